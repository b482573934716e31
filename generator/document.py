"""A provider's whole API as one OpenAPI 3.1 document, refs bound and never expanded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.fragments import Refusal
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The merged document: complete, valid as far as its findings say, every local `$ref` leads somewhere.

    origins: where each part of it was said; pointers are into `tree`.
    standalone: whether the vendor publishes it as such, so that writing it out again is no news.
    refused: the references out of the document that are not followed, and why.
    """

    tree: JsonObject
    origins: Origins
    standalone: bool
    refused: Mapping[str, Refusal] = field(default_factory=dict[str, Refusal])
