#!/usr/bin/env bash
# Runs the benchmarks against the plain way and prints their tables. Wants the machine for itself: about 10 minutes on 2
# cores, 16 GB of memory for the plain step.
#   tests/bench/run.sh [--palimpsest PROGRAM] [--quick] [validation|icu_step|rater]...
#   --palimpsest PROGRAM   default: that of build/release, build/ci or build/dev
#   --quick                shorter: 8 rows of the plain loop, 2 layers and 3 steps; checks the scripts, proves nothing
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=../../packaging/common.sh source-path=SCRIPTDIR
. "$here/../../packaging/common.sh"

program=''
quick=''
benches=()
while [ $# -gt 0 ]; do
    case "$1" in
    --palimpsest)
        [ $# -gt 1 ] || die "--palimpsest needs a program"
        program=$2
        shift
        ;;
    --quick) quick=yes ;;
    -h | --help)
        sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
        exit 0
        ;;
    validation | icu_step | rater) benches+=("$1") ;;
    *) die "unknown argument $1 (see --help)" ;;
    esac
    shift
done
for candidate in "$root"/build/{release,ci,dev}/bin/palimpsest; do
    [ -n "$program" ] || [ ! -x "$candidate" ] || program=$candidate
done
[ -x "$program" ] || die "no palimpsest program ($program); build it or give --palimpsest"
[ ${#benches[@]} -gt 0 ] || benches=(validation icu_step rater)

python=$("$here/../oracle/setup.sh")
failed=0
for bench in "${benches[@]}"; do
    options=()
    if [ "$bench" = rater ]; then
        # A program beside the other: ninja bench_rater.
        if [ ! -x "$(dirname -- "$program")/bench_rater" ]; then
            echo "rater: not built; cmake --build its build folder --target bench_rater"
            failed=1
            continue
        fi
        [ -z "$quick" ] || options=(--items 1000 --keys 10)
        QT_QPA_PLATFORM=offscreen "$(dirname -- "$program")/bench_rater" "${options[@]}" || failed=1
        echo
        continue
    fi
    if [ -n "$quick" ]; then
        case "$bench" in
        validation) options=(--rows 8 --repeat 1) ;;
        icu_step) options=(--layers 2 --steps 3 --skip 1) ;;
        esac
    fi
    "$python" "$here/$bench.py" --palimpsest "$program" "${options[@]}" || failed=1
    echo
done
exit $failed
