#!/usr/bin/env bash
# An installed copy is whole: the consumer project builds against it with nothing but pkg-config (shared and static),
# and with the library as a meson subproject; the soname is the promised one.
# Usage: installed.sh PREFIX FOLDER: PREFIX has an installed copy, FOLDER is where the consumers are built.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
prefix=$(cd "$1" && pwd)
rm -rf "$2"
mkdir -p "$2"
folder=$(cd "$2" && pwd)
passed=0

# fresh NAME: an own copy of the consumer.
fresh() {
    cp -r "$root/pkgconfig/consumer" "$folder/$1"
}

# holds WHAT COMMAND...: counts a thing that must succeed.
holds() {
    local what=$1
    shift
    "$@" || { echo "failed: $what"; exit 1; }
    echo "holds: $what"
    passed=$((passed + 1))
}

export PKG_CONFIG_PATH=$prefix/lib/pkgconfig
version=$(pkg-config --modversion interventions)

has_headers() {
    diff -r "$root/include/interventions" "$prefix/include/interventions"
}
holds "all public headers are installed, and no others" has_headers

has_soname() {
    local expected=libinterventions.so.${version%%.*}
    readelf -d "$prefix/lib/libinterventions.so" | grep -F "Library soname: [$expected]"
}
holds "the soname carries the major version" has_soname

shared_needs_no_more() {
    [ "$(pkg-config --libs interventions)" = "-L$prefix/lib -linterventions " ] ||
        [ "$(pkg-config --libs interventions)" = "-L$prefix/lib -linterventions" ]
}
holds "a host of the shared library links nothing else" shared_needs_no_more

fresh shared
holds "a host builds with the shared library" make -C "$folder/shared"
links_shared() {
    LD_LIBRARY_PATH=$prefix/lib ldd "$folder/shared/consumer" | grep -F "$prefix/lib/libinterventions.so"
}
holds "it loads the installed library" links_shared
holds "it runs, and the version agrees" env LD_LIBRARY_PATH="$prefix/lib" "$folder/shared/consumer" "$version"

# The linker prefers a shared library; a copy of the installation has none.
cp -r "$prefix" "$folder/static-prefix"
rm "$folder"/static-prefix/lib/libinterventions.so*
sed -i "s|^prefix=.*|prefix=$folder/static-prefix|" "$folder/static-prefix/lib/pkgconfig/interventions.pc"
fresh static
holds "a host builds with the static library" \
    env PKG_CONFIG_PATH="$folder/static-prefix/lib/pkgconfig" make -C "$folder/static" STATIC=--static
holds "it runs by itself, and the version agrees" "$folder/static/consumer" "$version"

fresh subproject
mkdir "$folder/subproject/subprojects"
ln -s "$root" "$folder/subproject/subprojects/interventions"
subproject() {
    env -u PKG_CONFIG_PATH meson setup "$folder/subproject/build" "$folder/subproject" --wrap-mode=forcefallback
    ninja -C "$folder/subproject/build"
}
holds "a host builds with the library as a meson subproject" subproject
holds "it runs, and the version agrees" "$folder/subproject/build/consumer" "$version"

echo "$passed passed, 0 failed"
