#!/usr/bin/env bash
# Installs the Debian packages that are missing:  install_packages.sh [LIST...]  (default: packages.txt).
# With everything there it only asks dpkg, which takes a moment, and needs no root.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

wanted_packages() { # LIST...
  sed 's/#.*//; /^[[:space:]]*$/d' "$@" | tr -d '[:blank:]'
  # Any node from version 18 on will do, with its npm: Debian's own, or one that was there before.
  if ! node_is_new_enough; then
    echo nodejs
    echo npm
  elif ! command -v npm >/dev/null; then
    echo npm
  fi
}

node_is_new_enough() {
  local version
  version="$(node --version 2>/dev/null)" || return 1
  version="${version#v}"
  [ "${version%%.*}" -ge 18 ]
}

missing_packages() {
  local wanted
  wanted="$(wanted_packages "$@")"
  # dpkg-query fails when it does not know a package at all; that is one more missing package.
  # shellcheck disable=SC2086,SC2016
  { dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null || true; } |
    awk '$2 == "installed" { print $1 }' | sort -u | comm -13 - <(sort -u <<<"$wanted")
}

install() {
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get update </dev/null
  # Recommended packages would bring a desktop along.
  as_root apt-get install --yes --no-install-recommends -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 "$@" </dev/null
}

main() {
  cd "$KURA_ROOT/scripts"
  local lists=("$@") missing
  [ ${#lists[@]} -gt 0 ] || lists=(packages.txt)
  command -v dpkg-query >/dev/null || die "this is not Debian: dpkg-query is missing" \
    "Kurabiraki is built on Debian 12. The packages it needs stand in scripts/packages*.txt."

  missing="$(missing_packages "${lists[@]}")"
  [ -n "$missing" ] || return 0
  echo "installing $(xargs <<<"$missing")"
  # shellcheck disable=SC2086
  install $missing || die "apt-get could not install: $(xargs <<<"$missing")" \
    "Its own message stands above. Often the network or the mirror is down: try again." \
    "A package that 'has no installation candidate' means another Debian than 12 (this is $(. /etc/os-release && echo "$PRETTY_NAME"))."
  missing="$(missing_packages "${lists[@]}")"
  [ -z "$missing" ] || die "still not installed: $(xargs <<<"$missing")" "Install them by hand: apt-get install $(xargs <<<"$missing")"
}

main "$@"
