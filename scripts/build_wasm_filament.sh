#!/usr/bin/env bash
# Compiles Filament to WebAssembly: build/wasm/filament/libfilament-web.a and filament-web.cmake.
# About two minutes on two cores; a second run does nothing.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
emscripten_environment

output="$KURA_BUILD/wasm/filament"
if [ ! -f "$output/build.ninja" ]; then
  emcmake cmake -S "$KURA_ROOT/wasm/filament" -B "$output" -G Ninja \
    -DCMAKE_BUILD_TYPE=Release "-DKURA_DEPS_DIR=$KURA_BUILD/deps"
fi
cmake --build "$output" -j "$(kura_jobs)"
