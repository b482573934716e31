"""Sessions in a terminal: a block of code with a cURL command and, below it, the JSON that came back."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.read.code import cues, curl, samples
from generator.read.code.curl import Command
from generator.read.code.shown import Example
from generator.read.described.wire import ways
from generator.read.listed import headings
from generator.read.pages.markdown import Fence, Section
from generator.read.routing.endpoints import Endpoint

_COMMAND = re.compile(r"[ \t]*(?:[$>%#][ \t]+)?curl[ \t]")
_STATUS = re.compile(r"(?m)^[<>\s]*HTTP(?:/[\d.]+)?[ \t]+(?P<status>[1-5]\d\d)\b")
# `# Example response` right over what came back.
_NOTED = re.compile(r"(?m)^[ \t]*(?:#|//)[ \t]*(?P<words>\S[^\n]*)\n\s*\Z")
_ANSWER = re.compile(r"(?m)^[ \t]*(?=[\[{])")
# What is sent is in the command itself, and not in a file that may be shown after it.
_SENDS = re.compile(
    r"(?<!\S)(?:-d|--data(?:-[a-z]+)?|--json|-F|--form)(?=[\s=])(?!\s+[\"']?@)"
)
_LONGEST = 400_000


def answers(endpoint: Endpoint) -> Iterator[Example]:
    """What the commands that call an endpoint are shown to print, in its sections."""
    for section in endpoint.sections:
        for part in section.parts:
            if isinstance(part, Fence):
                yield from _of_fence(part, section, endpoint)
        if headings.status(section) is None:
            for part, after in pairwise(section.parts):
                if isinstance(part, Fence) and isinstance(after, Fence):
                    yield from _right_after(part, after, section, endpoint)


def _of_fence(fence: Fence, section: Section, endpoint: Endpoint) -> Iterator[Example]:
    end = _end_of_command(fence.code)
    found = _ANSWER.search(fence.code, end) if end else None
    if not end or found is None or len(fence.code) > _LONGEST:
        return
    called = [*curl.of_fence(fence)]
    noted = _NOTED.search(fence.code, end, found.start())
    told = noted and section in endpoint.home and cues.status(noted["words"])
    if len(called) != 1 or not (told or _calls(called[0], endpoint)):
        return
    sample = samples.read(fence.code[found.start() :])
    status = _STATUS.search(fence.code, end, found.start())
    if sample and sample.value:
        yield Example(
            status=status["status"] if status else "200",
            fence=fence,
            sample=sample,
            section=section,
            start=found.start(),
        )


def _right_after(
    command: Fence, after: Fence, section: Section, endpoint: Endpoint
) -> Iterator[Example]:
    """The JSON with which the block right after a command shows what that prints, as pages in Slate's manner have it."""
    method = endpoint.route.method
    if after.info != "json" or not (
        method in ("DELETE", "GET") or _SENDS.search(command.code)
    ):
        return
    called = [*curl.of_fence(command)]
    if len(called) != 1 or not _calls(called[0], endpoint):
        return
    sample, sent = (samples.read(one) for one in (after.code, _data(command.code)))
    # The same once more is what was sent, set in full.
    if sample and sample.value and not (sent and sent.value == sample.value):
        yield Example(status="200", fence=after, sample=sample, section=section)


def _data(command: str) -> str:
    """What begins with the first bracket in a command."""
    return command[max(command.find("{"), 0) :]


def _end_of_command(code: str) -> int:
    """Where the command ends that a block begins with; 0 when it begins with none."""
    start = len(code) - len(code.lstrip("\n"))
    if not _COMMAND.match(code, start):
        return 0
    quote, at = "", start
    while at < len(code):
        mark = code[at]
        if mark == "\\" and quote != "'":
            at += 1
        elif quote:
            quote = "" if mark == quote else quote
        elif mark in "'\"":
            quote = mark
        elif mark == "\n":
            return at + 1
        at += 1
    return 0


def _calls(command: Command, endpoint: Endpoint) -> bool:
    """Whether a command calls the endpoint, or another way to the same call that is named beside it."""
    route = endpoint.route
    if not curl.goes_to(command.url, route.path):
        return False
    beside = (one.method for one in ways(endpoint) if one.path == route.path)
    return command.method in (route.method, *beside)
