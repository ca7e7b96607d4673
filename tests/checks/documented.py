#!/usr/bin/env python3
"""The public headers are the manual: Doxygen warns of nothing, and nothing public is left without words.

Beside Doxygen's own warnings (errors here): every function, type and enum says since when it is there, and a function
that answers an ivn_status lists the statuses it can return or names the function that does. A constant whose name says
it all needs no words of its own.
--self-test plants a header for each and fails unless each is found.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

import public_headers

ROOT = public_headers.ROOT


def run_doxygen(source, output):
    """Yields Doxygen's warnings; leaves its XML in output/xml."""
    settings = (ROOT / "docs" / "Doxyfile.in").read_text()
    for name, value in (("version", "test"), ("source", source), ("output", output)):
        settings = settings.replace(f"@{name}@", str(value))
    settings += "GENERATE_XML = YES\nXML_PROGRAMLISTING = NO\n"
    result = subprocess.run(["doxygen", "-"], input=settings, capture_output=True, text=True)
    told = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    if result.returncode and not told:
        told = [f"doxygen ended with status {result.returncode}"]
    yield from told


def words(node, *parts):
    return " ".join("".join(node.find(part).itertext()) for part in parts if node.find(part) is not None)


def since(name, node):
    if not re.search(r"\bSince \d+\.\d", words(node, "briefdescription", "detaileddescription")):
        yield f"{name} does not say since when it is there"


def faults_of_member(member):
    name, kind = member.findtext("name"), member.get("kind")
    if kind == "enum":
        yield from since(f"the enum that begins with {member.findtext('enumvalue/name')}", member)
    elif kind in ("function", "typedef"):
        yield from since(name, member)
    answers_status = kind == "function" and words(member, "type").split()[-1:] == ["ivn_status"]
    elsewhere = re.search(r"\bas ivn_\w+\(\)", words(member, "detaileddescription"))
    if answers_status and not elsewhere and member.find(".//parameterlist[@kind='retval']") is None:
        yield f"{name} does not list the statuses it can return"


def faults(source):
    with tempfile.TemporaryDirectory() as output:
        yield from run_doxygen(source, output)
        described, folder = set(), pathlib.Path(output, "xml")
        for path in sorted(folder.glob("*.xml")):
            if path.name == "index.xml":
                continue
            for compound in tree.parse(path).getroot().iter("compounddef"):
                if compound.get("kind") == "struct":
                    yield from since(compound.findtext("compoundname"), compound)
                for member in compound.iter("memberdef"):
                    if member.get("id") not in described:
                        described.add(member.get("id"))
                        yield from faults_of_member(member)
        names = {path.name for path in folder.glob("*.xml")} if folder.exists() else set()
        if not described or "index.xml" not in names:
            yield "Doxygen described nothing"


BEGIN = "/** \\defgroup base Ground\n * Words. Since 0.1. \\{ */\n"
GOOD = BEGIN + """/** A status. Since 0.1. */
typedef int ivn_status;
/** Its values. Since 0.1. */
enum { IVN_OK = 0 };
/** Does. \\param a a number. \\retval IVN_OK done. Since 0.1. */
ivn_status ivn_do(int a);
/** \\} */
"""
PLANTED = [
    ("nothing wrong", GOOD, False),
    ("a function without words", GOOD.replace("/** \\} */", "int ivn_more(void);\n/** \\} */"), True),
    ("an enum without since", GOOD.replace("Its values. Since 0.1.", "Its values."), True),
    ("a function without since", GOOD.replace("done. Since 0.1.", "done."), True),
    ("a function without statuses", GOOD.replace("\\retval IVN_OK done.", "\\return a status."), True),
    ("a parameter without words", GOOD.replace("\\param a a number.", ""), True),
]


def self_test():
    for what, text, expected in PLANTED:
        with tempfile.TemporaryDirectory() as name:
            source = pathlib.Path(name)
            (source / "include" / "interventions").mkdir(parents=True)
            (source / "include" / "interventions" / "base.h").write_text(text)
            (source / "docs").mkdir()
            (source / "docs" / "index.md").write_text("# Index\n\nSee \\ref base.\n")
            found = list(faults(source))
            if bool(found) != expected:
                sys.exit(f"self-test: {what}: found {found}")
    print(f"self-test: {len(PLANTED)} planted headers judged rightly")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if not shutil.which("doxygen"):
        sys.exit("doxygen is not installed here")
    if options.self_test:
        self_test()
    found = list(faults(ROOT))
    for line in found:
        print(line)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
