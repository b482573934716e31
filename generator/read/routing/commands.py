"""Calls that share a method and an address, told apart by what they send in one field: `Command=User.Add`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.read.listed import tables
from generator.read.listed.fields import FieldList
from generator.read.pages.markdown import Fence, Section, Table
from generator.read.routing.sightings import Sighting

_COMMAND = re.compile(
    r"(?i)(?:action|act|cmd|command|method|op|operation|func|function|do)"
)
_CONSTANT = re.compile(r"[A-Za-z]\w*(?:[./:-]\w+)*")


def told_apart(
    found: Sequence[Sighting], sections: Sequence[Section]
) -> list[Sighting]:
    """The sightings with what each of several calls sends behind the `#` of its path."""
    indexes = sorted({one.index for one in found})
    ends = dict(pairwise([*indexes, len(sections)]))
    out = list(found)
    named: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        named.setdefault(one.route.key, []).append(number)
    for alike in named.values():
        said = [
            _constants(sections[found[n].index : ends[found[n].index]]) for n in alike
        ]
        # Headings have all of the address: `POST /slots?action=save`.
        headed = all(found[n].level is not None for n in alike)
        said = [
            {**_asked(found[n], headed=headed), **own} for n, own in zip(alike, said)
        ]
        name = _telling(said) if len(alike) > 1 else None
        for number, constants in zip(alike, said, strict=True):
            if name is not None:
                out[number] = _with(found[number], name, constants[name])
    return out


def applied(
    constant: tuple[str, str] | None, lists: Iterable[FieldList]
) -> tuple[FieldList, ...]:
    """The lists with the one value of the field that tells the call from others."""
    if constant is None:
        return tuple(lists)
    name, value = constant
    return tuple(
        replace(
            one,
            fields=tuple(
                (
                    replace(field, values=(value,), required=True, description="")
                    if field.name == name
                    else field
                )
                for field in one.fields
            ),
        )
        for one in lists
    )


def _with(one: Sighting, name: str, value: str) -> Sighting:
    route = replace(one.route, path=f"{one.route.path}#{value}")
    return replace(one, route=route, constant=(name, value))


def _telling(said: Sequence[Mapping[str, str]]) -> str | None:
    """The field that every call has, with a value that no other has."""
    for name in said[0]:
        values = {constants.get(name) for constants in said}
        if None not in values and len(values) == len(said):
            return name
    return None


def is_command(name: str) -> bool:
    """Whether what a parameter is set to names the call itself, by its name: `users.php?action=authorise`."""
    return _COMMAND.fullmatch(name) is not None


def is_constant(value: str) -> bool:
    """Whether a value is a word that could be one of a closed choice."""
    return _CONSTANT.fullmatch(value) is not None


def _asked(one: Sighting, *, headed: bool) -> dict[str, str]:
    """The values in the query of an address that are words; but in headings, only those that name the call."""
    pairs = [pair.partition("=") for pair in one.route.query.split("&")]
    return {
        name: value
        for name, _, value in pairs
        if is_constant(value) and (headed or is_command(name))
    }


def _constants(sections: Sequence[Section]) -> dict[str, str]:
    """The fields of tables that are described by a value alone, where a sample sends that value in them."""
    parts = [part for section in sections for part in section.parts]
    code = "\n".join(part.code for part in parts if isinstance(part, Fence))
    found: dict[str, str] = {}
    for table in (part for part in parts if isinstance(part, Table)):
        names = tables.column(table, "name")
        texts = tables.column(table, "description")
        for name, text in zip(names, texts, strict=False):
            value = text.plain.strip("`\"' ")
            if is_constant(value) and _sends(code, name.plain, value):
                found.setdefault(name.plain.strip("`* "), value)
    return found


def _sends(code: str, name: str, value: str) -> bool:
    wanted = rf"\b{re.escape(name.strip('`* '))}[\"']?\s*[=:]\s*[\"']?{re.escape(value)}(?![\w.])"
    return re.search(wanted, code) is not None
