#!/usr/bin/env bash
# Builds the libFuzzer targets (AddressSanitizer and UndefinedBehaviorSanitizer, clang 16) and runs each on one thread:
#   tests/fuzz/run.sh [seconds] [reader]...      60 seconds each; all readers
# Prints executions and result of every reader; fails on a finding. Inputs that failed stay in
# build/fuzz/findings/<reader>; once understood they belong into tests/fixtures/fuzz/<reader>, from where they are
# seeds, and into a test.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/../../packaging/common.sh"

seconds=${1:-60}
[[ $seconds =~ ^[0-9]+$ ]] || die "seconds are needed, not $seconds"
shift || true
readers=("$@")
cd "$root"
if [ ${#readers[@]} -eq 0 ]; then
    for source in tests/fuzz/fuzz_*.cpp; do
        source=${source##*/fuzz_}
        readers+=("${source%.cpp}")
    done
fi

configure fuzz
nice cmake --build build/fuzz -j "$(job_count)" --target "${readers[@]/#/fuzz_}" >&2
seeds=build/fuzz/seeds
rm -rf "$seeds"
python3 tests/fuzz/make_seeds.py "$seeds"

failed=()
printf '%-16s %12s %10s  %s\n' reader executions features result
for reader in "${readers[@]}"; do
    corpus=build/fuzz/corpus/$reader findings=build/fuzz/findings/$reader log=build/fuzz/$reader.log
    mkdir -p "$corpus" "$findings" "$seeds/$reader"
    dictionary=()
    [ ! -f "tests/fuzz/$reader.dict" ] || dictionary=("-dict=tests/fuzz/$reader.dict")
    leaks=1 asan=
    case $reader in
    config_json | tensor_file)
        # LibTorch's wheel is not instrumented: it keeps allocations of its static initialisers, and a std::vector
        # that crosses into it is grown without AddressSanitizer's marks.
        leaks=0 asan=detect_container_overflow=0
        ;;
    esac
    result=ok
    ASAN_OPTIONS=$asan UBSAN_OPTIONS=print_stacktrace=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 \
        nice "build/fuzz/fuzz/fuzz_$reader" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=4096 \
        -detect_leaks=$leaks -print_final_stats=1 -artifact_prefix="$findings/" "${dictionary[@]}" \
        "$corpus" "$seeds/$reader" >"$log" 2>&1 || result="FAILED, see $log and $findings"
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    features=$(grep -o 'ft: [0-9]*' "$log" | tail -n 1 | cut -d' ' -f2)
    printf '%-16s %12s %10s  %s\n' "$reader" "${executions:--}" "${features:--}" "$result"
    [ "$result" = ok ] || failed+=("$reader")
done
[ ${#failed[@]} -eq 0 ] || die "findings: ${failed[*]}"
