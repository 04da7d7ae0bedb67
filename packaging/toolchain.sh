# Finds the JDK and the Maven that build and run Loadstone. Sourced by ./mvnw and ./loadstone (POSIX sh).
# What is missing and can be had is installed, announced, when run as root on Debian; else one line
# says what to run. Everything said here goes to standard error.

JDK_VERSION=25

fail() {
  echo "loadstone: $1" >&2
  exit 2
}

# usage: install_debian PACKAGE...  installs, or names the command that would
install_debian() {
  if ! command -v apt-get >/dev/null 2>&1; then
    return 1
  fi
  if [ "$(id -u)" -ne 0 ]; then
    echo "loadstone: missing $*; run: sudo apt-get install --no-install-recommends -y $*" >&2
    return 1
  fi
  echo "loadstone: installing $* (Debian)" >&2
  { apt-get install --no-install-recommends -y "$@" || { apt-get update && apt-get install --no-install-recommends -y "$@"; }; } >/dev/null 2>&1 </dev/null ||
    { echo "loadstone: could not install $*; run: apt-get update && apt-get install --no-install-recommends -y $*" >&2; return 1; }
}

# Succeeds for the home of a JDK (not only a runtime) of the wanted version or newer.
is_wanted_jdk() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  found=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ -n "$found" ] && [ "$found" -ge "$JDK_VERSION" ]
}

find_jdk() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && is_wanted_jdk "$home"; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  return 1
}

require_jdk() {
  find_jdk && return 0
  if command -v apt-cache >/dev/null 2>&1 && [ -n "$(apt-cache madison "openjdk-$JDK_VERSION-jdk-headless" 2>/dev/null)" ]; then
    install_debian "openjdk-$JDK_VERSION-jdk-headless" && find_jdk && return 0
  fi
  fail "no JDK $JDK_VERSION found; install one (for example Eclipse Temurin $JDK_VERSION) and set JAVA_HOME to it"
}

require_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  install_debian maven && return 0
  fail "no Maven found; install Maven 3.8.7 or newer so that 'mvn' is on the PATH"
}

# The tests download from a real nginx as well; without it they say so and are skipped, or fail under CI.
# Debian starts a service for what it installs; tests start their own, so such a service is stopped and does not come
# back. What was there before is left as it is.
offer_nginx() {
  command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || install_without_service nginx-light nginx
}

# The same for the proxies that tests go through, and for a server that asks by Digest.
offer_proxies() {
  [ -x /usr/bin/tinyproxy ] || install_without_service tinyproxy tinyproxy
  [ -x /usr/bin/microsocks ] || install_debian microsocks || true
  [ -x /usr/sbin/lighttpd ] || install_without_service lighttpd lighttpd
  [ -x /usr/sbin/squid ] || install_without_service squid squid
}

# A keychain for the tests, which give it a bus of its own.
offer_keychain() {
  [ -x /usr/bin/dbus-daemon ] || install_debian dbus || true
  [ -x /usr/bin/gnome-keyring-daemon ] || install_debian gnome-keyring || true
}

# usage: install_without_service PACKAGE SERVICE
install_without_service() {
  install_debian "$1" || return 0
  if command -v systemctl >/dev/null 2>&1; then
    # Two steps: without a running systemd nothing can be stopped, but it can be kept from the next start.
    systemctl stop "$2" >/dev/null 2>&1 || true
    systemctl disable "$2" >/dev/null 2>&1 || true
  fi
  if [ -x "/etc/init.d/$2" ]; then
    "/etc/init.d/$2" stop >/dev/null 2>&1 || true
    update-rc.d "$2" disable >/dev/null 2>&1 || true
  fi
}

# The window's tests draw text; without the library they cannot start. Only Debian is looked after.
offer_fonts() {
  command -v ldconfig >/dev/null 2>&1 || return 0
  ldconfig -p | grep -q 'libpangoft2-1\.0\.so\.0' || install_debian libpangoft2-1.0-0 || true
}

# A display for the test of the application image, and somebody who looks at it.
offer_display() {
  command -v Xvfb >/dev/null 2>&1 || install_debian xvfb || true
  command -v xdotool >/dev/null 2>&1 || install_debian xdotool || true
  (DISPLAY=:0 && offer_window) || true
}

# What a window needs of the desktop.
offer_window() {
  [ -n "${DISPLAY:-}" ] && command -v ldconfig >/dev/null 2>&1 || return 0
  missing=
  ldconfig -p | grep -q 'libgtk-3\.so\.0' || missing=libgtk-3-0
  ldconfig -p | grep -q 'libXtst\.so\.6' || missing="$missing libxtst6"
  [ -z "$missing" ] || install_debian $missing || fail "without these libraries there is no window"
}
