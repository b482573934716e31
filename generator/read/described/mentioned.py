"""Parameters that only a sentence names: `The optional `mode` query parameter ...`."""

import re
from collections.abc import Iterator, Sequence

from generator.places import InPage
from generator.read.listed.fields import Field, FieldList, Slot
from generator.read.pages.markdown import Paragraph, Text
from generator.read.routing.endpoints import Endpoint

_NAMED = re.compile(
    r"(?P<flag>\b(?:optional|required)\s+)?`\??(?P<name>[A-Za-z_$][\w.$-]*(?:\[\])?)`\s+(?P<after>optional\s+)?"
    r"(?:query|query[ -]string|URL) param(?:eter)?\b(?!\s+(?:of|in|on|from|for)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[.!?]\s")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:no longer|deprecated|removed|unlike|instead of|other endpoints?)\b|\]\("
)


def of_endpoint(
    page: str, endpoint: Endpoint, lists: Sequence[FieldList]
) -> tuple[FieldList, ...]:
    """The parameters that the text under an endpoint's own heading names as such, where no list has them."""
    known = {field.name.lower() for one in lists for field in one.fields}
    found: dict[str, Field] = {}
    for part in endpoint.home[0].parts if endpoint.home else ():
        if isinstance(part, Paragraph) and not part.quoted:
            for field in _fields(page, part.text):
                found.setdefault(field.name, field)
    fields = tuple(one for one in found.values() if one.name.lower() not in known)
    if not fields:
        return ()
    slot = Slot(role="parameters", location="query")
    return (FieldList(slot=slot, fields=fields, place=fields[0].place),)


def _fields(page: str, text: Text) -> Iterator[Field]:
    for found in _NAMED.finditer(text.source):
        starts = [0, *(one.end() for one in _BEFORE.finditer(text.source))]
        start = max(at for at in starts if at <= found.start())
        end = min((at for at in starts if at > found.start()), default=len(text.source))
        sentence = " ".join(text.source[start:end].split())
        if _ELSEWHERE.search(sentence):
            continue
        flag = (found["flag"] or found["after"] or "").strip().lower()
        number = text.source[: found.start()].count("\n")
        yield Field(
            name=found["name"],
            place=InPage(
                page=page,
                line=text.line + number,
                column=text.column if number == 0 else None,
            ),
            required=flag == "required" if flag else None,
            description=sentence,
        )
