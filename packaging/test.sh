#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds and runs the tests.
#   ./packaging/test.sh          the release suite
#   ./packaging/test.sh --ci     also address, undefined-behaviour and thread sanitizers, 10 s of each fuzzer, kills
#   ./packaging/test.sh --deep   the same with 10,000,000 executions of each fuzzer
# The release suite comes last: the output ends with ctest's own summary, and behind it with what else failed.
#
# Functions are called by name through part() and trap:
# shellcheck disable=SC2317
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
# shellcheck source=packaging/dependencies.sh
source "$root/packaging/dependencies.sh"

mode=default
case "${1:-}" in
  "") ;;
  --ci) mode=ci ;;
  --deep) mode=deep ;;
  -h | --help)
    sed -n '3,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 0
    ;;
  *)
    echo "Unknown option $1 (none, --ci or --deep)" >&2
    exit 1
    ;;
esac

ensure_packages "${BUILD_PACKAGES[@]}" "${RUN_PACKAGES[@]}" "${DISPLAY_PACKAGES[@]}" "${TEST_PACKAGES[@]}"

jobs="$(nproc)"
work="$(mktemp -d)"
# A private place for sockets and locks: no session of the person at this machine is touched.
mkdir -m 700 "$work/runtime"
export XDG_RUNTIME_DIR="$work/runtime"
# How the daemons of this run are told from all others: every child inherits the mark.
export TALLY_TEST_RUN="$work"
export CCACHE_COMPILERCHECK=content
export CCACHE_SLOPPINESS=pch_defines,time_macros   # what precompiled headers need
export CCACHE_DEPEND=1                             # a first build does not read every file twice
export ASAN_OPTIONS="${ASAN_OPTIONS:-strict_string_checks=1:detect_stack_use_after_return=1}"
export LSAN_OPTIONS="${LSAN_OPTIONS:-suppressions=$root/tests/support/leaks.txt:print_suppressions=0}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"

# Processes that carry the mark, this script and the helpers of this pipeline left out.
left_over() {
  local environment pid
  for environment in /proc/[0-9]*/environ; do
    pid="${environment#/proc/}"
    pid="${pid%/environ}"
    [[ "$pid" != "$$" && "$pid" != "$BASHPID" ]] || continue
    if grep -qzxF "TALLY_TEST_RUN=$work" "$environment" 2>/dev/null; then
      printf '%s\n' "$pid"
    fi
  done
}

