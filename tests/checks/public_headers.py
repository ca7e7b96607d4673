#!/usr/bin/env python3
"""What the public headers declare: functions, constants, sized structs. Serves the other checks of this folder.

Run as a program it prints the headers as cffi's cdef() takes them.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings" / "python"))

import build_cdef  # noqa: E402

INCLUDE = ROOT / "include"
MAIN, KIT = "interventions", "interventions-conformance"
HEADERS_OF_KIT = {"conformance.h"}


def without_comments(text):
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


def headers(include=INCLUDE):
    """All public headers, the one that includes the others last."""
    found = sorted((include / "interventions").glob("*.h"), key=lambda path: (path.stem == "interventions", path.stem))
    if not found:
        sys.exit(f"no public headers in {include}")
    return found


def headers_of(library, include=INCLUDE):
    """Those of one of the two libraries."""
    return [path for path in headers(include) if (path.name in HEADERS_OF_KIT) == (library == KIT)]


def code(include=INCLUDE, library=MAIN):
    return "\n".join(without_comments(path.read_text()) for path in headers_of(library, include))


def functions(include=INCLUDE, library=MAIN):
    """Names of the functions that the headers of a library mark as exported."""
    text = re.sub(r"^[ \t]*#.*$", "", code(include, library), flags=re.MULTILINE)
    return sorted(re.findall(r"\bIVN_API\b[^;{]*?\b(ivn_\w+)\s*\(", text))


def constants(include=INCLUDE, library=MAIN):
    """Names of the constants: enumerators, and macros that are a plain number."""
    text = code(include, library)
    names = []
    for body in re.findall(r"\benum\b[^{;]*\{(.*?)\}", text, flags=re.DOTALL):
        names += re.findall(r"(?:^|,)\s*(IVN_\w+)", body)
    names += re.findall(r"^[ \t]*#[ \t]*define[ \t]+(IVN_\w+)[ \t]+[-(]*[0-9]", text, flags=re.MULTILINE)
    return sorted(names)


def sized_structs(include=INCLUDE, library=MAIN):
    """Names of the structs whose first member says their size: those may grow at their end."""
    return sorted(re.findall(r"\bstruct\s+(ivn_\w+)\s*\{\s*uint32_t\s+size\s*;", code(include, library)))


def cdef(include=INCLUDE, header=build_cdef.HEADER):
    """The text for cffi, as the Python binding makes it."""
    return build_cdef.cdef(["-I", str(include)], header)


if __name__ == "__main__":
    print(cdef(), end="")
