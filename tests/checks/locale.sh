#!/usr/bin/env bash
# Runs a command where numbers have a decimal comma and "I" has no dot: in Turkish, with a locale made for the occasion.
# Test programs take the locale up because IVN_TEST_LOCALE is set (tests/support/locale.c).
# Usage: locale.sh FOLDER COMMAND...: FOLDER keeps the locale.
set -euo pipefail

folder=$1
shift
mkdir -p "$folder"
[ -e "$folder/tr_TR.UTF-8/LC_NUMERIC" ] || localedef -i tr_TR -f UTF-8 "$folder/tr_TR.UTF-8"
there=(env LOCPATH="$folder" LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 IVN_TEST_LOCALE=1)
[ "$("${there[@]}" locale decimal_point)" = , ] || { echo "the locale is not in force"; exit 1; }
exec "${there[@]}" "$@"
