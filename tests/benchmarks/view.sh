#!/usr/bin/env bash
# <kura-viewer> beside model-viewer and three.js:  tests/benchmarks/view.sh [RUNS]   (5 by default, as many of them as fit into 8 minutes)
# Writes its table of docs/benchmarks.md. On demand only, after ./demo.sh --no-serve. Installs the peers (npm).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"

"$KURA_ROOT/scripts/install_npm.sh" site tests tests/benchmarks
exec node "$KURA_ROOT/tests/benchmarks/view.mjs" "${1:-5}"
