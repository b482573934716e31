"""Files of many pages, `llms-full.txt` and its like: cut where each page says its address, and put in place again."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from generator.findings import Finding, Findings
from generator.fragments import Fragment, Page
from generator.places import InBlock, InPage, Origins, Place
from generator.read.layout.noise import TITLE
from generator.read.pages.stretches import prose

_SOURCE = re.compile(r"(?:>\s*)?(?:Source|URL)\s*:\s*<?https?://\S+", re.IGNORECASE)
_SOURCE_TITLE = re.compile(r"#\s+(?:Source|URL)\s*:\s*<?https?://\S+", re.IGNORECASE)
_ADDRESS_KEY = re.compile(
    r"(?:source|source_url|url|canonical_url)\s*:\s*[\"']?https?://", re.IGNORECASE
)
# What Mintlify puts before each page that it serves as Markdown.
_INDEXED = re.compile(r">\s*#{1,3}\s+Documentation Index\s*$", re.IGNORECASE)
_INDEX = re.compile(r">.*\bllms(?:-full)?\.txt\b")
_NEAR = 3
_LONGEST_FRONT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One page of a file. before: how many lines of the file stand before it."""

    text: str
    before: int


def pieces(text: str) -> tuple[Piece, ...]:
    """The pages of a file, in order; one piece where the file is a page."""
    lines = text.split("\n")
    outside = _outside(text)
    starts = [
        n for n, line in enumerate(lines) if n in outside and _begins(lines, n, line)
    ]
    starts = [n for n in starts if not _is_headed(lines, n, starts)]
    if starts and _is_indexed(lines, starts[0]):
        # The first page of a file is often copied without what goes before it.
        titled = any(TITLE.match(lines[n]) for n in range(starts[0]) if n in outside)
        starts = [0, *starts] if titled else starts
    if len(starts) < 2:
        return (Piece(text=text, before=0),)
    starts[0] = 0
    ends = [*starts[1:], len(lines)]
    return tuple(
        Piece(text="\n".join(lines[start:end]), before=start)
        for start, end in zip(starts, ends, strict=True)
    )


def read(
    page: Page,
    text: str,
    findings: Findings,
    reader: Callable[[str, Findings], tuple[Fragment, ...]],
) -> tuple[Fragment, ...] | None:
    """What the pages of a file say, each read on its own; None where the file is one page.

    That a page among others has no endpoint is no news; it is reported when none of them has one.
    """
    parts = pieces(text)
    if len(parts) == 1:
        return None
    found: list[Fragment] = []
    silent: list[Finding] = []
    for number, part in enumerate(parts, 1):
        reported = Findings()
        said = reader(part.text, reported)
        found += [_moved(one, part.before, number) for one in said]
        for one in reported:
            if one.code == "no-endpoint":
                silent.append(replace(one, place=InPage(page=page.name)))
            else:
                findings.take(_reported(one, part.before))
    if silent and not found:
        findings.take(silent[0])
    return tuple(found)


def _begins(lines: list[str], number: int, line: str) -> bool:
    """Whether a page begins at a line: a title with its address below, or front matter with one."""
    if _SOURCE_TITLE.match(line) or _is_indexed(lines, number):
        return True
    if TITLE.match(line):
        below = [one for one in lines[number + 1 : number + 1 + _NEAR] if one.strip()]
        above = [one for one in lines[max(number - _NEAR, 0) : number] if one.strip()]
        titled = above and _SOURCE_TITLE.match(above[-1])
        return bool(below and _SOURCE.fullmatch(below[0].strip())) and not titled
    if line.rstrip() != "---" or (number and lines[number - 1].strip()):
        return False
    front = lines[number + 1 : number + 1 + _LONGEST_FRONT]
    end = next((n for n, one in enumerate(front) if one.rstrip() == "---"), 0)
    return any(_ADDRESS_KEY.match(one) for one in front[:end])


def _is_indexed(lines: list[str], number: int) -> bool:
    """Whether a note on where the list of all pages is begins at a line, as it does before every page."""
    after = lines[number + 1 : number + 1 + _NEAR]
    return bool(_INDEXED.match(lines[number]) and any(map(_INDEX.match, after)))


def _is_headed(lines: list[str], number: int, starts: list[int]) -> bool:
    """Whether the page of a title or a note began before it, with front matter, its address or a note."""
    before = max((n for n in starts if n < number), default=None)
    if before is None:
        return False
    if lines[before].rstrip() != "---":
        said = [one for one in lines[before + 1 : number] if one.strip()]
        if _is_indexed(lines, before):
            return all(one.startswith(">") for one in said)
        about = said if _SOURCE_TITLE.match(lines[before]) else said[1:]
        return _is_indexed(lines, number) and not about
    end = next(
        (n for n in range(before + 1, number) if lines[n].rstrip() == "---"), number
    )
    return not any(line.strip() for line in lines[end + 1 : number])


def _outside(text: str) -> set[int]:
    """The lines that are not in code, by number from 0."""
    found: set[int] = set()
    at, line = 0, 0
    for start, end in prose(text):
        line += text.count("\n", at, start)
        after = line + text.count("\n", start, end)
        found.update(range(line, after + 1))
        at, line = end, after
    return found


def _moved(one: Fragment, lines: int, part: int) -> Fragment:
    places = {
        pointer: tuple(replace(_place(place, lines), part=part) for place in said)
        for pointer, said in one.origins.places.items()
    }
    return replace(one, part=part, origins=Origins(places=places))


def _reported(one: Finding, lines: int) -> Finding:
    notes = tuple(
        replace(note, place=_place(note.place, lines) if note.place else None)
        for note in one.notes
    )
    place = _place(one.place, lines) if one.place else None
    return replace(one, place=place, notes=notes)


def _place(place: Place, lines: int) -> Place:
    """A place on one page of a file as a place in the file."""
    if isinstance(place, InBlock):
        block = replace(place.block, first_line=place.block.first_line + lines)
        return replace(place, block=block)
    return place if place.line is None else replace(place, line=place.line + lines)
