"""The catalogue of services, and what it answers: who may be referred where, why not, and what to find out first."""
from __future__ import annotations

import datetime
import functools
import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Union

from . import _json, facts
from ._ffi import ffi, lib
from ._library import check, context, day_of, make, string, text, word
from .answers import Assessment, Assessments, Comparison, Recommendation
from .errors import PartialWarning
from .rulebook import Rulebook
from .services import Area, Contract, Directory, Prison, Service
from .terms import Complexity, Kind, Need, Setting, Summary

#: A person: facts as a mapping, facts as JSON, or facts that have been read.
User = Union[_json.Facts, bytes, facts.ServiceUser]
#: Several people, or one.
Users = Union[Iterable[_json.Facts], _json.Facts, bytes, facts.People]


def _user(user: User) -> facts.ServiceUser:
    return user if isinstance(user, facts.ServiceUser) else facts.ServiceUser(user)


def _caseload(users: Users) -> facts.People:
    if isinstance(users, facts.People):
        return users
    return facts.People([users] if isinstance(users, Mapping) else users)


class Screening:
    """The answers for many people and all services of a day.

    `answers` holds a row for each person and a byte for each of `services`: the code of a Summary, or 0 where a
    person's facts do not fit the day. numpy.asarray(screening.answers) is the same memory as a matrix.
    """

    def __init__(self, services: tuple[Service, ...], count: int, answers: bytearray) -> None:
        self.services = services
        flat = memoryview(answers).toreadonly()
        self.answers = flat.cast("B", (count, len(services))) if answers else flat
        self._count = count

    def __repr__(self) -> str:
        return f"<Screening of {self._count} people for {len(self.services)} services>"

    def __len__(self) -> int:
        """How many people."""
        return self._count

    def summary(self, user: int, service: int) -> Summary | None:
        """The answer of one person, counted from 0, and one of the services."""
        code = self.answers[user, service]
        return Summary.of_code(code) if code else None


