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
