"""Example JSON under the headings of responses and errors, as the schemas that it fits."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.places import InPage
from generator.read import headings, openapi, samples
from generator.read.drafts import Draft
from generator.read.endpoints import Endpoint
from generator.read.inference import Inference, Instance
from generator.read.markdown import Fence, Section
from generator.read.samples import Sample
from generator.read.text import Lines

_LANGUAGES = frozenset({"json", "json5", "jsonc", "javascript", "js", ""})
_LONGEST = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Example:
    status: str
    fence: Fence
    sample: Sample
    section: Section


def read(
    page: str,
    endpoints: tuple[Endpoint, ...],
    findings: Findings,
    *,
    described: bool,
) -> Fragment | None:
    """The responses that the examples of a page show; their schemas are marked as inferred.

    They are reported as such too, unless an OpenAPI document on the page has the schemas.
    """
    draft = Draft(page, findings)
    for endpoint in endpoints:
        at = pointers.join(
            "/paths", endpoint.route.path, endpoint.route.method.lower(), "responses"
        )
        by_status: dict[str, list[_Example]] = {}
        for one in _examples(endpoint.sections):
            by_status.setdefault(one.status, []).append(one)
        for status, examples in by_status.items():
            _put(draft, pointers.join(at, status), examples)
            if not described:
                _report(draft, examples[0])
    if not draft.document:
        return None
    return Fragment(
        page=page,
        evidence=Evidence.SAMPLE,
        document=draft.document,
        origins=draft.origins,
    )


def _examples(sections: tuple[Section, ...]) -> list[_Example]:
    return [one for section in sections for one in _of_section(section)]


def _of_section(section: Section) -> Iterator[_Example]:
    by_heading = headings.status(section)
    for part in section.parts:
        if not isinstance(part, Fence) or part.language not in _LANGUAGES:
            continue
        if len(part.code) > _LONGEST or openapi.mentions(part.code):
            continue
        status = headings.status_of_title(_title(part)) or by_heading
        sample = samples.read(part.code) if status else None
        if status and sample:
            yield _Example(status=status, fence=part, sample=sample, section=section)


def _title(fence: Fence) -> str:
    return fence.info.partition(" ")[2]


def _put(draft: Draft, at: str, examples: list[_Example]) -> None:
    inference = Inference()
    below = pointers.join(at, "content", "application/json", "schema")
    schema = inference.schema(
        [
            Instance(value=one.sample.value, pointer="", source=number)
            for number, one in enumerate(examples)
        ],
        below,
    )
    place = _place(draft, examples[0].fence)
    title = examples[0].section.heading
    draft.put(f"{at}/description", title, place)
    draft.put(below, schema, place)
    spots = [_Spots(draft.page, one) for one in examples]
    for pointer, instance in inference.seen.items():
        draft.origin(pointer, spots[instance.source].place(instance.pointer))


def _report(draft: Draft, one: _Example) -> None:
    draft.findings.info(
        "inferred-schema",
        f"what {one.section.heading!r} holds was inferred from the example; "
        "no schema on the page says it",
        _place(draft, one.fence),
    )


def _place(draft: Draft, fence: Fence) -> InPage:
    return InPage(page=draft.page, line=fence.line, column=fence.indent + 1)


class _Spots:
    """Where the values of one example stand on its page."""

    def __init__(self, page: str, example: _Example) -> None:
        self._page = page
        self._fence = example.fence
        self._offsets = example.sample.offsets
        self._lines = Lines(example.fence.code)

    def place(self, pointer: str) -> InPage | None:
        """The place of a value by its JSON pointer in the example."""
        offset = self._offsets.get(pointer)
        if offset is None:
            return None
        spot = self._lines.spot(offset)
        return InPage(
            page=self._page,
            line=self._fence.line + spot.line,
            column=self._fence.indent + spot.column,
        )
