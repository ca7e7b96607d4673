"""Stores in Python: what a caseload asks of them, and how what they raise comes out."""
import array
import gc
import itertools
import random
import signal
import threading
import timeit
import traceback
import weakref

import pytest
from life import STEPS, at

import interventions as ivn
from interventions._ffi import lib


class Store(ivn.MemoryStore):
    """A store that does something else once, in place of a method or after it."""

    def __init__(self):
        super().__init__()
        self.before, self.after, self.asked = {}, {}, []

    def _ask(self, name, asked):
        self.asked.append((name, asked))
        if name in self.before:
            self.before.pop(name)()
        answer = getattr(super(), name)(*asked if name == "load" else (asked,))
        return self.after.pop(name)() if name in self.after else answer

    def load(self, kind, id, /):
        return self._ask("load", (kind, id))

    def commit(self, batch, /):
        return self._ask("commit", batch)

    def find(self, query, /):
        return self._ask("find", query)


class Failure(Exception):
    """Nothing that the library knows."""


def raising(error):
    def raise_it():
        raise error

    return raise_it


NOW = ivn.Environment(at("2026-11-02T09:00"), "practitioner")


def draft(number=1, **more):
    return {"type": "draft", "id": f"00000000-0000-4000-8000-{number:012}",
            "body": {"service": "mentoring", "service_user": {"reference": f"X{number}"}, **more}}


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def cases(store):
    return ivn.Caseload(store, NOW)


CALLS = [
    ("load", lambda cases: cases.do(draft(2))),
    ("load", lambda cases: cases.get(ivn.record_id(draft()["id"]))),
    ("commit", lambda cases: cases.do(draft(2))),
    ("commit", lambda cases: cases.delete(ivn.record_id(draft()["id"]))),
    ("commit", lambda cases: cases.reindex()),
    ("find", lambda cases: cases.find_page("service_user", "X1")),
    ("find", lambda cases: cases.find_page()),
    ("find", lambda cases: cases.due_page(at("2026-11-30T09:00"))),
    ("find", lambda cases: cases.reindex()),
]


