"""Forms that samples send: `-F photo=@lid.png` or `-d "name=Lid"` in a command, a `Content-Type` among the headers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.read.code import curl
from generator.read.described.wire import Turn
from generator.read.listed.fields import FORM, JSON, PARTS, FieldList
from generator.read.routing.endpoints import Endpoint

_PAIR = r"[$]?[\"']?(?P<pairs>[A-Za-z_][\w.\[\]-]*=[^\s\"']*)"
_DATA = re.compile(rf"(?:^|\s)(?:-d|--data|--data-raw)[ =]?\s*{_PAIR}")
_ENCODED = re.compile(rf"(?:^|\s)--data-urlencode[ =](?:\s*{_PAIR})?")
_PIECES = re.compile(rf"(?:^|\s)(?:-F|--form|--form-string)[ =](?:\s*{_PAIR})?")
_NAME = re.compile(r"(?:^|&)([A-Za-z_][\w.\[\]-]*)=")


def names(endpoint: Endpoint) -> frozenset[str]:
    """The fields that the commands calling an endpoint send in forms."""
    return frozenset(
        name
        for command in curl.calling(endpoint.route, endpoint.sections)
        for form in (_DATA, _ENCODED, _PIECES)
        for found in form.finditer(command.text)
        for name in _NAME.findall(found["pairs"] or "")
    )


def settled(
    lists: Sequence[FieldList], endpoint: Endpoint, turns: Sequence[Turn]
) -> tuple[FieldList, ...]:
    """The lists with the media type of a form for what is sent, where every sample sends one."""
    shown = {*_shown(endpoint, turns)}
    kind = shown.pop() if len(shown) == 1 else JSON
    if kind not in (PARTS, FORM):
        return tuple(lists)
    return tuple(
        (
            replace(one, slot=replace(one.slot, media_type=kind))
            if one.slot.role in ("parameters", "body")
            and one.slot.media_type in (JSON, FORM)
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
    for command in curl.calling(endpoint.route, endpoint.sections):
        yield _kind(command)


def _kind(command: curl.Command) -> str:
    told = next(_told(command.headers), None)
    if told or _PIECES.search(command.text):
        return told or PARTS
    form = _ENCODED.search(command.text) or _DATA.search(command.text)
    return FORM if form else JSON


def _told(headers: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, value in headers:
        if name.lower() == "content-type":
            yield value.partition(";")[0].strip().lower()
