"""What came of a page, held against what was read on it: one check for each fact."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.pages.emitted import Call, Came
from tests.pages.expectations import ANY, NOT_STATED, Endpoint, Expectation, Expected

_ALWAYS_FINE = {"content-type", "accept", "authorization", "user-agent", "host"}
_SENT_AS_TEXT = {"path", "query", "header", "cookie"}
_PLACEHOLDER = re.compile(r"\{[^{}/]*\}|\$\{?[A-Z][A-Z0-9_]+\}?|\b[A-Z]+_[A-Z_]+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One fact. what: the measure it counts for; where: the endpoint, and the parameter or field."""

    what: str
    where: str
    right: bool
    expected: str = ""
    came: str = ""


def compare(
    said: Expectation, came: Sequence[Call], codes: set[str], text: str
) -> Iterator[Check]:
    """Every check of a page. codes: of the findings; text: the page."""
    left = [call for call in came if not call.again]
    pairs: list[tuple[Endpoint, Call | None]] = []
    for endpoint in said.endpoints:
        call = next((one for one in left if _same_call(endpoint, one)), None)
        if call is not None:
            left.remove(call)
        pairs.append((endpoint, call))
    for endpoint, call in pairs:
        near = call or next((one for one in left if _near(endpoint, one)), None)
        shown = near.key if near else "nothing"
        yield _check("endpoints", endpoint.key, near is not None, "emitted", shown)
        yield _check("method and path", endpoint.key, call is not None, "", shown)
        if call is not None:
            yield from _access(endpoint, call, codes)
            yield from _parameters(endpoint, call, text)
            yield from _fields(endpoint, endpoint.body, call, text, said.partial)
            yield from _fields(endpoint, endpoint.response, call, text, said.partial)
        else:
            yield from _absent(endpoint)
    fine = {_plain(key) for key in said.allowed}
    for call in left:
        if _plain(call.key) not in fine:
            yield _check("no invented endpoints", call.key, False, "none", call.key)


def _same_call(endpoint: Endpoint, call: Call) -> bool:
    if endpoint.method != call.method:
        return False
    came = _plain(_path(call.base) + call.path)
    said = {_plain(_path(base) + endpoint.path) for base in endpoint.bases}
    return came in said or _plain(call.path) == _plain(endpoint.path)


def _near(endpoint: Endpoint, call: Call) -> bool:
    said, came = _plain(endpoint.path).strip("/"), _plain(call.path).strip("/")
    return said == came or (
        endpoint.method == call.method
        and bool(said and came)
        and (said.endswith(came) or came.endswith(said))
    )


def _access(endpoint: Endpoint, call: Call, codes: set[str]) -> Iterator[Check]:
    base = " or ".join(endpoint.bases)
    shown = call.base or "none" + ("" if "no-base-url" in codes else ", no finding")
    if base != ANY:
        right = _base_right(endpoint, call, codes)
        yield _check("base URL", endpoint.key, right, base, shown)
    auth = " or ".join(" and ".join(sorted(one)) for one in endpoint.auth)
    parts = [" + ".join(sorted(one)) or "none" for one in call.auth]
    came = " | ".join(sorted(parts)) or "none"
    came += ", no finding" if "no-security" not in codes and came == "none" else ""
    if auth != ANY:
        right = _auth_right(endpoint, call, codes)
        yield _check("auth", endpoint.key, right, auth, came)


def _base_right(endpoint: Endpoint, call: Call, codes: set[str]) -> bool:
    if call.base is None:
        # Where no host is known, what goes before every path is part of the paths.
        paths = [base for base in endpoint.bases if base.startswith("/")]
        whole = _plain(call.path)
        return "no-base-url" in codes and (
            NOT_STATED in endpoint.bases
            or any(_plain(one.rstrip("/") + endpoint.path) == whole for one in paths)
        )
    came = _plain(call.base.rstrip("/") + call.path)
    return any(
        came == _plain(base.rstrip("/") + endpoint.path)
        for base in endpoint.bases
        if base != NOT_STATED
    )


def _auth_right(endpoint: Endpoint, call: Call, codes: set[str]) -> bool:
    came = {scheme for together in call.auth for scheme in together}
    ways = [{scheme.lower() for scheme in one} for one in endpoint.auth]
    if call.auth and all(set(together) in ways for together in call.auth):
        return True
    for one in endpoint.auth:
        wanted = {scheme.lower() for scheme in one}
        if wanted == {"none"} and not came:
            return True
        if wanted == {NOT_STATED} and not came and "no-security" in codes:
            return True
        if came and came == wanted:
            return True
    return False


def _parameters(endpoint: Endpoint, call: Call, text: str) -> Iterator[Check]:
    if endpoint.parameters is None:
        return
    left = [one for one in call.parameters]
    in_path = [one for one in left if one.location == "path"]
    placed = sum(one.location == "path" for one in endpoint.parameters)
    elsewhere = placed - len(in_path)
    for said in endpoint.parameters:
        if said.location == "path" and elsewhere > 0:
            elsewhere -= 1  # what the base address takes is not among the operation's
            continue
        if said.location == "path":
            found: Came | None = in_path.pop(0)
        else:
            found = _named(said, left) or call.body.get(said.name)
        if found in left:
            left.remove(found)
        yield from _facts("parameters", endpoint, said, found)
    known = {one.name.lower() for one in endpoint.parameters}
    for one in left:
        if one.name.lower() in _ALWAYS_FINE | known:
            continue
        yield _extra("parameters", endpoint, one, text)


