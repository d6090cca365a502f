#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs inside the system the package was installed in; everything is called as a user calls it.
set -euo pipefail

fail() {
  echo "FAILED: $1" >&2
  exit 1
}
is() { [[ "$1" == "$2" ]] || fail "$3: '$1' instead of '$2'"; }

work=/tmp/test/work
mkdir -p "$work"
cd "$work"
for second in {0..9}; do
  printf '{"videoId":"%s","eventType":"view","timestamp":"2026-11-24T12:00:0%sZ"}\n' "$((second % 3))" "$second"
done >ten.ndjson

echo "-- command line"
is "$(command -v tallyctl)" /usr/bin/tallyctl "where tallyctl is"
is "$(tallyctl count ten.ndjson --item 0)" 4 "views of item 0"
is "$(tallyctl top ten.ndjson -k 1 --format csv | tr '\n' ' ')" 'item,count 0,4 Other,6 ' "top"

echo "-- manual and completions"
for program in tallyctl tallyscope; do man -w "$program" >/dev/null || fail "no manual of $program"; done
complete_words() {
  # shellcheck source=/dev/null
  source /usr/share/bash-completion/completions/tallyctl
  COMP_WORDS=("$@")
  COMP_CWORD=$(($# - 1))
  COMPREPLY=()
  _tallyctl
  echo "${COMPREPLY[*]}"
}
is "$(complete_words tallyctl to)" top "completion of a command"
is "$(complete_words tallyctl names im)" import "completion of a command's command"
is "$(complete_words tallyctl top --by '')" "count sum distinct" "completion of a word"
is "$(complete_words tallyctl top ten)" ten.ndjson "completion of a log"
is "$(complete_words tallyctl stats --profile vid)" video "completion of a profile"
if command -v fish >/dev/null; then
  fished="$(HOME="$work" fish -c 'complete -C "tallyctl top --by "' | cut -f 1 | sort | tr '\n' ' ')"
  is "$fished" "count distinct sum " "completion in fish"
fi

echo "-- desktop"
update-mime-database -n /usr/share/mime
kind="$(python3 - <<'PYTHON' 2>/dev/null || true
import gi
from gi.repository import Gio
print(Gio.content_type_guess("a.ndjson", None)[0])
PYTHON
)"
[[ -z "$kind" ]] || is "$kind" application/x-ndjson "the kind of a.ndjson"
grep -q ':application/x-ndjson:\*.ndjson' /usr/share/mime/globs2 || fail "the MIME database does not know *.ndjson"
grep -q '^application/x-ndjson=.*io.github.tallyscope' /usr/share/applications/mimeinfo.cache || fail "nobody opens NDJSON"

echo "-- window"
# The open dialog, the table and the clipboard, with the installed programs.
bash /tmp/test/window_test.sh /usr/bin/tallyscope /usr/bin/tallyctl

echo "-- service"
systemd-analyze verify tallyctl-serve.service
exposure="$(systemd-analyze security --offline=true tallyctl-serve.service | sed -n 's/.*exposure level for .*: \([0-9.]*\).*/\1/p')"
awk -v level="$exposure" 'BEGIN { exit !(level > 0 && level < 2) }' || fail "exposure of the service is $exposure"
# Its own command line, but for the ports.
unit=/usr/lib/systemd/system/tallyctl-serve.service
mkdir state
STATE_DIRECTORY="$work/state"
TALLY_LISTEN="$(sed -n 's/^Environment="TALLY_LISTEN=\(.*\)"$/\1/p' "$unit" | sed 's/:[0-9]*/:0/g')"
[[ -n "$TALLY_LISTEN" ]] || fail "the service listens nowhere"
command="$(sed -n 's/^ExecStart=//p' "$unit")"
command="${command//\$\{STATE_DIRECTORY\}/$STATE_DIRECTORY}"
command="${command//\$TALLY_LISTEN/$TALLY_LISTEN}"
read -ra words <<<"$command"
: >served   # the loop below may be first
"${words[@]}" >>served 2>&1 &
server=$!
for _ in {1..100}; do
  port="$(sed -n 's/.*tcp:\/\/127\.0\.0\.1:\([0-9]*\).*/\1/p' served | head -n 1)"
  [[ -z "$port" || "$port" == 0 ]] || break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
[[ -n "$port" ]] || { cat served; fail "the service does not listen"; }
tallyctl send ten.ndjson --to "tcp://127.0.0.1:$port" 2>/dev/null
kill -TERM "$server"
wait "$server" || fail "the service ended with $?"
is "$(tallyctl count --data "$STATE_DIRECTORY" --item 0)" 4 "what the service kept"
