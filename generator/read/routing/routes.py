"""Where the sections of a page name methods and paths: headings, lines, code, lists and tables."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.read.listed import unheaded
from generator.read.pages import labels
from generator.read.pages.markdown import (
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Table,
    Tagged,
    Text,
    prose,
    unquoted,
)
from generator.read.pages.paths import (
    METHODS,
    Route,
    only_route,
    only_routes,
    slashed,
    specified,
    told_routes,
)
from generator.read.routing import badges, headed, sentences, split_calls
from generator.read.words.languages import english

Spot = tuple[int, int]

_LABEL = re.compile(
    r"(?i)\W{0,4}(?:(?:restful|api|http|rest)\s+)?"
    r"(?:endpoint|url|route|path|request|method)\W{0,4}[:\s]\W{0,4}"
)
_SAMPLE = re.compile(r"(?i)\b((?<!for )examples?|samples?|see also)\b")
_LED = re.compile(r"`([^`\n]+)`(?P<rest>.*)", re.DOTALL)
_ONLY_LINK = re.compile(r"[\s→>:—–-]*\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?[\s.]*")
# Marks within a word are none of a call's, `/move**Body**`: what it would be without them nobody says.
_BOLD_MARKS = re.compile(r"(?<!\w)\*\*|\*\*(?!\w)")
_SLANTED = re.compile(r"([*_])(?P<call>[A-Z]+\s+\S.*\S)\1")
# What is said of a call that is described elsewhere, if at all.
_NEWS = re.compile(
    r"(?i)[\s,:—–-]*(?:endpoints?\s+|calls?\s+)?(?:now|no longer|is (?:now|deprecated|limited|gone|not)"
    r"|has (?:been|changed|moved)|have|was|were|counts?|will (?:no|soon|be (?:removed|limited)))\b"
)
_INDEX = re.compile(r"(?i)\b(?:endpoints?|operations|methods|routes|calls)\b")
_METHOD_HEADER = re.compile(r"(?:http )?(?:request )?(?:method|verb)")
_PATH_HEADER = re.compile(
    r"(?:(?:api|http|request|resource|relative|full) )?(?:path|endpoint|url|uri|route)"
    r"(?: (?:format|template|pattern|path))?"
)
# A column with both: `HTTP request` over `GET /boats`.
_CALL_HEADER = re.compile(
    r"(?:(?:http|api|rest)\s+)?(?:requests?|calls?|endpoints?|operations?|routes?|methods?|ur[li]s?|paths?|api)"
    r"(?:\s+(?:ur[li]|path))?"
)
# A version before the method, mostly as a badge: `v2 POST /boats`.
_VERSIONED = re.compile(
    rf"^[`\[]?v\d+(?:\.\d+)*[`\]:]?\s+(?=`?(?:{'|'.join(METHODS)})\b)"
)
_LONGEST_METHOD = 3
_URL = re.compile(r"<?https?://\S+>?")
# `204 No Content` will be returned.
_STATUS = re.compile(r"\W*(?:HTTP(?:/\d\S*)?\s+)?[1-5]\d\d\b(?!\.)\W*(?:[A-Z:–—-]|$)")
_COMMENT = re.compile(r"\s*(?:#|//|--|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A route and what says it."""

    route: Route
    at: Text | Spot


def is_sample(section: Section) -> bool:
    """Whether a section shows how a call looks that is named elsewhere."""
    return any(_SAMPLE.search(title) for title in section.trail)


def plain(section: Section) -> Iterator[Named]:
    """The routes that a section names on their own."""
    if section.title:
        named = only_routes(badges.in_words(section.title.source).strip())
        titled = None if named else headed.read(section.title)
        for found in (titled[1],) if titled else named:
            yield Named(route=found, at=section.title)
    if is_sample(section):
        return
    yield from _all(_told(labels.of_lines(section)))
    yield from _all(split_calls.calls(section))
    yield from _all(split_calls.under_path(section))
    for part in section.parts:
        match part:
            case Paragraph(text=text) if not part.quoted or "\n" not in text.source:
                yield from _all(_in_text(text))
            case Fence():
                yield from _all(_in_code(part))
            case Bullets():
                indexed = _INDEX.search(section.heading) is not None
                yield from _all(_in_bullets(part, indexed=indexed))
            case Table():
                yield from _all(_in_table(part))
            case _:
                pass


def led(sections: Sequence[Section]) -> Iterator[Named]:
    """The route that a sentence of the first section begins with, where samples or lists follow it.

    Of several such sentences none is known to be what the section is about.
    """
    if not sections or is_sample(sections[0]) or unheaded.is_other(sections[0].heading):
        return
    own = prose(unquoted(sections[0].parts))
    found = [one for text in own if (one := _led(text)) is not None]
    parts = [part for one in sections for part in one.parts]
    if len(found) == 1 and any(map(_shows, parts)):
        route, text = found[0]
        yield Named(route=route, at=text)
    elif not found:
        yield from _all(sentences.told(sections))


