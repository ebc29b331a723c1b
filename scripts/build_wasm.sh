#!/usr/bin/env bash
# Builds the viewer's WebAssembly module into build/wasm/module/dist. Needs scripts/build_wasm_filament.sh before.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
emscripten_environment

output="$KURA_BUILD/wasm/module"
if [ ! -f "$output/build.ninja" ]; then
  emcmake cmake -S "$KURA_ROOT/wasm" -B "$output" -G Ninja \
    -DCMAKE_BUILD_TYPE=Release "-DKURA_DEPS_DIR=$KURA_BUILD/deps" "-DKURA_FILAMENT_WEB_DIR=$KURA_BUILD/wasm/filament"
fi
cmake --build "$output" -j "$(kura_jobs)"
