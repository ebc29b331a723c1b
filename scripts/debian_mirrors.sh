#!/usr/bin/env bash
# Prints the addresses of the Debian archive that this machine already uses, best guess first, one per line.
# They come from apt's own configuration, so no address stands in this repository.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")"

# ORIGIN is known only after an `apt-get update`; entries that say Debian come before those that say nothing.
# shellcheck disable=SC2016 # apt fills these in
apt-get indextargets --format '$(CREATED_BY)|$(RELEASE)|$(COMPONENT)|$(ORIGIN)|$(REPO_URI)' |
  awk -F'|' -v codename="$codename" '
    $1 != "Packages" || $2 != codename || $3 != "main" { next }
    $4 == "Debian" { print "1 " $5; next }
    { print "2 " $5 }' |
  sort -s -k1,1n | cut -d' ' -f2- | awk '!seen[$0]++'
