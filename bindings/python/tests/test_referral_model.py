"""Referrals lived at random, command by command, by the library and by the model of referral_model.py: they must agree.

INTERVENTIONS_WALKS says how many walks there are (a few seconds' worth without it), INTERVENTIONS_SEED with which they
begin: a difference names its seed and prints the commands that lead to it.
"""
import datetime
import os
import random
import uuid
from datetime import timedelta

import pytest
import referral_model as model

import interventions as ivn

WALKS = int(os.environ.get("INTERVENTIONS_WALKS", "45"))
SEED = int(os.environ.get("INTERVENTIONS_SEED", "0"))
UTC = datetime.timezone.utc
SEEN = {}  # how often each command was answered how
ROLES = (model.P, model.S, model.M, model.I, model.H)
# What the guards are called by the library.
GUARDS = {"known": "appointment_known", "current": "appointment_current", "open": "appointment_open",
          "missed": "appointment_missed", "in_order": "appointment_in_order", "time": "appointment_time",
          "place": "appointment_place", "past": "appointment_past"}
WITHOUT_BODY = ("send", "receive", "accept", "share_action_plan", "approve_action_plan", "submit_report", "redact")

ORDER = {"basis": "community_order", "rehabilitation_activity": True}
OUTSIDE = {"sex": "male", "reference": "X1", "date_of_birth": datetime.date(1990, 4, 2), "home_area": "essex",
           "sentences": [ORDER]}


def inside(release):
    """Somebody who will be released on licence."""
    return {**OUTSIDE, "sentences": [{"basis": "custodial_sentence"}], "custody": {
        "in_custody": True, "prison": "hmp-chelmsford", "resettlement_prison": True, "release_on_licence": True,
        "release_dates": [{"source": "expected", "date": release}]}}


def world_of(service, edition, commissioned):
    """What the model is told of a service: read off the catalogue."""
    found = next(each for each in ivn.Catalogue.builtin().services()
                 if (each.key, each.edition) == (service, edition))
    items = {each.key: each.liaison for each in found.activities}
    levels = tuple(each.intensity.value for each in found.provisions)
    return model.World(
        commissioned=commissioned, plan_first=commissioned, activities=tuple(items),
        areas={need.value: tuple(each.key for each in found.outcomes) for need in found.needs},
        liaison=tuple(key for key, needed in items.items() if needed is True),
        intensities=levels or ("low", "medium", "high"),
        pre_release=service.endswith("social-inclusion"))


KINDS = {
    "emotional": ("personal-well-being/emotional", "well-being-specification", True, OUTSIDE),
    "a woman": ("personal-well-being/emotional", "well-being-specification", True, {**OUTSIDE, "sex": "female"}),
    "family": ("personal-well-being/family", "well-being-specification", True, OUTSIDE),
    "inside": ("personal-well-being/social-inclusion", "well-being-specification", True, None),
    "mentoring": ("mentoring", "rate-card-2019", False, OUTSIDE),
    "programme": ("thinking-skills-programme", "in-house-2021", False, OUTSIDE),
}


