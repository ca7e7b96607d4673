"""The conformance kit: whether a store keeps its contract, case by case, with what to mend. Serves the authors of stores.

    import pytest
    from interventions import conformance

    @pytest.mark.parametrize("case", conformance.cases(), ids=str)
    def test_my_store(case, tmp_path):
        conformance.run(lambda: MyStore(tmp_path / "cases"), case)

It is a library of its own, and is here where that was installed when the package was built. Nothing of pytest is needed:
what fails is an AssertionError, what is left out a unittest.SkipTest, which pytest knows.
"""
from __future__ import annotations

import unittest
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ._callbacks import Host as StoreHost
from ._callbacks import again, called, ops_of, sized
from ._ffi import ffi as _ffi
from ._ffi import lib as _lib
from ._library import failure, string, word
from .store import Bytes, Store

try:
    from ._conformance import ffi, lib
except ImportError as error:
    raise ImportError("this build of the package has no conformance kit: have pkg-config find "
                      "interventions-conformance, and build it again") from error


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its group and name ("commit/conflict"), what it holds, and what the contract says on it."""

    name: str
    title: str = ""
    clause: str = ""

    def __str__(self) -> str:
        return self.name


def _close(store: Store) -> None:
    """Closes a store that can be closed."""
    close = getattr(store, "close", None)
    if close is not None:
        close()


def _nothing() -> None:
    """Data that is new for each case needs no emptying."""


@dataclass(kw_only=True)
class Host:
    """How the kit gets at a store; for most a function that opens it will do, and is `open` then.

    `open` gives one more handle on the same data, as another process would open it; None: there can be no more. `close`
    closes one, by its method close() if it has one. `reset` empties the data, where a case does not begin with new
    data anyway. `outbox` gives the events that wait, each as an OutboxEvent or as (id, type, body), the oldest first,
    and leaves them there; without it the cases about events are skipped. `fail_at(step)` lets that step of the next
    methods fail, counted from 1 over all handles, once; `fail_at(0)` takes this back and answers whether it was met.
    Without it the cases about failures are skipped. `forgets`: the data goes with the last handle.
    """

    open: Callable[[], Store | None]
    close: Callable[[Store], None] = _close
    reset: Callable[[], None] = _nothing
    outbox: Callable[[], Iterable[tuple[Bytes, int, Bytes]]] | None = None
    fail_at: Callable[[int], bool | None] | None = None
    forgets: bool = False


class NotConforming(AssertionError):
    """A store does not do what a case asks; what its methods raised last is the cause."""


def cases(group: str | None = None) -> tuple[Case, ...]:
    """All cases, or those of a group, such as "commit"."""
    listed = map(lib.ivn_conformance_at, range(lib.ivn_conformance_count()))
    made = (Case(string(each.name), string(each.title), string(each.clause)) for each in listed)
    return tuple(case for case in made if group is None or case.name.partition("/")[0] == group)


def run(host: Host | Callable[[], Store | None], case: Case | str, *, most_body: int = 0, seed: int = 0) -> None:
    """Holds a store to a case, or to all of a group. NotConforming says what was done, what was expected and what to
    mend; SkipTest, that the host lacks what is needed.

    What the functions of the host raise comes out as the same object, as does an interrupt in a method of the store.
    `most_body` is the longest body that is tried, in bytes (0: 4 MiB); `seed` is for the case in which chance chooses.
    """
    trial = _Trial(host if isinstance(host, Host) else Host(open=host))
    only = ffi.new("char[]", word(str(case)))
    try:
        told = trial.run({"most_body": most_body, "seed": seed, "only": only})
        failed = [f"{name}: {message}" for name, outcome, message in told if outcome == lib.IVN_CONFORMANCE_FAILED]
        if failed:
            raise NotConforming("\n".join(failed)) from trial.last
    finally:
        trial.forget()
    skipped = {message for _, outcome, message in told if outcome == lib.IVN_CONFORMANCE_SKIPPED}
    if skipped and all(outcome == lib.IVN_CONFORMANCE_SKIPPED for _, outcome, _ in told):
        raise unittest.SkipTest("; ".join(sorted(skipped)))


class _Trial:
    """What the kit's calls of a host find behind their `user`."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.raised: Exception | None = None
        self.stopped: BaseException | None = None
        self.sides: dict[int, tuple[StoreHost, Any]] = {}
        self.closed: list[StoreHost] = []

    def run(self, options: dict[str, Any]) -> list[tuple[str, int, str]]:
        """What came of each case: its name, the outcome and the message; raises what was not for the kit."""
        user = ffi.new_handle(self)
        host = ffi.new("ivn_conformance_host *", {
            "size": ffi.sizeof("ivn_conformance_host"), "user": user, "forgets": 1 if self.host.forgets else 0,
            "reset": lib.host_reset, "open": lib.host_open, "close": lib.host_close,
            "outbox": lib.host_outbox if self.host.outbox else ffi.NULL,
            "fail_at": lib.host_fail_at if self.host.fail_at else ffi.NULL})
        out = ffi.new("ivn_conformance_report **")
        detail = ffi.new("ivn_error *", {"size": ffi.sizeof("ivn_error")})
        told = ffi.new("ivn_conformance_options *", {"size": ffi.sizeof("ivn_conformance_options"), **options})
        try:
            status = lib.ivn_conformance_run(host, told, out, detail)
        finally:
            report = ffi.gc(out[0], lib.ivn_conformance_free)
        again(next((side.stopped for side in self.closed if side.stopped is not None), self.stopped or self.raised))
        if status < 0:
            raise failure(status, detail, None)
        view = lib.ivn_conformance_read(report)
        return [(string(each.which.name), each.outcome, string(each.message)) for each in view.results[0:view.count]]

    @property
    def last(self) -> Exception | None:
        """What a method of the store raised last."""
        return next((side.raised for side in reversed(self.closed) if side.raised is not None), None)

    def forget(self) -> None:
        """Exceptions hold the frames that hold them."""
        each: Any
        for each in (self, *self.closed):
            each.raised = each.stopped = None


@called(_lib.IVN_ERROR_STORE, ffi)
def host_reset(trial: _Trial) -> int:
    trial.host.reset()
    return 0


@called(_lib.IVN_ERROR_STORE, ffi)
def host_open(trial: _Trial, out: Any) -> int:
    store = trial.host.open()
    if store is None:
        return int(_lib.IVN_END)
    side = StoreHost(store)
    user = _ffi.new_handle(side)
    ops = ops_of(user)
    out.user, out.load, out.commit, out.find = ops.user, ops.load, ops.commit, ops.find
    trial.sides[_address(out)] = side, user
    return 0


@called(None, ffi)
def host_close(trial: _Trial, ops: Any) -> None:
    side, _ = trial.sides.pop(_address(ops))
    trial.closed.append(side)
    trial.host.close(side.store)


@called(_lib.IVN_ERROR_STORE, ffi)
def host_outbox(trial: _Trial, sink: Any) -> int:
    assert trial.host.outbox is not None
    for id, type, body in trial.host.outbox():
        status = sink.event(sink.handle, *sized(id), type, *sized(body))
        if status < 0:
            return int(status)
    return 0


@called(_lib.IVN_ERROR_STORE, ffi)
def host_fail_at(trial: _Trial, step: int) -> int:
    assert trial.host.fail_at is not None
    met = trial.host.fail_at(step)
    return int(_lib.IVN_END if step == 0 and not met else 0)


def _address(ops: Any) -> int:
    return int(ffi.cast("uintptr_t", ops.user))
