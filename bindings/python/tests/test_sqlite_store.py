"""The store of examples/adapters/python, on a file that the adapter in C opens as well."""
import datetime
import json
import os
import pathlib
import random
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time

import cffi
import pytest
from conftest import in_source_tree
from life import STEPS, Desk, at
from test_caseload import CaseloadDesk
from test_store import interrupt_often

import interventions as ivn
from interventions._ffi import ffi, lib
from interventions._library import context, owned

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import build_cdef  # noqa: E402

ADAPTERS = pathlib.Path(__file__).resolve().parents[3] / "examples" / "adapters"
sys.path.append(str(ADAPTERS / "python"))
pytestmark = in_source_tree
if (ADAPTERS / "python").is_dir():
    from sqlite_store import SqliteStore

NOW = ivn.Environment(at("2026-11-02T09:00"), "practitioner")


def draft(number=1):
    return {"type": "draft", "id": f"00000000-0000-4000-8000-{number:012}",
            "body": {"service": "mentoring", "service_user": {"reference": f"X{number}"}}}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.sqlite"


@pytest.fixture
def store(path):
    made = SqliteStore(path, synchronous="OFF")
    yield made
    made.close()


def test_a_referral_is_lived_in_a_file(store, path):
    desk, other = CaseloadDesk(ivn.Caseload(store)).live(), Desk().live()
    store.close()
    again = SqliteStore(path)
    [record] = ivn.Caseload(again).find("reference", other.record.reference)
    assert record.to_json() == desk.record.to_json() == other.record.to_json()
    events = list(again.events())
    assert [event.position for event in events] == list(range(1, len(events) + 1)) and len(events) > len(STEPS)
    again.drop_events(events[4].position)
    assert list(again.events()) == events[5:] and list(again.events(after=events[6].position, most=2)) == events[7:9]
    again.close()


class Failing:
    """A connection that fails once: before the statement of a number."""

    def __init__(self, connection, number, error):
        self.connection, self.left, self.error = connection, number, error

    def __getattr__(self, name):
        if name in ("execute", "executemany"):
            self.left -= 1
            if self.left == 0:
                raise self.error
        return getattr(self.connection, name)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError(), sqlite3.OperationalError("disk I/O error")],
                         ids=lambda error: type(error).__name__)
def test_whatever_fails_leaves_the_file_as_it_was(store, error):
    cases = ivn.Caseload(store, NOW)
    first = cases.do(draft())
    amend = {"type": "amend", "id": draft(5)["id"], "record": first.id,
             "body": {"provider": "A Supplier", "purpose": "To cope."}}
    connection, failed = store.connection, 0
    before = list(connection.iterdump())
    for number in range(1, 100):
        store.connection = Failing(connection, number, error)
        try:
            cases.do(amend)
            break
        except BaseException as raised:
            assert raised is error or (raised.__cause__ is error and type(raised) is ivn.OutcomeUnknown)
            failed += 1
        assert not connection.in_transaction and list(connection.iterdump()) == before, number
    store.connection = connection
    assert failed >= 8
    assert cases.get(first.id).revision == 2 and cases.do(amend).replayed


def test_an_interrupt_while_it_waits_for_another_writer_comes_out(store, path, keyboard):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    busy = SqliteStore(path, timeout=0.05)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        ivn.Caseload(busy, NOW).do(draft())
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    patient = SqliteStore(path, timeout=1.5)
    with pytest.raises(KeyboardInterrupt):
        ivn.Caseload(patient, NOW).do(draft())
    timer.join()
    other.execute("ROLLBACK")
    assert not ivn.Caseload(patient, NOW).do(draft()).replayed
    for each in (other, busy, patient):
        each.close()


