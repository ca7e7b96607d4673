"""The life of a referral: one verb, what is on record, what is owed, and what may come next.

    change = decide(None, {"type": "draft", "id": str(uuid.uuid4()), "body": {...}}, environment)
    change = decide(change.record, {"type": "send", "id": str(uuid.uuid4())}, environment)
    for duty in change.record.duties(environment):
        print(duty.due, duty.owed_by, duty.title, duty.state)

A record is made of what happened and holds nothing else; where it stands, what is owed and what may come next is asked
of it. Serves the user of the package; the manual's page on referrals tells all of it by an example.
"""
from __future__ import annotations

import datetime
import functools
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from . import _json
from ._ffi import ffi, lib
from ._library import check, context, day_of, make, owned, string, text, word
from .casework_shapes import (Duty, EndingNames, EntryForm, Explanation, Explanations, IndexKey, NewsEvent, Next,
                              NextStep, PersonalData, Rar, RarRequirement, Referral)
from .duties import told
from .environment import Environment
from .facts import FactsDocument
from .level_shapes import LevelAnswer
from .levels import LevelFacts, facts_of, levels_of
from .terms import Command, Ending, Phase, Standing


class Record:
    """A record: what happened, and nothing else; where it stands follows from that. Immutable; any number of threads
    may use one."""

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
        return told(make("ivn_duties", lib.ivn_referral_duties, context, self._handle, environment._struct))

    def levels(self, environment: Environment) -> tuple[LevelAnswer, ...]:
        """Where it stands with each service level, and why."""
        return levels_of(self.level_facts(environment), environment)

    def level_facts(self, environment: Environment) -> LevelFacts:
        """What service levels look at: what levels_of() and Report.add() take."""
        return facts_of(self._handle, environment)

    def case(self, environment: Environment) -> Mapping[str, Any]:
        """The case that the referral is, told by its events: what duties_of() takes."""
        made = make("ivn_facts", lib.ivn_referral_case, context, self._handle, environment._struct)
        struct = lib.ivn_facts_read(made, lib.IVN_FACTS_CASE)
        return _json.read(text(lib.ivn_facts_to_json, context, lib.IVN_FACTS_CASE, struct))

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
    """What a decision changes: the new `record` with its `id`, the revision that it follows (`expected`, 0: none) and
    its own `revision`. After a command that was decided before (`replayed`), or that makes nothing different
    (`unchanged`), it is the old one and there is nothing to store."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        view = lib.ivn_change_read(handle)
        self.record: Record = Record(owned("ivn_record", lib.ivn_change_record(handle)))
        self.id: str = string(view.id)
        self.expected: int = view.expected
        self.revision: int = view.revision
        self.replayed: bool = view.status == lib.IVN_REPLAYED
        self.unchanged: bool = view.status == lib.IVN_UNCHANGED

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


class CommandFacts(FactsDocument):
    """A command, checked."""

    _kind, _type = "command", "ivn_command"


def _whole(record: Record | None, command: Mapping[str, Any]) -> Mapping[str, Any]:
    """A command with an id and, unless it drafts, with that of its record."""
    given = {"id": str(uuid.uuid4()), **command}
    if record is not None and given.get("type") not in (Command.DRAFT, Command.DRAFT.value):
        given.setdefault("record", record.id)
    return given


def decide(record: Record | None, command: _json.Facts | bytes, environment: Environment) -> Change:
    """The one verb: decides a command on a record, or on None to draft one. Nothing is changed; what changes is told.

    A command is a mapping of `type`, `id` and `body`, or all of it as JSON in bytes. Its id is a UUID: given again, the
    command is known and nothing happens twice. Left out, it is a random one. InvalidFacts and StateError tell all that
    stands in the way.
    """
    given = CommandFacts(_whole(record, command) if isinstance(command, Mapping) else command)
    return Change(make("ivn_change", lib.ivn_decide, context, _handle_of(record), given._struct, environment._struct,
                       listing=True))


def _handle_of(record: Record | None) -> Any:
    return ffi.NULL if record is None else record._handle


def next_steps(record: Record | None, environment: Environment) -> tuple[NextStep, ...]:
    """Every command, and what stands in its way; without a record, before there is one."""
    made = make("ivn_next", lib.ivn_referral_next, context, _handle_of(record), environment._struct)
    return _json.decode_text(Next, text(lib.ivn_next_to_json, context, made)).steps


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


def appointment_id(record: str, command: str) -> str:
    """The id of the appointment that a command on a record offers."""
    out = ffi.new("char[37]")
    check(lib.ivn_appointment_id(word(record), word(command), out))
    return string(out)


def reference_number(command: str, attempt: int = 0) -> str:
    """The reference number that a command to send gives at an attempt."""
    out = ffi.new("char[9]")
    check(lib.ivn_reference_number(word(command), attempt, out))
    return string(out)
