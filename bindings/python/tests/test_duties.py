"""Duties: of a referral, of a case that is told by its events, and of many cases at once."""
import array
import datetime
import json

import numpy
import pytest
from life import Desk, at

import interventions as ivn

CASE = {"kind": ivn.Kind.COMMISSIONED_SERVICE,
        "events": [{"event": "referral_received", "day": datetime.date(2026, 8, 22)},
                   {"event": ivn.Event.SUPPLIER_ASSESSMENT_HELD, "at": at("2026-09-09T10:30")}]}
ON = ivn.Environment(at("2026-09-18T09:00"))
OWN = {"key": "progress-review", "title": "Review progress", "owed_by": "probation_service", "trigger": "sentenced",
       "value": 6, "unit": "months", "fulfilled_by": ["progress_reviewed"], "rule": "OWN-REVIEW",
       "edition": "Our handbook", "section": "page 7"}


def duty(duties, key):
    return next(each for each in duties if each.key == key)


def test_the_duties_of_a_case_are_told_on_a_day():
    duties = ivn.duties_of(CASE, ON)
    held, plan = duty(duties, "assessment-held"), duty(duties, "action-plan")
    assert (held.state, held.due, held.met) == (
        ivn.DutyState.MET, datetime.date(2026, 9, 7), datetime.date(2026, 9, 9))
    assert (held.late, held.working_days, held.owed_by) == (True, 2, ivn.OwedBy.SUPPLIER)
    assert (plan.state, plan.triggered, plan.due) == (
        ivn.DutyState.OVERDUE, datetime.date(2026, 9, 9), datetime.date(2026, 9, 16))
    assert plan.reason and plan.rule and plan.source and plan.trigger is ivn.Event.SUPPLIER_ASSESSMENT_HELD
    assert {each.key for each in duties} == set(ivn.DutyTable.builtin().keys)


def test_a_day_in_the_past_has_the_answer_of_that_day():
    before = ivn.Environment(at("2026-09-18T09:00"), on=datetime.date(2026, 9, 7))
    assert duty(ivn.duties_of(CASE, before), "assessment-held").state is ivn.DutyState.DUE_TODAY


def test_a_holiday_announced_late_moves_what_is_due(england):
    late = england.with_days(add=[datetime.date(2026, 9, 1)])
    under = ivn.Environment(at("2026-09-18T09:00"), calendar=late)
    assert duty(ivn.duties_of(CASE, under), "assessment-held").due == datetime.date(2026, 9, 8)


def test_another_figure_of_the_rulebook_moves_what_is_due(rules):
    longer = rules.with_overrides(
        [{"rule": "WB-ASSESSMENT", "parameter": "working_days", "value": 15, "source": "Contract 7"}])
    under = ivn.Environment(at("2026-09-18T09:00"), rulebook=longer)
    assert duty(ivn.duties_of(CASE, under), "assessment-held").due == datetime.date(2026, 9, 14)


def test_what_is_missing_is_pointed_at():
    case = {**CASE, "service_user": {}, "events": CASE["events"][:1]}
    first = duty(ivn.duties_of(case, ON), "first-response")
    assert first.state is ivn.DutyState.NOT_COMPUTABLE and first.missing.startswith("/")


def test_a_referral_owes_what_the_case_that_it_is_owes():
    desk = Desk().live().now("2026-11-25T12:00")
    duties = desk.record.duties(desk.environment)
    assert duties == ivn.duties_of(desk.record.case(desk.environment), desk.environment)
    report = duty(duties, "end-of-service-report")
    assert (report.state, report.due) == (ivn.DutyState.NOT_DUE, datetime.date(2026, 12, 2))
    records = [each for each in duties if each.key == "session-record"]
    assert len(records) == 3 and records[-1].late is True


def test_rows_of_ones_own_come_after_those_of_the_documents():
    table = ivn.DutyTable.builtin().with_rows([OWN])
    assert table.keys == (*ivn.DutyTable.builtin().keys, "progress-review")
    under = ivn.Environment(at("2026-09-18T09:00"), duties=table)
    case = {"events": [{"event": "sentenced", "day": datetime.date(2026, 3, 31)}]}
    review = duty(ivn.duties_of(case, under), "progress-review")
    assert (review.due, review.rule, review.source) == (
        datetime.date(2026, 9, 30), "OWN-REVIEW", "Our handbook: page 7")
    assert json.loads(table.to_json())["rows"][-1] == OWN
    assert ivn.DutyTable.builtin().with_rows(json.dumps({"rows": [OWN]}).encode()).to_json() == table.to_json()
    assert repr(table) == f"<DutyTable of {len(table.keys)} rows>"


def test_all_that_is_wrong_with_rows_is_told():
    with pytest.raises(ivn.InvalidFacts) as caught:
        ivn.DutyTable.builtin().with_rows([{**OWN, "unit": "parsecs"}, {"key": "x"}])
    assert {"/rows/0/unit", "/rows/1/title", "/rows/1/rule"} <= {each.pointer for each in caught.value.violations}
    with pytest.raises(ivn.InvalidFacts):
        ivn.DutyTable.builtin().with_rows([{**OWN, "key": "action-plan"}])


