"""What a page's samples send to an endpoint: JSON under a heading of requests, and the data of cURL commands."""

import re
from collections.abc import Iterator, Sequence

from generator.read.code import cues, curl, samples
from generator.read.code.messages import messages
from generator.read.code.shown import Example, is_json
from generator.read.described import flat, wire
from generator.read.described.wire import Turn
from generator.read.listed import headings
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
)
from generator.read.pages.paths import BODYLESS
from generator.read.routing.endpoints import Endpoint
from generator.read.words.languages import english
from generator.values import JsonValue

_REQUEST = re.compile(r"(?i)\b(request|payload|body)\b")
_DATA = re.compile(
    r"(?:^|\s)(?:-d|--data|--data-raw|--data-binary|--json)(?:[ =]|\\[ \t]*\n)+\$?'(?P<json>\s*[\[{][^']*)'"
)
_EXAMPLE = re.compile(
    r"(?i)\W*(?:json |body |usage )?(?:examples?|samples?)(?: usage| json| body)?\W*"
)
_COMMAND = re.compile(r"^[ \t]*(?:\$[ \t]*)?curl[ \t]", re.MULTILINE)
# `-H "Authorization: Bearer $TOKEN"` holds no address.
_HEADER = re.compile(r"(?:-H|--header)[ =]*(?:\"[^\"\n]*\"|'[^'\n]*')")
_ADDRESS = re.compile(r"[\"']?((?:https?://|\$|\{|<)[^\s\"']+)")


def examples(endpoint: Endpoint, turns: Sequence[Turn] = ()) -> list[Example]:
    """The bodies that samples send to an endpoint, in order; none for a method that has none.

    turns: the HTTP messages that are shown of it. What deletes seldom takes a body; one that does is sent it.
    """
    if endpoint.route.method == "DELETE":
        return [*_deleting(endpoint)]
    if endpoint.route.method in BODYLESS:
        return []
    found = [
        *wire.requests(turns),
        *(one for part in endpoint.sections for one in _of_section(part, endpoint)),
        *flat.sent(endpoint.sections),
    ]
    return found or [*_before_answers(endpoint)]


def values(endpoint: Endpoint) -> list[JsonValue]:
    """What could be the body of a request: the examples, else any JSON that is no response."""
    found = [one.sample.value for one in examples(endpoint)]
    if found or endpoint.route.method in BODYLESS:
        return found
    plain = (one for one in endpoint.sections if not headings.status(one))
    shown = (samples.read(fence.code) for one in plain for fence in _json(one))
    return [sample.value for sample in shown if sample]


def _of_section(section: Section, endpoint: Endpoint) -> Iterator[Example]:
    answers = headings.status(section) is not None
    asked = not answers and any(map(_is_request, section.trail))
    said = section.heading if section.level == LABEL_LEVEL else ""
    for part, after in zip(section.parts, [*section.parts[1:], None], strict=False):
        if isinstance(part, Paragraph):
            said = part.text.plain
        if isinstance(part, Bullets) and part.items:
            said = part.items[-1].text.plain
        if not isinstance(part, Fence):
            continue
        if "curl" in part.code:
            yield from _sent(part, section, endpoint)
        elif messages(part):
            pass
        elif _is_sent(part, asked or _is_asking(said, after), "" if answers else said):
            yield from _shown(part, section)
        said = ""


def _is_asking(said: str, after: Part | None) -> bool:
    """Whether a block stands before the first line of an answer, and is not itself one."""
    answered = isinstance(after, Paragraph) and cues.is_status_line(after.text.plain)
    return answered and cues.status(said) is None


def _is_request(title: str) -> bool:
    return _REQUEST.search(english(title)) is not None


def _deleting(endpoint: Endpoint) -> Iterator[Example]:
    """What the commands that delete send."""
    for section in endpoint.sections:
        for part in section.parts:
            if isinstance(part, Fence) and re.search(r"\bDELETE\b", part.code):
                yield from _sent(part, section, endpoint)


def _before_answers(endpoint: Endpoint) -> Iterator[Example]:
    """The JSON under a mere `Example`, where what is answered has a heading of its own after it."""
    answered = [n for n, one in enumerate(endpoint.sections) if _is_answer(one)]
    for section in endpoint.sections[: max(answered, default=0)]:
        told = headings.status(section) is not None
        if not told and _EXAMPLE.fullmatch(english(section.heading)):
            for fence in _json(section):
                yield from _shown(fence, section)


def _is_answer(section: Section) -> bool:
    return (headings.status(section) or "").startswith("2")


def _is_sent(fence: Fence, asked: bool, said: str) -> bool:
    """Whether a block is a request: by the headings, by its title, or by the words before it."""
    if not is_json(fence) or _answers(fence):
        return False
    title = fence.info.partition(" ")[2]
    return asked or _is_request(title) or cues.is_about_requests(said)


def _json(section: Section) -> Iterator[Fence]:
    for part in section.parts:
        if isinstance(part, Fence) and is_json(part) and not _answers(part):
            yield part


def _answers(fence: Fence) -> bool:
    """Whether the title of a block says that it is a response."""
    title = fence.info.partition(" ")[2]
    return cues.status(title) is not None or bool(headings.status_of_title(title))


def _shown(fence: Fence, section: Section) -> Iterator[Example]:
    sample = samples.read(fence.code)
    if sample and sample.value:
        yield Example(status="", fence=fence, sample=sample, section=section)


def _sent(fence: Fence, section: Section, endpoint: Endpoint) -> Iterator[Example]:
    """The JSON that the commands of a block send to the endpoint."""
    starts = [found.start() for found in _COMMAND.finditer(fence.code)]
    for start, end in zip(starts, [*starts[1:], len(fence.code)], strict=False):
        text = fence.code[start:end]
        data = _DATA.search(text)
        # What is sent may hold addresses of its own.
        rest = text.replace(data["json"], "") if data else text
        sample = samples.read(data["json"]) if data and _calls(rest, endpoint) else None
        if data and sample and sample.value:
            yield Example(
                status="",
                fence=fence,
                sample=sample,
                section=section,
                start=start + data.start("json"),
            )


def _calls(command: str, endpoint: Endpoint) -> bool:
    """Whether a command calls the endpoint, by how its address ends."""
    found = _ADDRESS.search(_HEADER.sub("", command))
    if found is None:
        return False
    host, slash, rest = (
        found[1].partition("://")[2 if "://" in found[1] else 0].partition("/")
    )
    path = f"/{rest}" if slash else "/"
    url = f"https://{re.sub(r'[^a-z0-9.-]', '', host.lower()) or 'host'}{path}"
    return curl.base_of(url, endpoint.route.path) is not None


def overlaps(names: Sequence[str], keys: frozenset[str]) -> bool:
    """Whether names that a page lists are those of an object's members, in the main."""
    shared = len(keys.intersection(names))
    return shared > 0 and 2 * shared >= min(len(keys), len(set(names)))
