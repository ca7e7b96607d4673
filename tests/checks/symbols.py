#!/usr/bin/env python3
"""What a release library needs from outside, and what it offers: the main one, and the conformance kit beside it.

Needs: only allocation, mem/str functions, number-to-text, cJSON's tree and three functions of libuuid; nothing that
does I/O, reads a clock, a locale or the environment, or ends the process; the kit needs, beside allocation and strings,
what the main library offers. Offers: the same functions in the version script, in the public headers and in the
library, nothing else and no variable. --self-test builds small libraries that
break each rule and fails unless each is found.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

import public_headers
from include_direction import FLOORS

MAIN, KIT = public_headers.MAIN, public_headers.KIT

ALLOWED = [
    r"malloc|calloc|realloc|free",
    r"mem(cpy|move|set|cmp|chr)",
    r"str(len|nlen|cmp|ncmp|chr|rchr|str|spn|cspn|cpy|ncpy|cat)",
    r"bsearch|snprintf|vsnprintf",
    r"cJSON_(Create|Add|Delete|Detach|Replace|Insert|Get|Is|Duplicate|Compare|malloc|free)\w*",
    r"uuid_generate_sha1|uuid_parse|uuid_unparse\w*",
    # What compilers and linkers add by themselves.
    r"__cxa_finalize|__gmon_start__|_ITM_\w+|__stack_chk_fail",
]
# Case-insensitive look-ups and the parser that writes a global; never, though they look like the rest.
REFUSED = r"cJSON_(InitHooks|Parse\w*|Print\w*|GetErrorPtr|(Get|Has)ObjectItem|(Delete|Detach)ItemFromObject)"


def nm(library, *options):
    output = subprocess.run(["nm", "-D", *options, str(library)], capture_output=True, text=True, check=True).stdout
    return [line.split() for line in output.splitlines()]


def needed(library):
    """Undefined symbols without their versions; fortified forms (__memcpy_chk) count as what they check."""
    names = {words[-1].split("@")[0] for words in nm(library, "--undefined-only")}
    return sorted(re.sub(r"^__(\w+)_chk$", r"\1", name) for name in names)


def is_allowed(name):
    if re.fullmatch(REFUSED, name):
        return False
    return any(re.fullmatch(pattern, name) for pattern in ALLOWED)


def is_allowed_to_kit(name, include):
    """No tree of JSON and no ids of its own: what the main library offers."""
    return name in public_headers.functions(include) or (is_allowed(name) and not re.match("cJSON|uuid", name))


def offered(library):
    """(kind, name) of what the library exports, version nodes left out."""
    symbols = [(words[-2], words[-1].split("@")[0]) for words in nm(library, "--defined-only")]
    return [(kind, name) for kind, name in symbols if kind != "A"]


def in_version_script(path):
    """Names by group, as [(floor, [names])], from the `global:` parts of the version script."""
    groups = []
    text = re.sub(r"local:.*?\}", "}", path.read_text(), flags=re.DOTALL)
    for comment, name in re.findall(r"/\*\s*(.*?)\s*\*/|\b(ivn_\w+)\s*;", text):
        if comment:
            groups.append((comment, []))
        elif groups:
            groups[-1][1].append(name)
        else:
            groups.append(("", [name]))
    return groups


def faults_in_nodes(path, version):
    """One node per release: none is newer than the project, and each is named after a release."""
    for node in re.findall(r"^([A-Za-z]\S*)\s*\{", path.read_text(), flags=re.MULTILINE):
        release = re.fullmatch(r"LIBINTERVENTIONS(?:_CONFORMANCE)?_(\d+)\.(\d+)", node)
        if not release or tuple(map(int, release.groups())) > version:
            yield f"version script: the node {node} is not that of a release up to {version[0]}.{version[1]}"


def project_version():
    text = (public_headers.ROOT / "meson.build").read_text()
    return tuple(map(int, re.search(r"version: '(\d+)\.(\d+)\.", text).groups()))


def faults_in_order(groups):
    for floor, names in groups:
        if floor not in [*FLOORS, "conformance"]:
            yield f'version script: a group is called "{floor}", which is no floor'
        if names != sorted(names):
            yield f"version script: the group {floor} is not sorted"


def differences(what, names, other, others):
    for name in sorted(set(names) - set(others)):
        yield f"{name} is in {what} but not in {other}"
    for name in sorted(set(others) - set(names)):
        yield f"{name} is in {other} but not in {what}"


def faults(library, include, script, version, which=MAIN):
    for name in needed(library):
        if not (is_allowed(name) if which == MAIN else is_allowed_to_kit(name, include)):
            yield f"the library needs {name}, which is not on the list of what it may need"
    exported = offered(library)
    for kind, name in exported:
        if kind != "T":
            yield f"the library exports {name}, which is not a function"
    groups = in_version_script(script)
    listed = [name for _, names in groups for name in names]
    yield from faults_in_nodes(script, version)
    yield from faults_in_order(groups)
    yield from differences("the library", [name for _, name in exported], "the version script", listed)
    yield from differences("the version script", listed, "the public headers",
                           public_headers.functions(include, which))


GOOD = "void *malloc(__SIZE_TYPE__); IVN_API void *ivn_a(void); void *ivn_a(void) { return malloc(3); }\n"
HEADER = "IVN_API void *ivn_a(void);"
PLANTED = [  # what, the library, its version script, its header, faults
    ("nothing wrong", GOOD, "ivn_a", HEADER, 0),
    ("prints", GOOD + "int puts(const char *); void ivn_b(void) { puts(\"x\"); }", "ivn_a", HEADER, 1),
    ("reads a clock", GOOD + "long time(long *); void ivn_b(void) { time(0); }", "ivn_a", HEADER, 1),
    ("parses with cJSON", GOOD + "void *cJSON_Parse(const char *); void ivn_b(void) { cJSON_Parse(0); }", "ivn_a",
     HEADER, 1),
    ("variable", GOOD + "IVN_API int ivn_v; int ivn_v = 3;", "ivn_a; ivn_v", HEADER, 2),
    ("not in the headers", GOOD, "ivn_a", "", 1),
    ("not in the library", GOOD, "ivn_a; ivn_c", HEADER + " IVN_API int ivn_c(void);", 1),
    ("not in the script", GOOD, "ivn_a", HEADER + " IVN_API int ivn_c(void);", 1),
    ("not sorted", GOOD + "IVN_API void ivn_B(void); void ivn_B(void) {}", "ivn_a; ivn_B",
     HEADER + " IVN_API void ivn_B(void);", 1),
]


def self_test():
    for what, code, listed, header, expected in PLANTED:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "interventions").mkdir()
            (folder / "interventions" / "base.h").write_text(header + "\n")
            (folder / "map").write_text(
                "LIBINTERVENTIONS_0.1 {\n global:\n /* base */\n %s;\n local: *;\n};\n" % listed)
            library = folder / "lib.so"
            command = ["gcc", "-shared", "-fPIC", "-fvisibility=hidden", "-fno-builtin", "-x", "c", "-", "-o",
                       str(library), '-DIVN_API=__attribute__((visibility("default")))',
                       f"-Wl,--version-script={folder}/map"]
            subprocess.run(command, input=code, text=True, check=True)
            found = list(faults(library, folder, folder / "map", (0, 1)))
            if len(found) != expected:
                sys.exit(f"self-test: {what}: expected {expected} faults, found {found}")
            if len(list(faults(library, folder, folder / "map", (0, 0)))) != expected + 1:
                sys.exit(f"self-test: {what}: a node of a later release was accepted")
    for name, expected in (("malloc", True), ("ivn_context_new", True), ("cJSON_CreateNull", False),
                           ("uuid_parse", False), ("ivn_no_such", False), ("puts", False)):
        if is_allowed_to_kit(name, public_headers.INCLUDE) != expected:
            sys.exit(f"self-test: {name} is judged wrongly for the kit")
    print(f"self-test: {len(PLANTED)} planted libraries judged rightly")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("library", type=pathlib.Path, nargs="?",
                        help="the release build of the shared object, with the kit's beside it")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
    if options.library:
        failed = 0
        for which in MAIN, KIT:
            library = options.library.with_name(f"lib{which}.so")
            script = public_headers.ROOT / "src" / f"lib{which}.map"
            found = list(faults(library, public_headers.INCLUDE, script, project_version(), which))
            failed += len(found)
            for line in found:
                print(line)
            print(f"{which}: {len(offered(library))} functions offered, {len(needed(library))} symbols needed, "
                  f"{len(found)} faults")
        sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
