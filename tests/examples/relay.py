#!/usr/bin/env python3
"""Kills the relay between delivery and removal: no event is lost, and the consumer does none twice.

Usage: relay.py RELAY INBOX SCHEMA
"""

import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
import tempfile
import uuid

EVENTS = 250
TYPES = ["referral_sent", "referral_received", "note_added"]

# Passes events on to the inbox and answers on to the relay, and kills the relay at the answer that it was told:
# before it is passed on ("silent"), or just after.
CONSUMER = """
import os, signal, subprocess, sys
inbox, file, kill_at, silent = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "silent"
taker = subprocess.Popen([inbox, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
for number, line in enumerate(sys.stdin.buffer, 1):
    taker.stdin.write(line)
    taker.stdin.flush()
    answer = taker.stdout.readline()
    if number == kill_at and silent:
        os.kill(os.getppid(), signal.SIGKILL)
        break
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    if number == kill_at:
        os.kill(os.getppid(), signal.SIGKILL)
        break
taker.stdin.close()
taker.wait()
"""


def fill(path, schema):
    file = sqlite3.connect(path)
    file.executescript(schema.read_text("ascii"))
    file.execute("PRAGMA journal_mode = WAL")
    for number in range(EVENTS):
        event = uuid.uuid5(uuid.NAMESPACE_OID, str(number))
        body = '{"type":"%s","id":"%s","revision":%d}' % (TYPES[number % 3], event, number + 1)
        file.execute("INSERT INTO ivn_outbox (id, type, body) VALUES (?, ?, ?)",
                     (event.bytes, number % 3 + 1, body.encode("utf-8")))
    file.commit()
    file.close()


def rows(path, sql):
    file = sqlite3.connect(path)
    found = file.execute(sql).fetchall()
    file.close()
    return found


def relay(program, arguments, consumer):
    return subprocess.run([program, *arguments, *consumer], stderr=subprocess.PIPE, text=True)


def check(what, holds):
    if not holds:
        sys.exit(f"not so: {what}")
    print(f"ok: {what}")


def main():
    program, inbox, schema = sys.argv[1:]
    folder = pathlib.Path(tempfile.mkdtemp())
    cases, counted, script = folder / "cases", folder / "inbox", folder / "consumer.py"
    script.write_text(CONSUMER, "utf-8")
    fill(cases, pathlib.Path(schema))

    kills = 0
    for round_number in range(12):
        consumer = [sys.executable, str(script), inbox, str(counted), str(1 + 7 * round_number % 25),
                    "silent" if round_number % 2 else "loud"]
        done = relay(program, ["--batch", "20", str(cases)], consumer)
        kills += done.returncode == -signal.SIGKILL
        waiting = rows(cases, "SELECT count(*) FROM ivn_outbox")[0][0]
        seen = rows(counted, "SELECT count(*) FROM seen")[0][0]
        check(f"after {kills} kills {waiting} wait, {seen} were seen, none is lost", seen + waiting >= EVENTS)
    check("the relay was killed each time", kills == 12)

    failed = relay(program, [str(cases)], ["false"])
    check("a consumer that ends is told of", failed.returncode == 1 and "relay:" in failed.stderr)
    failed = relay(program, [str(cases)], ["sed", "-u", "s/.*/yes/"])
    check("an answer that is no id is told of", failed.returncode == 1 and "another id" in failed.stderr)
    before = rows(cases, "SELECT count(*) FROM ivn_outbox")[0][0]
    check("and what it was sent waits on", before > 0)

    done = relay(program, [str(cases)], [inbox, str(counted)])
    check("the rest is delivered", done.returncode == 0 and f"{before} events" in done.stderr)
    check("the outbox is empty", rows(cases, "SELECT count(*) FROM ivn_outbox") == [(0,)])
    times = rows(counted, "SELECT count(*), max(times), sum(times) FROM seen")[0]
    check(f"each of {EVENTS} events came, {times[2] - times[0]} deliveries were repeated",
          times[0] == EVENTS and times[1] > 1)
    sums = dict(rows(counted, "SELECT type, events FROM counted"))
    check("each was counted once", sums == {name: len(range(at, EVENTS, 3)) for at, name in enumerate(TYPES)})

    check("--help tells", "at least once" in subprocess.run([program, "--help"], stdout=subprocess.PIPE,
                                                             text=True).stdout)
    check("wrong arguments are told", relay(program, ["--batch", "0", str(cases)], ["cat"]).returncode == 2)
    missing = relay(program, [str(folder / "none")], ["cat"])
    check("a file that is not there is not made", missing.returncode == 1 and not (folder / "none").exists())
    for path in folder.iterdir():
        os.unlink(path)
    folder.rmdir()
    print("1 passed, 0 failed")


main()
