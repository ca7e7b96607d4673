"""Records of libinterventions in a SQLite file: a store over the standard module sqlite3, for interventions.Caseload.

The file is that of the adapters in C and Go, which open what this one wrote, and the other way round. README.md beside
this tells how it is used.
"""
from __future__ import annotations

import contextlib
import pathlib
import sqlite3
import time
import uuid
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interventions import Batch, Conflict, OutcomeUnknown, Query, Taken

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "sqlite" / "schema.sql"
APPLICATION, FORMAT = 1230392881, 1
SQLITE_IOERR = 10


class Event(NamedTuple):
    """An event that waits to be delivered. `position` grows in the order of commits; `id` is the same each time it is
    delivered."""

    position: int
    id: uuid.UUID
    type: int
    body: bytes


class SqliteStore:
    """A store in a SQLite file, which is made where it is not there. One thread at a time; any number of stores, in any
    number of processes, may stand on one file. What SQLite refuses is raised as sqlite3 has it."""

    def __init__(self, path: str | pathlib.Path, *, synchronous: str = "FULL", timeout: float = 5.0) -> None:
        self.connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        try:
            self.connection.execute(f"PRAGMA synchronous = {synchronous}")
            self.connection.execute("PRAGMA trusted_schema = OFF")
            self._recognise()
            self._log_ahead(time.monotonic() + timeout)
        except BaseException:
            self.connection.close()
            raise

    def _told(self) -> tuple[int, ...]:
        return tuple(self.connection.execute(sql).fetchone()[0] for sql in (
            "PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master"))

    def _recognise(self) -> None:
        """Makes the tables of an empty file; one that belongs to something else is left as it is."""
        if self._told() == (0, 0, 0):
            try:
                self.connection.executescript(f"BEGIN IMMEDIATE; {SCHEMA.read_text()}; COMMIT")
            except sqlite3.OperationalError:
                self._roll_back()  # another process was faster, or the next lines tell that it was not
        if self._told()[:2] != (APPLICATION, FORMAT):
            raise ValueError("this SQLite file belongs to something else, or to a newer version: name another file")

    def _log_ahead(self, deadline: float) -> None:
        """Two that open a new file at once may refuse each other the change, and SQLite does not wait by itself then."""
        while self.connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
            if time.monotonic() > deadline:
                raise OSError("the file cannot have a write-ahead log: that takes a disk of this machine")
            with contextlib.suppress(sqlite3.OperationalError):
                self.connection.execute("PRAGMA journal_mode = WAL")
            time.sleep(0.001)

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def load(self, kind: int, id: bytes, /) -> tuple[int, bytes] | None:
        found: tuple[int, bytes] | None = self.connection.execute(
            "SELECT revision, body FROM ivn_record WHERE kind = ? AND id = ?", (kind, id)).fetchone()
        return found

    def commit(self, batch: Batch, /) -> None:
        self._roll_back()  # what a second Ctrl-C may have left
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            self._write_record(batch)
            self._write_keys(batch)
            self.connection.executemany("INSERT INTO ivn_outbox (id, type, body) VALUES (?, ?, ?)", batch.events)
            self._conclude()
        except BaseException:
            self._roll_back()
            raise

    def _write_record(self, batch: Batch) -> None:
        place = batch.kind, batch.id
        found = self.load(*place)
        revision = 0 if found is None else found[0]
        if revision != batch.expected:
            raise Conflict(revision)
        if batch.body is None:
            self.connection.execute("DELETE FROM ivn_record WHERE kind = ? AND id = ?", place)
        else:
            self.connection.execute(
                "INSERT INTO ivn_record (kind, id, revision, body) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision, body = excluded.body",
                (*place, batch.revision, batch.body))

    def _write_keys(self, batch: Batch) -> None:
        """Most keys stay from one revision to the next."""
        place = batch.kind, batch.id
        old = set(self.connection.execute("SELECT name, bytes, is_unique FROM ivn_key WHERE kind = ? AND id = ?", place))
        new = {(key.name, key.data, int(key.unique)) for key in batch.keys}
        self.connection.executemany("DELETE FROM ivn_key WHERE kind = ? AND id = ? AND name = ? AND bytes = ?",
                                    [(*place, name, data) for name, data, _ in old - new])
        try:
            self.connection.executemany("INSERT INTO ivn_key (kind, id, name, bytes, is_unique) VALUES (?, ?, ?, ?, ?)",
                                        [(*place, *key) for key in new - old])
        except sqlite3.IntegrityError as error:
            raise Taken() from error

    def _conclude(self) -> None:
        """What fails while it is written or synced may be found in the log after a crash, and then counts."""
        try:
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", SQLITE_IOERR) & 0xff == SQLITE_IOERR:  # told from Python 3.11 on
                raise OutcomeUnknown() from error
            raise

    def find(self, query: Query, /) -> Iterable[tuple[bytes, bytes, int, bytes | None]]:
        key, id = max((query.from_, b""), query.after or (b"", b""))
        if query.name is None:
            source, place = "ivn_record r", "r.kind = :kind AND r.id >= :key AND r.id != :id"
            found = "r.id"
        else:
            source, place = "ivn_key k", "k.kind = :kind AND k.name = :name AND (k.bytes, k.id) > (:key, :id)"
            found = "k.bytes"
        own = source[-1]
        if query.bodies and own == "k":
            source += " CROSS JOIN ivn_record r ON r.kind = k.kind AND r.id = k.id"
        if query.to is not None:
            place += f" AND {found} <= :to"
        return self.connection.execute(
            f"SELECT {own}.id, {found}, {'r.revision, r.body' if query.bodies else '0, NULL'} FROM {source} "
            f"WHERE {place} ORDER BY {found}, {own}.id LIMIT :page",
            {"kind": query.kind, "name": query.name, "key": key, "id": id, "to": query.to, "page": query.page})

    def events(self, after: int = 0, most: int = 100) -> Iterator[Event]:
        """Events that wait, the oldest first."""
        for position, id, type, body in self.connection.execute(
                "SELECT position, id, type, body FROM ivn_outbox WHERE position > ? ORDER BY position LIMIT ?",
                (after, most)).fetchall():
            yield Event(position, uuid.UUID(bytes=id), type, body)

    def drop_events(self, through: int) -> None:
        """Removes the events up to a position, once whoever wants them has them."""
        self.connection.execute("DELETE FROM ivn_outbox WHERE position <= ?", (through,))

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()
