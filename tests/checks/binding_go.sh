#!/usr/bin/env bash
# The Go binding: gofmt, go vet and go test have nothing to say, nor has the race detector; the example programs run.
# Then the same of the store over database/sql, with a PostgreSQL server of its own.
# Usage: binding_go.sh; PKG_CONFIG_PATH and LD_LIBRARY_PATH say where the library is.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root/bindings/go"
unformatted=$(gofmt -l .)
[ -z "$unformatted" ] || { echo "gofmt would change: $unformatted"; exit 1; }
go vet ./...
go test -count=1 -v ./...
go test -count=1 -race . ./conformance
go run ./examples/first_decision
go run ./examples/first_referral

cd "$root/examples/adapters/go/sqlstore"
unformatted=$(gofmt -l .)
[ -z "$unformatted" ] || { echo "gofmt would change: $unformatted"; exit 1; }
# The system's SQLite, as compiling the driver's own takes minutes.
go vet -tags libsqlite3 ./...
"$root/tests/lib/with_postgres" bash -euc '
    go test -tags libsqlite3 -count=1 -v ./...
    go run -tags libsqlite3 ./keep_cases "$IVN_TEST_POSTGRESQL"'
go test -tags libsqlite3 -count=1 -race -short ./...

# The same commands happen once.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
go run -tags libsqlite3 ./keep_cases "$folder/cases.sqlite"
again=$(go run -tags libsqlite3 ./keep_cases "$folder/cases.sqlite")
[ "$(grep -c 'which was done before' <<<"$again")" = 4 ] && ! grep -q deliver <<<"$again" ||
    { echo "keep_cases did something twice: $again"; exit 1; }
