"""Calls that a page tells its reader to make: `To add a boat, send a `POST` request to `/boats``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.listed import headings
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Fence,
    Paragraph,
    Section,
    Table,
    Text,
)
from generator.read.pages.paths import METHODS, Route, only_route
from generator.read.routing.sightings import is_instance

_ADDRESS = r"`(?P<address>(?:https?://|/)[^`\s]+)`"
_TOLD = re.compile(
    r"\b(?i:send(?:ing)?|mak(?:e|ing)|issu(?:e|ing)|submit(?:ting)?|perform(?:ing)?|execut(?:e|ing)|us(?:e|ing)|do(?:ing)?)\s+"
    r"(?:an?\s+|the\s+|your\s+)?(?:(?:simple|authenticated|authorized|HTTPS?|new|following)\s+){0,2}"
    rf"[`*]*(?P<method>{'|'.join(METHODS)})[`*]*\s+(?:(?:HTTPS?|API|REST)\s+)?(?:request|call|operation)\s+"
    r"(?:to|against|at|on|with)\s+(?:the\s+|this\s+|our\s+)?(?:following\s+)?(?:(?:URL|URI|endpoint|address|path|resource)\s*:?\s+)?"
    + _ADDRESS
)
# `When a boat sinks, we send a `POST` request to ...`: it is the vendor who calls.
_OTHERS = re.compile(
    r"(?i)\b(?:we|they|servers?|service|webhooks?|callbacks?|platform|will|automatically|notif\w+)\b"
)
_SENTENCE = re.compile(r"[.!?:]\s|\n\n")


def told(sections: Sequence[Section]) -> Iterator[tuple[Route, Text]]:
    """The one call that sentences of the first section tell its reader to make.

    Code or a list has to come with it: else it is only mentioned. The same call with values in it is a sample.
    """
    if not sections or not any(map(_shows, _own(sections))):
        return
    texts = [one.text for one in sections[0].parts if isinstance(one, Paragraph)]
    every = [(route, text) for text in texts for route in _routes(text)]
    calls = [
        one
        for one in every
        if not any(is_instance(one[0], other) for other, _ in every)
    ]
    if len({one.key for one, _ in calls}) != 1:
        return
    route, text = calls[0]
    host = next((one.server for one, _ in every if one.server), None)
    yield replace(route, server=route.server or host), text


def _own(sections: Sequence[Section]) -> Iterator[Section]:
    """The first section, what labels in it lead to, and the lists and answers under it."""
    yield sections[0]
    for one in sections[1:]:
        known = headings.slot(one) or headings.status(one)
        if one.level == LABEL_LEVEL or known:
            yield one


def _shows(section: Section) -> bool:
    return any(isinstance(part, Fence | Bullets | Table) for part in section.parts)


def _routes(text: Text) -> Iterator[Route]:
    for found in _TOLD.finditer(text.source):
        before = _SENTENCE.split(text.source[: found.start()])[-1]
        route = only_route(f"{found['method']} {found['address']}")
        if route and not _OTHERS.search(before):
            yield route
