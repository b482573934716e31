"""What the headings of an API Blueprint name: groups, resources with their addresses, actions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.read.pages.paths import METHODS

_METHOD = "|".join(METHODS)
_GROUP = re.compile(r"(?i)group\s+(?P<name>.+)")
_STRUCTURES = re.compile(r"(?i)data structures?")
_NAMED = re.compile(
    rf"(?P<name>.*?)\s*\[\s*(?P<method>(?i:{_METHOD})\b)?\s*(?P<uri>(?:/|https?://).*?)?\s*\]"
)
_APART = re.compile(
    rf"(?P<name>.*?)\s*\[\s*(?P<uri>(?:/|https?://).*?)\s*\]\s*\[\s*(?P<method>(?i:{_METHOD}))\s*\]"
)
_BARE = re.compile(
    rf"(?P<method>{_METHOD})(?:\s+(?P<uri>(?:/|https?://)\S*))?|(?P<only>/\S*)"
)

Kind = Literal["group", "structures", "resource", "action", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """kind: of what the heading opens; an action may say its own address."""

    kind: Kind
    name: str = ""
    method: str = ""
    uri: str = ""


def title(text: str) -> Title:
    """What a heading opens."""
    if _STRUCTURES.fullmatch(text):
        return Title(kind="structures")
    found = _GROUP.fullmatch(text)
    if found:
        return Title(kind="group", name=found["name"].strip())
    named = _APART.fullmatch(text) or _NAMED.fullmatch(text)
    bare = None if named else _BARE.fullmatch(text.replace("`", "").strip())
    if named and (named["method"] or named["uri"]):
        name, method, uri = named["name"], named["method"], named["uri"]
    elif bare:
        name, method, uri = "", bare["method"], bare["uri"] or bare["only"]
    else:
        return Title(kind="text", name=text)
    kind: Kind = "action" if method else "resource"
    return Title(
        kind=kind,
        name=name.strip(" `"),
        method=(method or "").upper(),
        uri=(uri or "").strip("`"),
    )


def below(name: str, lines: Iterable[str]) -> Title | None:
    """What a heading opens of which the first line below says the call, `GET /notes`."""
    first = next((line for line in lines if line.strip()), "")
    found = _BARE.fullmatch(first.replace("`", "").replace("**", "").strip())
    if found is None or not found["method"] or not found["uri"]:
        return None
    return Title(kind="action", name=name, method=found["method"], uri=found["uri"])
