#!/usr/bin/env python3
"""The report of service levels that casework prints: text, JSON and page say the same, and add up.

Usage: casework_report.py CASEWORK
"""

import html.parser
import json
import pathlib
import subprocess
import sys
import tempfile

from support import data, here, main, parsed, run

ON = ("--on", "2026-12-31")
JOURNAL = ("--cases", here / "referrals.jsonl", *ON)
CLASSES = ("met", "missed", "not_due", "withdrawn", "not_known", "not_applicable")
LEVELS = ("assessment_offered", "assessment_offered_for", "commencement")
ODD = "Smith & <b>Sons</b> \"O'Hare\" -- Caf\u00e9 \u2713 {x} %s"


class Reader(html.parser.HTMLParser):
    """Tables by id, rows by data-key; and what is open at the end."""

    VOID = {"meta", "br", "link", "input"}

    def __init__(self, text):
        super().__init__()
        self.tables, self.open, self.ids, self.tags, self.texts = {}, [], [], set(), []
        self.row = self.table = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.add(tag)
        self.ids += [given["id"]] if "id" in given else []
        assert not any(name.startswith("on") or name in ("src", "srcset") for name in given), given
        assert not given.get("href", "#").startswith(("http", "//")), given
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "table":
            self.table = self.tables.setdefault(given["id"], {})
        if tag == "tr" and "data-key" in given:
            self.row = self.table.setdefault(given["data-key"], [])
        if tag in ("td", "th") and self.row is not None and "tr" in self.open:
            self.row.append("")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f"</{tag}> does not close what is open"
        if tag == "tr":
            self.row = None

    def handle_data(self, text):
        self.texts.append(text)
        if self.row:
            self.row[-1] += text


def page(program, *arguments):
    text = run(program, ["report", *arguments, "--html", "-"], check=True).stdout.decode()
    reader = Reader(text)
    assert reader.open == [] and len(reader.ids) == len(set(reader.ids))
    assert not {"script", "iframe", "img", "link", "object"} & reader.tags
    return text, reader


def share(figure):
    tenths = figure.get("tenths")
    return "none" if tenths is None else f"{tenths // 10}.{tenths % 10}%"


def cells(line, level):
    figure = line[level]
    numbers = [line["referrals"], *(figure[name] for name in CLASSES), figure["denominator"]]
    return [f"{number:,}" for number in numbers] + [share(figure)]


def year(program, folder, *arguments):
    journal = pathlib.Path(folder) / "year.jsonl"
    directory = ("--directory", data / "providers.json")
    journal.write_bytes(run(program, ["invent", "--referrals", "80", *directory], check=True).stdout)
    return ("--cases", journal, *directory, *ON, *arguments)


def the_page_has_the_numbers_of_the_json(program):
    with tempfile.TemporaryDirectory() as folder:
        of_year = year(program, folder)
        report, (_, reader) = parsed(program, "report", "--json", *of_year), page(program, *of_year)
        by = {line["by"] for line in report["lines"]}
        assert by == {"total", "provider", "contract", "area", "need", "month"}
        for line in report["lines"]:
            for level in LEVELS:
                table = "total-levels" if line["by"] == "total" else f"{line['by']}-{level}"
                row = reader.tables[table][level if line["by"] == "total" else line["key"]]
                assert row[1:] == cells(line, level), (table, row)
        quality = [line for line in report["lines"] if line["by"] in ("total", "provider", "contract")
                   and line.get("quality", {}).get("referrals")]
        assert quality and len(reader.tables["quality"]) == len(quality)


def the_text_has_the_numbers_of_the_json(program):
    total = parsed(program, "report", "--json", *JOURNAL)["lines"][0]
    lines = run(program, ["report", *JOURNAL], check=True).stdout.decode().splitlines()
    rows = [line.split()[2:] for line in lines if line.startswith("  All referrals")][:3]
    for row, level in zip(rows, LEVELS, strict=True):
        assert row[:6] == [str(total[level][name]) for name in CLASSES] and row[6] == share(total[level])


def classes_of_each_line_add_up(program):
    for line in parsed(program, "report", "--json", *JOURNAL)["lines"]:
        for level in LEVELS:
            assert sum(line[level][name] for name in CLASSES) == line["referrals"]


def a_period_leaves_out_what_was_received_outside_it(program):
    whole = parsed(program, "report", "--json", *JOURNAL)
    part = parsed(program, "report", "--json", *JOURNAL, "--from", "2026-03-01", "--to", "2026-04-30")
    assert part["referrals"] + part["outside"] == whole["referrals"] and part["referrals"] > 0 and part["outside"] > 0
    wrong = run(program, ["report", *JOURNAL, "--from", "2026-05-01", "--to", "2026-04-30"], stderr=subprocess.PIPE)
    assert wrong.returncode == 2 and b"ends before it begins" in wrong.stderr


