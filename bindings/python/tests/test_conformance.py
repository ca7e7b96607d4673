"""The conformance kit: stores that pass, stores that are broken on purpose, and what is raised on the way."""
import functools
import gc
import sqlite3
import sys
import unicodedata
import unittest
import weakref

import pytest
from conftest import in_source_tree
from test_sqlite_store import ADAPTERS

import interventions as ivn

conformance = pytest.importorskip("interventions.conformance", reason="built without the kit")
if (ADAPTERS / "python").is_dir():
    sys.path.append(str(ADAPTERS / "python"))
    from sqlite_store import SqliteStore


def in_memory(store, open=None):
    return conformance.Host(open=open or (lambda: store), close=lambda one: None, outbox=lambda: store.events)


@pytest.mark.parametrize("case", conformance.cases(), ids=str)
def test_the_store_in_memory_conforms(case):
    conformance.run(in_memory(ivn.MemoryStore()), case)


class Statements:
    """Connections of which a statement can be made to fail."""

    def __init__(self):
        self.left = 0

    def __call__(self, connection):
        return Counted(self, connection)

    def fail_at(self, step):
        met, self.left = self.left < 0, step
        return met

    def step(self):
        self.left -= 1
        if self.left == 0:
            self.left = -1
            raise sqlite3.OperationalError("no more of it")
        self.left = max(self.left, -1)


class Counted:
    def __init__(self, statements, connection):
        self.statements, self.connection = statements, connection

    def __getattr__(self, name):
        if name in ("execute", "executemany"):
            return functools.partial(self.run, getattr(self.connection, name))
        return getattr(self.connection, name)

    def run(self, function, sql, *given):
        if self.statements.left > 0 and not sql.startswith("ROLLBACK"):
            self.statements.step()
        return function(sql, *given)


@in_source_tree
@pytest.mark.parametrize("case", conformance.cases(), ids=str)
def test_the_store_in_a_file_conforms(case, tmp_path):
    statements = Statements()

    def open_one():
        store = SqliteStore(tmp_path / "cases.sqlite", synchronous="OFF")
        store.connection = statements(store.connection)
        return store

    def outbox():
        store = SqliteStore(tmp_path / "cases.sqlite", synchronous="OFF")
        events = [(event.id.bytes, event.type, event.body) for event in store.events(most=10 ** 6)]
        store.close()
        return events

    conformance.run(conformance.Host(open=open_one, outbox=outbox, fail_at=statements.fail_at), case)


# ---- Broken on purpose

class ForgetsTheRevision(ivn.MemoryStore):
    def commit(self, batch, /):
        found = self.load(batch.kind, batch.id)
        actual = 0 if found is None else found.revision
        super().commit(ivn.Batch(kind=batch.kind, id=batch.id, expected=actual, revision=batch.revision,
                                 body=batch.body, keys=batch.keys, events=batch.events))


class KeepsOldKeys(ivn.MemoryStore):
    def commit(self, batch, /):
        kept = self._records.get((batch.kind, batch.id), (None, ()))[1] if batch.body else ()
        old = tuple(key for key in kept if (key.name, key.data) not in {(new.name, new.data) for new in batch.keys})
        super().commit(ivn.Batch(kind=batch.kind, id=batch.id, expected=batch.expected, revision=batch.revision,
                                 body=batch.body, keys=batch.keys + old, events=batch.events))


class AllowsReferencesTwice(ivn.MemoryStore):
    def _is_taken(self, batch, key):
        return False


class LeavesTheEndOut(ivn.MemoryStore):
    def find(self, query, /):
        return [found for found in super().find(query) if query.to is None or found.key < query.to]


class SortsById(ivn.MemoryStore):
    def find(self, query, /):
        return sorted(super().find(query), key=lambda found: found.id)


class KeepsText(ivn.MemoryStore):
    def load(self, kind, id, /):
        found = super().load(kind, id)
        return found and (found.revision, unicodedata.normalize("NFC", found.body.decode(errors="ignore")).encode())


class EndsAtANul(ivn.MemoryStore):
    def find(self, query, /):
        return [found._replace(key=found.key.partition(b"\0")[0]) for found in super().find(query)]


class TellsEventsFirst(ivn.MemoryStore):
    def commit(self, batch, /):
        self._outbox += batch.events
        super().commit(ivn.Batch(kind=batch.kind, id=batch.id, expected=batch.expected, revision=batch.revision,
                                 body=batch.body, keys=batch.keys))


class CannotLoad(ivn.MemoryStore):
    def load(self, kind, id, /):
        raise ZeroDivisionError("of its own")


BROKEN = [
    (ForgetsTheRevision, "commit/conflict", "revision"),
    (KeepsOldKeys, "commit/replace", "key"),
    (AllowsReferencesTwice, "unique/taken", "IVN_ERROR_TAKEN"),
    (LeavesTheEndOut, "find/bounds", "to"),
    (SortsById, "find/order", "order"),
    (KeepsText, "bytes/bodies", "byte"),
    (EndsAtANul, "bytes/nul", "NUL"),
    (TellsEventsFirst, "events/refused", "event"),
    (CannotLoad, "commit/create", "load"),
]


