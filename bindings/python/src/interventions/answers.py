"""What the library answers about a person: assessments with their findings and questions, recommendations, comparisons
of rulebooks. Serves catalogue.py and the user.

Each class is named after a struct of the library's eligibility.h, whose documentation says more about its members.
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from .terms import Complexity, Level, Need, Operator, Setting, Subject, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One criterion and what it came to: `outcome` True is met, False is not met, None is not known."""

    level: Level
    subject: Subject
    operation: Operator
    group: int = 0
    offer: int = 0
    rule: str = ""
    title: str = ""
    reason: str = ""
    expected: str = ""
    actual: str = ""
    source: str = ""
    missing: str = ""
    alternative: str = ""
    outcome: bool | None = None
    group_outcome: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact on which the answer depends: what to find out, and the JSON pointer of its place among the facts."""

    subject: Subject
    pointer: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAnswer:
    """What one offer of the service came to; `offer` is its place in the service's offers, 1 for the first."""

    setting: Setting
    summary: Summary
    offer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answer for one person and one service, on one day."""

    summary: Summary
    service: str
    edition: str
    day: datetime.date
    service_id: str = ""
    name: str = ""
    text: str = ""
    offers: tuple[OfferAnswer, ...] = ()
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessments:
    """The answers for one person and every service that is offered on the day, in the catalogue's order."""

    assessments: tuple[Assessment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A service that addresses a need, and whether it fits."""

    need: Need
    summary: Summary
    assessment: Assessment
    reason: str = ""
    complexity: Complexity | None = None
    linked_to_offending: bool | None = None
    delivered: bool | None = None
    sessions: int | None = None
    sessions_least: int | None = None
    hours: int | None = None
    hours_assessment: int | None = None
    alternative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Services for a person's needs: those linked to offending first, then the more complex ones."""

    day: datetime.date
    suggestions: tuple[Suggestion, ...] = ()
    unmet: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOfAnswer:
    """An answer that is another one under the other rulebook; `user` is the place in the caseload, 1 for the first."""

    user: int
    service: str
    edition: str
    before: Summary
    after: Summary
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two rulebooks compared over a caseload."""

    answer_count: int = 0
    changes: tuple[ChangeOfAnswer, ...] = ()
