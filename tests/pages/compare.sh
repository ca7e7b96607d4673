#!/bin/sh
# compare.sh WRITER PAGE: fails when the page is not what the writer writes, or the writer finds a mistake in the
# tables.
set -e
written=$(mktemp)
trap 'rm -f "$written"' EXIT
"$1" >"$written"
diff -u "$2" "$written" || {
    echo "$2 is not what the tables say: ninja -C build refresh-pages" >&2
    exit 1
}
