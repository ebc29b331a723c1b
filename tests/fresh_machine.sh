#!/usr/bin/env bash
# Proves that the two commands of the README work on a bare Debian 12:  tests/fresh_machine.sh [--install-only] [--keep]
# Makes one with debootstrap in build/fresh-machine, copies the checkout in and runs ./demo.sh --no-serve and ./test.sh
# there. On demand only: it downloads about 1.5 GB and takes as long as a first build. Needs root and debootstrap.
#   --install-only   only what installs and fetches, no building
#   --keep           leaves the machine in build/fresh-machine/root, to look around
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../scripts/lib.sh"

machine="$KURA_BUILD/fresh-machine"
root="$machine/root"
commands="./demo.sh --no-serve; ./test.sh; ./demo.sh --no-serve"
keep=
for argument in "$@"; do
  case "$argument" in
    --install-only) commands="scripts/install_packages.sh packages.txt packages-test.txt; scripts/fetch_sources.sh; scripts/install_npm.sh; scripts/install_packages.sh" ;;
    --keep) keep=1 ;;
    *) die "what is $argument?" "Usage: tests/fresh_machine.sh [--install-only] [--keep]" ;;
  esac
done

[ "$(id -u)" -eq 0 ] || die "making a machine needs root" "Run: sudo tests/fresh_machine.sh"
for tool in debootstrap unshare git; do
  command -v "$tool" >/dev/null || die "$tool is missing" "Run: apt-get install debootstrap util-linux git"
done

# In mount and process namespaces of its own: when this script ends, however it ends, its mounts and processes are gone,
# and nothing that is mounted here can be seen, or removed by accident, from outside.
if [ -z "${KURA_FRESH_MACHINE_INSIDE:-}" ]; then
  export KURA_FRESH_MACHINE_INSIDE=1
  exec unshare --mount --propagation private --pid --fork --kill-child -- "${BASH_SOURCE[0]}" "$@"
fi

timed() { # TITLE COMMAND...
  local title="$1" begin
  shift
  begin="$(date +%s)"
  echo "== $title"
  "$@" || die "$title: failed after $(($(date +%s) - begin)) s"
  echo "== $title: $(($(date +%s) - begin)) s"
}

make_bare_debian() {
  local mirror
  mirror="$("$KURA_ROOT/scripts/debian_mirrors.sh" bookworm | head -n 1)"
  [ -n "$mirror" ] || die "apt knows no mirror of Debian 12 here" "See /etc/apt/sources.list.d and run apt-get update."
  rm -rf "$root"
  mkdir -p "$machine/debs"
  debootstrap --variant=minbase --cache-dir="$machine/debs" \
    --keyring=/usr/share/keyrings/debian-archive-keyring.gpg bookworm "$root" "$mirror" >"$machine/debootstrap.log" 2>&1 || {
    tail -n 20 "$machine/debootstrap.log" >&2
    return 1
  }
  copy_network_settings "$mirror"
}

# The way to the network is this machine's, everything else is bare: mirrors, proxies, certificates, npm's registry.
copy_network_settings() { # MIRROR
  local file security
  echo "deb $1 bookworm main" >"$root/etc/apt/sources.list"
  security="$("$KURA_ROOT/scripts/debian_mirrors.sh" bookworm-security | head -n 1)"
  [ -z "$security" ] || echo "deb $security bookworm-security main" >>"$root/etc/apt/sources.list"
  apt-config dump | grep '^Acquire::' | grep -v '^Acquire::IndexTargets' >"$root/etc/apt/apt.conf.d/00network" || true
  for file in /etc/apt/auth.conf /etc/apt/auth.conf.d /etc/resolv.conf /etc/hosts \
    /etc/ssl/certs/ca-certificates.crt /usr/local/share/ca-certificates; do
    [ -e "$file" ] || continue
    mkdir -p "$root$(dirname "$file")"
    rm -rf "${root:?}$file"
    cp -rL "$file" "$root$file"
  done
  [ ! -f "$HOME/.npmrc" ] || cp -L "$HOME/.npmrc" "$root/root/.npmrc"
}

# Only what git knows goes in, so that nothing that lies about here helps there.
copy_checkout() {
  mkdir -p "$root/kurabiraki"
  git -C "$KURA_ROOT" ls-files -z | tar -C "$KURA_ROOT" --null --files-from=- --create --file=- |
    tar -x -C "$root/kurabiraki" --no-same-owner
}

mount_kernel_folders() {
  mount -t proc proc "$root/proc"
  mount -t sysfs -o ro sysfs "$root/sys"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/dev/shm"
}

run_inside() { # COMMAND
  local variables=(HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "TERM=${TERM:-dumb}" CI=true) line
  while IFS= read -r line; do variables+=("$line"); done < <(
    env | grep -iE '^([a-z]+_proxy|npm_config_[a-z_]+|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|KURA_JOBS)=' || true)
  chroot "$root" env -i "${variables[@]}" bash -c "cd /kurabiraki && $1" </dev/null
}

finish() {
  # Mounts are private to this namespace and vanish with it; but they must not be there when the folder is removed.
  for folder in dev sys proc; do umount --recursive --lazy "$root/$folder" 2>/dev/null || true; done
  if mountpoint -q "$root/dev" || mountpoint -q "$root/proc"; then
    echo "something is still mounted in $root; not removing it" >&2
    return
  fi
  [ -n "$keep" ] || rm -rf "$root"
}
trap finish EXIT
trap 'exit 130' INT TERM

timed "bare Debian 12" make_bare_debian
copy_checkout
mount_kernel_folders
while IFS= read -r command; do
  command="${command# }"
  [ -z "$command" ] || timed "$command" run_inside "$command"
done < <(tr ';' '\n' <<<"$commands")
echo "== all of it works on a bare Debian 12"
