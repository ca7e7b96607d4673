"""The life of a referral: one verb, what is on record, what is owed, and what may come next.

    change = decide(None, {"type": "draft", "id": str(uuid.uuid4()), "body": {...}}, today)
    change = decide(change.record, {"type": "send", "id": ..., "record": change.id}, today)
    for duty in change.record.duties(today):
        print(duty.due, duty.owed_by, duty.title, duty.state)
"""
from __future__ import annotations

import datetime
import functools
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from . import _json
from ._ffi import ffi, lib
from ._library import _EPOCH_INSTANT, _MILLISECOND, check, context, day_of, make, owned, string, text, word
from .calendar import Calendar
from .casework_shapes import (Duties, Duty, EndingNames, EntryForm, Explanation, Explanations, IndexKey, NewsEvent,
                              Next, NextStep, PersonalData, Rar, RarRequirement, Referral)
from .catalogue import Catalogue
from .rulebook import Rulebook
from .terms import Ending, Phase, Role, Standing

#: A time in which somebody is taken up elsewhere: its start, and its end, which is free again.
Busy = tuple[datetime.datetime, datetime.datetime]


def _instant(at: datetime.datetime) -> int:
    if at.utcoffset() is None:
        raise TypeError("a datetime must say its offset from UTC")
    return (at - _EPOCH_INSTANT) // _MILLISECOND


@functools.cache
def _england() -> Calendar:
    return Calendar()


class DutyTable:
    """Rows of duties: those of the documents, or with rows of one's own added."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    @classmethod
    @functools.cache
    def builtin(cls) -> DutyTable:
        """The rows of the documents."""
        return cls(make("ivn_duty_table", lib.ivn_duty_table_builtin, context))

    def with_rows(self, rows: Iterable[_json.Facts] | bytes) -> DutyTable:
        """A table with rows added, in the form of the manual's page on duties; InvalidFacts tells all that is wrong."""
        data = _json.encode(rows if isinstance(rows, bytes) else {"rows": list(rows)})
        return DutyTable(make("ivn_duty_table", lib.ivn_duty_table_with_json, context, self._handle, data, len(data),
                              listing=True))


class Environment:
    """What a decision is made under: the time, who acts, and the calendar, rulebook and catalogue.

    `now` is the host's time, a datetime that says its offset from UTC; `at` is when a command's matter happened, where
    it is entered later. Immutable: at(), by() and attempt() give another one.
    """

    def __init__(self, now: datetime.datetime, role: Role | str | None = None, *, name: str = "",
                 at: datetime.datetime | None = None, on: datetime.date | None = None,
                 calendar: Calendar | None = None, rulebook: Rulebook | None = None,
                 catalogue: Catalogue | None = None, duties: DutyTable | None = None, busy: Sequence[Busy] = (),
                 attempt: int = 0) -> None:
        self._given: dict[str, Any] = dict(
            now=now, role=None if role is None else Role(role), name=name, at=at, on=on,
            calendar=calendar or _england(), rulebook=rulebook or Rulebook.builtin(),
            catalogue=catalogue or Catalogue.builtin(), duties=duties, busy=tuple(busy), attempt=attempt)
        self._struct = self._made()

    def _made(self) -> Any:
        given, kept = self._given, []
        struct = ffi.new("ivn_environment *", {
            "size": ffi.sizeof("ivn_environment"), "now": _instant(given["now"]), "attempt": given["attempt"],
            "calendar": given["calendar"]._handle, "rulebook": given["rulebook"]._handle,
            "catalogue": given["catalogue"]._handle})
        if given["on"] is not None:
            struct.on = {"known": 1, "value": day_of(given["on"])}
        if given["at"] is not None:
            struct.at = {"known": 1, "value": _instant(given["at"])}
        if given["duties"] is not None:
            struct.duties = given["duties"]._handle
        if given["role"] is not None:
            name = ffi.new("char[]", word(given["name"]))
            actor = ffi.new("ivn_actor *", {"size": ffi.sizeof("ivn_actor"), "role": given["role"].code, "name": name})
            kept += [name, actor]
            struct.actor = actor
        if given["busy"]:
            times = [ffi.new("ivn_busy_time *", {"size": ffi.sizeof("ivn_busy_time"), "from": _instant(start),
                                                 "to": _instant(end)}) for start, end in given["busy"]]
            listed = ffi.new("ivn_busy_time const *[]", times)
            kept += [times, listed]
            struct.busy_times, struct.busy_time_count = listed, len(times)
        self._kept = kept
        return struct

    def _but(self, **changed: Any) -> Environment:
        given = {**self._given, **changed}
        return Environment(given.pop("now"), given.pop("role"), **given)

    def at(self, at: datetime.datetime | None) -> Environment:
        """The same for something that happened at another time."""
        return self._but(at=at)

    def by(self, role: Role | str, name: str = "") -> Environment:
        """The same with another actor."""
        return self._but(role=Role(role), name=name)

    def attempt(self, attempt: int) -> Environment:
        """The same with the next attempt at a reference number, after one that was taken."""
        return self._but(attempt=attempt)


