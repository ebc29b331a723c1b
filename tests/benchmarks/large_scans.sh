#!/usr/bin/env bash
# Time and memory of one conversion as scans grow:  tests/benchmarks/large_scans.sh [MILLIONS...]   (1 5 10 25 50 by default)
# Writes its table into docs/benchmarks.md. On demand only: the largest scan is 1 GB on disk and takes minutes.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"

[ $# -gt 0 ] || set -- 1 5 10 25 50
command -v python3 >/dev/null || die "python3 is missing" "Run: scripts/install_packages.sh packages.txt"
build="$KURA_BUILD/native"
cmake -S "$KURA_ROOT" -B "$build" -DKURA_BUILD_BENCHMARKS=ON >/dev/null
cmake --build "$build" --target make_large_scan kura --parallel "$(kura_jobs)" >/dev/null
[ -d "$KURA_BUILD/stage/share" ] || "$KURA_ROOT/demo.sh" --no-serve
scratch="$KURA_BUILD/benchmarks/large"
mkdir -p "$scratch"
for millions in "$@"; do
  scan="$scratch/statue.ply"
  "$build/tests/benchmarks/make_large_scan" "${millions}000000" "$scan"
  python3 "$KURA_ROOT/tests/benchmarks/time_convert.py" "$build/pipeline/cli/kura" "$scan" "$scratch" "$millions"
  rm -rf "$scan" "$scratch/site" "$scratch/site.cache"
done
python3 "$KURA_ROOT/tests/benchmarks/time_convert.py" --write "$scratch" "$KURA_ROOT/docs/benchmarks.md"
