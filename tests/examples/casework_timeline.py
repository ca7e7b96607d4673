#!/usr/bin/env python3
"""The drawing that `casework timeline --svg` makes: whole, of the same days as the text, and of nobody by name.

Usage: casework_timeline.py CASEWORK
"""

import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

from support import here, main, run

JOURNAL = ("--cases", here / "referrals.jsonl", "--on", "2026-12-31")
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"owed", "late", "done", "line", "hollow", "window"}


def drawn(program, reference, *arguments):
    text = run(program, ["timeline", reference, "--svg", "-", *(arguments or JOURNAL)], check=True).stdout.decode()
    return text, xml.etree.ElementTree.fromstring(text)


def texts(root):
    return ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]


def it_says_what_it_is(program):
    text, root = drawn(program, "EX-000007")
    assert root.get("lang") == "en-GB" and root.get("aria-labelledby") == "title desc"
    assert root.find(f"{SVG}title").text.startswith("Referral ") and "31 December 2026" in root.find(f"{SVG}desc").text
    assert "<script" not in text and "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert {"Practitioner", "Supplier", "Appointments"} <= set(texts(root))


def each_step_and_appointment_of_the_text_is_drawn(program):
    for number in range(1, 11):
        reference = f"EX-{number:06}"
        told = run(program, ["timeline", reference, *JOURNAL], check=True).stdout.decode()
        _, root = drawn(program, reference)
        words = " ".join(texts(root))
        appointments = told.partition("  Appointments\n")[2].partition("\n\n")[0].splitlines()
        for line in appointments:
            assert line.strip().rpartition(": ")[2].partition(" (")[0] in words, line
        rows = root.findall(f"{SVG}g")
        assert len(rows) >= len(appointments)
        assert all(any(shape.get("class") in SHAPES for shape in row) for row in rows)


def shapes_stay_within_the_drawing(program):
    for number in range(1, 11):
        _, root = drawn(program, f"EX-{number:06}")
        width, height = float(root.get("width")), float(root.get("height"))
        for node in root.iter():
            if node.tag == f"{SVG}rect":
                assert 0 <= float(node.get("x", 0)) and float(node.get("x", 0)) + float(node.get("width")) <= width
            if node.tag == f"{SVG}text":
                assert 0 <= float(node.get("x")) < width and 0 < float(node.get("y")) < height


def what_is_overdue_looks_otherwise_than_what_is_done(program):
    classes = set()
    for number in range(1, 11):
        _, root = drawn(program, f"EX-{number:06}")
        classes |= {shape.get("class") for row in root.findall(f"{SVG}g") for shape in row}
    assert {"owed", "done", "late", "line"} <= classes


def it_holds_no_free_text(program):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "year.jsonl"
        journal.write_bytes(run(program, ["invent", "--referrals", "5"], check=True).stdout)
        text, _ = drawn(program, "EX-000002", "--cases", journal, "--on", "2026-12-31")
        assert "EX-0" not in text and "invented" not in text and "officer" not in text


def a_draft_and_a_day_before_everything_are_drawn_too(program):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "one.jsonl"
        journal.write_text((here / "referrals.jsonl").read_text("utf-8").splitlines()[0], "utf-8")
        for day in ("2019-01-01", "2026-12-31"):
            _, root = drawn(program, "EX-000001", "--cases", journal, "--on", day)
            assert "Referral a draft" in texts(root)


def a_file_is_named_when_it_is_written(program):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "timeline.svg"
        done = run(program, ["timeline", "EX-000007", *JOURNAL, "--svg", path], check=True)
        assert done.stdout.decode() == f"The timeline is in {path}\n"
        assert path.read_text("utf-8") == drawn(program, "EX-000007")[0]
        failed = run(program, ["timeline", "EX-000007", *JOURNAL, "--svg", f"{folder}/no/such"], stderr=subprocess.PIPE)
        assert failed.returncode == 1 and b"cannot write" in failed.stderr


if __name__ == "__main__":
    sys.exit(main([it_says_what_it_is, each_step_and_appointment_of_the_text_is_drawn, shapes_stay_within_the_drawing,
                   what_is_overdue_looks_otherwise_than_what_is_done, it_holds_no_free_text,
                   a_draft_and_a_day_before_everything_are_drawn_too, a_file_is_named_when_it_is_written]))
