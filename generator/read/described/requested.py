"""What a page's samples send to an endpoint: JSON under a heading of requests, and the data of cURL commands."""

import re
from collections.abc import Iterable, Iterator, Sequence

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

# `Title is required and has to be unique.`, `The `title` and the `size` are both required.`
_NAMED = r"(?:the\s+|an?\s+)?[`*\"']*:?[A-Za-z_]\w*[`*\"']*(?:\s+(?:field|parameter|property|attribute)s?)?"
_NEEDED = re.compile(
    rf"(?i)(?:^|[.!?:]\s+)(?P<names>{_NAMED}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_NAMED}){{0,5}})"
    r"\s+(?:is|are)\s+(?:always\s+|both\s+|all\s+)?(?:required|mandatory)\b(?!\s+(?:if|when|for|unless|only|in|on|to|by|with)\b)"
)
_NAME = re.compile(
    r"(?i)(?:the\s+|an?\s+)?[`*\"']*:?(?P<name>[A-Za-z_]\w*)[`*\"']*(?:\s+(?:field|parameter|property|attribute)s?)?"
    r"(?:\s*,\s*(?:and\s+)?|\s+and\s+|$)"
)


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
        elif headings.is_call(section.heading) and cues.status(said):
            # `HTTP request` may have all that is shown of a call under it: `JSON response:`.
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
    for command in curl.of_fence(fence):
        calls = curl.goes_to(command.url, endpoint.route.path)
        data = _DATA.search(command.text) if calls else None
        sample = samples.read(data["json"]) if data else None
        if data and sample and sample.value:
            yield Example(
                status="",
                fence=fence,
                sample=sample,
                section=section,
                start=command.start + data.start("json"),
            )


def required(endpoint: Endpoint, keys: Iterable[str]) -> list[str]:
    """Those of the keys that the paragraphs about an endpoint call required."""
    known = {key.lower(): key for key in keys}
    told = [
        name["name"].lower()
        for section in endpoint.sections
        for part in section.parts
        if isinstance(part, Paragraph) and not part.quoted
        for found in _NEEDED.finditer(part.text.plain)
        for name in _NAME.finditer(found["names"])
    ]
    return [known[name] for name in dict.fromkeys(told) if name in known]


def overlaps(names: Sequence[str], keys: frozenset[str]) -> bool:
    """Whether names that a page lists are those of an object's members, in the main."""
    shared = len(keys.intersection(names))
    return shared > 0 and 2 * shared >= min(len(keys), len(set(names)))
