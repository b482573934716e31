"""Natural names for what references lead to: what it is called there, told apart by where that is."""

import hashlib
import posixpath
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from generator import pointers

Spot: TypeAlias = tuple[str, str]
"""The address of a document, relative to the main one, and a pointer into it."""

_NOT_NAMED = re.compile(r"[^\w.-]+")
_EMPTY_NAMES = frozenset({"index", "_index", "main", "schema", "openapi", "swagger"})
_HOLDERS = frozenset(
    {
        "schemas",
        "parameters",
        "requestBodies",
        "responses",
        "headers",
        "links",
        "callbacks",
        "definitions",
        "$defs",
        "properties",
        "paths",
        "content",
    }
)
"""What stands before a name."""
_SINGLE = frozenset({"components", "items", "schema"})
"""What stands before a part that has no name of its own."""
_KINDS_OF_FILE = (".schema", ".openapi", ".model", ".yaml", ".json")


def names(spots: Iterable[Spot], taken: Collection[str]) -> Mapping[Spot, str]:
    """A name for each spot; those that are alike are told apart by file and folder, `taken` ones keep theirs."""
    rest, out = sorted(spots), dict[Spot, str]()
    used = {_folded(name) for name in taken}
    depth, deepest = 0, max((len(_words(spot)) for spot in rest), default=0)
    while rest:
        # Only spellings differ from some depth on, such as pet.yaml and pet.json.
        digits = max(0, depth - deepest)
        groups: dict[str, list[Spot]] = defaultdict(list)
        for spot in rest:
            groups[_folded(_name(spot, depth, digits))].append(spot)
        alone = {
            group[0]: _name(group[0], depth, digits)
            for folded, group in groups.items()
            if len(group) == 1 and folded not in used
        }
        out.update(alone)
        used |= {_folded(name) for name in alone.values()}
        rest = [spot for spot in rest if spot not in alone]
        depth += 1
    return out


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


def _name(spot: Spot, depth: int, digits: int) -> str:
    """The name of a spot, with so many of the things before it."""
    words = _words(spot)[-_least(spot) - depth :]
    if digits:
        words.append(hashlib.sha256("#".join(spot).encode()).hexdigest()[: 4 * digits])
    return _NOT_NAMED.sub("_", "_".join(words)).strip("_") or "part"


def _words(spot: Spot) -> list[str]:
    """What leads to a spot: folders, file, and the names in its pointer."""
    folder, _, file = spot[0].rpartition("/")
    folders = [part for part in folder.split("/") if part not in ("", ".", "..")]
    stem = _stem(file)
    if stem in _EMPTY_NAMES and folders:
        stem = folders.pop()
    return [*folders, stem, *_own(spot)]


def _own(spot: Spot) -> list[str]:
    """The names in a pointer, without the words that only lead to them."""
    tokens, own = list(pointers.split(spot[1])), list[str]()
    while tokens:
        token = tokens.pop(0)
        if token in _HOLDERS and tokens:
            own.append(tokens.pop(0))
        elif token not in _SINGLE or not tokens:
            own.append(token)
    return own


def _least(spot: Spot) -> int:
    """How many words say what a spot is: more for what is inside something that has a name."""
    count, pointer = len(_own(spot)), spot[1]
    if pointer.startswith("/properties/"):
        return count + 1
    inside = "/properties/" in pointer or "/paths/" in pointer
    return count if inside and count else 1


def _stem(file: str) -> str:
    stem = posixpath.splitext(file)[0]
    for kind in _KINDS_OF_FILE:
        stem = stem.removesuffix(kind) or stem
    return stem