@pytest.mark.parametrize("broken, case, message", BROKEN, ids=lambda each: getattr(each, "__name__", ""))
def test_a_broken_store_fails_its_case_and_its_author_is_told_what_to_mend(broken, case, message):
    with pytest.raises(conformance.NotConforming, match=message) as told:
        conformance.run(in_memory(broken()), case)
    assert str(told.value).startswith(f"{case}: ") and len(str(told.value)) > 40
    assert isinstance(told.value.__cause__, ZeroDivisionError) == (broken is CannotLoad)


def test_no_two_broken_stores_are_told_the_same():
    told = set()
    for broken, case, _ in BROKEN:
        with pytest.raises(AssertionError) as raised:
            conformance.run(in_memory(broken()), case)
        told.add(str(raised.value))
    assert len(told) == len(BROKEN)


# ---- What is raised on the way

@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(2)], ids=repr)
@pytest.mark.parametrize("method", ["load", "commit", "find"])
def test_an_interrupt_in_a_method_comes_out(method, error):
    store = ivn.MemoryStore()

    def interrupt(*asked):
        raise error

    setattr(store, method, interrupt)
    with pytest.raises(type(error)) as raised:
        conformance.run(in_memory(store), "commit/create")
    assert raised.value is error


@pytest.mark.parametrize("function", ["open", "reset", "close", "outbox", "fail_at"])
@pytest.mark.parametrize("error", [ValueError("no such folder"), KeyboardInterrupt()], ids=lambda error: type(error).__name__)
def test_what_a_function_of_the_host_raises_comes_out(function, error):
    def raise_it(*given):
        raise error

    host = in_memory(ivn.MemoryStore())
    setattr(host, function, raise_it)
    with pytest.raises(type(error)) as raised:
        conformance.run(host, "failures/create" if function == "fail_at" else "commit/create")
    assert raised.value is error


def test_what_is_no_store_is_told():
    with pytest.raises(TypeError, match="dict is no store"):
        conformance.run(dict, "commit/create")


def test_a_case_is_skipped_where_the_host_lacks_something():
    store = ivn.MemoryStore()
    with pytest.raises(unittest.SkipTest, match="fail_at"):
        conformance.run(in_memory(store), "failures/create")
    with pytest.raises(unittest.SkipTest, match="outbox"):
        conformance.run(lambda: store, "events/order")
    handles = iter([store, None])
    with pytest.raises(unittest.SkipTest, match="one handle"):
        conformance.run(in_memory(store, lambda: next(handles)), "handles/seen")


@pytest.mark.parametrize("error, conforms", [(ivn.OutcomeUnknown, True), (OSError, False)])
def test_an_outcome_that_is_unknown_is_an_honest_answer(error, conforms):
    """A store that may have done what it fails at: only one that says so conforms."""
    left = [0]

    class Unsure(ivn.MemoryStore):
        def commit(self, batch, /):
            super().commit(batch)
            left[0] -= 1
            if left[0] == 0:
                left[0] = -1
                raise error("a broken connection")

    def fail_at(step):
        met, left[0] = left[0] == -1, step
        return met

    store = Unsure()
    host = in_memory(store)
    host.fail_at, host.reset = fail_at, lambda: store.__init__()
    if conforms:
        conformance.run(host, "failures/create")
    else:
        with pytest.raises(conformance.NotConforming) as told:
            conformance.run(host, "failures/create")
        assert isinstance(told.value.__cause__, OSError)


def test_a_group_is_run_as_a_whole():
    class Forgetting(AllowsReferencesTwice):
        def clear(self):
            self.__init__()

    store = Forgetting()
    host = in_memory(store)
    host.reset = store.clear
    conformance.run(host, "commit")
    with pytest.raises(conformance.NotConforming) as told:
        conformance.run(host, "unique")
    assert [line.partition(":")[0] for line in str(told.value).splitlines()] == [
        "unique/taken", "unique/freed", "unique/nothing-left"]
    with pytest.raises(unittest.SkipTest, match="fail_at"):
        conformance.run(host, "failures")


def test_cases_are_named_and_have_groups():
    cases = conformance.cases()
    assert len({case.name for case in cases}) == len(cases) and all(case.title and case.clause for case in cases)
    assert {case.name.split("/")[0] for case in conformance.cases("find")} == {"find"}
    with pytest.raises(ivn.NotFound):
        conformance.run(ivn.MemoryStore, "nothing/at-all")
    with pytest.raises(ivn.ArgumentError):
        conformance.run(ivn.MemoryStore, cases[0], most_body=3)


def test_stores_are_let_go():
    gc.collect()
    gc.disable()
    try:
        store = CannotLoad()
        gone = weakref.ref(store)
        try:
            conformance.run(in_memory(store), "commit/create")
        except conformance.NotConforming:
            del store
        assert gone() is None
    finally:
        gc.enable()


def test_a_build_without_the_kit_says_so(monkeypatch):
    monkeypatch.delitem(sys.modules, "interventions.conformance")
    monkeypatch.setitem(sys.modules, "interventions._conformance", None)
    with pytest.raises(ImportError, match="this build of the package has no conformance kit"):
        import interventions.conformance  # noqa: F401
