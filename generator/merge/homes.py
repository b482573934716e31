"""Servers and security that a page states beside its operations: tied to them, so that other pages may state others."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.document import METHODS
from generator.fragments import Evidence, Fragment
from generator.values import JsonValue, as_object


def at_home(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments, each that only says where or how a page's operations are called naming these operations."""
    fragments = _raised(fragments)
    paths: dict[tuple[str, int], dict[str, dict[str, JsonValue]]] = {}
    for one in fragments:
        for path, item in as_object(one.document.get("paths")).items():
            methods = [method for method in METHODS if method in as_object(item)]
            known = paths.setdefault(one.sheet, {}).setdefault(path, {})
            known.update({method: {} for method in methods})
    return [_at_home(one, paths.get(one.sheet)) for one in fragments]


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


def _raised(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments, where those that list calls have the servers and the security that lesser ones beside them state.

    Otherwise those of another page's lists or documents, being better evidence, would take their place.
    """
    out = list(fragments)
    homes = _homes(out)
    for key in ("servers", "security"):
        for number, one in sorted(enumerate(out), key=lambda pair: -pair[1].evidence):
            for home in homes.get(one.sheet, ()) if key in one.document else ():
                is_less = one.evidence < out[home].evidence
                if is_less and not out[home].document.get(key):
                    out[home] = _with(out[home], key, out[number])
    return out


def _homes(fragments: Sequence[Fragment]) -> dict[tuple[str, int], list[int]]:
    """The fragments of each page, by number, that list its calls best: its OpenAPI documents, else its lists."""
    homes: dict[tuple[str, int], list[int]] = {}
    for evidence in (Evidence.SCHEMA, Evidence.TABLE):
        known = set(homes)
        for number, one in enumerate(fragments):
            listing = one.evidence is evidence and one.document.get("paths")
            if listing and one.sheet not in known:
                homes.setdefault(one.sheet, []).append(number)
    return homes


def _with(home: Fragment, key: str, one: Fragment) -> Fragment:
    """A fragment with a key of another, and with the schemes that it names."""
    document = {**home.document, key: one.document[key]}
    places = {
        at: found
        for at, found in one.origins.places.items()
        if at == f"/{key}" or at.startswith(f"/{key}/")
    }
    if key == "security":
        schemes = as_object(one.document.get("components")).get("securitySchemes")
        components = as_object(home.document.get("components"))
        document["components"] = {**components, "securitySchemes": schemes or {}}
        places |= {
            at: found
            for at, found in one.origins.places.items()
            if at.startswith("/components/securitySchemes")
        }
    origins = replace(home.origins, places={**places, **home.origins.places})
    return replace(home, document=document, origins=origins)
