"""The fields of forms that commands send: `-d "name=Lid"`, `-F photo=@lid.png`, `--data-urlencode`."""

import re
from collections.abc import Iterator

from generator.read.code import curl
from generator.read.pages.markdown import Fence
from generator.read.routing.endpoints import Endpoint

_FIELD = re.compile(
    r"(?:^|\s)(?:-F|--form|--form-string|--data-urlencode|-d|--data|--data-raw)[ =]?\s*[$]?[\"']?"
    r"(?P<pairs>[A-Za-z_][\w.\[\]-]*=[^\s\"']*)"
)
_NAME = re.compile(r"(?:^|&)([A-Za-z_][\w.\[\]-]*)=")
_COMMAND = re.compile(r"^[ \t]*(?:\$[ \t]*)?curl[ \t]", re.MULTILINE)


def names(endpoint: Endpoint) -> frozenset[str]:
    """The fields that the commands calling an endpoint send in forms."""
    return frozenset(_all(endpoint))


def _all(endpoint: Endpoint) -> Iterator[str]:
    for section in endpoint.sections:
        for part in section.parts:
            if isinstance(part, Fence) and _calls(part, endpoint):
                for found in _FIELD.finditer(part.code):
                    yield from _NAME.findall(found["pairs"])


def _calls(fence: Fence, endpoint: Endpoint) -> bool:
    """Whether a block has one command, and that calls the endpoint."""
    if len(_COMMAND.findall(fence.code)) != 1:
        return False
    return any(
        command.method == endpoint.route.method
        and curl.base_of(command.url.partition("?")[0], endpoint.route.path) is not None
        for command in curl.of_fence(fence)
    )
