"""Servers and security that a page states beside its operations: tied to them, so that other pages may state others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.document import METHODS
from generator.fragments import Fragment
from generator.values import JsonValue, as_object


def at_home(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments, each that only says where or how a page's operations are called naming these operations."""
    paths: dict[str, dict[str, dict[str, JsonValue]]] = {}
    for one in fragments:
        for path, item in as_object(one.document.get("paths")).items():
            methods = [method for method in METHODS if method in as_object(item)]
            known = paths.setdefault(one.page, {}).setdefault(path, {})
            known.update({method: {} for method in methods})
    return [_at_home(one, paths.get(one.page)) for one in fragments]


def _at_home(
    one: Fragment, paths: Mapping[str, Mapping[str, JsonValue]] | None
) -> Fragment:
    is_root_only = not one.document.get("paths") and bool(
        one.document.get("servers") or one.document.get("security")
    )
    if not paths or not is_root_only:
        return one
    stubs: JsonValue = {path: dict(item) for path, item in paths.items()}
    return replace(one, document={**one.document, "paths": stubs})
