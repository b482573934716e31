"""Answers that are a line of plain text by the only sample of them, `Success`."""

import re

from generator import pointers
from generator.places import InPage
from generator.read.code import samples
from generator.read.described.drafts import Draft
from generator.read.listed import headings
from generator.read.pages.markdown import LABEL_LEVEL, Fence, Section
from generator.read.routing.endpoints import Endpoint

_LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext"})
# Words, and no code, address, list or line of a request or answer as it is sent.
_WORDS = re.compile(r"[A-Z][a-z]+(?:'[a-z]+)?(?:,? [A-Za-z][a-z]*(?:'[a-z]+)?)*[.!]?")


def put(draft: Draft, endpoint: Endpoint) -> None:
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
