"""Tables of the values that a parameter or a field may have, brought to the field where it is listed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.read.listed.fields import Field, FieldList
from generator.read.pages.markdown import Table

_TITLE = re.compile(
    r"(?i)\W*(?:enum(?:erated|eration)?|allowed|possible|valid)\s+values?\W*"
)
_NAMES = frozenset({"parameter", "property", "field", "name", "attribute", "key"})
_VALUES = frozenset({"value", "values", "allowed values", "possible values"})
_FOR = re.compile(
    r"(?i)\bvalues?\b[^.]*?\b(?:for|of)\s+(?:the\s+)?[`*\"']*(?P<name>[\w.]+)[`*\"']*\s+"
    r"(?:parameter|property|field|attribute|argument)\b"
)
_MARKS = re.compile(r"^[↳»└├─>\s\u2003]+")
_VALUE = re.compile(r"[^\s`]{1,60}")


def of_table(table: Table, title: str, said: str) -> Mapping[str, tuple[str, ...]]:
    """The values of each name in a table headed so, or after words that say whose values they are; else none."""
    header = [cell.strip(" *_`:") for cell in table.header]
    if header and len(header) == 2 and header[0] in _NAMES and header[1] in _VALUES:
        return _by_name(table) if _TITLE.fullmatch(title) else {}
    found = _FOR.search(said)
    values = tuple(_value(row[0].source) for row in table.rows if row)
    if found is None or not values or not all(values):
        return {}
    return {found["name"]: tuple(dict.fromkeys(values))}


def spread(
    lists: Sequence[FieldList], values: Mapping[str, tuple[str, ...]]
) -> list[FieldList]:
    """The lists with these values where fields of these names stand without any."""
    return [replace(one, fields=into(one.fields, values)) for one in lists]


def _by_name(table: Table) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table.rows:
        if len(row) < 2:
            continue
        name = _MARKS.sub("", row[0].plain.replace("\\", ""))
        value = row[1].plain.replace("\\", "")
        if name and value and value not in found.get(name, ()):
            found[name] = (*found.get(name, ()), value)
    return found


def _value(source: str) -> str:
    text = source.replace("*", "").strip()
    plain = text.strip("`\"'")
    return plain if _VALUE.fullmatch(plain) else ""


def is_title(title: str) -> bool:
    """Whether a heading says that values of fields stand under it."""
    return _TITLE.fullmatch(title) is not None


def into(
    fields: Sequence[Field], values: Mapping[str, tuple[str, ...]]
) -> tuple[Field, ...]:
    """The fields with these values where one of such a name stands without any."""
    out: list[Field] = []
    for field in fields:
        own = values.get(field.name) or values.get(field.name.rpartition(".")[2], ())
        out.append(
            replace(
                field,
                values=field.values or own,
                children=into(field.children, values),
            )
        )
    return tuple(out)
