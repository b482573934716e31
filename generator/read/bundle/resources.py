"""What a document calls parts of itself beside their pointers: `$id`, `$self`, `$anchor`, `$dynamicAnchor`."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from generator import pointers
from generator.values import JsonValue

_MARKS = ('$id"', "$id:", "$id'", "$self", "$anchor", "$dynamicAnchor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """bases: pointer of a part with an identifier of its own → that URI.

    anchors: (pointer of the part with an identifier around it, name) → pointer of the part so named.
    """

    bases: dict[str, str]
    anchors: dict[tuple[str, str], str]

    def root(self, at: str) -> str:
        """The pointer of the nearest part around a part that has an identifier; the document's else."""
        while at and at not in self.bases:
            at = pointers.parent(at)
        return at

    def anchor(self, root: str, name: str) -> str | None:
        """The part that a name stands for: in the part around, else the only one of that name anywhere."""
        if (root, name) in self.anchors:
            return self.anchors[root, name]
        anywhere = {at for (_, known), at in self.anchors.items() if known == name}
        return anywhere.pop() if len(anywhere) == 1 else None


def resources(text: str, value: JsonValue) -> Resources:
    """The identifiers and anchors in a document."""
    found = Resources(bases={}, anchors={})
    if any(mark in text for mark in _MARKS):
        for at, root, part in _parts(value, found.bases):
            for key in ("$anchor", "$dynamicAnchor"):
                name = part.get(key)
                if isinstance(name, str):
                    found.anchors.setdefault((root, name), at)
    return found


def _parts(
    value: JsonValue, bases: dict[str, str]
) -> Iterator[tuple[str, str, dict[str, JsonValue]]]:
    """Every object once, with its pointer and that of the part with an identifier around it."""
    waiting: list[tuple[JsonValue, str, str]] = [(value, "", "")]
    seen: set[int] = set()
    while waiting:
        part, at, root = waiting.pop()
        if isinstance(part, list):
            waiting += [
                (item, f"{at}/{index}", root) for index, item in enumerate(part)
            ]
        if not isinstance(part, dict) or id(part) in seen:
            continue
        seen.add(id(part))
        own = part.get("$id", part.get("$self") if not at else None)
        if isinstance(own, str) and not own.startswith("#"):
            bases[at] = urljoin(bases.get(root, ""), own.removesuffix("#"))
            root = at
        yield at, root, part
        waiting += [
            (item, pointers.join(at, key), root)
            for key, item in part.items()
            if isinstance(item, dict | list)
        ]