class Walk:
    """One referral, lived twice."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.kind = self.random.choice(list(KINDS))
        self.service, self.edition, commissioned, self.user = KINDS[self.kind]
        self.world = world_of(self.service, self.edition, commissioned)
        self.now = datetime.datetime(2026, self.random.choice((2, 3, 8, 9, 10)), self.random.randint(1, 28), 9, 30,
                                     tzinfo=UTC)
        if self.user is None:
            self.user = inside((self.now + timedelta(days=self.random.randint(10, 60))).date())
        self.entries, self.record, self.state = [], None, None
        self.rules = ivn.Rulebook.builtin()
        if self.random.random() < 0.5:
            self.world.retention_months = 2
            self.rules = self.rules.with_overrides([
                {"rule": "RM-RETENTION", "parameter": "months", "value": 2, "source": "Ours"}])
        self.told, self.words = [], []
        self.steps = 0

    # -- what is given -----------------------------------------------------------------------------------------------
    def id(self):
        return str(uuid.UUID(int=self.random.getrandbits(128), version=4))

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *values):
        return self.random.choice(values)

    def day(self, after=0):
        return model.british(self.now) + timedelta(days=after)

    def facts(self):
        facts = {"service_user": self.user, "service": self.service, "edition": self.edition, "provider": "A Supplier",
                 "sentence": "event 1", "requirement": "requirement 1", "practitioner": "P. Officer",
                 "purpose": "To cope.", "risk": "None.", "complete_by": self.day(self.random.randint(60, 400)),
                 "enforceable_days": self.random.randint(1, 40)}
        if self.chance(0.2):
            facts["sessions"] = self.random.randint(1, 4)
        for name in ("provider", "sentence", "practitioner", "purpose", "risk", "complete_by", "enforceable_days"):
            if self.chance(0.03):
                del facts[name]
        if self.chance(0.1):
            facts["interpreter"] = True
        return facts

    def amendment(self):
        return self.pick(
            {"provider": "A Supplier", "sentence": "event 1", "practitioner": "P. Officer", "purpose": "To cope.",
             "risk": "None.", "complete_by": self.day(200), "enforceable_days": 12, "language": "Polish"},
            {"further": self.pick("More.", "Yet more.")}, {"complete_by": self.day(self.random.randint(-2, 300))},
            {"enforceable_days": self.random.randint(1, 45)}, {"clear": ["/further"]}, {"provider": "Another"},
            {"service_user": {**self.user, "reference": self.pick("X1", "X2")}}, {"clear": ["/provider"]},
            {"sessions": self.random.randint(1, 4)}, {"release_unknown": "Not told."}, {"clear": ["/release_unknown"]})

    def needs(self):
        area, outcomes = self.random.choice(list(self.world.areas.items()))
        need = {"area": area, "complexity": self.pick("low", "medium", "high")}
        if outcomes:
            need["outcomes"] = self.random.sample(outcomes, min(len(outcomes), self.random.randint(1, 2)))
        if self.chance(0.05):
            need["outcomes"] = ["zz"]
        if self.chance(0.05):
            need["area"] = "alcohol"
        if self.chance(0.05):
            del need["complexity"]
        return {"needs": [need]}

    def custody(self):
        if self.kind != "inside" and self.chance(0.7):
            return {"in_custody": False}
        return self.pick(
            {"in_custody": True, "prison": "hmp-chelmsford", "release_on_licence": self.pick(True, False),
             "release_dates": [{"source": "expected", "date": self.day(self.random.randint(-5, 90))}]},
            {"in_custody": True}, self.user.get("custody", {"in_custody": False}))

    def attendance(self):
        said = self.pick(
            {"attended": True, "happened": True, "late": False}, {"attended": True, "happened": True, "late": False},
            {"attended": True, "happened": True, "late": True, "late_reason": "The bus."},
            {"attended": False, "happened": False, "detail": "Did not come."},
            {"attended": True, "happened": False, "detail": "Closed.",
             "no_session": self.pick("acceptable", "unacceptable", "logistics")})
        return self.worn(said, 0.06)

    def feedback(self, attendance):
        said = {"notify_concerns": self.chance(0.1)}
        if attendance is None or attendance.get("happened"):
            said |= {"notify_behaviour": self.chance(0.2), "summary": "Work.", "response": "Took part."}
        if said.get("notify_behaviour"):
            said["behaviour"] = "Shouted."
        if said["notify_concerns"]:
            said["concerns"] = "Drink."
        return self.worn(said, 0.06)

    def worn(self, said, share):
        """Sometimes something is lacking."""
        if self.chance(share):
            said = dict(said)
            said.pop(self.random.choice([name for name in said if name != "attended"]), None)
        return said

    def meeting(self, kind, **more):
        starts = self.now + timedelta(minutes=15 * self.random.randint(1, 900))
        if self.chance(0.15):
            starts = self.now - timedelta(minutes=15 * self.random.randint(0, 300))
        if self.chance(0.03):
            starts = self.now + timedelta(days=self.random.randint(170, 200))
        body = {"kind": kind, "starts": starts.replace(second=0, microsecond=0),
                "minutes": self.pick(15, 30, 60, 60, 90), **self.place()}
        if self.chance(0.5):
            body["enforceable"] = self.chance(0.7)
        if kind in model.NUMBERED and self.world.pre_release and self.chance(0.4):
            body["pre_release"] = True
            if self.chance(0.8):
                body["enforceable"] = False
        if kind == "session" and self.chance(0.2):
            body["session"] = self.random.randint(1, 5)
        if kind in model.NUMBERED and self.chance(0.3) and self.world.activities:
            body["activities"] = [self.random.choice(self.world.activities)]
            if self.chance(0.1):
                body["activities"] = ["zz"]
        past = model.british(starts) < self.day()
        if past and self.chance(0.9) or starts < self.now and self.chance(0.3) or self.chance(0.01):
            body["attendance"] = self.attendance()
            if self.chance(0.9):
                body["feedback"] = self.feedback(body["attendance"])
        return body | more

    def place(self):
        return self.pick(
            {"mode": "telephone"}, {"mode": "video"}, {"mode": "telephone"}, {"mode": "video"},
            {"mode": "face_to_face", "place": "probation_office", "office": self.pick("CRSEXTL", "CRSEXTL", "CRS")},
            {"mode": "visit", "place": "prison", "prison": "hmp-chelmsford"}, {"mode": "visit", "place": "home"},
            {"mode": "face_to_face", "place": "other", "address": "1 Street", "postcode": "SW1A 2AA"},
            {"mode": "face_to_face", "place": "other", "address": "1 Street"}, {"mode": "visit"},
            {"mode": "telephone", "format": "group"})

    def plan(self):
        wanted = [{"area": need["area"], "key": key} for need in self.state.needs for key in need.get("outcomes", ())]
        wanted = wanted or [{"area": next(iter(self.world.areas)), "key": "1"}]
        area = wanted[0]["area"]
        body = {"sessions": self.state.facts.get("sessions", self.random.randint(1, 4)), "outcomes": wanted,
                "activities": [{"area": area, "text": "Work.", "responsible": "supplier", "by": self.day(60)}]}
        if self.world.activities and self.chance(0.5):
            body["activities"][0]["key"] = self.pick(*self.world.activities, "zz")
        if self.chance(0.2):
            body["sessions"] = self.random.randint(1, 5)
        if self.chance(0.08):
            body["outcomes"] = [*wanted, {"area": area, "key": self.pick("1", "2", "3")}]
            body["outcomes"] = list({each["key"]: each for each in body["outcomes"]}.values())
        if self.chance(0.05):
            body["activities"][0]["area"] = "alcohol"
        if self.chance(0.3):
            body["variation_agreed"] = True
            if self.chance(0.8):
                body["variation"] = "As agreed."
        return body

    def report(self):
        plans = self.state.plans
        wanted = plans[self.state.approved - 1]["outcomes"] if self.state.approved else [
            {"area": need["area"], "key": key} for need in self.state.needs for key in need.get("outcomes", ())]
        outcomes = [self.worn({**each, "achievement": self.pick("achieved", "partially_achieved", "not_achieved"),
                               "progress": "Some."}, 0.0) for each in wanted]
        if outcomes and self.chance(0.1):
            outcomes.pop()
        if outcomes and self.chance(0.1):
            del outcomes[0][self.pick("achievement", "progress")]
        body = {"sessions_delivered": self.state.view()["sessions_held"] + self.pick(0, 0, 0, 0, 0, 1),
                "outcomes": outcomes}
        if self.chance(0.95):
            body["next_steps"] = "Go on."
        return body

    def appointment(self, fits):
        """The id of an appointment that fits, mostly; else any, or one that does not exist."""
        every = self.state.appointments
        fitting = [each for each in every if fits(each)]
        if fitting and self.chance(0.93):
            return self.random.choice(fitting)
        if every and self.chance(0.8):
            return self.random.choice(every)
        return model.Appointment(self.id(), {"kind": "session", "starts": self.now}, 0, self.now)

    def body(self, type):
        if type == "draft":
            return self.facts()
        if type == "amend":
            return self.amendment()
        if type == "choose_needs":
            return self.needs()
        if type == "send":
            return {"override": "Agreed."} if self.chance(0.3) else None
        if type in ("receive", "accept"):
            return {"text": "Fine."} if self.chance(0.2) else None
        if type in ("return", "withdraw", "close_early"):
            return {"reason": self.pick("ineligible", "moved_away", "died", "not_engaged"), "text": "So it is."}
        if type == "assign":
            return {"to": self.pick("A. Worker", "B. Worker"), **({"team": "East"} if self.chance(0.3) else {})}
        if type == "offer_appointment":
            return self.meeting(self.offered())
        if type in ("reschedule_appointment", "replace_appointment"):
            moving = type.startswith("resch")
            other = self.appointment(lambda each: not each.superseded and (
                each.attendance is None if moving else each.counts and not each.held and not each.replaced))
            body = self.meeting(other.facts["kind"] if self.chance(0.95) else "review", other=other.id)
            if body.get("session") and self.chance(0.9):
                del body["session"]
            return body | ({"requested_by": "service_user", "why": "At work."} if moving else {})
        if type == "record_attendance":
            each = self.appointment(lambda each: not each.superseded and not each.counts
                                    and each.facts["starts"] <= self.now)
            return {"appointment": each.id, **self.attendance()}
        if type == "submit_feedback":
            each = self.appointment(lambda each: not each.superseded and not each.counts and each.attendance)
            return {"appointment": each.id, **self.feedback(each.attendance)}
        if type == "submit_action_plan":
            return self.plan()
        if type in ("share_action_plan", "approve_action_plan"):
            return {"version": self.random.randint(1, 3)} if self.chance(0.1) else None
        if type == "agree_intensity":
            return {"intensity": self.pick("low", "medium", "gate")}
        if type == "liaise":
            return {"text": "Asked.", **self.pick({}, {"activity": "c"}, {"activity": "d"}, {"outcome": False})}
        if type == "notify_practitioner":
            return {"text": "Look.", "significance": ["risk"]}
        if type == "contribute":
            return {"text": "Wrote.", "contribution": "review_meeting"}
        if type == "change_custody":
            return self.custody()
        if type == "write_report":
            return self.report()
        if type == "correct":
            return self.correction()
        if type in ("record_first_response", "notify_release"):
            return {"text": "Told."}
        if type == "check_timeliness":
            return {"check": 1, "outcome": True}
        return None

    def correction(self):
        number = self.random.randint(1, len(self.entries) + (1 if self.chance(0.1) else 0))
        if self.chance(0.6):
            number = max(len(self.entries) - self.random.randint(0, 4), 1)
        body = {"entry": number, "why": "A mistake."}
        kind = self.entries[number - 1]["type"] if number <= len(self.entries) else ""
        if kind == "record_attendance" and self.chance(0.6):
            body["attendance"] = self.attendance()
        elif kind == "submit_feedback" and self.chance(0.6):
            each = self.state.appointment(self.entries[number - 1]["body"]["appointment"])
            body["feedback"] = self.feedback(each and each.attendance)
        elif kind in model.OFFERS and self.chance(0.4):
            offer = self.entries[number - 1]["body"]
            if self.chance(0.7):
                body["attendance"] = self.attendance()
            if self.chance(0.7):
                body["feedback"] = self.feedback(body.get("attendance") or offer.get("attendance"))
        elif kind in ("liaise", "contribute") and self.chance(0.5):
            body["note"] = {"text": "Otherwise.", **({"contribution": "breach_report"} if kind == "contribute" else {})}
        elif self.chance(0.02):
            body["note"] = {"text": "Otherwise."}
        return body

    def offered(self):
        kinds = {each.facts["kind"] for each in self.state.appointments}
        if "supplier_assessment" not in kinds and self.chance(0.85):
            return "supplier_assessment"
        if self.chance(0.1):
            return self.pick("supplier_assessment", "review")
        if 1 not in {each.session for each in self.state.sessions} and self.chance(0.7):
            return "intervention_commencement"
        return "session"

    def sensible(self):
        """What would come next in a life without trouble."""
        state = self.state
        if self.record is None:
            return "draft"
        waiting = [each for each in state.appointments if not each.superseded and not each.counts]
        begun = [each for each in waiting if each.facts["starts"] <= self.now]
        if state.phase in ("draft", "returned"):
            return "choose_needs" if not state.needs else self.pick("send", "send", "amend")
        if state.phase in ("sent", "received"):
            return {"sent": "receive", "received": "accept"}[state.phase]
        if state.phase == "concluded":
            return self.pick("redact", "correct", "amend")
        if state.phase == "reporting":
            return "write_report" if state.report is None or self.chance(0.3) else "submit_report"
        if any(each.attendance for each in waiting):
            return "submit_feedback"
        if begun:
            return "record_attendance"
        missed = [each for each in state.appointments if each.counts and not each.held and not each.replaced]
        if missed and self.chance(0.6):
            return "replace_appointment"
        if state.phase == "planning" and self.chance(0.7):
            return "approve_action_plan" if len(state.plans) > state.approved else "submit_action_plan"
        return "wait" if waiting and self.chance(0.7) else "offer_appointment"

    # -- the walk ----------------------------------------------------------------------------------------------------
    def go(self, steps):
        while self.steps < steps:
            self.step()
        return self.steps

    def pass_time(self):
        self.now += timedelta(minutes=self.pick(1, 5, 30, 120, 600, 1440), seconds=self.random.randint(0, 59))
        if self.chance(0.2 if self.state and self.state.phase == "concluded" else 0.01):
            self.now += timedelta(days=self.random.randint(20, 120))

    def step(self):
        self.pass_time()
        self.state = model.fold(self.entries) if self.entries else None
        type = self.sensible()
        if type == "wait":
            soon = min(each.facts["starts"] for each in self.state.appointments
                       if not each.superseded and not each.counts)
            self.now = max(self.now, soon + timedelta(minutes=self.random.randint(0, 90)))
            return
        if self.record is not None and self.chance(0.3):
            type = self.random.choice([name for name in model.COMMANDS
                                       if self.chance(0.3) or name not in ("withdraw", "close_early", "redact")])
        roles = model.COMMANDS[type][0] if type != "draft" else (model.P, model.M, model.H)
        role = self.random.choice(roles if self.chance(0.97) else ROLES)
        if type == "draft":
            role = model.P
        at = None
        if self.record is not None and self.chance(0.06):
            at = self.now - timedelta(minutes=self.random.randint(1, 4000))
        elif self.record is not None and self.chance(0.01):
            at = self.now + timedelta(minutes=1)
        self.give(type, self.body(type), role, at)

    def give(self, type, body, role, at=None, id=None):
        self.steps += 1
        command = {"type": type, "id": id or self.id(), **({} if body is None else {"body": body})}
        self.told.append((self.now.isoformat(), at and at.isoformat(), role, command))
        environment = ivn.Environment(self.now, role, at=at, rulebook=self.rules)
        entry = {"type": type, "id": command["id"], "body": body, "role": role, "at": at or self.now, "number": 1}
        if self.record is not None:
            entry["appointment"] = ivn.appointment_id(self.record.id, command["id"])
            if type == "send":
                self.world.may_refer = self.may_refer(entry["at"])
        expected = model.decide(self.entries, entry, self.world, self.now)
        before = self.record and self.record.to_json()
        try:
            change = ivn.decide(self.record, command, environment)
            status, pointers = "replayed" if change.replayed else "unchanged" if change.unchanged else "ok", []
        except ivn.StateError as caught:
            status, change, pointers = "state", None, [each.pointer for each in caught.violations]
            self.words = [each.message for each in caught.violations]
        except ivn.InterventionsError as caught:
            status, change, pointers = caught.status_name, None, [str(caught)]
        names = {"invalid": "IVN_ERROR_INVALID", "reused": "IVN_ERROR_REUSED"}
        self.same(status, names.get(expected.status, expected.status), "answer", expected.reasons, pointers, self.words)
        SEEN[type, status] = SEEN.get((type, status), 0) + 1
        if status == "state":
            self.same_reasons(expected.reasons, pointers)
        if change is None:
            assert self.record is None or self.record.to_json() == before
            return
        if status == "ok":
            self.same([each.type.value for each in change.events], expected.news, "events")
        else:
            self.same(change.record.to_json(), before, "record after a command that changes nothing")
        self.record, self.entries = change.record, expected.entries
        self.compare(environment)
        if status == "ok":
            self.again(command, environment)

    def may_refer(self, at):
        facts = self.state.facts
        answer = ivn.Catalogue.builtin().assess(
            facts["service_user"], f"{facts['service']}@{facts['edition']}", on=model.british(at), rulebook=self.rules)
        return answer.summary is ivn.Summary.MAY_REFER

    def again(self, command, environment):
        again = ivn.decide(self.record, command, environment)
        self.same(again.replayed, True, "replay")
        self.same(again.record.to_json(), self.record.to_json(), "record after a replay")
        if command["type"] not in ("assign", "redact"):  # what was said is gone
            with pytest.raises(ivn.ConflictError):
                ivn.decide(self.record, {**command, "type": "assign", "body": {"to": "Somebody else"}}, environment)

    def same_reasons(self, reasons, pointers):
        ours = {pointer for _, pointer in reasons}
        if self.state.redacted:  # what else would be lacking is gone
            return self.same({""} <= set(pointers), {""} <= ours, "reasons after redaction", reasons)
        if "?" in ours:
            assert pointers
        else:
            if "/facts/service_user" in ours:  # what is not met, or not known, of the person
                assert any(each.startswith("/facts/service_user") for each in pointers), pointers
                pointers = [each for each in pointers if not each.startswith("/facts/service_user")]
            self.same(set(pointers), ours - {"/facts/service_user"}, "reasons", reasons, self.words)

    def compare(self, environment):
        """Where it stands, in the library and in the model; and what its body gives when it is read again."""
        referral, state = self.record.referral, model.fold(self.entries)
        theirs = {name: getattr(referral, name) for name in (
            "sessions_planned", "sessions_recorded", "sessions_attended", "sessions_held", "sessions_credited",
            "rar_days", "enforceable_days", "pre_release_sessions", "first_offered", "first_offered_for",
            "first_attended", "commenced", "outcome_score", "liaison_count", "ended", "concluded")}
        theirs |= {
            "phase": referral.phase.value, "ending": referral.ending and referral.ending.value,
            "report_owed": referral.report_owed is True,
            "approved": referral.approved_plan and referral.approved_plan.version, "plans": len(referral.plans),
            "appointments": [(each.id, each.session, each.came is True, each.held is True,
                              each.compliance and each.compliance.value) for each in referral.appointments]}
        ours = state.view()
        self.same({name: theirs[name] for name in ours if theirs[name] != ours[name]},
                  {name: ours[name] for name in ours if theirs[name] != ours[name]}, "view")
        self.same(referral.struck and sorted(referral.struck), tuple() if not model.struck(self.entries) else sorted(
            model.struck(self.entries)), "struck")
        for number, each in enumerate(state.appointments):
            day = self.day(self.random.randint(-5, 5))
            self.same(self.record.standing(number + 1, day).value, state.standing(each, day), "standing")
        if self.chance(0.3):
            self.compare_next(environment, state)
        if self.chance(0.2):
            body = self.record.to_json()
            again = ivn.Record.from_json(body)
            self.same(again.to_json(), body, "body")
            assert again.referral == referral and again.next(environment) == self.record.next(environment)

    def compare_next(self, environment, state):
        role = self.random.choice(ROLES)
        steps = {each.command.value: each for each in self.record.next(ivn.Environment(
            self.now, role, rulebook=self.rules))}
        self.same(set(steps), set(model.COMMANDS) | {"draft"}, "commands")
        for type, step in steps.items():
            if type == "draft" or state.redacted:
                continue
            roles, phases, _, _ = model.COMMANDS[type]
            guards = [each.guard.value for each in step.obstacles]
            self.same(("phase" in guards, "role" in guards), (state.phase not in phases.split(), role not in roles),
                      "what may come next: " + type)
            if type in WITHOUT_BODY and (type != "send" or state.phase in ("draft", "returned")):
                self.state = state
                if type == "send":
                    self.world.may_refer = self.may_refer(self.now)
                entry = {"type": type, "id": "", "body": None, "role": role, "at": self.now, "number": 0}
                found = model.reasons(state, entry, self.world, self.now, self.entries)
                self.same(set(guards), {GUARDS.get(name, name) for name, _ in found}, "guards of next: " + type)

    def same(self, theirs, ours, what, *more):
        if theirs != ours:
            lines = "\n".join(map(str, self.told[-1:] if os.environ.get("INTERVENTIONS_BRIEF") else self.told))
            pytest.fail(f"{what}: the library says {theirs!r}, the model {ours!r} {more}\n{self.kind}\n{lines}", False)


@pytest.mark.parametrize("seed", range(SEED, SEED + WALKS))
def test_the_library_and_the_model_agree(seed):
    walk = Walk(seed)
    walk.go(walk.random.randint(40, 80))


@pytest.mark.skipif((SEED, WALKS) != (0, 45), reason="of the walks that are taken without being asked for others")
def test_the_walks_lead_everywhere():
    answered = {status: {type for type, other in SEEN if other == status} for status in ("ok", "state", "unchanged")}
    assert answered["ok"] == {*model.COMMANDS, "draft"} and answered["state"] >= set(model.COMMANDS) - {"draft"}
    assert answered["unchanged"] and sum(SEEN.values()) > 2000
