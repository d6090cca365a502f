#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills the real window at random moments; each time it must go on where it was.
#   session_test.sh TALLYSCOPE TALLYCTL [--kills N] [--seed S]      default 10, 1; by hand --kills 100
set -euo pipefail

tallyscope="$1"
tallyctl="$2"
shift 2
kills=10 seed=1
while [[ $# -ge 2 ]]; do
  case "$1" in
    --kills) kills="$2" ;;
    --seed) seed="$2" ;;
    *) break ;;
  esac
  shift 2
done
[[ $# -eq 0 ]] || {
  echo "not understood: $*" >&2
  exit 1
}
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=tests/e2e/display.sh
source "$here/display.sh"
need xdotool xclip python3
start_display 1440x900
export XDG_STATE_HOME="$work/state"
openbox >/dev/null 2>&1 &
children+=($!)
"$tallyctl" generate --events 60000 --items 300 --seed 5 >"$work/log.ndjson"
python3 -B "$here/session_kills.py" "$tallyscope" "$work/log.ndjson" "$kills" "$seed"
