#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the .deb, checks it, installs, uses and removes it in an overlay over this system.
#   deb_test.sh BUILD_DIR
# shellcheck disable=SC2317  # called by name
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
build="$(cd "$1" && pwd)"

skip() {
  echo "skipped: $1" >&2
  exit 77
}
((EUID == 0)) || skip "only root can install a package"
for tool in cpack dpkg-deb dpkg-shlibdeps lintian desktop-file-validate appstreamcli man unshare systemd-analyze update-mime-database; do
  command -v "$tool" >/dev/null || skip "no $tool"
done
if [[ -z "${TALLY_OWN_MOUNTS:-}" ]]; then
  # Mounts of our own, which end with this process whatever happens.
  unshare --mount --pid --fork --mount-proc true 2>/dev/null || skip "no mounts of our own"
  exec env TALLY_OWN_MOUNTS=1 unshare --mount --pid --fork --mount-proc "${BASH_SOURCE[0]}" "$build"
fi

work="$(mktemp -d)"
trap 'rm -rf "$work/package"; umount -l "$work" 2>/dev/null || true; rmdir "$work" 2>/dev/null || true' EXIT
mount -t tmpfs -o size=2g tmpfs "$work"
umask 022

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

echo "-- building"
mkdir "$work/package"
cpack --config "$build/CPackConfig.cmake" -G DEB -B "$work/package" >"$work/cpack.log" 2>&1 || {
  cat "$work/cpack.log"
  fail "cpack"
}
shopt -s nullglob
packages=("$work/package"/*.deb)
((${#packages[@]} == 1)) || fail "cpack made ${#packages[@]} packages"
deb="${packages[0]}"
ls -l "$deb"

echo "-- checking"
dpkg-deb --field "$deb" Package Version Depends Installed-Size
depends="$(dpkg-deb --field "$deb" Depends)"
for needed in libc6 libqt6core6 libqt6charts6 libqcustomplot2.1-qt6 libsqlite3-0 qt6-qpa-plugins tzdata; do
  grep -qE "(^|, | )$needed(t64)?( |,|$)" <<<"$depends" || fail "it does not depend on $needed"
done
if grep -qE -- '-dev( |,|$)|gtest|xdotool' <<<"$depends"; then fail "it depends on what only building or testing needs"; fi
lintian --allow-root --fail-on error,warning "$deb" || fail "lintian"
mkdir "$work/files"
dpkg-deb --extract "$deb" "$work/files"
share="$work/files/usr/share"
desktop-file-validate "$share"/applications/*.desktop || fail "desktop file"
appstreamcli validate --no-net "$share"/metainfo/*.xml || fail "metainfo"
while read -r shown; do
  [[ -f "$root/$shown" ]] || fail "the metainfo shows $shown, which is not there"
done < <(sed -n 's|.*/main/\(resources/.*\)</image>.*|\1|p' "$share"/metainfo/*.xml)
for page in "$share"/man/man1/*.gz; do
  said="$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)"
  [[ -z "$said" ]] || fail "$page: $said"
done
bash -n "$share"/bash-completion/completions/tallyctl
! command -v shellcheck >/dev/null || shellcheck "$share"/bash-completion/completions/*
! command -v zsh >/dev/null || for file in "$share"/zsh/vendor-completions/_*; do zsh -n "$file"; done
! command -v fish >/dev/null || for file in "$share"/fish/vendor_completions.d/*; do fish --no-execute "$file"; done

echo "-- installing"
system="$work/system"
mkdir "$work/upper" "$work/scratch" "$system"
mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/scratch" "$system" || skip "no overlay file system"
for place in dev sys; do mount --rbind "/$place" "$system/$place"; done
mount -t proc proc "$system/proc"
mount -t tmpfs tmpfs "$system/tmp"
chmod 1777 "$system/tmp"
mkdir "$system/tmp/test"
cp "$deb" "$system/tmp/test/tallyscope.deb"
cp "$here/installed_test.sh" "$root/tests/e2e/window_test.sh" "$root/tests/e2e/display.sh" "$system/tmp/test"
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 TZ=UTC chroot "$system" "$@"; }
inside dpkg --install /tmp/test/tallyscope.deb || fail "dpkg --install"
dpkg-deb --contents "$deb" | awk '$1 !~ /^d/ { sub(/^\./, "", $6); print $6 }' >"$work/list"
while read -r file; do [[ -e "$system$file" ]] || fail "$file was not installed"; done <"$work/list"

inside /bin/bash /tmp/test/installed_test.sh || fail "the installed programs"

echo "-- removing"
inside dpkg --purge tallyscope || fail "dpkg --purge"
while read -r file; do [[ ! -e "$system$file" ]] || fail "$file is left"; done <"$work/list"
# What changed in the copy of the system: the books of dpkg and caches that triggers write, none of which names us any more.
# (systemd-analyze read the manual; what man keeps of it, man drops by itself.)
left="$(find "$work/upper" -path "$work/upper/var/cache/man" -prune -o \( -iname '*tallyscope*' -o -iname '*tallyctl*' \) ! -type c -print)"
[[ -z "$left" ]] || fail "left: $left"
for cache in usr/share/applications/mimeinfo.cache usr/share/mime/globs2 usr/share/mime/packages usr/share/icons/hicolor var/lib/dpkg/status; do
  [[ ! -e "$work/upper/$cache" ]] || ! grep -rqi 'tallyscope' "$work/upper/$cache" || fail "$cache still names us"
done
echo "the package installs, works and goes without a trace"
