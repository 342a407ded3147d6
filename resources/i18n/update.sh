#!/bin/sh
# Brings what is to be translated into the .ts files: every tr() of the program, and the keys, meanings and choices of
# options, which the program itself says. Usage: resources/i18n/update.sh [BUILD], after a build in BUILD.
set -eu
cd "$(dirname "$0")/../.."
BUILD=${1:-build/release}
[ -x "$BUILD/sluice" ] || { echo "There is no program in $BUILD; build it first." >&2; exit 1; }
FOLDER=$(mktemp -d)
trap 'rm -r "$FOLDER"' EXIT
"$BUILD/sluice" describe --json | python3 -c '
import json, sys
words = set()
for chapter in json.load(sys.stdin)["chapters"]:
    for option in chapter["options"]:
        words |= {option["key"], option["meaning"]} | {choice.replace("_", " ") for choice in option["choices"]}
for word in sorted(words):
    print("static const char* word = QT_TRANSLATE_NOOP(\"option\", %s);" % json.dumps(word))' >"$FOLDER/options.cpp"
LUPDATE=$(command -v lupdate || echo /usr/lib/qt6/bin/lupdate)
# The same as tests/ui/translation_test does. `phrase` is how the backend hands out a sentence to be translated.
"$LUPDATE" -silent -no-obsolete -locations none -I . -tr-function-alias translate+=phrase -recursive \
    app ui widgets backend/watch "$FOLDER/options.cpp" -ts resources/i18n/sluice_*.ts
