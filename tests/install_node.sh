#!/bin/sh
# Finds Node and npm for html-validate, or installs them when root and apt answer; then html-validate itself.
set -e
if ! command -v npm >/dev/null 2>&1 || ! node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm >/dev/null
    else
        echo "The check of the HTML needs Node 18.19 or newer with npm. Install them (Debian, Ubuntu: apt-get install nodejs npm), then run make test again." >&2
        exit 1
    fi
fi
npm ci --prefix "$(dirname "$0")/html" --omit=peer --ignore-scripts --no-audit --no-fund --silent
