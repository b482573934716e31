"""Answers that a page describes elsewhere on it: `Returns the boat in the same shape as [Get a boat](#get-a-boat)`."""

import re
from collections.abc import Iterator, Sequence

from generator.read.listed import headings
from generator.read.pages.markdown import Fence, Paragraph, Section, Table, Text
from generator.read.pages.paths import only_route

_SAME = re.compile(
    r"(?i)\b(?:same|identical|equal)\b[^.\n]{0,60}?\b(?:as|to|for|of|from)\b|\bas (?:in|for|with|by)\b|\blike (?:in|for|the)\b"
)
_ANSWERED = re.compile(r"(?i)\b(?:returns?|respon[sc]es?|responds?|answers?|result)\b")
_OTHER = re.compile(
    r"(?i)\b(?:errors?|param\w*|filters?|headers?|limits?|permissions?)\b"
)
_LINK = re.compile(r"\[[^\]]*\]\(#(?P<anchor>[^)\s]+)\)")
_CODE = re.compile(r"`([^`]+)`")
_NO_WORD = re.compile(r"[^\w-]+")


def answers(
    own: Sequence[Section], keys: Sequence[str], every: Sequence[Sequence[Section]]
) -> tuple[Section, ...]:
    """The sections with answers that those of an endpoint point to, of one of `every` other endpoint.

    keys: the method and path of each of them. Nothing where an endpoint has an answer of its own.
    """
    if any(
        isinstance(part, Fence | Table)
        for one in own
        if _is_answer(one)
        for part in one.parts
    ):
        return ()
    for section in own:
        for text in _told(section):
            index = _other(text, keys, every)
            if index is not None and every[index] is not own:
                return tuple(one for one in every[index] if _is_answer(one))
    return ()


def _told(section: Section) -> Iterator[Text]:
    """What says that the answer is as another one."""
    under = headings.status(section) == "200"
    for part in section.parts:
        if not isinstance(part, Paragraph) or not _SAME.search(part.text.plain):
            continue
        if _OTHER.search(part.text.plain):
            continue
        if under or _ANSWERED.search(part.text.plain):
            yield part.text


def _other(
    text: Text, keys: Sequence[str], every: Sequence[Sequence[Section]]
) -> int | None:
    anchors = {found["anchor"].lower() for found in _LINK.finditer(text.source)}
    routes = [only_route(code) for code in _CODE.findall(text.source)]
    named = {route.key for route in routes if route}
    found = [
        index
        for index, sections in enumerate(every)
        if keys[index] in named
        or any(_slug(one.heading) in anchors for one in sections)
    ]
    return found[0] if len(found) == 1 else None


def _is_answer(section: Section) -> bool:
    status = headings.status(section)
    return status is not None and status.startswith("2")


def _slug(heading: str) -> str:
    return _NO_WORD.sub("", heading.lower().replace(" ", "-")).strip("-")
