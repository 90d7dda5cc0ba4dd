#!/usr/bin/env bash
# Brings the translations up to date with the texts of the sources: new texts appear unfinished, texts that are gone go.
#   packaging/update_translations.sh              all of resources/translations
#   packaging/update_translations.sh FILE.ts…     these; one that is not there is begun, its language is the name's end
#   LUPDATE=PROGRAM                               another lupdate than the one found
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

case "${1:-}" in
-h | --help)
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
    exit 0
    ;;
esac

find_lupdate() {
    local program
    for program in "${LUPDATE:-}" /usr/lib/qt6/bin/lupdate lupdate6 lupdate; do
        if [ -n "$program" ] && command -v "$program" >/dev/null; then
            printf '%s\n' "$program"
            return
        fi
    done
    die "lupdate is missing (Debian: qt6-l10n-tools)"
}

files=("$@")
for i in "${!files[@]}"; do files[i]=$(realpath -m -- "${files[i]}"); done
cd "$root"
[ ${#files[@]} -gt 0 ] || files=(resources/translations/palimpsest_*.ts)

lupdate=$(find_lupdate)
for file in "${files[@]}"; do
    options=(-silent -no-obsolete -locations none -no-ui-lines -I . -tr-function-alias "QT_TRANSLATE_NOOP+=PALIMPSEST_TEXT")
    # The sources are English; only their "%n run(s)" need forms.
    [[ $file != *_en.ts ]] || options+=(-pluralonly)
    notes=$("$lupdate" "${options[@]}" ui app plotting engine/config engine/unlearn -ts "$file" 2>&1) \
        || die "lupdate failed: $notes"
    # Every note is a text that the program would look up under another name than the one lupdate writes down.
    [ -z "$notes" ] || die "lupdate does not understand these places: $notes"
done
