# shellcheck shell=bash
# The steps of demo.sh, test.sh and ./kura: each prints one line with its time, keeps its log in build/logs/NAME.log,
# and tells what to do when it fails. With KURA_QUIET set only a failure speaks. Sourced after lib.sh.

# lock_checkout: one build of a checkout at a time. The lock goes with the process that holds descriptor 8.
lock_checkout() {
  mkdir -p "$KURA_BUILD/logs"
  exec 8>"$KURA_BUILD/.lock"
  flock --nonblock 8 && return
  echo "Another demo.sh, test.sh or kura is building this checkout; waiting for it." >&2
  flock 8
}

unlock_checkout() { exec 8>&-; }

# step NAME TITLE ADVICE COMMAND...: runs a step; leaves the script when it fails.
step() {
  local name="$1" title="$2" advice="$3" log="$KURA_BUILD/logs/$1.log" begin status=0
  shift 3
  begin="$(date +%s.%N)"
  # Only a terminal sees the step begin; a log gets the one line at its end.
  [ -t 1 ] && [ -z "${KURA_QUIET:-}" ] && printf '  %-44s\r' "$title ..."
  # The same messages on every machine; without the lock's descriptor, so that nothing that a step leaves behind holds it.
  env LC_ALL=C.UTF-8 "$@" >"$log" 2>&1 </dev/null 8>&- || status=$?
  if [ "$status" -eq 0 ]; then
    [ -n "${KURA_QUIET:-}" ] || printf '  %-44s%8s\n' "$title" "$(seconds_since "$begin")"
    return 0
  fi
  printf '  %-44s%8s  FAILED\n\n' "$title" "$(seconds_since "$begin")"
  tail -n 30 "$log" | sed 's/^/    /'
  printf '\nThe step "%s" failed (exit code %s). The whole log: build/logs/%s.log\n%s\n' \
    "$title" "$status" "$name" "$advice"
  exit 1
}

seconds_since() { # BEGIN
  awk -v begin="$1" -v now="$(date +%s.%N)" 'BEGIN { printf "%.1f s", now - begin }'
}

readonly kNetwork="Check the network and the mirrors of this machine, then run the same command again: what is done stays done."
readonly kOurs="If you changed nothing, this is a fault of ours: please report it with the log."

step_packages() { # LIST...
  step packages "Debian packages" "Run it by hand to see more: scripts/install_packages.sh $*" \
    "$KURA_ROOT/scripts/install_packages.sh" "$@"
}
step_sources() {
  step sources "sources of Filament, meshoptimizer and xatlas" "$kNetwork" "$KURA_ROOT/scripts/fetch_sources.sh"
}
step_npm() { # FOLDER...
  step npm "npm packages" "$kNetwork" "$KURA_ROOT/scripts/install_npm.sh" "$@"
}
step_native() { # [--with-tests]
  step native "native programs" "$kOurs" "$KURA_ROOT/scripts/build_native.sh" "$@"
}
step_filament() {
  step filament "Filament as WebAssembly" "Remove build/wasm/filament and run again. $kOurs" \
    "$KURA_ROOT/scripts/build_wasm_filament.sh"
}
step_module() {
  step module "viewer as WebAssembly" "Remove build/wasm/module and run again. $kOurs" "$KURA_ROOT/scripts/build_wasm.sh"
}
step_site() {
  step site "scripts and styles of the pages" "$kOurs" "$KURA_ROOT/scripts/build_site.sh"
}
step_stage() {
  step stage "working tree in build/stage" "$kOurs" "$KURA_ROOT/scripts/stage.sh"
}
step_sample() {
  step sample "sample collection" "Is there room on the disk (df -h build)? $kOurs" "$KURA_ROOT/scripts/make_sample.sh"
}
step_demo_site() {
  step demo_site "museum site of the sample collection" "Is there room on the disk (df -h build)? $kOurs" \
    "$KURA_BUILD/stage/bin/kura" build "$KURA_BUILD/demo/collection" -o "$KURA_BUILD/demo/site"
}
