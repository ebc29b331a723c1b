#!/usr/bin/env bash
# What a search costs and finds in 10,000 and 100,000 items:  tests/benchmarks/search.sh   (about six minutes)
# Writes the part "search" of docs/benchmarks.md. On demand only; needs build/stage and build/web (./demo.sh --no-serve) and Chromium.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"

here="$KURA_ROOT/tests/benchmarks"
"$KURA_ROOT/scripts/install_npm.sh" site tests
cmake -S "$KURA_ROOT" -B "$KURA_BUILD/native" -DKURA_BUILD_BENCHMARKS=ON >/dev/null
cmake --build "$KURA_BUILD/native" --target make_search_site --parallel "$(kura_jobs)" >/dev/null
folders=()
for items in 10000 100000; do
  folder="$KURA_BUILD/search-bench/$items"
  rm -rf "$folder"
  mkdir -p "$folder"
  time "$KURA_BUILD/native/tests/benchmarks/make_search_site" "$items" "$here/search/known_records.json" "$KURA_ROOT/site/templates" "$folder"
  cp -r "$KURA_BUILD/web/scripts" "$KURA_BUILD/web/styles" "$folder/"
  folders+=("$folder")
done
exec node "$here/search/measure.mjs" "${folders[@]}"
