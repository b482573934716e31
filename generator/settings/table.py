"""A TOML table that is read key by key: each value checked for its type, each key that nobody reads reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.findings import Findings
from generator.settings import shown
from generator.settings.places import place_of
from generator.settings.shown import called, such_as
from generator.suggestion import did_you_mean
from generator.values import JsonObject, JsonValue, is_array, is_object


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A TOML file while it is read: its name and text for places, and where to report."""

    name: str
    text: str
    findings: Findings

    def error(self, code: str, message: str, keys: Sequence[str]) -> None:
        """Report something at a key, given with the keys of the tables around it."""
        self.findings.error(code, message, place_of(self.name, self.text, keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a file. keys: where it stands in the file; known: the keys that were read so far."""

    file: File
    values: JsonObject
    keys: tuple[str, ...] = ()
    known: set[str] = field(default_factory=set[str])

    @property
    def title(self) -> str:
        """What messages call the table: `[auth]`, or `[paging] "GET /contacts"`."""
        named = called(self.keys)
        return f"[{named[1:-1]}]" if named.startswith("'") else named

    def text(self, key: str) -> str | None:
        """The text of a key; None when it is absent, or is something else and was reported."""
        value = self._take(key)
        if isinstance(value, str):
            return value
        self.wrong(key, f"text in quotes{such_as(key)}")
        return None

    def choice(self, key: str, options: Sequence[str]) -> str | None:
        """The text of a key that may only be one of a few."""
        value = self.text(key)
        if value is None or value in options:
            return value
        listed = ", ".join(f"'{option}'" for option in options)
        hint = did_you_mean(value, options)
        self.wrong(key, f"one of {listed}{hint}")
        return None

    def number(self, key: str) -> int | None:
        """The whole number of a key."""
        value = self._take(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.wrong(key, f"a whole number{such_as(key)}")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in a key's list."""
        value = self._take(key)
        if is_array(value):
            texts = [item for item in value if isinstance(item, str)]
            if len(texts) == len(value):
                return tuple(texts)
        self.wrong(key, f"a list of texts in quotes{such_as(key)}")
        return ()

    def table(self, key: str) -> "Table | None":
        """The table under a key."""
        value = self._take(key)
        if is_object(value):
            return Table(file=self.file, values=value, keys=(*self.keys, key))
        self.wrong(key, "a table")
        return None

    def tables(self, key: str) -> "Mapping[str, Table]":
        """The tables in the table under a key, by the names that the user chose."""
        holder = self.table(key)
        if holder is None:
            return {}
        found = {name: holder.table(name) for name in holder.values}
        return {name: table for name, table in found.items() if table is not None}

    def wrong(self, key: str, expected: str) -> None:
        """Report that a key, if it is there at all, has not the value that was expected."""
        if key in self.values:
            keys, found = (*self.keys, key), self.values[key]
            message = f"{called(keys)} is {shown.value(found)}, expected {expected}"
            self.file.error("wrong-value", message, keys)

    def done(self) -> None:
        """Report the keys that nobody read, with the one that may have been meant."""
        for key in self.values:
            if key not in self.known:
                where = f" in {self.title}" if self.keys else ""
                self.file.error(
                    "unknown-key",
                    f"unknown key '{key}'{where}{did_you_mean(key, self.known)}",
                    (*self.keys, key),
                )

    def _take(self, key: str) -> JsonValue:
        self.known.add(key)
        return self.values.get(key)
