#!/usr/bin/env bash
# The shared object stays small: at most LIMIT kB once stripped.
# Usage: size.sh LIBRARY [LIMIT]
set -euo pipefail

limit=${2:-700}
stripped=$(mktemp)
trap 'rm -f "$stripped"' EXIT
strip -o "$stripped" "$1"
bytes=$(stat -c %s "$stripped")
echo "say: stripped shared object: $((bytes / 1000)) kB (at most $limit kB)"
[ "$bytes" -le $((limit * 1000)) ]
