"""What the library tells about referrals and duties: where each stands, what may come next, what follows from it.
Serves casework.py, duties.py and the user.

Each class is named after a struct of the library's casework.h or duties.h, whose documentation says more about its
members. Facts that a command brought, such as those of an appointment, are mappings as JSON has them.
"""
from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .terms import Command, Compliance, DutyState, Ending, Event, Form, Guard, News, OwedBy, Phase, Role, Summary

Facts = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that is owed in a case, and where it stands on a day; a window, which nobody owes, has no `owed_by`."""

    key: str
    title: str = ""
    state: DutyState
    owed_by: OwedBy | None = None
    trigger: Event | None = None
    number: int = 0
    late: bool | None = None
    provisional: bool | None = None
    triggered: datetime.date | None = None
    due: datetime.date | None = None
    opens: datetime.date | None = None
    closes: datetime.date | None = None
    met: datetime.date | None = None
    withdrawn: datetime.date | None = None
    working_days: int | None = None
    rule: str = ""
    edition: str = ""
    reason: str = ""
    source: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """The duties of a case on a day."""

    duties: tuple[Duty, ...] = ()
    day: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentView:
    """An appointment as it stands: `facts` is what was offered, `came` and `held` count once its record is in."""

    number: int
    id: str
    facts: Facts = field(repr=False)
    attendance: Facts | None = field(default=None, repr=False)
    feedback: Facts | None = field(default=None, repr=False)
    offered: datetime.datetime | None = None
    recorded: datetime.datetime | None = None
    submitted: datetime.datetime | None = None
    superseded_by: int = 0
    supersedes: int = 0
    replaces: int = 0
    came: bool | None = None
    held: bool | None = None
    compliance: Compliance | None = None
    entry: int = 0
    day: datetime.date | None = None
    session: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A version of the action plan as it stands."""

    version: int
    facts: Facts = field(repr=False)
    submitted: datetime.datetime | None = None
    shared: datetime.datetime | None = None
    approved: datetime.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a record: a command that was accepted. `at` is when it happened, `entered` when it was told."""

    type: Command
    number: int
    role: Role
    command: str
    digest: str = ""
    at: datetime.datetime
    entered: datetime.datetime
    by: str = field(default="", repr=False)
    edition: str = ""
    summary: Summary | None = None
    attempt: int = 0
    body: Facts = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """A referral as it stands: all of it follows from its entries."""

    phase: Phase
    id: str
    reference: str = ""
    revision: int = 0
    ending: Ending | None = None
    facts: Facts = field(default_factory=dict, repr=False)
    needs: tuple[Facts, ...] = field(default=(), repr=False)
    entries: tuple[Entry, ...] = field(default=(), repr=False)
    struck: tuple[int, ...] = ()
    sent: datetime.datetime | None = None
    received: datetime.datetime | None = None
    accepted: datetime.datetime | None = None
    returned: datetime.datetime | None = None
    first_response: datetime.datetime | None = None
    assigned: Facts | None = field(default=None, repr=False)
    agreed: Facts | None = field(default=None, repr=False)
    appointments: tuple[AppointmentView, ...] = field(default=(), repr=False)
    plans: tuple[PlanView, ...] = field(default=(), repr=False)
    approved_plan: PlanView | None = field(default=None, repr=False)
    end_request: Facts | None = field(default=None, repr=False)
    end_requested: datetime.datetime | None = None
    report: Facts | None = field(default=None, repr=False)
    report_submitted: datetime.datetime | None = None
    ended: datetime.datetime | None = None
    concluded: datetime.datetime | None = None
    report_owed: bool | None = None
    redacted: bool | None = None
    sessions_planned: int | None = None
    sessions_recorded: int = 0
    sessions_held: int = 0
    sessions_attended: int = 0
    sessions_credited: int = 0
    rar_days: int = 0
    enforceable_days: int = 0
    pre_release_sessions: int = 0
    first_offered: datetime.datetime | None = None
    first_offered_for: datetime.datetime | None = None
    first_attended: datetime.datetime | None = None
    commenced: datetime.datetime | None = None
    outcome_score: int | None = None
    liaison_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsEvent:
    """An event for the host's outbox: without a name and without a free text."""

    type: News
    id: str
    record: str
    revision: int
    index: int
    at: datetime.datetime
    role: Role
    audience: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexKey:
    """An index key: a fact by which a record is found; compared by its bytes."""

    name: str
    data: bytes
    unique: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What stands in the way of a command."""

    guard: Guard
    reason: str = ""
    pointer: str = ""
    rule: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A command, and whether it may come next, so far as that does not depend on what it will say."""

    command: Command
    title: str = ""
    allowed: bool
    obstacles: tuple[Obstacle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """What may come next: every command."""

    steps: tuple[NextStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One thing that follows from a record, and from what."""

    key: str
    title: str = ""
    value: str = ""
    reason: str = ""
    rule: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanations:
    """Everything that follows from a record."""

    list: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingNames:
    """How a referral ended, and what other systems call it; a word that does not apply is empty."""

    ending: Ending | None
    reason: str
    event: str
    report: str
    dashboard: str
    delius: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RarRequirement:
    """Days used of a rehabilitation activity requirement, in any of the referrals that use it."""

    sentence: str = ""
    requirement: str = ""
    referral_count: int = 0
    used: int = 0
    ordered: int | None = None
    left: int | None = None
    exceeded: bool | None = None
    days: tuple[datetime.date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rar:
    """Days used of each requirement."""

    requirements: tuple[RarRequirement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """How a referral is entered in the case management system: as a non-statutory intervention, or by the transfer of
    the requirement."""

    form: Form
    reason: str = ""
    rule: str = ""
    service: str = ""
    type: str = ""
    type_printed: str = ""
    sub_type: str = ""
    sub_type_printed: str = ""
    event: str = ""
    requirement: str = ""
    provider: str = ""
    your_provider: str = ""
    your_team: str = ""
    your_name: str = ""
    status: str = ""
    status_at: datetime.datetime | None = None
    expected_end: datetime.date | None = None
    actual_end: datetime.date | None = None
    notes: str = ""
    to_provider: str = ""
    to_cluster: str = ""
    to_ldu: str = ""
    to_team: str = ""
    to_officer: str = ""
    to_reason: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDatum:
    """A kind of personal data that a record holds, and in how many places."""

    pointer: str
    places: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """The personal data of a record, and when it must go."""

    list: tuple[PersonalDatum, ...] = ()
    keep_until: datetime.date | None = None
    due: bool | None = None
    reason: str = ""
    rule: str = ""
    missing: str = ""
