"""What openapi-spec-validator says of a document, in one line each and never the same twice."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from generator import pointers
from generator.check import cache
from generator.check.ways import are_too_many
from generator.document import Document
from generator.findings import Findings
from generator.values import JsonObject, JsonValue, as_array, as_text

_PACKAGE = "openapi-spec-validator"
_UNCHECKED = "not checked against OpenAPI 3.1"
_LONGEST = 160
_EACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What is wrong, and the pointer of the part that it is wrong with; None when it was not said."""

    pointer: str | None
    message: str


def report_invalid(document: Document, findings: Findings) -> None:
    """Report what OpenAPI 3.1 does not allow, as warnings; at most a few for one cause."""
    causes: dict[str, int] = {}
    for complaint in _known_complaints(document.tree):
        cause = re.sub(r"'[^']*'|\d+", "_", complaint.message)
        causes[cause] = causes.get(cause, 0) + 1
        if causes[cause] <= _EACH:
            place = (
                None
                if complaint.pointer is None
                else document.origins.of(complaint.pointer)
            )
            findings.warning("invalid-openapi", complaint.message, place)
    more = sum(count - _EACH for count in causes.values() if count > _EACH)
    if more:
        findings.warning(
            "invalid-openapi",
            f"not OpenAPI 3.1 in {more} more places of like cause",
            None,
        )


def _known_complaints(tree: JsonObject) -> tuple[Complaint, ...]:
    """The validator's complaints, from its last run on the same document where there was one."""
    text = json.dumps(tree, sort_keys=True, separators=(",", ":"), default=str)
    key = sha256(
        f"{_PACKAGE} {version(_PACKAGE)}, messages 2\n{text}".encode(errors="replace")
    )
    kept = cache.read(key.hexdigest())
    if kept is not None:
        return tuple(_parsed(kept))
    found = tuple(dict.fromkeys(_complaints(tree)))
    cache.write(key.hexdigest(), [[one.pointer, one.message] for one in found])
    return found


def _parsed(kept: JsonValue) -> Iterator[Complaint]:
    for one in as_array(kept):
        pointer, message = (*as_array(one), None, None)[:2]
        yield Complaint(pointer=as_text(pointer), message=str(message))


def _complaints(tree: JsonObject) -> Iterator[Complaint]:
    if are_too_many(tree):
        why = "too many ways lead through what 'allOf' composes"
        yield Complaint(pointer=None, message=f"{why}; the document is {_UNCHECKED}")
        return
    # Importing it takes a third of a second: only when it has something to do.
    from openapi_spec_validator import OpenAPIV31SpecValidator

    validator: Any = OpenAPIV31SpecValidator(dict(tree))
    try:
        for error in validator.iter_errors():
            yield _complaint(tree, error)
    except Exception as error:  # noqa: BLE001 - it raises whatever its parts raise
        yield Complaint(
            pointer=None,
            message=f"{_PACKAGE} gave up with {type(error).__name__};"
            f" the rest is {_UNCHECKED}",
        )


def _complaint(tree: JsonObject, error: Any) -> Complaint:
    pointer = pointers.join("", *getattr(error, "absolute_path", ()))
    try:
        pointers.find(tree, pointer)
    except pointers.NoSuchValue:
        pointer = ""
    message = str(getattr(error, "message", error)).partition("\n")[0]
    if len(message) > _LONGEST or message[:1] in "{[":
        keyword, value = (
            getattr(error, name, None) for name in ("validator", "validator_value")
        )
        shown = f"{keyword}: {value}" if isinstance(value, str | int) else str(keyword)
        message = f"does not fit '{shown}'"
    named = "".join(f"'{name}': " for name in pointers.split(pointer)[-1:])
    return Complaint(
        pointer=pointer or None, message=f"not OpenAPI 3.1: {named}{message}"
    )
