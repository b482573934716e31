"""Enumerations that a server may extend: unknown values are kept, not refused."""

from __future__ import annotations

from enum import Enum
from typing import Self


class OpenEnum(str, Enum):
    """Known texts and whatever else arrives; each equals, hashes and prints as its text."""

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)

    def __repr__(self) -> str:
        return _repr(self, self.is_known)

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[str]]:
        # by value: Python 3.11.2 pickles members by name, which unknown ones lack
        return type(self), (str(self._value_),)

    @property
    def is_known(self) -> bool:
        """Whether the documentation lists this value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # not kept: what a server invents must not fill the memory
        self = str.__new__(cls, value)
        self._name_ = self._value_ = str(value)
        return self


class OpenIntEnum(int, Enum):
    """Known whole numbers and whatever else arrives; each equals and prints as its number."""

    def __str__(self) -> str:
        return int.__repr__(self)

    def __format__(self, format_spec: str) -> str:
        return int.__format__(self, format_spec)

    def __repr__(self) -> str:
        return _repr(self, self.is_known)

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[int]]:
        return type(self), (int(self._value_),)

    @property
    def is_known(self) -> bool:
        """Whether the documentation lists this value."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        self = int.__new__(cls, value)
        self._name_, self._value_ = str(int(value)), int(value)
        return self


def _repr(member: Enum, known: bool) -> str:
    name = f"{type(member).__name__}.{member.name}" if known else type(member).__name__
    return f"<{name}: {member.value!r}>"
