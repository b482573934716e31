"""Examples of responses that no heading announces: the words before them do, or nothing else can be there."""

from collections.abc import Iterator

from generator.read.code import cues, samples
from generator.read.code.samples import Sample
from generator.read.code.shown import Example, is_json
from generator.read.listed import headings
from generator.read.pages.markdown import LABEL_LEVEL, Fence, Paragraph, Section, Text
from generator.read.routing.endpoints import Endpoint


def answers(endpoint: Endpoint) -> list[Example]:
    """The examples that are responses by the words before them; of a GET, else the JSON where it is introduced."""
    found = [one for section in _own(endpoint) for one in _told(section)]
    home = _home(endpoint)
    told = any(one.status[0] == "2" for one in found)
    if told or endpoint.route.method != "GET" or home is None:
        return found
    failing = {one.fence.line for one in found}
    return [
        *found,
        *(
            one
            for section in _own(endpoint)
            if section is home or _is_label_in(section, home)
            for one in _bare(section)
            if one.fence.line not in failing
        ),
    ]


def _is_label_in(section: Section, home: Section) -> bool:
    return section.level == LABEL_LEVEL and (
        home.level <= 1 or section.above[-1:] == (home.heading,)
    )


def _home(endpoint: Endpoint) -> Section | None:
    """The heading that names an endpoint; where it says `HTTP Request` and no more, the one over that."""
    named, *over = (*endpoint.home, None)
    if named and over[0] and over[0].level and headings.is_call(named.heading):
        return over[0]
    return named


def _own(endpoint: Endpoint) -> Iterator[Section]:
    """The sections that stand under the heading that names an endpoint."""
    home = _home(endpoint)
    if home is None:
        return
    for section in endpoint.sections:
        inner = home.level <= 1 or home.heading in section.above
        if section is home or (inner and section.level > home.level):
            yield section


def _told(section: Section) -> Iterator[Example]:
    label = section.title if section.level == LABEL_LEVEL else None
    if label:
        yield from _inline(label, section)
    if headings.status(section) is not None:
        return
    said = label.plain if label else ""
    for part in section.parts:
        if isinstance(part, Paragraph):
            # `Example responses`, `200 Response`: both of them announce the block.
            said = f"{said} {part.text.plain}" if part.quoted else part.text.plain
            yield from _inline(part.text, section)
        elif isinstance(part, Fence):
            status = cues.status(said)
            sample = samples.read(part.code) if status and is_json(part) else None
            if status and sample:
                yield Example(status=status, fence=part, sample=sample, section=section)
            said = ""


def _inline(text: Text, section: Section) -> Iterator[Example]:
    """JSON within a sentence, as in `Returns {"id": 7}`."""
    for code in text.codes:
        if code[:1] not in ("{", "[") or '"' not in code:
            continue
        status = cues.status(text.plain.partition(code)[0])
        sample = samples.read(code) if status else None
        if status and sample and sample.value:
            yield Example(
                status=status,
                fence=Fence(info="", code=code, line=text.line, indent=text.column - 1),
                sample=Sample(value=sample.value, partial=sample.partial),
                section=section,
            )


def _bare(section: Section) -> Iterator[Example]:
    """A call without a body can only answer the JSON that stands with it."""
    if (headings.status(section) or "200")[0] != "2":
        return
    said = section.heading if section.level == LABEL_LEVEL else ""
    for part in section.parts:
        if isinstance(part, Paragraph):
            said = part.text.plain
        elif isinstance(part, Fence):
            taken = part.language == "json" and is_json(part)
            said = f"{said} {part.info.partition(' ')[2]}"
            if taken and not (
                cues.is_about_requests(said) or cues.is_about_files(said)
            ):
                sample = samples.read(part.code)
                if sample:
                    yield Example(
                        status="200", fence=part, sample=sample, section=section
                    )
            said = ""
