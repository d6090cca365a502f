#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the window on a virtual display of 1920x1080: cold start, first chart of a large log, frames and ledger under live
# traffic, and the longest stall over a store of many items.
#   window.sh BIN_DIR [LOG_EVENTS] [RATE] [SECONDS] [ITEMS]   default 7700000 (1 GB), 50000, 20, 1000000
# Each figure comes with the load average of the moment: the machines are shared.
set -euo pipefail

bin="$(cd "$1" && pwd)"
log_events="${2:-7700000}"
rate="${3:-50000}"
seconds="${4:-20}"
items="${5:-1000000}"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
port=19399
# shellcheck source=tests/e2e/display.sh
source "$here/../e2e/display.sh"
need xdotool python3
start_display 1920x1080
mkdir -p "$work/config/openbox"
# The window is the whole screen.
cat >"$work/config/openbox/rc.xml" <<'XML'
<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*"><decor>no</decor></application></applications></openbox_config>
XML
openbox >/dev/null 2>&1 &
children+=($!)
sleep 0.5

load() { cut -d ' ' -f 1-2 /proc/loadavg; }
now_us() { echo "$(($(date +%s%N) / 1000))"; }
# field NAME: the first value of that name in the frame log.
field() { awk -v name="$1" '$1 == name { print $2; exit }' "$work/frames"; }
# quantile NAME Q, in ms
quantile() {
  awk -v name="$1" '$1 == name { print $2 }' "$work/frames" | sort -n |
    awk -v q="$2" '{ v[NR] = $1 } END { i = int(NR * q); if (i < NR * q) ++i; if (i < 1) i = 1; printf "%.1f", v[i] / 1000 }'
}

# stalls: how often the window answered nothing for 16 ms or longer, and the longest time.
stalls() { awk '$1 == "stall" { ++n; if ($2 > most) most = $2 } END { printf "%d stalls of 16 ms or more, the longest %.1f ms", n, most / 1000 }' "$work/frames"; }

window=0
start_window() {
  rm -f "$work/frames"
  started="$(now_us)"
  "$bin/tallyscope" --size 1920x1080 --theme dark --frame-log "$work/frames" "$@" >"$work/output" 2>&1 &
  window=$!
  children+=("$window")
}
# wait_for NAME TENTHS
wait_for() {
  for _ in $(seq "$2"); do
    [[ -n "$(field "$1" 2>/dev/null)" ]] && return
    sleep 0.1
  done
  echo "the window never said '$1':" >&2
  cat "$work/output" >&2
  exit 1
}
end_window() {
  local id
  id="$(xdotool search --onlyvisible --name 'Tallyscope$' | head -n 1)"
  xdotool windowactivate --sync "$id" 2>/dev/null || true
  xdotool key ctrl+q
  wait "$window" || true
}

starts=()
for _ in 1 2 3 4 5; do
  start_window
  wait_for painted 100
  starts+=("$(($(field painted) - started))")
  end_window
done
printf '%s\n' "${starts[@]}" | sort -n | awk -v load="$(load)" \
  '{ v[NR] = $1 } END { printf "cold start: median %.0f ms, %.0f to %.0f ms of %d   (load %s)\n", v[int((NR + 1) / 2)] / 1000, v[1] / 1000, v[NR] / 1000, NR, load }'

"$bin/tallyctl" generate --events "$log_events" --items 100000 >"$work/large.ndjson"
start_window "$work/large.ndjson"
wait_for chart 300
printf 'first chart of %d MB: %d ms after process start, %d ms after the first paint   (load %s)\n' \
  "$(($(stat -c %s "$work/large.ndjson") / 1000000))" "$((($(field chart) - started) / 1000))" "$((($(field chart) - $(field painted)) / 1000))" "$(load)"
sleep 2
end_window
rm "$work/large.ndjson"

"$bin/tallyctl" generate --events 200000 --items 20000 >"$work/sample.ndjson"
start_window --listen "tcp://127.0.0.1:$port"
wait_for painted 100
sleep 1
: >"$work/frames" # the frames of the start are not those of live traffic
read -r sent took < <(nice -n 19 python3 "$here/send_events.py" 127.0.0.1 "$port" "$rate" "$seconds" "$work/sample.ndjson")
at_load="$(load)"
sleep 2
end_window
read -r received counted other < <(awk '$1 == "ledger" { print $2, $3, $4 }' "$work/frames")
printf 'live, %d events/s for %s s: %d frames, p50 %s ms, p99 %s ms, max %s ms, %s   (load %s)\n' "$((sent * 100 / ${took/./}))" "$took" \
  "$(grep -c '^frame ' "$work/frames")" "$(quantile frame 0.5)" "$(quantile frame 0.99)" "$(quantile frame 1)" "$(stalls)" "$at_load"
printf 'ledger: sent %d, received %d, counted %d, other %d: %s\n' "$sent" "$received" "$counted" "$other" \
  "$([[ "$sent" == "$received" && "$sent" == "$counted" && "$other" == 0 ]] && echo complete || echo INCOMPLETE)"

"$bin/tallyctl" generate --events 5000000 --items "$items" >"$work/many.ndjson"
"$bin/tallyctl" import "$work/many.ndjson" --data "$work/store" >/dev/null 2>&1
# Not every item that can occur does.
distinct="$(grep -o '"videoId":"[^"]*"' "$work/many.ndjson" | sort -u | wc -l)"
rm "$work/many.ndjson"
start_window --data "$work/store" --page videos
wait_for painted 100
sleep 4
: >"$work/frames"
id="$(xdotool search --onlyvisible --name 'Tallyscope$' | head -n 1)"
xdotool windowactivate --sync "$id"
xdotool key slash
sleep 0.2
for letters in a b c; do
  xdotool type --delay 60 "$letters"
  sleep 1.5
done
xdotool key BackSpace BackSpace BackSpace
sleep 1.5
for x in 1130 400 1130 1055; do # heads: share, item, share, events
  xdotool mousemove "$x" 155 click 1
  sleep 2
done
xdotool mousemove 600 600
for _ in $(seq 40); do xdotool click 5; done
sleep 1
printf 'search, sort and scroll over a store of %d items: %s, frames p50 %s ms, p99 %s ms   (load %s)\n' \
  "$distinct" "$(stalls)" "$(quantile frame 0.5)" "$(quantile frame 0.99)" "$(load)"
end_window
