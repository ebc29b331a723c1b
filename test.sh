#!/usr/bin/env bash
# Installs, builds and tests everything:  ./test.sh
# Ends with one line, "N passed, N failed, N skipped", over every GoogleTest case and every browser case;
# the exit code is 0 only when nothing failed. Results in build/test-results, screenshots in build/screenshots.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/lib.sh"
. "$KURA_ROOT/scripts/steps.sh"

results="$KURA_BUILD/test-results"

# run_tests NAME COMMAND...: as a step, but a failing test does not stop the others. What the command wrote into
# build/test-results is gathered in build/test-results/NAME, beside its exit code.
run_tests() {
  local name="$1" begin status=0
  shift
  begin="$(date +%s.%N)"
  "$@" >"$KURA_BUILD/logs/test-$name.log" 2>&1 </dev/null 8>&- || status=$?
  mkdir -p "$results/$name"
  find "$results" -maxdepth 1 -type f -exec mv -t "$results/$name" {} +
  echo "$status" >"$results/$name/status"
  printf '  %-44s%8s\n' "tests: $name" "$(seconds_since "$begin")"
}

lock_checkout
step_packages packages.txt packages-test.txt
step_sources
step_npm site tests
step_native --with-tests
step_filament
step_module
step_site
step_stage
step_sample
step_demo_site

rm -rf "$results"
mkdir -p "$results"
cd "$KURA_ROOT"
run_tests native ctest --test-dir "$KURA_BUILD/native" --parallel "$(kura_jobs)" --timeout 600 --no-tests=error \
  --output-on-failure --output-junit "$results/native.xml"
# Browser and conformance tests: each tests/NAME/run.mjs writes build/test-results/*.json.
for runner in tests/*/run.mjs; do
  [ -f "$runner" ] || continue
  run_tests "$(basename "$(dirname "$runner")")" node "$runner"
done
exec python3 "$KURA_ROOT/scripts/summarize_tests.py" "$results" "$KURA_BUILD/logs"
