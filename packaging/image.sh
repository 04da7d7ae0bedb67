#!/bin/sh
# Builds the application image: a folder with Loadstone and its own Java, for the system this runs on.
# usage: packaging/image.sh [FOLDER]   (default: packaging/target/loadstone)
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$here")
. "$here/toolchain.sh"

[ "$(uname -s)" = Linux ] || fail "the image is built on Linux only, so far"
work=$here/target/work
image=${1:-$here/target/loadstone}
target=$root/app/target
input=$work/input
modules=java.base,java.logging,java.naming,java.sql,java.xml,jdk.httpserver,jdk.localedata,jdk.unsupported
modules=$modules,jdk.crypto.ec,jdk.net,jdk.security.auth,javafx.controls

say() {
  echo "loadstone: $1" >&2
}

# usage: run COMMAND...  keeps what it says for the case that it fails
run() {
  "$@" >>"$work/log" 2>&1 </dev/null || {
    tail -n 20 "$work/log" >&2
    fail "'$1' failed; all of its output is in $work/log"
  }
}

build_jars() {
  rm -rf "$target/lib" "$target/javafx"
  run "$root/mvnw" -B -f "$root/pom.xml" -Pimage -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl app -am package
}

# usage: keep_natives JAR PATTERN FOLDER  moves the native libraries of this machine out of a jar that has
# those of all; without them it is a tenth
keep_natives() {
  jar=$1 pattern=$2 folder=$3
  mkdir -p "$work/jar" "$folder"
  (
    cd "$work/jar"
    run "$JAVA_HOME/bin/jar" xf "$jar"
    cp $pattern "$folder"
    find . -name '*.so' -o -name '*.dll' -o -name '*.dylib' -o -name '*.jnilib' -o -name '*.a' | xargs rm -f
    rm "$jar"
    run "$JAVA_HOME/bin/jar" --create --no-compress --manifest META-INF/MANIFEST.MF --file "$jar" .
  )
  rm -rf "$work/jar"
}

# JavaFX's jars unpack their libraries into the user's home; as modules of the runtime they have them beside Java's.
javafx_modules() {
  mkdir -p "$work/jmods"
  for jar in "$target"/javafx/javafx-*-linux*.jar; do
    name=$(basename "$jar" | sed 's/^javafx-\([a-z]*\)-.*/javafx.\1/')
    mkdir -p "$work/fx/$name/libs"
    (cd "$work/fx/$name" && mkdir classes && cd classes && run "$JAVA_HOME/bin/jar" xf "$jar")
    find "$work/fx/$name/classes" -maxdepth 1 -name '*.so' -exec mv {} "$work/fx/$name/libs" \;
    find "$work/fx/$name/classes" -maxdepth 1 -name '*.jar' -exec rm {} \;
    run "$JAVA_HOME/bin/jmod" create --class-path "$work/fx/$name/classes" --libs "$work/fx/$name/libs" \
      "$work/jmods/$name.jmod"
  done
}

# Java with the modules that are used and nothing else.
runtime() {
  javafx_modules
  run "$JAVA_HOME/bin/jlink" --module-path "$work/jmods" --add-modules "$modules" --include-locales=en,de \
    --strip-java-debug-attributes --no-header-files --no-man-pages --output "$work/runtime"
}

