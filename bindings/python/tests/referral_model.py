"""The life of a referral, a second time: what the documents of the library say of it, in plain Python, and no call of
the library. Written from the manual and the rules, without a look at the C code. Serves test_referral_model.py.

A referral is a list of entries. fold() works out from them where it stands, reasons() what stands in the way of a
command, decide() puts both together. Appointments are known by their ids, which the caller gives.
"""
import calendar
import copy
import dataclasses
import datetime
from datetime import timedelta
from typing import Any

P, S, M, I, H = "practitioner", "supplier", "probation_service", "prison", "system"
WORK = "accepted planning delivering"
SENT = "sent received returned " + WORK
FRONT = "draft " + SENT

# Who may do it, in which phases, the news of it, and what is asked of it beside phase, role and time.
COMMANDS: dict[str, tuple[tuple[str, ...], str, str, str]] = {
    "amend": ((P, M, H), FRONT, "referral_amended", "same_person dates_ahead"),
    "choose_needs": ((P, M, H), FRONT, "needs_chosen", "nothing_approved needs_of_service"),
    "send": ((P, M, H), "draft returned", "referral_sent",
             "complete dates_ahead release_expected needs_of_service eligible"),
    "receive": ((S, H), "sent", "referral_received", ""),
    "accept": ((S, H), "received", "referral_accepted", ""),
    "return": ((S, H), "received accepted", "referral_returned", ""),
    "assign": ((S, H), "received " + WORK + " reporting", "referral_assigned", ""),
    "record_first_response": ((S, H), "received " + WORK, "first_response", ""),
    "offer_appointment": ((S, H), WORK, "appointment_offered",
                          "in_order plan_approved time place liaison_first pre_release no_clash attendance_whole "
                          "feedback_whole"),
    "reschedule_appointment": ((S, H), WORK, "appointment_rescheduled",
                               "known current open in_order time place liaison_first pre_release no_clash "
                               "attendance_whole feedback_whole"),
    "replace_appointment": ((S, H), WORK + " reporting", "appointment_offered",
                            "end_not_requested known current missed in_order time place liaison_first pre_release "
                            "no_clash attendance_whole feedback_whole"),
    "record_attendance": ((S, H), WORK + " reporting", "attendance_recorded",
                          "known current past feedback_open attendance_whole"),
    "submit_feedback": ((S, H), WORK + " reporting", "",
                        "known current attendance_recorded feedback_open feedback_whole"),
    "submit_action_plan": ((S, H), WORK + " reporting", "action_plan_submitted",
                           "end_not_requested assessment_held plan_whole plan_not_smaller plan_in_line"),
    "share_action_plan": ((S, H), WORK + " reporting", "action_plan_shared", "end_not_requested plan_latest"),
    "approve_action_plan": ((P, M, H), WORK + " reporting", "action_plan_approved",
                            "end_not_requested plan_latest plan_not_smaller"),
    "agree_intensity": ((P, S, M, H), "received " + WORK, "intensity_agreed", "intensity_offered"),
    "liaise": ((P, S, M, H), "received " + WORK, "liaison", ""),
    "notify_practitioner": ((S, H), "received " + WORK + " reporting", "practitioner_notified", ""),
    "contribute": ((S, H), "received " + WORK + " reporting", "contribution", ""),
    "change_custody": ((P, S, M, I, H), SENT + " reporting", "custody_changed", "release_expected"),
    "withdraw": ((P, M, H), SENT, "referral_withdrawn", ""),
    "close_early": ((P, S, M, H), "delivering", "referral_closed_early", "begun"),
    "write_report": ((S, H), "reporting", "report_written", "report_owed"),
    "submit_report": ((S, H), "reporting", "report_submitted", "report_owed report_written report_whole"),
    "correct": ((P, S, M, H), SENT + " reporting concluded", "corrected",
                "correctable attendance_whole feedback_whole"),
    "redact": ((M, H), "draft concluded", "redacted", "retention_passed"),
    "notify_release": ((P, M, I, H), SENT, "release_notified", ""),
    "check_timeliness": ((P, S, M, H), "received " + WORK, "timeliness_checked", ""),
}
# Guards that stand on a rule or on the catalogue: of a record alone they are not asked, nor by a correction.
POLICY = set("dates_ahead needs_of_service complete eligible nothing_approved place no_clash pre_release liaison_first "
             "feedback_whole assessment_held plan_whole plan_not_smaller plan_in_line plan_approved intensity_offered "
             "report_whole retention_passed release_expected".split())
INSTEAD = ("attendance", "feedback", "note")  # what a correction may say in the place of an entry
OFFERS = ("offer_appointment", "reschedule_appointment", "replace_appointment")
NUMBERED = ("intervention_commencement", "session")
Reason = tuple[str, str]  # guard, pointer


@dataclasses.dataclass
class World:
    """What the model takes from outside: of the service, and whether the person may be referred to it."""

    commissioned: bool = True
    may_refer: bool = True
    areas: dict[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)  # outcomes of each need
    liaison: tuple[str, ...] = ()  # activities before which the practitioner is consulted
    pre_release: bool = False  # it is delivered before release, too
    activities: tuple[str, ...] = ()  # of the service
    plan_first: bool = True  # its sessions follow an approved plan, which follows an assessment
    intensities: tuple[str, ...] = ()
    retention_months: int | None = None


