#!/bin/sh
# Browser tests run in Debian's Chromium and need one Japanese font. Installs them where that is allowed,
# otherwise says in one line what is missing.
set -eu
missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
fc-list ':lang=ja' 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
[ -n "$missing" ] || exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq $missing fontconfig >/dev/null
else
    echo "Missing for the browser tests: sudo apt-get install $missing" >&2
    exit 1
fi
