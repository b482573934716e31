"""Which sections of a page are about which of those that name an endpoint."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.read.listed import headings
from generator.read.pages.markdown import LABEL_LEVEL, Fence, Section
from generator.read.words.languages import english

_TYPES = re.compile(
    r"(?i)\W*(?:(?:(?:rest|api|data|object|json|type|response|resource) )?(?:schemas|models|definitions|objects)"
    r"|data (?:types|structures))\W*"
)
_MEMBERS = re.compile(r"(?i)\W*(?:properties|attributes|fields)\W*")
# `Common headers`, `Headers for all requests`: every call of the page has them.
_PLACED = r"(?:https?\s+|api\s+|request\s+|required\s+)*(?:headers?|query\s+(?:param\w*|strings?))(?:\s+param\w*)?"
_EACH = r"(?:all|every|each)\s+(?:(?:of\s+)?(?:the|our|these)\s+)?(?:api\s+|http\s+)*(?:endpoint|request|call|method|operation|route|api)s?"
_COMMON = re.compile(
    rf"(?i)\W*(?:the\s+)?(?:common|shared|global|general|default|standard|universal)\s+{_PLACED}(?:\s+(?:for|of|on|in|to)\s+{_EACH})?\W*"
    rf"|\W*{_PLACED}\s+(?:common\s+to|shared\s+by|required\s+(?:for|by|on)|sent\s+with|for|of|on|in|with)\s+{_EACH}\W*"
)
_STACKED = re.compile(r"(?i)http request\b|request url\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """What is about an endpoint, in order. start: the number of the first section that may introduce it."""

    start: int
    sections: tuple[Section, ...]


def extents(sections: Sequence[Section], naming: Sequence[int]) -> Mapping[int, Extent]:
    """For each section that names endpoints, by its number: what is about them."""
    starts = {
        index: _start(sections, index, before)
        for before, index in zip([-1, *naming], naming, strict=False)
    }
    own = _own(sections, naming)
    starts.update({index: 0 for index in naming[:1]})
    ends = dict(zip(naming, [starts[one] for one in naming[1:]], strict=False))
    ends.update({index: len(sections) for index in naming[-1:]})
    ends = {index: _before_types(sections, index, end) for index, end in ends.items()}
    for index in reversed(naming):
        if index + 1 in ends and _is_stacked(sections[index : index + 2]):
            ends[index] = ends[index + 1]
    return {
        index: Extent(
            start=max(starts[index], _alone(sections, index, naming, ends)),
            sections=tuple(
                sections[one]
                for one in _kept(
                    sections, range(starts[index], ends[index]), own[index]
                )
            ),
        )
        for index in naming
    }


def _start(sections: Sequence[Section], index: int, before: int) -> int:
    """The first section of an endpoint: the heading over the one that names it, if that is its own."""
    start = index
    for above in range(index - 1, before, -1):
        if sections[above].level < sections[start].level:
            start = above
    return start


def _alone(
    sections: Sequence[Section],
    index: int,
    naming: Sequence[int],
    ends: Mapping[int, int],
) -> int:
    """Where the headings begin that are over this endpoint and not over the next one too."""
    after = [one for one in naming if one > index and ends[one] != ends[index]]
    if not after:
        return 0
    shared = set(headings_over(sections, index)) & set(
        headings_over(sections, after[0])
    )
    return max(shared, default=-1) + 1


def headings_over(sections: Sequence[Section], index: int) -> Iterator[int]:
    """The headings that a section stands under."""
    level = sections[index].level
    for above in range(index - 1, -1, -1):
        if sections[above].title and sections[above].level < level:
            level = sections[above].level
            yield above


def _before_types(sections: Sequence[Section], index: int, end: int) -> int:
    """The end of an endpoint before a chapter of types, as pages made from OpenAPI documents have one."""
    for below in range(index + 1, end):
        one = sections[below]
        under = one.level <= sections[index].level and one.level != LABEL_LEVEL
        if under and _TYPES.fullmatch(one.heading):
            return below
    return end


def _is_stacked(pair: Sequence[Section]) -> bool:
    """Whether a section has nothing but ways to call what the next one, titled alike, has more of."""
    first, second = pair
    return (
        first.level == second.level
        and all(_STACKED.match(one.heading) for one in pair)
        and all(isinstance(part, Fence) for part in first.parts)
    )


def is_common(section: Section) -> bool:
    """Whether what a section lists is sent with every call of its page."""
    return _COMMON.fullmatch(english(section.heading)) is not None


def _is_of_thing(section: Section) -> bool:
    return _MEMBERS.fullmatch(section.heading) is not None


def _own(
    sections: Sequence[Section], naming: Sequence[int]
) -> Mapping[int, int | None]:
    """For each naming section the heading that is over nothing but its endpoints; None where levels say nothing.

    They say something where one level of headings parts all of them, and what each takes and answers stands
    deeper: on such a page a heading of that level begins something else, also when it names no endpoint.
    A single endpoint may have its notes beside it, so for one alone they say nothing.
    """
    nothing = dict.fromkeys(naming)
    levels = sorted({one.level for one in sections if one.level})
    for level in levels if len(naming) > 1 else ():
        found = [_over(sections, index, level) for index in naming]
        if None not in found and len(set(found)) == len(naming):
            break
    else:
        return nothing
    flat = any(
        one.level <= level and _is_part(one)
        for index, one in enumerate(sections)
        if index not in found
        and not (index < naming[0] and (_is_of_thing(one) or is_common(one)))
    )
    return nothing if flat else dict(zip(naming, found, strict=True))


def _over(sections: Sequence[Section], index: int, level: int) -> int | None:
    """The heading of a level that a section stands under, or is."""
    for above in range(index, -1, -1):
        if sections[above].title and sections[above].level <= level:
            return above if sections[above].level == level else None
    return None


def _is_part(section: Section) -> bool:
    """Whether a heading says what of an endpoint stands under it: its parameters, an answer, an example."""
    said = headings.of_title(section.heading)
    if said is None:
        return headings.is_sample(section)
    return said.role != "object" and said.status != "default"


def _kept(sections: Sequence[Section], within: range, own: int | None) -> Iterator[int]:
    """The sections under an endpoint's own heading, and before it what introduces several headings like it."""
    if own is None:
        yield from within
        return
    level, other = sections[own].level, False
    over = {own, *headings_over(sections, own)}
    for index in within:
        if sections[index].title and sections[index].level <= level:
            if index > own:
                return
            other = sections[index].level == level and index != own
            # Before the calls, these are what the thing itself has.
            other = other or (index < own and _is_of_thing(sections[index]))
            # Chapters before the one that the call is in are about something else.
            other = other or (index < own and index not in over)
        if not other:
            yield index
