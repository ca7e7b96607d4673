"""What is owed in a case, by whom and by when: of one case, and of a million in one call. Serves the user of the
package; what the states mean is told on the manual's page on duties."""
from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from . import _arrays, _json
from ._ffi import ffi, lib
from ._library import ask, context, date_of, day_of, make, string, text, word
from .calendar import DATE_NONE
from .casework_shapes import Duties, Duty

if TYPE_CHECKING:
    from .environment import Environment


class DutyTable:
    """Rows of duties: those of the documents, DutyTable.builtin(), or with rows of one's own added. Immutable; any
    number of threads may use one."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    @classmethod
    def builtin(cls) -> DutyTable:
        """The rows of the documents."""
        return _builtin()

    def with_rows(self, rows: Iterable[_json.Facts] | bytes) -> DutyTable:
        """A table with rows added, all or none; InvalidFacts tells all that is wrong. Bytes are JSON of the form
        {"rows": [...]}."""
        data = _json.encode(rows if isinstance(rows, bytes) else {"rows": list(rows)})
        return DutyTable(make("ivn_duty_table", lib.ivn_duty_table_with_json, context, self._handle, data, len(data),
                              listing=True))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows, in their order."""
        view = lib.ivn_duty_table_read(self._handle)
        return tuple(string(row.key) for row in view.rows[0:view.row_count])

    def to_json(self) -> str:
        """The rows as JSON, in the form that with_rows() takes."""
        return text(lib.ivn_facts_to_json, context, lib.IVN_FACTS_DUTIES, lib.ivn_duty_table_read(self._handle))

    def __repr__(self) -> str:
        return f"<DutyTable of {lib.ivn_duty_table_read(self._handle).row_count} rows>"


@functools.cache
def _builtin() -> DutyTable:
    return DutyTable(make("ivn_duty_table", lib.ivn_duty_table_builtin, context))


def told(made: Any) -> tuple[Duty, ...]:
    """The duties behind a handle."""
    return _json.decode_text(Duties, text(lib.ivn_duties_to_json, context, made)).duties


def duties_of(case: _json.Facts | bytes, environment: Environment) -> tuple[Duty, ...]:
    """The duties of a case that is told by its events, and where each stands:

        duties_of({"kind": "commissioned_service",
                   "events": [{"event": "referral_received", "day": date(2026, 8, 22)}]}, environment)
    """
    data = _json.encode(case)
    facts = make("ivn_facts", lib.ivn_facts_from_json, context, lib.IVN_FACTS_CASE, data, len(data), listing=True)
    struct = ffi.cast("const ivn_case_facts *", lib.ivn_facts_read(facts, lib.IVN_FACTS_CASE))
    return told(make("ivn_duties", lib.ivn_duties_of, context, environment._struct, struct, environment._struct.duties))


def duties_many(key: str, triggered: Any, environment: Environment, *, met: Any = None,
                withdrawn: Any = None) -> tuple[Any, Any]:
    """One duty of many cases to which it applies: columns of days in, due days and states out, in one call.

    `triggered` holds the days it counts from, `met` and `withdrawn` those on which it was done or fell away, all of one
    length: arrays of datetime64[D], or buffers of int32 as Calendar.add_many() takes them. "Not a time", or DATE_NONE,
    stands for none. The due days are of the same sort as `triggered`; the states are codes of DutyState, in an array of
    uint8 for arrays of NumPy and a bytearray otherwise. Where a due day cannot be computed PartialWarning says so.
    """
    wide = getattr(getattr(triggered, "dtype", None), "kind", "") == "M"
    columns = [each if each is None or not wide else _arrays.dates(each) for each in (triggered, met, withdrawn)]
    read = _arrays.int64 if wide else _arrays.int32
    due = _arrays.like_dates(columns[0], "M8[D]") if wide else _arrays.like(triggered)
    given = [ffi.NULL if each is None else read(each) for each in columns]
    answers = read(due, writable=True)
    _arrays.fit(answers, *(each for each in given if each != ffi.NULL))
    states = _arrays.like_states(due)
    status = ask(lib.bridge_duties_many if wide else lib.ivn_duties_many, environment._struct,
                 environment._struct.duties, word(key), *given, len(answers), answers,
                 ffi.from_buffer("uint8_t[]", states, require_writable=True))
    return _arrays.answered(status, due), states


def trigger_range(key: str, environment: Environment, due_to: datetime.date,
                  due_from: datetime.date | None = None) -> tuple[datetime.date, datetime.date] | None:
    """The other way round: the first and the last day that, as triggers of a duty, make it due from one day to another.
    None when no day does."""
    first, last = ffi.new("ivn_date *"), ffi.new("ivn_date *")
    ask(lib.ivn_duty_trigger_range, environment._struct, environment._struct.duties, word(key),
        DATE_NONE if due_from is None else day_of(due_from), day_of(due_to), first, last)
    return None if last[0] < first[0] else (date_of(first[0]), date_of(last[0]))
