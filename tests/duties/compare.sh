#!/bin/sh
# compare.sh PRINTER CASES EXPECTED: fails when the cases do not print as expected.
set -e
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
"$1" "$2" >"$printed"
diff -u "$3" "$printed"
