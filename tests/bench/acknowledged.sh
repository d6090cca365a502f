#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Acknowledged TCP on this machine:  BIN=DIR acknowledged.sh [PORT]
# Two senders of 250,000 records a second each: how long acknowledgements take, what the listener costs. Then the journal alone
# is counted again (as after the loss of a store), and the same records come without a journal, as fast as they are taken.
set -euo pipefail
bin="${BIN:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/../../build/release/bin}"
port="${1:-9191}"
work="$(mktemp -d)"
server=
finish() {
  [[ -z "$server" ]] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

serve() {
  : >"$work/serve.log"
  "$bin/tallyctl-serve" --data "$work/$1" --tcp "127.0.0.1:$port" --allowed-lateness 9000d "${@:2}" 2>"$work/serve.log" &
  server=$!
  until grep -q 'listening on' "$work/serve.log"; do
    kill -0 "$server" || { cat "$work/serve.log"; exit 1; }
    sleep 0.01
  done
}
cpu() { awk -v tick="$(getconf CLK_TCK)" '{ printf "%.2f", ($14 + $15) / tick }' "/proc/$server/stat"; }
events() { "$bin/tallyctl" stats --data "$work/$1" --all --function count 2>/dev/null || echo 0; }
now() { date +%s.%N; }
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }

"$bin/tallyctl" generate --events 2500000 --items 20000 --seed 3 >"$work/log.ndjson"
size="$(stat -c %s "$work/log.ndjson")"

serve durable
senders=()
for name in a b; do
  "$bin/tallyctl" send "$work/log.ndjson" --to "tcp://127.0.0.1:$port" --sender "$name" --rate 250000 --stats 2>"$work/$name.log" &
  senders+=($!)
done
wait "${senders[@]}"
for name in a b; do sed -n "s/^acknowledged/sender $name, 250,000\/s: acknowledged/p" "$work/$name.log"; done
echo "listener: $(cpu) s of CPU for 5,000,000 records in 10 s"
kill "$server" && wait "$server"
echo "kept: $(events durable) events"

rm "$work"/durable/tally.db*
began="$(now)"
serve durable
until [[ "$(events durable)" == 5000000 ]]; do sleep 0.05; done
echo "counted again from the journal: $(since "$began") s for $((2 * size / 1000000)) MB of records"
kill "$server" && wait "$server"

serve memory --not-durable
began="$(now)"
cat "$work/log.ndjson" "$work/log.ndjson" >"/dev/tcp/127.0.0.1/$port"
echo "without a journal: 5,000,000 records taken in $(since "$began") s"
kill "$server" && wait "$server"
echo "kept: $(events memory) events"
