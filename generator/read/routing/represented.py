"""Answers that are said to be a thing that another call gives: `returns 201 with the JSON representation of the boat`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.listed import headings
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Fence,
    Paragraph,
    Section,
    Text,
)

_THING = re.compile(
    r"(?i)\brepresentation of (?:the |an? )?(?:new(?:ly created)? |created |updated |current )?(?P<name>[a-z][\w-]*(?: [a-z][\w-]*)?)"
)
_RETURNS = re.compile(r"(?i)\b(?:returns?|responds?|answers?|replies)\b")
_STATUS = re.compile(r"(?<!\d)(20[0-9])(?!\d)")
_GETS = frozenset({"get", "show", "retrieve", "fetch", "read", "view", "single", "one"})
_WORD = re.compile(r"[a-z0-9]+")


def answer(
    number: int,
    methods: Sequence[str],
    homes: Sequence[Sequence[Section]],
    every: Sequence[Sequence[Section]],
) -> tuple[Section, ...]:
    """The answer of the endpoint of this number, as that of the one that gets what it is said to represent."""
    for text in (one for section in every[number] for one in _texts(section)):
        found = _THING.search(text.plain)
        if found is None or not _RETURNS.search(text.plain[: found.start()]):
            continue
        said = found["name"].split()
        wanted = tuple(_words(" ".join(said[:end])) for end in (2, 1))
        for index, home in enumerate(homes):
            fits = index != number and methods[index] == "GET"
            if fits and home and _gets(home[0].heading, wanted):
                return tuple(_shown(text, every[index], home[0]))
    return ()


def _texts(section: Section) -> Iterator[Text]:
    for part in section.parts:
        if isinstance(part, Paragraph):
            yield part.text
        elif isinstance(part, Bullets):
            yield from (item.text for item in part.items)


def _gets(heading: str, wanted: Sequence[frozenset[str]]) -> bool:
    """Whether a heading is about getting one such thing: `Get a boat`."""
    words = _words(heading)
    return bool(words & _GETS) and words - _GETS in wanted


def _words(text: str) -> frozenset[str]:
    found = _WORD.findall(text.lower())
    return frozenset(word for word in found if word not in ("a", "an", "the"))


def _shown(said: Text, sections: Sequence[Section], home: Section) -> Iterator[Section]:
    """The first code of an answer there, under the status that is said here."""
    status = _STATUS.search(said.plain)
    title = replace(said, source="", plain=f"Response {status[1] if status else 200}")
    for section in sections:
        known = headings.status(section)
        if section is home or (known is not None and known.startswith("2")):
            for part in section.parts:
                if isinstance(part, Fence) and part.code.lstrip()[:1] in ("{", "["):
                    yield Section(
                        level=LABEL_LEVEL, title=title, above=(), parts=(part,)
                    )
                    return
