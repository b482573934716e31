"""Security schemes that pages only name, `Security: ApiKey`: those that another page defines, or whose names say all."""

import re

from generator import pointers
from generator.findings import Findings
from generator.merge.components import operations_of
from generator.merge.draft import Draft
from generator.merge.refs import SCHEMES
from generator.suggestion import did_you_mean
from generator.values import JsonValue, as_array, as_object

_NAMED = "x-security-names"
_KINDS = {
    "bearer": re.compile(r"(?i)bearer|jwt|oauth"),
    "basic": re.compile(r"(?i)basic"),
}


def called_by_name(draft: Draft, findings: Findings) -> bool:
    """Put security where pages name schemes, each a way to call; whether one did.

    Reported: undefined-security, for a name that no page defines; such a way is left out.
    """
    every = [at for *_, at in operations_of(draft)]
    named = [at for at in every if _NAMED in as_object(draft.get(at))]
    names = [_names(draft, at) for at in named]
    # What some generators of pages say of every call is no news beside schemes that pages define.
    rote = len(named) == len(every) > 1
    empty = rote and not any(names) and draft.get(SCHEMES)
    seen: set[str] = set()
    for at, own in zip(named, names, strict=True):
        ways = [_way(draft, at, name, seen, findings) for name in own]
        known: list[JsonValue] = [{way: list[JsonValue]()} for way in ways if way]
        said = pointers.join(at, _NAMED)
        if "security" not in draft.object(at) and (known or not own) and not empty:
            draft.put(pointers.join(at, "security"), known, draft.places(said))
        draft.drop(said)
    return bool(named)


def _names(draft: Draft, at: str) -> list[str]:
    said = as_array(draft.get(pointers.join(at, _NAMED)))
    return [one for one in said if isinstance(one, str)]


def _way(
    draft: Draft, at: str, name: str, seen: set[str], findings: Findings
) -> str | None:
    """The scheme of a name, defined now where the name tells its kind; None where nothing does."""
    defined = as_object(draft.get(SCHEMES))
    alike = {one.lower(): one for one in defined}
    if name in defined:
        return name
    if name.lower() in alike:
        return alike[name.lower()]
    for kind, pattern in _KINDS.items():
        if pattern.search(name):
            return _define(draft, at, kind)
    if name not in seen:
        seen.add(name)
        findings.warning(
            "undefined-security",
            f"no page defines a security scheme named '{name}'{did_you_mean(name, defined)};"
            " it is no way to call",
            draft.place(pointers.join(at, _NAMED)),
        )
    return None


def _define(draft: Draft, at: str, kind: str) -> str:
    name = f"{kind}Auth"
    place = pointers.join(SCHEMES, name)
    if draft.get(place) is None:
        definition: JsonValue = {"type": "http", "scheme": kind}
        draft.put(place, definition, draft.places(pointers.join(at, _NAMED)))
    return name
