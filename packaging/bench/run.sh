#!/bin/sh
# Measures Loadstone beside curl, aria2, wget2 and cp against nginx on loopback. See README.md.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../toolchain.sh"

# usage: need COMMAND DEBIAN_PACKAGE
need() {
  PATH=$PATH:/usr/sbin command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

missing=
need nginx nginx-light
need curl curl
need aria2c aria2
need wget2 wget2
need openssl openssl
need python3 python3
[ -x /usr/bin/time ] || missing="$missing time"
# shellcheck disable=SC2086 # one word a package
[ -z "$missing" ] || install_debian $missing || exit 2

PYTHONPATH=$here PYTHONDONTWRITEBYTECODE=1 exec python3 -m loadstone_bench "$@"
