"""Joining two pages' descriptions of one operation: what only one says is added, the first wins where they differ."""

from dataclasses import dataclass

from generator import pointers
from generator.findings import Findings, Note
from generator.fragments import Evidence
from generator.merge import variants
from generator.merge.contrast import contrast
from generator.merge.draft import Draft
from generator.merge.paths import parameter_names
from generator.merge.sameness import same
from generator.merge.union import united, united_but_fields
from generator.values import JsonValue, as_array, as_object

_DESCRIBED_APART = frozenset({"parameters", "requestBody", "responses"})


@dataclass(frozen=True, slots=True)
class Operations:
    """The operations of a joined draft."""

    joined: Draft
    findings: Findings

    def join(self, page: Draft, path: str, known: str, tokens: tuple[str, ...]) -> None:
        """Take in one operation of a page, under the path that the joined draft knows it by."""
        here = pointers.join("/paths", path, *tokens)
        there = pointers.join("/paths", known, *tokens)
        rename_path_parameters(page, here, path, known)
        if self.joined.get(there) is None:
            self.joined.graft(there, page, here)
            return
        self.joined.hold(there, page, here)
        if not same(self.joined.get(there), page.get(here)):
            _Pair(
                joined=self.joined,
                page=page,
                findings=self.findings,
                key=f"{tokens[-1].upper()} {known}",
            ).join(there, here)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One operation, as two pages describe it."""

    joined: Draft
    page: Draft
    findings: Findings
    key: str

    def join(self, there: str, here: str) -> None:
        """Unite the second into the first; each part in contradiction keeps the first."""
        told = variants.told(self.joined, there, self.page, here)
        for key in as_object(self.page.get(here)):
            if told and key in variants.NAMING:
                continue
            at, mine = pointers.join(there, key), pointers.join(here, key)
            if key not in _DESCRIBED_APART:
                if key not in as_object(self.joined.get(there)):
                    self.joined.graft(at, self.page, mine)
            elif key == "parameters":
                self._parameters(at, mine)
            elif key == "responses":
                self._responses(at, mine)
            else:
                self._content(at, mine, "body")
        if told:
            variants.rename(self.joined, there, told)

    def _parameters(self, there: str, here: str) -> None:
        known = parameter_index(self.joined, there)
        for name, mine in parameter_index(self.page, here).items():
            at = known.get(name)
            if at is None:
                self.joined.append(there, self.page, mine)
            else:
                self._schema(
                    pointers.join(at, "schema"),
                    pointers.join(mine, "schema"),
                    f"{name[0]} {name[1]}",
                )

    def _responses(self, there: str, here: str) -> None:
        for status, _ in self.page.items(here):
            at, mine = pointers.join(there, status), pointers.join(here, status)
            self._content(at, mine, f"response {status}")

    def _content(self, there: str, here: str, part: str) -> None:
        if self.joined.get(there) is None:
            self.joined.graft(there, self.page, here)
            return
        _, there = self.joined.resolve(there)
        _, here = self.page.resolve(here)
        for media, _ in self.page.items(pointers.join(here, "content")):
            at = pointers.join(there, "content", media)
            mine = pointers.join(here, "content", media)
            if self.joined.get(at) is None:
                self.joined.graft(at, self.page, mine)
            else:
                self._schema(
                    pointers.join(at, "schema"), pointers.join(mine, "schema"), part
                )

    def _schema(self, there: str, here: str, part: str) -> None:
        first, second = self.joined.get(there), self.page.get(here)
        if second is None or same(first, second):
            return
        whole = second if first is None else united(first, second)
        # Examples of one thing differ by nature: together they are the thing.
        shown = self.joined.evidence(there) <= Evidence.SAMPLE
        if whole is not None:
            self.joined.change(there, whole, self.page, here)
            if not shown:
                self._differs(there, here, part)
        elif shown:
            self._drift(there, here, part)
        else:
            whole = united_but_fields(first, second)
            adds = whole is not None and not same(first, whole)
            self._contradiction(there, here, part, whole=not adds)
            if adds:
                self.joined.change(there, whole, self.page, here)

    def _drift(self, there: str, here: str, part: str) -> None:
        self.findings.warning(
            "drift",
            f"'{part}' of '{self.key}' is of another kind in this example; the first"
            " one is kept",
            self.page.place(here),
            Note(message="the first is here", place=self.joined.place(there)),
        )

    def _contradiction(self, there: str, here: str, part: str, *, whole: bool) -> None:
        # The second page's references are named as in the joined document by now.
        found = contrast(self.joined, self.joined.get(there), self.page.get(here))
        where = f"'{found.path}' in " if found is not None and found.path else ""
        said = found.said if found else "is described in contradiction to another page"
        lost = "this description is left out"
        if not whole:
            lost = "such fields stay as they are there, all others are taken from both"
        self.findings.loss(
            "contradiction",
            f"{where}'{part}' of '{self.key}' {said}; {lost}",
            self.page.place(here),
            Note(message="this one is kept", place=self.joined.place(there)),
            part=f"{self.key} {part}",
        )

    def _differs(self, there: str, here: str, part: str) -> None:
        self.findings.warning(
            "schema-differs",
            f"'{part}' of '{self.key}' is not described as on another page;"
            " merged into one",
            self.page.place(here),
            Note(message="it is described here too", place=self.joined.place(there)),
        )


def parameter_index(draft: Draft, at: str) -> dict[tuple[str, str], str]:
    """The parameters in a list, by place and name (a header's in lower case), to their pointers behind any `$ref`."""
    found: dict[tuple[str, str], str] = {}
    for index in range(len(as_array(draft.get(at)))):
        value, where = draft.resolve(pointers.join(at, index))
        place, name = value.get("in"), value.get("name")
        if isinstance(place, str) and isinstance(name, str):
            folded = name.lower() if place == "header" else name
            found.setdefault((place, folded), where)
    return found


def rename_path_parameters(
    draft: Draft, at: str, path: str, known: str
) -> dict[str, str]:
    """Call an operation's path parameters as another path of the same shape calls them.

    Those that had another name come back by their pointers, with that name.
    """
    old, new = parameter_names(path), parameter_names(known)
    if old == new:
        return {}
    names, renamed = dict(zip(old, new, strict=False)), dict[str, str]()
    parameters = pointers.join(at, "parameters")
    for index, value in enumerate(as_array(draft.get(parameters))):
        shape = as_object(value)
        said = str(shape.get("name"))
        wanted: JsonValue = names.get(said)
        if shape.get("in") == "path" and wanted not in (None, said):
            one = pointers.join(parameters, index)
            draft.set(one, "name", wanted)
            renamed[one] = said
    return renamed
