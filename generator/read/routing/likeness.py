"""What a page says of one call by pointing to another: `the same as Get a boat`, `the JSON representation of the boat`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.read.listed import headings
from generator.read.listed.columns import columns_of
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Fence,
    Paragraph,
    Part,
    Section,
    Table,
    Text,
    prose,
)
from generator.read.pages.paths import Route, only_route

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
_WORD = re.compile(r"[a-z0-9]+")
# `Same fields as Add a boat`.
_SHARED = re.compile(
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
_FILLER = re.compile(
    r"the|an?|of|for|in|to|with|on|by|and|above|regular|normal|usual|standard|plain|corresponding|endpoints?|call"
    r"|request|method|api|operation|section|response|body|parameters|fields|ones?"
)
# `returns 201 with the JSON representation of the boat`.
_THING = re.compile(
    r"(?i)\brepresentation of (?:the |an? )?(?:new(?:ly created)? |created |updated |current )?(?P<name>[a-z][\w-]*(?: [a-z][\w-]*)?)"
)
_RETURNS = re.compile(r"(?i)\b(?:returns?|responds?|answers?|replies)\b")
_STATUS = re.compile(r"(?<!\d)(20[0-9])(?!\d)")
_GETS = frozenset({"get", "show", "retrieve", "fetch", "read", "view", "single", "one"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call with the sections that introduce it, nearest first, and all that are about it."""

    route: Route
    home: tuple[Section, ...]
    sections: tuple[Section, ...]


def elsewhere(own: Call, every: Sequence[Call]) -> tuple[Section, ...]:
    """What the sections about one of a page's calls leave to another one of them."""
    return _answer(own, every) or _shared(own, every) or _thing(own, every)


def _answer(own: Call, every: Sequence[Call]) -> tuple[Section, ...]:
    """The sections with answers that those of a call point to; nothing where it has an answer of its own."""
    if any(
        isinstance(part, Fence | Table)
        for one in own.sections
        if _is_answer(one)
        for part in one.parts
    ):
        return ()
    for text in (text for section in own.sections for text in _told(section)):
        other = _pointed(text, every)
        if other is not None and other.sections is not own.sections:
            return tuple(one for one in other.sections if _is_answer(one))
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


def _pointed(text: Text, every: Sequence[Call]) -> Call | None:
    """The one call that a link, or code, is about."""
    anchors = {found["anchor"].lower() for found in _LINK.finditer(text.source)}
    routes = [only_route(code) for code in _CODE.findall(text.source)]
    named = {route.key for route in routes if route}
    found = [
        one
        for one in every
        if one.route.key in named
        or any(_slug(section.heading) in anchors for section in one.sections)
    ]
    return found[0] if len(found) == 1 else None


def _is_answer(section: Section) -> bool:
    return (headings.status(section) or "").startswith("2")


def _slug(heading: str) -> str:
    return _NO_WORD.sub("", heading.lower().replace(" ", "-")).strip("-")


def _shared(own: Call, every: Sequence[Call]) -> tuple[Section, ...]:
    """The sections that describe what a call takes and answers as one with another title does."""
    out: list[Section] = []
    for section in own.sections:
        for text in (one.text for one in section.parts if isinstance(one, Paragraph)):
            found = _SHARED.match(text.plain)
            other = _titled(found["to"], own, every) if found else None
            if found and other is not None:
                roles = _roles(found["what"], section)
                optional = _OPTIONAL.search(found["rest"]) is not None
                out += [
                    _optional(one) if optional else one
                    for one in other.sections
                    if _role(one) in roles and one not in own.sections
                ]
    return tuple(out)


def _roles(words: str, section: Section) -> frozenset[str]:
    """What is shared: by the words, or by what the section is about."""
    under = _role(section)
    if under in ("body", "response"):
        return frozenset({under})
    return frozenset(role for role, named in _ROLES if named.search(words))


def _role(section: Section) -> str | None:
    if headings.status(section) is not None:
        return "response" if _is_answer(section) else None
    slot = headings.slot(section)
    return slot.role if slot and slot.role in ("parameters", "body") else None


def _titled(words: str, own: Call, every: Sequence[Call]) -> Call | None:
    """The call that words name by its title, the last one before if there are several."""
    wanted = _folded(words)
    found = [
        index
        for index, one in enumerate(every)
        if wanted
        and one is not own
        and any(_folded(title) == wanted for title in _titles(one, every))
    ]
    number = next(index for index, one in enumerate(every) if one is own)
    before = [index for index in found if index < number]
    if before:
        return every[before[-1]]
    return every[found[0]] if len(found) == 1 else None


def _titles(own: Call, every: Sequence[Call]) -> Iterator[str]:
    """The headings over a call that are over no other."""
    for section in own.home:
        if sum(any(one is section for one in other.home) for other in every) == 1:
            yield section.heading


def _folded(words: str) -> frozenset[str]:
    found = _WORD.findall(words.lower())
    kept = (word for word in found if not _FILLER.fullmatch(word))
    return frozenset(word.removesuffix("s") for word in kept)


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


def _thing(own: Call, every: Sequence[Call]) -> tuple[Section, ...]:
    """The answer of a call, as that of the one that gets what it is said to represent."""
    for text in (one for section in own.sections for one in prose(section.parts)):
        found = _THING.search(text.plain)
        if found is None or not _RETURNS.search(text.plain[: found.start()]):
            continue
        said = found["name"].split()
        wanted = tuple(_words(" ".join(said[:end])) for end in (2, 1))
        for other in every:
            fits = other is not own and other.route.method == "GET" and other.home
            if fits and _gets(other.home[0].heading, wanted):
                return tuple(_shown(text, other))
    return ()


def _gets(heading: str, wanted: Sequence[frozenset[str]]) -> bool:
    """Whether a heading is about getting one such thing: `Get a boat`."""
    words = _words(heading)
    return bool(words & _GETS) and words - _GETS in wanted


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower())) - {"a", "an", "the"}


def _shown(said: Text, other: Call) -> Iterator[Section]:
    """The first code of an answer there, under the status that is said here."""
    status = _STATUS.search(said.plain)
    title = replace(said, source="", plain=f"Response {status[1] if status else 200}")
    for section in other.sections:
        if section is other.home[0] or _is_answer(section):
            for part in section.parts:
                if isinstance(part, Fence) and part.code.lstrip()[:1] in ("{", "["):
                    yield Section(
                        level=LABEL_LEVEL, title=title, above=(), parts=(part,)
                    )
                    return
