"""Selecting parts of a document by JSONPath (RFC 9535)."""

from functools import cache
from typing import TYPE_CHECKING

from generator import pointers
from generator.values import JsonObject

if TYPE_CHECKING:
    from jsonpath import JSONPathEnvironment


def select(path: str, tree: JsonObject) -> list[str]:
    """The pointers of the parts that a path selects, in the document's order; none for a path with a fault."""
    from jsonpath.exceptions import JSONPathError

    try:
        found = _environment().finditer(path, tree)
        return [pointers.join("", *match.parts) for match in found]
    except (JSONPathError, RecursionError):
        return []


def fault_of(path: str) -> str | None:
    """What keeps a text from being a JSONPath, in a few words; None when it is one."""
    from jsonpath.exceptions import JSONPathError

    try:
        _environment().compile(path)
    except (JSONPathError, RecursionError) as error:
        return str(error).partition("\n")[0]
    return None


@cache
def _environment() -> "JSONPathEnvironment":
    # Importing it takes longer than merging most providers, and few have overlays.
    from jsonpath import JSONPathEnvironment

    return JSONPathEnvironment(strict=True)
