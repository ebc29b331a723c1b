#!/usr/bin/env bash
# Installs what site/ and tests/ need from npm, exactly as their lock files say:  install_npm.sh [FOLDER...]
# A folder whose lock file has not changed since the last time is left alone.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Debian's Chromium is used; nothing may download a browser of its own.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PUPPETEER_SKIP_DOWNLOAD=1

install_folder() { # FOLDER
  local folder="$KURA_ROOT/$1" stamp
  [ -f "$folder/package.json" ] || return 0
  [ -f "$folder/package-lock.json" ] || die "$1/package-lock.json is missing" \
    "Make it: cd $1 && npm install --omit-lockfile-registry-resolved, and commit it."
  # node's version counts too: packages with a binary inside choose it when they are installed.
  stamp="$(cat "$folder/package-lock.json" <(node --version) | sha256sum | cut -d' ' -f1)"
  [ "$(cat "$folder/node_modules/.kura-stamp" 2>/dev/null)" = "$stamp" ] && return 0
  echo "npm ci in $1"
  npm ci --prefix "$folder" --cache "$KURA_BUILD/npm-cache" --no-audit --no-fund --no-update-notifier </dev/null ||
    die "npm could not install what $1/package-lock.json names" \
      "Its own message stands above. Is the registry reachable? Try: npm ping" \
      "After a change of $1/package.json: cd $1 && npm install --omit-lockfile-registry-resolved"
  mkdir -p "$folder/node_modules"
  echo "$stamp" >"$folder/node_modules/.kura-stamp"
}

[ $# -gt 0 ] || set -- site tests
for folder in "$@"; do install_folder "$folder"; done
