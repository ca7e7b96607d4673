#!/usr/bin/env python3
"""What the public headers declare: functions, constants, sized structs. Serves the other checks of this folder.

Run as a program it prints the headers as cffi's cdef() takes them.
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = ROOT / "include"


def without_comments(text):
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


def headers(include=INCLUDE):
    """All public headers, the one that includes the others last."""
    found = sorted((include / "interventions").glob("*.h"), key=lambda path: (path.stem == "interventions", path.stem))
    if not found:
        sys.exit(f"no public headers in {include}")
    return found


def code(include=INCLUDE):
    return "\n".join(without_comments(path.read_text()) for path in headers(include))


def functions(include=INCLUDE):
    """Names of the functions that the headers mark as exported."""
    text = re.sub(r"^[ \t]*#.*$", "", code(include), flags=re.MULTILINE)
    return sorted(re.findall(r"\bIVN_API\b[^;{]*?\b(ivn_\w+)\s*\(", text))


def constants(include=INCLUDE):
    """Names of the constants: enumerators, and macros that are a plain number."""
    text = code(include)
    names = []
    for body in re.findall(r"\benum\b[^{;]*\{(.*?)\}", text, flags=re.DOTALL):
        names += re.findall(r"(?:^|,)\s*(IVN_\w+)", body)
    names += re.findall(r"^[ \t]*#[ \t]*define[ \t]+(IVN_\w+)[ \t]+[-(]*[0-9]", text, flags=re.MULTILINE)
    return sorted(names)


def sized_structs(include=INCLUDE):
    """Names of the structs whose first member says their size: those may grow at their end."""
    return sorted(re.findall(r"\bstruct\s+(ivn_\w+)\s*\{\s*uint32_t\s+size\s*;", code(include)))


def cdef(include=INCLUDE, header="interventions/interventions.h", compiler="cc"):
    """The text for cffi: the preprocessed header less everything that comes from the system, plus numeric macros."""
    source = f"#include <{header}>\n"
    command = [compiler, "-E", "-dD", "-DIVN_CDEF", "-x", "c", "-std=c99", "-I", str(include), "-"]
    output = subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
    ours, lines = False, []
    for line in output.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            ours = pathlib.Path(marker.group(1)).parent == include / "interventions"
        elif ours and not line.startswith("#"):
            lines.append(line)
        elif ours and re.match(r"#define IVN_\w+ [-(]*[0-9][0-9a-fA-FxXuUlL]*\)*$", line):
            lines.append(re.sub(r"[()]", "", line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


if __name__ == "__main__":
    print(cdef(), end="")
