"""Referrals: the one verb, what is on record, what follows from it."""
import concurrent.futures
import datetime
import gc
import json
import uuid

import pytest
from conftest import DATA, in_source_tree
from life import CAME, DONE, FACTS, NEEDS, REPORT, SERVICE_USER, STEPS, Desk, at, meeting, of

import interventions as ivn


@pytest.fixture(scope="module")
def whole():
    """The record of a referral that has been lived to its end."""
    return Desk().live().record


def test_a_referral_lives_from_draft_to_report():
    desk = Desk()
    for time, role, type, body, phase in STEPS:
        change = desk.now(time, role).give(type, body)
        assert (change.record.phase.value, change.revision, change.expected) == (phase, desk.given, desk.given - 1)
        assert not change.replayed and not change.unchanged
        assert [(each.record, each.revision, each.role.value) for each in change.events[:1]] == [
            (change.id, desk.given, role)]


def test_where_it_stands_follows_from_what_happened(whole):
    referral = whole.referral
    assert referral.phase is ivn.Phase.CONCLUDED and referral.ending is ivn.Ending.COMPLETED
    assert referral.id == whole.id == ivn.record_id("7c0f5d3a-1b2e-4c4d-8e6f-000000000001")
    assert referral.reference == whole.reference == ivn.reference_number("7c0f5d3a-1b2e-4c4d-8e6f-000000000003")
    assert whole.revision == referral.revision == len(referral.entries) == len(STEPS)
    assert referral.facts["service_user"]["date_of_birth"] == "1990-04-02"
    assert (referral.sessions_planned, referral.sessions_recorded, referral.sessions_held) == (2, 2, 2)
    assert (referral.rar_days, referral.enforceable_days) == (1, 1)
    assert referral.commenced == at("2026-11-24T10:00") and referral.concluded == at("2026-11-26T10:00")
    assert referral.report_owed is True and referral.outcome_score == 3
    assert referral.assigned == {"to": "C. Worker", "team": "East"}
    assert referral.approved_plan.version == 1 and referral.plans == (referral.approved_plan,)
    assert repr(whole) == f"<Record {whole.id} concluded, revision {len(STEPS)}>"


def test_its_entries_are_what_was_commanded(whole):
    entry = whole.referral.entries[18]
    assert (entry.type, entry.number, entry.role, entry.by) == (
        ivn.Command.OFFER_APPOINTMENT, 19, ivn.Role.SUPPLIER, "A. Clerk")
    assert entry.at == entry.entered == at("2026-11-25T09:00")
    assert entry.body["starts"] == "2026-11-24T14:00:00.000Z" and entry.body["attendance"] == CAME
    sending = whole.referral.entries[2]
    assert (sending.summary, sending.edition) == (ivn.Summary.MAY_REFER, "well-being-specification")


def test_its_appointments_are_moved_replaced_and_held(whole):
    moved, assessment, missed, commenced, session = whole.referral.appointments
    assert (moved.superseded_by, assessment.supersedes, commenced.replaces) == (2, 1, 3)
    assert (missed.came, missed.compliance) == (False, ivn.Compliance.FAILED_TO_ATTEND)
    assert [each.held for each in (assessment, missed, commenced, session)] == [True, False, True, True]
    assert session.day == datetime.date(2026, 11, 24) and session.session == 2 and commenced.session == 1
    assert missed.id == ivn.appointment_id(whole.id, "7c0f5d3a-1b2e-4c4d-8e6f-00000000000d")
    assert whole.standing(1, session.day) is ivn.Standing.RESCHEDULED
    assert whole.standing(5, session.day) is ivn.Standing.COMPLETED
    assert whole.standing(6, session.day) is None


def test_all_that_stands_in_the_way_is_told():
    desk = Desk()
    desk.give("draft", {"service_user": SERVICE_USER, "service": FACTS["service"]})
    before = desk.record.to_json()
    with pytest.raises(ivn.StateError) as caught:
        desk.give("send")
    lacking = {violation.pointer for violation in caught.value.violations}
    assert {"/facts/sentence", "/facts/practitioner", "/facts/risk", "/facts/complete_by", "/needs"} <= lacking
    assert caught.value.rule and caught.value.status_name == "IVN_ERROR_STATE"
    assert str(caught.value).count("\n") == len(caught.value.violations) - 1
    assert desk.record.to_json() == before


