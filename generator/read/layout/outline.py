"""The sections of a page while its headings and tags come by, each under what stands over it."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from generator.read.layout import (
    call_lists,
    definitions,
    field_paragraphs,
    label_lists,
    stacked_calls,
)
from generator.read.layout.components import Opening
from generator.read.pages.markdown import LABEL_LEVEL, Part, Section, Text

_INSIDE = -1
_RANK_OF_LABEL = 8
_CALL = 6
_CONDITION = re.compile(r"(?i)(?:if|when|with|without|otherwise|or)\b")

_Above: TypeAlias = list[tuple[int, str]]


class Outline:
    """Cuts parts into sections.

    A heading ends those of its rank and deeper; a tag ends where it is closed, and what follows goes on
    under the headings from before it.
    """

    def __init__(self) -> None:
        self._rank = 0
        self._title: Text | None = None
        self._above: _Above = []
        self._parts: list[Part] = []
        self._open: list[tuple[_Above, bool]] = []
        self._sections: list[Section] = []

    def add(self, parts: Iterable[Part]) -> None:
        """Takes what stands in the current section."""
        self._parts.extend(parts)

    def heading(self, level: int, title: Text) -> None:
        """A heading of the page, or with LABEL_LEVEL what does its work."""
        rank = _RANK_OF_LABEL if level == LABEL_LEVEL else level
        # `If `verbose` is set:` stands under `Response:`, not beside it.
        rank += level == LABEL_LEVEL and _CONDITION.match(title.plain) is not None
        above = [one for one in self._chain() if one[0] < rank]
        self._begin(rank, title, above)

    def opening(self, mark: Opening) -> None:
        """A tag that does a heading's work."""
        chain = self._chain()
        above = [] if mark.apart else [one for one in chain if one[0] < mark.rank]
        self._begin(mark.rank, mark.title, above)
        if mark.closed:
            call = mark.rank == _CALL
            self._open.append(([one for one in chain if one[0] < mark.rank], call))
            # No heading within a tag ends what stands around it.
            self._above = [(_INSIDE, name) for _, name in self._above]

    def closing(self) -> None:
        """The end of a tag that was opened."""
        self._cut()
        above, _ = self._open.pop()
        self._rank, self._title, self._above = _RANK_OF_LABEL, None, above

    def finish(self) -> tuple[Section, ...]:
        """The sections, in order, with those that lists of labels make."""
        self._cut()
        cut = call_lists.copied(
            call_lists.under_methods(
                call_lists.over_methods(
                    stacked_calls.under_paths(definitions.sections(self._sections))
                )
            )
        )
        listed = field_paragraphs.headed(stacked_calls.sections(cut))
        return label_lists.sections(
            field_paragraphs.sections(field_paragraphs.flagged(listed))
        )

    def _begin(self, rank: int, title: Text, above: _Above) -> None:
        self._cut()
        self._rank, self._title, self._above = rank, title, above

    def _chain(self) -> _Above:
        own = [(self._rank, self._title.plain)] if self._title else []
        return [*self._above, *own]

    def _cut(self) -> None:
        if self._title or self._parts or not self._sections:
            # A page's own title says nothing about what a part of it is for.
            names = tuple(name for rank, name in self._above if rank != 1)
            self._sections.append(
                Section(
                    level=self._level(),
                    title=self._title,
                    above=names,
                    parts=tuple(self._parts),
                )
            )
        self._parts = []

    def _level(self) -> int:
        inside = any(call for _, call in self._open)
        return min(max(self._rank, _CALL if inside else 0), LABEL_LEVEL)
