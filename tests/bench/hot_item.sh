#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One item with 60 % of the traffic beside an even load:  BIN=DIR hot_item.sh [EVENTS]
# It must cost no more; the totals must be the same.
set -euo pipefail
bin="${BIN:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/../../build/release/bin}"
events="${1:-5000000}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"$bin/tallyctl" generate --events "$events" --items 100000 --zipf 0 --seed 7 >"$work/even.ndjson"
awk 'BEGIN { FS = OFS = "\"" } NR % 5 < 3 { $4 = "hot_item_60" } { print }' "$work/even.ndjson" >"$work/hot.ndjson"
head -n 3 "$work/hot.ndjson" | grep -q '"hot_item_60"' || { echo "the generator's first field is not the item any more"; exit 1; }

for round in 1 2 3; do
  for load in even hot; do
    started="$(date +%s.%N)"
    "$bin/tallyctl" bench open "$work/$load.ndjson" >"$work/$load.out"
    awk -v a="$started" -v b="$(date +%s.%N)" -v n="$events" -v load="$load" -v round="$round" \
      'BEGIN { printf "round %d, %-4s  %.2f s = %.1f M events/s\n", round, load, b - a, n / (b - a) / 1e6 }'
  done
done
for load in even hot; do "$bin/tallyctl" stats "$work/$load.ndjson" --all --function count >"$work/$load.total"; done
cmp "$work/even.total" "$work/hot.total"
share="$("$bin/tallyctl" count "$work/hot.ndjson" --item hot_item_60)"
echo "total $(cat "$work/hot.total") in both; the hot item has $share"
