"""Bullets that write a parameter as it is sent, `` `limit=<integer>`: How many ``, as others are written."""

import html
import re

from generator.read.words import typewords

_ASSIGNED = re.compile(
    r"`\??(?P<name>[A-Za-z_@$][\w.@$-]*(?P<several>\[\])?(?:\[[\w.-]+\])*)="
    r"(?P<value>[^`&=]*)`(?:\s*\((?P<said>[^()`]*)\))?\s*(?:[:–—-]\s*|(?=[(A-Z]))(?P<rest>.*)",
    re.DOTALL,
)
_BOXED = re.compile(r"<(?P<words>[^<>]+)>|\{(?P<other>[^{}]+)\}|\[(?P<last>[^\[\]]+)\]")
_CHOICE = re.compile(r"[\w.-]+(?:\|[\w.-]+)+")
_FLAG = re.compile(r"(?i)(?:required|optional)")


def plain(source: str) -> str:
    """The bullet with its name, the type in parentheses, a dash and the words; anything else as it is."""
    found = _ASSIGNED.fullmatch(source)
    if found is None:
        return source
    boxed = _BOXED.fullmatch(html.unescape(found["value"]).strip())
    kind = next(filter(None, boxed.groups()), "").strip() if boxed else ""
    choice = kind.split("|") if _CHOICE.fullmatch(kind) else []
    types, rest = [], found["rest"]
    if kind and all(map(typewords.is_type, kind.split("|"))):
        types = [kind]
    elif len(choice) > 1:
        rest = f"One of {', '.join(f'`{one}`' for one in choice)}. {rest}"
    elif kind and kind != found["name"]:
        rest = f"{rest.rstrip()} ({kind})" if _FLAG.fullmatch(kind) else rest
    if found["several"]:
        types = [f"array of {types[0] if types else 'string'}"]
    said = [*types, *([found["said"]] if found["said"] else [])]
    name = f"`{found['name']}`"
    return f"{name} ({', '.join(said)}) - {rest}" if said else f"{name} - {rest}"
