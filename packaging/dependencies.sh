# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What Tallyscope needs from the distribution, and how to get it. Sourced by run.sh and test.sh.
# Debian 12 and later, Ubuntu 24.04: where a package is called differently, the alternatives stand as a|b and the first
# one the distribution knows is taken.

# Lists are read by the scripts that source this file.
# shellcheck disable=SC2034
BUILD_PACKAGES=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev libqt6opengl6-dev "qt6-charts-dev|libqt6charts6-dev" "qt6-svg-dev|libqt6svg6-dev"
  qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqcustomplot-dev
  libsimdjson-dev libzstd-dev libisal-dev libbz2-dev liblzma-dev libtomlplusplus-dev zlib1g-dev libcurl4-openssl-dev libsqlite3-dev libfmt-dev libexpected-dev
  libmicrohttpd-dev libgnutls28-dev libhowardhinnant-date-dev libcli11-dev libxxhash-dev libxkbcommon-dev
  fonts-roboto-unhinted fonts-jetbrains-mono
)
# shellcheck disable=SC2034
RUN_PACKAGES=(qt6-qpa-plugins "libqt6svg6|libqt6svg6t64" tzdata)
# Only where there is no display.
# shellcheck disable=SC2034
DISPLAY_PACKAGES=(xvfb openbox)
# shellcheck disable=SC2034
TEST_PACKAGES=(
  libgtest-dev librapidcheck-dev sqlite3 zstd jq python3 "clang-18|clang-14|clang" "libclang-rt-18-dev|libclang-rt-14-dev|libclang-rt-dev"
  netcat-openbsd curl openssl xdotool xclip dbus-daemon at-spi2-core python3-gi gir1.2-atspi-2.0 imagemagick rsyslog socat strace wrk
  dpkg-dev lintian desktop-file-utils appstream shared-mime-info hicolor-icon-theme man-db systemd fish zsh
)

package_is_installed() {
  # `dpkg-query` also knows removed packages whose configuration is left.
  [[ "$(dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null || true)" == ii* ]]
}

# package_of "a|b" → the one that is installed, else the first one the distribution has, else the first.
package_of() {
  local alternatives alternative
  IFS='|' read -r -a alternatives <<<"$1"
  for alternative in "${alternatives[@]}"; do
    if package_is_installed "$alternative"; then
      printf '%s\n' "$alternative"
      return
    fi
  done
  for alternative in "${alternatives[@]}"; do
    if [[ -n "$(apt-cache show --no-all-versions "$alternative" 2>/dev/null || true)" ]]; then
      printf '%s\n' "$alternative"
      return
    fi
  done
  printf '%s\n' "${alternatives[0]}"
}

# missing_packages LIST… → one package a line.
missing_packages() {
  local wanted name
  for wanted in "$@"; do
    name="$(package_of "$wanted")"
    package_is_installed "$name" || printf '%s\n' "$name"
  done
}

# ensure_packages LIST… : installs what is missing; touches nothing, not even the package lists, when all is there.
ensure_packages() {
  local missing as_root=()
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian or Ubuntu system; install by hand what packaging/dependencies.sh lists." >&2
    return 0
  fi
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} > 0)) || return 0

  if ((EUID != 0)); then
    # Without a terminal to type a password at, only a sudo that asks for none is of use.
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
      as_root=(sudo)
    else
      echo "Missing packages, and neither root nor sudo to install them:" >&2
      printf '  %s\n' "${missing[@]}" >&2
      echo "As root: apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
  fi
  echo "Installing: ${missing[*]}" >&2
  # `env` carries the variable through sudo, which clears the environment.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
  # Fresh lists may know the other name of a package.
  mapfile -t missing < <(missing_packages "$@")
  # What brings a daemon must not start it: the tests start their own.
  local policy=/usr/sbin/policy-rc.d mine=
  if [[ ! -e "$policy" ]]; then
    mine="$policy"
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod 755 "$policy"
  fi
  local status=0
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2 || status=$?
  [[ -z "$mine" ]] || "${as_root[@]}" rm -f "$mine"
  ((status == 0)) || return "$status"

  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} > 0)); then
    echo "Still missing after the installation: ${missing[*]}" >&2
    exit 1
  fi
}
