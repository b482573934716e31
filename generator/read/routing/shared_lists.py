"""What a call takes and answers as another one on the page does, by its title: `Same fields as Add a boat`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.listed import headings
from generator.read.listed.columns import columns_of
from generator.read.pages.markdown import Paragraph, Part, Section, Table, Text

_SAME = re.compile(
    r"(?i)(?P<what>[^.\n]*?\b(?:same|identical|equal)\b[^.\n]*?)\b(?:as|to)\b(?P<to>[^.,;\n]*)(?P<rest>[^.\n]*)"
)
_ROLES = (
    ("parameters", re.compile(r"(?i)\b(?:param\w*|arguments?|query|filters?)\b")),
    (
        "body",
        re.compile(r"(?i)\b(?:body|payload|fields|attributes|properties|request)\b"),
    ),
    (
        "response",
        re.compile(r"(?i)\b(?:respon[sc]e|returns?|returned|results?|output)\b"),
    ),
)
_OPTIONAL = re.compile(
    r"(?i)\ball\b[^.]*\boptional\b|\beverything is optional\b|\bnone (?:of .*)?required\b"
)
_WORD = re.compile(r"[a-z0-9]+")
_FILLER = re.compile(
    r"the|an?|of|for|in|to|with|on|by|and|above|regular|normal|usual|standard|plain|corresponding|endpoints?|call"
    r"|request|method|api|operation|section|response|body|parameters|fields|ones?"
)


def of(
    number: int, homes: Sequence[Sequence[Section]], every: Sequence[Sequence[Section]]
) -> tuple[Section, ...]:
    """The sections that describe what the endpoint of this number shares with another one.

    homes, every: for each endpoint, the sections that introduce it and all that are about it.
    """
    out: list[Section] = []
    for section in every[number]:
        for text in _texts(section):
            found = _SAME.match(text.plain)
            other = _other(found["to"], number, homes) if found else None
            if found and other is not None:
                roles = _roles(found["what"], section)
                optional = _OPTIONAL.search(found["rest"]) is not None
                out += [
                    _optional(one) if optional else one
                    for one in every[other]
                    if _role(one) in roles and one not in every[number]
                ]
    return tuple(out)


def _texts(section: Section) -> Iterator[Text]:
    yield from (part.text for part in section.parts if isinstance(part, Paragraph))


def _roles(words: str, section: Section) -> frozenset[str]:
    """What is shared: by the words, or by what the section is about."""
    under = _role(section)
    if under in ("body", "response"):
        return frozenset({under})
    return frozenset(role for role, named in _ROLES if named.search(words))


def _role(section: Section) -> str | None:
    status = headings.status(section)
    if status is not None:
        return "response" if status.startswith("2") else None
    slot = headings.slot(section)
    return slot.role if slot and slot.role in ("parameters", "body") else None


def _other(words: str, number: int, homes: Sequence[Sequence[Section]]) -> int | None:
    """The endpoint that words name by its title, the last one before if there are several."""
    wanted = _folded(words)
    if not wanted:
        return None
    titled = [
        index
        for index, home in enumerate(homes)
        if index != number
        and any(_folded(one.heading) == wanted for one in _own(home, homes))
    ]
    before = [index for index in titled if index < number]
    if before:
        return before[-1]
    return titled[0] if len(titled) == 1 else None


def _own(
    home: Sequence[Section], homes: Sequence[Sequence[Section]]
) -> Iterator[Section]:
    """The headings over an endpoint that are over no other."""
    for section in home:
        if sum(any(one is section for one in other) for other in homes) == 1:
            yield section


def _folded(words: str) -> frozenset[str]:
    found = (
        word.removesuffix("s")
        for word in _WORD.findall(words.lower())
        if not _FILLER.fullmatch(word)
    )
    return frozenset(found)


def _optional(section: Section) -> Section:
    """The section with nothing required in its tables."""
    return replace(section, parts=tuple(_loose(part) for part in section.parts))


def _loose(part: Part) -> Part:
    index = columns_of(part.header).get("required") if isinstance(part, Table) else None
    if not isinstance(part, Table) or index is None:
        return part
    rows = tuple(
        tuple(
            replace(cell, source="no", plain="no") if n == index else cell
            for n, cell in enumerate(row)
        )
        for row in part.rows
    )
    return replace(part, rows=rows)
