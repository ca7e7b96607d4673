"""The life of one referral, command by command, and a desk at which it is lived. Serves the tests of referrals."""
import datetime

import interventions as ivn

SERVICE_USER = {
    "sex": "male", "reference": "X123456", "date_of_birth": datetime.date(1990, 4, 2), "home_area": "southend",
    "sentences": [{"basis": "community_order", "starts": datetime.date(2026, 6, 1),
                   "ends": datetime.date(2028, 5, 31), "rehabilitation_activity": True,
                   "rehabilitation_activity_days": 20}],
}
FACTS = {
    "service_user": SERVICE_USER, "service": "personal-well-being/emotional", "edition": "well-being-specification",
    "provider": "A Supplier", "sentence": "event 1", "requirement": "requirement 1", "practitioner": "P. Officer",
    "purpose": "To cope better.", "risk": "None beyond the assessment.", "complete_by": datetime.date(2027, 5, 31),
    "enforceable_days": 10, "interpreter": False, "responsibilities": False,
}
NEEDS = {"needs": [{"area": ivn.Need.EMOTIONAL, "complexity": ivn.Complexity.MEDIUM, "outcomes": ["1", "2"]}]}
CAME = {"attended": True, "happened": True, "late": False}
MISSED = {"attended": False, "happened": False, "detail": "Did not come, gave no reason."}
DONE = {"notify_behaviour": False, "notify_concerns": False, "summary": "What was planned.", "response": "Took part."}
PLAN = {
    "sessions": 2,
    "activities": [{"area": "emotional", "key": "a", "text": "Ways to handle emotions.", "responsible": "supplier",
                    "by": datetime.date(2027, 3, 31)}],
    "outcomes": [{"area": "emotional", "key": "1"}, {"area": "emotional", "key": "2"}],
}
REPORT = {
    "sessions_delivered": 2, "next_steps": "Go on alone.",
    "outcomes": [{"area": "emotional", "key": "1", "achievement": "achieved", "progress": "Steady."},
                 {"area": "emotional", "key": "2", "achievement": "partially_achieved", "progress": "Better."}],
}


def at(text):
    """A moment of UTC: at("2026-11-02T09:00")."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)


def meeting(kind, starts, **more):
    """An appointment at a probation office."""
    return {"kind": kind, "starts": at(starts), "minutes": 60, "mode": "face_to_face", "place": "probation_office",
            "office": "CRSEXTL", **more}


def of(number):
    """The id of an appointment, once there is one; `number` is its place."""
    return lambda desk: desk.record.referral.appointments[number - 1].id


# When, by whom, what, and the phase it leads to. A body's function is called with the desk.
STEPS = [
    ("2026-11-02T09:00", "practitioner", "draft", FACTS, "draft"),
    ("2026-11-02T09:10", "practitioner", "choose_needs", NEEDS, "draft"),
    ("2026-11-02T09:20", "practitioner", "send", None, "sent"),
    ("2026-11-02T11:00", "supplier", "receive", None, "received"),
    ("2026-11-02T12:00", "supplier", "accept", None, "accepted"),
    ("2026-11-02T12:10", "supplier", "assign", {"to": "C. Worker", "team": "East"}, "accepted"),
    ("2026-11-03T10:00", "supplier", "offer_appointment", meeting("supplier_assessment", "2026-11-09T10:00"),
     "accepted"),
    ("2026-11-04T10:00", "supplier", "reschedule_appointment",
     meeting("supplier_assessment", "2026-11-10T10:00", other=of(1), requested_by="service_user", why="At work."),
     "accepted"),
    ("2026-11-10T11:00", "supplier", "record_attendance", {**CAME, "appointment": of(2)}, "accepted"),
    ("2026-11-10T11:10", "supplier", "submit_feedback", {**DONE, "appointment": of(2)}, "planning"),
    ("2026-11-11T10:00", "supplier", "submit_action_plan", PLAN, "planning"),
    ("2026-11-12T10:00", "practitioner", "approve_action_plan", None, "delivering"),
    ("2026-11-12T11:00", "supplier", "offer_appointment",
     meeting("intervention_commencement", "2026-11-17T10:00", enforceable=True), "delivering"),
    ("2026-11-17T12:00", "supplier", "record_attendance", {**MISSED, "appointment": of(3)}, "delivering"),
    ("2026-11-17T12:10", "supplier", "submit_feedback", {"notify_concerns": False, "appointment": of(3)},
     "delivering"),
    ("2026-11-18T09:00", "supplier", "replace_appointment",
     meeting("intervention_commencement", "2026-11-24T10:00", enforceable=True, other=of(3)), "delivering"),
    ("2026-11-24T12:00", "supplier", "record_attendance", {**CAME, "appointment": of(4)}, "delivering"),
    ("2026-11-24T12:10", "supplier", "submit_feedback", {**DONE, "appointment": of(4)}, "delivering"),
    # Held on the same day, entered on the next one, whole.
    ("2026-11-25T09:00", "supplier", "offer_appointment",
     meeting("session", "2026-11-24T14:00", enforceable=True, attendance=CAME, feedback=DONE), "reporting"),
    ("2026-11-26T09:00", "supplier", "write_report", REPORT, "reporting"),
    ("2026-11-26T10:00", "supplier", "submit_report", None, "concluded"),
]


class Desk:
    """Gives commands one after the other, and keeps the record that they come to."""

    def __init__(self, series=0, **surroundings):
        self.environment = ivn.Environment(at("2026-11-02T09:00"), "system", name="A. Clerk", **surroundings)
        self.surroundings, self.series, self.given = surroundings, series, 0
        self.record = self.change = None

    def now(self, time, role="system"):
        self.environment = ivn.Environment(at(time), role, name="A. Clerk", **self.surroundings)
        return self

    def command(self, type, body=None, id=None):
        self.given += 1
        body = None if body is None else {name: value(self) if callable(value) else value
                                          for name, value in body.items()}
        return {"type": type, "id": id or f"7c0f5d3a-1b2e-4c4d-8e6f-{self.series:04x}{self.given:08x}",
                **({} if body is None else {"body": body})}

    def give(self, type, body=None, **more):
        self.change = ivn.decide(self.record, self.command(type, body, **more), self.environment)
        self.record = self.change.record
        return self.change

    def live(self, until=None, count=1):
        """Lives until a command has been given so many times, or to the end."""
        for time, role, type, body, _ in STEPS[self.given:]:
            self.now(time, role).give(type, body)
            count -= type == until
            if not count:
                return self
        return self
