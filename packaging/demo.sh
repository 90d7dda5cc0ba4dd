#!/usr/bin/env bash
# Builds the programs and shows the main job: a small model that recites a doctor's private case notes unlearns them in
# about two minutes. With a display the workbench opens on it; without one it runs in the terminal.
#   packaging/demo.sh               the demo
#   packaging/demo.sh --terminal    in the terminal even where there is a display
# The run goes to result/demo-1, -2, ... in this folder (PALIMPSEST_DEMO_DIR=DIR chooses another one).
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

terminal=no
case "${1:-}" in
"") ;;
--terminal) terminal=yes ;;
-h | --help)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
*) die "unknown option $1 (known: --terminal)" ;;
esac

bash "$root/packaging/setup.sh" --demo
configure release
cmake --build "$root/build/release" -j "$(job_count)" >&2

bin=$root/build/release/bin
if [ $terminal = no ] && [ -x "$bin/palimpsest-workbench" ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/palimpsest-workbench" --demo
fi

if [ -n "${PALIMPSEST_DEMO_DIR:-}" ]; then
    run=$PALIMPSEST_DEMO_DIR
else
    number=1
    while [ -e "$root/result/demo-$number" ]; do
        number=$((number + 1))
    done
    run=$root/result/demo-$number
fi
"$bin/palimpsest" train --preset demo --dir "$run"
say ""
say "The whole run: $run"
[ ! -f "$run/report.html" ] || say "The report (one file, opens in any browser): $run/report.html"
