#!/usr/bin/env bash
# An installed copy is whole: the consumer project builds against it with nothing but pkg-config (shared and static),
# and with the library as a meson subproject; the soname is the promised one. The same holds for the conformance kit.
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
    local expected=$1.so.${version%%.*}
    readelf -d "$prefix/lib/$1.so" | grep -F "Library soname: [$expected]"
}
holds "the soname carries the major version" has_soname libinterventions
holds "so does that of the conformance kit" has_soname libinterventions-conformance

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

# A program that runs the kit; the static one has no shared library to fall back to.
mkdir "$folder/kit"
cat >"$folder/kit/main.c" <<'END'
#include <interventions/conformance.h>
#include <stdio.h>
int main(void)
{
    ivn_conformance_report *report = NULL;
    if (ivn_conformance_run(NULL, NULL, &report, NULL) != IVN_ERROR_ARGUMENT || ivn_conformance_count() == 0)
        return 1;
    printf("%s\n", ivn_conformance_at(0)->name);
    return 0;
}
END
# kit OUT PREFIX PKG-CONFIG-OPTIONS...
kit() {
    local out=$folder/kit/$1 flags
    flags=$(PKG_CONFIG_PATH=$2/lib/pkgconfig pkg-config "${@:3}" --cflags --libs interventions-conformance)
    # shellcheck disable=SC2086 # several words are meant
    cc -std=c99 -Wall -Wextra -Wpedantic -Werror "$folder/kit/main.c" -o "$out" $flags
}
holds "the conformance kit has the same version" \
    [ "$(pkg-config --modversion interventions-conformance)" = "$version" ]
holds "an author's program builds with the shared kit" kit shared "$prefix"
holds "it runs" env LD_LIBRARY_PATH="$prefix/lib" "$folder/kit/shared"
rm "$folder"/static-prefix/lib/libinterventions-conformance.so*
sed -i "s|^prefix=.*|prefix=$folder/static-prefix|" \
    "$folder/static-prefix/lib/pkgconfig/interventions-conformance.pc"
holds "an author's program builds with the static kit" kit static "$folder/static-prefix" --static
holds "it runs by itself" "$folder/kit/static"

echo "$passed passed, 0 failed"
