#!/usr/bin/env python3
"""The JSON Schemas by another's reading: each is right by the standard's own schema, and takes and refuses what the
library does.

Usage: schemas.py PROGRAM DATA-DIRECTORY. PROGRAM prints the schemas as a list. Needs the Python module jsonschema,
which tests/run installs; without it the test is skipped, and says so.
"""
import copy
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("say: JSON Schemas were not read by another: the Python module jsonschema is not there")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(77)

USER, CASELOAD, NEEDS, OVERRIDES, CATALOGUE, QUERY, CASE, DUTIES = range(8)


def mistakes(user):
    """The full service user with one thing wrong, each time another."""
    for path, value in [
        (["sex"], "Male"),
        (["sex"], 1),
        (["date_of_birth"], 7397),
        (["home_area"], "South End"),
        (["surname"], "x"),
        (["programme_ready"], "yes"),
        (["risk", "ogrs3"], 101),
        (["risk", "ogrs3"], 55.5),
        (["sentences"], {}),
        (["sentences", 0, "basis"], "order"),
        (["sentences", 0, "requirements", 0, "kind"], None),
        (["cohorts"], ["veteran", "veteran"]),
        (["cohorts", 0], "veterans"),
        (["judgements", 0], {"suitable": True}),
        (["custody", "release_dates", 0], {"source": "actual"}),
    ]:
        wrong = copy.deepcopy(user)
        place = wrong
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
        yield path, wrong


def main(program, data):
    data = pathlib.Path(data)
    schemas = json.loads(subprocess.run([program], capture_output=True, check=True).stdout)
    for schema in schemas:
        jsonschema.Draft202012Validator.check_schema(schema)
    validators = [jsonschema.Draft202012Validator(schema) for schema in schemas]
    user = json.loads((data / "golden" / "service_user.json").read_text(encoding="utf-8"))
    directory = json.loads((data / "directory.json").read_text(encoding="utf-8"))
    right = [
        (USER, user), (USER, {}), (CASELOAD, {"service_users": [user, {}]}), (CATALOGUE, directory),
        (NEEDS, {"needs": [{"area": "family", "complexity": "low"}]}),
        (QUERY, {"need": "finance", "day": "2026-11-22"}),
        (CASE, {"kind": "commissioned_service", "service_user": user,
                "events": [{"event": "session_held", "day": "2026-11-23", "number": 3}]}),
        (DUTIES, {"rows": [{"window": True, "key": "a", "title": "A", "trigger": "release", "before": True, "value": 2,
                            "unit": "weeks", "rule": "OWN"}]}),
        (OVERRIDES, {"overrides": [{"rule": "RC-BBR-2", "parameter": "months", "value": 36, "source": "a contract"}]}),
    ]
    failures = []
    for kind, document in right:
        failures += [f"{schemas[kind]['$id']} refuses: {e.message}" for e in validators[kind].iter_errors(document)]
    for path, document in mistakes(user):
        if validators[USER].is_valid(document):
            failures.append(f"taken though wrong: {path}")
    if validators[OVERRIDES].is_valid({"overrides": [{"rule": "A", "value": 1}]}):
        failures.append("an override without a source is taken")
    print("\n".join(failures) or f"{len(schemas)} schemas, as they should be\n1 passed, 0 failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
