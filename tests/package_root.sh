#!/usr/bin/env bash
# Shows that the package needs nothing but what it names: makes a bare Debian 12 in DIR, installs DEB there with apt, runs the programs without and with a
# display, removes the package and looks for what it left outside the home of who used it. As root; takes some minutes and 1.5 GB. Usage: tests/package_root.sh DEB DIR [MIRROR]
# DEB is what `cpack` writes in the build folder. Ends with "package: sound", or names what is wrong and returns 1.
set -euo pipefail
deb=$(readlink -f "$1") dir=$2 mirror=${3:-}  # none named: the one that debootstrap chooses
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
[[ -x $dir/usr/bin/apt-get ]] || debootstrap --variant=minbase bookworm "$dir" ${mirror:+"$mirror"}
cp /etc/resolv.conf "$dir/etc/resolv.conf"
mount_all() { mount -t proc proc "$dir/proc"; mount -t tmpfs tmpfs "$dir/tmp"; mount --bind /dev "$dir/dev"; }
umount_all() { for system in dev tmp proc; do mountpoint -q "$dir/$system" && umount "$dir/$system"; done; true; }
umount_all
mount_all
trap umount_all EXIT
inside() { chroot "$dir" env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/sbin:/usr/bin:/sbin:/bin bash -euo pipefail -c "$1"; }
wrong() { echo "package: $1" >&2; exit 1; }

mkdir -p "$dir/opt/package"
cp "$deb" "$dir/opt/package/dossier.deb"
rm -rf "$dir/opt/package/docs"
cp -r "$here/sample_docs" "$dir/opt/package/docs"
inside "apt-get update -qq && apt-get purge -yqq dossier > /dev/null 2>&1 || true"
inside "find /bin /etc /lib /usr /var -xdev -name '*dossier*' -not -path '/var/lib/dpkg/*' -not -path '/var/log/*'" > "$dir/opt/package/before"

echo "== install, with what the package names and no recommendations"
inside "apt-get install -yqq --no-install-recommends /opt/package/dossier.deb > /opt/package/install.log 2>&1" || { tail -20 "$dir/opt/package/install.log"; wrong "does not install"; }
inside "dpkg -s dossier | grep -E '^(Version|Installed-Size|Depends)'"
for program in /usr/bin/dossier /usr/bin/dossier-desktop /usr/libexec/dossier/dossier-reader /usr/libexec/dossier/dossier-net; do
  inside "! ldd $program | grep 'not found'" || wrong "$program lacks a library"
done

echo "== the command line reads, writes and checks a brief"
inside "cd /tmp && dossier ingest /opt/package/docs/contracts /opt/package/docs/court --archive case.dossier --quiet && dossier summarize --archive case.dossier --report r.json > /dev/null && dossier verify r.json && dossier export r.json --to pdf -o brief.pdf && head -c 4 brief.pdf && echo"
inside "dossier doctor" || wrong "doctor is not content"

echo "== the window, without a display"
inside "cd /tmp && mkdir -m 700 run && export QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=/tmp/run && dossier-desktop --version && code=0; timeout 8 dossier-desktop case.dossier > window.log 2>&1 || code=\$?; cat window.log; [[ \$code -eq 124 ]]" || wrong "the window does not stay open"

echo "== the window, with one"
inside "apt-get install -yqq --no-install-recommends xvfb xauth x11-utils > /dev/null 2>&1"
inside "cd /tmp && XDG_RUNTIME_DIR=/tmp/run xvfb-run -a -s '-screen 0 1440x900x24' bash -c 'dossier-desktop case.dossier > window.log 2>&1 & for i in \$(seq 60); do xwininfo -root -tree | grep -q \"case.dossier – Dossier\" && found=1 && break; sleep 0.5; done; kill %1; [[ -n \${found:-} ]]'" || wrong "no window with the archive's name came up"

echo "== remove"
inside "apt-get purge -yqq dossier > /dev/null 2>&1" || wrong "does not go away"
inside "find /bin /etc /lib /usr /var -xdev -name '*dossier*' -not -path '/var/lib/dpkg/*' -not -path '/var/log/*'" > "$dir/opt/package/after"
diff "$dir/opt/package/before" "$dir/opt/package/after" || wrong "left files behind"
echo "package: sound"
