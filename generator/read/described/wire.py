"""What HTTP messages on a page show of its endpoints: the bodies both ways, statuses, headers of answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.places import InPage
from generator.read.code import samples
from generator.read.code.messages import Message, messages
from generator.read.code.shown import Example
from generator.read.described.drafts import Draft
from generator.read.listed.fields import FORM, PARTS
from generator.read.pages.markdown import Fence, Section
from generator.read.pages.paths import Route, only_route
from generator.read.routing.endpoints import Endpoint
from generator.read.routing.sightings import calls


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A message to or from one endpoint, and the block it stands in."""

    message: Message
    fence: Fence
    section: Section


def exchanges(endpoints: Sequence[Endpoint]) -> list[list[Turn]]:
    """The messages of each endpoint: requests to it, and the responses to them.

    A response without a request before it is of the endpoints in whose sections it stands.
    """
    found: list[list[Turn]] = [[] for _ in endpoints]
    asked: tuple[list[int], int] | None = None
    homes = {id(home) for one in endpoints for home in one.home[:1]}
    for section, owners in _sections(endpoints):
        if asked and (id(section) in homes or section.level < asked[1]):
            asked = None
        for fence in section.parts:
            if not isinstance(fence, Fence):
                continue
            for one in messages(fence):
                if one.method:
                    asked = (_called(one, endpoints, owners), section.level)
                turn = Turn(message=one, fence=fence, section=section)
                for number in asked[0] if asked else owners:
                    found[number].append(turn)
    return found


def answers(turns: Sequence[Turn]) -> list[Example]:
    """The JSON of the responses that are shown with their status."""
    return [
        example for one in turns if one.message.status for example in _examples(one)
    ]


def requests(turns: Sequence[Turn]) -> list[Example]:
    """The JSON that the requests send."""
    return [
        example for one in turns if one.message.method for example in _examples(one)
    ]


def status(section: Section) -> str | None:
    """The status of the one response in a section whose body stands in another block."""
    found = {
        one.status
        for part in section.parts
        if isinstance(part, Fence)
        for one in messages(part)
        if one.status and not part.code[one.start : one.end].strip()
    }
    return found.pop() if len(found) == 1 else None


def put(draft: Draft, endpoint: Endpoint, turns: Sequence[Turn]) -> None:
    """Puts the statuses that responses show, and the headers that tell something about one call."""
    for turn in turns:
        one = turn.message
        if not one.status:
            continue
        at = f"{endpoint.route.pointer}/responses/{one.status}"
        if not draft.has(f"{at}/description"):
            said = one.reason or turn.section.heading or one.status
            draft.put(f"{at}/description", said, _place(draft, turn, one.line))
        for name, line in one.telling:
            below = f"{at}/headers/{name}"
            if not draft.has(below):
                schema = {"schema": {"type": "string"}}
                draft.put(below, schema, _place(draft, turn, line))


def _sections(endpoints: Sequence[Endpoint]) -> Iterator[tuple[Section, list[int]]]:
    """The sections of a page, each with the endpoints that it is about."""
    owners: dict[int, tuple[Section, list[int]]] = {}
    for number, endpoint in enumerate(endpoints):
        for section in endpoint.sections:
            owners.setdefault(id(section), (section, []))[1].append(number)
    ordered = sorted(owners.values(), key=lambda one: _line(one[0]))
    yield from ordered


def _line(section: Section) -> int:
    return section.title.line if section.title else 0


def _called(
    request: Message, endpoints: Sequence[Endpoint], owners: Sequence[int]
) -> list[int]:
    """The endpoints that a request goes to, those around it before others."""
    told = only_route(f"{request.method} {request.address}")
    if told is None:
        return []
    found = [
        number
        for number, one in enumerate(endpoints)
        if any(calls(told, route) for route in (one.route, *ways(one)))
    ]
    near = [number for number in found if number in owners]
    return (
        near
        or found
        or [
            number
            for number in owners
            if any(_is_alike(told, one) for one in ways(endpoints[number]))
        ]
    )


def _is_alike(told: Route, route: Route) -> bool:
    """Whether a request begins and ends as a route does, and is one more way to the same call."""
    ours, theirs = told.path.strip("/").split("/"), route.path.strip("/").split("/")
    return told.method == route.method and (ours[0], ours[-1]) == (
        theirs[0],
        theirs[-1],
    )


def ways(endpoint: Endpoint) -> Iterator[Route]:
    """The routes of a block of several that has the endpoint's own among them."""
    for part in endpoint.home[0].parts if endpoint.home else ():
        if isinstance(part, Fence):
            found = [only_route(line) for line in part.code.split("\n")]
            listed = [one for one in found if one]
            if any(one.key == endpoint.route.key for one in listed):
                yield from listed


def _examples(turn: Turn) -> Iterator[Example]:
    one, code = turn.message, turn.fence.code
    sample = samples.read(code[one.start : one.end])
    if sample and sample.value:
        yield Example(
            status=one.status,
            fence=turn.fence,
            sample=sample,
            section=turn.section,
            start=one.start,
            media=_form(one),
        )


def _form(message: Message) -> str:
    """The type of a form whose fields are shown as an object."""
    named = {name.lower(): value.lower() for name, value, _ in message.headers}
    said = named.get("content-type", "").partition(";")[0].strip()
    return said if said in (FORM, PARTS) else ""


def _place(draft: Draft, turn: Turn, line: int) -> InPage:
    return InPage(page=draft.page, line=line, column=turn.fence.indent + 1)
