#!/usr/bin/env python3
"""Where casework keeps its cases: a store that two may use at once, filled from a journal and written as one.

Usage: casework_store.py CASEWORK [--postgresql]

Without the option in SQLite files; with it in the database of IVN_TEST_POSTGRESQL, which tests/lib/with_postgres gives.
"""

import contextlib
import itertools
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

from support import here, main, run

JOURNAL = here / "referrals.jsonl"
ON = ("--on", "2026-12-31")


SERVER = os.environ.get("IVN_TEST_POSTGRESQL") if "--postgresql" in sys.argv else None
schemas = (f"casework_{os.getpid()}_{number}" for number in itertools.count())


@contextlib.contextmanager
def folder():
    with tempfile.TemporaryDirectory() as path:
        yield pathlib.Path(path)


def new_store(place, name="cases"):
    """A store that is not there yet: a file, or a schema of its own in the database."""
    if SERVER is None:
        return place / f"{name}.db"
    schema = next(schemas)
    subprocess.run(["psql", "-qX", SERVER, "-c", f"CREATE SCHEMA {schema}"], check=True)
    return f"{SERVER}{'&' if '?' in SERVER else '?'}options=-csearch_path%3D{schema}"


def imported(program, store, journal=JOURNAL):
    return run(program, ["import", journal, "--store", store], check=True).stdout.decode()


def export(program, store):
    return run(program, ["export", "--store", store], check=True).stdout


def bodies(store):
    """Every record; a journal that is exported has them all, one after the other."""
    if SERVER is not None:
        schema = store.rpartition("%3D")[2]
        asked = f"SELECT encode(id, 'hex'), revision, encode(body, 'hex') FROM {schema}.ivn_record ORDER BY id"
        return subprocess.run(["psql", "-qAtX", SERVER, "-c", asked], check=True, stdout=subprocess.PIPE).stdout
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return connection.execute("SELECT id, revision, body FROM ivn_record ORDER BY id").fetchall()


def a_store_and_its_journal_say_the_same(program):
    with folder() as place:
        store = new_store(place)
        assert imported(program, store).startswith("256 commands: 242 done, 0 changed nothing, 0 done before, 14 ")
        for command in (["timeline", "EX-000007"], ["report"], ["report", "--json"], ["due"], ["next", "EX-000004"]):
            kept = run(program, [*command, *ON, "--store", store], stderr=subprocess.STDOUT)
            told = run(program, [*command, *ON, "--cases", JOURNAL], stderr=subprocess.STDOUT)
            assert (kept.returncode, kept.stdout) == (told.returncode, told.stdout), command


def an_import_done_again_does_nothing_again(program):
    with folder() as place:
        store = new_store(place)
        imported(program, store)
        before = bodies(store)
        assert ": 0 done, 0 changed nothing, 242 done before, 14 refused" in imported(program, store)
        assert bodies(store) == before


def what_is_exported_makes_the_same_records_again(program):
    with folder() as place:
        one, two, journal = new_store(place, "one"), new_store(place, "two"), place / "exported.jsonl"
        imported(program, one)
        journal.write_bytes(export(program, one))
        assert ": 242 done, 0 changed nothing, 0 done before, 0 refused" in imported(program, two, journal)
        assert bodies(one) == bodies(two) and bodies(one)
        assert export(program, two) == journal.read_bytes()
        assert ": 0 done, 0 changed nothing, 242 done before" in imported(program, one, journal)


def the_working_folder_has_the_usual_store(program):
    with folder() as place:
        program_there = {"cwd": place, "stderr": subprocess.PIPE}
        missing = run(program, ["report"], **program_there)
        assert missing.returncode == 2 and b"there is no store casework.db yet" in missing.stderr
        assert list(place.iterdir()) == []
        run(program, ["record", JOURNAL], **program_there)  # up to the first refusal
        assert (place / "casework.db").exists()
        found = run(program, ["report", *ON, "--json"], **program_there)
        assert json.loads(found.stdout)["referrals"] > 0
        elsewhere = run(program, ["report"], env={"CASEWORK_STORE": str(place / "other.db")}, **program_there)
        assert elsewhere.returncode == 2 and b"other.db yet" in elsewhere.stderr


def reading_changes_nothing(program):
    with folder() as place:
        store = new_store(place)
        imported(program, store)
        before = store.read_bytes()
        for command in (["report"], ["due"], ["export"], ["timeline", "EX-000007"], ["next", "EX-000007"]):
            run(program, [*command, *ON, "--store", store], check=True)
        assert store.read_bytes() == before


def two_at_once_lose_nothing(program):
    with folder() as place:
        invented = run(program, ["invent", "--referrals", "60"], check=True).stdout
        journal, store = place / "year.jsonl", new_store(place)
        journal.write_bytes(invented)
        both = [subprocess.Popen([program, "import", journal, "--store", store], stdout=subprocess.PIPE)
                for _ in range(2)]
        told = [one.communicate(timeout=300)[0].decode() for one in both]
        assert [one.returncode for one in both] == [0, 0]
        quiet = new_store(place, "alone")
        alone = imported(program, quiet, journal)
        done = [int(text.split(" done,")[0].split()[-1]) for text in (*told, alone)]
        assert done[0] + done[1] == done[2]
        assert bodies(store) == bodies(quiet)


def a_referral_that_cannot_be_sent_leaves_no_store(program):
    facts = {"service": "personal-well-being/emotional", "service_user": {"reference": "EX-1"}}
    with folder() as place:
        store = new_store(place)
        refused = run(program, ["refer", "-", "--store", store, "--need", "emotional", "--complexity", "low"],
                      input=json.dumps(facts).encode(), stderr=subprocess.PIPE)
        assert refused.returncode == 2 and refused.stderr and not store.exists()


