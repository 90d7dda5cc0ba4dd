#!/usr/bin/env bash
# Builds everything and runs every check that continuous integration runs. Works from a fresh clone, without a display.
#   packaging/test.sh           build (preset ci), the tests without the label slow, format, arrows, clang-tidy
#   packaging/test.sh --full    also the slow tests, clang-tidy on the files that read LibTorch, AddressSanitizer and
#                               UndefinedBehaviorSanitizer over the whole suite, ThreadSanitizer over runs, events and
#                               their way to the window, a minute of libFuzzer on every reader, kill loops, and real
#                               judge servers: some hours
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

full=no
case "${1:-}" in
"") ;;
--full) full=yes ;;
-h | --help)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
*) die "unknown option $1 (known: --full)" ;;
esac

cd "$root"
jobs=$(job_count)
report=()
failed=()

# stage <name> <command>...: runs it, notes its time, and whether it failed. The stages that do not need it still run.
stage() {
    local name=$1 begin=$SECONDS outcome=ok
    shift
    say "== $name"
    "$@" || {
        outcome=FAILED
        failed+=("$name")
    }
    report+=("$(printf '%-34s %5d s  %s' "$name" $((SECONDS - begin)) $outcome)")
    [ $outcome = ok ]
}

finish() {
    say "== time"
    printf '   %s\n' "${report[@]}" >&2
    [ ${#failed[@]} -eq 0 ] || die "failed: ${failed[*]}"
    exit 0
}

# shellcheck disable=SC2317 # called through stage
build() { configure "$1" && cmake --build "build/$1" -j "$jobs" ${2:+--target "$2"}; }

# By the commands of preset dev: ci's compile several files at once.
# shellcheck disable=SC2317
tidy() { configure dev && python3 packaging/lint_tidy.py --jobs "$jobs" "$@"; }

# Two tests at a time leave one core each: LibTorch and OpenMP would otherwise start a thread a core in both.
# shellcheck disable=SC2317
run_tests() {
    local preset=$1
    shift
    OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 ctest --test-dir "build/$preset" -j "$jobs" --output-on-failure \
        --no-tests=error "$@"
}

if [ $full = yes ]; then
    stage setup bash packaging/setup.sh --full || finish
else
    stage setup bash packaging/setup.sh || finish
fi
stage "peers of the judge" bash tests/judge/setup_peers.sh || true
stage format bash packaging/lint_format.sh || true
stage build build ci || finish
if [ $full = yes ]; then
    stage "tests" run_tests ci || true
    stage clang-tidy tidy --full || true

    # LibTorch's wheel is not instrumented: a std::vector that crosses into it is grown without AddressSanitizer's marks.
    export ASAN_OPTIONS=detect_container_overflow=0:strict_string_checks=1:detect_stack_use_after_return=1
    ASAN_OPTIONS+=:suppressions=$root/packaging/sanitizers/asan.txt
    export LSAN_OPTIONS=suppressions=$root/packaging/sanitizers/lsan.txt:print_suppressions=0
    export UBSAN_OPTIONS=print_stacktrace=1
    # Qt, LibTorch and OpenMP are not instrumented: what they do to memory is theirs. No suppressions of ours.
    export TSAN_OPTIONS="ignore_noninstrumented_modules=1 history_size=4"
    if stage "build asan" build asan; then
        stage "tests under ASan and UBSan" run_tests asan || true
    fi
    if stage "build tsan" build tsan thread_tests; then
        stage "runs and events under TSan" run_tests tsan -L threads -LE slow || true
    fi
    stage "fuzzing, 60 s a reader" bash tests/fuzz/run.sh 60 || true
    programs=build/ci/bin
    stage "kill loop: training" python3 tests/kill/kill_and_resume.py --palimpsest $programs/palimpsest --rounds 20 \
        -- --preset demo --max_epochs 2 || true
    stage "kill loop: rating" python3 tests/kill/kill_rater.py --rater build/ci/tests/scripted_rater --rounds 200 || true
    stage "kill loop: judge" python3 tests/judge/drive_judge.py --program $programs/palimpsest --rounds 50 kill || true
    stage "real judge servers" bash tests/real/judge.sh || true
else
    stage "tests" run_tests ci -LE slow || true
    stage clang-tidy tidy || true
fi
finish
