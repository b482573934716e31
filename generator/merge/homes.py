"""Servers and security that a page states beside its operations: tied to them, so that other pages may state others."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator import pointers
from generator.document import METHODS
from generator.fragments import Evidence, Fragment
from generator.values import JsonValue, as_array, as_object, as_text

_VARIABLE = re.compile(r"\{[^{}]*\}")
_NOWHERE = frozenset[str]()


def at_home(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments, each that only says where or how a page's operations are called naming these operations."""
    fragments = _settled(_raised(_as_told(fragments)))
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


def _as_told(fragments: Sequence[Fragment]) -> list[Fragment]:
    """The fragments, where samples that call somebody's server call the one that prose has a variable for."""
    told = {
        url: re.compile("[^./]+".join(map(re.escape, _VARIABLE.split(url))))
        for one in fragments
        if one.evidence is Evidence.PROSE
        for url in _urls(one)
        if "{" in url
    }
    out: list[Fragment] = []
    for one in fragments:
        known = [url for url, form in told.items() if _are(_urls(one), form)]
        if known and one.evidence is Evidence.SAMPLE:
            one = replace(
                one, document={**one.document, "servers": [{"url": known[0]}]}
            )
        out.append(one)
    return out


def _are(urls: frozenset[str], form: re.Pattern[str]) -> bool:
    return bool(urls) and all(map(form.fullmatch, urls))


def _settled(fragments: list[Fragment]) -> list[Fragment]:
    """The fragments, where calls that are mere paths are at the address that prose gives, if not most calls have another.

    Pages whose calls have another say so at each of these; an OpenAPI document with servers knows better.
    """
    stated = {_urls(one) for one in fragments if one.evidence is Evidence.PROSE}
    stated -= {_NOWHERE}
    listing = [
        number
        for number, one in enumerate(fragments)
        if one.evidence is Evidence.TABLE and one.document.get("paths")
    ]
    votes = Counter(_urls(fragments[number]) for number in listing)
    homeless = votes.pop(_NOWHERE, 0)
    ours = homeless + sum(votes[urls] for urls in stated)
    theirs = max((votes[urls] for urls in votes.keys() - stated), default=0)
    told = any(_urls(one) for one in fragments if one.evidence is Evidence.SCHEMA)
    if told or not homeless or not theirs or not stated or ours < theirs:
        return fragments
    apart = {n for n in listing if _urls(fragments[n]) not in {*stated, _NOWHERE}}
    return [
        _called_apart(one) if number in apart else one
        for number, one in enumerate(fragments)
    ]


def _urls(one: Fragment) -> frozenset[str]:
    found = as_array(one.document.get("servers"))
    return frozenset(as_text(as_object(each).get("url")) or "" for each in found)


def _called_apart(one: Fragment) -> Fragment:
    """A fragment whose paths say each for itself where they are."""
    servers = one.document.get("servers")
    paths: dict[str, JsonValue] = {
        path: {**as_object(item), "servers": as_object(item).get("servers") or servers}
        for path, item in as_object(one.document.get("paths")).items()
    }
    said = one.origins.places.get("/servers", ())
    places = {pointers.join("/paths", path, "servers"): said for path in paths}
    document = {key: value for key, value in one.document.items() if key != "servers"}
    return replace(
        one,
        document={**document, "paths": paths},
        origins=replace(one.origins, places={**one.origins.places, **places}),
    )


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
