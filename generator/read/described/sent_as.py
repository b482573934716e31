"""As what a body goes, where samples show it: `-F` in a command, or a `Content-Type` among the headers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.code import curl
from generator.read.described.wire import Turn
from generator.read.listed.fields import FieldList
from generator.read.pages.markdown import Fence
from generator.read.routing.endpoints import Endpoint

MULTIPART = "multipart/form-data"
FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
_PARTS = re.compile(r"(?:^|\s)(?:-F|--form|--form-string)[ =]")
_PAIRS = re.compile(
    r"(?:^|\s)(?:--data-urlencode[ =]|(?:-d|--data|--data-raw)[ =]?[\"']?[A-Za-z_][\w.\[\]-]*=)"
)


def settled(
    lists: Sequence[FieldList], endpoint: Endpoint, turns: Sequence[Turn]
) -> tuple[FieldList, ...]:
    """The lists with the media type of a form for what is sent, where every sample sends one."""
    shown = {*_shown(endpoint, turns)}
    kind = shown.pop() if len(shown) == 1 else _JSON
    if kind not in (MULTIPART, FORM):
        return tuple(lists)
    return tuple(
        (
            replace(one, slot=replace(one.slot, media_type=kind))
            if one.slot.role in ("parameters", "body")
            and one.slot.media_type in (_JSON, FORM)
            else one
        )
        for one in lists
    )


def _shown(endpoint: Endpoint, turns: Sequence[Turn]) -> Iterator[str]:
    """The media types that samples send to the endpoint."""
    for turn in turns:
        if turn.message.method:
            headers = turn.message.headers
            yield from _told([(name, value) for name, value, _ in headers])
    for section in endpoint.sections:
        for part in section.parts:
            if not isinstance(part, Fence) or "curl" not in part.code:
                continue
            for command in curl.of_fence(part):
                if command.method == endpoint.route.method and _calls(
                    command.url, endpoint
                ):
                    yield _kind(command)


def _kind(command: curl.Command) -> str:
    told = next(_told(command.headers), None)
    if told or not _PARTS.search(command.text):
        return told or (FORM if _PAIRS.search(command.text) else _JSON)
    return MULTIPART


def _told(headers: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, value in headers:
        if name.lower() == "content-type":
            yield value.partition(";")[0].strip().lower()


def _calls(url: str, endpoint: Endpoint) -> bool:
    address = url.partition("?")[0]
    return curl.base_of(address, endpoint.route.path) is not None
