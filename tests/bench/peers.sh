#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures tallyctl beside other programs that answer the same question over the same files, and writes one table.
#   ./tests/bench/peers.sh [--events N] [--rounds N] [--slow-events N] [--tallyctl FILE] [--dir DIR] [--out FILE]
# Defaults: 10,000,000 events, 3 rounds (the programs take turns; medians count), 1,000,000 events for the programs that
# would need minutes for more, build/release/bin/tallyctl, build/bench, tests/bench/RESULTS.md.
# DuckDB comes through pip, lnav and GoAccess through apt where that works; what is not there is skipped, with a line.
#
# Jobs are called by name:
# shellcheck disable=SC2317
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
# shellcheck source=packaging/dependencies.sh
source "$root/packaging/dependencies.sh"

events=10000000
slow_events=1000000
rounds=3
tallyctl="$root/build/release/bin/tallyctl"
dir="$root/build/bench"
out="$here/RESULTS.md"
while (($# > 0)); do
  case "$1" in
    --events) events="$2" ;;
    --slow-events) slow_events="$2" ;;
    --rounds) rounds="$2" ;;
    --tallyctl) tallyctl="$2" ;;
    --dir) dir="$2" ;;
    --out) out="$2" ;;
    *)
      sed -n '3,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
      exit 1
      ;;
  esac
  shift 2
done
[[ -x "$tallyctl" ]] || {
  echo "No program at $tallyctl; build the release preset first or give --tallyctl" >&2
  exit 1
}
((slow_events <= events)) || slow_events="$events"
export LC_ALL=C
threads=2
mkdir -p "$dir"
work="$(mktemp -d "$dir/run.XXXXXX")"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say() { printf '%s\n' "$*" >&2; }

ensure_packages time sqlite3 mawk gzip zstd python3
# Each by itself: one that the distribution lacks must not take the other away.
optional() {
  command -v "$1" >/dev/null && return 0
  (ensure_packages "$1") >/dev/null 2>&1 && command -v "$1" >/dev/null && return 0
  say "skipped: $1 cannot be installed here"
  return 1
}
has_lnav=0 has_goaccess=0 has_duckdb=0
optional lnav && has_lnav=1
optional goaccess && has_goaccess=1
duckdb_python="$dir/venv/bin/python"
if "$duckdb_python" -c 'import duckdb' 2>/dev/null; then
  has_duckdb=1
elif python3 -m venv "$dir/venv" >/dev/null 2>&1 && "$dir/venv/bin/pip" install -q duckdb >/dev/null 2>&1; then
  has_duckdb=1
else
  say "skipped: DuckDB cannot be installed here"
fi

# ---- the files -----------------------------------------------------------------------------------------------------

# make FILE COMMAND… : once; a half-written file is not taken for a whole one.
make() {
  local file="$1"
  shift
  [[ -s "$file" ]] && return
  say "making $(basename "$file")"
  "$@" >"$file.part"
  mv "$file.part" "$file"
}
generate() { "$tallyctl" generate --events "$events" --items 1000000 --zipf 0.9 --seed 1 --format "$1"; }

ndjson="$dir/events-$events.ndjson"
csv="$dir/events-$events.csv"
access="$dir/events-$events.log"
few_ndjson="$dir/events-$events-first-$slow_events.ndjson"
few_access="$dir/events-$events-first-$slow_events.log"
make "$ndjson" generate ndjson
make "$csv" generate csv
make "$access" generate combined
make "$ndjson.gz" gzip -c -6 "$ndjson"
make "$ndjson.zst" zstd -q -c -3 "$ndjson"
make "$few_ndjson" head -n "$slow_events" "$ndjson"
make "$few_access" head -n "$slow_events" "$access"

# ---- the programs: each prints its answer, the first line being the most frequent item ------------------------------

ours_top() { "$tallyctl" top "$1" -k 100 --threads "$2" --format csv | sed 1d; }
ours_open() { "$tallyctl" bench open "$1" --threads "$2"; }
ours_import() {
  rm -rf "$work/store"
  "$tallyctl" import "$1" --data "$work/store"
}
duck() { "$duckdb_python" "$here/peer_duckdb.py" "$1" "$2" "$3"; }
lines() { wc -l "$1"; }
unpacked_lines() { "$1" -dc "$2" | wc -l; }
sort_counts() { sort -t, -k2,2nr -k1,1 | head -n 100; }
mawk_ndjson() { mawk -F'"' '{ n[$4]++ } END { for (i in n) print i "," n[i] }' "$1" | sort_counts; }
mawk_csv() { mawk -F, 'NR > 1 { n[$1]++ } END { for (i in n) print i "," n[i] }' "$1" | sort_counts; }
mawk_access() { mawk '{ n[$7]++ } END { for (i in n) print i "," n[i] }' "$1" | sort_counts; }
sqlite_csv() {
  sqlite3 -csv :memory: ".import '$1' e" \
    'select videoId, count(*) n from e group by 1 order by n desc, 1 limit 100'
}
sqlite_ndjson() {
  # The unit separator never occurs, so each line is one column.
  sqlite3 -separator $'\x1f' :memory: 'create table e(line)' ".import '$1' e" '.separator ,' \
    "select json_extract(line, '$.videoId') i, count(*) n from e group by i order by n desc, i limit 100"
}
lnav_access() {
  HOME="$work" lnav -n -c ';select cs_uri_stem, count(*) as n from access_log group by 1 order by n desc, 1 limit 100' \
    -c ':write-csv-to -' "$1" | sed 1d
}
goaccess_access() {
  goaccess "$1" --log-format=COMBINED --http-method=no --http-protocol=no --no-global-config -o "$work/goaccess.json" >/dev/null 2>&1 </dev/null
  # What was not found is in a panel of its own; we count the path whatever became of it.
  python3 -c 'import collections, json, sys
panels, hits = json.load(open(sys.argv[1])), collections.Counter()
for panel in ("requests", "not_found"):
    for row in panels.get(panel, {}).get("data", []):
        hits[row["data"]] += row["hits"]["count"]
print("%s,%d" % hits.most_common(1)[0])' "$work/goaccess.json"
}

