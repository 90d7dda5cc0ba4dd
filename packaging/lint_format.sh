#!/usr/bin/env bash
# Fails on C++ files that clang-format would change. packaging/lint_format.sh --fix changes them.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

mode=(--dry-run -Werror)
case "${1:-}" in
"") ;;
--fix) mode=(-i) ;;
*) die "unknown option $1 (known: --fix)" ;;
esac

list_files() {
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git ls-files -z --cached --others --exclude-standard -- '*.h' '*.cpp'
    else # an unpacked archive
        find app engine plotting ui tests \( -name '*.h' -o -name '*.cpp' \) -print0
    fi
}

mapfile -d '' -t files < <(list_files)
existing=()
for file in "${files[@]}"; do
    [ ! -f "$file" ] || existing+=("$file") # deleted, and not yet committed
done
[ ${#existing[@]} -gt 0 ] || die "no C++ files found in $root"
printf '%s\0' "${existing[@]}" | xargs -0 -n 40 clang-format --style=file "${mode[@]}" \
    || die "the files above are not formatted; packaging/lint_format.sh --fix does it"
say "format: ${#existing[@]} files in order"
