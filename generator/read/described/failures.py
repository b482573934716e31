"""What a page of its own says of errors: the shape of the body with which any call may fail."""

import re
from collections.abc import Iterator

from generator import pointers
from generator.findings import Findings
from generator.fragments import Evidence, Fragment
from generator.read.code import samples
from generator.read.code.shown import Example, inferred
from generator.read.described.drafts import Draft
from generator.read.described.trees import object_of
from generator.read.listed import unheaded
from generator.read.listed.fields import Field, Slot
from generator.read.pages.markdown import Fence, Section, Sheet
from generator.values import as_object

ERRORS = "x-errors"
"""At the root of a fragment: the schema of what calls answer when they fail."""

_ERRORS = re.compile(r"(?i)\berrors?\b|\bfailures?\b")
_OTHER = re.compile(r"(?i)\b(?:requests?|webhooks?|events?|success\w*)\b")
_KEYS = frozenset(
    {"error", "errors", "message", "code", "detail", "details", "title", "status"}
    | {"type", "reason", "msg", "error_code", "error_message", "errorcode", "fault"}
)
_LANGUAGES = frozenset({"json", "json5", "jsonc", "javascript", "http", ""})
_LONGEST = 20_000


def read(sheet: Sheet, findings: Findings) -> Fragment | None:
    """The shape of errors on a page that is about no endpoint; None when it shows none.

    A table of its fields goes before examples of it.
    """
    whole = any(map(_ERRORS.search, sheet.titles))
    sections = [one for one in sheet.sections if _is_about(one, whole=whole)]
    draft, at = Draft(sheet.name, findings), pointers.join("", ERRORS)
    fields = [field for one in sections for field in _fields(sheet.name, one)]
    examples = [one for section in sections for one in _examples(section)]
    if fields and whole:
        draft.put(at, object_of(draft, tuple(fields), at), fields[0].place)
        evidence = Evidence.TABLE
    elif examples:
        schema, shown = inferred(examples, at, sheet.name)
        draft.put(at, schema, examples[0].place(sheet.name))
        for pointer, place in shown.items():
            draft.origin(pointer, place)
        evidence = Evidence.SAMPLE
    else:
        return None
    return Fragment(
        page=sheet.name,
        evidence=evidence,
        document=draft.document,
        origins=draft.origins,
    )


def _is_about(section: Section, *, whole: bool) -> bool:
    if any(_OTHER.search(title) for title in section.trail):
        return False
    return whole or any(_ERRORS.search(title) for title in section.trail)


def _fields(page: str, section: Section) -> Iterator[Field]:
    slot = Slot(role="response", status="default")
    for part in section.parts:
        found = unheaded.fields(page, part, slot)
        # A table of codes has names in its first column too.
        if {field.name.partition(".")[0].lower() for field in found} & _KEYS:
            yield from found


def _examples(section: Section) -> Iterator[Example]:
    for part in section.parts:
        if not isinstance(part, Fence) or part.language not in _LANGUAGES:
            continue
        sample = samples.read(part.code) if len(part.code) <= _LONGEST else None
        keys = {key.lower() for key in as_object(sample and sample.value)}
        if sample and keys & _KEYS:
            yield Example(status="default", fence=part, sample=sample, section=section)
