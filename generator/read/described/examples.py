"""Example JSON of requests, responses and errors, as the schemas that it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.read.code import cues, items, request_objects, samples, schemas
from generator.read.code.shown import Example, inferred, is_json, objects
from generator.read.described import (
    announced,
    flat,
    raw_bodies,
    requested,
    transcripts,
    wire,
)
from generator.read.described.drafts import Draft
from generator.read.listed import headings
from generator.read.pages.markdown import LABEL_LEVEL, Fence, Section
from generator.read.routing.endpoints import Endpoint
from generator.values import JsonObject, JsonValue, as_object, is_object


def read(
    page: str,
    endpoints: tuple[Endpoint, ...],
    findings: Findings,
    *,
    described: bool,
    listed: Fragment | None = None,
) -> Fragment | None:
    """The bodies that the examples of a page show; their schemas are marked as inferred.

    They are reported as such too, unless an OpenAPI document on the page has the schemas.
    listed: what the lists of the page say, to tell examples of what is in a response from those of all of it.
    """
    draft = Draft(page, findings)
    document: JsonObject = listed.document if listed else {}
    talks = wire.exchanges(endpoints)
    for endpoint, turns in zip(endpoints, talks, strict=True):
        at = endpoint.route.pointer
        sent = [] if described else requested.examples(endpoint, turns)
        if sent:
            keys = as_object(sent[0].sample.value)
            musts = requested.required(endpoint, keys)
            _put(draft, f"{at}/requestBody", sent, musts=musts)
        if not described:
            wire.put(draft, endpoint, turns)
            if not sent and not _has_body(document, at):
                raw_bodies.send(draft, endpoint)
        told = wire.answers(turns)
        known = described or any(one.status[0] == "2" for one in told)
        shown = [*told, *(headed(endpoint) if known else answers(endpoint))]
        _put_answers(draft, at, shown, document, described=described)
        if not described and not any(one.status[0] == "2" for one in shown):
            raw_bodies.answer(draft, endpoint)
    if not draft.document:
        return None
    return Fragment(
        page=page,
        evidence=Evidence.SAMPLE,
        document=draft.document,
        origins=draft.origins,
    )


def _put_answers(
    draft: Draft,
    at: str,
    shown: list[Example],
    document: JsonObject,
    *,
    described: bool,
) -> None:
    by_place: dict[tuple[str, tuple[str, ...]], list[Example]] = {}
    for one in _whole(_with_status(shown, document, at)):
        schema = _listed(document, f"{at}/responses/{one.status}")
        inside = items.home(one, schema, document)
        by_place.setdefault((one.status, inside), []).append(one)
    for status, inside in sorted(by_place):
        examples = by_place[status, inside]
        if any(_has(one, inside) for one in by_place.get((status, ()), [])):
            # An example of all of it shows that part too.
            continue
        _put(draft, pointers.join(at, "responses", status), examples, inside)
        if not described and not _is_schema(examples[0], examples[0].sample.value):
            _report(draft, examples[0])


def _with_status(shown: list[Example], document: JsonObject, at: str) -> list[Example]:
    """The examples with the one status of success that the page lists, where they were taken for those of 200."""
    listed = as_object(pointers.at(document, f"{at}/responses"))
    good = [status for status in listed if status.startswith("2")]
    if len(good) != 1 or good[0] in ("200", "204", "205", "2XX"):
        return shown
    return [
        replace(one, status=good[0]) if one.status == "200" else one for one in shown
    ]


def _whole(shown: list[Example]) -> list[Example]:
    """The examples but for those of a part of what another one shows: `{"crew": {...}}`, where that has boats with a crew."""
    return [
        one
        for one in shown
        if not any(_is_within(one, other) for other in shown if other is not one)
    ]


def _is_within(one: Example, other: Example) -> bool:
    """Whether all that an example has stands deeper in another one of the same answer, and nothing at its top."""
    own, whole = [*objects(one.sample.value)], [*objects(other.sample.value)]
    if one.status != other.status or not own or own[0][0] or not own[0][1]:
        return False
    keys = dict(whole)
    if keys.get("", frozenset()) & own[0][1]:
        return False
    return any(
        path
        and all(
            inner <= keys.get(_below(path, below), frozenset()) for below, inner in own
        )
        for path, _ in whole
    )


def _below(path: str, below: str) -> str:
    return f"{path}{'' if not below or below[:1] == '[' else '.'}{below}"


def _has(example: Example, inside: tuple[str, ...]) -> bool:
    """Whether an example of a response has the field in which another one belongs."""
    return len(inside) > 1 and inside[1] in as_object(example.sample.value)


def _has_body(document: JsonObject, at: str) -> bool:
    """Whether the lists of a page describe what is sent."""
    return bool(pointers.at(document, f"{at}/requestBody"))


def _listed(document: JsonObject, at: str) -> JsonValue:
    """The schema that the lists of a page give a response."""
    return pointers.at(document, f"{at}/content/application~1json/schema")


def answers(endpoint: Endpoint) -> list[Example]:
    """The examples of responses: under headings of such, else where the words before them say it."""
    found = [*headed(endpoint), *transcripts.answers(endpoint)]
    if any(one.status[0] == "2" for one in found):
        return found
    return [*found, *announced.answers(endpoint)]


def headed(endpoint: Endpoint) -> list[Example]:
    """The examples of responses under headings of such."""
    found = [one for section in endpoint.sections for one in _of_section(section)]
    return [*found, *flat.answers(endpoint.sections)]


def _of_section(section: Section) -> Iterator[Example]:
    by_heading = wire.status(section) or headings.status(section)
    if section.level == LABEL_LEVEL and cues.is_about_requests(section.heading):
        # `Returns 200. Listeners get a webhook:`, which is no answer any more.
        by_heading = None
    for part in section.parts:
        if not isinstance(part, Fence) or not is_json(part):
            continue
        status = headings.status_of_title(part.info.partition(" ")[2]) or by_heading
        sample = samples.read(part.code) if status else None
        if status and sample:
            yield Example(status=status, fence=part, sample=sample, section=section)


def _put(
    draft: Draft,
    at: str,
    examples: list[Example],
    inside: tuple[str, ...] = (),
    *,
    musts: Sequence[str] = (),
) -> None:
    # A schema says all that an instance beside it shows.
    marked = [one for one in examples if request_objects.is_schema(one.fence)]
    examples = marked or examples
    media = examples[0].media or "application/json"
    whole = pointers.join(at, "content", media, "schema")
    below = pointers.join(whole, *inside) if inside else whole
    schema, shown = inferred(examples, below, draft.page)
    declared = examples[0].sample.value
    if is_object(declared) and _is_schema(examples[0], declared):
        schema, shown = schemas.plain(declared), {}
    place = examples[0].place(draft.page)
    if examples[0].status and not draft.has(f"{at}/description"):
        draft.put(f"{at}/description", _title(examples[0]), place)
    if not examples[0].status:
        # Which of the members have to be there, one example does not say.
        schema = all_optional(schema)
    if musts and "properties" in schema:
        schema["required"] = [*musts]
    if draft.has(whole) and inside:
        draft.put(below, schema, place)
    else:
        draft.put(whole, items.around(schema, inside), place)
    for pointer, spot in shown.items():
        draft.origin(pointer, spot)


def _is_schema(one: Example, value: JsonValue) -> bool:
    return request_objects.is_schema(one.fence) or schemas.is_schema(value)


def all_optional(schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """A schema without what it requires, at any depth."""
    out = {key: value for key, value in schema.items() if key != "required"}
    for key in ("items", "additionalProperties"):
        if key in out:
            out[key] = all_optional(dict(as_object(out[key])))
    inner = as_object(out.get("properties"))
    if inner:
        out["properties"] = {
            name: all_optional(dict(as_object(value))) for name, value in inner.items()
        }
    return out


def _title(one: Example) -> str:
    """The heading of a response; that of another thing is no name for it."""
    told = one.section.level != LABEL_LEVEL or headings.status(one.section)
    return one.section.heading if told else f"Response {one.status}"


def _report(draft: Draft, one: Example) -> None:
    draft.findings.info(
        "inferred-schema",
        f"what {_title(one)!r} holds was inferred from the example; "
        "no schema on the page says it",
        one.place(draft.page),
    )
