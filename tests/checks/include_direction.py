#!/usr/bin/env python3
"""Arrows point down only: fails when a file includes something of a floor above its own.

The conformance kit is no floor: it stands on the public headers, and nothing stands on it.
Reads the #include lines of src/, include/ and examples/. Run alone from anywhere; --self-test plants wrong arrows in a
copy and fails unless each is found.
"""
import argparse
import pathlib
import re
import sys
import tempfile

FLOORS = ["base", "calendar", "terms", "schema", "rulebook", "people", "catalogue", "eligibility",
          "duties", "custody", "requirements", "casework", "reporting", "store"]
KIT = "conformance"
RANK = {floor: rank for rank, floor in enumerate(FLOORS)}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
ROOT = pathlib.Path(__file__).resolve().parents[2]


def includes(path):
    text = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment.group().count("\n"), path.read_text(), flags=re.DOTALL)
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)


def public_floor(name):
    """The floor of <interventions/NAME.h>, "" for the header of all, None for other headers."""
    if not name.startswith("interventions/"):
        return None
    floor = name[len("interventions/"):-len(".h")]
    return "" if floor == "interventions" else floor


def fault_in_source(floor, quote, name):
    public = public_floor(name)
    if public == "":
        return "includes all of the library; name the floors it needs"
    if public is not None:
        above = RANK.get(public, len(FLOORS)) > RANK[floor]
        return f"includes the public header of {public}, which is above {floor}" if above else None
    if quote == "<":
        return None
    other = name.split("/")[0]
    if "/" not in name or other not in RANK:
        return 'is not written as "floor/file.h"'
    return f"includes {other}, which is above {floor}" if RANK[other] > RANK[floor] else None


def fault_in_kit(_floor, quote, name):
    inside = quote == '"' and not name.startswith(KIT + "/")
    return f"is not of {KIT}; the kit uses the public headers alone" if inside else None


def fault_in_header(floor, quote, name):
    public = public_floor(name)
    if public is not None:
        above = public == "" or RANK.get(public, len(FLOORS)) >= RANK.get(floor, len(FLOORS))
        return f"includes {name}, which is not below {floor}" if above else None
    return None if name in ("stddef.h", "stdint.h") else "public headers need nothing but stddef.h and stdint.h"


def fault_in_example(_floor, quote, name):
    inside = quote == '"' and name.split("/")[0] in RANK
    return "is internal; examples use the public headers alone" if inside else None


def faults(root):
    """Yields a line for each wrong arrow, and counts the arrows that were looked at in its return value."""
    looked_at = 0
    groups = []
    for path in sorted((root / "src").glob("*/**/*.[chi]*")):
        floor = path.relative_to(root / "src").parts[0]
        if floor == KIT:
            groups.append((path, floor, fault_in_kit))
        elif floor not in RANK:
            yield f"{path.relative_to(root)}: no floor is called {floor}"
        else:
            groups.append((path, floor, fault_in_source))
    for path in sorted((root / "include" / "interventions").glob("*.h")):
        if path.stem != "interventions":
            groups.append((path, path.stem, fault_in_header))
    for path in sorted((root / "examples").glob("**/*.[ch]")):
        groups.append((path, "examples", fault_in_example))
    for path, floor, fault in groups:
        for line, quote, name in includes(path):
            looked_at += 1
            found = fault(floor, quote, name)
            if found:
                yield f"{path.relative_to(root)}:{line}: {name} {found}"
    return looked_at


def check(root):
    found, walk = [], faults(root)
    while True:
        try:
            found.append(next(walk))
        except StopIteration as end:
            return found, end.value


PLANTED = [
    ("src/base/up.c", '#include "calendar/dates.h"\n', 1),
    ("src/calendar/up.c", "/* above: */\n#  include <interventions/terms.h>\n", 1),
    ("src/schema/bare.c", '#include "sibling.h"\n', 1),
    ("src/terms/all.c", "#include <interventions/interventions.h>\n", 1),
    ("src/cellar/x.c", "\n", 1),
    ("include/interventions/terms.h", "#include <interventions/rulebook.h>\n", 1),
    ("include/interventions/schema.h", "#include <cjson/cJSON.h>\n", 1),
    ("examples/casework/main.c", '#include "base/memory.h"\n', 1),
    ("src/conformance/run.c", '#include "base/memory.h"\n#include "conformance/kit.h"\n', 1),
    ("src/store/kit.c", '#include "conformance/kit.h"\n', 1),
    ("src/store/kit.c", "#include <interventions/conformance.h>\n", 1),
    ("src/conformance/run.c", "#include <interventions/conformance.h>\n#include <interventions/interventions.h>\n", 0),
    ("src/people/down.c", '#include "base/text.h"\n#include "people/age.h"\n#include <interventions/people.h>\n', 0),
    ("src/rulebook/comment.c", '/*\n#include "people/age.h"\n*/\n', 0),
]


def self_test():
    for name, text, expected in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True)
            path.write_text(text)
            found, _ = check(pathlib.Path(folder))
            if len(found) != expected:
                sys.exit(f"self-test: {name}: expected {expected} faults, found {found}")
    print(f"self-test: {len(PLANTED)} planted files judged rightly")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=ROOT)
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test()
    found, looked_at = check(options.root)
    for line in found:
        print(line)
    print(f"{looked_at} includes, {len(found)} of them upward or out of place")
    sys.exit(1 if found or not looked_at else 0)


if __name__ == "__main__":
    main()
