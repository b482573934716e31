"""Types that one page uses and another describes: bound by the link between the pages, or by their name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.merge.refs import SCHEMAS, ref_to, renamed, targets
from generator.merge.union import PLACEHOLDER, is_placeholder
from generator.places import InPage
from generator.values import (
    JsonObject,
    JsonValue,
    as_object,
    as_text,
    is_array,
    is_object,
)

_Page: TypeAlias = tuple[str, int]
_EXTENSION = re.compile(r"\.(?:mdx?|markdown|html?|txt)$", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:the)?(?:object|resource|model|schema|attributes?|fields?|properties|structure|definition)*"
)
_INDEX = frozenset({"index", "readme"})
_NAME_KEYS = frozenset({"title", "description"})


def bind(fragments: Sequence[Fragment], findings: Findings) -> list[Fragment]:
    """The fragments with their types bound; types that nothing is of are left out.

    Reported: no-endpoint, for a page that has nothing but such types.
    """
    homes = _Homes.of(fragments)
    bound = [_bound(one, homes) for one in fragments]
    used = _used(bound)
    kept = [_without_unused(one, used) for one in bound]
    _report(bound, kept, findings)
    return [one for one in kept if one.document]


@dataclass(frozen=True, slots=True)
class _Homes:
    """Which page describes which types. types: page → their names. steps: page → the steps of its addresses."""

    types: Mapping[_Page, tuple[str, ...]]
    steps: Mapping[_Page, tuple[tuple[str, ...], ...]]
    named: frozenset[str]

    @classmethod
    def of(cls, fragments: Sequence[Fragment]) -> "_Homes":
        types: dict[_Page, list[str]] = {}
        steps: dict[_Page, tuple[tuple[str, ...], ...]] = {}
        for one in fragments:
            names = [
                name for name, schema in _schemas(one) if not is_placeholder(schema)
            ]
            types.setdefault(one.sheet, []).extend(names)
            # The name of a file of many pages is the address of none of them.
            named = [] if one.part else [one.page]
            urls = (*named, *([one.url] if one.url else []))
            steps[one.sheet] = tuple(_steps(url)[0] for url in urls)
        every = [name for names in types.values() for name in dict.fromkeys(names)]
        return cls(
            {page: tuple(dict.fromkeys(names)) for page, names in types.items()},
            steps,
            frozenset(every),
        )

    def at(self, link: str, name: str, page: _Page) -> str | None:
        """The name of the type that a link on a page leads to; None where none is there, or several could be."""
        wanted, anchor = _steps(link)
        there = [page] if link.startswith("#") else self._pages(wanted)
        if len(there) != 1:
            return None
        names = self.types.get(there[0], ())
        for said in (anchor, name):
            fitting = [one for one in names if said and _folded(one) == _folded(said)]
            if len(fitting) == 1:
                return fitting[0]
        # An anchor of another name is that of something else on the page.
        told = not anchor or _GENERIC.fullmatch(_folded(anchor))
        return names[0] if len(names) == 1 and told else None

    def _pages(self, wanted: tuple[str, ...]) -> list[_Page]:
        """The pages whose address ends most like a link does."""
        best, found = 0, list[_Page]()
        for page, addresses in self.steps.items():
            if not self.types.get(page):
                continue
            alike = max((_alike(steps, wanted) for steps in addresses), default=0)
            if alike > best:
                best, found = alike, [page]
            elif alike and alike == best:
                found.append(page)
        return found


def _steps(link: str) -> tuple[tuple[str, ...], str]:
    """The steps of an address without what says nothing, `index.md` and `..`; and its anchor."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return (), ""
    steps = [
        unquote(one) for one in parts.path.split("/") if one not in ("", ".", "..")
    ]
    if steps:
        steps[-1] = _EXTENSION.sub("", steps[-1])
    if len(steps) > 1 and steps[-1].lower() in _INDEX:
        steps.pop()
    return tuple(steps), unquote(parts.fragment)


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """How many steps two addresses have in common at their end."""
    count = 0
    for one, other in zip(reversed(first), reversed(second), strict=False):
        if one.lower() != other.lower():
            break
        count += 1
    return count