def test_a_wrong_case_is_refused():
    with pytest.raises(ivn.InvalidFacts) as caught:
        ivn.duties_of({"events": [{"event": "dance"}]}, ON)
    assert caught.value.violations[0].pointer == "/events/0/event"
    with pytest.raises(ivn.JsonError):
        ivn.duties_of(b"[", ON)


# --- many at once ---

DAYS = [datetime.date(2026, 1, 1) + datetime.timedelta(day) for day in range(0, 300, 7)]
MET = [day + datetime.timedelta(16) if day.day % 2 else None for day in DAYS]
GONE = [day + datetime.timedelta(3) if day.day % 5 == 0 else None for day in DAYS]


def one_by_one():
    for day, met, gone in zip(DAYS, MET, GONE):
        events = [{"event": event, "day": when} for event, when in (
            ("referral_received", day), ("supplier_assessment_held", met), ("referral_withdrawn", gone)) if when]
        yield duty(ivn.duties_of({"kind": "commissioned_service", "events": events}, ON), "assessment-held")


def as_dates(days):
    return numpy.array([numpy.datetime64("NaT", "D") if day is None else day for day in days], dtype="M8[D]")


def test_many_are_answered_as_one_by_one():
    due, states = ivn.duties_many("assessment-held", as_dates(DAYS), ON, met=as_dates(MET), withdrawn=as_dates(GONE))
    assert due.dtype == "datetime64[D]" and states.dtype == "uint8"
    expected = list(one_by_one())
    assert due.tolist() == [each.due for each in expected]
    assert states.tolist() == [each.state.code for each in expected]
    assert len(set(states.tolist())) > 3


def test_buffers_of_int32_are_answered_as_arrays_of_dates():
    days = as_dates(DAYS)
    due, states = ivn.duties_many("assessment-held", days, ON)
    buffer = array.array("i", days.astype("i4").tolist())
    short, codes = ivn.duties_many("assessment-held", buffer, ON)
    assert short.tolist() == numpy.where(numpy.isnat(due), ivn.DATE_NONE, due.astype("i8")).tolist()
    assert list(codes) == states.tolist()
    assert isinstance(short, array.array) and isinstance(codes, bytearray)
    narrow, same = ivn.duties_many("assessment-held", days.astype("i4"), ON, met=numpy.full(
        len(DAYS), ivn.DATE_NONE, "i4"))
    assert narrow.dtype == "int32" and (same == states).all()


def test_more_than_a_block_is_answered_alike():
    days = numpy.arange("2022-01-01", "2026-09-18", dtype="M8[D]").repeat(3)
    due, states = ivn.duties_many("assessment-held", days, ON)
    assert (due == ivn.Calendar().add(days, 10)).all()
    assert states[0] == ivn.DutyState.OVERDUE.code and states[-1] == ivn.DutyState.NOT_DUE.code


def test_what_was_not_triggered_has_no_day():
    due, states = ivn.duties_many("assessment-held", as_dates([None]), ON)
    assert numpy.isnat(due[0]) and states[0] == ivn.DutyState.NOT_TRIGGERED.code


def test_what_cannot_be_computed_is_warned_of():
    with pytest.warns(ivn.PartialWarning):
        due, states = ivn.duties_many("assessment-held", as_dates([datetime.date(1960, 1, 1)]), ON)
    assert numpy.isnat(due[0]) and states[0] == ivn.DutyState.NOT_COMPUTABLE.code


def test_wrong_columns_are_refused():
    days = as_dates(DAYS)
    with pytest.raises(ValueError, match="elements"):
        ivn.duties_many("assessment-held", days, ON, met=days[:-1].copy())
    with pytest.raises(TypeError):
        ivn.duties_many("assessment-held", DAYS, ON)
    with pytest.raises(TypeError):
        ivn.duties_many("assessment-held", days, ON, met=days.astype("i4"))
    with pytest.raises(TypeError):
        ivn.duties_many("assessment-held", days.astype("M8[s]"), ON)
    for nothing in (days, days[:0], days.astype("i4")):
        with pytest.raises(ivn.NotFound):
            ivn.duties_many("gardening", nothing, ON)
    assert [len(each) for each in ivn.duties_many("assessment-held", days[:0], ON)] == [0, 0]


def test_a_span_of_due_days_is_a_span_of_triggers():
    monday = datetime.date(2026, 9, 7)
    assert ivn.trigger_range("assessment-held", ON, monday, monday) == (
        datetime.date(2026, 8, 21), datetime.date(2026, 8, 23))
    saturday = datetime.date(2026, 9, 5)
    assert ivn.trigger_range("assessment-held", ON, saturday, saturday) is None
    first, last = ivn.trigger_range("assessment-held", ON, monday)
    assert last == datetime.date(2026, 8, 23) and first < datetime.date(1980, 1, 1)
    with pytest.raises(ivn.NotFound):
        ivn.trigger_range("gardening", ON, monday)
