#!/usr/bin/env bash
# Installs what the judge is checked against and none of us wrote, once, in the cache folder that all clones share: the mock
# server @dwmkerr/mock-llm (npm) and the official openai client (pip). Prints the folder. Where one of them cannot be had
# (no Node, no network), says so and goes on: the tests that need it skip.
#   PALIMPSEST_JUDGE_PEERS=DIR    another place for them
set -euo pipefail
# shellcheck source=../../packaging/common.sh source-path=SCRIPTDIR
. "$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)/../../packaging/common.sh"

mock_llm=0.1.29
openai=3.57.0
peers=${PALIMPSEST_JUDGE_PEERS:-$cache/judge-peers}

case "${1:-}" in
"") ;;
-h | --help)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
*) die "unknown option $1 (there are none)" ;;
esac

install_mock_llm() {
    command -v npm >/dev/null || {
        say "peers: no npm (Debian: nodejs npm), so no mock-llm; its test skips"
        return
    }
    (cd -- "$peers" && npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts --prefix "$peers" \
        "@dwmkerr/mock-llm@$mock_llm") >&2 || {
        say "peers: npm could not install mock-llm $mock_llm (no network?); its test skips"
        return
    }
    : >"$peers/.mock-llm-$mock_llm"
}

install_openai() {
    if [ ! -x "$peers/venv/bin/python" ]; then
        python3 -m venv "$peers/venv" >&2 || {
            say "peers: python3 cannot make a venv (Debian: python3-venv), so no openai client; its test skips"
            return
        }
    fi
    "$peers/venv/bin/python" -m pip install --quiet --disable-pip-version-check "openai==$openai" >&2 || {
        say "peers: pip could not install openai $openai (no network?); its test skips"
        return
    }
    : >"$peers/.openai-$openai"
}

mkdir -p -- "$peers" || die "cannot make $peers; set XDG_CACHE_HOME to a folder that can be written"
exec {lock}>"$peers.lock"
flock "$lock"
[ -f "$peers/.mock-llm-$mock_llm" ] || install_mock_llm
[ -f "$peers/.openai-$openai" ] || install_openai
printf '%s\n' "$peers"