def _bound(one: Fragment, homes: _Homes) -> Fragment:
    names: dict[str, str] = {}
    for name, schema in _schemas(one):
        link = as_text(as_object(schema).get(PLACEHOLDER))
        found = homes.at(link, name, one.sheet) if link else None
        if link and found is None and name in homes.named:
            found = name
        if is_placeholder(schema) and found:
            names[name] = found
    document = one.document
    if names:
        moved = {_at(old): _at(new) for old, new in names.items()}
        document = as_object(renamed(_without(document, names), moved))
    if one.evidence is not Evidence.SCHEMA and "paths" in document:
        document = {**document, "paths": _by_name(document["paths"], homes.named)}
    if one.evidence is not Evidence.SCHEMA and "components" in document:
        document = _members_by_name(document, homes.named)
    return one if document is one.document else replace(one, document=document)


def _by_name(value: JsonValue, named: frozenset[str]) -> JsonValue:
    """A part in which a schema that is nothing but a name refers to the type of that name."""
    if is_object(value):
        title = as_text(value.get("title"))
        if title in named and not value.keys() - _NAME_KEYS:
            rest = {key: one for key, one in value.items() if key != "title"}
            return {"$ref": ref_to(_at(str(title))), **rest}
        return {key: _by_name(one, named) for key, one in value.items()}
    if is_array(value):
        return [_by_name(one, named) for one in value]
    return value


def _members_by_name(document: JsonObject, named: frozenset[str]) -> JsonObject:
    """A document in which the members of types refer to others that they name; a type is not its own name."""
    components = as_object(document.get("components"))
    old = as_object(components.get("schemas"))
    new: dict[str, JsonValue] = {
        name: (
            {key: _by_name(one, named) for key, one in schema.items()}
            if is_object(schema)
            else schema
        )
        for name, schema in old.items()
    }
    if new == old:
        return document
    return {**document, "components": {**components, "schemas": new}}


def _used(fragments: Sequence[Fragment]) -> frozenset[str]:
    """The pointers of the types that calls lead to, by themselves or through others."""
    below: dict[str, set[str]] = {}
    waiting: list[str] = []
    for one in fragments:
        for name, schema in _schemas(one):
            below.setdefault(_at(name), set()).update(_heads(schema))
        rest = {
            key: value
            for key, value in as_object(one.document.get("components")).items()
            if key != "schemas"
        }
        waiting += _heads(
            [one.document.get("paths"), one.document.get("webhooks"), rest]
        )
    used: set[str] = set()
    while waiting:
        at = waiting.pop()
        if at not in used:
            used.add(at)
            waiting += below.get(at, ())
    return frozenset(used)


def _heads(value: JsonValue) -> Iterator[str]:
    for target in targets(value):
        yield pointers.join("", *pointers.split(target)[:3])


def _without_unused(one: Fragment, used: frozenset[str]) -> Fragment:
    """A page of types alone, without those that nothing is of."""
    if one.evidence is Evidence.SCHEMA or one.document.get("paths"):
        return one
    unused = {name for name, _ in _schemas(one) if _at(name) not in used}
    return replace(one, document=_without(one.document, unused)) if unused else one


def _without(document: JsonObject, names: Mapping[str, str] | set[str]) -> JsonObject:
    components = as_object(document.get("components"))
    schemas = {
        name: schema
        for name, schema in as_object(components.get("schemas")).items()
        if name not in names
    }
    rest = {key: value for key, value in components.items() if key != "schemas"}
    kept = {**rest, "schemas": schemas} if schemas else rest
    out = {key: value for key, value in document.items() if key != "components"}
    return {**out, "components": kept} if kept else out


def _report(
    before: Sequence[Fragment], after: Sequence[Fragment], findings: Findings
) -> None:
    left = {one.page for one in after if one.document}
    for page in sorted({one.page for one in before} - left):
        names = [
            name for one in before if one.page == page for name, _ in _schemas(one)
        ]
        if not names:
            continue
        said = ", ".join(f"'{name}'" for name in dict.fromkeys(names))
        findings.warning(
            "no-endpoint",
            f"this page documents no endpoint, and none uses what it describes, {said};"
            " nothing was read from it",
            InPage(page=page),
        )


def _schemas(one: Fragment) -> Iterator[tuple[str, JsonValue]]:
    components = as_object(one.document.get("components"))
    yield from as_object(components.get("schemas")).items()


def _at(name: str) -> str:
    return pointers.join(SCHEMAS, name)


def _folded(text: str) -> str:
    words = re.sub(r"[^a-z0-9]", "", text.lower())
    return re.sub(r"(?:object|resource|model|schema)$", "", words) or words
