# shellcheck shell=bash
# Shared by every script here: where the checkout is, and how a failure is told. Sourced, never run.

KURA_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
KURA_BUILD="$KURA_ROOT/build"

# Same messages, sort orders and number formats on every machine.
export LC_ALL=C.UTF-8

# Debian's emscripten needs Debian's node modules (acorn); a node from elsewhere does not look there by itself.
export NODE_PATH="${NODE_PATH:-/usr/share/nodejs}"

# A commit must build the same everywhere: settings for Debian's frozen emscripten cache must not leak in.
unset EM_CACHE EM_CONFIG

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
