# shellcheck shell=bash
# Shared by every script here: where the checkout is, and how a failure is told. Sourced, never run.

KURA_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
# shellcheck disable=SC2034 # for the scripts that source this
KURA_BUILD="$KURA_ROOT/build"

die() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  shift
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 1
}

# How many compilers at once: one per core, but at least 1.5 GB of memory each, or the linker starts to swap.
kura_jobs() {
  if [ -n "${KURA_JOBS:-}" ]; then
    echo "$KURA_JOBS"
    return
  fi
  local cores memory_kb by_memory
  cores="$(nproc)"
  memory_kb="$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)"
  by_memory=$((memory_kb / 1500000))
  [ "$by_memory" -ge 1 ] || by_memory=1
  [ "$by_memory" -lt "$cores" ] && echo "$by_memory" || echo "$cores"
}

# as_root CMD...: runs CMD as root, through sudo where we are not.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo --preserve-env=DEBIAN_FRONTEND "$@"
  else
    die "root is needed to run: $*" "Run this as root, or install sudo."
  fi
}

# emscripten_environment: what emcc needs, set in the caller.
emscripten_environment() {
  # It needs Debian's node modules (acorn), and a node from elsewhere does not look there by itself.
  export NODE_PATH="${NODE_PATH:-/usr/share/nodejs}"
  # Debian's cache is built beforehand and frozen; settings for another one must not leak in.
  unset EM_CACHE EM_CONFIG
}
