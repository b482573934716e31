"""What openapi-spec-validator says of a document, in one line each and never the same twice."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from generator import cache, pointers
from generator.check.patterns import without_patterns
from generator.check.ways import are_too_many
from generator.document import Document
from generator.findings import Findings
from generator.merge.tree import Tree
from generator.places import InBlock, InPage, Place
from generator.values import JsonObject, JsonValue, as_array, as_text

_PACKAGE = "openapi-spec-validator"
_UNCHECKED = "not checked against OpenAPI 3.1"
_LONGEST = 160
_EACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What is wrong, and the pointer of the part that it is wrong with; the whole document's when none is known.

    of_name: whether it is about the name that the part has.
    """

    pointer: str
    message: str
    of_name: bool = False


def report_invalid(document: Document, findings: Findings) -> None:
    """Report what OpenAPI 3.1 does not allow, as warnings; at most a few for one cause."""
    causes: dict[str, int] = {}
    more: list[Complaint] = []
    for complaint in _known_complaints(document.tree):
        if complaint.of_name and _is_moved(document, complaint.pointer):
            continue
        cause = re.sub(r"'[^']*'|\d+", "_", complaint.message)
        causes[cause] = causes.get(cause, 0) + 1
        if causes[cause] <= _EACH:
            place = _place(document, complaint.pointer)
            findings.warning("invalid-openapi", complaint.message, place)
        else:
            more.append(complaint)
    if more:
        findings.warning(
            "invalid-openapi",
            f"not OpenAPI 3.1 in {len(more)} more places of like cause",
            _place(document, more[0].pointer),
        )


def _is_moved(document: Document, pointer: str) -> bool:
    """Whether a part was elsewhere when it was named, such as the definitions of Swagger 2.0, which have any name."""
    place = document.origins.of(pointer)
    return isinstance(place, InBlock) and not place.pointer.endswith(pointer)


def _place(document: Document, pointer: str) -> Place | None:
    """Where a part was said, or the nearest above it that was said at all; else the first page."""
    while True:
        place = document.origins.of(pointer)
        if place is not None or not pointer:
            break
        pointer = pointers.parent(pointer)
    said = (place for places in document.origins.places.values() for place in places)
    first = next(said, None)
    return place or first and InPage(page=first.page)


def _known_complaints(tree: JsonObject) -> tuple[Complaint, ...]:
    """The validator's complaints, from its last run on the same document where there was one."""
    text = json.dumps(tree, sort_keys=True, separators=(",", ":"), default=str)
    key = sha256(
        f"{_PACKAGE} {version(_PACKAGE)}, messages 4\n{text}".encode(errors="replace")
    )
    kept = cache.read(key.hexdigest())
    if kept is not None:
        return tuple(_parsed(kept))
    found = tuple(dict.fromkeys(_complaints(tree)))
    cache.write(
        key.hexdigest(), [[one.pointer, one.message, one.of_name] for one in found]
    )
    return found


def _parsed(kept: JsonValue) -> Iterator[Complaint]:
    for one in as_array(kept):
        pointer, message, of_name = (*as_array(one), None, None, None)[:3]
        yield Complaint(
            pointer=as_text(pointer) or "",
            message=str(message),
            of_name=of_name is True,
        )


def _complaints(tree: JsonObject) -> Iterator[Complaint]:
    if are_too_many(tree):
        why = "too many ways lead through what 'allOf' composes"
        yield Complaint(pointer="", message=f"{why}; the document is {_UNCHECKED}")
        return
    # Importing it takes a third of a second: only when it has something to do.
    from generator.check.validator import errors

    try:
        for error in errors(without_patterns(tree)):
            yield _complaint(tree, error)
    except Exception as error:  # noqa: BLE001 - it raises whatever its parts raise
        yield Complaint(
            pointer="",
            message=f"{_PACKAGE} gave up with {type(error).__name__};"
            f" the rest is {_UNCHECKED}",
        )


def _complaint(tree: JsonObject, error: Any) -> Complaint:
    pointer = _followed(tree, tuple(map(str, getattr(error, "absolute_path", ()))))
    message = str(getattr(error, "message", error)).partition("\n")[0]
    if len(message) > _LONGEST or message[:1] in "{[":
        keyword, value = (
            getattr(error, name, None) for name in ("validator", "validator_value")
        )
        shown = f"{keyword}: {value}" if isinstance(value, str | int) else str(keyword)
        message = f"does not fit '{shown}'"
    of_name = getattr(error, "validator", None) == "propertyNames"
    if not of_name:
        message = "".join(f"'{at}': " for at in pointers.split(pointer)[-1:]) + message
    return Complaint(
        pointer=pointer, message=f"not OpenAPI 3.1: {message}", of_name=of_name
    )


def _followed(tree: JsonObject, path: tuple[str, ...]) -> str:
    """The pointer at the end of a path that leads through references; what it names last that is there."""
    document, at = Tree(tree), ""
    for token in path:
        _, holder = document.resolve(at)
        inner = next(
            (
                inner
                for above in (at, holder)
                if document.get(inner := pointers.join(above, token)) is not None
            ),
            None,
        )
        if inner is None:
            break
        at = inner
    return document.resolve(at)[1]