class Record:
    """A record: immutable. What it holds is what happened; where it stands follows from that."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    @classmethod
    def from_json(cls, body: bytes | str) -> Record:
        """A record from its stored body, which is not trusted: InvalidFacts or StateError tell what is wrong."""
        data = body.encode() if isinstance(body, str) else bytes(body)
        return cls(make("ivn_record", lib.ivn_record_from_json, context, data, len(data), listing=True))

    def to_json(self) -> str:
        """The body to store; equal records give equal texts."""
        return text(lib.ivn_record_to_json, context, self._handle)

    @property
    def _view(self) -> Any:
        return lib.ivn_referral_read(self._handle)

    @functools.cached_property
    def referral(self) -> Referral:
        """The referral as it stands."""
        return _json.decode_text(Referral, text(lib.ivn_referral_to_json, context, self._handle))

    @property
    def id(self) -> str:
        """Its UUID."""
        return string(self._view.id)

    @property
    def reference(self) -> str:
        """Its reference number, from sending on."""
        return string(self._view.reference)

    @property
    def phase(self) -> Phase:
        """Where it is."""
        return Phase.of_code(self._view.phase)

    @property
    def revision(self) -> int:
        """How many entries it has."""
        return int(self._view.revision)

    def __repr__(self) -> str:
        return f"<Record {self.id} {self.phase.value}, revision {self.revision}>"

    def standing(self, number: int, on: datetime.date) -> Standing | None:
        """Where an appointment stands on a day; None when there is no such appointment."""
        code = lib.ivn_appointment_standing(self._view, number, day_of(on))
        return Standing.of_code(code) if code else None

    def duties(self, environment: Environment) -> tuple[Duty, ...]:
        """What is owed, by whom and by when, and where each of it stands."""
        made = make("ivn_duties", lib.ivn_referral_duties, context, self._handle, environment._struct)
        return _json.decode_text(Duties, text(lib.ivn_duties_to_json, context, made)).duties

    def next(self, environment: Environment) -> tuple[NextStep, ...]:
        """Every command, and what stands in its way."""
        return next_steps(self, environment)

    def explain(self, environment: Environment) -> tuple[Explanation, ...]:
        """Everything that follows from the record, and from what."""
        made = make("ivn_explanations", lib.ivn_referral_explain, context, self._handle, environment._struct)
        return _json.decode_text(Explanations, text(lib.ivn_explanations_to_json, context, made)).list

    @property
    def ending(self) -> EndingNames:
        """How it ended, and what other systems call that."""
        out = ffi.new("ivn_ending_names *", {"size": ffi.sizeof("ivn_ending_names")})
        check(lib.ivn_referral_ending(self._view, out))
        return EndingNames(ending=Ending.of_code(out.ending) if out.ending else None, reason=string(out.reason),
                           event=string(out.event), report=string(out.report), dashboard=string(out.dashboard),
                           delius=string(out.delius))

    def form(self, environment: Environment) -> EntryForm:
        """How it is entered in the case management system."""
        made = make("ivn_form", lib.ivn_referral_form, context, self._handle, environment._struct)
        return _json.decode_text(EntryForm, text(lib.ivn_form_to_json, context, made))

    def personal_data(self, environment: Environment) -> PersonalData:
        """The personal data that it holds, and when it must go."""
        made = make("ivn_personal_data", lib.ivn_referral_personal_data, context, self._handle, environment._struct)
        return _json.decode_text(PersonalData, text(lib.ivn_personal_data_to_json, context, made))

    def subject_access(self, environment: Environment) -> str:
        """All that is held about the person, as JSON."""
        return text(lib.ivn_referral_subject_access, context, self._handle, environment._struct)


class Change:
    """What a decision changes: the new record, its events for the outbox, all its index keys, and remarks."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        view = lib.ivn_change_read(handle)
        self.record = Record(owned("ivn_record", lib.ivn_change_record(handle)))
        self.id = string(view.id)
        self.expected = int(view.expected)
        self.revision = int(view.revision)
        self.replayed = view.status == lib.IVN_REPLAYED
        self.unchanged = view.status == lib.IVN_UNCHANGED

    @functools.cached_property
    def _told(self) -> dict[str, Any]:
        return dict(_json.read(text(lib.ivn_change_to_json, context, self._handle)))

    @property
    def events(self) -> tuple[NewsEvent, ...]:
        """Events for the host's outbox."""
        return tuple(_json.decode(NewsEvent, each) for each in self._told["events"])

    @property
    def keys(self) -> tuple[IndexKey, ...]:
        """All keys of the record: they take the place of the earlier ones."""
        return tuple(_json.decode(IndexKey, each) for each in self._told["keys"])

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences for whoever gave the command."""
        return tuple(self._told["remarks"])

    def __repr__(self) -> str:
        return f"<Change of {self.id} to revision {self.revision}>"


def decide(record: Record | None, command: _json.Facts | bytes, environment: Environment) -> Change:
    """The one verb: decides a command on a record, or on none to draft one. Nothing is changed; what changes is told.
    A command without an "id" gets a random one. StateError and InvalidFacts tell all that stands in the way."""
    given = command if isinstance(command, (bytes, bytearray, memoryview)) else {"id": str(uuid.uuid4()), **command}
    data = _json.encode(given)
    facts = make("ivn_facts", lib.ivn_facts_from_json, context, lib.IVN_FACTS_COMMAND, data, len(data), listing=True)
    struct = ffi.cast("const ivn_command *", lib.ivn_facts_read(facts, lib.IVN_FACTS_COMMAND))
    return Change(make("ivn_change", lib.ivn_decide, context, ffi.NULL if record is None else record._handle, struct,
                       environment._struct, listing=True))


def next_steps(record: Record | None, environment: Environment) -> tuple[NextStep, ...]:
    """Every command, and what stands in its way; without a record, before there is one."""
    made = make("ivn_next", lib.ivn_referral_next, context, ffi.NULL if record is None else record._handle,
                environment._struct)
    return _json.decode_text(Next, text(lib.ivn_next_to_json, context, made)).steps


def duties_of(case: _json.Facts | bytes, environment: Environment) -> tuple[Duty, ...]:
    """The duties of a case that is told by its events: {"kind": ..., "events": [...]}."""
    data = _json.encode(case)
    facts = make("ivn_facts", lib.ivn_facts_from_json, context, lib.IVN_FACTS_CASE, data, len(data), listing=True)
    struct = ffi.cast("const ivn_case_facts *", lib.ivn_facts_read(facts, lib.IVN_FACTS_CASE))
    made = make("ivn_duties", lib.ivn_duties_of, context, environment._struct, struct, environment._struct.duties)
    return _json.decode_text(Duties, text(lib.ivn_duties_to_json, context, made)).duties


def rar_days(records: Sequence[Record]) -> tuple[RarRequirement, ...]:
    """The days of rehabilitation activity of a person's referrals, united for each requirement."""
    listed = ffi.new("ivn_record const *[]", [each._handle for each in records])
    made = make("ivn_rar", lib.ivn_rar_days, context, listed, len(records))
    return _json.decode_text(Rar, text(lib.ivn_rar_to_json, context, made)).requirements


def record_id(command: str) -> str:
    """The id of the record that a command to draft creates."""
    out = ffi.new("char[37]")
    check(lib.ivn_record_id(lib.IVN_RECORD_REFERRAL, word(command), out))
    return string(out)


def reference_number(command: str, attempt: int = 0) -> str:
    """The reference number that a command to send gives at an attempt."""
    out = ffi.new("char[9]")
    check(lib.ivn_reference_number(word(command), attempt, out))
    return string(out)
