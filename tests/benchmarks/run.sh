#!/usr/bin/env bash
# Conversion against its peers, side by side:  tests/benchmarks/run.sh [RUNS]   (5 by default; about 15 minutes)
# Writes the tables of docs/benchmarks.md. On demand only. Installs gltfpack (apt), gltfpack and gltf-transform (npm).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"

command -v gltfpack >/dev/null || as_root apt-get install -y --no-install-recommends gltfpack
command -v vips >/dev/null || as_root apt-get install -y --no-install-recommends libvips-tools
"$KURA_ROOT/scripts/install_npm.sh" tests/benchmarks
build="$KURA_BUILD/native"
cmake -S "$KURA_ROOT" -B "$build" -DKURA_BUILD_BENCHMARKS=ON >/dev/null
cmake --build "$build" --target kura-bench kura --parallel "$(kura_jobs)" >/dev/null
exec node "$KURA_ROOT/tests/benchmarks/compare.mjs" "${1:-5}"