clean_up() {
  local pids
  # One look, by process id: nothing outside this run carries the mark.
  mapfile -t pids < <(left_over)
  ((${#pids[@]} == 0)) || kill "${pids[@]}" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# ctest --preset NAME [OPTION…], and no test is no success.
run_ctest() {
  local preset="$1"
  shift
  ctest --preset "$preset" -j "$jobs" --no-tests=error "$@"
}

# The clang of this distribution; 14 cannot read the standard library of g++ 13.
newest_clang() {
  local name
  for name in clang++-18 clang++-14 clang++; do
    ! command -v "$name" || return 0
  done
  echo "There is no clang++" >&2
  return 1
}

# Ninja looks after changed CMake files by itself, but not after the presets.
configure() {
  local preset="$1" stamp="build/$1/configured" options=()
  [[ ! -f "build/$preset/build.ninja" || CMakePresets.json -nt "$stamp" ]] || return 0
  [[ "$preset" == release ]] || options=("-DCMAKE_CXX_COMPILER=$(newest_clang)")
  cmake --fresh --preset "$preset" "${options[@]}"
  touch "$stamp"
}

# The executables of the tests, and the program some of them drive. A test that is none of these shows up as not built.
test_targets() {
  ninja -C "build/$1" -t targets all | sed -nE '/^cmake_/d; s/^([a-z_]+_tests): phony$/\1/p' | sort -u
  echo tallyctl
}

# What tries thousands of cases tries some of them under sanitizers, which look at each step; the release suite tries them all.
# fewer_cases N: one of N calls of a disk fails.
fewer_cases() {
  [[ "$mode" == ci ]] || return 0
  export TALLY_CALL_STEP="$1" TALLY_SEEDS=60 TALLY_POWER_LOSS_IMAGES=50
}

asan_suite() {
  local targets
  fewer_cases 3
  configure asan
  mapfile -t targets < <(test_targets asan)
  cmake --build --preset asan --target "${targets[@]}"
  run_ctest asan -LE "arch|data|e2e|slow|damage|deb|gallery"
  run_ctest asan -L hostile
}

tsan_suite() {
  fewer_cases 12   # which of them fails changes nothing about threads
  configure tsan
  cmake --build --preset tsan --target tally_core_tests
  run_ctest tsan -L core
}

# One fuzzer: fuzz_one PATH WORD... What it says is printed when it is done.
fuzz_one() {
  local fuzzer="$1" name status=0 log seeds=()
  name="$(basename "$fuzzer")"
  shift
  log="build/asan/findings/$name.log"
  {
    echo "-- $name $*"
    "$fuzzer" -timeout=10 -rss_limit_mb=512 -verbosity=0 -artifact_prefix="build/asan/findings/$name-" build/asan/killers/* || status=1
    [[ ! -d "tests/fuzz/seeds/${name#fuzz_}" ]] || seeds=("tests/fuzz/seeds/${name#fuzz_}")
    # What one run finds interesting, the next one starts from.
    mkdir -p "build/asan/corpus/$name"
    "$fuzzer" "$@" -max_len=65536 -rss_limit_mb=512 -print_final_stats=1 \
      -verbosity=0 -artifact_prefix="build/asan/findings/$name-" "build/asan/corpus/$name" "${seeds[@]}" || status=1
  } >"$log" 2>&1
  if ((status == 0)); then grep -vE "^(Running|Executed|INFO)|^\*\*\*" "$log"; else cat "$log"; fi
  return "$status"
}

# Fuzzers, each as the words say, as many at once as there are processors: fuzz_suite WORD...
fuzz_suite() {
  local targets
  configure asan
  mapfile -t targets < <(ninja -C build/asan -t targets all | sed -nE '/_autogen/d; s/^(fuzz_[a-z_]+): phony$/\1/p' | sort -u)
  if ((${#targets[@]} == 0)); then
    echo "There is no fuzzer" >&2
    return 1
  fi
  cmake --build --preset asan --target "${targets[@]}"
  rm -rf build/asan/killers
  mkdir -p build/asan/findings
  tests/fuzz/killers.py build/asan/killers
  # What is freed is kept for a while to catch its use; without a bound that alone comes near the limit of memory.
  export ASAN_OPTIONS="quarantine_size_mb=32${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
  export -f fuzz_one
  printf 'build/asan/bin/%s\0' "${targets[@]}" | xargs -0 -P "$jobs" -I '{}' bash -c 'fuzz_one "$@"' fuzz_one '{}' "$@"
}

kill_suite() {
  local kills="$1"
  configure release
  cmake --build --preset release
  BIN="$root/build/release/bin" ./tests/crash/run.sh --kills "$kills"
}

# Crashes, losses of power and damage at the length that finds what is rare.
deep_suite() {
  configure release
  cmake --build --preset release
  RC_PARAMS="max_success=2000" build/release/bin/tally_core_tests --gtest_filter='*Propert*'
  TALLY_SEEDS=10000 TALLY_POWER_LOSS_IMAGES=500 TALLY_EVERY_CALL=1 build/release/bin/tally_core_tests --gtest_filter='Simulator.*:StorePowerLoss.*:FailingService.*'
  BIN="$root/build/release/bin" ./tests/damage/run.sh --mutations 1000
  tests/e2e/many_ids_test.py build/release/bin --ids 50000000
  build/release/bin/tally_monkey --events 200000 --seed "$RANDOM"
  nice build/release/bin/tally_monkey --minutes 10
}

# What the failed tests of a ctest run printed, as far as someone reads it: explain PRESET.
explain() {
  local logs="build/$1/Testing/Temporary"
  [[ -s "$logs/LastTestsFailed.log" && -s "$logs/LastTest.log" ]] || return 0
  awk -v preset="$1" '
    NR == FNR { sub(/^[0-9]+:/, ""); failed[$0] = 1; next }
    /^[0-9]+\/[0-9]+ Testing: / { name = "" }
    /^[0-9]+\/[0-9]+ Test: / { name = $0; sub(/^[0-9]+\/[0-9]+ Test: /, "", name); told = 0 }
    (name in failed) && told++ < 70 && all++ < 300 { print "   " preset ": " substr($0, 1, 300) }
  ' "$logs/LastTestsFailed.log" "$logs/LastTest.log"
}

failed=()
summary=()
# part NAME COMMAND… : runs it, keeps its duration, goes on after a failure so that one run tells everything.
part() {
  local name="$1" start="$SECONDS" status=0
  shift
  echo
  echo "== $name"
  # In a shell of its own: under `if` or `||` set -e would be off inside the function.
  set +e
  (
    set -e
    "$@"
  ) 2>&1 | tee "$work/part.log"
  status="${PIPESTATUS[0]}"
  set -e
  if ((status == 0)); then
    summary+=("$(printf '%-34s %5d s' "$name" "$((SECONDS - start))")")
  else
    summary+=("$(printf '%-34s %5d s  FAILED' "$name" "$((SECONDS - start))")")
    failed+=("$name")
    tail -n 40 "$work/part.log" >"$work/failed-${#failed[@]}.log"
  fi
  echo "== ${summary[-1]}"
}

# Where the property tests look: elsewhere for each state of the sources, and for one of them at the same place each time.
property_seed() {
  local digest
  digest="$(find core tests -type f \( -name '*.cpp' -o -name '*.h' \) -print0 | LC_ALL=C sort -z | xargs -0 cat | sha1sum)"
  echo "$((16#${digest:0:15}))"
}

if [[ "$mode" != default ]]; then
  [[ "$mode" != ci ]] || export RC_PARAMS="${RC_PARAMS:-seed=$(property_seed)}"
  # --ci repeats itself, so that a red run can be run again, and forgives a machine that stops for seconds; --deep looks
  # elsewhere each time (seed 0 = random).
  fuzzing=(-seed=1 -max_total_time=10 -timeout=20)
  kills=20
  if [[ "$mode" == deep ]]; then
    fuzzing=(-seed=0 -runs=10000000 -timeout=1)
    kills=1000
  fi
  part "address + undefined sanitizers" asan_suite
  part "thread sanitizer on core" tsan_suite
  part "fuzzers" fuzz_suite "${fuzzing[@]}"
  if [[ -x tests/crash/run.sh ]]; then
    part "$kills kills" kill_suite "$kills"
  fi
  if [[ "$mode" == deep ]]; then
    part "simulator, power loss, damage, random events" deep_suite
  fi
fi

start="$SECONDS"
configure release
cmake --build --preset release
echo
echo "== release build $((SECONDS - start)) s"
((${#summary[@]} == 0)) || printf '== %s\n' "${summary[@]}"
((${#failed[@]} == 0)) || printf '== FAILED: %s\n' "${failed[@]}"
status=0
run_ctest release || status=$?

# A program that was told to end may need a moment.
for ((tries = 0; tries < 20; ++tries)); do
  mapfile -t daemons < <(left_over)
  ((${#daemons[@]} > 0)) || break
  sleep 0.2
done
if ((${#daemons[@]} > 0)); then
  echo "Left running by the tests (ended now): ${daemons[*]}" >&2
  status=1
fi
# What failed long before the release suite is said once more, where whoever looks at the end of a long output sees it.
if ((${#failed[@]} > 0)); then
  status=1
  printf '== %s\n' "${summary[@]}"
  for part in "${!failed[@]}"; do
    echo "== ${failed[part]} ended so:"
    cat "$work/failed-$((part + 1)).log"
  done
  for preset in asan tsan; do explain "$preset"; done
  for preset in asan tsan release; do
    failures="build/$preset/Testing/Temporary/LastTestsFailed.log"
    [[ ! -s "$failures" ]] || sed "s/^/   $preset: /" "$failures"
  done
  printf '== FAILED: %s\n' "${failed[@]}"
fi
exit "$status"
