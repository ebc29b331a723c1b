#!/usr/bin/env bash
# Makes the sample collection in build/demo/collection, where its generator or the month has changed since the last time.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

collection="$KURA_BUILD/demo/collection"
generator="$(find "$KURA_BUILD/native" -type f -name kura-sample -perm -u+x -print -quit)"
[ -n "$generator" ] || die "kura-sample was not built" "Is KURA_BUILD_SAMPLE on in build/native/CMakeCache.txt?"

# The visit planner shows coming days, so the calendar begins with the present month: the same files all month long.
# SOURCE_DATE_EPOCH sets another month, for whoever wants the files of another day.
first="$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y-%m-01)"
stamp="$(sha256sum "$generator" | cut -d' ' -f1) $first"
[ "$(cat "$collection.stamp" 2>/dev/null)" = "$stamp" ] && [ -f "$collection/collection.toml" ] && exit 0
rm -rf "$collection.new"
mkdir -p "$KURA_BUILD/demo"
"$generator" -o "$collection.new" --from "$first"
rm -rf "$collection"
mv "$collection.new" "$collection"
echo "$stamp" >"$collection.stamp"
