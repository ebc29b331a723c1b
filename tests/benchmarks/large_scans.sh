#!/usr/bin/env bash
# Time and memory of one conversion as scans grow:  tests/benchmarks/large_scans.sh [MILLIONS...]   (1 5 10 25 50 by default), each as
# PLY, and of ten million triangles as textured OBJ.
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
rm -rf "$scratch"
mkdir -p "$scratch"
measure() {  # FILE MILLIONS
  "$build/tests/benchmarks/make_large_scan" "${2}000000" "$scratch/$1"
  python3 "$KURA_ROOT/tests/benchmarks/time_convert.py" "$build/pipeline/cli/kura" "$scratch/$1" "$scratch" "$2"
  rm -rf "$scratch"/statue.* "$scratch/site" "$scratch/site.cache"
}
for millions in "$@"; do measure statue.ply "$millions"; done
measure statue.obj 10
python3 "$KURA_ROOT/tests/benchmarks/time_convert.py" --write "$scratch" "$KURA_ROOT/docs/benchmarks.md"