def test_a_command_is_refused_out_of_its_phase_and_by_the_wrong_role():
    desk = Desk().live(until="send")
    with pytest.raises(ivn.StateError):
        desk.now("2026-11-02T10:00", "practitioner").give("receive")
    with pytest.raises(ivn.StateError):
        desk.now("2026-11-02T10:00", "supplier").give("accept")


def test_a_body_that_lacks_or_exceeds_something_is_refused_whole():
    desk = Desk().live(until="assign")
    with pytest.raises(ivn.InvalidFacts) as caught:
        desk.give("offer_appointment", {"kind": "session", "minutes": 1441, "mode": "in_person"})
    assert [violation.pointer for violation in caught.value.violations] == [
        "/body/minutes", "/body/mode", "/body/starts"]


@pytest.mark.parametrize("command, error", [
    ({"type": "dance"}, ivn.InvalidFacts), ({}, ivn.InvalidFacts), ({"type": "send", "id": "7"}, ivn.InvalidFacts),
    ({"type": "send", "record": str(uuid.UUID(int=7))}, ivn.NotFound), (b"{", ivn.JsonError), (7, ivn.InvalidFacts),
    ({"type": "send", "body": {"override": object()}}, TypeError),
    ({"type": "amend", "body": {"complete_by": datetime.datetime(2027, 1, 1)}}, TypeError),
])
def test_what_is_no_command_is_refused(command, error):
    desk = Desk().live(until="draft")
    with pytest.raises(error):
        ivn.decide(desk.record, command, desk.environment)


def test_there_is_nothing_to_send_without_a_record():
    with pytest.raises(ivn.InvalidFacts):
        Desk().give("send")
    with pytest.raises(ivn.NotFound):
        ivn.decide(None, {"type": "send", "record": str(uuid.UUID(int=7))}, Desk().environment)


def test_a_command_given_twice_happens_once():
    desk = Desk().live(until="receive")
    command = desk.command("accept")
    first = ivn.decide(desk.record, command, desk.environment)
    again = ivn.decide(first.record, command, desk.environment)
    assert again.replayed and not again.unchanged
    assert again.record.to_json() == first.record.to_json() and again.events == ()
    with pytest.raises(ivn.ConflictError) as caught:
        ivn.decide(first.record, {**command, "body": {"text": "Gladly."}}, desk.environment)
    assert caught.value.status_name == "IVN_ERROR_REUSED"


def test_what_makes_no_difference_changes_nothing():
    desk = Desk().live(until="choose_needs")
    change = ivn.decide(desk.record, {"type": "choose_needs", "body": NEEDS}, desk.environment)
    assert change.unchanged and not change.replayed and change.revision == desk.record.revision


def test_an_id_is_made_where_none_is_given():
    desk = Desk()
    first, second = (ivn.decide(None, {"type": "draft", "body": FACTS}, desk.environment) for _ in range(2))
    assert first.id != second.id and uuid.UUID(first.record.referral.entries[0].command).version == 4


def test_a_command_may_be_json_already():
    desk = Desk()
    command = desk.command("draft", {"service_user": {"reference": "X1"}, "service": FACTS["service"]})
    told = ivn.decide(None, json.dumps(command).encode(), desk.environment)
    assert told.record.to_json() == ivn.decide(None, command, desk.environment).record.to_json()


def test_a_change_tells_what_to_store():
    desk = Desk().live(until="send")
    keys = {key.name: (key.data, key.unique) for key in desk.change.keys}
    assert keys["service_user"] == (b"X123456", False) and keys["phase"] == (b"sent", False)
    assert keys["reference"] == (desk.record.reference.encode(), True)
    [event] = desk.change.events
    assert event.type is ivn.News.REFERRAL_SENT and ivn.Role.SUPPLIER in event.audience
    assert event.at == at("2026-11-02T09:20") and event.index == 1
    assert all(isinstance(each, str) for each in desk.change.remarks)
    assert repr(desk.change) == f"<Change of {desk.record.id} to revision 3>"


