"""What the headings of an API Blueprint name: groups, resources with their addresses, actions."""

import re
from dataclasses import dataclass
from typing import Literal

from generator.read.pages.paths import METHODS

_METHOD = "|".join(METHODS)
_GROUP = re.compile(r"(?i)group\s+(?P<name>.+)")
_STRUCTURES = re.compile(r"(?i)data structures?")
_NAMED = re.compile(
    rf"(?P<name>.*?)\s*\[\s*(?P<method>{_METHOD})?\s*(?P<uri>(?:/|https?://).*?)?\s*\]"
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
    named = _NAMED.fullmatch(text)
    bare = None if named else _BARE.fullmatch(text.strip("`"))
    if named and (named["method"] or named["uri"]):
        name, method, uri = named["name"], named["method"], named["uri"]
    elif bare:
        name, method, uri = "", bare["method"], bare["uri"] or bare["only"]
    else:
        return Title(kind="text", name=text)
    kind: Kind = "action" if method else "resource"
    return Title(kind=kind, name=name.strip(), method=method or "", uri=uri or "")
