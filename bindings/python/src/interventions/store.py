"""Where records are kept: what a store of one's own has to do, and one in memory. Serves whoever writes a store, and
Caseload, which works on it.

A store is any object with three methods; nothing needs to be inherited. It is told in C's words in the header store.h
and on the manual's page on storage; here bytes are bytes, and what goes wrong is raised.
"""
from __future__ import annotations

import bisect
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

from .casework_shapes import IndexKey
from .errors import Conflict, Taken

#: Bytes as drivers of databases give them.
Bytes: TypeAlias = "bytes | bytearray | memoryview"


class Stored(NamedTuple):
    """A record as it was committed. A plain pair will do."""

    revision: int
    body: Bytes


class Found(NamedTuple):
    """A record and the key by which it was found; without its body, where that is not at hand. A plain tuple will
    do."""

    id: Bytes
    key: Bytes
    revision: int = 0
    body: Bytes | None = None


class OutboxEvent(NamedTuple):
    """An event as it goes into the outbox: `id` (16 bytes) is the same whenever it is delivered, `type` the code of a
    News, `body` JSON without a person's name and without free text."""

    id: bytes
    type: int
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What is to be committed: all of it, or nothing.

    One record, or its deletion (`body` is None and `revision` 0); all of its index keys, which take the place of the
    earlier ones; events, which are added to the outbox. `expected` is the revision that the record has, 0 where there
    must be no such record; `revision` is one more, or the same where only keys are written anew. `id` has 16 bytes.
    """

    kind: int
    id: bytes
    expected: int
    revision: int
    body: bytes | None = field(default=None, repr=False)
    keys: tuple[IndexKey, ...] = field(default=(), repr=False)
    events: tuple[OutboxEvent, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which records are looked for: those of a kind that have a key of a name with bytes between `from_` and `to`,
    both included, after a place.

    Bytes compare as Python compares them, and as databases compare blobs. Where `name` is None all records of the kind
    are asked for, and their key is then their id; where `to` is None there is no upper end; `after` is the (key, id)
    after which to go on. At most `page` records are given. `bodies` are wanted if they cost little.
    """

    kind: int
    name: str | None
    from_: bytes = field(default=b"", repr=False)
    to: bytes | None = field(default=None, repr=False)
    page: int
    after: tuple[bytes, bytes] | None = field(default=None, repr=False)
    bodies: bool = True


@runtime_checkable
class Store(Protocol):
    """Keeps records, index keys and events: three methods.

    Whatever else one of them raises ends the call that asked, and comes out of it as the same object; the store must
    have changed nothing then. A store does not call the caseload that called it. Conflict, Taken and OutcomeUnknown are
    what commit() says of its own accord.
    """

    def load(self, kind: int, id: bytes, /) -> tuple[int, Bytes] | None:
        """The revision and body of a record, whose id has 16 bytes; None: there is none."""

    def commit(self, batch: Batch, /) -> None:
        """Commits a batch; once it returns, all of it is there to stay.

        Raises Conflict where the record is not at `batch.expected`, and otherwise Taken where another record of the
        kind has one of the unique keys; OutcomeUnknown where it cannot be told whether it was done.
        """

    def find(self, query: Query, /) -> Iterable[tuple[Bytes, Bytes, int, Bytes | None]]:
        """At most `query.page` records, as (id, key, revision, body), by key and then id, each byte by byte; fewer
        only where there are no more. Without a body the revision is 0. A generator will do."""


class MemoryStore:
    """A store in memory, for tests, for work that keeps nothing, and as an example. Any number of threads may use
    one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._records: dict[tuple[int, bytes], tuple[Stored, tuple[IndexKey, ...]]] = {}
        # Of each kind and name of a key, its (bytes, id) in order; under None all (id, id) of the kind.
        self._places: dict[tuple[int, str | None], list[tuple[bytes, bytes]]] = {}
        self._outbox: list[OutboxEvent] = []
        # A batch that counts, the places that go with it, and where its events begin.
        self._begun: tuple[Batch, set[tuple[str | None, bytes]], int] | None = None

    def load(self, kind: int, id: bytes, /) -> Stored | None:
        with self._lock:
            self._finish()
            kept = self._records.get((kind, id))
        return None if kept is None else kept[0]

    def commit(self, batch: Batch, /) -> None:
        with self._lock:
            self._finish()
            kept = self._records.get((batch.kind, batch.id))
            actual = 0 if kept is None else kept[0].revision
            if actual != batch.expected:
                raise Conflict(actual)
            if any(self._is_taken(batch, key) for key in batch.keys if key.unique):
                raise Taken()
            self._begun = batch, set() if kept is None else _places(batch.id, kept[1]), len(self._outbox)
            self._finish()

    def _is_taken(self, batch: Batch, key: IndexKey) -> bool:
        places = self._places.get((batch.kind, key.name), [])
        at = bisect.bisect_left(places, (key.data, b""))
        return any(place[0] == key.data and place[1] != batch.id for place in places[at:at + 1])

    def _finish(self) -> None:
        """Does what was begun. Each step may be done twice: an interrupt can come after any, and the next call goes
        on."""
        if self._begun is None:
            return
        batch, old, waiting = self._begun
        new = set() if batch.body is None else _places(batch.id, batch.keys)
        for name, data in old - new:
            self._set_place(batch, name, data, wanted=False)
        for name, data in new - old:
            self._set_place(batch, name, data, wanted=True)
        if batch.body is None:
            self._records.pop((batch.kind, batch.id), None)
        else:
            self._records[batch.kind, batch.id] = Stored(batch.revision, batch.body), batch.keys
        self._outbox[waiting:] = batch.events
        self._begun = None

    def _set_place(self, batch: Batch, name: str | None, data: bytes, wanted: bool) -> None:
        places = self._places.setdefault((batch.kind, name), [])
        at = bisect.bisect_left(places, (data, batch.id))
        if wanted != (places[at:at + 1] == [(data, batch.id)]):
            places[at:at + (not wanted)] = [(data, batch.id)] * wanted

    def find(self, query: Query, /) -> list[Found]:
        with self._lock:
            self._finish()
            places = self._places.get((query.kind, query.name), [])
            start = bisect.bisect_left(places, (query.from_, b""))
            if query.after is not None:
                start = max(start, bisect.bisect_right(places, query.after))
            return [self._found(query, id, key) for key, id in places[start:start + query.page]
                    if query.to is None or key <= query.to]

    def _found(self, query: Query, id: bytes, key: bytes) -> Found:
        stored = self._records[query.kind, id][0]
        return Found(id, key, stored.revision, stored.body) if query.bodies else Found(id, key)

    def __len__(self) -> int:
        """How many records there are."""
        with self._lock:
            self._finish()
            return len(self._records)

    @property
    def events(self) -> tuple[OutboxEvent, ...]:
        """Those that wait in the outbox, the oldest first."""
        with self._lock:
            self._finish()
            return tuple(self._outbox)

    def drop_events(self, count: int) -> None:
        """Drops the oldest events, as whoever has delivered them does."""
        with self._lock:
            self._finish()
            del self._outbox[:count]

    def __repr__(self) -> str:
        return f"<MemoryStore of {len(self._records)} records>"


def _places(id: bytes, keys: tuple[IndexKey, ...]) -> set[tuple[str | None, bytes]]:
    """Where a record is found: the names and bytes of its keys, and itself."""
    return {(None, id), *((key.name, key.data) for key in keys)}