@pytest.mark.parametrize("error", [Failure("mine"), KeyboardInterrupt(), SystemExit(3), MemoryError(), StopIteration(),
                                   ivn.StoreError("mine"), ivn.OutcomeUnknown()], ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("method, call", CALLS, ids=str)
def test_what_a_method_raises_comes_out_as_the_same_object(store, cases, method, call, error):
    cases.do(draft())
    count = len(store)
    error.__cause__ = cause = ValueError("behind it")
    store.before[method] = raising(error)
    with pytest.raises(type(error)) as raised:
        call(cases)
    assert raised.value is error and error.__cause__ is cause and error.__context__ is None
    names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    assert names[-1] == "raise_it" and f"python_{method}" in names
    assert len(store) == count
    call(cases)  # and all is as it was


@pytest.mark.parametrize("error", [ivn.Conflict(7), ivn.Taken(), ivn.OutcomeUnknown()], ids=repr)
def test_what_only_commit_may_say_is_an_exception_like_any_other(store, cases, error):
    store.before["load"] = raising(error)
    with pytest.raises(type(error)) as raised:
        cases.do(draft())
    assert raised.value is error


def test_an_interrupt_from_the_keyboard_comes_out(store, cases, keyboard):
    store.before["commit"] = lambda: signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        cases.do(draft())
    assert len(store) == 0 and not store.events
    assert not cases.do(draft()).replayed


def test_an_exception_out_of_a_generator_comes_out(cases, store):
    error = Failure()

    def page():
        yield from ()
        raise error

    store.after["find"] = page
    with pytest.raises(Failure) as raised:
        cases.find_page()
    assert raised.value is error


def test_an_exception_in_progress_stops_a_reindex_and_comes_out(cases):
    for number in (1, 2, 3):
        cases.do(draft(number))
    error, told = KeyboardInterrupt(), []

    def progress(done, last):
        told.append((done, last))
        if done == 2:
            raise error

    with pytest.raises(KeyboardInterrupt) as raised:
        cases.reindex(progress=progress)
    assert raised.value is error and [done for done, _ in told] == [1, 2]


def test_what_was_raised_is_not_kept(store, cases):
    class Big(Exception):
        pass

    raised = []

    def raise_it():
        error = Big()
        raised.append(weakref.ref(error))
        try:
            raise error
        finally:
            del error

    cases.do(draft())
    gc.collect()
    gc.disable()
    try:
        for method, call in CALLS:
            store.before[method] = raise_it
            try:
                call(cases)
            except Big:
                store.before.clear()
    finally:
        gc.enable()
    assert len(raised) == len(CALLS) and not any(each() for each in raised)


def test_a_caseload_and_its_store_go_when_they_are_dropped():
    store = Store()
    cases = ivn.Caseload(store)
    cases.do(draft(), NOW)
    gone = weakref.ref(store)
    gc.disable()
    try:
        del store, cases
        assert gone() is None
    finally:
        gc.enable()


def test_a_store_that_calls_its_caseload_is_refused(store, cases):
    cases.do(draft())
    for method, call in CALLS:
        store.before[method] = lambda: cases.get(ivn.record_id(draft()["id"]))
        with pytest.raises(RuntimeError, match="a store called the caseload that called it"):
            call(cases)
    with pytest.raises(RuntimeError, match="a store called the caseload"):
        cases.do(draft(8))
        cases.reindex(progress=lambda done, last: cases.delete(last))


def test_another_caseload_on_the_same_store_may_be_called(store, cases):
    other = ivn.Caseload(store, NOW)
    store.before["commit"] = lambda: other.do(draft(2))
    cases.do(draft())
    assert len(store) == 2


def test_a_conflict_is_decided_again(store, cases):
    first = cases.do(draft())
    edit = {"type": "amend", "record": first.id, "body": {"purpose": "To cope."}}
    other = ivn.Caseload(store, NOW)
    store.before["commit"] = lambda: other.do({**edit, "body": {"practitioner": "P. Officer"}})
    assert cases.do(edit).revision == 3
    facts = cases.get(first.id).referral.facts
    assert (facts["purpose"], facts["practitioner"]) == ("To cope.", "P. Officer")


def test_a_conflict_without_end_names_the_last_one(cases, store, monkeypatch):
    conflicts = []

    def commit(batch):
        conflicts.append(ivn.Conflict(batch.expected + 5))
        raise conflicts[-1]

    monkeypatch.setattr(store, "commit", commit)
    with pytest.raises(ivn.ConflictError) as raised:
        cases.do(draft())
    assert len(conflicts) == 10 and raised.value.__cause__ is conflicts[-1]
    assert raised.value.status_name == "IVN_ERROR_CONFLICT"


@pytest.fixture
def to_send(cases):
    """A referral with a command that sends it, and what that is decided under."""
    for time, role, type, body, _ in STEPS[:2]:
        change = cases.do({"type": type, "id": draft()["id"], "body": body} if type == "draft" else
                          {"type": type, "record": change.id, "body": body},
                          ivn.Environment(at(time), role, name="A. Clerk"))
    return ({"type": "send", "record": change.id, "id": draft(9)["id"]},
            ivn.Environment(at("2026-11-02T09:20"), "practitioner", name="A. Clerk"))


def test_a_number_that_is_taken_is_followed_by_the_next(store, cases, to_send):
    command, environment = to_send
    store.before["commit"] = raising(ivn.Taken())
    assert cases.do(command, environment).record.reference == ivn.reference_number(command["id"], 1)


def test_numbers_that_are_all_taken_name_the_last_answer(store, cases, to_send, monkeypatch):
    answers = []

    def commit(batch):
        assert [key.name for key in batch.keys if key.unique] == ["reference"]
        answers.append(ivn.Taken())
        raise answers[-1]

    monkeypatch.setattr(store, "commit", commit)
    with pytest.raises(ivn.Taken) as raised:
        cases.do(*to_send)
    assert len(answers) == 50 and raised.value.__cause__ is answers[-1]


def test_an_outcome_that_is_unknown_is_found_out_by_the_same_command(store, cases):
    unknown = ivn.OutcomeUnknown()
    store.after["commit"] = raising(unknown)  # it was done
    with pytest.raises(ivn.OutcomeUnknown) as raised:
        cases.do(draft())
    assert raised.value is unknown
    assert cases.do(draft()).replayed and len(store) == 1
    store.before["commit"] = raising(unknown)  # it was not
    with pytest.raises(ivn.OutcomeUnknown):
        cases.do(draft(2))
    assert not cases.do(draft(2)).replayed and len(store) == 2


ID, OTHER = b"\x01" * 16, b"\x02" * 16


@pytest.mark.parametrize("method, answer, message", [
    ("load", (0, b"{}"), "revision 0"),
    ("load", (1, b""), "without a body"),
    ("find", [(ID[:8], b"X1", 0, None)], "not 16 bytes"),
    ("find", [(ID, b"X2", 0, None)], "after the range"),
    ("find", [(ID, b"X0", 0, None)], "before the range"),
    ("find", [(OTHER, b"X1", 0, None), (ID, b"X1", 0, None)], "out of order"),
    ("find", [(ID, b"X1", 0, None), (ID, b"X1", 0, None)], "one twice"),
    ("find", [(ID, b"X1", 3, None)], "without a body"),
    ("find", [(bytes([n]) * 16, b"X1", 0, None) for n in range(3)], "more records than a page has"),
], ids=lambda each: each if isinstance(each, str) else "")
def test_what_breaks_a_rule_is_told_to_its_author(store, cases, method, answer, message):
    store.after[method] = lambda: answer
    with pytest.raises(ivn.StoreError, match=message):
        cases.get(ivn.record_id(draft()["id"])) if method == "load" else cases.find_page("service_user", "X1", most=2)


@pytest.mark.parametrize("answer", [(1, "{}"), 7, (1,), ("1", b"{}"), (-1, b"{}"), (2 ** 40, b"{}")], ids=repr)
def test_what_is_of_another_type_is_an_exception_of_pythons(store, cases, answer):
    store.after["load"] = lambda: answer
    with pytest.raises((TypeError, ValueError, OverflowError)):
        cases.get(ivn.record_id(draft()["id"]))


def test_bodies_may_be_of_any_type_that_holds_bytes(store, cases):
    change = cases.do(draft())
    body = change.record.to_json().encode()
    for kind in (bytes, bytearray, memoryview, lambda given: array.array("B", given)):
        store.after["load"] = lambda: (1, kind(body))
        assert cases.get(change.id).revision == 1
        store.after["find"] = lambda: [(kind(bytes.fromhex(change.id.replace("-", ""))), kind(b"X1"), 1, kind(body))]
        assert cases.find_page("service_user", "X1").records[0].id == change.id


def test_a_body_that_was_changed_is_damaged(store, cases):
    change = cases.do(draft())
    store.after["load"] = lambda: (1, b'{"schema":1}')
    with pytest.raises(ivn.StoreError) as raised:
        cases.get(change.id)
    assert raised.value.status_name == "IVN_ERROR_DAMAGED"


def test_what_cannot_be_read_stops_nobody_else(store, cases):
    first, second = cases.do(draft()), cases.do(draft(2, service_user={"reference": "X1"}))
    bodies = {first.id: b"{}", second.id: second.record.to_json().encode()}

    def spoilt():
        return [(bytes.fromhex(id.replace("-", "")), b"X1", 1, bodies[id]) for id in sorted(bodies)]

    store.after["find"] = spoilt
    page = cases.find_page("service_user", "X1")
    store.after["find"] = spoilt
    assert [each.id for each in page.records] == [second.id]
    assert [(each.record, each.status) for each in page.unread] == [(first.id, lib.IVN_ERROR_DAMAGED)]
    found = cases.find("service_user", "X1")
    assert next(found).id == second.id
    with pytest.raises(ivn.Unreadable, match="what is stored as " + first.id) as raised:
        next(found)
    assert raised.value.unread == page.unread


def test_a_batch_tells_all_that_is_to_be_kept(store, cases):
    change = cases.do(draft())
    [batch] = [asked for name, asked in store.asked if name == "commit"]
    assert (batch.kind, batch.id.hex(), batch.expected, batch.revision) == (
        lib.IVN_RECORD_REFERRAL, change.id.replace("-", ""), 0, 1)
    assert batch.body.decode() == change.record.to_json()
    assert batch.keys == change.keys
    assert [event.type for event in batch.events] == [event.type.code for event in change.events]
    assert [event.id.hex() for event in batch.events] == [event.id.replace("-", "") for event in change.events]
    assert all(isinstance(each, bytes) for each in (batch.id, batch.body, batch.events[0].body))
    assert "X1" not in repr(batch)
    cases.delete(change.id)
    batch = store.asked[-1][1]
    assert (batch.body, batch.revision, batch.expected, batch.keys, batch.events) == (None, 0, 1, (), ())


def test_a_query_tells_where_a_page_begins(store, cases):
    for number in range(5):
        cases.do(draft(number))
    store.asked.clear()
    assert len(list(cases.find(page=2))) == 5
    queries = [asked for _, asked in store.asked]
    assert all((query.name, query.page, query.to) == (None, 2, None) for query in queries)
    assert queries[0].after is None and all(query.after[0] == query.after[1] for query in queries[1:])
    cases.find_page("service_user", "X3")
    query = store.asked[-1][1]
    assert (query.name, query.from_, query.to) == ("service_user", b"X3", b"X3")


@pytest.mark.parametrize("thing", [object(), {}], ids=["object", "dict"])
def test_what_is_no_store_is_refused(thing):
    with pytest.raises(TypeError, match="is no store"):
        ivn.Caseload(thing)


def test_threads_take_turns_at_a_caseload(store, cases):
    running, most = set(), []
    gate = threading.Barrier(4)

    class Watched(ivn.MemoryStore):
        def commit(self, batch, /):
            running.add(threading.get_ident())
            most.append(len(running))
            super().commit(batch)
            running.discard(threading.get_ident())

    cases = ivn.Caseload(Watched(), NOW)

    def work(first):
        gate.wait()
        for number in range(first, first + 25):
            cases.do(draft(number))

    threads = [threading.Thread(target=work, args=(100 * each,)) for each in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(cases.store) == 100 and set(most) == {1}


def test_an_exception_in_one_thread_is_not_told_to_another(store):
    """Each gets its own, whatever the order."""
    class Own(ivn.MemoryStore):
        def load(self, kind, id, /):
            raise Failure(threading.current_thread().name)

    cases, told = ivn.Caseload(Own(), NOW), {}

    def work():
        for _ in range(50):
            try:
                cases.do(draft())
            except Failure as error:
                told.setdefault(threading.current_thread().name, set()).add(str(error))

    threads = [threading.Thread(target=work, name=f"worker {each}") for each in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert told == {f"worker {each}": {f"worker {each}"} for each in range(4)}


def test_others_run_while_a_store_waits(store, cases):
    """Python's lock is free while the library works, and while a store waits."""
    waiting, go_on = threading.Event(), threading.Event()

    def wait():
        waiting.set()
        assert go_on.wait(10)

    store.before["commit"] = wait
    thread = threading.Thread(target=lambda: cases.do(draft()))
    thread.start()
    assert waiting.wait(10)
    ivn.Caseload(store, NOW).do(draft(2))
    go_on.set()
    thread.join()
    assert len(store) == 2


class Interrupt(BaseException):
    """As KeyboardInterrupt, of which a test has only one."""


def interrupt_often(store, commands=400, seed=1):
    """Gives commands, each of them interrupted at any moment, until it has an answer. How often it was."""
    cases, chance, fired, caught = ivn.Caseload(store, NOW), random.Random(seed), [], 0
    probe, numbers = ivn.Caseload(ivn.MemoryStore(), NOW), itertools.count()
    took = min(timeit.repeat(lambda: probe.do(draft(next(numbers))), number=1, repeat=20))

    def strike(number, frame):
        fired.append(Interrupt())
        raise fired[-1]

    before = signal.signal(signal.SIGALRM, strike)
    try:
        for number in range(commands):
            answered, most = False, 2 * took
            while not answered:
                try:
                    signal.setitimer(signal.ITIMER_REAL, chance.uniform(1e-6, most))
                    most *= 1.5  # on a machine that is busy, too, there is time enough at last
                    cases.do(draft(number))
                    answered = True
                    signal.setitimer(signal.ITIMER_REAL, 0)
                except Interrupt as raised:
                    caught += 1
                    assert raised is fired[-1]
                assert caught == len(fired)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    return caught


def test_interrupts_at_any_moment_come_out_and_leave_nothing_half_done():
    memory = ivn.MemoryStore()
    assert interrupt_often(memory) > 100
    assert len(memory) == len(memory.events) == 400
    cases = ivn.Caseload(memory, NOW)
    assert len(list(cases.find("phase", "draft"))) == 400
    assert all(len(list(cases.find("service_user", f"X{number}"))) == 1 for number in range(400))
