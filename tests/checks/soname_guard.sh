#!/usr/bin/env bash
# The build refuses a version whose major is not the soname's number, and accepts the one it has.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "$root/meson_options.txt" "$folder"

# says_mismatch VERSION: whether the build of that version stops for the soname (it stops later for want of sources).
says_mismatch() {
    sed "s/version: '[0-9.]*',/version: '$1',/" "$root/meson.build" >"$folder/meson.build"
    rm -rf "$folder/build"
    (meson setup "$folder/build" "$folder" 2>&1 || true) >"$folder/told"
    grep -q "the two must agree" "$folder/told"
}

! says_mismatch 0.1.0 || { echo "0.1.0 was refused"; exit 1; }
! says_mismatch 0.9.3 || { echo "0.9.3 was refused"; exit 1; }
says_mismatch 1.0.0 || { echo "1.0.0 with the soname of 0 was accepted"; exit 1; }
echo "a version that disagrees with the soname is refused"