# ---- measuring -----------------------------------------------------------------------------------------------------

# `time` measures programs, not functions: a job runs in a shell of its own that knows all of the above.
export -f ours_top ours_open ours_import duck lines unpacked_lines sort_counts mawk_ndjson mawk_csv mawk_access
export -f sqlite_csv sqlite_ndjson lnav_access goaccess_access
export tallyctl work here duckdb_python
runs="$work/runs.tsv"

# once INPUT NAME EVENTS COMMAND… : one line of runs.tsv: input, name, events, wall, cpu, peak KB, first line of the answer.
once() {
  local input="$1" name="$2" count="$3" status=0
  shift 3
  /usr/bin/time -o "$work/time" -f '%e %U %S %M' bash -c '"$@"' job "$@" >"$work/answer" 2>"$work/errors" || status=$?
  if ((status != 0)); then
    say "failed: $name on $input (exit $status): $(head -n 1 "$work/errors")"
    return
  fi
  local wall user system peak
  read -r wall user system peak < <(tail -n 1 "$work/time")
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$input" "$name" "$count" "$wall" \
    "$(mawk -v a="$user" -v b="$system" 'BEGIN { print a + b }')" "$peak" "$(head -n 1 "$work/answer" | tr -d '"\r')" >>"$runs"
}

jobs=()
# job INPUT NAME EVENTS COMMAND… : fields are kept apart by a byte that no path here has.
job() {
  local IFS=$'\x1f'
  jobs+=("$*")
}
plan() {
  local input="NDJSON"
  job "$input" "wc -l" "$events" lines "$ndjson"
  job "$input" "tallyctl top, $threads threads" "$events" ours_top "$ndjson" "$threads"
  job "$input" "tallyctl top, 1 thread" "$events" ours_top "$ndjson" 1
  job "$input" "tallyctl bench open, $threads threads" "$events" ours_open "$ndjson" "$threads"
  job "$input" "tallyctl import (durable)" "$events" ours_import "$ndjson"
  if ((has_duckdb)); then
    job "$input" "DuckDB top, $threads threads" "$events" duck top "$ndjson" "$threads"
    job "$input" "DuckDB roll-up, $threads threads" "$events" duck rollup "$ndjson" "$threads"
  fi
  job "$input" "mawk" "$events" mawk_ndjson "$ndjson"
  job "$input" "tallyctl top, $threads threads, fewer events" "$slow_events" ours_top "$few_ndjson" "$threads"
  job "$input" "sqlite3" "$slow_events" sqlite_ndjson "$few_ndjson"
  input="CSV"
  job "$input" "wc -l" "$events" lines "$csv"
  job "$input" "tallyctl top, $threads threads" "$events" ours_top "$csv" "$threads"
  ((!has_duckdb)) || job "$input" "DuckDB top, $threads threads" "$events" duck top "$csv" "$threads"
  job "$input" "mawk" "$events" mawk_csv "$csv"
  job "$input" "sqlite3" "$events" sqlite_csv "$csv"
  input="Combined"
  job "$input" "wc -l" "$events" lines "$access"
  job "$input" "tallyctl top, $threads threads" "$events" ours_top "$access" "$threads"
  job "$input" "mawk" "$events" mawk_access "$access"
  job "$input" "tallyctl top, $threads threads, fewer events" "$slow_events" ours_top "$few_access" "$threads"
  ((!has_lnav)) || job "$input" "lnav" "$slow_events" lnav_access "$few_access"
  ((!has_goaccess)) || job "$input" "GoAccess" "$slow_events" goaccess_access "$few_access"
  input="NDJSON .gz"
  job "$input" "gzip -dc, wc -l" "$events" unpacked_lines gzip "$ndjson.gz"
  job "$input" "tallyctl top, $threads threads" "$events" ours_top "$ndjson.gz" "$threads"
  ((!has_duckdb)) || job "$input" "DuckDB top, $threads threads" "$events" duck top "$ndjson.gz" "$threads"
  input="NDJSON .zst"
  job "$input" "zstd -dc, wc -l" "$events" unpacked_lines zstd "$ndjson.zst"
  job "$input" "tallyctl top, $threads threads" "$events" ours_top "$ndjson.zst" "$threads"
  ((!has_duckdb)) || job "$input" "DuckDB top, $threads threads" "$events" duck top "$ndjson.zst" "$threads"
}

plan
# Everything in memory before anything is measured.
cat "$ndjson" "$csv" "$access" "$ndjson.gz" "$ndjson.zst" "$few_ndjson" "$few_access" >/dev/null
for ((round = 1; round <= rounds; ++round)); do
  for one in "${jobs[@]}"; do
    IFS=$'\x1f' read -r -a fields <<<"$one"
    say "round $round of $rounds: ${fields[0]}, ${fields[1]}"
    once "${fields[@]}"
  done
done

duckdb_version=""
((!has_duckdb)) || duckdb_version="$("$duckdb_python" -c 'import duckdb; print(duckdb.__version__)')"
python3 -B "$here/peer_table.py" "$runs" --rounds "$rounds" --tallyctl "$tallyctl" \
  --duckdb "$duckdb_version" >"$work/table.md"
mv "$work/table.md" "$out"
cat "$out"