def test_interrupts_at_any_moment_come_out_and_leave_nothing_half_done(store):
    assert interrupt_often(store, commands=300) > 100
    counts = [store.connection.execute(f"SELECT count(DISTINCT id) FROM {table}").fetchone()[0]
              for table in ("ivn_record", "ivn_key", "ivn_outbox")]
    assert counts == [300, 300, 300]
    assert store.connection.execute("SELECT count(*) FROM ivn_outbox").fetchone() == (300,)


def test_a_unique_key_is_not_given_twice(store):
    key = ivn.IndexKey(name="reference", data=b"AB1234CD", unique=True)
    batches = [ivn.Batch(kind=1, id=bytes([number]) * 16, expected=0, revision=1, body=b"{}", keys=(key,))
               for number in (1, 2)]
    store.commit(batches[0])
    with pytest.raises(ivn.Taken):
        store.commit(batches[1])
    assert store.load(1, batches[1].id) is None
    with pytest.raises(ivn.Conflict) as told:  # which goes before a key that is taken
        store.commit(ivn.Batch(kind=1, id=batches[1].id, expected=3, revision=4, body=b"{}", keys=(key,)))
    assert told.value.revision == 0


@pytest.mark.parametrize("name", [None, "phase"])
@pytest.mark.parametrize("bodies", [True, False])
@pytest.mark.parametrize("to", [None, b"\xff" * 16])
def test_a_page_is_read_from_an_index_from_its_beginning(store, name, bodies, to):
    """However many there are: nothing is sorted, and nothing before the page is looked at."""
    asked = []
    store.connection.set_trace_callback(asked.append)
    list(store.find(ivn.Query(kind=1, name=name, from_=b"a", to=to, page=10, after=(b"b" * 16, b"b" * 16),
                              bodies=bodies)))
    store.connection.set_trace_callback(None)
    plan = [row[3] for row in store.connection.execute("EXPLAIN QUERY PLAN " + asked[0])]
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in plan), plan
    assert ">" in plan[0]


