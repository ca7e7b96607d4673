"""A referral from draft to end-of-service report, what was owed on the way, and a command that is refused.

    python first_referral.py
"""
from datetime import date, datetime, timezone

import interventions as ivn

REFERRAL = {
    "service": "personal-well-being/emotional",
    "service_user": {
        "reference": "X123456", "sex": "male", "date_of_birth": date(1990, 4, 2), "home_area": "southend",
        "sentences": [{"basis": "community_order", "starts": date(2026, 6, 1), "ends": date(2028, 5, 31),
                       "rehabilitation_activity": True, "rehabilitation_activity_days": 20}],
    },
    "provider": "A Supplier", "practitioner": "P. Officer", "sentence": "event 1", "requirement": "requirement 1",
    "purpose": "To cope better.", "risk": "None beyond the assessment.", "interpreter": False,
    "responsibilities": False, "complete_by": date(2027, 5, 31), "enforceable_days": 10,
}
NEEDS = {"needs": [{"area": "emotional", "complexity": "medium", "outcomes": ["1"]}]}
PLAN = {
    "sessions": 1, "outcomes": [{"area": "emotional", "key": "1"}],
    "activities": [{"area": "emotional", "text": "Ways to handle emotions.", "responsible": "supplier",
                    "by": date(2027, 3, 31)}],
}
REPORT = {
    "sessions_delivered": 1, "next_steps": "Go on alone.",
    "outcomes": [{"area": "emotional", "key": "1", "achievement": "achieved", "progress": "Steady."}],
}
CAME = {"attended": True, "happened": True, "late": False}
DONE = {"notify_behaviour": False, "notify_concerns": False, "summary": "What was planned.", "response": "Took part."}


class Desk:
    """Where a host would load a record, decide, and store the change with its events and keys."""

    def __init__(self):
        self.record = None

    def give(self, day, hour, role, command, body=None):
        now = datetime(2026, 11, day, hour, tzinfo=timezone.utc)
        self.environment = ivn.Environment(now, role)
        told = {"type": command} if body is None else {"type": command, "body": body}
        self.record = ivn.decide(self.record, told, self.environment).record
        print(f"{now:%d %b %H:%M}  {ivn.Command(command).title:45} {self.record.phase.title}")

    def meet(self, day, kind):
        """An appointment offered a week ahead, attended and recorded."""
        starts = datetime(2026, 11, day, 10, tzinfo=timezone.utc)
        self.give(day - 7, 9, "supplier", "offer_appointment", {
            "kind": kind, "starts": starts, "minutes": 60, "mode": "face_to_face", "place": "probation_office",
            "office": "CRSEXTL", "enforceable": kind != "supplier_assessment"})
        appointment = self.record.referral.appointments[-1].id
        self.give(day, 12, "supplier", "record_attendance", {**CAME, "appointment": appointment})
        self.give(day, 13, "supplier", "submit_feedback", {**DONE, "appointment": appointment})

    def show_duties(self):
        for duty in self.record.duties(self.environment):
            if duty.state is not ivn.DutyState.NOT_APPLICABLE:
                due = "" if duty.due is None else f"{duty.due:%d %b}"
                print(f"    {due:6}  {duty.title:45} {duty.state.title}")


def main():
    desk = Desk()
    desk.give(2, 9, "practitioner", "draft", REFERRAL)
    try:
        desk.give(2, 10, "practitioner", "send")
    except ivn.StateError as refused:
        print("Not sent:")
        for violation in refused.violations:
            print(f"    {violation}")
    desk.give(2, 10, "practitioner", "choose_needs", NEEDS)
    desk.give(2, 11, "practitioner", "send")
    print(f"The reference number is {desk.record.reference}.")
    desk.give(2, 12, "supplier", "receive")
    desk.give(2, 13, "supplier", "accept")
    desk.show_duties()
    desk.meet(10, "supplier_assessment")
    desk.give(11, 9, "supplier", "submit_action_plan", PLAN)
    desk.give(12, 9, "practitioner", "approve_action_plan")
    desk.meet(24, "intervention_commencement")
    desk.show_duties()

    allowed = [step.title for step in desk.record.next(desk.environment) if step.allowed]
    print(f"The supplier may now: {', '.join(allowed)}.")
    desk.give(25, 9, "supplier", "write_report", REPORT)
    desk.give(25, 10, "supplier", "submit_report")
    desk.show_duties()
    referral = desk.record.referral
    print(f"{referral.ending.title.capitalize()}: {referral.sessions_held} session held, "
          f"{referral.rar_days} day of the requirement used. {desk.record.ending.reason}")


if __name__ == "__main__":
    main()
