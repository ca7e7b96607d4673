#!/usr/bin/env python3
"""The promise of the ABI, held with libabigail: compares each library with two stored descriptions in tests/abi/.

current.*  what the last commit offered: must be the same, or be refreshed in the same commit (--refresh)
release.*  what the last release offered (none before 0.1.0): functions may be added and a struct that begins with its
           size may grow at its end; nothing else may change. --release makes the current description that of a release.
Each has two files: .abi, made by abidw from debug information, and .constants, the value of every public constant,
which debug information does not tell. Those of the conformance kit begin with conformance-.
LIBRARY is the shared object of the main library, with the kit's beside it, built by gcc with -g and not optimised
(equal functions would become one); without it one is built.
--self-test breaks the ABI of a small library in one way at a time and fails unless each is noticed.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import public_headers

ROOT = public_headers.ROOT
STORED = ROOT / "tests" / "abi"
# What stored names begin with, the header of all.
LIBRARIES = {public_headers.MAIN: ("", "interventions.h"), public_headers.KIT: ("conformance-", "conformance.h")}
ABIDW = ["abidw", "--no-show-locs", "--no-corpus-path", "--no-comp-dir-path", "--no-elf-needed", "--no-architecture",
         "--drop-undefined-syms", "--drop-private-types", "--exported-interfaces-only", "--type-id-style", "hash"]


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, **options)


def build():
    """A library of its own, below build-tests/abi."""
    folder = ROOT / "build-tests" / "abi"
    if not (folder / "build.ninja").exists():
        subprocess.run(["env", "CC=gcc", "meson", "setup", str(folder), str(ROOT), "--buildtype=debug",
                        "-Dtests=false", "-Dexamples=false"], check=True)
    subprocess.run(["ninja", "-C", str(folder)], check=True)
    return folder / "libinterventions.so"


def describe(library, include, which=public_headers.MAIN):
    """The description of a library, or an exit with the reason why it would say nothing."""
    sections = run(["readelf", "-S", str(library)], check=True).stdout
    if ".debug_info" not in sections:
        sys.exit(f"{library} has no debug information: its description would be empty and every comparison would pass")
    text = run([*ABIDW, "--headers-dir", str(include), str(library)], check=True).stdout
    described = set(re.findall(r"<function-decl name='(ivn_\w+)'", text))
    missing = sorted(set(public_headers.functions(include, which)) - described)
    if missing or not described:
        sys.exit(f"{library}: no debug information for {', '.join(missing) or 'any function'}")
    # Build directories lie elsewhere on each machine.
    return re.sub(r"( path=')(?:\.\./)*(?:/[^']*?/)?(?=src/)", r"\1", text)


def values(include, which=public_headers.MAIN):
    """The constants with their values, one a line."""
    names = public_headers.constants(include, which)
    lines = [f'    printf("%s %lld\\n", "{name}", (long long)({name}));' for name in names]
    frame = [f"#include <interventions/{LIBRARIES[which][1]}>", "#include <stdio.h>", "int main(void)", "{"]
    program = "\n".join([*frame, *lines, "}", ""])
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder, "values")
        command = ["gcc", "-x", "c", "-", "-I", str(include), "-o", str(out)]
        subprocess.run(command, input=program, text=True, check=True)
        return run([str(out)], check=True).stdout


def sized_structs(include):
    return [name for which in LIBRARIES for name in public_headers.sized_structs(include, which)]


def differences_in_abi(old, new, include, growth):
    """What abidiff tells of two descriptions; "" when nothing differs that may not."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "old.abi").write_text(old)
        (folder / "new.abi").write_text(new)
        (folder / "allowed").write_text(
            "[suppress_type]\n  type_kind = struct\n  has_data_member_inserted_at = end\n  has_size_change = yes\n"
            f"  name_regexp = ^({'|'.join(sized_structs(include))})$\n")
        options = ["--no-added-syms", "--suppressions", str(folder / "allowed")] if growth else []
        result = run(["abidiff", "--no-default-suppression", *options, str(folder / "old.abi"),
                      str(folder / "new.abi")])
        if result.returncode == 0:
            return ""
        return (result.stdout + result.stderr).strip() or f"abidiff ended with status {result.returncode}"


def differences_in_constants(old, new, growth):
    before, after = (dict(line.split(" ") for line in text.splitlines()) for text in (old, new))
    lines = [f"{name} was {value}, is {after.get(name, 'gone')}" for name, value in before.items()
             if after.get(name) != value]
    if not growth:
        lines += [f"{name} is new: {value}" for name, value in after.items() if name not in before]
    return "\n".join(lines)


