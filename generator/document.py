"""A provider's whole API as one OpenAPI 3.1 document, refs bound and never expanded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from generator import pointers
from generator.fragments import Refusal, Source
from generator.places import Origins
from generator.values import JsonObject, as_object

METHODS = (
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
)
"""The methods that a path item has a key for: OpenAPI 3.2 section 4.9."""

MORE_METHODS = "additionalOperations"
"""Where a path item has the operations of all other methods, each under its method as it is sent."""


def operations_in(item: JsonObject) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each operation of a path item: its method as it is sent, and the tokens that lead to it from the item."""
    for method in METHODS:
        if method in item:
            yield method.upper(), (method,)
    for method in as_object(item.get(MORE_METHODS)):
        yield method, (MORE_METHODS, method)


def operation_at(path: str, key: str) -> str:
    """The pointer of an operation, by its path and the key that its method has there."""
    tokens = (key,) if key in METHODS else (MORE_METHODS, key)
    return pointers.join("/paths", path, *tokens)


class Testimony(Protocol):
    """Who says what of a document's parts; pointers are those of the document as it was merged."""

    def of(self, at: str) -> tuple[Source, ...]:
        """What says something of the part at a pointer, best source first."""
        ...

    def of_parameter(
        self, operation: str, location: str, name: str
    ) -> tuple[Source, ...]:
        """What says something of a parameter of the operation at a pointer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The merged document: complete, valid as far as its findings say, every local `$ref` leads somewhere.

    origins: where each part of it was said; pointers are into `tree`.
    standalone: whether the vendor publishes it as such, so that writing it out again is no news.
    refused: the references out of the document that are not followed, and why.
    testimony: which sources say what of each part; None where the document was not merged.
    """

    tree: JsonObject
    origins: Origins
    standalone: bool
    refused: Mapping[str, Refusal] = field(default_factory=dict[str, Refusal])
    testimony: Testimony | None = None
