"""What the vocabularies of terms.py have in common: a term has a word, as in JSON, a code, as in C, and a title."""
from __future__ import annotations

import enum
from typing import Any, ClassVar, TypeVar

from ._ffi import ffi, lib
from ._library import check, string, word

Self = TypeVar("Self", bound="Term")


class Term(enum.Enum):
    """A term of a vocabulary. Its value is its word as JSON has it: Summary("may_refer") is Summary.MAY_REFER."""

    _vocabulary: ClassVar[int]
    _value_: str

    def __init_subclass__(cls, vocabulary: int) -> None:
        cls._vocabulary = vocabulary
        cls.__doc__ = f"Terms: {string(lib.ivn_vocabulary_title(vocabulary))}."

    @classmethod
    def _missing_(cls: type[Self], value: object) -> Self | None:
        """A term of a library that is newer than the headers from which this class was made."""
        code = ffi.new("uint32_t *")
        text = value.encode() if isinstance(value, str) else b""
        if lib.ivn_term_code(cls._vocabulary, text, len(text), code) != lib.IVN_OK:
            return None
        term = object.__new__(cls)
        term._name_, term._value_ = str(value).upper(), str(value)
        known: dict[Any, Any] = cls._value2member_map_
        found: Self = known.setdefault(value, term)
        return found

    @classmethod
    def of_code(cls: type[Self], code: int) -> Self:
        """The term of a code of the C interface."""
        found = lib.ivn_term_of(cls._vocabulary, code)
        if found == ffi.NULL:
            raise ValueError(f"{code} is no code of {cls.__name__}")
        return cls(string(found.name))

    @classmethod
    def printed(cls: type[Self], name: str, source: str | None = None) -> Self:
        """The term that a source prints under a name: Need.printed("Emotional Management", "scope-2019"). Without a
        source any will do, and ConflictError says that sources mean different things by it."""
        code = ffi.new("uint32_t *")
        check(lib.ivn_term_printed(cls._vocabulary, ffi.NULL if source is None else word(source), word(name), code))
        return cls.of_code(code[0])

    @property
    def code(self) -> int:
        """The code of the C interface."""
        code, text = ffi.new("uint32_t *"), self.value.encode()
        check(lib.ivn_term_code(self._vocabulary, text, len(text), code))
        return int(code[0])

    @property
    def title(self) -> str:
        """As a person reads it: "may be referred"."""
        return string(lib.ivn_term_of(self._vocabulary, self.code).title)

    @property
    def note(self) -> str:
        """What it means or where it comes from; may be empty."""
        return string(lib.ivn_term_of(self._vocabulary, self.code).note)