def test_a_file_of_something_else_is_refused_and_left_as_it_is(path, tmp_path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE things (a)")
    other.commit()
    newer = sqlite3.connect(tmp_path / "newer.sqlite", isolation_level=None)
    newer.execute("PRAGMA application_id = 1230392881")
    newer.execute("PRAGMA user_version = 2")
    for each in (other, newer):
        each.close()
    for each in (path, tmp_path / "newer.sqlite"):
        held = each.read_bytes()
        with pytest.raises(ValueError, match="belongs to something else"):
            SqliteStore(each)
        assert each.read_bytes() == held


OPEN = """
import sys
from sqlite_store import SqliteStore
import interventions as ivn
import datetime
now = ivn.Environment(datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.timezone.utc), "practitioner")
print("ready", flush=True)
sys.stdin.readline()
cases = ivn.Caseload(SqliteStore(sys.argv[1], synchronous="OFF", timeout=30), now)
for number in range(20):
    cases.do({"type": "draft", "body": {"service": "mentoring", "service_user": {"reference": sys.argv[2]}}})
    cases.do({"type": "amend", "record": sys.argv[3], "body": {"purpose": f"{sys.argv[2]} {number}"}})
"""


def test_processes_open_a_new_file_at_once_and_work_on_it_together(path):
    first = ivn.Caseload(ivn.MemoryStore(), NOW).do(draft())
    environment = {**os.environ, "PYTHONPATH": str(ADAPTERS / "python")}
    workers = [subprocess.Popen([sys.executable, "-c", OPEN, path, f"W{each}",
                                 first.id], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
               for each in range(3)]
    for each in workers:
        assert each.stdout.readline() == "ready\n"
    opened = SqliteStore(path, synchronous="OFF", timeout=30)
    ivn.Caseload(opened, NOW).do(draft())
    for each in workers:
        each.stdin.write("\n")
        each.stdin.flush()
    for each in workers:
        each.communicate()
        assert each.returncode == 0
    cases = ivn.Caseload(opened)
    assert [len(list(cases.find("service_user", f"W{each}"))) for each in range(3)] == [20] * 3
    assert cases.get(first.id).revision == 61
    assert len(list(opened.events(most=1000))) == 1 + 60 + 60
    opened.close()


WRITE = """
import datetime, sys, uuid
from sqlite_store import SqliteStore
import interventions as ivn
now = ivn.Environment(datetime.datetime(2026, 11, 2, 9, tzinfo=datetime.timezone.utc), "practitioner")
cases = ivn.Caseload(SqliteStore(sys.argv[1], synchronous="NORMAL"), now)
while True:
    draft = cases.do({"type": "draft", "body": {"service": "mentoring", "service_user": {"reference": "X1"}}})
    print(draft.id, 1, flush=True)
    for revision in (2, 3):
        cases.do({"type": "amend", "record": draft.id, "body": {"purpose": str(revision)}})
        print(draft.id, revision, flush=True)
"""


def test_a_process_that_is_killed_loses_nothing_that_it_was_told_is_there(path):
    environment, told = {**os.environ, "PYTHONPATH": str(ADAPTERS / "python")}, {}
    chance = random.Random(9)
    log = path.with_suffix(".told")
    for _ in range(6):
        with open(log, "w") as written:
            writer = subprocess.Popen([sys.executable, "-c", WRITE, path], stdout=written, env=environment)
        while not log.stat().st_size:
            assert writer.poll() is None
            time.sleep(0.001)
        time.sleep(chance.uniform(0.005, 0.1))
        writer.kill()
        writer.wait()
        told.update(line.split() for line in log.read_text().splitlines(keepends=True) if line.endswith("\n"))
    store = SqliteStore(path)
    cases = ivn.Caseload(store)
    records = {record.id: record.revision for record in cases.find()}
    assert len(told) >= 6 and all(records[id] >= int(revision) for id, revision in told.items())
    assert len(records) <= len(told) + 6
    assert len(list(cases.find("service_user", "X1"))) == len(list(cases.find("phase", "draft"))) == len(records)
    events = [json.loads(event.body) for event in store.events(most=10 ** 6)]
    assert sorted((event["record"], event["revision"]) for event in events) == sorted(
        (id, number) for id, revision in records.items() for number in range(1, revision + 1))
    store.close()


# ---- The adapter in C

@pytest.fixture(scope="session")
def adapter(tmp_path_factory):
    """The C adapter as a shared library."""
    compiler = shutil.which("cc")
    if compiler is None or not (ADAPTERS / "sqlite").is_dir():
        pytest.skip("no C compiler")
    if subprocess.run(["pkg-config", "--exists", "sqlite3"]).returncode:
        pytest.skip("no libsqlite3 to compile against")
    folder, source = tmp_path_factory.mktemp("adapter"), ADAPTERS / "sqlite"
    subprocess.run([sys.executable, source / "embed.py", source / "schema.sql", folder / "schema.h",
                    "ivni_sqlite_schema"], check=True)
    told = subprocess.run(["pkg-config", "--cflags", "--libs", "sqlite3"], capture_output=True, text=True, check=True)
    (folder / "made.c").write_text("""#include <interventions_sqlite.h>
        ivn_status adapter_open(const char *path, ivn_sqlite_store **out) {
            ivn_sqlite_options options = {.size = sizeof options, .path = path, .synchronous = IVN_SQLITE_SYNC_OFF};
            return ivn_sqlite_store_open(&options, out, NULL);
        }""")
    subprocess.run([compiler, "-std=c11", "-D_POSIX_C_SOURCE=200809L", "-shared", "-fPIC", f"-I{folder}", f"-I{source}",
                    "-o", folder / "adapter.so", folder / "made.c", *sorted(source.glob("*.c")),
                    *build_cdef.pkg_config("--cflags", "--libs"), *shlex.split(told.stdout)], check=True)
    declared = cffi.FFI()
    declared.cdef("int adapter_open(const char *, void **); int ivn_sqlite_store_ops(void *, void *); "
                  "void ivn_sqlite_store_close(void *);")
    return declared, declared.dlopen(str(folder / "adapter.so"))


class CCaseload(ivn.Caseload):
    """A caseload on the adapter in C."""

    def __init__(self, adapter, path):
        super().__init__(ivn.MemoryStore(), NOW)
        declared, self.library = adapter
        out = declared.new("void **")
        assert self.library.adapter_open(str(path).encode(), out) == 0
        self.opened = out[0]
        ops = ffi.new("ivn_store_ops *", {"size": ffi.sizeof("ivn_store_ops")})
        assert self.library.ivn_sqlite_store_ops(self.opened, declared.cast("void *", int(ffi.cast("uintptr_t", ops)))) == 0
        made = ffi.new("ivn_caseload **")
        assert lib.ivn_caseload_new(context, ops, made) == 0
        self._handle = owned("ivn_caseload", made[0])

    def close(self):
        self._handle = None
        self.library.ivn_sqlite_store_close(self.opened)


def test_a_referral_is_lived_in_turns_by_python_and_c(store, path, adapter):
    ours, theirs = ivn.Caseload(store), CCaseload(adapter, path)
    desk = CaseloadDesk(ours)
    for number, (time, role, type, body, phase) in enumerate(STEPS):
        desk.cases = theirs if number % 2 else ours
        assert desk.now(time, role).give(type, body).record.phase.value == phase
    assert ours.get(desk.record.id).to_json() == theirs.get(desk.record.id).to_json() == Desk().live().record.to_json()
    theirs.close()


def test_python_and_c_find_and_owe_the_same_in_one_file(store, path, adapter):
    ours, theirs = ivn.Caseload(store), CCaseload(adapter, path)
    for series, until in enumerate(["draft", "receive", "approve_action_plan"] * 4):
        CaseloadDesk((ours, theirs)[series // 3 % 2], series=series).live(until=until)
    under, until = ivn.Environment(at("2026-12-01T09:00"), "system"), datetime.date(2026, 12, 31)
    for key, value in [(None, None), ("phase", "received"), ("service_user", "X123456"), ("phase", "")]:
        told = [[record.to_json() for record in cases.find(key, value, page=3)] for cases in (ours, theirs)]
        assert told[0] == told[1] and (told[0] or value == "")
    assert list(ours.due(until, under, page=4)) == list(theirs.due(until, under, page=5)) != []
    for cases, other in ((ours, theirs), (theirs, ours)):
        [record, *_] = cases.find("phase", "draft")
        cases.delete(record.id)
        with pytest.raises(ivn.NotFound):
            other.get(record.id)
    assert ours.reindex() and theirs.reindex()
    theirs.close()


# ---- The example

def test_the_example_happens_once_however_often_it_is_run(path):
    program = [sys.executable, ADAPTERS / "python" / "keep_cases.py"]
    first, second, own = (subprocess.run([*program, *more], capture_output=True, text=True, check=True).stdout
                          for more in ([path], [path], []))
    assert first == own and "which was done before" not in first and "event 1: " in first
    assert second.count("which was done before") == 3 and "event" not in second
    assert "16 Nov  Hold the supplier assessment" in first


def test_the_example_reports_what_is_in_a_file(path):
    subprocess.run([sys.executable, ADAPTERS / "python" / "keep_cases.py", path], check=True, capture_output=True)
    told = subprocess.run([sys.executable, ADAPTERS / "python" / "report_levels.py", path, "2026-11-20"],
                          capture_output=True, text=True, check=True).stdout.splitlines()
    assert told[0] == "1 referrals received by 2026-11-20"
    figures = "0 of 1 0.0 % 0 of 0".split()
    assert [line.split() for line in told[2:]] == [["all", *figures], ["A", "Supplier", *figures]]
