#!/usr/bin/env bash
# Shows that run.sh and test.sh need nothing but a bare Debian 12: makes one in DIR with debootstrap, clones this repository into it, and runs
# both there. As root; takes an hour of processor time and 4 GB. Usage: tests/bare_root.sh DIR [MIRROR]
set -euo pipefail
dir=$1 mirror=${2:-}  # none named: the one that debootstrap chooses
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
[[ -x $dir/usr/bin/apt-get ]] || debootstrap --variant=minbase bookworm "$dir" ${mirror:+"$mirror"}
cp /etc/resolv.conf "$dir/etc/resolv.conf"
for system in proc sys dev; do
  mountpoint -q "$dir/$system" || mount --rbind "/$system" "$dir/$system"
  mount --make-rslave "$dir/$system"
done
trap 'for system in dev sys proc; do umount -R "$dir/$system"; done' EXIT
rm -rf "$dir/opt/dossier"
git clone -q "$here" "$dir/opt/dossier"
inside() { chroot "$dir" env -i HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -c "cd /opt/dossier && $1"; }
inside ./run.sh
inside ./test.sh
inside "time ./run.sh > /dev/null"
