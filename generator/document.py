"""A provider's whole API as one OpenAPI 3.1 document, refs bound and never expanded."""

from dataclasses import dataclass

from generator.places import Origins
from generator.values import JsonObject

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The methods a path item may have: OpenAPI 3.1 section 4.8.9."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The merged document: complete, valid as far as its findings say, every local `$ref` leads somewhere.

    origins: where each part of it was said; pointers are into `tree`.
    standalone: whether the vendor publishes it as such, so that writing it out again is no news.
    """

    tree: JsonObject
    origins: Origins
    standalone: bool
