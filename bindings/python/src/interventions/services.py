"""What a catalogue shows: services and their offers, contracts, areas and prisons. Serves catalogue.py and the user.

Each class is named after a struct of the library's catalogue.h, whose documentation says more about its members. None
and () mean that nothing is known or stated. A name that Python keeps for itself has an underscore after it: `from_`.
"""
from __future__ import annotations

import datetime
from dataclasses import dataclass

from .terms import (Approach, Channel, Complexity, Deliverer, Format, Intensity, Kind, Level, Mode, Need, Operator,
                    Part, Session, Setting, Subject, Unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of an offer; criteria of one group are alternatives, and all groups must hold."""

    group: int
    subject: Subject
    operation: Operator
    level: Level
    rule: str
    title: str
    value: bool | int | str | None = None
    upper: bool | int | str | None = None
    parameter: str | None = None
    upper_parameter: str | None = None
    unit: Unit | None = None
    texts: tuple[str, ...] = ()
    codes: tuple[int | str, ...] = ()
    section: str | None = None
    alternative: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A setting in which a service is offered, and for whom; no areas: everywhere; no complexities: all."""

    setting: Setting
    areas: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    complexities: tuple[Complexity, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRun:
    """A run of like sessions, in the order of delivery."""

    kind: Session
    count: int | None = None
    minutes: int | None = None
    minutes_most: int | None = None
    name: str | None = None
    names: tuple[str, ...] = ()
    any_order: bool | None = None
    optional: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What a service provides at one intensity or complexity level."""

    intensity: Intensity
    hours: int | None = None
    hours_least: int | None = None
    sessions: int | None = None
    sessions_least: int | None = None
    not_offered: bool | None = None
    items: tuple[str, ...] = ()
    alternative: str | None = None
    printed: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nsi:
    """How a referral is recorded as a non-statutory intervention."""

    type: str
    type_printed: str
    sub_type: str
    sub_type_printed: str
    intensity: Intensity | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An outcome or a piece of work that a specification lists."""

    key: str
    title: str
    approach: Approach | None = None
    liaison: bool | None = None
    registers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service, programme, requirement or output, in one edition of one document."""

    kind: Kind
    key: str
    edition: str
    edition_title: str
    id: str
    name: str
    summary: str | None = None
    section: str | None = None
    registers: str | None = None
    from_: datetime.date | None = None
    to: datetime.date | None = None
    needs: tuple[Need, ...] = ()
    modes: tuple[Mode, ...] = ()
    formats: tuple[Format, ...] = ()
    part: Part | None = None
    channel: Channel | None = None
    deliverers: tuple[Deliverer, ...] = ()
    mandated_for: tuple[Deliverer, ...] = ()
    highlights: tuple[str, ...] = ()
    sessions: tuple[SessionRun, ...] = ()
    provisions: tuple[Provision, ...] = ()
    nsis: tuple[Nsi, ...] = ()
    outcomes: tuple[Item, ...] = ()
    activities: tuple[Item, ...] = ()
    offers: tuple[Offer, ...] = ()
    sessions_total: int | None = None
    modules: int | None = None
    group_least: int | None = None
    group_most: int | None = None
    group_best: int | None = None
    facilitators: int | None = None
    weekly_least: int | None = None
    weekly_most: int | None = None
    daily_most: int | None = None
    every_days: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area; `parent` is the key of the area around it."""

    key: str
    name: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prison:
    """A prison; `area` is the key of the area whose resettlement prison it is."""

    key: str
    name: str
    resettlement: bool | None = None
    area: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """A contract of a provider."""

    key: str
    provider: str
    larger: bool | None = None
    needs: tuple[Need, ...] = ()
    areas: tuple[str, ...] = ()
    prisons: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    starts: datetime.date | None = None
    ends: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """All that a catalogue holds."""

    title: str | None = None
    services: tuple[Service, ...] = ()
    contracts: tuple[Contract, ...] = ()
    areas: tuple[Area, ...] = ()
    prisons: tuple[Prison, ...] = ()