def is_told(section: Section) -> bool:
    """Whether a section lists what a call takes or gives."""
    return any(
        isinstance(part, Tagged)
        or (isinstance(part, Table | Bullets) and unheaded.is_list(part))
        for part in section.parts
    )


def _all(found: Iterable[tuple[Route, Text | Spot]]) -> Iterator[Named]:
    for route, at in found:
        yield Named(route=route, at=at)


def _shows(part: Part) -> bool:
    """Whether a part is what comes with a call: a sample, or a list of what it takes or gives."""
    if isinstance(part, Bullets) and all(
        _STATUS.match(one.text.plain) for one in part.items
    ):
        return True
    return isinstance(part, Fence) or (
        isinstance(part, Table | Bullets) and unheaded.is_list(part)
    )


def _led(text: Text) -> tuple[Route, Text] | None:
    """The code that a text begins with, when it is a route and more than a link is said about it."""
    found = _LED.match(text.source)
    route = only_route(found[1]) if found else None
    if found is None or route is None or _ONLY_LINK.fullmatch(found["rest"]):
        return None
    if _NEWS.match(found["rest"]):
        return None
    return route, text


def _in_text(text: Text) -> Iterator[tuple[Route, Text]]:
    told = _BOLD_MARKS.sub("", badges.in_words(text.source)).split("\n")
    lines = [one.strip(" \t\\") for one in told if one.strip()]
    lines = [_SLANTED.sub(r"\g<call>", _VERSIONED.sub("", one)) for one in lines]
    stacked = [only_route(line) for line in lines]
    if len(lines) > 1 and all(stacked):
        # Several ways to one call, a line each, as code has them.
        yield from ((one, text) for line in lines for one in only_routes(line))
        return
    for number, line in enumerate(lines, 1):
        after = split_calls.stacked(lines[number:])
        label = _LABEL.match(line.lstrip("`"))
        found = only_routes(line)
        if not found and label:
            found = only_routes(line.lstrip("`")[label.end() :])
        if not found and (elsewhere := specified(line)):
            found = (elsewhere[1],)
        if not found and line in METHODS:
            # What a page looked like, copied as text, has the method on a line of its own.
            found = told_routes(line, after) if len(after.split()) == 1 else ()
        if found:
            yield from ((one, text) for one in found)
            # The same call once more, with the server before its path.
            if _URL.fullmatch(after) and after.strip("<>").endswith(found[0].path):
                yield from ((one, text) for one in told_routes(found[0].method, after))
            return


def _in_code(part: Fence) -> Iterator[tuple[Route, Spot]]:
    """The routes that code begins with, a line each; other ways to one call stand together like this."""
    for number, line in enumerate(part.code.split("\n"), part.line + 1):
        found = only_routes(line.strip())
        if found:
            yield from ((one, (number, part.indent + 1)) for one in found)
        elif not _COMMENT.match(line):
            return


def _in_bullets(part: Bullets, *, indexed: bool) -> Iterator[tuple[Route, Text]]:
    for item in part.items:
        found = _led(item.text) if indexed else None
        if found:
            yield found
        label = item.text.plain.partition(":")[0]
        yield from _in_text(item.text) if label.lower() == "endpoint" else ()
    yield from _told(labels.of_bullets(part))


def _in_table(part: Table) -> Iterator[tuple[Route, Text]]:
    yield from _told(labels.of_table(part))
    header = [cell.strip(" *`") for cell in part.header]
    methods = [n for n, name in enumerate(header) if _METHOD_HEADER.fullmatch(name)]
    paths = [n for n, name in enumerate(header) if _PATH_HEADER.fullmatch(name)]
    if not methods or not paths:
        yield from _in_column(part)
        return
    for row in part.rows:
        if len(row) == len(header):
            cell = row[paths[0]]
            path = slashed(cell.plain) or cell.plain
            for found in told_routes(row[methods[0]].plain, path):
                yield found, cell


def _in_column(table: Table) -> Iterator[tuple[Route, Text]]:
    """The calls of the first column of which every cell is one, a method and a path."""
    for index, header in enumerate(table.header):
        words = " ".join(english(header).lower().strip(" *_`:").split())
        cells = [row[index] for row in table.rows if index < len(row)]
        said = [cell for cell in cells if cell.plain.strip()]
        found = [(only_route(cell.plain), cell) for cell in said]
        if _CALL_HEADER.fullmatch(words) and found and all(one for one, _ in found):
            yield from ((one, cell) for one, cell in found if one)
            return


def _told(said: labels.Said) -> Iterator[tuple[Route, Text]]:
    """The route that a method and a path make, said each beside its label."""
    method, address = said.get("method"), said.get("path") or said.get("url")
    if method and address and len(method.value.split()) <= _LONGEST_METHOD:
        for found in told_routes(method.value, address.value):
            yield found, address.text
