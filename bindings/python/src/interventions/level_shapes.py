"""What the library tells about service levels, of one referral and of many. Serves levels.py, reporting.py and the user.

Each class is named after a struct of the library's reporting.h, whose documentation says more about its members.
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass

from .terms import Attainment, Grouping, ServiceLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelAnswer:
    """A service level of one referral: where it stands, and why."""

    level: ServiceLevel
    attainment: Attainment
    counted: bool | None = None
    provisional: bool | None = None
    received: datetime.date | None = None
    due: datetime.date | None = None
    done: datetime.date | None = None
    ended: datetime.date | None = None
    title: str = ""
    reason: str = ""
    rule: str = ""
    counting: str = ""
    source: str = ""
    missing: str = ""
    counting_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The service levels of a referral on a day."""

    levels: tuple[LevelAnswer, ...] = ()
    referral: str = ""
    day: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelTally:
    """How many referrals stand where with a service level."""

    met: int = 0
    missed: int = 0
    not_due: int = 0
    withdrawn: int = 0
    not_known: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelFigure:
    """A service level of many referrals. `tenths` of a percent are exact and rounded half up; None: nothing counts.
    `reached` is None where the rulebook asks for no share."""

    level: ServiceLevel
    tally: LevelTally
    numerator: int = 0
    denominator: int = 0
    tenths: int | None = None
    reached: bool | None = None

    @property
    def percent(self) -> float | None:
        """With one decimal place."""
        return None if self.tenths is None else self.tenths / 10


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityFigure:
    """Both quality measures, of the referrals of larger contracts."""

    reached: bool | None = None
    referrals: int = 0
    not_known: int = 0
    reports: int = 0
    reports_owed: int = 0
    score: int = 0
    most: int = 0
    score_tenths: int | None = None
    liaison_tenths: int | None = None
    liaison_known: int = 0
    liaison_any: int = 0
    liaison_person: int = 0
    liaison_risk: int = 0
    liaison_enforcement: int = 0
    liaison_sentence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A line of a report. Where `key` is empty, it is the total, or what names none."""

    by: Grouping
    code: int = 0
    key: str = ""
    referrals: int = 0
    offered: LevelFigure
    offered_for: LevelFigure
    commencement: LevelFigure
    quality: QualityFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule:
    """What a report goes by for a service level."""

    level: ServiceLevel
    rule: str = ""
    counting: str = ""
    source: str = ""
    working_days: int | None = None
    percent: int | None = None
    counts_withdrawn: bool | None = None
    counts_not_known: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """What a report says: the total first, then lines by supplier, contract, area, need and month."""

    lines: tuple[ReportLine, ...] = ()
    rules: tuple[ReportRule, ...] = ()
    day: datetime.date
    from_: datetime.date | None = None
    to: datetime.date | None = None
    referrals: int = 0
    outside: int = 0
    not_received: int = 0
    undated: int = 0
    basis: str = ""

    @property
    def total(self) -> ReportLine:
        """The line of all."""
        return self.lines[0]

    def by(self, grouping: Grouping | str) -> dict[str, ReportLine]:
        """The lines of a grouping, by their keys."""
        return {line.key: line for line in self.lines if line.by is Grouping(grouping)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPair:
    """A line of two reports. The changes are tenths of a percent that the second has more."""

    by: Grouping
    key: str = ""
    a: ReportLine | None = None
    b: ReportLine | None = None
    offered_change: int | None = None
    offered_for_change: int | None = None
    commencement_change: int | None = None
    same: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPairs:
    """Two reports side by side."""

    pairs: tuple[ReportPair, ...] = ()
    a: ReportView
    b: ReportView


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadDay:
    """A day of a workload: of one that has come, what was received, closed and open; of one to come, what is due."""

    day: datetime.date
    received: int = 0
    closed: int = 0
    open: int = 0
    due: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadMonth:
    """A month of a workload, as far as its window goes."""

    month: str
    received: int = 0
    closed: int = 0
    open: int = 0
    most_open: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadLine:
    """A line of a workload."""

    by: Grouping
    key: str = ""
    open: int = 0
    waiting: int = 0
    overdue: int = 0
    offer_not_known: int = 0
    not_known: int = 0
    most_open: int = 0
    most_open_on: datetime.date | None = None
    months: tuple[WorkloadMonth, ...] = ()
    days: tuple[WorkloadDay, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadView:
    """How much there is to do: the total first, then lines by supplier, contract, area and need."""

    lines: tuple[WorkloadLine, ...] = ()
    day: datetime.date
    from_: datetime.date
    to: datetime.date
    referrals: int = 0
    not_received: int = 0
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headroom:
    """A capacity and what is made of it."""

    by: Grouping
    key: str = ""
    open: int = 0
    to_offer: int = 0
    places: int | None = None
    room: int | None = None
    over_on: datetime.date | None = None
    offers: int | None = None
    late_on: datetime.date | None = None
    days_over: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Headrooms:
    """Capacities and what is made of them."""

    headrooms: tuple[Headroom, ...] = ()
    day: datetime.date