def test_a_stored_body_comes_back_byte_for_byte(whole):
    again = ivn.Record.from_json(whole.to_json())
    assert again.to_json() == whole.to_json() and again.referral == whole.referral
    assert ivn.Record.from_json(whole.to_json().encode()).id == whole.id


@in_source_tree
def test_a_record_of_the_first_schema_comes_back():
    stored = json.loads((DATA / "golden" / "record.1.json").read_text())
    assert json.loads(ivn.Record.from_json(json.dumps(stored)).to_json()) == stored


def test_a_stored_body_is_not_trusted(whole):
    body = json.loads(whole.to_json())
    del body["entries"][3]  # accepted, and never received
    with pytest.raises((ivn.StateError, ivn.InvalidFacts)):
        ivn.Record.from_json(json.dumps(body))
    with pytest.raises(ivn.InvalidFacts):
        ivn.Record.from_json("{}")
    with pytest.raises(ivn.JsonError):
        ivn.Record.from_json(b"\xff")


def test_the_next_attempt_gives_another_reference_number():
    desk = Desk().live(until="choose_needs").now("2026-11-02T09:20", "practitioner")
    command = desk.command("send")
    first, second = (ivn.decide(desk.record, command, desk.environment.attempt(attempt)) for attempt in range(2))
    assert first.record.reference == ivn.reference_number(command["id"])
    assert second.record.reference == ivn.reference_number(command["id"], 1) != first.record.reference


def test_what_is_entered_later_keeps_its_own_time():
    desk = Desk().live(until="send")
    later = desk.now("2026-11-04T09:00", "supplier").environment.at(at("2026-11-03T15:00"))
    record = ivn.decide(desk.record, {"type": "receive"}, later).record
    assert (record.referral.received, record.referral.entries[-1].entered) == (
        at("2026-11-03T15:00"), at("2026-11-04T09:00"))
    with pytest.raises(ivn.StateError):  # before it was sent
        ivn.decide(desk.record, {"type": "receive"}, later.at(at("2026-11-01T15:00")))


def test_an_appointment_keeps_clear_of_busy_times():
    desk = Desk().live(until="assign").now("2026-11-03T10:00", "supplier")
    offer = desk.command("offer_appointment", meeting("supplier_assessment", "2026-11-09T10:00"))
    ivn.decide(desk.record, offer, desk.environment)
    busy = [(at("2026-11-09T10:30"), at("2026-11-09T12:00")), (at("2026-11-10T10:30"), at("2026-11-10T12:00"))]
    with pytest.raises(ivn.StateError):
        ivn.decide(desk.record, offer, ivn.Environment(at("2026-11-03T10:00"), "supplier", busy=busy))


def test_every_command_is_told_with_what_stands_in_its_way():
    desk = Desk()
    before = {step.command: step for step in ivn.next_steps(None, desk.environment)}
    assert set(before) == set(ivn.Command) and [each for each in before if before[each].allowed] == [ivn.Command.DRAFT]
    desk.live(until="send")
    steps = {step.command: step for step in desk.record.next(desk.now("2026-11-02T10:00", "supplier").environment)}
    assert steps[ivn.Command.RECEIVE].allowed and not steps[ivn.Command.RECEIVE].obstacles
    assert [each.guard for each in steps[ivn.Command.ACCEPT].obstacles] == [ivn.Guard.PHASE]
    assert ivn.Guard.ROLE in [each.guard for each in steps[ivn.Command.WITHDRAW].obstacles]
    assert all(each.title for each in steps.values())


def test_a_correction_takes_an_entry_away_and_leaves_it_on_record():
    desk = Desk().live(until="record_attendance")
    assert desk.record.referral.appointments[1].attendance == {**CAME, "appointment": of(2)(desk)}
    number = desk.record.revision
    desk.now("2026-11-10T11:05", "supplier").give(
        "correct", {"entry": number, "why": "Another person.",
                    "attendance": {**CAME, "late": True, "late_reason": "The bus."}})
    referral = desk.record.referral
    assert referral.appointments[1].attendance["late"] is True
    assert referral.struck == (number,) and referral.entries[number - 1].body["late"] is False


