"""Makes, from the library's installed headers, what the binding is compiled from: the text for cffi's cdef() and the
module of vocabularies. Serves build_ffi.py and setup.py, and the project's own check of its headers; needs no cffi.

Run as a program it prints the cdef of the headers that pkg-config finds.
"""
import pathlib
import re
import shlex
import subprocess
import sys

HEADER = "interventions/interventions.h"
KIT = "interventions-conformance"
KIT_HEADER = "interventions/conformance.h"

# A constant of a header: an enumerator with its value, which the headers always write out.
ENUM = re.compile(r"\benum\s*\{([^}]*)\}")
ENUMERATOR = re.compile(r"(IVN_\w+)\s*=\s*([^,]+?)\s*(?:,|$)")


def pkg_config(*arguments, package="interventions"):
    """What pkg-config says about the installed library, as a list of words."""
    command = ["pkg-config", *arguments, package]
    try:
        result = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        detail = getattr(error, "stderr", "") or str(error)
        sys.exit("libinterventions was not found: install it (meson install), and point PKG_CONFIG_PATH to the folder "
                 f"of its interventions.pc where that is not a standard one.\n{' '.join(command)}: {detail.strip()}")
    return shlex.split(result.stdout)


def has_kit():
    """Whether the conformance kit, a library of its own, is installed."""
    return subprocess.run(["pkg-config", "--exists", KIT], check=False).returncode == 0


def cdef(flags, header=HEADER, folder="interventions", compiler="cc", alone=False):
    """The text for cffi: what the preprocessor makes of a header, less all that does not stand in a folder of that
    name (`alone`: not in that header), with the macros that are plain numbers. `flags` tell the compiler where the
    headers are."""
    command = [*shlex.split(compiler), "-E", "-dD", "-DIVN_CDEF", "-x", "c", "-std=c99", *flags, "-"]
    output = subprocess.run(command, input=f"#include <{header}>\n", capture_output=True, text=True, check=True).stdout
    ours, lines = False, []
    for line in output.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            path = pathlib.PurePath(marker.group(1))
            ours = path.parent.name == folder and (not alone or path.name == pathlib.PurePath(header).name)
        elif ours and not line.startswith("#"):
            lines.append(line)
        elif ours and re.match(r"#define IVN_\w+ [-(]*[0-9][0-9a-fA-FxXuUlL]*\)*$", line):
            lines.append(re.sub(r"[()]", "", line))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def constants(text, prefix):
    """{name: number} of the first enumeration whose constants all begin with a prefix, which is left off."""
    for enum in (dict(ENUMERATOR.findall(body)) for body in ENUM.findall(text)):
        if all(name.startswith(prefix) for name in enum):
            return {name.removeprefix(prefix): int(number) for name, number in enum.items()}
    raise LookupError(f"the headers have no enumeration of {prefix}*")


def terms_module(text):
    """The source of interventions/terms.py: an enumeration for each vocabulary of a cdef."""
    parts = ['"""The vocabularies of libinterventions, one enumeration each. Made of its headers by build_cdef.py."""',
             "import enum", "", "from ._term import Term", ""]
    names = ["HolidayStatus"]
    for vocabulary, number in constants(text, "IVN_VOCABULARY_").items():
        names.append(vocabulary.title().replace("_", ""))
        parts += [f"\nclass {names[-1]}(Term, vocabulary={number}):"]
        parts += [f'    {term} = "{term.lower()}"' for term in constants(text, f"IVN_{vocabulary}_")] + [""]
    parts += ["\nclass HolidayStatus(enum.IntEnum):",
              '    """How well a holiday is known: the header calendar.h says what each means."""']
    parts += [f"    {term} = {code}" for term, code in constants(text, "IVN_HOLIDAY_").items()] + [""]
    return "\n".join([*parts, f"\n__all__ = {sorted(names)!r}", ""])


if __name__ == "__main__":
    print(cdef(pkg_config("--cflags")), end="")