def what_cannot_be_used_says_why(program):
    with folder() as place:
        text, other, locked = place / "text.db", place / "other.db", place / "locked.db"
        text.write_text("no database at all, but longer than the head of one would be: " * 20)
        with contextlib.closing(sqlite3.connect(other)) as connection:
            connection.execute("CREATE TABLE something (else_)")
        imported(program, locked, "/dev/null")
        holder = sqlite3.connect(locked, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        cases = [(text, b"no SQLite file"), (other, b"belongs to something else"),
                 (place / "no" / "such.db", b"no such file or folder"), (place, b"may not be opened"),
                 ("postgresql://nobody@127.0.0.1:9/nothing", b"postgresql"), (locked, b"another program held it")]
        line = run(program, ["invent", "--referrals", "1"], check=True).stdout.splitlines(True)[0]
        for store, why in cases:
            refused = run(program, ["record", "-", "--store", store], input=line, stderr=subprocess.PIPE)
            assert refused.returncode == 1, (store, refused)
            assert why.lower() in refused.stderr.lower() and b"\n" == refused.stderr[-1:], refused.stderr
            assert refused.stdout == b""
        holder.close()
        both = run(program, ["due", "--store", locked, "--cases", JOURNAL], stderr=subprocess.PIPE)
        assert both.returncode == 2 and b"name one of them" in both.stderr


def an_import_that_was_killed_is_simply_done_again(program):
    with folder() as place:
        journal, store, quiet = place / "year.jsonl", new_store(place), new_store(place, "quiet")
        journal.write_bytes(run(program, ["invent", "--referrals", "40"], check=True).stdout)
        whole = imported(program, quiet, journal).splitlines()[0]
        for seconds in (0.05, 0.1, 0.2, 0.4):
            with subprocess.Popen([program, "import", journal, "--store", store], stdout=subprocess.DEVNULL) as one:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    one.wait(seconds)
                one.kill()
        again = imported(program, store, journal).splitlines()[0]
        counts = [[int(part.split()[0]) for part in text.split(": ")[1].split(", ")] for text in (whole, again)]
        assert counts[0][0] == counts[1][0] + counts[1][2] and counts[0][3] == counts[1][3], (whole, again)
        assert bodies(store) == bodies(quiet)


def a_password_is_never_told(program):
    line = run(program, ["invent", "--referrals", "1"], check=True).stdout.splitlines(True)[0]
    with folder() as place:
        store = new_store(place)
        secret = SERVER.split(":")[2].partition("@")[0]
        told = run(program, ["import", "-", "--store", store], input=line, stderr=subprocess.STDOUT).stdout
        told += run(program, ["record", "-", "--store", store], input=line, stderr=subprocess.STDOUT).stdout
        wrong = SERVER.replace(secret, "not-" + secret)
        refused = run(program, ["record", "-", "--store", wrong], input=line, stderr=subprocess.PIPE)
        assert refused.returncode == 1 and b"there is no connection" in refused.stderr
        assert secret.encode() not in told + refused.stderr


def a_store_that_is_not_there_is_not_made_by_reading(program):
    with folder() as place:
        missing = run(program, ["report", "--store", new_store(place)], stderr=subprocess.PIPE)
        assert missing.returncode == 2 and b"there is no store in PostgreSQL yet" in missing.stderr


def names_do_not_tell_the_terminal_what_to_do(program):
    evil = "\x1b[2Jz\r\nOverdue: \x07\x7f\u009b1m "
    lines = [json.loads(line) for line in run(program, ["invent", "--referrals", "4"], check=True).stdout.splitlines()]
    for line in lines:
        if line["command"]["type"] == "draft":
            line["command"]["body"]["provider"] = evil + line["command"]["body"]["provider"]
            person = line["command"]["body"]["service_user"]
            person["reference"] = evil + person["reference"]
    with folder() as place:
        store, journal = new_store(place), place / "evil.jsonl"
        journal.write_text("".join(json.dumps(line) + "\n" for line in lines))
        imported(program, store, journal)
        with contextlib.closing(sqlite3.connect(store)) as connection:
            keys = connection.execute("SELECT bytes FROM ivn_key WHERE name = 'reference'").fetchall()
        numbers = [row[0].decode() for row in keys]
        assert numbers
        for command in [["report"], ["workload"], ["due"], *(["timeline", number] for number in numbers)]:
            told = run(program, [*command, "--store", store, *ON], check=True).stdout.decode()
            assert not any(sign in told for sign in "\x1b\r\x07\x7f\u009b"), (command, told)
            assert "\nOverdue: " not in told, (command, told)


EVERYWHERE = [a_store_and_its_journal_say_the_same, an_import_done_again_does_nothing_again,
              what_is_exported_makes_the_same_records_again, two_at_once_lose_nothing,
              an_import_that_was_killed_is_simply_done_again]
IN_FILES = [the_working_folder_has_the_usual_store, reading_changes_nothing,
            a_referral_that_cannot_be_sent_leaves_no_store, what_cannot_be_used_says_why,
            names_do_not_tell_the_terminal_what_to_do]
ON_A_SERVER = [a_password_is_never_told, a_store_that_is_not_there_is_not_made_by_reading]

if __name__ == "__main__":
    if "--postgresql" in sys.argv and SERVER is None:
        print("there is no PostgreSQL server: run it with tests/lib/with_postgres")
        sys.exit(77)
    sys.exit(main(EVERYWHERE + (IN_FILES if SERVER is None else ON_A_SERVER)))