def test_personal_data_goes_after_retention(rules, whole):
    early = ivn.Environment(at("2026-12-01T09:00"), "system")
    held = whole.personal_data(early)
    assert "/entries/*/body/service_user/date_of_birth" in [each.pointer for each in held.list]
    assert all(each.places and each.title for each in held.list)
    assert held.keep_until is None and held.missing.startswith("rulebook:")
    path = held.missing.removeprefix("rulebook:")
    rule, name = path.split("/")
    kept = rules.with_overrides([{"rule": rule, "parameter": name, "value": 2, "source": "Our schedule"}])
    known = whole.personal_data(ivn.Environment(at("2026-12-01T09:00"), "system", rulebook=kept))
    assert known.keep_until > datetime.date(2026, 12, 1) and known.due is False and known.rule == rule
    later = ivn.Environment(at("2040-01-01T09:00"), "system", rulebook=kept)
    assert whole.personal_data(later).due is True
    with pytest.raises(ivn.StateError):
        ivn.decide(whole, {"type": "redact"}, ivn.Environment(at("2026-12-01T09:00"), "system", rulebook=kept))
    redacted = ivn.decide(whole, {"type": "redact"}, later).record
    assert redacted.phase is ivn.Phase.REDACTED and redacted.referral.redacted is True
    body = redacted.to_json()
    assert not any(secret in body for secret in ("X123456", "1990-04-02", "P. Officer", "The bus", "A. Clerk"))
    assert ivn.Record.from_json(body).to_json() == body


def test_a_referral_that_ended_has_a_name_in_each_vocabulary(whole):
    assert whole.ending == ivn.EndingNames(
        ending=ivn.Ending.COMPLETED, reason=whole.ending.reason, event="COMPLETED", report="completed",
        dashboard="completed", delius="CRS03")
    assert whole.ending.reason.endswith(".")
    desk = Desk().live(until="accept")
    assert (desk.record.ending.ending, desk.record.ending.event) == (None, "")
    desk.now("2026-11-05T09:00", "practitioner").give("withdraw", {"reason": "moved_away", "text": "To Kent."})
    assert (desk.record.ending.ending, desk.record.ending.event) == (ivn.Ending.CANCELLED, "CANCELLED")
    assert desk.record.phase is ivn.Phase.CONCLUDED
    assert desk.record.referral.end_request == {"reason": "moved_away", "text": "To Kent."}


def test_everything_that_follows_is_explained(whole):
    explained = {each.key: each for each in whole.explain(Desk().now("2026-12-01T09:00").environment)}
    assert explained["phase"].value == "concluded" and explained["ending"].reason
    assert explained["sessions_held"].value == "2"


def test_the_form_of_a_referral_is_filled(whole):
    under = ivn.Environment(at("2026-12-01T09:00"), "practitioner", name="P. Officer")
    with pytest.raises(ivn.NotFound):  # the specification enters it in neither way
        whole.form(under)
    facts = {**FACTS, "service": "mentoring", "edition": "rate-card-2019"}
    drafted = ivn.decide(None, {"type": "draft", "body": facts}, under).record
    form = drafted.form(under)
    assert form.form is ivn.Form.NON_STATUTORY_INTERVENTION and form.type and form.reason
    assert "None beyond the assessment." in form.notes and form.actual_end is None


def test_all_that_is_held_is_given_to_its_subject(whole):
    told = json.loads(whole.subject_access(Desk().now("2026-12-01T09:00").environment))
    assert told["day"] == "2026-12-01" and told["record"] == json.loads(whole.to_json())
    assert {"referral", "explanations", "duties", "personal_data"} <= set(told)


