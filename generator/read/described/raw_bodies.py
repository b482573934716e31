"""Bodies that are a file as it is: by a sentence about the body, or by what cURL commands upload."""

import re
from collections.abc import Iterator

from generator.places import InPage
from generator.read.described.drafts import Draft
from generator.read.pages.markdown import Bullets, Fence, Paragraph, Section, Text
from generator.read.pages.paths import BODYLESS
from generator.read.routing.endpoints import Endpoint

_SENTENCE = re.compile(r"[^.!?]*\bbody\b[^.!?]*", re.IGNORECASE)
_SENT = re.compile(r"(?i)\brequest\b|\bupload|\bsend\b|\bpost\b|\bput\b")
_RAW = re.compile(
    r"(?i)\b(?:raw )?binary (?:stream|data|contents?|bytes|file)\b|\braw (?:binary|bytes|contents?|file)\b"
    r"|\bbytes of the file\b"
)
_ANSWERED = re.compile(
    r"(?i)\brespon[sc]e|\breturn(?:s|ed)\b|\bmultipart\b|\bform\b|\bbase64\b"
)
_UPLOAD = re.compile(
    r"(?:--data-binary|-T|--upload-file)[ =]+[\"']?@?(?!-)[^\s\"']*\.(?!json\b|ya?ml\b|xml\b|csv\b|txt\b)\w+"
)
_JSON = re.compile(r"(?i)content-type:\s*application/(?:[\w.]+\+)?json")


def put(draft: Draft, endpoint: Endpoint) -> None:
    """Puts a body of bytes where the page says, or shows, that the endpoint takes one."""
    if endpoint.route.method in BODYLESS:
        return
    place = next(_said(draft.page, endpoint.sections), None)
    if place:
        at = f"{endpoint.route.pointer}/requestBody"
        schema = {"type": "string", "format": "binary"}
        draft.put(f"{at}/content/application~1octet-stream/schema", schema, place)
        draft.put(f"{at}/required", True, place)


def _said(page: str, sections: tuple[Section, ...]) -> Iterator[InPage]:
    for section in sections:
        for part in section.parts:
            if isinstance(part, Fence):
                found = _UPLOAD.search(part.code) if "curl" in part.code else None
                if found and not _JSON.search(part.code):
                    line = part.line + 1 + part.code.count("\n", 0, found.start())
                    yield InPage(page=page, line=line)
            for text in _texts(part) if not isinstance(part, Fence) else ():
                if _tells(text.plain):
                    yield InPage(page=page, line=text.line, column=text.column)


def _texts(part: object) -> Iterator[Text]:
    if isinstance(part, Paragraph):
        yield part.text
    elif isinstance(part, Bullets):
        yield from (item.text for item in part.items)


def _tells(text: str) -> bool:
    return any(
        _RAW.search(one) and _SENT.search(one) and not _ANSWERED.search(one)
        for one in _SENTENCE.findall(text)
    )
