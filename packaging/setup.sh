#!/usr/bin/env bash
# Installs what the build and the tests need, on Debian 12, as root or with sudo. Does nothing the second time.
#   packaging/setup.sh            everything packaging/test.sh needs
#   packaging/setup.sh --demo     only what building and running the programs needs
#   packaging/setup.sh --full     also what packaging/test.sh --full needs (clang 16 with libFuzzer)
# LibTorch is taken from CMAKE_PREFIX_PATH where that leads to one; otherwise the CPU wheel goes into a Python venv in
# the cache folder, which all clones share.
#   PALIMPSEST_TORCH_INDEX=URL    the package index that the wheel comes from
#   PALIMPSEST_NO_APT=1           install no Debian packages (the machine has them under other names)
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

programs=(g++ cmake ninja-build ccache python3 python3-venv ca-certificates nlohmann-json3-dev libcli11-dev libicu-dev
    libsqlite3-dev libcurl4-openssl-dev qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev
    qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n libquazip1-qt6-dev qtkeychain-qt6-dev)
checks=(git clang-format clang-tidy)
# For the mock server that the judge is tested against; other sources than Debian have both in one package.
command -v npm >/dev/null || checks+=(nodejs npm)
fuzzing=(clang-16 libclang-rt-16-dev)

case "${1:-}" in
"") packages=("${programs[@]}" "${checks[@]}") ;;
--demo) packages=("${programs[@]}") ;;
--full) packages=("${programs[@]}" "${checks[@]}" "${fuzzing[@]}") ;;
-h | --help)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
*) die "unknown option $1 (known: --demo, --full)" ;;
esac

did=no

install_packages() {
    [ -z "${PALIMPSEST_NO_APT:-}" ] || return 0
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        die "this is no Debian system. Install the counterparts of: ${packages[*]}; then set PALIMPSEST_NO_APT=1 and \
run this again"
    fi
    local installed missing=() package
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${packages[@]}" 2>/dev/null || true)
    for package in "${packages[@]}"; do
        grep -qxF "installed $package" <<<"$installed" || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "these packages are missing, and there is neither root nor sudo to install \
them; as root: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600)
    say "setup: installing ${missing[*]}"
    "${apt[@]}" update >&2 || say "setup: apt-get update failed; trying with the package lists that are here"
    "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 \
        || die "apt-get could not install: ${missing[*]}. What it says above is the cause; Debian 12 has them all"
    did=yes
}

stamp=$venv/.complete-torch-$torch_version

# Whether the venv's torch can be used: an interrupted installation leaves files that cannot.
venv_works() { [ -x "$venv/bin/python" ] && "$venv/bin/python" - "$torch_version" 2>/dev/null <<'PYTHON'; }
import sys
import torch
sys.exit(torch.__version__.split("+")[0] != sys.argv[1] or torch.version.cuda is not None)
PYTHON

make_venv() {
    local python candidate
    for candidate in /usr/bin/python3 python3; do
        if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    [ -n "${python:-}" ] || die "python3 with its venv module is missing (Debian: python3-venv)"
    rm -rf -- "$venv"
    "$python" -m venv "$venv" >&2 || die "cannot make a Python venv in $venv"

    local pip=("$venv/bin/python" -m pip install --disable-pip-version-check --only-binary=:all:)
    [ -t 2 ] || pip+=(--progress-bar off)
    local index=${PALIMPSEST_TORCH_INDEX:-}
    if [ -z "$index" ] && ! "${pip[@]}" "torch==$torch_version+cpu" >&2; then
        index=https://download.pytorch.org/whl/cpu
        say "setup: pip's configured index has no CPU build of torch $torch_version; trying $index"
    fi
    if [ -n "$index" ]; then
        "${pip[@]}" --index-url "$index" "torch==$torch_version+cpu" >&2 || die "pip could not install torch \
$torch_version+cpu from $index. It needs the network and 1 GB in $cache. Behind a mirror, set PALIMPSEST_TORCH_INDEX; \
with a LibTorch of your own, set CMAKE_PREFIX_PATH to its folder"
    fi
    venv_works || die "the torch in $venv does not load: $("$venv/bin/python" -c 'import torch' 2>&1 | tail -n 1)"
}

install_torch() {
    mkdir -p -- "$cache" || die "cannot make $cache; set XDG_CACHE_HOME to a folder that can be written"
    exec {lock}>"$cache/setup.lock"
    if ! flock -n "$lock"; then
        say "setup: waiting for another setup that works on $venv"
        flock "$lock"
    fi
    if [ ! -f "$stamp" ]; then
        if ! venv_works; then
            say "setup: LibTorch $torch_version (CPU) goes to $venv: 190 MB to fetch, 750 MB on disk"
            make_venv
        fi
        : >"$stamp"
        did=yes
    fi
    exec {lock}>&-
}

install_packages
prefix=$(torch_prefix || true)
case "$prefix" in
"" | "$venv"/*)
    if [ -z "$prefix" ] || [ ! -f "$stamp" ]; then
        install_torch
    fi
    prefix=$(torch_prefix) || die "$venv holds no LibTorch; delete that folder and run this again"
    ;;
esac
if [ $did = yes ]; then
    say "setup: ready; LibTorch: $prefix"
else
    say "setup: nothing to do; LibTorch: $prefix"
fi