def compare(name, abi, constants, include, growth):
    """1 when the stored description NAME does not allow what is there now."""
    kind = name.split("-")[-1]
    old_abi, old_constants = STORED / f"{name}.abi", STORED / f"{name}.constants"
    if not old_abi.exists():
        print(f"{name}: not stored yet" if kind == "release" else f"{name}: not stored; run with --refresh")
        return 0 if kind == "release" else 1
    told = [differences_in_abi(old_abi.read_text(), abi, include, growth),
            differences_in_constants(old_constants.read_text(), constants, growth)]
    told = "\n".join(filter(None, told))
    print(f"{name}: differs\n{told}" if told else f"{name}: as promised")
    if told and kind == "current":
        print("If this is meant, run tests/checks/abi.py --refresh and commit tests/abi/ with the change.")
    return 1 if told else 0


HEADER = """#include <stdint.h>
typedef struct ivn_view {{ uint32_t size; {middle} uint32_t a; {view} }} ivn_view;
typedef struct ivn_plain {{ uint32_t b; {plain} }} ivn_plain;
enum {{ IVN_ONE = {one} }};
#define IVN_API __attribute__((visibility("default")))
IVN_API uint32_t ivn_f(const ivn_view *view, const ivn_plain *plain);
IVN_API uint32_t ivn_g({parameter} number);
{more}
"""
CODE = """#include <interventions/interventions.h>
uint32_t ivn_f(const ivn_view *view, const ivn_plain *plain) {{ return view->a + plain->b; }}
uint32_t ivn_g({parameter} number) {{ return (uint32_t)number; }}
{more_code}
"""
SAME = {"view": "", "middle": "", "plain": "", "one": "1", "parameter": "uint32_t", "more": "", "more_code": ""}
BREAKS = [  # what, the change, refused as a commit, refused as a release
    ("nothing", {}, False, False),
    ("a view grew at its end", {"view": "uint32_t z;"}, True, False),
    ("a view grew in its middle", {"middle": "uint32_t z;"}, True, True),
    ("a struct without a size grew", {"plain": "uint32_t z;"}, True, True),
    ("a parameter changed", {"parameter": "uint64_t"}, True, True),
    ("a constant changed", {"one": "2"}, True, True),
    ("a function came", {"more": "IVN_API void ivn_h(void);", "more_code": "void ivn_h(void) {}"}, True, False),
]


def planted(folder, change):
    parts = dict(SAME, **change)
    include = folder / "include"
    (include / "interventions").mkdir(parents=True, exist_ok=True)
    (include / "interventions" / "interventions.h").write_text(HEADER.format(**parts))
    subprocess.run(["gcc", "-g", "-shared", "-fPIC", "-fvisibility=hidden", "-x", "c", "-", "-I", str(include), "-o",
                    str(folder / "lib.so")], input=CODE.format(**parts), text=True, check=True)
    return describe(folder / "lib.so", include), values(include), include


def self_test():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        more = {"more": "IVN_API void ivn_h(void);", "more_code": "void ivn_h(void) {}"}
        rich = planted(folder, more)
        base = planted(folder, {})
        cases = [("a function went", rich, base, True, True)]
        cases += [(what, base, planted(folder, change), *refused) for what, change, *refused in BREAKS]
        for what, old, new, *refused in cases:
            for growth, expected in zip((False, True), refused):
                told = (differences_in_abi(old[0], new[0], new[2], growth)
                        + differences_in_constants(old[1], new[1], growth))
                if bool(told) != expected:
                    sys.exit(f"self-test: {what}, {'release' if growth else 'commit'}: told {told!r}")
        subprocess.run(["strip", "--strip-debug", str(folder / "lib.so")], check=True)
        try:
            describe(folder / "lib.so", folder / "include")
        except SystemExit:
            print(f"self-test: {len(cases)} changes judged rightly, a library without debug information refused")
        else:
            sys.exit("self-test: a library without debug information was described")


def judge(library, which, options):
    """How many of its two stored descriptions a library does not agree with; refreshes them where that is asked."""
    include, prefix = public_headers.INCLUDE, LIBRARIES[which][0]
    abi, constants = describe(library, include, which), values(include, which)
    STORED.mkdir(exist_ok=True)
    if options.refresh or options.release:
        (STORED / f"{prefix}current.abi").write_text(abi)
        (STORED / f"{prefix}current.constants").write_text(constants)
    if options.release:
        for suffix in ("abi", "constants"):
            shutil.copyfile(STORED / f"{prefix}current.{suffix}", STORED / f"{prefix}release.{suffix}")
    return (compare(f"{prefix}current", abi, constants, include, False)
            + compare(f"{prefix}release", abi, constants, include, True))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=pathlib.Path, nargs="?")
    parser.add_argument("--refresh", action="store_true")
    parser.add_argument("--release", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
    library = options.library or build()
    failed = judge(library, public_headers.MAIN, options)
    failed += judge(library.with_name(f"lib{public_headers.KIT}.so"), public_headers.KIT, options)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
