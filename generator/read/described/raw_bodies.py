"""Bodies that are no JSON: a file as it is that one uploads, a line of plain text that comes back."""

import re
from collections.abc import Iterator

from generator import pointers
from generator.places import InPage
from generator.read.code import samples
from generator.read.described.drafts import Draft
from generator.read.listed import headings
from generator.read.pages.markdown import LABEL_LEVEL, Fence, Section, prose
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

_LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext"})
# Words, and no code, address, list or line of a request or answer as it is sent.
_WORDS = re.compile(r"[A-Z][a-z]+(?:'[a-z]+)?(?:,? [A-Za-z][a-z]*(?:'[a-z]+)?)*[.!]?")


def send(draft: Draft, endpoint: Endpoint) -> None:
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
            for text in prose([part]):
                if _tells(text.plain):
                    yield InPage(page=page, line=text.line, column=text.column)


def _tells(text: str) -> bool:
    return any(
        _RAW.search(one) and _SENT.search(one) and not _ANSWERED.search(one)
        for one in _SENTENCE.findall(text)
    )


def answer(draft: Draft, endpoint: Endpoint) -> None:
    """Puts a text as what an endpoint answers with success, where nothing else is shown or listed."""
    for section in endpoint.sections:
        status = headings.status(section)
        fences = [part for part in section.parts if isinstance(part, Fence)]
        if status is None or status[0] != "2" or len(fences) != 1:
            continue
        at = pointers.join(endpoint.route.pointer, "responses", status)
        if _is_text(fences[0]) and not draft.has(f"{at}/content"):
            place = InPage(page=draft.page, line=fences[0].line)
            schema = pointers.join(at, "content", "text/plain", "schema")
            draft.put(schema, {"type": "string"}, place)
            if not draft.has(f"{at}/description"):
                draft.put(f"{at}/description", _title(section, status), place)


def _is_text(fence: Fence) -> bool:
    plain = fence.code.strip()
    return (
        fence.language in _LANGUAGES
        and _WORDS.fullmatch(plain) is not None
        and samples.read(plain) is None
    )


def _title(section: Section, status: str) -> str:
    return f"Response {status}" if section.level == LABEL_LEVEL else section.heading
