#!/usr/bin/env python3
"""Prints how much of src/ the tests reach, by floor: lines and branches, from a build with --coverage.

Usage: coverage.py BUILD-DIRECTORY [--list FLOOR]. --list shows each line of a floor with a branch that no test takes.
"""
import argparse
import json
import pathlib
import subprocess
import sys

from include_direction import FLOORS, KIT, ROOT


def measure(build):
    """What gcovr says of each file of src/; ends the program where there is nothing to measure."""
    if not build.is_dir():
        sys.exit(f"coverage.py: {build} is not there; ./tests/run --only coverage makes build-tests/coverage")
    if not any(build.rglob("*.gcda")):
        sys.exit(f"coverage.py: {build} holds no counts, as a build with -Db_coverage=true does whose tests have run; "
                 "./tests/run --only coverage makes build-tests/coverage")
    command = ["gcovr", "--root", str(ROOT), "--filter", str(ROOT / "src") + "/", "--json", "-",
               "--exclude-unreachable-branches", "--exclude-throw-branches", str(build)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        sys.exit("coverage.py: gcovr is not installed")
    if done.returncode != 0:
        sys.exit(f"coverage.py: gcovr failed on {build}:\n{done.stderr.strip()}")
    return json.loads(done.stdout)["files"]


def count(files):
    """[lines, lines reached, branches, branches taken] by floor."""
    sums = {}
    for file in files:
        floor = sums.setdefault(pathlib.Path(file["file"]).parts[1], [0, 0, 0, 0])
        for line in file["lines"]:
            if line.get("gcovr/noncode"):
                continue
            branches = line["branches"]
            floor[0] += 1
            floor[1] += line["count"] > 0
            floor[2] += len(branches)
            floor[3] += sum(branch["count"] > 0 for branch in branches)
    return sums


def share(part, whole):
    return f"{100.0 * part / whole:5.1f} %" if whole else "      -"


def list_untaken(files, floor):
    for file in files:
        if pathlib.Path(file["file"]).parts[1] != floor:
            continue
        text = (ROOT / file["file"]).read_text(encoding="utf-8").splitlines()
        for line in file["lines"]:
            if line.get("gcovr/noncode"):
                continue
            untaken = sum(branch["count"] == 0 for branch in line["branches"])
            if untaken or not line["count"]:
                print(f"{file['file']}:{line['line_number']}: {untaken} of {len(line['branches'])} branches not taken"
                      + ("" if line["count"] else ", line not reached"))
                print("    " + text[line["line_number"] - 1].strip())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--list", metavar="FLOOR")
    options = parser.parse_args()
    files = measure(options.build)
    sums = count(files)
    if not sums:
        sys.exit(f"coverage.py: {options.build} holds no counts of src/")
    if options.list and options.list not in sums:
        sys.exit(f"coverage.py: no such floor: {options.list}; there are {', '.join(sums)}")
    if options.list:
        list_untaken(files, options.list)
        return
    total = [sum(column) for column in zip(*sums.values())]
    rows = [(floor, sums[floor]) for floor in [*FLOORS, KIT] if floor in sums] + [("src", total)]
    for name, (lines, reached, branches, taken) in rows:
        print(f"say: {name:12} branches {share(taken, branches)} ({taken}/{branches})   lines {share(reached, lines)} "
              f"({reached}/{lines})")


if __name__ == "__main__":
    main()
