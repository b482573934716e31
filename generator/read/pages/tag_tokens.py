"""What a text is made of for whoever looks for tags: beginnings and ends of them, and headings."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.read.pages.stretches import prose

_START = re.compile(
    r"(?P<code>(`+)[^`\n]+\2)"
    r"|\{%-?\s*(?P<lend>end)?(?P<liquid>[A-Za-z][\w-]*)"
    r"|<(?P<end>/)?\s?(?P<name>[A-Za-z][\w.]*(?:-[\w.]+)*)(?=[\s/>])"
    r"|^(?P<heading>\#{1,6})\s",
    re.MULTILINE,
)
_ATTRIBUTE = re.compile(
    r"\s*(?P<name>[A-Za-z_:@][\w:.-]*)"
    r"(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<brace>\{)"
    r"|(?P<bare>[^\s\"'<>{}%=]+?(?=\s|/?>|%\}|$))))?"
)
_CLOSE = re.compile(r"\s*(?:(?P<own>/)\s*)?(?:>|-?%\})")
_BRACES = re.compile(r"\\.|[{}\"'`]", re.DOTALL)
_QUOTED = re.compile(r"\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`]*)`)\s*")
BLANK_LINE = re.compile(r"\n[ \t]*\n")
_LONGEST = 40_000
# More than any tag has: what goes on longer was never ended.
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A value as text, None for a flag; offset: where it begins."""

    value: str | None
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """kind: what a tag does. attributes: of one that opens or stands alone."""

    kind: str
    name: str
    start: int
    end: int
    attributes: Mapping[str, Attribute] = field(default_factory=dict[str, Attribute])


def tokens(text: str) -> Iterator[Token]:
    """The tags and headings of a text outside its code, in order."""
    # No tag runs on over an empty line; what seems to has lost its end.
    blanks = [found.start() for found in BLANK_LINE.finditer(text)]
    for start, end in prose(text):
        at = start
        while found := _START.search(text, at, end):
            at = found.end()
            if found["code"]:
                continue
            if found["heading"]:
                yield Token(kind="heading", name="", start=found.start(), end=at)
                continue
            name = found["name"] or found["liquid"]
            if found["end"] or found["lend"]:
                closing = _CLOSE.match(text, at, end)
                at = closing.end() if closing else at
                yield Token(kind="close", name=name, start=found.start(), end=at)
                continue
            after = bisect_left(blanks, at)
            last = min(end, found.start() + _LONGEST, *blanks[after : after + 1])
            token = _opening(text, name, found.start(), at, last)
            if token:
                at = token.end
                yield token


def _opening(text: str, name: str, start: int, at: int, end: int) -> Token | None:
    """The tag that opens here; None for what only looks like one, such as `a <b` in a sentence."""
    attributes: dict[str, Attribute] = {}
    for _ in range(_MOST):
        closing = _CLOSE.match(text, at, end)
        if closing:
            kind = "alone" if closing["own"] else "open"
            return Token(
                kind=kind,
                name=name,
                start=start,
                end=closing.end(),
                attributes=attributes,
            )
        found = _ATTRIBUTE.match(text, at, end)
        if found:
            at = _take(text, found, end, attributes)
            continue
        rest = re.compile(r"\s*").match(text, at)
        at = rest.end() if rest else at
        if at >= end or text[at] == "<" or text[at : at + 2] == "{%":
            return _without_end(name, start, text, attributes)
        at = _braced(text, at, end) if text[at] == "{" else at + 1
    return _without_end(name, start, text, attributes)


def _without_end(
    name: str, start: int, text: str, attributes: Mapping[str, Attribute]
) -> Token | None:
    """A tag that has lost its end: it goes to the end of the line of its last value; what follows is text."""
    values = [one.offset for one in attributes.values() if one.value is not None]
    if not values:
        return None
    end = text.find("\n", max(values))
    end = len(text) if end < 0 else end
    return Token(
        kind="open",
        name=name,
        start=start,
        end=end,
        attributes={key: one for key, one in attributes.items() if one.offset < end},
    )


def _take(text: str, found: re.Match[str], end: int, into: dict[str, Attribute]) -> int:
    at = found.end()
    value = next(
        (found[key] for key in ("double", "single", "bare") if found[key] is not None),
        None,
    )
    offset = next(
        (
            found.start(key)
            for key in ("double", "single", "bare")
            if found[key] is not None
        ),
        found.start("name"),
    )
    if found["brace"]:
        at = _braced(text, found.start("brace"), end)
        value = _plain(text[found.start("brace") + 1 : at - 1])
        offset = found.start("brace") + 1
    into.setdefault(found["name"].lower(), Attribute(value=value, offset=offset))
    return at


def _braced(text: str, at: int, end: int) -> int:
    """Where a `{...}` ends, its quotes and inner braces passed over; a brace alone when it never does."""
    depth, quote = 0, ""
    if text.find("}", at, end) < 0:
        return at + 1
    for found in _BRACES.finditer(text, at, end):
        one = found.group()
        if quote:
            quote = "" if one == quote else quote
        elif one in "\"'`":
            quote = one
        elif one == "{":
            depth += 1
        elif one == "}":
            depth -= 1
            if depth == 0:
                return found.end()
    # A quote that never ends hides the brace.
    return text.find("}", at, end) + 1


def _plain(value: str) -> str:
    found = _QUOTED.fullmatch(value)
    if found is None:
        return value.strip()
    return next(one for one in found.groups() if one is not None)
