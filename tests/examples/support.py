"""What the tests of casework share: running it, and going through checks one by one."""

import json
import os
import pathlib
import subprocess
import sys
import traceback

here = pathlib.Path(__file__).resolve().parent
data = here.parents[1] / "examples" / "data"
# Where somebody keeps their own cases is no concern of a test.
os.environ.pop("CASEWORK_STORE", None)
# The folders and modules of this project are not to be littered.
sys.dont_write_bytecode = True


def run(program, arguments, **more):
    more.setdefault("cwd", here)
    return subprocess.run([program, *map(str, arguments)], stdout=subprocess.PIPE, timeout=300, **more)


def parsed(program, *arguments):
    return json.loads(run(program, arguments, check=True).stdout)


def holds(check, *given):
    try:
        check(*given)
        return True
    except (AssertionError, KeyError, IndexError, ValueError, subprocess.SubprocessError) as reason:
        traceback.print_exc(file=sys.stdout)
        print(f"{check.__name__}: {type(reason).__name__} {reason}")
        return False


def main(checks):
    """Runs each check with the program that the command line names; the exit status."""
    program = str(pathlib.Path(sys.argv[1]).resolve())
    results = [holds(check, program) for check in checks]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if results and all(results) else 1
