"""Joining the components of pages: one name, one part, or two names where the parts contradict each other."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator import pointers
from generator.document import operations_in
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge.draft import Draft
from generator.merge.refs import SCHEMAS, SCHEMES, renamed, targets
from generator.merge.sameness import same
from generator.merge.union import is_placeholder, united
from generator.merge.usage import used_components
from generator.places import Place
from generator.values import JsonValue, as_array, as_object, as_text, is_object


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A component that was told apart. kept: the place of the one that has its name."""

    old: str
    new: str
    place: Place | None
    kept: Place | None


@dataclass(slots=True)
class Components:
    """The components of a document that is being joined.

    variants: the pointers that pages' components ended at, by the pointer their page had for them.
    said: what pages said under a pointer, each in its own words, before anything was united.
    apart: those that got another name, and where that is to be told once it is known to be used.
    """

    draft: Draft
    findings: Findings
    variants: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    said: dict[str, list[JsonValue]] = field(default_factory=dict[str, list[JsonValue]])
    apart: list[Renamed] = field(default_factory=list[Renamed])

    def join(self, page: Draft, page_name: str) -> Mapping[str, str]:
        """Take in a page's components; what comes back leads its pointers to their new ones, where they moved."""
        mine = tuple(_all(page))
        moved = self._moved(page, page_name, mine)
        for at in mine:
            self._take(page, at, moved.get(at, at), moved)
        return {old: new for old, new in moved.items() if old != new}

    def _moved(
        self, page: Draft, page_name: str, mine: tuple[str, ...]
    ) -> dict[str, str]:
        """The pointers of components that cannot keep their name, and of those that refer to such.

        One that refers to such and that no other page has keeps its own.
        """
        told_apart = {at for at in mine if self._contradicts(page, at)}
        uses = {at: frozenset(targets(page.get(at))) for at in mine}
        waiting = set(told_apart)
        while waiting:
            waiting = {
                at
                for at in mine
                if at not in told_apart
                and uses[at] & told_apart
                and self.draft.get(at) is not None
            }
            told_apart |= waiting
        word = _telling_word(page, page_name)
        names = {at: self._free_name(at, word, page_name) for at in told_apart}
        while found := self._known(page, names):
            names.update(found)
        return names

    def _known(self, page: Draft, names: Mapping[str, str]) -> dict[str, str]:
        """Those of the told-apart components that an earlier page has under another name."""
        found = {at: self._equal(page, at, names) for at in sorted(names)}
        return {at: new for at, new in found.items() if new and new != names[at]}

    def _contradicts(self, page: Draft, at: str) -> bool:
        theirs, mine = self.draft.get(at), page.get(at)
        if theirs is None or same(theirs, mine):
            return False
        return not at.startswith(SCHEMAS) or united(theirs, mine) is None

    def _equal(self, page: Draft, at: str, names: Mapping[str, str]) -> str | None:
        """An earlier page's component that was told apart and is the same as this one."""
        for there in self.variants.get(at, ()):
            itself = {**names, at: there}
            if same(self.draft.get(there), renamed(page.get(at), itself)):
                return there
        return None

    def _free_name(self, at: str, word: str, page_name: str) -> str:
        section, name = pointers.parent(at), pointers.split(at)[-1]
        stem = _words(page_name.rpartition("/")[2].rpartition(".")[0])
        tries = [f"{word}{name}", f"{stem}{name}", f"{word}{stem}{name}"]
        number = 2
        while True:
            wanted = pointers.join(section, tries.pop(0))
            if self.draft.get(wanted) is None:
                return wanted
            if not tries:
                tries.append(f"{stem}{name}{number}")
                number += 1

    def _take(self, page: Draft, at: str, new: str, moved: Mapping[str, str]) -> None:
        there, mine = self.draft.get(new), renamed(page.get(at), moved)
        if there is None:
            self.draft.graft(new, page, at)
            self.draft.reword(new, mine)
            self._told_apart(page, at, new)
            self.variants.setdefault(at, []).append(new)
        elif not same(there, mine) and at.startswith(SCHEMAS):
            self._unite(page, at, there, mine)
        self.said.setdefault(new, []).append(mine)

    def _told_apart(self, page: Draft, at: str, new: str) -> None:
        if new == at or not self._contradicts(page, at):
            return
        self.apart.append(
            Renamed(
                old=at,
                new=new,
                place=page.place(at, key=True),
                kept=self.draft.place(at, key=True),
            )
        )

    def report(self) -> None:
        """Report the components that were told apart; a name that nothing came to use is no news."""
        if not self.apart:
            return
        used = used_components(self.draft)
        for one in self.apart:
            # Schemes that nothing applies so far may be applied to everything later.
            if one.new in used or one.new.startswith(SCHEMES):
                old, new = pointers.split(one.old)[-1], pointers.split(one.new)[-1]
                self.findings.warning(
                    "schema-conflict",
                    f"'{old}' is described in contradiction to another page;"
                    f" this one is called '{new}'",
                    one.place,
                    Note(
                        message=f"the other '{old}' is described here", place=one.kept
                    ),
                )

    def _unite(self, page: Draft, at: str, there: JsonValue, mine: JsonValue) -> None:
        whole = united(there, mine)
        if whole is None:
            return
        known = any(same(mine, each) for each in self.said.get(at, ()))
        if not known and not is_placeholder(there) and not is_placeholder(mine):
            self._report_union(page, at)
        if is_placeholder(there):
            self.draft.graft(at, page, at)
            self.draft.reword(at, whole)
        else:
            self.draft.change(at, whole, page, at)

    def _report_union(self, page: Draft, at: str) -> None:
        # Examples of one type differ by nature: together they are the type.
        if page.evidence(at) <= Evidence.SAMPLE:
            return
        name = pointers.split(at)[-1]
        self.findings.warning(
            "schema-differs",
            f"'{name}' is not described as on another page; merged into one,"
            " required is what both require",
            page.place(at, key=True),
            Note(
                message=f"'{name}' is described here too",
                place=self.draft.place(at, key=True),
            ),
        )


def operations_of(draft: Draft) -> Iterator[tuple[str, str, str]]:
    """Each operation of a draft: its path, its method as its key has it, and its pointer.

    What is no object is `check`'s to report.
    """
    for path, item in draft.items("/paths"):
        for _, tokens in operations_in(as_object(item)):
            at = pointers.join("/paths", path, *tokens)
            if is_object(draft.get(at)):
                yield path, tokens[-1], at


def _all(page: Draft) -> Iterator[str]:
    for section, parts in page.items("/components"):
        if not section.startswith("x-"):
            for name in as_object(parts):
                yield pointers.join("/components", section, name)


def _telling_word(page: Draft, page_name: str) -> str:
    for path, _, at in operations_of(page):
        for tag in as_array(page.get(pointers.join(at, "tags"))):
            if words := _words(as_text(tag) or ""):
                return words
        fixed = [part for part in path.split("/") if part and "{" not in part]
        if fixed and _words(fixed[-1]):
            return _words(fixed[-1])
    return _words(page_name.rpartition("/")[2].rpartition(".")[0]) or "Other"


def _words(text: str) -> str:
    return "".join(
        word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", text)
    )


def scheme_names(moved: Mapping[str, str]) -> dict[str, str]:
    """Of the moved components, the security schemes: their old names and their new ones."""
    return {
        pointers.split(old)[-1]: pointers.split(new)[-1]
        for old, new in moved.items()
        if old.startswith(SCHEMES)
    }
