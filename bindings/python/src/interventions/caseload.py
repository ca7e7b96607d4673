"""Records in a store: load, decide, commit. Serves the user of the package; the manual's page on storage tells what a
command can come to, and how to write a store.

    cases = Caseload(MemoryStore())
    change = cases.do({"type": "draft", "id": str(uuid.uuid4()), "body": {...}}, environment)
    for duty in cases.due(friday, environment):
        print(duty.reference, duty.duty.reason)
"""
from __future__ import annotations

import datetime
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from . import _json
from ._callbacks import Host, ops_of
from ._ffi import ffi, lib
from ._library import check, context, day_of, failure, new_error, owned, string, text, word
from .casework import Change, CommandFacts, Record, _whole
from .casework_shapes import Duty
from .duties import DutyTable
from .environment import Environment
from .errors import StoreError
from .store import Store

#: What is decided under: an environment, or a function that makes one of the present moment.
Surroundings = Environment | Callable[[], Environment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A record that could not be read: its id, why as a status of the library, and in words."""

    record: str
    status: int
    why: str


class Cases(NamedTuple):
    """A page of records, in the order of their ids. `next` is the `after` of the page after it; "": there is none.
    `unread` are those that could not be read, and may have the key."""

    records: tuple[Record, ...]
    next: str
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A duty that is owed: the id of its referral, its reference number, what is owed, by whom and by when."""

    record: str
    reference: str = ""
    duty: Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Dues:
    """A page of what is due, in the order of the due dates. `next` is as in Cases; `unread` are referrals that could
    not be read, and may owe something."""

    dues: tuple[Due, ...] = ()
    day: datetime.date
    until: datetime.date
    next: str = ""
    unread: tuple[Unread, ...] = ()


class Unreadable(StoreError):
    """Some records could not be read, while all others were: `unread` says which and why."""

    def __init__(self, unread: tuple[Unread, ...]) -> None:
        more = f" (and {len(unread) - 1} more)" if len(unread) > 1 else ""
        super().__init__(f"{unread[0].why}{more}", unread[0].status)
        self.unread = unread


class Caseload:
    """Records in a store of the host's.

    Whatever the store raises comes out of the call as the same object. Threads take turns at a caseload; any number of
    caseloads may stand on one database, each with a store of its own. `environment` is for calls that are given none.
    """

    def __init__(self, store: Store, environment: Surroundings | None = None) -> None:
        self._host = Host(store)
        self._user = ffi.new_handle(self._host)
        self._environment = environment
        out = ffi.new("ivn_caseload **")
        check(lib.ivn_caseload_new(context, ops_of(self._user), out))
        self._handle = owned("ivn_caseload", out[0])

    @property
    def store(self) -> Store:
        """The store that it stands on."""
        return self._host.store

    def do(self, command: _json.Facts | bytes, environment: Surroundings | None = None) -> Change:
        """Carries a command out: loads its record, decides, commits. Nothing is committed where nothing changes.

        A command is as for decide(), and names its `record` unless it drafts one. What another has changed meanwhile
        is loaded and decided again; a reference number that is taken is followed by the next one. After OutcomeUnknown,
        give the same command again, with the same id: it happens once.
        """
        given = CommandFacts(_whole(None, command) if isinstance(command, Mapping) else command)
        return Change(self._made("ivn_change", lib.ivn_caseload_do, given._struct, self._under(environment)._struct,
                                 listing=True))

    def get(self, id: str | uuid.UUID) -> Record:
        """A record by its id; NotFound: there is none."""
        return Record(self._made("ivn_record", lib.ivn_caseload_get, lib.IVN_RECORD_REFERRAL, word(str(id))))

    def find_page(self, key: str | None = None, value: str | None = None, *, after: str = "", most: int = 100) -> Cases:
        """A page of the records that have a key: "service_user" (the host's reference of a person), "reference",
        "provider", "contract" or "phase"; without one, of all. It may have fewer than `most` though there are more."""
        found = self._made("ivn_cases", lib.ivn_caseload_find, lib.IVN_RECORD_REFERRAL, _optional(key),
                           _optional(value), word(after), most)
        view = lib.ivn_cases_read(found)
        unread = (view.unread[i] for i in range(view.unread_count))
        return Cases(tuple(Record(owned("ivn_record", lib.ivn_cases_record(found, i))) for i in range(view.count)),
                     string(view.next), tuple(Unread(record=string(each.record), status=each.status,
                                                     why=string(each.why)) for each in unread))

    def find(self, key: str | None = None, value: str | None = None, *, page: int = 100) -> Iterator[Record]:
        """All records that have a key, as find_page() finds them, page by page as they are asked for. After the last
        of them Unreadable is raised, if there are some that could not be read."""
        found = self.find_page(key, value, most=page)
        unread = list(found.unread)
        yield from found.records
        while found.next:
            found = self.find_page(key, value, after=found.next, most=page)
            unread += found.unread
            yield from found.records
        _tell(unread)

    def due_page(self, until: datetime.date, environment: Surroundings | None = None, *, after: str = "",
                 most: int = 100) -> Dues:
        """A page of what is owed and due by a day, over all referrals, overdue duties included."""
        under = self._under(environment)
        made = self._made("ivn_dues", lib.ivn_caseload_due, under._struct, day_of(until), word(after), most)
        return _json.decode_text(Dues, text(lib.ivn_dues_to_json, context, made))

    def due(self, until: datetime.date, environment: Surroundings | None = None, *, page: int = 100) -> Iterator[Due]:
        """All that is owed and due by a day, in the order of the due dates, page by page as it is asked for. After the
        last of it Unreadable is raised, if there are referrals that could not be read."""
        under = self._under(environment)
        found = self.due_page(until, under, most=page)
        unread = list(found.unread)
        yield from found.dues
        while found.next:
            found = self.due_page(until, under, after=found.next, most=page)
            unread += found.unread
            yield from found.dues
        _tell(unread)

    def reindex(self, duties: DutyTable | None = None, *, after: str = "",
                progress: Callable[[int, str], bool | None] | None = None) -> bool:
        """Writes the keys of all records anew: after an update of the library that writes others, or when rows were
        added to the duties. Others may work meanwhile.

        `progress` is called after each record, with how many are done and the id of the last; False stops, and then the
        answer is False. To go on later, give that id as `after`. A record that cannot be read is passed over; the
        answer is then False as well, and find() of all records tells which.
        """
        status, _ = self._call(
            lib.ivn_caseload_reindex, lib.IVN_RECORD_REFERRAL, ffi.NULL if duties is None else duties._handle,
            word(after), ffi.NULL if progress is None else lib.python_progress, self._user, progress=progress)
        return bool(status != lib.IVN_PARTIAL)

    def delete(self, id: str | uuid.UUID, revision: int = 0) -> None:
        """Deletes a record with its keys, at a revision or (0) at any; its events stay in the outbox. Meant for what
        should never have been stored: personal data goes by the command to redact."""
        self._call(lib.ivn_caseload_delete, lib.IVN_RECORD_REFERRAL, word(str(id)), revision)

    def _under(self, environment: Surroundings | None) -> Environment:
        given = self._environment if environment is None else environment
        if given is None:
            raise TypeError("this caseload has no environment of its own: give one")
        return given if isinstance(given, Environment) else given()

    def _call(self, function: Callable[..., int], *arguments: Any, kind: str = "", listing: bool = False,
              progress: Callable[[int, str], bool | None] | None = None) -> tuple[int, Any]:
        """The status of a function that calls the store, and with `kind` what it made, as _library.make() has it.
        Raises what the store raised, or what the library found."""
        out, listed, detail = ffi.new(f"{kind or 'void'} **"), ffi.new("ivn_violations **"), new_error()
        given = *arguments, *([out] if kind else []), *([listed] if listing else []), detail
        host, made = self._host, None
        host.refuse_caller()
        with host.lock:
            try:
                host.caller, host.progress = threading.get_ident(), progress
                try:
                    status = function(self._handle, *given)
                finally:  # an interrupt may come as soon as it returns
                    made = owned(kind, out[0]) if kind else None
                told = failure(status, detail, listed[0] if listing else None) if status < 0 else None
                refused = host.settle()
                if told is not None:
                    raise told from (refused if status in (lib.IVN_ERROR_CONFLICT, lib.IVN_ERROR_TAKEN) else None)
            finally:
                host.forget()
        return status, made

    def _made(self, kind: str, function: Callable[..., int], *arguments: Any, listing: bool = False) -> Any:
        return self._call(function, *arguments, kind=kind, listing=listing)[1]

    def __repr__(self) -> str:
        return f"<Caseload on {self.store!r}>"


def _tell(unread: list[Unread]) -> None:
    """A record that is met on several pages is told once."""
    if unread:
        raise Unreadable(tuple({each.record: each for each in unread}.values()))


def _optional(key: str | None) -> Any:
    return ffi.NULL if key is None else word(key)
