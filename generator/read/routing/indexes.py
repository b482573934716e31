"""Lists of endpoints that a page begins with, or has somewhere: each endpoint is at home where it is described."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.read.pages.markdown import Section, Table
from generator.read.pages.paths import METHODS, only_path
from generator.read.routing.sightings import Sighting, is_one

_TITLE = re.compile(rf"({'|'.join(METHODS)})\b\W*([\w -]*?)\W*")
_WORD = re.compile(r"\w+")


def at_home(
    sightings: Sequence[Sighting], sections: Sequence[Section]
) -> list[Sighting]:
    """The sightings with those in lists of endpoints put behind, or moved to, what describes each of them."""
    crowds = {
        index: crowd
        for index in {one.index for one in sightings}
        if len(crowd := _routes(sightings, index)) > 1
    }
    behind: set[int] = set()
    moved: dict[int, int] = {}
    for index, crowd in crowds.items():
        again = _again(sightings, crowd, crowds)
        left = [(number, sightings[number]) for number in crowd if number not in again]
        titled = _titled(left, index, sections)
        if 2 * (len(again) + len(titled)) >= len(crowd):
            behind.update(again)
            moved.update(titled)
    homes = [
        replace(one, index=moved.get(number, one.index))
        for number, one in enumerate(sightings)
    ]
    first = [one for number, one in enumerate(homes) if number not in behind]
    return [*first, *(homes[number] for number in sorted(behind))]


def _routes(sightings: Sequence[Sighting], index: int) -> list[int]:
    """The routes that a section names in its text, each by its first sighting."""
    found: dict[str, int] = {}
    for number, one in enumerate(sightings):
        if one.index == index and one.level is None:
            found.setdefault(one.route.key, number)
    return list(found.values())


def _again(
    sightings: Sequence[Sighting],
    crowd: Sequence[int],
    crowds: Mapping[int, Sequence[int]],
) -> set[int]:
    """Those of a crowd that further sections name, each for itself."""
    alone = [
        one for one in sightings if one.index not in crowds or one.level is not None
    ]
    return {
        number
        for number in crowd
        if any(is_one(sightings[number], one) for one in alone)
    }


def _titled(
    crowd: Sequence[tuple[int, Sighting]], index: int, sections: Sequence[Section]
) -> dict[int, int]:
    """The sections that describe the rows of a table, by titles that have the words of one row only."""
    rows = {number: _row(one, sections[index]) for number, one in crowd}
    found: dict[int, int] = {}
    for fits in (_is_path, _is_said, _is_step, _is_action):
        for at in range(index + 1, len(sections)):
            title = sections[at].heading
            if not title or at in found.values():
                continue
            fitting = [
                number
                for number, one in crowd
                if number not in found and fits(title, one, rows[number])
            ]
            if len(fitting) == 1:
                found[fitting[0]] = at
    return found


def _row(one: Sighting, section: Section) -> tuple[str, ...]:
    """The words of each cell in the row that names a route."""
    line = one.place.line if one.place else None
    for part in section.parts:
        if isinstance(part, Table):
            for row in part.rows:
                if any(cell.line == line for cell in row):
                    return tuple(_folded(cell.plain) for cell in row)
    return ()


def _is_path(title: str, one: Sighting, row: tuple[str, ...]) -> bool:
    """The title is the path, which no other method of the list has."""
    return only_path(title) == one.route.path


def _is_said(title: str, one: Sighting, row: tuple[str, ...]) -> bool:
    """A cell of the row is the title: `List rooms`."""
    return len(_folded(title).split()) > 1 and _folded(title) in row


def _is_step(title: str, one: Sighting, row: tuple[str, ...]) -> bool:
    """The title has the method and the last step of the path: `PUT (archive)`."""
    last = one.route.path.rstrip("/").rpartition("/")[2]
    return any(word == _folded(last) for word in _action(title, one))


def _is_action(title: str, one: Sighting, row: tuple[str, ...]) -> bool:
    """The title has the method and what the row calls the action: `PUT (update)` and PUT `update`."""
    words = {word for cell in row for word in cell.split()}
    return any(word in words for word in _action(title, one))


def _action(title: str, one: Sighting) -> Iterator[str]:
    found = _TITLE.fullmatch(title.strip())
    if found and found[1] == one.route.method:
        yield from (word for word in _folded(found[2]).split() if word)


def _folded(text: str) -> str:
    return " ".join(word.lower() for word in _WORD.findall(text))
