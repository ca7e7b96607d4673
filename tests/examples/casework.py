#!/usr/bin/env python3
"""Runs the commands of the transcripts beside it and compares what casework prints; checks its JSON.

Usage: casework.py CASEWORK [--refresh]

A transcript holds lines "$ casework ARGUMENTS", each followed by what is printed (both streams) and, unless it is 0, by
"[exit status N]". --refresh writes the transcripts anew.
"""

import difflib
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

from support import here, holds, parsed, run

PROMPT = "$ casework"


def play(program, command):
    done = run(program, shlex.split(command), stderr=subprocess.STDOUT)
    # The folder of the example's own data differs from machine to machine.
    text = done.stdout.decode("utf-8").replace(f"{here.parents[1]}/", "")
    if text and not text.endswith("\n"):
        text += "\n"
    status = f"[exit status {done.returncode}]\n" if done.returncode != 0 else ""
    return f"{PROMPT} {command}".rstrip() + f"\n{text}{status}\n"


def check_transcript(program, path, refresh):
    before = path.read_text("utf-8")
    commands = [line[len(PROMPT):].strip() for line in before.splitlines() if line.startswith(PROMPT)]
    after = "".join(play(program, command) for command in commands)
    if refresh:
        path.write_text(after, "utf-8")
    elif before != after:
        lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), path.name, "printed")
        sys.stdout.writelines(lines)
        return False
    told = [line for line in after.splitlines() if not line.startswith(("$", "bad/", "casework:"))]
    too_wide = [line for line in told if len(line) > 100]
    for line in too_wide:
        print(f"{path.name}: wider than 100 columns: {line}")
    return bool(commands) and not too_wide


ON = ("--on", "2026-11-23")


def caseload_in_json(program):
    people = parsed(program, "assess", "--json", *ON)["people"]
    facts = json.loads((here / "../../examples/data/caseload.json").read_text("utf-8"))["service_users"]
    assert len(facts) >= 60
    assert [p["reference"] for p in people] == [f["reference"] for f in facts]
    assert all(p["answers"]["assessments"] for p in people)


def one_service_in_json(program):
    service = "personal-well-being/emotional"
    answer = parsed(program, "assess", "--json", "--service", service, "--person", "EX-001", *ON)
    assert answer["day"] == "2026-11-23"
    assert answer["people"][0]["answer"]["summary"] == "may_refer"
    assert "questions" not in answer["people"][0]["answer"]


def recommendation_in_json(program):
    people = parsed(program, "recommend", "--json", "--person", "EX-001", *ON)["people"]
    assert [s["need"] for s in people[0]["recommendation"]["suggestions"]][:1] == ["finance"]


def comparison_in_json(program):
    overrides = "../../examples/data/overrides.json"
    assert parsed(program, "what-if", "--json", "--overrides", overrides, *ON)["changes"]


def catalogue_in_json_is_a_directory(program):
    found = parsed(program, "catalogue", "--json", "--edition", "rate-card-2019", *ON)
    assert len(found["services"]) == 29
    assert {service["edition"] for service in found["services"]} == {"rate-card-2019"}


def rulebook_in_json(program):
    codes = {rule["code"] for rule in parsed(program, "rulebook", "--json")["rules"]}
    assert {"WB-ASSESSMENT", "RC-BBR-2"} <= codes


def schemas(program):
    for kind in ("service-user", "service_user", "caseload", "needs", "overrides", "catalogue", "query", "capacity",
                 "level"):
        assert parsed(program, "schema", kind)["$schema"]


def caseload_on_standard_input(program):
    text = (here / "../../examples/data/caseload.json").read_bytes()
    done = run(program, ["assess", "-", "--table", *ON], input=text, check=True)
    assert done.stdout == run(program, ["assess", "--table", *ON], check=True).stdout


def figures_follow_the_rulebook(program):
    before = run(program, ["due", "--received", "2026-11-23"], check=True).stdout
    overrides = "../../examples/data/overrides.json"
    after = run(program, ["due", "--received", "2026-11-23", "--overrides", overrides], check=True)
    assert b"10 working days after receipt" in before and b"7 working days after receipt" in after.stdout


