# What the scripts of this folder share; sourced, not run. Sets root, cache and venv.
# shellcheck shell=bash disable=SC2034

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
user_home=~
export HOME=${HOME:-$user_home}
cache=${XDG_CACHE_HOME:-$user_home/.cache}/palimpsest
venv=$cache/venv
torch_version=2.13.0

say() { printf '%s\n' "$*" >&2; }
die() {
    say "error: $*"
    exit 1
}

# The folder of LibTorch's CMake files: the first entry of CMAKE_PREFIX_PATH that has them, else the shared venv's.
torch_prefix() {
    local entry place
    local -a entries
    IFS=':;' read -r -a entries <<<"${CMAKE_PREFIX_PATH:-}"
    for entry in "${entries[@]}"; do
        for place in . share/cmake lib/cmake lib64/cmake; do
            if [ -f "$entry/$place/Torch/TorchConfig.cmake" ]; then
                printf '%s\n' "$entry"
                return
            fi
        done
    done
    for entry in "$venv"/lib/python3*/site-packages/torch/share/cmake; do
        if [ -f "$entry/Torch/TorchConfig.cmake" ]; then
            printf '%s\n' "$entry"
            return
        fi
    done
    return 1
}

# Jobs that fit: a file that reads LibTorch's headers takes up to 1.5 GB to compile.
job_count() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
    [ "${memory:-1}" -ge 1 ] || memory=1
    printf '%s\n' $((cores < memory ? cores : memory))
}

# configure <preset>: makes build/<preset>, or leaves it alone where it stands for the same LibTorch and presets.
configure() {
    local prefix build=$root/build/$1
    prefix=$(torch_prefix) || die "no LibTorch found; run packaging/setup.sh"
    local stamp=$build/.configured-for
    if [ -f "$build/build.ninja" ] && [ -f "$stamp" ] && [ ! "$root/CMakePresets.json" -nt "$stamp" ] \
        && [ "$(<"$stamp")" = "$root $prefix" ]; then
        return
    fi
    (cd "$root" && cmake --preset "$1" "-DCMAKE_PREFIX_PATH=$prefix") >&2 || return 1
    printf '%s\n' "$root $prefix" >"$stamp"
}
