#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Opens a generated log in the real window by keyboard, copies the table of all items, and compares with tallyctl.
#   window_test.sh TALLYSCOPE TALLYCTL
set -euo pipefail

tallyscope="$1"
tallyctl="$2"
# shellcheck source=tests/e2e/display.sh
source "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/display.sh"
need xdotool xclip
start_display 1440x900
openbox >/dev/null 2>&1 &
children+=($!)

"$tallyctl" generate --events 50000 --items 400 --seed 5 >"$work/log.ndjson"
"$tallyctl" top "$work/log.ndjson" -k 20 --format csv | sed -e 1d -e '$d' | tr ',' '\t' >"$work/expected"

# A key may go to a window that has no focus yet, so each step is repeated until its effect is seen.
fail() {
  echo "$1"
  echo "windows on the display:"
  for id in $(xdotool search --onlyvisible --name '.' 2>/dev/null); do xdotool getwindowname "$id" || true; done
  cat "$work/output"
  exit 1
}
shown() { xdotool search --onlyvisible --name "$1" 2>/dev/null | head -n 1; }
# until_shown TITLE [KEY]: presses KEY every three seconds until a window of that title is there
until_shown() {
  local round
  for round in $(seq 60); do
    [[ -n "$(shown "$1")" ]] && return 0
    if [[ -n "${2-}" ]] && ((round % 6 == 1)); then
      xdotool windowactivate "$(shown '^Tallyscope$')" 2>/dev/null || true
      sleep 0.2
      xdotool key "$2"
    fi
    sleep 0.5
  done
  fail "no window '$1' within 30 s"
}

"$tallyscope" --size 1280x800 >"$work/output" 2>&1 &
children+=($!)
until_shown '^Tallyscope$'
until_shown 'Open log' ctrl+o
sleep 0.5 # the file dialog takes its focus a moment after it is shown
xdotool type --delay 10 "$work/log.ndjson"
xdotool key Return

# The open dialog enables its button once the preview is there; the table fills while the log is read.
for _ in $(seq 60); do
  sleep 0.5
  if [[ -n "$(shown 'Open log')" ]]; then
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
fail "not equal after 60 looks"
