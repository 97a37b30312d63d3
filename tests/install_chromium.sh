#!/bin/sh
# Finds Chromium for the browser tests, or installs it when root and apt answer.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-liberation2 >/dev/null && exit 0
fi
echo "The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium fonts-liberation2), then run make test again." >&2
exit 1
