#!/usr/bin/env python3
"""The calendar that `casework due --ics` writes, read by a library that calendar programs of others read with.

Usage: casework_calendar.py CASEWORK ICS_LINES
"""

import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from support import here, main, run

try:
    import icalendar
except ImportError:
    print("there is no icalendar in this Python: tests/run installs it")
    sys.exit(77)

LINES = str(pathlib.Path(sys.argv[2]).resolve())
JOURNAL = ("--cases", here / "referrals.jsonl")
ODD = ["", "a", ",", ";;;", "\\", "\\,\\;", "a, b; c: \"d\" 'e'", "caf\u00e9 \u2713 \U0001f600", "\u00e9" * 200,
       "\U0001f600" * 100, "x" * 61, "x" * 62, "x" * 63, "x" * 64, " " * 80, "BEGIN:VEVENT", "ends with a backslash\\",
       "first\nsecond,\n\nfourth", "\u00a0\u2028", "a" * 74 + "\u00e9", "%s%n", "=?utf-8?q?x?="]


def due(program, *arguments):
    return run(program, ["due", "--ics", "-", *arguments], check=True).stdout


def events(data):
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"] and calendar["METHOD"] == "PUBLISH"
    return list(calendar.walk("VEVENT"))


def year(program, folder):
    journal = pathlib.Path(folder) / "year.jsonl"
    journal.write_bytes(run(program, ["invent", "--referrals", "200"], check=True).stdout)
    return ("--cases", journal, "--on", "2026-12-31", "--until", "2027-01-31")


def lines_are_those_of_the_format(program):
    with tempfile.TemporaryDirectory() as folder:
        data = due(program, *year(program, folder), "--remind", "3")
    assert data.endswith(b"\r\n") and not set(b"\r\n") & set(data.replace(b"\r\n", b""))
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")


def each_duty_is_an_event_of_a_whole_day(program):
    with tempfile.TemporaryDirectory() as folder:
        of_year = year(program, folder)
        found, told = events(due(program, *of_year)), run(program, ["due", *of_year], check=True).stdout.decode()
    counts = [list(map(int, line.split()[:2])) for line in told.splitlines() if line[:9].strip().isdigit()]
    assert len(found) == sum(map(sum, counts)) > 9
    for event in found:
        start, end = event["DTSTART"], event["DTEND"]
        assert start.params["VALUE"] == "DATE" and type(start.dt) is datetime.date
        assert end.dt - start.dt == datetime.timedelta(days=1)
        assert start.dt <= datetime.date(2027, 1, 31)
        assert event["DTSTAMP"].dt == datetime.datetime(2026, 12, 31, tzinfo=datetime.timezone.utc)
        assert str(start.dt) in event["DESCRIPTION"] and event["DESCRIPTION"].count("Rule ") == 1
        assert event["SUMMARY"].startswith("Overdue: ") == (start.dt < datetime.date(2026, 12, 31))
        assert event["STATUS"] in ("CONFIRMED", "TENTATIVE") and event["TRANSP"] == "TRANSPARENT"
        assert event["SEQUENCE"] > 0 and not event.walk("VALARM")
    assert len({event["UID"] for event in found}) == len(found)


def what_is_written_again_has_the_same_names(program):
    with tempfile.TemporaryDirectory() as folder:
        of_year = year(program, folder)
        today, later = due(program, *of_year), due(program, *of_year, "--on", "2027-01-04")
        assert due(program, *of_year) == today
    before, after = ({event["UID"]: event for event in events(data)} for data in (today, later))
    both = before.keys() & after.keys()
    assert len(both) > 9
    assert all(before[uid]["DTSTART"].dt == after[uid]["DTSTART"].dt for uid in both)
    assert all(before[uid]["DTSTAMP"].dt < after[uid]["DTSTAMP"].dt for uid in both)


def a_command_more_is_a_higher_sequence(program):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "some.jsonl"
        lines = (here / "referrals.jsonl").read_text("utf-8").splitlines()
        record = json.loads(lines[1])["command"]["record"]
        ours = [line for line in lines if record in line or line == lines[0]]
        seen = {}
        for count in range(4, len(ours)):
            journal.write_text("\n".join(ours[:count]), "utf-8")
            now = json.loads(ours[count - 1])["now"][:10]
            for event in events(due(program, "--cases", journal, "--on", now, "--until", "2027-01-31")):
                assert event["SEQUENCE"] >= seen.get(event["UID"], 0)
                seen[event["UID"]] = event["SEQUENCE"]
        assert len(seen) > 3


def a_reminder_goes_off_before(program):
    found = events(due(program, *JOURNAL, "--on", "2026-12-31", "--remind", "5"))
    alarms = [event.walk("VALARM") for event in found]
    assert alarms and all(len(each) == 1 for each in alarms)
    assert all(each[0]["TRIGGER"].dt == datetime.timedelta(days=-5) for each in alarms)
    for wrong in ("-1", "x", "", "1000"):
        refused = run(program, ["due", *JOURNAL, "--ics", "-", "--remind", wrong], stderr=subprocess.PIPE)
        assert refused.returncode == 2 and refused.stdout == b""


def nothing_due_is_an_empty_calendar(program):
    assert events(due(program, "--cases", "/dev/null", "--on", "2026-12-31")) == []


def odd_texts_come_back_as_they_were(_program):
    chance = random.Random(5545)
    letters = "ab ,;:\\\"'\u00e9\u4e2d\U0001f600%{}\n"
    texts = ODD + ["".join(chance.choices(letters, k=chance.randrange(200))) for _ in range(2000)]
    given = "".join(text.replace("\n", "\\n") + "\n" for text in texts if "\\n" not in text).encode()
    kept = [text for text in texts if "\\n" not in text]
    written = subprocess.run([LINES], input=given, stdout=subprocess.PIPE, check=True).stdout
    for line in written.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    lines = icalendar.parser.Contentlines.from_ical(written)
    read = [icalendar.vText.from_ical(line.parts()[2]) for line in lines if line]
    assert len(read) == len(kept)
    for text, back in zip(kept, read):
        assert str(back) == text, (text, back)


def a_file_that_cannot_be_written_is_a_failure(program):
    done = run(program, ["due", *JOURNAL, "--ics", "/no/such/folder/due.ics"], stderr=subprocess.PIPE)
    assert done.returncode == 1 and b"cannot write /no/such/folder/due.ics" in done.stderr


if __name__ == "__main__":
    sys.exit(main([lines_are_those_of_the_format, each_duty_is_an_event_of_a_whole_day,
                   what_is_written_again_has_the_same_names, a_command_more_is_a_higher_sequence,
                   a_reminder_goes_off_before, nothing_due_is_an_empty_calendar, odd_texts_come_back_as_they_were,
                   a_file_that_cannot_be_written_is_a_failure]))
