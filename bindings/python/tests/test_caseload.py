"""A caseload: records in a store, found, due, written anew and deleted."""
import datetime
import uuid

import pytest
from life import STEPS, Desk, at

import interventions as ivn


class CaseloadDesk(Desk):
    """Lives the same life through a store."""

    def __init__(self, cases, **more):
        super().__init__(**more)
        self.cases = cases

    def give(self, type, body=None, **more):
        command = self.command(type, body, **more)
        if self.record is not None:
            command["record"] = self.record.id
        self.change = self.cases.do(command, self.environment)
        self.record = self.change.record
        return self.change


@pytest.fixture
def cases():
    return ivn.Caseload(ivn.MemoryStore())


def test_a_referral_is_lived_in_a_store_as_it_is_without_one(cases):
    desk, other = CaseloadDesk(cases), Desk()
    for time, role, type, body, phase in STEPS:
        change = desk.now(time, role).give(type, body)
        assert change.record.phase.value == phase
        told = other.now(time, role).give(type, body)
        assert (change.events, change.keys, change.expected) == (told.events, told.keys, told.expected)
    assert cases.get(desk.record.id).to_json() == other.record.to_json()
    assert len(cases.store) == 1 and len(cases.store.events) > len(STEPS)
    count = len(cases.store.events)
    cases.store.drop_events(3)
    assert len(cases.store.events) == count - 3


def test_a_refusal_tells_all_that_stands_in_the_way_and_commits_nothing(cases):
    desk = CaseloadDesk(cases).live(until="draft")
    with pytest.raises(ivn.StateError) as refused:
        desk.give("send")
    assert "/needs" in [violation.pointer for violation in refused.value.violations]
    assert refused.value.__cause__ is None
    assert cases.get(desk.record.id).revision == 1
    with pytest.raises(ivn.InvalidFacts):
        cases.do({"type": "nothing"}, desk.environment)


def test_a_record_that_is_not_there_is_told(cases):
    for ask in (cases.get, cases.delete):
        with pytest.raises(ivn.NotFound):
            ask(uuid.uuid4())
        with pytest.raises(ivn.ArgumentError):
            ask("X123456")


@pytest.fixture
def many(cases):
    """Nine referrals, a third each drafted, received and in delivery."""
    for series, until in enumerate(["draft", "receive", "approve_action_plan"] * 3):
        CaseloadDesk(cases, series=series).live(until=until)
    return cases


@pytest.mark.parametrize("page", [1, 2, 3, 100])
def test_records_are_found_by_their_keys_page_by_page(many, page):
    everything = list(many.find(page=page))
    assert len(everything) == 9 and everything[0].id < everything[-1].id
    for key, value, count in [("phase", "received", 3), ("phase", "draft", 3), ("service_user", "X123456", 9),
                              ("provider", "A Supplier", 9), ("phase", "concluded", 0), ("provider", "Nobody", 0)]:
        assert len(list(many.find(key, value, page=page))) == count
    with pytest.raises(ivn.ArgumentError, match="no such key"):
        many.find_page("nothing", "at all")
    reference = next(record.reference for record in everything if record.reference)
    [found] = many.find("reference", reference)
    assert found.reference == reference


def test_a_page_tells_where_the_next_begins(many):
    first = many.find_page("phase", "draft", most=2)
    second = many.find_page("phase", "draft", most=2, after=first.next)
    assert (len(first.records), len(second.records), second.next) == (2, 1, "")
    with pytest.raises(ivn.ArgumentError):
        many.find_page(after="elsewhere")
    with pytest.raises(ivn.ArgumentError):
        many.find_page(most=0)


@pytest.mark.parametrize("page", [1, 4, 1000])
def test_what_is_due_is_what_each_referral_owes(many, page):
    under = ivn.Environment(at("2026-12-01T09:00"), "system")
    until = datetime.date(2026, 12, 31)
    dues = list(many.due(until, under, page=page))
    open_states = (ivn.DutyState.NOT_DUE, ivn.DutyState.DUE_TODAY, ivn.DutyState.OVERDUE)
    owed = {(record.id, duty.key, duty.number) for record in many.find() for duty in record.duties(under)
            if duty.owed_by and duty.due and duty.due <= until and duty.state in open_states}
    assert {(due.record, due.duty.key, due.duty.number) for due in dues} == owed and owed
    assert [due.duty.due for due in dues] == sorted(due.duty.due for due in dues)
    references = {record.id: record.reference for record in many.find()}
    assert all(due.reference == references[due.record] for due in dues)
    assert many.due_page(until, under).until == until


def test_an_environment_of_its_own_may_be_a_function(cases):
    asked = []

    def now():
        asked.append(1)
        return ivn.Environment(at("2026-11-02T09:00"), "practitioner")

    own = ivn.Caseload(cases.store, now)
    own.do({"type": "draft", "body": {"service": "mentoring", "service_user": {"reference": "X1"}}})
    list(own.due(datetime.date(2026, 12, 1)))
    assert len(asked) == 2
    with pytest.raises(TypeError, match="no environment"):
        cases.due_page(datetime.date(2026, 12, 1))


def test_keys_are_written_anew_for_rows_that_are_added(many):
    under = ivn.Environment(at("2026-11-02T15:00"), "system", duties=ivn.DutyTable.builtin().with_rows([
        {"key": "own-call", "title": "Call", "owed_by": "supplier", "trigger": "referral_received", "value": 2,
         "unit": "working_days", "fulfilled_by": ["first_response"], "rule": "OWN-CALL"}]))

    def own():
        return [due for due in many.due(datetime.date(2026, 11, 30), under) if due.duty.key == "own-call"]

    assert own() == []
    told = []
    assert not many.reindex(under._given["duties"], progress=lambda done, last: told.append(last) or len(told) < 4)
    assert len(told) == 4
    assert many.reindex(under._given["duties"], after=told[-1], progress=lambda done, last: told.append(last))
    assert told == sorted(told) and len(told) == 9
    assert len(own()) == 6
    assert all(record.revision for record in many.find())
    assert many.reindex() and own() == []


def test_a_record_is_deleted_at_its_revision(cases):
    desk = CaseloadDesk(cases).live(until="send")
    with pytest.raises(ivn.ConflictError) as told:
        cases.delete(desk.record.id, revision=2)
    assert told.value.status_name == "IVN_ERROR_CONFLICT"
    events = cases.store.events
    cases.delete(uuid.UUID(desk.record.id), revision=3)
    assert len(cases.store) == 0 and cases.store.events == events
    assert list(cases.find("reference", desk.record.reference)) == []
    with pytest.raises(ivn.NotFound):
        cases.delete(desk.record.id)


def test_what_is_shown_of_a_caseload_holds_no_persons_data(cases):
    CaseloadDesk(cases).live(until="send")
    assert repr(cases) == "<Caseload on <MemoryStore of 1 records>>"
    assert "X123456" not in repr(cases.find_page())
