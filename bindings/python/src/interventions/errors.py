"""What goes wrong, one class for each group of the library's statuses. Serves every caller of the package.

Running out of memory raises Python's own MemoryError. Messages never hold a person's data, except for what a caller's
own JSON decoder would show.
"""
from __future__ import annotations

import dataclasses
from typing import Any

from ._ffi import ffi, lib


@dataclasses.dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is wrong with an input: why (`status`), where (`pointer`, a JSON pointer; `offset` in the bytes
    that were given, if known), what is wrong, and what was expected there, if that can be said."""

    status: int
    pointer: str
    message: str
    expected: str = ""
    offset: int | None = None

    def __str__(self) -> str:
        expected = f"; expected {self.expected}" if self.expected else ""
        return f"{self.pointer or '(document)'}: {self.message}{expected}"


class InterventionsError(Exception):
    """Anything that the library refused. Nothing was changed by the call."""

    def __init__(self, message: str, status: int = 0, rule: str = "", pointer: str = "", offset: int | None = None,
                 violations: tuple[Violation, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.rule = rule
        self.pointer = pointer
        self.offset = offset
        self.violations = violations

    def __str__(self) -> str:
        return "\n".join(map(str, self.violations)) or self.message

    @property
    def status_name(self) -> str:
        """The library's name of the status, such as "IVN_ERROR_DATE"."""
        return str(ffi.string(lib.ivn_status_name(self.status)).decode())


class ArgumentError(InterventionsError, ValueError):
    """A value that has no meaning where it was given, such as 0 working days."""


class RangeError(ArgumentError):
    """A day or a number outside the range that can be computed."""


class LimitError(InterventionsError):
    """Too long, too deep or too many for one document."""


class JsonError(InterventionsError, ValueError):
    """Not a JSON text that is accepted: `offset` is where, in bytes."""


class DateError(InterventionsError, ValueError):
    """Not a date, or no such day."""


class InvalidFacts(InterventionsError, ValueError):
    """Well-formed, but not what was asked for: `violations` has every mistake."""


class RuleError(InterventionsError):
    """Against a rule of the rulebook, or services that depend on each other in a circle."""


class StateError(InterventionsError):
    """Not allowed in the state that the thing is in: `violations` has all that stands in the way."""


class NotFound(InterventionsError, LookupError):
    """No such service, rule, parameter, term or division."""


class ConflictError(InterventionsError):
    """Two inputs claim the same thing, the id of a command was used for another one, or a record has moved on."""


class StoreError(InterventionsError):
    """A storage callback failed, or what it holds is not a record."""


class Conflict(ConflictError):
    """What a store raises: a record is not at the revision that was expected, but at this one; 0: there is none."""

    def __init__(self, revision: int) -> None:
        super().__init__(f"the record is at revision {revision}", lib.IVN_ERROR_CONFLICT)
        self.revision = revision


class Taken(ConflictError):
    """A key that no two records may have belongs to another record: what a store raises, and what comes out of a
    caseload where each reference number was taken."""

    def __init__(self, message: str = "another record has one of the unique keys",
                 status: int = lib.IVN_ERROR_TAKEN, *more: Any) -> None:
        super().__init__(message, status, *more)


class OutcomeUnknown(StoreError):
    """It cannot be told whether a commit was done, as after a time-out: give the same command again, with the same
    id."""

    def __init__(self, message: str = "it cannot be told whether it was committed",
                 status: int = lib.IVN_ERROR_OUTCOME_UNKNOWN, *more: Any) -> None:
        super().__init__(message, status, *more)


class PartialWarning(RuntimeWarning):
    """A bulk call has left some of what it was given without an answer: a day is "not a time", or the none value in a
    buffer; a person has 0 in the row of a screening."""


# The hundreds of a status say its group.
_GROUPS: dict[int, type[InterventionsError]] = {
    1: ArgumentError, 2: LimitError, 3: JsonError, 4: RuleError, 5: StateError, 6: NotFound, 7: ConflictError,
    8: StoreError,
}
_SINGLE: dict[int, type[InterventionsError]] = {
    lib.IVN_ERROR_RANGE: RangeError, lib.IVN_ERROR_DATE: DateError, lib.IVN_ERROR_INVALID: InvalidFacts,
    lib.IVN_ERROR_TAKEN: Taken, lib.IVN_ERROR_OUTCOME_UNKNOWN: OutcomeUnknown,
}


def class_of(status: int) -> type[InterventionsError]:
    """The class that a negative status is raised as; MemoryError is not among them."""
    return _SINGLE.get(status) or _GROUPS.get(-status // 100, InterventionsError)
