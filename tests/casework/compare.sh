#!/bin/sh
# compare.sh PRINTER EXPECTED: fails when the printer does not print what is expected.
set -e
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
"$1" >"$printed"
diff -u "$2" "$printed"
