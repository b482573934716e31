"""Bodies of one shape that calls of one resource answer: put together and named after it, `Note` for `/notes`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator import pointers
from generator.fragments import Evidence
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.merge.paths import segments
from generator.merge.refs import SCHEMAS
from generator.merge.sameness import same
from generator.merge.union import types_of, united
from generator.values import JsonObject, JsonValue, as_object

_FEWEST_FIELDS = 2
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_VERSION = re.compile(r"v\d+(?:\.\d+)*|api|rest", re.IGNORECASE)
_SINGULARS = (
    ("ies", "y"),
    ("lves", "lf"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("s", ""),
)
_LEFT_ALONE = ("ss", "us", "is")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """An object in an answer. names: of the resources in its path, innermost first."""

    at: str
    names: tuple[str, ...]
    schema: JsonObject


def name_resources(draft: Draft) -> None:
    """Give the objects that calls of one resource answer, where their fields are the same, one shape and its name.

    Only what no schema declares is touched: a document says itself which types it has.
    """
    taken = {_folded(name) for name, _ in draft.items(SCHEMAS)}
    groups: dict[str, list[_Spot]] = {}
    spots = list(_spots(draft))
    for spot in spots:
        groups.setdefault(spot.names[0], []).append(spot)
    for name in [name for name in groups if _folded(name) not in taken]:
        alike = _alike(groups[name])
        if len(alike) > 1:
            known = {spot.at for spot in alike}
            near = [one for one in spots if name in one.names and one.at not in known]
            _name(
                draft, name, [*alike, *(one for one in near if _is_like(alike[0], one))]
            )


def _alike(spots: list[_Spot]) -> list[_Spot]:
    """The spots of one shape, that of the most of them; of as many the first."""
    shapes = [[one for one in spots if _is_like(first, one)] for first in spots]
    return max(shapes, key=len)


def _is_like(first: _Spot, second: _Spot) -> bool:
    keys = [as_object(one.schema.get("properties")).keys() for one in (first, second)]
    return keys[0] == keys[1] and united(first.schema, second.schema) is not None


def _name(draft: Draft, name: str, spots: list[_Spot]) -> None:
    whole: JsonValue = spots[0].schema
    for spot in spots[1:]:
        whole = united(whole, spot.schema) or whole
    for spot in spots:
        title = as_object(draft.get(spot.at)).get("title", name)
        if same(whole, draft.get(spot.at)):
            draft.set(spot.at, "title", title)
        else:
            draft.reword(spot.at, {**as_object(whole), "title": title})


def _spots(draft: Draft) -> Iterator[_Spot]:
    for path, method, operation in operations_of(draft):
        names = tuple(_names(path))
        if method != "get" and _is_action(path):
            names = names[1:]
        lists = method == "get" and not path.rstrip("/").endswith("}")
        responses = pointers.join(operation, "responses")
        for status, _ in draft.items(responses) if names else ():
            content = pointers.join(responses, status, "content")
            for media, _ in draft.items(content) if status.startswith("2") else ():
                at = pointers.join(content, media, "schema")
                for found, schema in _objects(draft, at, lists=lists):
                    yield _Spot(at=found, names=names, schema=schema)


def _objects(draft: Draft, at: str, *, lists: bool) -> Iterator[tuple[str, JsonObject]]:
    """The object that an answer is about: itself, an item of its list, or the one thing that it wraps.

    lists: whether the call answers several; else a list in what it answers is a part of that.
    """
    schema = as_object(draft.get(at))
    if "items" in schema:
        yield from _object(draft, pointers.join(at, "items"))
        return
    fields = as_object(schema.get("properties"))
    inner = [
        (tokens, pointers.join(at, "properties", name, *tokens))
        for name, one in fields.items()
        for tokens in _below(as_object(one))
    ]
    listed = [there for tokens, there in inner if tokens]
    if lists and listed:
        if len(listed) == 1:
            yield from _object(draft, listed[0])
    elif len(fields) == 1 and inner:
        yield from _object(draft, inner[0][1])
    else:
        yield from _object(draft, at)


def _below(schema: JsonObject) -> Iterator[tuple[str, ...]]:
    if types_of(as_object(schema.get("items"))) == frozenset({"object"}):
        yield ("items",)
    elif "properties" in schema:
        yield ()


def _object(draft: Draft, at: str) -> Iterator[tuple[str, JsonObject]]:
    schema = as_object(draft.get(at))
    many = len(as_object(schema.get("properties"))) >= _FEWEST_FIELDS
    if many and draft.evidence(at) is not Evidence.SCHEMA:
        yield at, schema


def _is_action(path: str) -> bool:
    """Whether a path ends in what is done to a thing: `/drafts/{id}/publish`, not `/drafts/{id}/notes`."""
    *_, above, last = ("", "", *segments(path))
    return "}" in above and _singular(last) == last


def _names(path: str) -> Iterator[str]:
    """What the fixed steps of a path are called, innermost first."""
    for step in reversed(segments(path)):
        plain = step.partition(".")[0]
        if "{" not in step and not _VERSION.fullmatch(plain):
            words = _WORD.findall(plain)
            if words:
                words[-1] = _singular(words[-1])
                yield "".join(word[:1].upper() + word[1:] for word in words)


def _singular(word: str) -> str:
    for plural, single in _SINGULARS:
        if word.endswith(_LEFT_ALONE) and plural == "s":
            break
        if word.lower().endswith(plural) and len(word) > len(plural) + 1:
            return word[: -len(plural)] + single
    return word


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
