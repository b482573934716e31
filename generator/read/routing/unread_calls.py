"""Calls that a page shows, in headings or alone on a line, and that are none of those that were read from it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code import curl
from generator.read.pages.markdown import Section, Sheet, prose, unquoted
from generator.read.pages.paths import METHODS, Route, only_routes, route
from generator.read.pages.spelling import is_cut_short
from generator.read.routing import badges, labelled, routes
from generator.read.routing.endpoints import Endpoint
from generator.read.routing.sightings import calls

_METHODS = "|".join(METHODS)
_STEPS = r"(?:https?://[^\s`|)]+|/[A-Za-z{<:\[(][^\s`|)]*)"
_IN_TITLE = re.compile(rf"(?<![\w-])(?:{_METHODS})[`*]*[\s:]+[`*]*{_STEPS}.*")
# A line that is a call and no more than a word: in a sentence it is one of those that are told of elsewhere.
_LINE = re.compile(
    rf"[`*\s]*(?:{_METHODS})[`*]*[\s:]+[`*]*{_STEPS}[^\s`]*[`*]*(?:\s+[^\s.]+)?[`*\s]*"
)
# `Once it is built, you can use it in races`: another page's call, as the next step after this one's.
_NEXT_STEP = re.compile(
    r"(?i)(?:after|once|when|as soon as)\b[^.\n]{3,120}, (?:you (?:can|may)(?: then)?|then) (?:use|pass|call|send|query|poll)\b"
)
_UNREAD = (
    "looks like a call, and is none of those that were read from this page: it is not plain which method and path it"
    " has, or it stands apart from what is said of it"
)
_TOO_MANY = "comes to more calls than are read of one line; of what may be left out, only all or nothing was"
_QUIET = re.compile(r"(?i)\b(?:see also|related|webhooks?|callbacks?|change ?log)\b")


def report(sheet: Sheet, named: Sequence[Endpoint], findings: Findings) -> None:
    """One finding for each section whose heading shows such a call, or that shows one on a line of its own.

    A page of which no call was read is reported as a whole.
    """
    known = [one.route for one in named]
    lines = {one.place.line for one in named if one.place}
    later = _later(sheet.sections)
    for section in sheet.sections if known else ():
        for call, line, column in _shown(section, samples=section not in later):
            why = _TOO_MANY if is_cut_short(call) else _UNREAD
            if why == _TOO_MANY or line not in lines and not _is_known(call, known):
                place = InPage(page=sheet.name, line=line, column=column)
                findings.info("unread-call", f"{call!r} {why}", place)
                break
        for path, at in labelled.addresses(section):
            if not any(_is_at(path, one) for one in known):
                line, column = at if isinstance(at, tuple) else (at.line, at.column)
                findings.info(
                    "unread-call",
                    f"{path!r} is said to be an address, and nothing says by which method it is called",
                    InPage(page=sheet.name, line=line, column=column),
                )


def _is_at(path: str, known: Route) -> bool:
    """Whether a path is that of a call, or a part of it."""
    called = replace(known, path=path)
    return calls(called, known) or calls(known, called) or path.strip("/") in known.path


def _later(sections: Iterable[Section]) -> set[Section]:
    """The sections about what is done next, and those below them."""
    out, level = set[Section](), 0
    for section in sections:
        level = level if section.level > level else 0
        texts = prose(unquoted(section.parts))
        if section.level > 1 and any(_NEXT_STEP.match(one.plain) for one in texts):
            level = level or section.level
        if level:
            out.add(section)
    return out


def _shown(section: Section, *, samples: bool) -> Iterator[tuple[str, int, int | None]]:
    if routes.is_sample(section) or any(map(_QUIET.search, section.trail)):
        return
    if section.title:
        found = _IN_TITLE.search(badges.in_words(section.title.source))
        if found:
            title = section.title
            yield found.group().strip("`* "), title.line, title.column
    for text in prose(unquoted(section.parts)):
        if _LINE.fullmatch(badges.in_words(text.source)) and text.link is None:
            yield text.plain.strip(), text.line, text.column
    for command in curl.commands(section) if samples else ():
        address = command.url.partition("?")[0]
        yield f"{command.method} {address}", command.line, None


def _is_known(call: str, known: Iterable[Route]) -> bool:
    """Whether a call is one of those that were read, perhaps with values in it or after a base."""
    said = [*only_routes(call)] or [one for one in (route(call),) if one]
    if not said and call.partition(" ")[2][:1] in ("$", "<", "{", "h"):
        return True
    plain = only_routes(call) or not re.search(r"[|\[(?]", call)
    return bool(said and plain) and all(
        any(calls(one, other) or calls(other, one) for other in known) for one in said
    )
