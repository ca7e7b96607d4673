#!/usr/bin/env python3
"""The JSON Schema of a choice by another's reading: it takes and refuses what the library does.

Usage: choices.py SCHEMA. The schema is the one that tests/schema/choice.c holds the library to, with documents like
these. Needs the Python module jsonschema, which tests/run installs; without it the test is skipped, and says so.
"""
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("say: the JSON Schema of a choice was not read by another: the Python module jsonschema is not there")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(77)

PART = {"area": "family", "key": "k"}

RIGHT = [
    {"setting": "community", "content": PART},
    {"setting": "community", "content": PART, "label": "l"},
    {"setting": "custody", "content": {"page": 7, "text": "x", "about": PART}},
    {"setting": "pre_release", "content": {}},
    {"setting": "custody"},
    {"setting": "gate"},
]
WRONG = [
    {"setting": "community"},
    {"setting": "community", "content": {"page": 7}},
    {"setting": "community", "content": {}},
    {"setting": "custody", "content": PART},
    {"setting": "custody", "content": []},
    {"setting": "custody", "content": {"page": 100}},
    {"setting": "gate", "content": {}},
    {"setting": "gate", "content": PART},
    {"setting": "shop", "content": PART},
    {"content": PART},
    {"setting": "gate", "contents": PART},
]


def main(path):
    schema = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = [f"refused though right: {document}" for document in RIGHT if not validator.is_valid(document)]
    failures += [f"taken though wrong: {document}" for document in WRONG if validator.is_valid(document)]
    print("\n".join(failures) or f"{len(RIGHT) + len(WRONG)} documents, as the library takes them")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