class Catalogue:
    """A catalogue of services: that of the published documents, Catalogue.builtin(), or one with a provider's
    directory.

    Immutable; any number of threads may use one. Decisions rest on the rulebook of the documents unless another is
    given, and are made for a day: a date, or a datetime that says its offset from UTC and stands for the British date
    then.
    """

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    @classmethod
    def builtin(cls) -> Catalogue:
        """The catalogue of the published documents."""
        return _builtin()

    @classmethod
    def from_json(cls, directory: bytes | str | _json.Facts) -> Catalogue:
        """A catalogue of nothing but a directory, as with_json() takes it."""
        return cls(ffi.NULL).with_json(directory)

    def with_json(self, directory: bytes | str | _json.Facts) -> Catalogue:
        """A catalogue with a provider's own directory of services added, of the form that to_json() writes;
        InvalidFacts tells all that is wrong with it, and then nothing was added."""
        data = directory.encode() if isinstance(directory, str) else _json.encode(directory)
        return Catalogue(make("ivn_catalogue", lib.ivn_catalogue_with_json, context, self._handle, data, len(data),
                              listing=True))

    def __repr__(self) -> str:
        return f"<Catalogue of {lib.ivn_catalogue_read(self._handle).service_count} services>"

    def to_json(self) -> str:
        """All of it as JSON, in the form that is imported."""
        return text(lib.ivn_catalogue_to_json, context, self._handle)

    @functools.cached_property
    def _directory(self) -> Directory:
        return _json.decode_text(Directory, self.to_json())

    @functools.cached_property
    def _by_id(self) -> dict[str, Service]:
        return {service.id: service for service in self._directory.services}

    def _services(self, list_of: Any, count: int) -> tuple[Service, ...]:
        return tuple(self._by_id[string(each.id)] for each in list_of[0:count])

    def services(self) -> tuple[Service, ...]:
        """All services of all editions and times."""
        return self._directory.services

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """The contracts of providers."""
        return self._directory.contracts

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas, which form a tree."""
        return self._directory.areas

    @property
    def prisons(self) -> tuple[Prison, ...]:
        """The prisons."""
        return self._directory.prisons

    def area_within(self, area: str, around: str) -> bool | None:
        """Whether an area is another one or lies inside it; None when there is no such area."""
        return {lib.IVN_YES: True, lib.IVN_NO: False}.get(
            lib.ivn_catalogue_area_within(self._handle, word(area), word(around)))

    def find(self, key: str, on: datetime.date | None = None, rulebook: Rulebook | None = None) -> Service:
        """The service of a key, "key@edition" or id, as offered on a day; without a day, withdrawn ones count too. A
        key that stands in several editions means the one that the rulebook names."""
        out = ffi.new("ivn_service const **")
        rules = rulebook or Rulebook.builtin()
        check(lib.ivn_catalogue_find(self._handle, rules._handle, word(key),
                                     lib.IVN_DATE_NONE if on is None else day_of(on), out))
        return self._by_id[string(out[0].id)]

    def search(self, *, need: Need | str | None = None, complexity: Complexity | str | None = None,
               kind: Kind | str | None = None, setting: Setting | str | None = None, area: str | None = None,
               edition: str | None = None, on: datetime.date | None = None,
               withdrawn: bool = False) -> tuple[Service, ...]:
        """The services for which all that is given holds, in the catalogue's order; without a day, of all times."""
        words = {"need": need, "complexity": complexity, "kind": kind, "setting": setting, "area": area,
                 "edition": edition, "withdrawn": withdrawn or None, "day": on}
        query = facts.Query({name: value for name, value in words.items() if value is not None})
        found = make("ivn_services", lib.ivn_catalogue_search, context, self._handle, query._struct)
        view = lib.ivn_services_read(found)
        return self._services(view.services, view.count)

    def _environment(self, on: datetime.date, rulebook: Rulebook) -> Any:
        return ffi.new("ivn_environment *", {
            "size": ffi.sizeof("ivn_environment"), "on": {"known": 1, "value": day_of(on)},
            "rulebook": rulebook._handle, "catalogue": self._handle})

    def assess(self, user: User, service: str, *, on: datetime.date, rulebook: Rulebook | None = None) -> Assessment:
        """The answer for one person and one service: a key, "key@edition" or id."""
        rules, person = rulebook or Rulebook.builtin(), _user(user)
        made = make("ivn_assessment", lib.ivn_assess, context, self._environment(on, rules), person._struct,
                    word(service))
        return _json.decode_text(Assessment, text(lib.ivn_assessment_to_json, context, made))

    def assess_all(self, user: User, *, on: datetime.date, rulebook: Rulebook | None = None) -> tuple[Assessment, ...]:
        """The answers for one person and every service that is offered on the day and has criteria."""
        rules, person = rulebook or Rulebook.builtin(), _user(user)
        made = make("ivn_assessments", lib.ivn_assess_all, context, self._environment(on, rules), person._struct)
        return _json.decode_text(Assessments, text(lib.ivn_assessments_to_json, context, made)).assessments

    def recommend(self, user: User, needs: Iterable[_json.Facts] | None = None, *, on: datetime.date,
                  rulebook: Rulebook | None = None) -> Recommendation:
        """Services for needs such as {"area": "emotional", "complexity": "medium"}; without any, for those of the
        person's facts that are identified."""
        rules, person = rulebook or Rulebook.builtin(), _user(user)
        wanted = None if needs is None else facts.Needs({"needs": list(needs)})
        made = make("ivn_recommendation", lib.ivn_recommend, context, self._environment(on, rules), person._struct,
                    ffi.NULL if wanted is None else wanted._struct)
        return _json.decode_text(Recommendation, text(lib.ivn_recommendation_to_json, context, made))

    def what_if(self, users: Users, other: Rulebook | Iterable[_json.Facts] | bytes, *, on: datetime.date,
                rulebook: Rulebook | None = None) -> Comparison:
        """Which answers change under another rulebook, or under overrides of this one."""
        rules, people = rulebook or Rulebook.builtin(), _caseload(users)
        changed = other if isinstance(other, Rulebook) else rules.with_overrides(other)
        caseload = people._struct
        made = make("ivn_comparison", lib.ivn_what_if, context, self._environment(on, rules), changed._handle,
                    caseload.service_users, caseload.service_user_count)
        return _json.decode_text(Comparison, text(lib.ivn_comparison_to_json, context, made))

    def screen(self, users: Users, *, on: datetime.date, rulebook: Rulebook | None = None) -> Screening:
        """The answers for many people and all services at once, the same as assess() gives one by one. A person whose
        facts do not fit the day has none, and PartialWarning says so."""
        rules, people = rulebook or Rulebook.builtin(), _caseload(users)
        compiled = make("ivn_screening", lib.ivn_screening_new, context, self._environment(on, rules))
        view, count = lib.ivn_screening_read(compiled), len(people)
        answers = bytearray(count * view.service_count)
        if check(lib.ivn_screening_run(compiled, people._struct.service_users, count,
                                       ffi.from_buffer("uint8_t[]", answers))) == lib.IVN_PARTIAL:
            warnings.warn("the facts of some people do not fit the day", PartialWarning, stacklevel=2)
        return Screening(self._services(view.services, view.service_count), count, answers)


@functools.cache
def _builtin() -> Catalogue:
    return Catalogue(make("ivn_catalogue", lib.ivn_catalogue_builtin, context))
