"""What a command costs on a store in Python: decided alone, on the store in memory, and in a SQLite file, beside the same
rows written by hand. Prints one line a measurement, in microseconds of the processor; the file waits for no disk.
"""
import datetime
import pathlib
import sqlite3
import sys
import tempfile
import time
import uuid

import interventions as ivn

COUNT, ROUNDS = 1_000, 3
NOW = ivn.Environment(datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.timezone.utc), "practitioner")
ADAPTERS = pathlib.Path(__file__).resolve().parents[2] / "examples" / "adapters"
BODY = {"service": "mentoring", "service_user": {"reference": "X123456"}, "purpose": "To cope better.",
        "provider": "A Supplier"}


def commands():
    return [{"type": "draft", "id": str(uuid.uuid4()), "body": BODY} for _ in range(COUNT)]


def best(work):
    """The shortest of some rounds, each on commands of its own; in microseconds a command."""
    times = []
    for _ in range(ROUNDS):
        given = commands()
        began = time.process_time_ns()
        work(given)
        times.append(time.process_time_ns() - began)
    return min(times) / COUNT / 1000


def decide_all(given):
    for command in given:
        ivn.decide(None, command, NOW)


def do_all(cases):
    def work(given):
        for command in given:
            cases.do(command, NOW)

    return work


class Noted(ivn.MemoryStore):
    """Notes what it is given."""

    def __init__(self):
        super().__init__()
        self.batches = []

    def commit(self, batch, /):
        super().commit(batch)
        self.batches.append(batch)


def by_hand(path):
    """Those batches as a host would write them that knows its tables, without a look at what is there."""
    noted = Noted()
    do_all(ivn.Caseload(noted))(commands())
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((ADAPTERS / "sqlite" / "schema.sql").read_text())
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    began = time.process_time_ns()
    for batch in noted.batches:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO ivn_record VALUES (?, ?, ?, ?)", (batch.kind, batch.id, 1, batch.body))
        connection.executemany("INSERT INTO ivn_key VALUES (?, ?, ?, ?, ?)",
                               [(batch.kind, key.name, key.data, batch.id, key.unique) for key in batch.keys])
        connection.executemany("INSERT INTO ivn_outbox (id, type, body) VALUES (?, ?, ?)", batch.events)
        connection.execute("COMMIT")
    took = (time.process_time_ns() - began) / COUNT / 1000
    connection.close()
    return took


def report(what, took):
    print(f"{what:<60} {took:7.1f} us a command")


def main():
    report("decide()", best(decide_all))
    report("Caseload.do() on a MemoryStore", best(do_all(ivn.Caseload(ivn.MemoryStore()))))
    if not ADAPTERS.is_dir():
        return
    sys.path.append(str(ADAPTERS / "python"))
    from sqlite_store import SqliteStore
    with tempfile.TemporaryDirectory() as folder:
        store = SqliteStore(pathlib.Path(folder) / "cases.sqlite", synchronous="OFF")
        report("Caseload.do() on a SqliteStore", best(do_all(ivn.Caseload(store))))
        store.close()
        report("the same rows by hand, nothing decided or looked at",
               min(by_hand(pathlib.Path(folder) / f"{number}.sqlite") for number in range(ROUNDS)))


if __name__ == "__main__":
    main()
