"""How many ways lead through the schemas that are composed: what follows each of them may never end."""

from collections.abc import Iterator

from generator.check.parts import Part, walk
from generator.merge.refs import target_of
from generator.merge.tree import Tree
from generator.values import JsonObject, JsonValue, as_array, as_object

_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("items", "not")
_MOST = 200_000
"""Some seconds of work; the largest published documents seen take a tenth of it."""


def are_too_many(tree: JsonObject) -> bool:
    """Whether a program that follows every reference anew, from each `allOf`, would take very long.

    A way that leads back to itself counts to where it does so: such programs stop there, one way or another.
    """
    counted = _Counted(Tree(tree))
    total = 0
    for part in walk(tree):
        if isinstance(part, Part) and part.kind == "schema" and part.key == "allOf":
            total += counted.ways(part.value)
            if total > _MOST:
                return True
    return False


class _Counted:
    """The ways from each schema, counted once; without recursion, for references may form long chains."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._known: dict[int, int] = {}
        self._nothing: JsonObject = {}  # one, for ids of objects that are freed return

    def ways(self, value: JsonValue) -> int:
        """The number of schemas met when each way from one is followed to its end."""
        start = self._resolved(value)
        waiting, open_ = [start], set[int]()
        while waiting:
            schema = waiting[-1]
            below = list(self._below(schema))
            if id(schema) not in open_:
                open_.add(id(schema))
                waiting += [
                    one
                    for one in below
                    if id(one) not in open_ and id(one) not in self._known
                ]
                continue
            known = (self._known.get(id(one), 0) for one in below)
            self._known.setdefault(id(schema), min(1 + sum(known), _MOST + 1))
            waiting.pop()
        return self._known[id(start)]

    def _below(self, schema: JsonObject) -> Iterator[JsonObject]:
        for key in _LISTS:
            yield from map(self._resolved, as_array(schema.get(key)))
        for key in _SINGLE:
            if key in schema:
                yield self._resolved(schema[key])

    def _resolved(self, value: JsonValue) -> JsonObject:
        schema = as_object(value)
        target = target_of(schema.get("$ref"))
        found = schema if target is None else self._tree.resolve(target)[0]
        return found or self._nothing
