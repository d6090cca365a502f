#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Opens a generated log in the real window by keyboard, copies the table of all items, and compares with tallyctl.
#   window_test.sh TALLYSCOPE TALLYCTL
set -euo pipefail

tallyscope="$1"
tallyctl="$2"
for tool in Xvfb openbox xdotool xclip; do
  command -v "$tool" >/dev/null || {
    echo "skipped: no $tool"
    exit 77
  }
done

work="$(mktemp -d)"
children=()
cleanup() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

export HOME="$work" XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache" XDG_RUNTIME_DIR="$work/run" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8 LANGUAGE=''
mkdir -m 700 "$work/run"
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
children+=($!)
for _ in $(seq 100); do
  [[ -s "$work/display" ]] && break
  sleep 0.1
done
DISPLAY=":$(cat "$work/display")"
export DISPLAY
openbox 2>/dev/null &
children+=($!)

"$tallyctl" generate --events 50000 --items 400 --seed 5 >"$work/log.ndjson"
"$tallyctl" top "$work/log.ndjson" -k 20 --format csv | sed -e 1d -e '$d' | tr ',' '\t' >"$work/expected"

"$tallyscope" --size 1280x800 >"$work/output" 2>&1 &
children+=($!)
timeout 30 xdotool search --sync --onlyvisible --name '^Tallyscope$' >"$work/window"
xdotool windowactivate --sync "$(head -n 1 "$work/window")"
xdotool key ctrl+o
timeout 20 xdotool search --sync --onlyvisible --name 'Open log' >/dev/null
sleep 0.5 # the file dialog takes its focus a moment after it is shown
xdotool type --delay 10 "$work/log.ndjson"
xdotool key Return

# The open dialog enables its button once the preview is there; the table fills while the log is read.
for _ in $(seq 60); do
  sleep 0.5
  if xdotool search --onlyvisible --name 'Open log' >/dev/null 2>&1; then
    xdotool key Return
    continue
  fi
  xdotool key ctrl+2
  sleep 0.3
  xdotool key slash Tab Tab # filter field, its menu, the table
  sleep 0.1
  xdotool key ctrl+a ctrl+c
  sleep 0.2
  timeout 5 xclip -selection clipboard -o >"$work/copied" 2>/dev/null || continue
  # Copied columns: rank, item, events, …; numbers in full.
  awk -F '\t' -v OFS='\t' 'NR > 1 && NR <= 21 { print $2, $3 }' "$work/copied" >"$work/got"
  if cmp -s "$work/got" "$work/expected"; then
    echo "the window and tallyctl agree on the top 20 of 50000 events"
    exit 0
  fi
done
echo "the window shows something else than tallyctl:"
diff "$work/expected" "$work/got" || true
head -n 3 "$work/copied" || true
cat "$work/output"
exit 1
