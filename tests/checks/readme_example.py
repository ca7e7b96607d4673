#!/usr/bin/env python3
"""The examples of README.md, or of another page, run as they stand there.

The first block marked `c`, `python` or `go` is taken word for word, built against an installed copy (PKG_CONFIG_PATH
and LD_LIBRARY_PATH say where) and run. A block marked `text` that follows it, before another example, is what it must
print. With --around FILE all blocks marked `c` are taken together, in the place of the line "/* the example */" of a
program around them; what they must print stands among the rest, whatever the lines.
--self-test judges planted pages.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLACE = "/* the example */"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def example(page, language):
    """(code, expected output or None) of the first example in the language; None when there is none."""
    blocks = BLOCK.findall(page)
    for index, (mark, code) in enumerate(blocks):
        if mark == language:
            following = blocks[index + 1] if index + 1 < len(blocks) else ("", "")
            return code, following[1] if following[0] == "text" else None
    return None


def fragments(page, around):
    """(code, expected output or None) of all examples in C of a page, in the program around them."""
    blocks = BLOCK.findall(page)
    code = "".join(code for mark, code in blocks if mark == "c")
    if not code or PLACE not in around:
        return None
    texts = [text for mark, text in blocks if mark == "text"]
    return around.replace(PLACE, code), "".join(texts) or None


def prints(printed, expected, among):
    return " ".join(expected.split()) in " ".join(printed.split()) if among else printed == expected


def command(*words, **options):
    result = subprocess.run(words, capture_output=True, text=True, **options)
    if result.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


# What an example links, by what it includes.
PACKAGES = [("interventions/conformance.h", "interventions-conformance"),
            ("interventions/interventions.h", "interventions"), ("sqlite3.h", "sqlite3")]


def run_c(code, folder, _options):
    (folder / "main.c").write_text(code)
    packages = [package for header, package in PACKAGES if f"#include <{header}>" in code]
    flags = command("pkg-config", "--cflags", "--libs", *packages).split() if packages else []
    command("cc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", str(folder / "main.c"), "-o",
            str(folder / "main"), *flags)
    return command(str(folder / "main"), cwd=folder)


def run_python(code, folder, options):
    (folder / "main.py").write_text(code)
    return command(options.python, str(folder / "main.py"), cwd=folder)


def run_go(code, folder, _options):
    """The module of the example finds this project's Go module in the source tree, not on the network."""
    module = re.search(r"^module (\S+)", (ROOT / "bindings" / "go" / "go.mod").read_text(), re.MULTILINE).group(1)
    (folder / "main.go").write_text(code)
    (folder / "go.mod").write_text(f"module example\n\nrequire {module} v0.0.0\n\n"
                                   f"replace {module} => {ROOT / 'bindings' / 'go'}\n")
    settings = dict(os.environ, GOFLAGS="-mod=mod", GOPROXY="off", GOWORK="off")
    return command("go", "run", ".", cwd=folder, env=settings)


RUNNERS = {"c": run_c, "python": run_python, "go": run_go}


def fault(page, language, options):
    around = options.around and (ROOT / options.around).read_text()
    found = fragments(page, around) if around else example(page, language)
    if found is None:
        return f"{options.page} has no example in {language}"
    code, expected = found
    with tempfile.TemporaryDirectory() as folder:
        try:
            printed = RUNNERS[language](code, pathlib.Path(folder), options)
        except RuntimeError as error:
            return f"the example in {language} does not run: {error}"
    if expected is not None and not prints(printed, expected, bool(around)):
        return f"the example in {language} prints\n{printed}and {options.page} says\n{expected}"
    print(f"the example in {language}, {len(code.splitlines())} lines, runs"
          + (f" and prints what {options.page} says" if expected is not None else ""))
    return None


GOOD = """# Page
```sh
make
```
```c
#include <stdio.h>
int main(void)
{
    puts("2");
}
```
prints
```text
2
```
"""
PLANTED = [
    ("nothing wrong", GOOD, False),
    ("no example", GOOD.replace("```c\n", "```cpp\n"), True),
    ("does not compile", GOOD.replace("puts(", "put("), True),
    ("warns", GOOD.replace("puts(", "int unused; puts("), True),
    ("prints something else", GOOD.replace('"2"', '"3"'), True),
    ("fails", GOOD.replace("}\n", "    return 1;\n}\n"), True),
]


def self_test(options):
    for what, page, expected in PLANTED:
        if bool(fault(page, "c", options)) != expected:
            sys.exit(f"self-test: {what}: judged wrongly")
    print(f"self-test: {len(PLANTED)} planted pages judged rightly")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("language", choices=RUNNERS, nargs="?", default="c")
    parser.add_argument("--python", default=sys.executable, help="an interpreter that has the package")
    parser.add_argument("--page", default="README.md")
    parser.add_argument("--around", help="a program in C around all examples of the page")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        self_test(options)
    found = fault((ROOT / options.page).read_text(), options.language, options)
    if found:
        sys.exit(found)


if __name__ == "__main__":
    main()
