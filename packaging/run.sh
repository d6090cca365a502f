#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds Tallyscope and starts its window.
#   ./packaging/run.sh                 the built-in demo
#   ./packaging/run.sh FILE…           these recorded logs
#   ./packaging/run.sh --data DIR      a store made by `tallyctl import` or `tallyctl serve`
# Without a display the window is drawn on a virtual one and its picture is written to dashboard.png.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
build="$root/build/run"
# shellcheck source=packaging/dependencies.sh
source "$root/packaging/dependencies.sh"

usage() {
  sed -n '3,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

source_arguments=()
is_demo=1
while (($# > 0)); do
  case "$1" in
    -h | --help)
      usage
      exit 0
      ;;
    --data)
      if (($# < 2)); then
        echo "--data needs a directory" >&2
        exit 1
      fi
      source_arguments+=(--data "$2")
      is_demo=0
      shift 2
      ;;
    -?*)
      echo "Unknown option $1" >&2
      usage >&2
      exit 1
      ;;
    *)
      # A missing file is worth a sentence now, not after minutes of building.
      if [[ ! -e "$1" ]]; then
        echo "No such file: $1" >&2
        exit 2
      fi
      if [[ -f "$1/tally.db" ]]; then
        echo "$1 is a store: --data $1 shows it" >&2
        exit 2
      fi
      if [[ -d "$1" ]]; then
        echo "$1 is a directory; give the log files in it" >&2
        exit 2
      fi
      source_arguments+=("$1")
      is_demo=0
      shift
      ;;
  esac
done

has_display=0
[[ -n "${DISPLAY:-}" || -n "${WAYLAND_DISPLAY:-}" ]] && has_display=1

packages=("${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}")
((has_display)) || packages+=("${DISPLAY_PACKAGES[@]}")
ensure_packages "${packages[@]}"

# Ninja configures again by itself when a CMake file changes; only a missing or moved build directory needs us.
if [[ ! -f "$build/build.ninja" ]] || ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$build/CMakeCache.txt"; then
  rm -f "$build/CMakeCache.txt"
  cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DTALLY_TESTS=OFF -DTALLY_BUILD_ONCE=ON >&2
fi
cmake --build "$build" --target tallyscope tallyctl tallyctl-serve >&2

bin="$build/bin"
if ((has_display)); then
  ((is_demo)) && source_arguments=(--demo)
  exec "$bin/tallyscope" "${source_arguments[@]}"
fi

work="$(mktemp -d)"
children=()
clean_up() {
  local child
  for child in "${children[@]}"; do
    kill "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  done
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The server itself picks a free display and writes its number.
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
children+=("$!")
for ((tries = 0; tries < 100; ++tries)); do
  [[ -s "$work/display" ]] && break
  sleep 0.1
done
if [[ ! -s "$work/display" ]]; then
  echo "The virtual display did not start:" >&2
  cat "$work/xvfb.log" >&2
  exit 1
fi
DISPLAY=":$(<"$work/display")"
export DISPLAY
export QT_QPA_PLATFORM=xcb
if [[ -z "${XDG_RUNTIME_DIR:-}" || ! -w "${XDG_RUNTIME_DIR}" ]]; then
  mkdir -m 700 "$work/runtime"
  export XDG_RUNTIME_DIR="$work/runtime"
fi
# Without a window manager a window has neither its size nor the focus.
if command -v openbox >/dev/null; then
  openbox >"$work/openbox.log" 2>&1 &
  children+=("$!")
fi

picture="$PWD/dashboard.png"
window_arguments=("${source_arguments[@]}" --screenshot "$picture")
if ((is_demo)); then
  cache="${XDG_CACHE_HOME:-$HOME/.cache}/tallyscope"
  mkdir -p "$cache"
  source_arguments=("$cache/demo.ndjson")
  window_arguments+=(--demo --demo-log "${source_arguments[0]}")
fi
"$bin/tallyscope" "${window_arguments[@]}"

"$bin/tallyctl" top "${source_arguments[@]}" -k 10 --format table
echo
echo "The window's picture: $picture"
