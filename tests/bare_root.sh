#!/usr/bin/env bash
# Shows that run.sh and test.sh need nothing but a bare Debian 12: makes one in DIR with debootstrap, clones this repository into it, and runs both
# there, first as root, then run.sh as a user with sudo who lacks a package. Prints how long each took: "real" by the clock, "user" and "sys" by the processors.
# As root; takes an hour and a half of processor time and 8 GB. Usage: tests/bare_root.sh DIR [MIRROR]
set -euo pipefail
mkdir -p "$1"
dir=$(readlink -f "$1") mirror=${2:-}  # none named: the one that debootstrap chooses
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
[[ -x $dir/usr/bin/apt-get ]] || debootstrap --variant=minbase bookworm "$dir" ${mirror:+"$mirror"}
cp /etc/resolv.conf "$dir/etc/resolv.conf"
rm -rf "$dir/opt/dossier"
git clone -q "$here" "$dir/opt/dossier"
# as USER COMMAND: inside, with an environment of nothing but a home and a path. The root is changed by pivot_root in a mount namespace, since in a
# chroot the kernel refuses the user namespaces that readers are locked into.
as() {
  unshare --mount --pid --fork bash -c '
    set -e
    mount --rbind "$1" "$1"
    cd "$1"
    mkdir -p .old
    mount -t proc proc proc
    mount --rbind /sys sys
    mount --rbind /dev dev
    pivot_root . .old
    umount -l /.old
    home=$(getent passwd "$2" | cut -d: -f6)
    exec setpriv --reuid "$2" --regid "$2" --init-groups env -i HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -c "cd /opt/dossier && $3"' as "$dir" "$1" "$2"
}
echo "== run.sh, as root, nothing installed"
as root "time ./run.sh"
echo "== test.sh"
as root "time ./test.sh"
echo "== run.sh once more"
as root "time ./run.sh > /dev/null"

echo "== run.sh, as a user with sudo, one package missing"
as root "apt-get install -y -qq --no-install-recommends sudo > /dev/null && apt-get purge -y -qq qpdf > /dev/null"
as root "id builder > /dev/null 2>&1 || useradd --create-home builder; echo 'builder ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/builder"
as root "chown -R builder:builder /opt/dossier"
as builder "time ./run.sh > /dev/null"
as root "dpkg-query -W -f '\${db:Status-Status}\n' qpdf | grep -qx installed"
echo "== done"