def side_by_side_says_what_differs(program):
    against = ("--against", data / "stricter.json", "--against-holidays", data / "bank-holidays.json")
    pairs = parsed(program, "report", "--json", *JOURNAL, *against)
    assert pairs["a"]["rules"][0]["working_days"] == 10 and pairs["b"]["rules"][0]["working_days"] == 7
    text = run(program, ["report", *JOURNAL, *against], check=True).stdout.decode()
    assert "WB-LEVEL-ASSESSMENT/working_days" in text and "becomes a bank holiday" in text
    assert len(page(program, *JOURNAL, *against)[1].tables["pairs"]) > 0
    same = run(program, ["report", *JOURNAL, "--against", data / "overrides.json"], check=True).stdout.decode()
    assert "nothing that the report looks at differs" in same


def each_referral_is_explained(program):
    seen = set()
    for number in range(1, 11):
        answer = parsed(program, "report", "--explain", f"EX-{number:06}", "--json", *JOURNAL)
        assert [level["level"] for level in answer["levels"]] == list(LEVELS)
        assert all(level["reason"] and level["rule"] and level["source"] for level in answer["levels"])
        seen |= {level["attainment"] for level in answer["levels"]}
    assert "met" in seen
    nobody = run(program, ["report", "--explain", "EX-999999", *JOURNAL], stderr=subprocess.PIPE)
    assert nobody.returncode == 2


def odd_names_are_only_names(program):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "odd.jsonl"
        lines = [json.loads(line) for line in (here / "referrals.jsonl").read_text("utf-8").splitlines()]
        for line in lines:
            if line["command"]["type"] == "draft":
                line["command"]["body"]["provider"] = ODD
        journal.write_text("\n".join(map(json.dumps, lines)), "utf-8")
        _, reader = page(program, "--cases", journal, *ON)
        assert ODD in reader.tables["provider-assessment_offered"] and "b" in reader.tags
        assert any(ODD in text for text in "".join(reader.texts).splitlines())


def the_page_tells_nobody_by_name(program):
    with tempfile.TemporaryDirectory() as folder:
        text, _ = page(program, *year(program, folder))
        assert "EX-0" not in text and "officer" not in text and "case worker" not in text


def nobody_is_no_mistake(program):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "empty.jsonl"
        journal.write_bytes(b"")
        assert parsed(program, "report", "--json", "--cases", journal, *ON)["referrals"] == 0
        _, reader = page(program, "--cases", journal, *ON)
        assert reader.tables["total-levels"]["commencement"][-1] == "none"


def a_period_of_any_length_has_a_page(program):
    for period in (("--from", "2015-01-01"), ("--to", "2020-12-31"), ("--from", "2026-12-31"), ()):
        _, reader = page(program, *JOURNAL, *period)
        assert reader.tables["work-months"] or period == ("--to", "2020-12-31")


def a_workload_counts_what_the_report_leaves_open(program):
    with tempfile.TemporaryDirectory() as folder:
        of_year = year(program, folder)
        report, load = parsed(program, "report", "--json", *of_year), parsed(program, "workload", "--json", *of_year)
        assert load["referrals"] == report["referrals"]
        received = sum(month["received"] for month in load["lines"][0]["months"])
        closed = sum(month["closed"] for month in load["lines"][0]["months"])
        assert received == load["referrals"] and received - closed == load["lines"][0]["open"] > 0
        capacity = pathlib.Path(folder) / "capacity.json"
        name = "Lantern Row"
        capacity.write_text(json.dumps({"capacities": [{"by": "provider", "key": name, "places": 1, "offers": 5}]}))
        room = parsed(program, "workload", "--json", *of_year, "--capacity", capacity)["headrooms"][0]
        held = next(line for line in load["lines"] if line["by"] == "provider" and line["key"] == name)
        assert room["open"] == held["open"] and room["room"] == 1 - held["open"]
        capacity.write_text(json.dumps({"capacities": [{"by": "month", "key": "2026-01", "places": 1}]}))
        wrong = run(program, ["workload", *of_year, "--capacity", capacity], stderr=subprocess.PIPE)
        assert wrong.returncode == 2 and b"/capacities/0" in wrong.stderr


def a_page_that_cannot_be_written_is_a_failure(program):
    done = run(program, ["report", *JOURNAL, "--html", "/no/such/folder/page.html"], stderr=subprocess.PIPE)
    assert done.returncode == 1 and b"cannot write /no/such/folder/page.html" in done.stderr and done.stdout == b""


if __name__ == "__main__":
    sys.exit(main([the_page_has_the_numbers_of_the_json, the_text_has_the_numbers_of_the_json,
                   classes_of_each_line_add_up, a_period_leaves_out_what_was_received_outside_it,
                   side_by_side_says_what_differs, each_referral_is_explained, odd_names_are_only_names,
                   the_page_tells_nobody_by_name, a_period_of_any_length_has_a_page,
                   a_workload_counts_what_the_report_leaves_open, nobody_is_no_mistake,
                   a_page_that_cannot_be_written_is_a_failure]))
