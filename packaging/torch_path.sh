#!/usr/bin/env bash
# Prints the value CMAKE_PREFIX_PATH needs so that CMake finds LibTorch:
#   cmake --preset dev -DCMAKE_PREFIX_PATH="$(packaging/torch_path.sh)"
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
torch_prefix || die "no LibTorch found; run packaging/setup.sh"