FACTS = {"service": "personal-well-being/emotional", "provider": "Lantern Row", "sentence": "event 1",
         "requirement": "RAR 1", "practitioner": "officer 1", "purpose": "invented", "risk": "invented",
         "service_user": {"reference": "EX-1", "sex": "male", "date_of_birth": "1990-04-02", "home_area": "essex",
                          "sentences": [{"basis": "community_order", "rehabilitation_activity": True}]}}
LATER = {"complete_by": "2099-12-18", "enforceable_days": 9}


def refer(program, journal, facts):
    wanted = ["--need", "emotional", "--complexity", "medium", "--outcome", "1"]
    return run(program, ["refer", "-", "--cases", journal, *wanted], input=json.dumps(facts).encode(),
               stderr=subprocess.PIPE)


def a_referral_that_cannot_be_sent_leaves_the_journal_alone(program):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "cases.jsonl"
        refused = refer(program, journal, FACTS)
        assert refused.returncode == 2 and b"/facts/complete_by" in refused.stderr and not journal.exists()
        assert refer(program, journal, {**FACTS, **LATER}).returncode == 0
        assert len(journal.read_text("utf-8").splitlines()) == 3


def a_refusal_says_which_command_of_which_line(program):
    with tempfile.TemporaryDirectory() as folder:
        draft, _, send = (here / "referrals.jsonl").read_bytes().splitlines(True)[:3]
        given = pathlib.Path(folder) / "given.jsonl"
        given.write_bytes(draft + send)
        done = run(program, ["record", given, "--cases", pathlib.Path(folder) / "cases.jsonl"],
                   stderr=subprocess.PIPE)
        assert done.returncode == 2 and done.stdout.startswith(b"1 of 2 commands recorded"), done
        assert done.stderr.startswith(f"{given}:2: send the referral: /needs: No need".encode()), done.stderr


def a_command_that_is_recorded_before_is_not_recorded_again(program):
    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "cases.jsonl"
        line = (here / "referrals.jsonl").read_bytes().splitlines(True)[0]
        told = [run(program, ["record", "-", "--cases", journal], input=line, check=True).stdout for _ in range(2)]
        assert told[0].startswith(b"1 of 1 command recorded") and told[1].startswith(b"0 of 1 command recorded")
        assert len(journal.read_bytes().splitlines()) == 1


def what_may_come_next_follows_the_day_that_is_asked_for(program):
    def asked(day):
        arguments = ["next", "EX-1", "--cases", journal, "--role", "supplier", "--on", day]
        return run(program, arguments, check=True).stdout

    with tempfile.TemporaryDirectory() as folder:
        journal = pathlib.Path(folder) / "cases.jsonl"
        assert refer(program, journal, {**FACTS, **LATER}).returncode == 0
        assert b"yes  receive the referral" in asked("2099-01-05")
        assert b"yes  receive the referral" not in asked("2026-01-05")


CHECKS = [caseload_in_json, one_service_in_json, recommendation_in_json, comparison_in_json,
          catalogue_in_json_is_a_directory, rulebook_in_json, schemas, caseload_on_standard_input,
          figures_follow_the_rulebook, a_referral_that_cannot_be_sent_leaves_the_journal_alone,
          a_refusal_says_which_command_of_which_line, a_command_that_is_recorded_before_is_not_recorded_again,
          what_may_come_next_follows_the_day_that_is_asked_for]


def main():
    refresh = "--refresh" in sys.argv
    program = str(pathlib.Path(sys.argv[1]).resolve())
    transcripts = sorted(here.glob("*.txt"))
    results = [check_transcript(program, path, refresh) for path in transcripts]
    results += [holds(check, program) for check in CHECKS]
    failed = results.count(False)
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed or not transcripts else 0


if __name__ == "__main__":
    sys.exit(main())
