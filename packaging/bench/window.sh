#!/bin/sh
# Measures the window over a queue of 100,000 jobs, 16 of which run, in the software pipeline. Builds first.
# usage: packaging/bench/window.sh [JOBS]   (on a display, for example: xvfb-run -a packaging/bench/window.sh)
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
root=$(dirname "$(dirname "$here")")
. "$root/packaging/toolchain.sh"
require_jdk
require_maven
offer_window
"$root/mvnw" -q -B -f "$root/pom.xml" -Pbench -Dmaven.test.skip=true -pl packaging/bench/window -am package >&2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
target=$here/window/target
# As the launcher starts the window.
"$JAVA_HOME/bin/java" ${JAVA_OPTIONS:-} -XX:+UseSerialGC -Xmx512m \
  -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10 -XX:+UnlockDiagnosticVMOptions -XX:-PrintWarnings \
  --enable-native-access=ALL-UNNAMED,javafx.graphics --module-path "$target/javafx" --add-modules javafx.controls \
  -Dprism.order=sw -cp "$target/window-benchmark-0.1.0-SNAPSHOT.jar:$target/lib/*" \
  dev.loadstone.bench.window.WindowBenchmark "${1:-100000}" "$folder"
