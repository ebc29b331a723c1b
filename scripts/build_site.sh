#!/usr/bin/env bash
# Bundles the pages' scripts and styles: site/ -> build/web (npm run build), where anything in site/ or the script of the
# viewer's module changed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

site="$KURA_ROOT/site"
stamp="$KURA_BUILD/web.stamp"
# Folders are compared too: their time changes when a file in them goes away.
module="$KURA_BUILD/wasm/module/dist/kura-module.js"
if [ -f "$stamp" ] && [ -d "$KURA_BUILD/web" ] && ! [ "$module" -nt "$stamp" ] &&
  [ -z "$(find "$site" -name node_modules -prune -o -newer "$stamp" -print -quit)" ]; then
  exit 0
fi
# The time before the build: what is edited while it runs counts as newer.
mkdir -p "$KURA_BUILD"
touch "$stamp.new"
npm run build --prefix "$site" </dev/null
mv "$stamp.new" "$stamp"
