#!/usr/bin/env bash
# Builds the native programs into build/native:  build_native.sh [--with-tests]
# Without --with-tests a first build leaves the test programs out (they take as long as the programs);
# a build folder that has them already keeps them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

output="$KURA_BUILD/native"
configured() { [ -f "$output/build.ninja" ] && [ "$output/build.ninja" -nt "$KURA_ROOT/CMakePresets.json" ]; }
has_tests() { grep -q '^KURA_BUILD_TESTS:BOOL=ON$' "$output/CMakeCache.txt" 2>/dev/null; }

cd "$KURA_ROOT"
if [ "${1:-}" = --with-tests ]; then
  { configured && has_tests; } || cmake --preset release -DKURA_BUILD_TESTS=ON
elif ! configured; then
  if has_tests; then cmake --preset release; else cmake --preset release -DKURA_BUILD_TESTS=OFF; fi
fi
cmake --build "$output" -j "$(kura_jobs)"
