"""The library's calls of a store in Python, and what keeps an exception whole on its way through C. Serves caseload.py
and conformance.py.

A callback that raises answers the library with a failure, and its exception waits in the host, to be raised again once
the library has returned. No exception passes through C, and none is changed.
"""
from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

from ._ffi import ffi, lib
from ._library import string
from .casework_shapes import IndexKey
from .errors import Conflict, ConflictError, OutcomeUnknown, Taken
from .store import Batch, OutboxEvent, Query, Store

F = TypeVar("F", bound="Callable[..., int | None]")


class Host:
    """What the callbacks find behind their `user`: a store, and what it raised."""

    def __init__(self, store: Store) -> None:
        if not isinstance(store, Store):
            raise TypeError(f"{type(store).__name__} is no store: it needs the methods load, commit and find")
        self.store = store
        self.progress: Callable[[int, str], bool | None] | None = None
        self.raised: Exception | None = None
        self.stopped: BaseException | None = None  # an interrupt, and what else is no Exception
        self.refused: ConflictError | None = None
        self.lock, self.caller = threading.Lock(), 0

    def refuse_caller(self) -> None:
        """A store that calls back would wait for itself. Before the lock is taken, which is always by `with`: whatever
        stands in between, an interrupt could leave it taken."""
        if self.caller == threading.get_ident() and self.lock.locked():
            raise RuntimeError("a store called the caseload that called it: what it needs, it finds in its own data")

    def forget(self) -> None:
        """Nothing is left of a call."""
        self.caller = 0
        self.progress = self.raised = self.stopped = self.refused = None

    def settle(self) -> ConflictError | None:
        """Raises what the store raised; otherwise tells the last conflict that it told of."""
        again(self.stopped or self.raised)
        return self.refused


def again(raised: BaseException | None) -> None:
    """Raises what was kept, if anything was."""
    try:
        if raised is not None:
            raise raised
    finally:
        del raised  # or this frame and the exception would hold each other


def ops_of(user: Any) -> Any:
    """The callbacks for C; `user` is a handle of a Host."""
    return ffi.new("ivn_store_ops *", {"size": ffi.sizeof("ivn_store_ops"), "user": user, "load": lib.python_load,
                                       "commit": lib.python_commit, "find": lib.python_find})


def _keep(kind: type[BaseException], raised: BaseException, trace: TracebackType | None) -> None:
    """What cffi calls with what got past called(): an interrupt that came before or after its `try`."""
    if trace is not None:
        ffi.from_handle(trace.tb_frame.f_locals["user"]).stopped = raised.with_traceback(trace)


def called(failed: int | None, module: Any = ffi) -> Callable[[F], F]:
    """A function that C calls with a handle of a Host, or of what has `raised` and `stopped` as well; what it answers
    after an exception, and the module in which C knows it."""
    def define(function: F) -> F:
        def call(user: Any, *arguments: Any) -> int | None:
            host = ffi.from_handle(user)
            try:
                return function(host, *arguments)
            except Exception as raised:
                host.raised = raised
            except BaseException as raised:
                host.stopped = raised
            return failed  # no call since: an interrupt that waits would come in between

        module.def_extern(name=function.__name__, error=failed, onerror=_keep)(call)
        return function

    return define


@called(lib.IVN_ERROR_STORE)
def python_load(host: Host, kind: int, id: Any, sink: Any) -> int:
    found = host.store.load(kind, _taken(id, lib.IVN_ID_BYTES))
    if found is None:
        return int(lib.IVN_ERROR_NOT_FOUND)
    revision, body = found
    return int(sink.record(sink.handle, revision, *sized(body)))


@called(lib.IVN_ERROR_STORE)
def python_commit(host: Host, batch: Any, sink: Any) -> int:
    try:
        host.store.commit(_batch(batch))
    except Conflict as conflict:
        host.refused = conflict
        sink.conflict(sink.handle, conflict.revision)
        return int(lib.IVN_ERROR_CONFLICT)
    except Taken as taken:
        host.refused = taken
        return int(lib.IVN_ERROR_TAKEN)
    except OutcomeUnknown as unknown:
        host.raised = unknown
        return int(lib.IVN_ERROR_OUTCOME_UNKNOWN)
    return 0


@called(lib.IVN_ERROR_STORE)
def python_find(host: Host, query: Any, sink: Any) -> int:
    count = 0
    for id, key, revision, body in host.store.find(_query(query)):
        status = sink.record(sink.handle, *sized(id), *sized(key), revision, *sized(body))
        if status < 0:
            return int(status)
        count += 1
    return int(lib.IVN_OK if count == query.page else lib.IVN_END)


@called(lib.IVN_UNKNOWN)
def python_progress(host: Host, done: int, last: Any) -> int:
    go_on = host.progress is None or host.progress(done, string(last)) is not False
    return int(lib.IVN_YES if go_on else lib.IVN_NO)


def sized(given: Any) -> tuple[Any, int]:
    """Bytes for C, which copies them, and how many they are."""
    if given is None:
        return ffi.NULL, 0
    data = ffi.from_buffer(given)
    return data, len(data)


def _taken(data: Any, size: int) -> bytes:
    """A copy of bytes of C's."""
    return bytes(ffi.buffer(data, size)) if size else b""


def _batch(batch: Any) -> Batch:
    keys, events = batch.keys[0:batch.key_count], batch.events[0:batch.event_count]
    return Batch(
        kind=batch.kind, id=_taken(batch.id, lib.IVN_ID_BYTES), expected=batch.expected, revision=batch.revision,
        body=None if batch.body == ffi.NULL else _taken(batch.body, batch.body_size),
        keys=tuple(IndexKey(name=string(key.name), data=_taken(key.data, key.length), unique=key.unique == lib.IVN_YES)
                   for key in keys),
        events=tuple(OutboxEvent(_taken(event.id, lib.IVN_ID_BYTES), event.type, _taken(event.body, event.body_size))
                     for event in events))


def _query(query: Any) -> Query:
    after = None
    if query.after_id != ffi.NULL:
        after = _taken(query.after_key, query.after_key_size), _taken(query.after_id, lib.IVN_ID_BYTES)
    return Query(kind=query.kind, name=None if query.name == ffi.NULL else string(query.name),
                 from_=_taken(getattr(query, "from"), query.from_size),
                 to=_taken(query.to, query.to_size) if query.bounded == lib.IVN_YES else None,
                 page=query.page, after=after, bodies=query.bodies == lib.IVN_YES)