@dataclasses.dataclass
class Appointment:
    id: str
    facts: dict[str, Any]
    session: int
    offered: datetime.datetime
    recorded: Any = None
    submitted: Any = None
    attendance: dict[str, Any] | None = None
    feedback: dict[str, Any] | None = None
    superseded: bool = False
    replaced: bool = False

    @property
    def counts(self) -> bool:
        return self.feedback is not None

    @property
    def came(self) -> bool:
        return self.counts and self.attendance["attended"] is True

    @property
    def held(self) -> bool:
        return self.counts and self.attendance.get("happened") is True

    @property
    def is_session(self) -> bool:
        return self.session > 0

    @property
    def day(self) -> datetime.date:
        return british(self.facts["starts"])

    @property
    def span(self) -> tuple[datetime.datetime, datetime.datetime]:
        return span(self.facts)


@dataclasses.dataclass
class State:
    facts: dict[str, Any] = dataclasses.field(default_factory=dict)
    needs: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    drafted: Any = None
    sent: Any = None
    step: str = "draft"  # the last of draft, sent, received, returned, accepted
    moments: dict[str, datetime.datetime] = dataclasses.field(default_factory=dict)  # when the latest of each was
    planned_at: Any = None
    assigned: Any = None
    agreed: Any = None
    appointments: list[Appointment] = dataclasses.field(default_factory=list)
    plans: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    approved: int = 0  # version of the plan approved last
    shared: int = 0  # of the plan shared last
    liaisons: list[Any] = dataclasses.field(default_factory=list)
    end_request: Any = None
    end_requested: Any = None
    report: Any = None
    written: Any = None  # when a report was written last
    report_submitted: Any = None
    ended: Any = None
    concluded: Any = None
    redacted: bool = False
    first_offered: Any = None
    first_offered_for: Any = None

    # -- what follows ------------------------------------------------------------------------------------------------
    @property
    def sessions(self) -> list[Appointment]:
        return [each for each in self.appointments if each.is_session]

    def numbers(self, holds: Any) -> set[int]:
        return {each.session for each in self.sessions if holds(each)}

    @property
    def attended(self) -> set[int]:
        return self.numbers(lambda each: each.came)

    @property
    def planned(self) -> int | None:
        return self.plans[self.approved - 1]["sessions"] if self.approved else self.facts.get("sessions")

    @property
    def last_recorded(self) -> datetime.datetime | None:
        """When the last planned session was recorded, once each of them is and one was attended."""
        planned = set(range(1, (self.planned or 0) + 1))
        if not planned or not planned <= self.recorded or not self.attended:
            return None
        return max(each.submitted for each in self.sessions
                   if each.counts and not each.replaced and each.session in planned)

    @property
    def recorded(self) -> set[int]:
        """Sessions that have their record; one that is replaced has none until its replacement has."""
        return self.numbers(lambda each: each.counts and not each.replaced)

    @property
    def before_release(self) -> set[int]:
        """Sessions before release that took place or are ahead."""
        return self.numbers(lambda each: each.facts.get("pre_release") and not each.superseded
                            and (each.held or not each.counts))

    @property
    def report_owed(self) -> bool:
        return self.ended is not None and bool(self.attended)

    @property
    def phase(self) -> str:
        if self.redacted:
            return "redacted"
        if self.ended is not None:
            return "reporting" if self.report_owed and self.report_submitted is None else "concluded"
        if self.step != "accepted":
            return self.step
        if self.approved or any(each.held for each in self.sessions):
            return "delivering"
        held = any(each.held for each in self.appointments if each.facts["kind"] == "supplier_assessment")
        return "planning" if held else "accepted"

    @property
    def ending(self) -> str | None:
        if self.ended is None:
            return None
        if self.end_request is None:
            return "completed"
        return "ended_early" if self.attended else "cancelled"

    def appointment(self, id: str | None) -> Appointment | None:
        return next((each for each in self.appointments if each.id == id), None)

    def compliance(self, each: Appointment) -> str | None:
        if each.superseded:
            return "rescheduled"
        if not each.counts:
            over = self.ended is not None and each.facts["starts"] > self.ended
            return "withdrawn" if over else None
        if each.held:
            return "failed_to_comply" if each.feedback.get("notify_behaviour") else "complied"
        if not each.came:
            return "failed_to_attend"
        return {"unacceptable": "failed_to_comply", "acceptable": "appointment_kept",
                "logistics": "sent_home"}.get(each.attendance.get("no_session"))

    def standing(self, each: Appointment, day: datetime.date) -> str:
        if each.superseded:
            return "rescheduled"
        if each.counts:
            return "completed" if each.held else "did_not_happen" if each.came else "did_not_attend"
        if self.compliance(each) == "withdrawn":
            return "cancelled"
        return "needs_feedback" if each.day < day else "scheduled"

    def view(self) -> dict[str, Any]:
        """What is compared with the library."""
        assessments = [each for each in self.appointments if each.facts["kind"] == "supplier_assessment"]
        scores = {"achieved": 2, "partially_achieved": 1, "not_achieved": 0}
        return {
            "phase": self.phase, "ending": self.ending, "report_owed": self.report_owed,
            "sessions_planned": self.planned,
            "sessions_recorded": len(self.recorded),
            "sessions_attended": len(self.attended),
            "sessions_held": len(self.numbers(lambda each: each.held)),
            "sessions_credited": len(self.numbers(
                lambda each: each.held and self.compliance(each) == "complied")),
            "rar_days": len({each.day for each in self.sessions if each.held and not each.facts.get("pre_release")
                             and each.facts.get("enforceable") is not False}),
            "enforceable_days": len({each.day for each in self.appointments
                                     if each.came and each.facts.get("enforceable") is True}),
            "pre_release_sessions": len(self.before_release),
            "first_offered": self.first_offered, "first_offered_for": self.first_offered_for,
            "first_attended": min((each.facts["starts"] for each in assessments if each.came), default=None),
            "commenced": min((each.facts["starts"] for each in self.sessions if each.came), default=None),
            "outcome_score": sum(scores.get(each.get("achievement"), 0) for each in self.report["outcomes"])
            if self.report_submitted is not None else None,
            "liaison_count": len(self.liaisons), "ended": self.ended, "concluded": self.concluded,
            "approved": self.approved or None, "plans": len(self.plans),
            "appointments": [(each.id, each.session, each.came, each.held, self.compliance(each))
                             for each in self.appointments],
        }


