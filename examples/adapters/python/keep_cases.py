"""A referral in a SQLite file: drafted, sent and received, found again, what is due, and its events delivered.

    python keep_cases.py [FILE]

Without a file it works on one of its own, which it removes. With one, run it twice: the same commands happen once.
"""
import datetime
import pathlib
import sys
import tempfile
import uuid

import interventions as ivn
from sqlite_store import SqliteStore

SERVICE_USER = {
    "sex": "male", "reference": "X123456", "date_of_birth": datetime.date(1990, 4, 2), "home_area": "southend",
    "sentences": [{"basis": "community_order", "starts": datetime.date(2026, 6, 1),
                   "ends": datetime.date(2028, 5, 31), "rehabilitation_activity": True,
                   "rehabilitation_activity_days": 20}],
}
REFERRAL = {
    "service_user": SERVICE_USER, "service": "personal-well-being/emotional", "edition": "well-being-specification",
    "provider": "A Supplier", "sentence": "event 1", "requirement": "requirement 1", "practitioner": "P. Officer",
    "purpose": "To cope better.", "risk": "None beyond the assessment.", "complete_by": datetime.date(2027, 5, 31),
    "enforceable_days": 10, "interpreter": False, "responsibilities": False,
}
NEEDS = {"needs": [{"area": "emotional", "complexity": "medium", "outcomes": ["1", "2"]}]}


def at(hour: int, role: str) -> ivn.Environment:
    """Monday the second of November 2026."""
    return ivn.Environment(datetime.datetime(2026, 11, 2, hour, tzinfo=datetime.timezone.utc), role)


def command_id(number: int) -> str:
    """A host takes a random one, and keeps it until it has an answer; these are always the same."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"keep_cases {number}"))


def refer(cases: ivn.Caseload) -> str:
    draft = cases.do({"type": "draft", "id": command_id(1), "body": REFERRAL}, at(9, "practitioner"))
    for number, hour, role, type, body in [(2, 10, "practitioner", "choose_needs", NEEDS),
                                           (3, 10, "practitioner", "send", None), (4, 11, "supplier", "receive", None)]:
        command = {"type": type, "id": command_id(number), "record": draft.id}
        change = cases.do(command if body is None else {**command, "body": body}, at(hour, role))
        again = ", which was done before" if change.replayed else ""
        print(f"{ivn.Command(type).title}: {change.record.phase.title}{again}")
    return draft.id


def deliver(store: SqliteStore) -> None:
    """At least once: what was delivered is dropped afterwards."""
    for event in store.events():
        print(f"    event {event.position}: {ivn.News.of_code(event.type).title}")
        store.drop_events(event.position)


def show(path: pathlib.Path) -> None:
    store = SqliteStore(path)
    cases = ivn.Caseload(store)
    refer(cases)
    for record in cases.find("service_user", "X123456"):
        print(f"Found: {record.reference}, {record.phase.title}, revision {record.revision}")
    for due in cases.due(datetime.date(2026, 12, 31), at(12, "system")):
        print(f"    {due.duty.due:%d %b}  {due.duty.title}")
    print("To be told:")
    deliver(store)
    store.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        show(pathlib.Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            show(pathlib.Path(folder) / "cases.sqlite")
