"""Joining what several pages say in one way: their paths, components, servers, security, tags and title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator import pointers
from generator.document import operations_in
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.merge.components import (
    Components,
    operations_of,
    scheme_names,
)
from generator.merge.draft import Draft
from generator.merge.operations import Operations
from generator.merge.paths import shape
from generator.merge.refs import renamed, requirements_renamed
from generator.merge.roots import settle
from generator.merge.sameness import same
from generator.places import Origins
from generator.values import JsonValue, as_array, as_object

_ROOT = ("info", "externalDocs", "jsonSchemaDialect", "security", "servers")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page's draft, and the name and address of its page."""

    draft: Draft
    page: str
    url: str | None


def join(
    fragments: Sequence[Fragment], evidence: Evidence, findings: Findings
) -> Draft:
    """One draft of the fragments of one kind of evidence; contradictions are reported, the first page wins.

    Pages come in the order of their names, so that the order of the fragments does not matter.
    """
    ordered = sorted(fragments, key=lambda fragment: fragment.page)
    sheets = [Sheet(Draft.of(one), one.page, one.url) for one in ordered]
    for sheet, fragment in zip(sheets, ordered, strict=True):
        if not fragment.standalone:
            _link(sheet)
    settle([sheet.draft for sheet in sheets])
    if len(sheets) == 1:
        return sheets[0].draft
    joined = Draft({}, Origins(), evidence)
    components, paths = Components(joined, findings), _Paths(joined, findings)
    for sheet in sheets:
        moved = components.join(sheet.draft, sheet.page)
        if moved:
            _rename(sheet.draft, moved)
        paths.join(sheet.draft)
        _join_rest(joined, sheet.draft)
    components.report()
    return joined


def _link(sheet: Sheet) -> None:
    """Every operation of a page leads to that page, as its documentation."""
    for _, _, at in operations_of(sheet.draft):
        if sheet.url and "externalDocs" not in as_object(sheet.draft.get(at)):
            sheet.draft.set(at, "externalDocs", {"url": sheet.url})


def _rename(page: Draft, names: Mapping[str, str]) -> None:
    schemes = scheme_names(names)
    for root in ("paths", "webhooks"):
        if root in page.tree:
            page.reword(f"/{root}", renamed(page.tree[root], names))
    if not schemes:
        return
    holders = ["", *(at for _, _, at in operations_of(page))]
    for at in (pointers.join(holder, "security") for holder in holders):
        if page.get(at) is not None:
            page.reword(at, requirements_renamed(page.get(at), schemes))


class _Paths:
    """The paths of a joined draft, found again by their shape."""

    def __init__(self, joined: Draft, findings: Findings) -> None:
        self._joined = joined
        self._operations = Operations(joined, findings)
        self._known: dict[tuple[str, ...], str] = {}

    def join(self, page: Draft) -> None:
        """Take in the paths and webhooks of a page."""
        for name, _ in page.items("/webhooks"):
            at = pointers.join("/webhooks", name)
            if self._joined.get(at) is None:
                self._joined.graft(at, page, at)
        for path, item in page.items("/paths"):
            known = self._known.setdefault(_key(path), path)
            there = pointers.join("/paths", known)
            if self._joined.get(there) is None:
                self._joined.graft(there, page, pointers.join("/paths", path))
            elif not same(self._joined.get(there), item):
                self._join_item(page, path, known)

    def _join_item(self, page: Draft, path: str, known: str) -> None:
        here, there = pointers.join("/paths", path), pointers.join("/paths", known)
        for key in ("parameters", "servers"):
            if not same(page.get(f"{here}/{key}"), self._joined.get(f"{there}/{key}")):
                push_down(page, here, key)
                push_down(self._joined, there, key)
        for _, tokens in operations_in(as_object(page.get(here))):
            if page.get(pointers.join(here, *tokens)) is not None:
                self._operations.join(page, path, known, tokens)


def push_down(draft: Draft, item: str, key: str) -> None:
    """Say on every operation what a path item says for all of them."""
    above = pointers.join(item, key)
    values = as_array(draft.get(above))
    for _, tokens in tuple(operations_in(as_object(draft.get(item)))):
        at = pointers.join(item, *tokens)
        if draft.get(at) is None or not values:
            continue
        if key == "servers":
            if not as_array(draft.get(pointers.join(at, key))):
                draft.graft(pointers.join(at, key), draft, above)
            continue
        own = {_name(draft, f"{at}/{key}/{index}") for index in _indexes(draft, at)}
        for index in range(len(values)):
            if _name(draft, f"{above}/{index}") not in own:
                draft.append(pointers.join(at, key), draft, f"{above}/{index}")
    if values:
        draft.drop(above)


def _indexes(draft: Draft, at: str) -> range:
    return range(len(as_array(draft.get(pointers.join(at, "parameters")))))


def _name(draft: Draft, at: str) -> tuple[JsonValue, JsonValue]:
    shape, _ = draft.resolve(at)
    return shape.get("in"), shape.get("name")


def _key(path: str) -> tuple[str, ...]:
    # A slash at the end makes another path: some servers answer only one of the two.
    return (*shape(path), "/") if path.endswith("/") else shape(path)


def _join_rest(joined: Draft, page: Draft) -> None:
    for key in page.tree:
        if (key in _ROOT or key.startswith("x-")) and key not in joined.tree:
            at = pointers.join("", key)
            joined.graft(at, page, at)
    names = [as_object(tag).get("name") for tag in as_array(joined.get("/tags"))]
    for index, tag in enumerate(as_array(page.get("/tags"))):
        if as_object(tag).get("name") not in names:
            joined.append("/tags", page, f"/tags/{index}")
