#!/bin/sh
# Browser tests run in Debian's Chromium and need one Japanese font; the main paths run in Firefox and WebKitGTK too.
# Installs them where that is allowed, otherwise says in one line what is missing. Only without the first two there
# are no browser tests; a browser that is missing is skipped, but for CI.
set -eu
has() { command -v "$1" >/dev/null 2>&1; }
needed="" wanted=""
has chromium || has chromium-browser || needed="chromium"
fc-list ':lang=ja' 2>/dev/null | grep -q . || needed="$needed fonts-noto-cjk fontconfig"
has firefox-esr || has firefox || wanted="firefox-esr"
has WebKitWebDriver || wanted="$wanted webkit2gtk-driver"
has Xvfb || wanted="$wanted xvfb"
[ -n "$needed$wanted" ] || exit 0
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo -n"
install() {
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
if has apt-get && $as_root true 2>/dev/null && $as_root apt-get update -qq; then
    # shellcheck disable=SC2086
    [ -z "$needed" ] || install $needed
    for package in $wanted; do
        install "$package" || echo "Not to be had, so its tests are skipped: $package" >&2
    done
else
    echo "Missing for the browser tests: sudo apt-get install $needed $wanted" >&2
    [ -z "$needed" ] || exit 1
fi
