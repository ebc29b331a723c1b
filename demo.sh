#!/usr/bin/env bash
# From a fresh Debian 12 to a museum in the browser:  ./demo.sh [--no-serve] [--port N]
# Installs what is missing, builds everything, makes the sample collection and its site, and serves it.
# A second run does only what changed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/scripts/lib.sh"
. "$KURA_ROOT/scripts/steps.sh"

serve=yes
port=8080
while [ $# -gt 0 ]; do
  case "$1" in
    --no-serve) serve=no ;;
    --port)
      [ $# -ge 2 ] || die "--port needs a number" "Example: ./demo.sh --port 8081"
      port="$2"
      shift
      ;;
    -h | --help)
      sed -n '2,/^set/{/^set/d; s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"
      exit 0
      ;;
    *) die "what is $1?" "Usage: ./demo.sh [--no-serve] [--port N]" ;;
  esac
  shift
done

lock_checkout
begin="$(date +%s.%N)"
step_packages packages.txt
step_sources
step_npm site
step_native
step_filament
step_module
step_site
step_stage
step_sample
step_demo_site
unlock_checkout
printf '\nThe site is in build/demo/site (%s altogether).\n' "$(seconds_since "$begin")"

[ "$serve" = yes ] || exit 0
printf 'Open http://127.0.0.1:%s in a browser; Ctrl-C ends it.\n' "$port"
exec "$KURA_BUILD/stage/bin/kura" serve "$KURA_BUILD/demo/site" --port "$port"