application() {
  mkdir -p "$input/native"
  cp "$target/loadstone-app.jar" "$target"/lib/*.jar "$here/compilers.json" "$target/THIRD-PARTY.txt" "$input"
  case $(uname -m) in
    x86_64) sqlite=x86_64 zstd=amd64 ;;
    aarch64) sqlite=aarch64 zstd=aarch64 ;;
    *) fail "no native libraries for $(uname -m)" ;;
  esac
  keep_natives "$(echo "$input"/sqlite-jdbc-*.jar)" "org/sqlite/native/Linux/$sqlite/libsqlitejdbc.so" "$input/native"
  keep_natives "$(echo "$input"/zstd-jni-*.jar)" "linux/$zstd/libzstd-jni*.so" "$input/native"
  for jar in "$input"/*.jar; do
    legal "$jar"
  done
}

# usage: legal JAR  licenses and notices that come in a jar
legal() {
  into=$input/legal/$(basename "$1" .jar)
  mkdir -p "$into"
  (cd "$into" && "$JAVA_HOME/bin/jar" tf "$1" | grep -iE '^(META-INF/)?(LICENSE|NOTICE|COPYING)[^/]*$' |
    xargs -r "$JAVA_HOME/bin/jar" xf "$1") || true
  rmdir "$into" 2>/dev/null || true
}

# The same for all starts, the rehearsals' included: a cache fits only a machine started alike.
options_of_all='-XX:+UseSerialGC -Xlog:disable
-Dorg.sqlite.lib.path=$APPDIR/native -Dorg.sqlite.lib.name=libsqlitejdbc.so'
options_of_cli="$options_of_all -Xmx256m -Xmn16m --enable-native-access=ALL-UNNAMED
-XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput
-XX:CompilerDirectivesFile=\$APPDIR/compilers.json -XX:CompileCommand=quiet
-XX:Tier4InvocationThreshold=300 -XX:Tier4MinInvocationThreshold=150 -XX:Tier4CompileThreshold=600
-XX:C1MaxInlineSize=12"
options_of_window="$options_of_all -Xmx512m -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10
-XX:+UnlockDiagnosticVMOptions -XX:-PrintWarnings --enable-native-access=ALL-UNNAMED,javafx.graphics"

launchers() {
  build=$(date -u +%Y%m%d%H%M%S)
  set --
  for option in $options_of_cli "-XX:AOTCache=\$APPDIR/loadstone-cli-$build.aot"; do
    set -- "$@" --java-options "$option"
  done
  {
    echo "java-options=$(echo $options_of_window) -XX:AOTCache=\$APPDIR/loadstone-window-$build.aot"
    echo "icon=$work/loadstone.png"
  } >"$work/window.properties"
  run "$JAVA_HOME/bin/java" "$here/icon/RenderIcon.java" "$here/icon/loadstone.svg" "$work/loadstone.png" 256
  run "$JAVA_HOME/bin/jpackage" --type app-image --name loadstone-cli --dest "$work/image" \
    --runtime-image "$work/runtime" --input "$input" --main-jar loadstone-app.jar --main-class dev.loadstone.app.Main \
    --icon "$work/loadstone.png" --add-launcher "loadstone-window=$work/window.properties" "$@"
  made=$work/image/loadstone-cli
  cp "$here/linux/loadstone" "$made/bin/loadstone"
  mkdir -p "$made/share/applications" "$made/share/icons/hicolor/256x256/apps" "$made/share/icons/hicolor/scalable/apps"
  cp "$here/linux/loadstone.desktop" "$made/share/applications"
  cp "$work/loadstone.png" "$made/share/icons/hicolor/256x256/apps/loadstone.png"
  cp "$here/icon/loadstone.svg" "$made/share/icons/hicolor/scalable/apps"
}

# usage: rehearse LAUNCHER OPTIONS ARGUMENT...  makes the cache of a launcher; last of all, since this release of
# the machine does not notice a jar that changed later (JDK-8377932)
rehearse() {
  launcher=$1 options=$(echo "$2" | sed "s|\$APPDIR|$made/lib/app|g")
  shift 2
  class_path=$(sed -n "s|^app.classpath=\$APPDIR|$made/lib/app|p" "$made/lib/app/$launcher.cfg" | paste -sd : -)
  # shellcheck disable=SC2086 # one word an option
  run "$made/lib/runtime/bin/java" $options "-XX:AOTCacheOutput=$made/lib/app/$launcher-$build.aot" \
    -cp "$class_path" dev.loadstone.app.Main "$@"
  [ -r "$made/lib/app/$launcher-$build.aot" ] || fail "no cache of $launcher was made; see $work/log"
}

require_jdk
require_maven
offer_fonts
rm -rf "$work" "$image"
mkdir -p "$work"
say "building the jars…"
build_jars
say "building the runtime…"
runtime
application
say "building the image…"
launchers
say "rehearsing…"
rehearse loadstone-cli "$options_of_cli" demo --rehearse --dir "$work/rehearsal"
rehearse loadstone-window "$options_of_window -Dglass.platform=Headless" open --rehearse --data-dir "$work/rehearsal"
rm -rf "$made/lib/runtime/bin"
mkdir -p "$(dirname "$image")"
mv "$made" "$image"
say "$image has $(du -sm "$image" | cut -f 1) MB"
