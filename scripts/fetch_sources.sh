#!/usr/bin/env bash
# Fetches the third-party sources that Debian 12 does not package, and unpacks them into build/deps/NAME.
#
# They come from Debian's source archive, through a private apt configuration in build/apt, so that nothing of the
# system's apt changes. apt checks Debian's signature over each file; the sha256 below pins the exact bytes besides.
# Tarballs stay in build/downloads. A second run checks two stamps and does nothing.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

readonly KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
readonly SUITE=trixie

# name | version of the source package | tarball | sha256 | what of it to unpack (all, where empty)
# Of godot only xatlas and MikkTSpace, which it carries and Debian does not package on their own.
readonly SOURCES="
filament|1.9.25+dfsg3-1|filament_1.9.25+dfsg3.orig.tar.xz|0be4203190e8b6051592796ed5206252e2d10465f0c8ecc8c48ce8baa3998e56|
meshoptimizer|0.22+dfsg-1|meshoptimizer_0.22+dfsg.orig.tar.xz|eafe61c2e8840874cb9204f19fc9553d93221f722182ce79c0a1f8d960292470|
godot|3.6+ds-2|godot_3.6+ds.orig.tar.xz|4d1b91067360e95eb2d3ecdd7835aad9d1bb07682b8bcad32c3b834ff50547b1|*/thirdparty/xatlas/* */thirdparty/misc/mikktspace.*
"

downloads="$KURA_BUILD/downloads"
deps="$KURA_BUILD/deps"
apt_dir="$KURA_BUILD/apt"

private_apt() {
  local tool="$1"
  shift
  # --tar-only because the packaging files are not on every mirror. The sandbox user is ourselves: apt's own _apt
  # could not write into the checkout, and signatures are verified either way.
  "$tool" \
    -o "Dir::Etc::sourcelist=$apt_dir/sources.list" \
    -o Dir::Etc::sourceparts=- \
    -o "Dir::State::Lists=$apt_dir/lists" \
    -o "Dir::Cache=$apt_dir/cache" \
    -o "APT::Sandbox::User=$(id -un)" \
    -o Acquire::Retries=3 \
    "$@"
}

# Points the private apt at the first of the machine's mirrors that carries SUITE. Leaves apt's output in update.log.
choose_mirror() {
  local mirror
  mkdir -p "$apt_dir/lists/partial" "$apt_dir/cache/archives/partial"
  [ -f "$KEYRING" ] || die "Debian's keyring is missing ($KEYRING)" \
    "Install it: apt-get install debian-archive-keyring"
  : >"$apt_dir/update.log"
  while read -r mirror; do
    echo "deb-src [signed-by=$KEYRING] $mirror $SUITE main" >"$apt_dir/sources.list"
    private_apt apt-get --error-on=any update >>"$apt_dir/update.log" 2>&1 && return
  done < <("$KURA_ROOT/scripts/debian_mirrors.sh")
  tail -n 20 "$apt_dir/update.log" >&2
  die "no Debian mirror of this machine offers the sources of $SUITE" \
    "The mirrors are those in /etc/apt/sources.list and /etc/apt/sources.list.d." \
    "Check the network (try: apt-get update), or put the tarballs into $downloads yourself:" \
    "$(cut -d'|' -f3 <<<"$SOURCES" | xargs)"
}

has_sha256() { # FILE SHA256
  [ -f "$1" ] && echo "$2  $1" | sha256sum --check --status
}

download() { # NAME VERSION TARBALL SHA256
  local name="$1" version="$2" tarball="$3" sha256="$4" scratch
  has_sha256 "$downloads/$tarball" "$sha256" && return
  [ -n "${mirror_chosen:-}" ] || choose_mirror
  mirror_chosen=1

  scratch="$(mktemp -d "$downloads/.fetch.XXXXXX")"
  echo "fetching $tarball"
  if ! (cd "$scratch" && private_apt apt-get -qq source --tar-only "$name=$version" >fetch.log 2>&1); then
    tail -n 20 "$scratch/fetch.log" >&2
    rm -rf "$scratch"
    die "Debian $SUITE no longer offers the source of $name $version, or the network is down" \
      "See what is there: apt-cache -o Dir::Etc::sourcelist=$apt_dir/sources.list -o Dir::State::Lists=$apt_dir/lists showsrc $name" \
      "Then put the new version and sha256 into scripts/fetch_sources.sh and run the tests;" \
      "or put $tarball (kept for ever in Debian's snapshot archive) into $downloads."
  fi
  has_sha256 "$scratch/$tarball" "$sha256" || {
    rm -rf "$scratch"
    die "$tarball is not the file that was recorded (sha256 $sha256)" \
      "Do not build it. Try again later; if it stays so, compare with Debian's snapshot archive."
  }
  mv "$scratch/$tarball" "$downloads/$tarball"
  rm -rf "$scratch"
}

unpack() { # NAME TARBALL SHA256 MEMBERS
  local name="$1" tarball="$2" sha256="$3" members scratch
  read -r -a members <<<"$4"
  scratch="$(mktemp -d "$deps/.unpack.XXXXXX")"
  tar -xf "$downloads/$tarball" -C "$scratch" --strip-components=1 --no-same-owner --wildcards "${members[@]}"
  chmod 755 "$scratch"
  echo "$sha256" >"$scratch/.kura-stamp"
  # Only a complete tree ever carries the final name.
  rm -rf "${deps:?}/$name"
  mv "$scratch" "$deps/$name"
}

main() {
  local name version tarball sha256 members
  mkdir -p "$downloads" "$deps"
  # One at a time: two builds may start together (CI and a developer), and both would unpack.
  exec 9>"$deps/.lock"
  flock 9
  rm -rf "$downloads"/.fetch.* "$deps"/.unpack.*
  while IFS='|' read -r name version tarball sha256 members; do
    [ -n "$name" ] || continue
    [ "$(cat "$deps/$name/.kura-stamp" 2>/dev/null)" = "$sha256" ] && continue
    download "$name" "$version" "$tarball" "$sha256"
    unpack "$name" "$tarball" "$sha256" "$members"
  done <<<"$SOURCES"
}

main "$@"
