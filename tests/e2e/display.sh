# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A virtual display with a window manager and a home of its own; to be sourced. Everything ends with the caller's shell.
#   need TOOL…              ends with 77 (skipped) when one of them is not there
#   start_display WxH       sets work (a temporary folder, also HOME), DISPLAY and the environment of a Qt program
#   children+=(PID)         processes to be ended at the end

need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || {
      echo "skipped: no $tool" >&2
      exit 77
    }
  done
}

children=()
end_display() {
  local child
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}

start_display() {
  need Xvfb openbox
  work="$(mktemp -d)"
  trap end_display EXIT
  export HOME="$work" XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache" XDG_RUNTIME_DIR="$work/run"
  export QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 LANGUAGE='' QT_SCALE_FACTOR=1
  mkdir -m 700 "$work/run"
  Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp 3>"$work/display" 2>/dev/null &
  children+=($!)
  for _ in $(seq 100); do
    [[ -s "$work/display" ]] && break
    sleep 0.1
  done
  DISPLAY=":$(cat "$work/display")"
  export DISPLAY
}
