#!/usr/bin/env python3
"""Each public header stands alone: as C99, C11 and C++11 under gcc and clang, and for cffi's cdef().

--self-test plants headers that break one rule each and fails unless each is refused. cdef() is tried when cffi can be
imported; --cffi makes its absence a failure.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

import public_headers

STRICT = ["-pedantic-errors", "-Wall", "-Wextra", "-Wundef", "-Wstrict-prototypes", "-Werror", "-fsyntax-only"]
LANGUAGES = [("c", "c99"), ("c", "c11"), ("c++", "c++11")]
COMPILERS = {"c": ["gcc", "clang"], "c++": ["g++", "clang++"]}


def compile_alone(include, header):
    """Yields (what, message) for each way in which the header does not compile by itself; message None: it does."""
    for language, standard in LANGUAGES:
        strict = [flag for flag in STRICT if language == "c" or flag != "-Wstrict-prototypes"]
        for compiler in filter(shutil.which, COMPILERS[language]):
            command = [compiler, "-x", language, f"-std={standard}", *strict, "-I", str(include), "-"]
            result = subprocess.run(command, input=f"#include <{header}>\n", capture_output=True, text=True)
            yield f"{header} as {standard} with {compiler}", result.stderr if result.returncode else None


def accepted_by_cffi(include, header):
    from cffi import FFI, CDefError, FFIError
    try:
        FFI().cdef(public_headers.cdef(include, header))
        return None
    except (CDefError, FFIError, subprocess.CalledProcessError) as error:
        return str(error)


def judge(include, header, with_cffi):
    yield from compile_alone(include, header)
    if with_cffi:
        yield f"{header} for cffi", accepted_by_cffi(include, header)


def umbrella_gaps(include):
    """The header of all includes each other one of its library, in any order that compiles."""
    names = {path.name for path in public_headers.headers_of(public_headers.MAIN, include)} - {"interventions.h"}
    text = public_headers.without_comments((include / "interventions" / "interventions.h").read_text())
    return sorted(name for name in names if f"<interventions/{name}>" not in text)


PLANTED = {
    "lacks_its_include.h": "typedef int32_t ivn_x;\n",
    "mixed.h": "inline int ivn_f(void) { return 1; }\nint ivn_g();\n",
    "cpp_keyword.h": "int ivn_f(int class);\n",
    "undefined_macro.h": "#if IVN_NOT_DEFINED_ANYWHERE\n#endif\n",
}
PLANTED_FOR_CFFI = {
    "inline.h": "static inline int ivn_f(void) { return 1; }\n",
    "attribute.h": "int ivn_f(void) __attribute__((noreturn));\n",
}


def self_test(with_cffi):
    planted = dict(PLANTED, **(PLANTED_FOR_CFFI if with_cffi else {}))
    for name, text in planted.items():
        with tempfile.TemporaryDirectory() as folder:
            include = pathlib.Path(folder)
            (include / "interventions").mkdir()
            (include / "interventions" / name).write_text(text)
            if not any(message for _, message in judge(include, f"interventions/{name}", with_cffi)):
                sys.exit(f"self-test: {name} was accepted")
    print(f"self-test: {len(planted)} planted headers refused")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--include", type=pathlib.Path, default=public_headers.INCLUDE)
    parser.add_argument("--cffi", action="store_true")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    try:
        import cffi  # noqa: F401
        with_cffi = True
    except ImportError:
        with_cffi = False
        if options.cffi:
            sys.exit("cffi is not installed here")
    if options.self_test:
        self_test(with_cffi)
    passed, failed = 0, 0
    for path in public_headers.headers(options.include):
        for what, message in judge(options.include, f"interventions/{path.name}", with_cffi):
            if message is None:
                passed += 1
            else:
                failed += 1
                print(f"{what}:\n{message}")
    for name in umbrella_gaps(options.include):
        failed += 1
        print(f"interventions/interventions.h does not include {name}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
