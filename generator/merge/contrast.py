"""Where two schemas that describe the same thing contradict each other first, in a few words."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.merge.refs import target_of
from generator.merge.sameness import same, structure
from generator.merge.tree import Tree
from generator.merge.union import types_of, united
from generator.values import JsonObject, JsonValue, as_object

_DEEPEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """path: the field, such as `data.id`, empty for the whole. said: `is integer here and boolean on another page`."""

    path: str
    said: str


def contrast(tree: Tree, first: JsonValue, second: JsonValue) -> Contrast | None:
    """How the second schema differs from the first, both as the tree's references have them; None when unclear."""
    return next(_contrasts(tree, first, second, "", _DEEPEST), None)


def _contrasts(
    tree: Tree, first: JsonValue, second: JsonValue, path: str, depth: int
) -> Iterator[Contrast]:
    theirs, mine = _resolved(tree, first), _resolved(tree, second)
    if same(theirs, mine) or not depth:
        return
    kinds, others = types_of(mine) - {"null"}, types_of(theirs) - {"null"}
    if kinds and others and kinds != others:
        said = f"is {_listed(kinds)} here and {_listed(others)} on another page"
        yield Contrast(path=path, said=said)
        return
    for inner, one, other in _members(theirs, mine, path):
        if united(one, other) is None:
            yield from _contrasts(tree, one, other, inner, depth - 1)
    yield from _keywords(theirs, mine, path)


def _resolved(tree: Tree, schema: JsonValue) -> JsonObject:
    target = target_of(as_object(schema).get("$ref"))
    return as_object(schema) if target is None else tree.resolve(target)[0]


def _members(
    theirs: JsonObject, mine: JsonObject, path: str
) -> Iterator[tuple[str, JsonValue, JsonValue]]:
    """What both have below them, by its path."""
    known = as_object(theirs.get("properties"))
    for name, schema in as_object(mine.get("properties")).items():
        if name in known:
            yield f"{path}.{name}" if path else name, known[name], schema
    if "items" in theirs and "items" in mine:
        yield f"{path}[]", theirs["items"], mine["items"]


def _keywords(theirs: JsonObject, mine: JsonObject, path: str) -> Iterator[Contrast]:
    here, there = structure(mine), structure(theirs)
    for key in dict.fromkeys((*here, *there)):
        if key in {"properties", "items", "required"}:
            continue
        if key not in there:
            yield Contrast(path=path, said=f"has '{key}' here, not on another page")
        elif key not in here:
            yield Contrast(path=path, said=f"has '{key}' on another page, not here")
        elif not same(here[key], there[key]):
            said = f"has another '{key}' here than on another page"
            yield Contrast(path=path, said=said)


def _listed(types: frozenset[str]) -> str:
    return " or ".join(sorted(types))
