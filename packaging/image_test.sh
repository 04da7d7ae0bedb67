#!/bin/sh
# Tries an application image as somebody does who has unpacked it and has nothing else of it: no Java, no checkout.
# usage: packaging/image_test.sh [FOLDER]   (default: packaging/target/loadstone; needs python3, Xvfb, xdotool)
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
image=$(CDPATH='' cd "${1:-$here/target/loadstone}" && pwd -P)
most_mb=220
work=$(mktemp -d)
pids=
trap 'for pid in $pids; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

fail() {
  echo "image: $1" >&2
  [ ! -r "$work/data/loadstone.log" ] || tail -n 20 "$work/data/loadstone.log" >&2
  exit 1
}

# usage: await WHAT COMMAND...  until it succeeds, at most half a minute
await() {
  what=$1 tries=150
  shift
  until "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || fail "not within 30 s: $what"
    sleep 0.2
  done
}

# Under another path, with a space, than it was built at.
place="$work/an image"
cp -r "$image" "$place"
mkdir "$work/home" "$work/served"
in_place_of_this_shell() {
  exec env -i PATH=/usr/bin:/bin HOME="$work/home" LOADSTONE_HOME="$work/data" ${display:+DISPLAY="$display"} \
    ${options:+_JAVA_OPTIONS="$options"} "$place/bin/loadstone" "$@"
}
loadstone() {
  (in_place_of_this_shell "$@")
}

megabytes=$(du -sm "$image" | cut -f 1)
[ "$megabytes" -le "$most_mb" ] || fail "it has $megabytes MB, more than $most_mb"

# Cannot start without its cache: elsewhere a cache that does not fit is done without, and nobody notices.
options=-XX:AOTMode=on
loadstone --version >"$work/version" 2>/dev/null || fail "the command line does not take its cache"
options=

head -c 3000000 /dev/urandom >"$work/served/rock.bin"
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$work/served" >"$work/server" 2>&1 &
pids="$pids $!"
await "a server" grep -q 'port [0-9]' "$work/server"
origin=http://127.0.0.1:$(sed -n 's/.* port \([0-9]*\).*/\1/p' "$work/server" | head -n 1)
loadstone get --quiet -d "$work/files" "$origin/rock.bin" || fail "get failed"
cmp "$work/served/rock.bin" "$work/files/rock.bin" || fail "get brought something else"
loadstone get --quiet -d "$work/files" "$origin/none.bin" >/dev/null 2>&1 && fail "get of what is not there succeeded"

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
pids="$pids $!"
await "a display" test -s "$work/display"
display=:$(cat "$work/display")
options=-XX:AOTMode=on
in_place_of_this_shell >"$work/window" 2>&1 &
window=$!
pids="$pids $window"
await "the window" env DISPLAY="$display" xdotool search --onlyvisible --name Loadstone
await "its first frame" grep -q 'the queue is shown' "$work/data/loadstone.log"
options=
loadstone open "$origin/rock.bin" >"$work/second" || fail "a second start failed"
grep -q 'open offers these links' "$work/second" || fail "a second start said: $(cat "$work/second")"
await "the links of a second start" grep -q 'hands over 1 links' "$work/data/loadstone.log"
kill "$window"
wait "$window" || fail "the window ended with $?"

entry=$place/share/applications/loadstone.desktop
[ "$(sed -n 's/^Icon=//p' "$entry")" = loadstone ] || fail "the desktop entry has another icon"
for icon in 256x256/apps/loadstone.png scalable/apps/loadstone.svg; do
  [ -s "$place/share/icons/hicolor/$icon" ] || fail "there is no icon $icon"
done
! command -v desktop-file-validate >/dev/null 2>&1 || desktop-file-validate "$entry" || fail "the desktop entry is wrong"
echo "image: $(head -n 1 "$work/version"), $megabytes MB: command line, window, second start"
