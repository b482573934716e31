"""Steps of a path that a list of the page names as parameters: `/boats/BOATID` with `BOATID` in a table below."""

import re
from collections.abc import Iterator, Sequence

from generator.read.listed import bullets, headings, tables
from generator.read.listed.fields import Slot
from generator.read.pages.markdown import Bullets, Part, Section, Table

_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SHOUTED = re.compile(r"[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*")
# A word of a path has no such marks of a name: `boatId`, `boat_id`.
_NAME = re.compile(
    r"[a-z]+(?:[A-Z][a-z0-9]*)+|[a-z]+(?:_[a-z0-9]+)*_(?:id|name|key|slug|code|uuid)"
)
_SUFFIX = re.compile(r"(?<=.)\.(?:json|xml|csv)$")


def named(path: str, sections: Sequence[Section]) -> str:
    """The path with placeholders for the steps that its parameters are called as, and as they are called."""
    of_path, any_names = _names(sections)
    steps = path.split("/")
    for index, step in enumerate(steps):
        suffix = _SUFFIX.search(step)
        bare = step[: suffix.start()] if suffix else step
        told = _PLACEHOLDER.fullmatch(bare)
        name = _respelled(told[1], of_path) if told else None
        if (
            _SHOUTED.fullmatch(bare)
            and bare in any_names
            or _NAME.fullmatch(bare)
            and bare in of_path
        ):
            name = bare
        if name and f"{{{name}}}" not in steps:
            steps[index] = f"{{{name}}}" + step[len(bare) :]
    return "/".join(steps)


def _respelled(name: str, listed: frozenset[str]) -> str | None:
    """How a list spells a placeholder, where the two differ in case only."""
    if name in listed:
        return None
    alike = [one for one in listed if one.lower() == name.lower()]
    return alike[0] if len(alike) == 1 else None


def _names(sections: Sequence[Section]) -> tuple[frozenset[str], frozenset[str]]:
    """The names in lists of parameters of paths, and those in any list of parameters."""
    of_path: set[str] = set()
    every: set[str] = set()
    for section in sections:
        slot = headings.slot(section)
        if slot is None or slot.role != "parameters":
            continue
        for part in section.parts:
            found = {*_listed(part)}
            every |= found
            if slot.location == "path":
                of_path |= found
    return frozenset(of_path), frozenset(every)


def _listed(part: Part) -> Iterator[str]:
    if isinstance(part, Table):
        yield from (
            cell.plain.strip("`*:{}<> ") for cell in tables.column(part, "name")
        )
    elif isinstance(part, Bullets):
        found = bullets.fields("", part, Slot(role="parameters"))
        yield from (one.name for one in found)
