#!/usr/bin/env bash
# Prints the addresses from which this machine gets the main part of a Debian suite, one per line:
#   debian_mirrors.sh [SUITE]   (default: the suite of this machine)
# They come from apt's own configuration, whatever its format, so no address stands in this repository. `--print-uris` asks
# no network and needs no root; `apt-get indextargets` would, it is empty until the first `apt-get update`.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

suite="${1:-$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")}"
apt-get update --print-uris 2>/dev/null |
  awk -F"'" -v tail="/dists/$suite/main/binary-" '
    { at = index($2, tail) }
    at && !seen[substr($2, 1, at - 1)]++ { print substr($2, 1, at - 1) }'
