#!/usr/bin/env bash
# The Go binding: gofmt, go vet and go test have nothing to say, nor has the race detector; the example program runs.
# Usage: binding_go.sh; PKG_CONFIG_PATH and LD_LIBRARY_PATH say where the library is.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../../bindings/go"
unformatted=$(gofmt -l .)
[ -z "$unformatted" ] || { echo "gofmt would change: $unformatted"; exit 1; }
go vet ./...
go test -count=1 -v ./...
go test -count=1 -race . ./conformance
go run ./examples/first_decision
go run ./examples/first_referral