def _named(said: Expected, among: Sequence[Came]) -> Came | None:
    name = said.name.lower() if said.location == "header" else said.name
    same = [
        one
        for one in among
        if (one.name.lower() if said.location == "header" else one.name) == name
    ]
    placed = [one for one in same if one.location == said.location]
    return next(iter([*placed, *same]), None)


def _fields(
    endpoint: Endpoint,
    listed: Sequence[Expected] | None,
    call: Call,
    text: str,
    partial: bool,
) -> Iterator[Check]:
    if not listed:
        return
    of_body = listed[0].location == "body"
    group = "body fields" if of_body else "response fields"
    came: Mapping[str, Came] = call.body if of_body else call.response
    for said in listed:
        found = came.get(said.name)
        if found is None and of_body:
            found = _named(said, call.parameters)
        yield from _facts(group, endpoint, said, found)
    if partial:
        return
    known = {_plain_name(one.name) for one in listed}
    for name, one in came.items():
        plain = _plain_name(name)
        if plain and not _listed(plain, known):
            yield _extra(group, endpoint, one, text)


def _listed(name: str, known: set[str]) -> bool:
    """Whether a field is known, above one that is, or inside one of which the page does not say more."""
    if name in known or any(one.startswith(f"{name}.") for one in known):
        return True
    return any(
        name.startswith(f"{one}.")
        and not any(other.startswith(f"{one}.") for other in known)
        for one in known
    )


def _facts(
    group: str, endpoint: Endpoint, said: Expected, found: Came | None
) -> Iterator[Check]:
    where = f"{endpoint.key} · {said.location} {said.name}"
    yield _check(f"{group}: name", where, found is not None, "there", "missing")
    if group != "response fields":
        where_it_is = found.location if found else "missing"
        right = found is not None and found.location == said.location
        yield _check(f"{group}: location", where, right, said.location, where_it_is)
        if said.required is not None:
            wanted = _required(said.required)
            shown = _required(found.required) if found else "missing"
            yield _check(f"{group}: required", where, wanted == shown, wanted, shown)
    if said.types:
        shown = " or ".join(sorted(found.types)) if found else "missing"
        right = found is not None and _type_right(said, found)
        wanted = " or ".join(said.types)
        yield _check(f"{group}: type", where, right, wanted, shown)
    if said.values:
        values = sorted(found.values) if found else []
        right = set(said.values) == set(values)
        wanted = " | ".join(said.values)
        yield _check(f"{group}: values", where, right, wanted, " | ".join(values))
    if said.null and found is not None:
        right = found.null or not found.required or "any" in found.types
        yield _check(f"{group}: null", where, right, "null allowed", "not allowed")


def _type_right(said: Expected, found: Came) -> bool:
    types = found.types
    unknown = {"string"} if found.location in _SENT_AS_TEXT else {"any"}
    if said.unknown_fits and types == unknown:
        return True
    return bool(types) and all(
        any(_fits(wanted, came) for wanted in said.types) for came in types
    )


def _fits(wanted: str, came: str) -> bool:
    for word in ("array of ", "map of "):
        if wanted.startswith(word) and came.startswith(word):
            return _fits(wanted.removeprefix(word), came.removeprefix(word))
    if wanted in ("array", "map", "object"):
        same = came == wanted or came.startswith(f"{wanted} of ")
        return same or (wanted == "object" and came.startswith("map of "))
    return wanted == came or (came == "decimal" and wanted in ("number", "string"))


def _absent(endpoint: Endpoint) -> Iterator[Check]:
    """All that a missing endpoint leaves out."""
    if ANY not in endpoint.bases:
        wanted = " or ".join(endpoint.bases)
        yield _check("base URL", endpoint.key, False, wanted, "missing")
    if frozenset({ANY}) not in endpoint.auth:
        yield _check("auth", endpoint.key, False, "", "missing")
    for said in endpoint.parameters or ():
        yield from _facts("parameters", endpoint, said, None)
    for said in endpoint.body or ():
        yield from _facts("body fields", endpoint, said, None)
    for said in endpoint.response or ():
        yield from _facts("response fields", endpoint, said, None)


def _extra(group: str, endpoint: Endpoint, one: Came, text: str) -> Check:
    last = _plain_name(one.name).rpartition(".")[2]
    named = any(map(str.isalnum, last)) and last in text
    kind = "misplaced" if named else "invented"
    where = f"{endpoint.key} · {one.location} {one.name}"
    return _check(f"no {kind} {group}", where, False, "none", one.name)


def _required(required: bool) -> str:
    return "required" if required else "optional"


def _path(base: str | None) -> str:
    return urlsplit(base).path.rstrip("/") if base and base != NOT_STATED else ""


def _plain(path: str) -> str:
    """A path or an address with its placeholders unnamed."""
    return _PLACEHOLDER.sub("{}", path)


def _plain_name(name: str) -> str:
    return name.replace("[]", "").strip(".")


def _check(what: str, where: str, right: bool, expected: str, came: str) -> Check:
    return Check(what=what, where=where, right=right, expected=expected, came=came)