def test_two_sessions_on_one_day_are_one_day_of_the_requirement(whole):
    other = Desk(series=1).live().record
    [requirement] = ivn.rar_days([whole, other])
    assert (requirement.requirement, requirement.referral_count) == ("requirement 1", 2)
    assert requirement.days == (datetime.date(2026, 11, 24),)
    assert (requirement.used, requirement.ordered, requirement.left, requirement.exceeded) == (1, 20, 19, False)
    assert ivn.rar_days([]) == ()
    desk = Desk()
    desk.give("draft", {**FACTS, "service_user": {**SERVICE_USER, "reference": "Y1"}})
    with pytest.raises(ivn.InvalidFacts):
        ivn.rar_days([whole, desk.record])


def test_a_wrong_environment_is_refused(whole):
    with pytest.raises(TypeError):
        ivn.Environment(datetime.datetime(2026, 11, 2, 9))
    with pytest.raises(TypeError):
        ivn.Environment(datetime.date(2026, 11, 2))
    with pytest.raises(ValueError):
        ivn.Environment(at("2026-11-02T09:00"), "clerk")
    with pytest.raises(ValueError):
        ivn.Environment(at("2026-11-02T09:00"), "system", name="A\0B")
    with pytest.raises(ivn.ArgumentError):
        ivn.decide(None, {"type": "draft", "body": FACTS}, ivn.Environment(at("2026-11-02T09:00")))
    with pytest.raises(ivn.RangeError):
        whole.next(ivn.Environment(at("1900-01-01T09:00"), "system"))
    assert repr(Desk().environment) == "<Environment of 2026-11-02T09:00:00+00:00, system>"
    assert repr(ivn.Environment(at("2026-11-02T09:00"))) == "<Environment of 2026-11-02T09:00:00+00:00>"


@pytest.mark.parametrize("command", ["7", "", "not-a-uuid"])
def test_ids_are_made_of_ids(command):
    for refused in (ivn.record_id, ivn.reference_number, lambda id: ivn.appointment_id(id, id)):
        with pytest.raises(ivn.ArgumentError):
            refused(command)


def test_the_names_of_the_package_do_not_hide_each_other():
    assert len(set(ivn.__all__)) == len(ivn.__all__)
    assert all(getattr(ivn, name) is getattr(ivn.terms, name) for name in ivn.terms.__all__)
    assert ivn.Appointment.REVIEW.title == "review"


def test_a_record_outlives_what_it_was_made_from():
    record = Desk().live(until="approve_action_plan").record
    surroundings = dict(calendar=ivn.Calendar(), rulebook=ivn.Rulebook.builtin().with_overrides([]),
                        catalogue=ivn.Catalogue.builtin().with_json({"services": []}),
                        duties=ivn.DutyTable.builtin().with_rows([]),
                        busy=[(at("2027-01-01T09:00"), at("2027-01-01T10:00"))] * 50)
    environment = ivn.Environment(at("2026-11-13T09:00"), "supplier", name="C. Worker", **surroundings)
    del surroundings
    gc.collect()
    change = ivn.decide(record, {"type": "offer_appointment",
                                 "body": meeting("intervention_commencement", "2026-11-17T10:00")}, environment)
    duties = change.record.duties(environment)
    record = change.record
    del environment, change
    gc.collect()
    assert duties and record.referral.appointments[-1].number == 3 and record.referral.entries[-1].by == "C. Worker"


def test_threads_decide_on_one_record_under_one_environment():
    desk = Desk().live(until="send").now("2026-11-02T11:00", "supplier")
    command = desk.command("receive")
    expected = ivn.decide(desk.record, command, desk.environment).record.to_json()

    def work(_):
        change = ivn.decide(desk.record, command, desk.environment)
        return change.record.to_json() == expected and change.keys and change.record.duties(desk.environment)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert all(pool.map(work, range(60)))


def test_the_report_is_written_and_scored():
    desk = Desk().live(until="write_report")
    assert desk.record.referral.report == REPORT and desk.record.referral.outcome_score is None
    desk.live()
    assert desk.record.referral.report_submitted == at("2026-11-26T10:00")
    assert desk.record.referral.appointments[-1].feedback == DONE
