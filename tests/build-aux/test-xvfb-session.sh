# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2016 # those are for the inner shells
#
# build-aux/xvfb-session: gives a command what it promises, and leaves nothing.

set -u
session=$1
number=0

# check NAME COMMAND…
check ()
{
  local name=$1
  shift
  number=$((number + 1))
  if "$@"; then echo "ok $number $name"; else echo "not ok $number $name"; fi
}

is () { [ "$1" = "$2" ]; }

said=$("$session" bash -c 'echo "$XVFB_SESSION"; xprop -root _NET_SUPPORTING_WM_CHECK; echo "$0"' 'a word')
check 'a window manager is there' grep -q 'window id' <<<"$said"
check 'arguments keep their spaces' grep -qx 'a word' <<<"$said"
check 'its folder is gone' test ! -e "$(head -n 1 <<<"$said")"

"$session" bash -c 'exit 7'
check 'the exit status is the command'\''s' is "$?" 7

address=$(DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere "$session" bash -c 'echo "$DBUS_SESSION_BUS_ADDRESS"')
check 'the bus is its own' is "${address%%/praxis-session*}" unix:path=/tmp

# Both are open at once: each can only write once the other has.
pipes=$(mktemp -d)
mkfifo "$pipes/one" "$pipes/two"
"$session" bash -c 'echo "$DISPLAY" >"$1"; cat "$2" >"$3"' - "$pipes/one" "$pipes/two" "$pipes/first" &
"$session" bash -c 'cat "$1" >"$3"; echo "$DISPLAY" >"$2"' - "$pipes/one" "$pipes/two" "$pipes/second"
wait "$!"
check 'two at once have two displays' test "$(cat "$pipes/first")" != "$(cat "$pipes/second")"
rm -rf "$pipes"

echo "1..$number"