# ---- Days ----------------------------------------------------------------------------------------------------
def british(moment: datetime.datetime) -> datetime.date:
    """The British date of an instant: an hour ahead from the last Sunday of March to that of October, at 01:00 UTC."""
    def change(month: int) -> datetime.datetime:
        last = datetime.datetime(moment.year, month, 31, 1, tzinfo=datetime.timezone.utc)
        return last - timedelta(days=(last.weekday() + 1) % 7)
    return (moment + timedelta(hours=change(3) <= moment < change(10))).date()


def months_after(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def released(custody: dict[str, Any]) -> datetime.date | None:
    """The release date of somebody of whom one is known."""
    return next((each["date"] for each in custody.get("release_dates", ())), None)


def span(facts: dict[str, Any]) -> tuple[datetime.datetime, datetime.datetime]:
    return facts["starts"], facts["starts"] + timedelta(minutes=facts["minutes"])


# ---- From entries to a state -----------------------------------------------------------------------------------------
def counting(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries that count, those that were corrected in their other words. The latest correction is looked at first:
    it may be of another correction."""
    gone: dict[int, Any] = {}
    for entry in reversed(entries):
        if entry["type"] == "correct" and entry["number"] not in gone:
            body = entry["body"]
            gone.setdefault(body["entry"], {name: body[name] for name in INSTEAD if name in body})
    result = []
    for entry in entries:
        if entry["number"] not in gone:
            result.append(entry)
        elif gone[entry["number"]]:
            words = gone[entry["number"]]
            if entry["type"] in OFFERS:  # its record is a part of it
                result.append({**entry, "body": {**entry["body"], **words}})
                continue
            body = dict(next(iter(words.values())))
            if "appointment" in (entry["body"] or {}):
                body["appointment"] = entry["body"]["appointment"]
            result.append({**entry, "body": body})
    return result


def struck(entries: list[dict[str, Any]]) -> set[int]:
    gone: set[int] = set()
    for entry in reversed(entries):
        if entry["type"] == "correct" and entry["number"] not in gone:
            gone.add(entry["body"]["entry"])
    return gone


def fold(entries: list[dict[str, Any]]) -> State:
    state = State()
    for entry in counting(entries):
        take(state, entry)
    return state


def take(state: State, entry: dict[str, Any]) -> list[str]:
    """One more entry. Answers the news that follow from it."""
    kind, body, at = entry["type"], entry["body"] or {}, entry["at"]
    before = state.ended, state.concluded
    news: list[str] = [COMMANDS[kind][2]] if kind in COMMANDS and COMMANDS[kind][2] else []
    if kind == "draft":
        state.facts, state.drafted, news = copy.deepcopy(body), at, ["referral_drafted"]
        state.moments["draft"] = at
    elif kind == "amend":
        for pointer in body.get("clear", ()):
            state.facts.pop(pointer.removeprefix("/"), None)
        known = state.facts["service_user"].get("custody")  # the latest stays unless another one is told
        state.facts.update({name: value for name, value in body.items() if name != "clear"})
        if known is not None and "service_user" in body:
            state.facts["service_user"] = {"custody": known, **body["service_user"]}
    elif kind == "choose_needs":
        state.needs = body["needs"]
    elif kind in ("send", "receive", "return", "accept"):
        state.step = {"send": "sent", "receive": "received", "return": "returned", "accept": "accepted"}[kind]
        state.moments[state.step], state.sent = at, at if kind == "send" else state.sent
    elif kind == "assign":
        state.assigned = body
    elif kind == "agree_intensity":
        state.agreed = body
    elif kind == "liaise":
        state.liaisons.append(body)
    elif kind == "change_custody":
        state.facts["service_user"] = {**state.facts["service_user"], "custody": body}
        if released(body) is not None:
            state.facts.pop("release_unknown", None)
    elif kind in OFFERS:
        news += offer(state, entry)
    elif kind == "record_attendance":
        each = state.appointment(body["appointment"])
        each.attendance, each.recorded = body, at
    elif kind == "submit_feedback":
        news = record(state.appointment(body["appointment"]), body, at)
    elif kind == "submit_action_plan":
        state.plans.append(body)
        state.planned_at = at
    elif kind == "share_action_plan":
        state.shared = len(state.plans)
    elif kind == "approve_action_plan":
        state.approved = len(state.plans)
    elif kind in ("withdraw", "close_early"):
        state.end_request, state.end_requested = body, at
    elif kind == "write_report":
        state.report, state.written = body, at
    elif kind == "submit_report":
        state.report_submitted = at
    elif kind == "redact":
        state.redacted = True
    return news + follow(state, before)


def offer(state: State, entry: dict[str, Any]) -> list[str]:
    body, news = entry["body"], []
    made = Appointment(entry["appointment"], body, session_of(state, body), entry["at"])
    other = state.appointment(body.get("other"))
    if entry["type"] == "reschedule_appointment":
        other.superseded = True
    elif entry["type"] == "replace_appointment":
        other.replaced = True
    if body["kind"] == "supplier_assessment" and state.first_offered is None:
        state.first_offered, state.first_offered_for = entry["at"], body["starts"]
    state.appointments.append(made)
    if body.get("attendance"):
        made.attendance, made.recorded = body["attendance"], entry["at"]
        if body.get("feedback"):
            news = record(made, body["feedback"], entry["at"])
    return news


def record(appointment: Appointment, feedback: dict[str, Any], at: datetime.datetime) -> list[str]:
    appointment.feedback, appointment.submitted = feedback, at
    news = ["appointment_attended" if appointment.came else "appointment_missed"]
    tell = feedback.get("notify_behaviour") or feedback.get("notify_concerns")
    return news + (["practitioner_notified"] if tell else [])


def session_of(state: State, body: dict[str, Any]) -> int:
    """Which session an appointment is: as it says; that of the one it takes the place of; else the next."""
    if body["kind"] not in NUMBERED:
        return 0
    if body.get("session"):
        return body["session"]
    other = state.appointment(body.get("other"))
    if other is not None:
        return other.session
    if body["kind"] == "intervention_commencement":
        return 1
    taken = {each.session for each in state.sessions if not each.superseded}
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def follow(state: State, before: tuple[Any, Any]) -> list[str]:
    """When it ended and concluded, and the news of that."""
    state.ended = state.end_requested or state.last_recorded
    if state.ended is None or state.report_owed and state.report_submitted is None:
        state.concluded = None
    else:
        state.concluded = state.report_submitted if state.report_owed else state.ended
    if state.ended is None:
        state.report = None  # what was written is of no use when the service goes on
    news = []
    if before[0] is None and state.ended is not None:
        news.append("service_ended")
    if before[0] is not None and state.ended is None:
        news.append("service_resumed")
    if before[1] is None and state.concluded is not None:
        news.append("referral_concluded")
    return news


# ---- What stands in the way ------------------------------------------------------------------------------------------
def reasons(state: State, entry: dict[str, Any], world: World, now: datetime.datetime, entries: list[dict[str, Any]],
            stored: bool = False) -> list[Reason]:
    """All that stands in the way, in the order in which it is asked. Of what is stored, only what the record shows."""
    roles, phases, _, guards = COMMANDS[entry["type"]]
    found: list[Reason] = []
    if state.phase not in phases.split():
        found.append(("phase", ""))
    if entry["role"] not in roles:
        found.append(("role", ""))
    if entry["at"] > now:
        found.append(("not_ahead", ""))
    if entry["body"] is not None and dict(found).keys() & {"phase", "role"}:
        return found  # what it says is not looked at
    if entry["type"] not in ("correct", "redact") and entry["at"] < builds_on(state, entry):
        found.append(("not_before", ""))
    for guard in guards.split():
        if not (stored and guard in POLICY):
            asked = Asked(state, entry, entry["body"] or {}, world, entry["at"], entries, stored)
            found += [(guard, pointer) for pointer in getattr(asked, guard)()]
    return found


def builds_on(state: State, entry: dict[str, Any]) -> datetime.datetime:
    """Before this it cannot have happened."""
    kind, body = entry["type"], entry["body"] or {}
    first = COMMANDS[kind][1].split()[0]  # where it may first be done
    moments = [state.moments.get(first)]
    moments += [state.moments.get("accepted")] if first == "delivering" else []
    moments += [state.ended] if first == "reporting" else []
    moments += [state.moments.get("returned")] if kind == "send" else []
    each = state.appointment(body.get("other") or body.get("appointment"))
    if each is not None:
        moments += [each.recorded] if kind == "submit_feedback" else [each.offered]
        moments += [each.submitted] if kind == "replace_appointment" else []
    moments += [state.written] if kind == "submit_report" else []
    if kind == "submit_action_plan":
        moments += [each.facts["starts"] for each in state.appointments
                    if each.held and each.facts["kind"] == "supplier_assessment"]
    if kind in ("approve_action_plan", "share_action_plan") and body.get("version", 0) in (0, len(state.plans)):
        moments.append(state.planned_at)
    if kind in ("withdraw", "close_early"):
        moments += [each.facts["starts"] for each in state.sessions if each.came]
    return max((moment for moment in moments if moment is not None), default=state.drafted)


@dataclasses.dataclass
class Asked:
    """The guards. Each answers the pointers of what is lacking or wrong."""

    state: State
    entry: dict[str, Any]
    body: dict[str, Any]
    world: World
    at: datetime.datetime
    entries: list[dict[str, Any]]
    stored: bool

    # -- the referral
    def same_person(self) -> list[str]:
        user, facts = self.body.get("service_user"), self.state.facts
        wrong = ["/body/service_user/reference"] if user is not None and user.get("reference") != facts[
            "service_user"]["reference"] else []
        if self.state.phase not in ("draft", "returned"):
            wrong += ["/body/" + name for name in ("service", "edition", "contract", "provider")
                      if name in self.body and self.body[name] != facts.get(name)
                      or "/" + name in self.body.get("clear", ())]
        return wrong

    def dates_ahead(self) -> list[str]:
        sending = self.entry["type"] == "send"
        said, place = (self.state.facts, "/facts/") if sending else (self.body, "/body/")
        wrong = []
        if said.get("complete_by") and said["complete_by"] < british(self.at):
            wrong.append(place + "complete_by")
        if said.get("enforceable_days") and not 1 <= said["enforceable_days"] <= 40:
            wrong.append(place + "enforceable_days")
        return wrong

    def complete(self) -> list[str]:
        facts = self.state.facts
        names = ["sentence", "practitioner", "risk"]
        lacking = [] if facts.get("purpose") or facts.get("support") else ["/facts/purpose"]
        lacking += [] if facts.get("provider") or facts.get("contract") else ["/facts/provider"]
        if self.world.commissioned:
            names += ["complete_by", "enforceable_days"]
        lacking += ["/facts/" + name for name in names if not facts.get(name)]
        if facts.get("interpreter") and not facts.get("language"):
            lacking.append("/facts/language")
        if facts.get("responsibilities") and not facts.get("unavailable"):
            lacking.append("/facts/unavailable")
        if self.world.commissioned:
            lacking += [] if self.state.needs else ["/needs"]
            for number, need in enumerate(self.state.needs):
                lacking += [f"/needs/{number}/{name}" for name in ("complexity", "outcomes") if not need.get(name)]
        return lacking

    def release_expected(self) -> list[str]:
        user = self.state.facts["service_user"]
        custody = self.body if self.entry["type"] == "change_custody" else user.get("custody", {})
        if not custody.get("in_custody"):
            return []
        return [] if released(custody) is not None or self.state.facts.get("release_unknown") else ["?"]

    def needs_of_service(self) -> list[str]:
        needs, place = ((self.body["needs"], "/body/needs/") if self.entry["type"] == "choose_needs" else
                        (self.state.needs, "/needs/"))
        wrong = []
        for number, need in enumerate(needs):
            known = self.world.areas.get(need["area"])
            wrong += [] if known is not None else [f"{place}{number}/area"]
            listed = {key for keys in self.world.areas.values() for key in keys}
            wrong += [f"{place}{number}/outcomes/{index}" for index, key in enumerate(need.get("outcomes", ()))
                      if listed and key not in listed]
        return wrong

    def eligible(self) -> list[str]:
        return [] if self.world.may_refer or self.body.get("override") else ["/facts/service_user"]

    def nothing_approved(self) -> list[str]:
        return [""] if self.state.approved else []

    # -- appointments
    def named(self) -> tuple[str, Appointment | None]:
        name = "other" if self.entry["type"] in OFFERS else "appointment"
        return "/body/" + name, self.state.appointment(self.body.get(name))

    def known(self) -> list[str]:
        pointer, each = self.named()
        return [pointer] if each is None else []

    def current(self) -> list[str]:
        pointer, each = self.named()
        return [pointer] if each is not None and each.superseded else []

    def open(self) -> list[str]:
        pointer, each = self.named()
        return [pointer] if each is not None and each.attendance is not None else []

    def missed(self) -> list[str]:
        pointer, each = self.named()
        return [pointer] if each is not None and (not each.counts or each.held or each.replaced) else []

    def past(self) -> list[str]:
        pointer, each = self.named()
        return [pointer] if each is not None and each.facts["starts"] > self.at else []

    def feedback_open(self) -> list[str]:
        pointer, each = self.named()
        return [pointer] if each is not None and each.counts else []

    def attendance_recorded(self) -> list[str]:
        pointer, each = self.named()
        return [pointer] if each is not None and each.attendance is None else []

    def in_order(self) -> list[str]:
        kind, other = self.body["kind"], self.state.appointment(self.body.get("other"))
        if self.entry["type"] == "offer_appointment":
            other = None
        elif other is None:
            return []
        wrong = ["/body/kind"] if other is not None and kind != other.facts["kind"] else []
        session = session_of(self.state, self.body)
        if other is not None:
            wrong += ["/body/session"] if kind in NUMBERED and session != other.session else []
            return wrong + (["/body/starts"] if self.entry["type"] == "replace_appointment"
                            and self.body["starts"] < other.facts["starts"] else [])
        if kind != "review":
            same = [each for each in self.state.appointments if not each.superseded and each.session == session
                    and (session or each.facts["kind"] == kind)]
            if kind in ("meet_at_gate", "meet_at_transport_hub"):
                same = [each for each in same if not each.counts]
            wrong += ["/body/kind"] if same else []
        if self.state.approved and session > self.state.planned:
            wrong.append("/body/session")
        return wrong

    def plan_approved(self) -> list[str]:
        wanted = self.world.plan_first and self.body["kind"] in NUMBERED
        return ["/body/kind"] if wanted and not self.state.approved else []

    def time(self) -> list[str]:
        day, now = british(self.body["starts"]), british(self.at)
        wrong = day < british(self.state.sent) or (not self.stored and day > months_after(now, 6))
        return ["/body/starts"] if wrong else []

    def place(self) -> list[str]:
        wrong = []
        if self.body["kind"] == "supplier_assessment" and self.body.get("format") == "group":
            wrong.append("/body/format")
        place = self.body.get("place")
        if self.body["mode"] in ("face_to_face", "visit"):
            if place is None:
                wrong.append("/body/place")
            code = self.body.get("office", "")
            if place == "probation_office" and not (len(code) == 7 and code.isalnum()):
                wrong.append("/body/office")
            if place == "probation_office" and self.body["mode"] == "visit":
                wrong.append("/body/mode")
            if place == "prison" and not self.body.get("prison"):
                wrong.append("/body/prison")
            if place == "other":
                wrong += ["/body/" + name for name in ("address", "postcode") if not self.body.get(name)]
        return wrong

    def liaison_first(self) -> list[str]:
        def waits(key: str) -> bool:
            said = [each for each in self.state.liaisons if each.get("activity") in (None, key)]
            return said[-1].get("outcome") is False if said else key in self.world.liaison

        return [f"/body/activities/{number}" for number, key in enumerate(self.body.get("activities", ()))
                if key not in self.world.activities or self.world.liaison and waits(key)]

    def pre_release(self) -> list[str]:
        custody = self.state.facts["service_user"].get("custody", {})
        inside, release = custody.get("in_custody") is True, released(custody)
        inside_then = inside and release is not None and british(self.body["starts"]) < release
        if not self.world.commissioned or self.body["kind"] not in NUMBERED:
            return []
        if not self.body.get("pre_release"):
            return ["/body/pre_release"] if inside_then else []  # to say nothing is no way round
        ahead = release is None or british(self.body["starts"]) <= release
        possible = inside and ahead and self.world.pre_release
        wrong = [] if possible and custody.get("release_on_licence") else ["/body/pre_release"]
        wrong += ["/body/enforceable"] if self.body.get("enforceable") else []
        wrong += ["/body/mode"] if self.body["mode"] == "face_to_face" else []
        other = self.state.appointment(self.body.get("other"))
        others = self.state.before_release - {other.session if other else 0}
        return wrong + (["/body/pre_release"] if len(others) >= 3 else [])

    def no_clash(self) -> list[str]:
        start, end = span(self.body)
        other = self.state.appointment(self.body.get("other")) if self.entry[
            "type"] == "reschedule_appointment" else None
        for each in self.state.appointments:
            absent = each.counts and not each.came
            if not each.superseded and not absent and each is not other and each.span[0] < end and start < each.span[1]:
                return ["/body/starts"]
        return []

    def corrected(self) -> Appointment | None:
        """The appointment that a correction is about, as it would stand; None: there is none, or no such correction."""
        if self.correctable():
            return None
        entry = self.entries[self.body["entry"] - 1]
        while entry["type"] == "correct":
            entry = self.entries[entry["body"]["entry"] - 1]
        after = fold([*self.entries, {**self.entry, "number": len(self.entries) + 1}])
        records = ("record_attendance", "submit_feedback")
        return after.appointment((entry["body"] if entry["type"] in records else entry).get("appointment"))

    def attendance_whole(self) -> list[str]:
        if self.entry["type"] == "correct":
            said = self.body.get("attendance")
            return [] if said is None or self.correctable() else attendance_lacks(said, "/body/attendance/")
        if self.entry["type"] == "record_attendance":
            lacking = attendance_lacks(self.body, "/body/")  # what else is asked stands on a rule
            return [each for each in lacking if not self.stored or each == "/body/happened"]
        said, place = self.body.get("attendance"), "/body/attendance"
        if said is None:
            return [place] if british(self.body["starts"]) < british(self.at) and not self.stored else []
        if self.body["starts"] > self.at:
            return [place]
        lacking = attendance_lacks(said, place + "/")
        return [each for each in lacking if not self.stored or each == place + "/happened"]

    def feedback_whole(self) -> list[str]:
        if self.entry["type"] == "correct":
            each = self.corrected()
            if each is None or each.feedback is None:
                return []
            if "feedback" in self.body:
                return feedback_lacks(self.body["feedback"], each.attendance or {}, "/body/feedback/")
            return ["/body/entry"] if feedback_lacks(each.feedback, each.attendance or {}, "") else []
        if self.entry["type"] == "submit_feedback":
            each = self.named()[1]
            return feedback_lacks(self.body, each.attendance if each and each.attendance else {}, "/body/")
        said, came, place = self.body.get("feedback"), self.body.get("attendance"), "/body/feedback"
        if said is None:
            return [place] if british(self.body["starts"]) < british(self.at) else []
        return feedback_lacks(said, came, place + "/") if came else [place]

    # -- plans
    def end_not_requested(self) -> list[str]:
        return [""] if self.state.end_requested is not None else []

    def assessment_held(self) -> list[str]:
        held = any(each.held for each in self.state.appointments if each.facts["kind"] == "supplier_assessment")
        return [] if held or not self.world.plan_first else [""]

    def plan_whole(self) -> list[str]:
        lacking = []
        for name in ("activities", "outcomes"):
            areas = {each.get("area") for each in self.body[name]}
            lacking += ["/body/" + name] if not all(need["area"] in areas or None in areas
                                                    for need in self.state.needs) else []
        lacking += [f"/body/activities/{number}/key" for number, each in enumerate(self.body["activities"])
                    if each.get("key") is not None and each["key"] not in self.world.activities]
        return lacking + [f"/body/outcomes/{number}/key" for number, each in enumerate(self.body["outcomes"])
                          if self.world.areas.get(each["area"]) and each["key"] not in self.world.areas[each["area"]]]

    def plan_not_smaller(self) -> list[str]:
        if not self.state.approved:
            return []
        approving = self.entry["type"] == "approve_action_plan"
        sessions = self.state.plans[-1]["sessions"] if approving else self.body["sessions"]
        return [("" if approving else "/body/sessions")] if sessions < self.state.planned else []

    def plan_in_line(self) -> list[str]:
        if self.body.get("variation_agreed"):
            return [] if self.body.get("variation") else ["/body/variation"]
        wanted = {(need["area"], key) for need in self.state.needs for key in need.get("outcomes", ())}
        planned = [(each["area"], each["key"]) for each in self.body["outcomes"]]
        areas = {need["area"] for need in self.state.needs}
        other = [f"/body/outcomes/{number}" for number, each in enumerate(planned) if each not in wanted]
        other += [] if wanted <= set(planned) else ["/body/outcomes"]
        other = other if self.state.needs else []
        other += [f"/body/activities/{number}/area" for number, each in enumerate(self.body["activities"])
                  if areas and each.get("area") is not None and each["area"] not in areas]
        asked = self.state.facts.get("sessions")
        return other + (["/body/sessions"] if asked is not None and asked < self.body["sessions"] else [])

    def plan_latest(self) -> list[str]:
        latest, asked = len(self.state.plans), self.body.get("version", 0)
        over = self.entry["type"] == "approve_action_plan" and self.state.approved == latest
        wrong = not latest or asked not in (0, latest) or over
        return ["/body/version" if latest and self.entry["body"] else ""] if wrong else []

    def intensity_offered(self) -> list[str]:
        return [] if self.body["intensity"] in self.world.intensities else ["/body/intensity"]

    # -- its end
    def begun(self) -> list[str]:
        return [] if self.state.attended else [""]

    def report_owed(self) -> list[str]:
        owed = self.state.report_owed and self.state.report_submitted is None
        return [] if owed else [""]

    def report_written(self) -> list[str]:
        return [] if self.state.report is not None else [""]

    def report_whole(self) -> list[str]:
        report = self.state.report
        if report is None:
            return []
        outcomes = report.get("outcomes", ())
        told = {(each["area"], each["key"]) for each in outcomes}
        wanted = {(need["area"], key) for need in self.state.needs for key in need.get("outcomes", ())}
        if self.state.approved:
            wanted = {(each["area"], each["key"]) for each in self.state.plans[self.state.approved - 1]["outcomes"]}
        lacking = [] if report.get("sessions_delivered") == self.state.view()["sessions_held"] else [
            "/report/sessions_delivered"]
        lacking += [] if report.get("next_steps") else ["/report/next_steps"]
        lacking += [] if wanted <= told else ["/report/outcomes"]
        return lacking + [f"/report/outcomes/{number}/{name}" for number, each in enumerate(outcomes)
                          for name in ("achievement", "progress") if not each.get(name)]

    def correctable(self) -> list[str]:
        number, count = self.body["entry"], len(self.entries)
        if not 1 <= number <= count:
            return ["/body/entry"]
        entry = self.entries[number - 1]
        if entry["type"] in ("draft", "send", "redact"):
            return ["/body/entry"]
        given = {"record_attendance": ["attendance"], "submit_feedback": ["feedback"]}.get(entry["type"], [])
        if entry["type"] in OFFERS:
            given = [name for name in ("attendance", "feedback") if entry["body"].get(name)]
        if entry["type"] in ("receive", "accept", "record_first_response", "liaise", "notify_practitioner",
                             "contribute", "notify_release", "check_timeliness"):
            given = ["note"]
        fits = all(name in given or name not in self.body for name in INSTEAD)
        after = [*self.entries, {**self.entry, "number": count + 1}]
        return [] if fits and stands(after, self.world) else ["/body/entry"]

    def retention_passed(self) -> list[str]:
        last = british(self.state.drafted) + timedelta(days=90)
        if self.state.phase not in ("draft", "concluded"):
            return []
        if self.state.phase == "concluded":
            if self.world.retention_months is None:
                return [""]
            last = months_after(british(self.state.concluded), self.world.retention_months)
        return [] if british(self.at) > last else [""]


def attendance_lacks(said: dict[str, Any], place: str) -> list[str]:
    if said.get("attended") is None:
        return [place + "attended"]
    if said["attended"] is False:
        return [] if said.get("detail") else [place + "detail"]
    lacking = [place + "happened"] if said.get("happened") is None else []
    if said.get("happened") is True and said.get("late") is None:
        lacking.append(place + "late")
    if said.get("late") is True and not said.get("late_reason"):
        lacking.append(place + "late_reason")
    if said.get("happened") is False:
        lacking += [place + name for name in ("no_session", "detail") if not said.get(name)]
    return lacking


def feedback_lacks(said: dict[str, Any], attendance: dict[str, Any], place: str) -> list[str]:
    happened = attendance.get("happened") is True
    lacking = [place + name for name in ("summary", "response") if happened and not said.get(name)]
    lacking += [place + "notify_behaviour"] if happened and said.get("notify_behaviour") is None else []
    lacking += [place + "notify_concerns"] if said.get("notify_concerns") is None else []
    return lacking + [place + name for name in ("behaviour", "concerns")
                      if said.get("notify_" + name) is True and not said.get(name)]


def stands(entries: list[dict[str, Any]], world: World) -> bool:
    """Whether all that counts could have happened so, as far as the record shows it."""
    state = State()
    for entry in counting(entries):
        asked = entry["type"] not in ("draft", "correct")
        if asked and reasons(state, entry, world, entry["at"], entries, stored=True):
            return False
        take(state, entry)
    return True


# ---- The one verb ----------------------------------------------------------------------------------------------------
@dataclasses.dataclass
class Answer:
    status: str  # ok, unchanged, replayed, reused, invalid, state, conflict
    entries: list[dict[str, Any]]
    reasons: list[Reason] = dataclasses.field(default_factory=list)
    news: list[str] = dataclasses.field(default_factory=list)


def said(entry: dict[str, Any]) -> Any:
    return entry["type"], entry["body"]


def contradicts(state: State, entry: dict[str, Any]) -> bool:
    """What a command says cannot be, whatever else is on record."""
    body = entry["body"] or {}
    if entry["type"] == "amend" and "release_unknown" in body and not state.redacted:
        return released(state.facts["service_user"].get("custody", {})) is not None
    for said in (body, body.get("attendance") or {}):
        if "late_reason" in said and said.get("late") is not True:
            return True
    return False


def nothing_new(state: State, entry: dict[str, Any]) -> bool:
    """The command says what is so already."""
    body = entry["body"] or {}
    if entry["type"] == "amend":
        after = copy.deepcopy(state)
        take(after, entry)
        return after.facts == state.facts
    if entry["type"] == "choose_needs":
        return body["needs"] == state.needs
    if entry["type"] == "assign":
        return body == state.assigned
    if entry["type"] == "change_custody":
        return body == state.facts["service_user"].get("custody")
    if entry["type"] == "write_report":
        return body == state.report
    if entry["type"] == "share_action_plan":
        return state.shared == len(state.plans)
    return False


def decide(entries: list[dict[str, Any]], entry: dict[str, Any], world: World, now: datetime.datetime) -> Answer:
    """Decides a command: an entry that is not on record yet."""
    for earlier in entries:
        if earlier["id"] == entry["id"]:
            return Answer("replayed" if said(earlier) == said(entry) else "reused", entries)
    if entry["type"] == "draft":
        return Answer("ok", [entry], news=["referral_drafted"]) if not entries else Answer("conflict", entries)
    state = fold(entries)
    if contradicts(state, entry):
        return Answer("invalid", entries)
    found = reasons(state, entry, world, now, entries)
    if found:
        return Answer("state", entries, found)
    if nothing_new(state, entry):
        return Answer("unchanged", entries)
    added = [*entries, {**entry, "number": len(entries) + 1}]
    if entry["type"] == "correct":
        after = fold(added)
        news = ["corrected"]
        news += ["service_ended"] if state.ended is None and after.ended is not None else []
        news += ["service_resumed"] if state.ended is not None and after.ended is None else []
        news += ["referral_concluded"] if state.concluded is None and after.concluded is not None else []
        return Answer("ok", added, news=news)
    return Answer("ok", added, news=take(state, added[-1]))
