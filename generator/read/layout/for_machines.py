"""What a page says to programs that read it, blanked line by line: people who call the API are told something else."""

import re
from collections.abc import Iterator

from generator.findings import Findings
from generator.places import InPage
from generator.read.pages.stretches import blank, prose

_NOTES = r"(?P<about>instruction|guidance|guideline|note|hint|information|tip)s?"
_NOUNS = r"(?P<noun>agent|llm|assistant|chatbot|ai(?: tool)?|language model)s?"
_TITLE = re.compile(
    rf"(?i)\W*(?:(?:(?:ai|llm|coding) )?{_NOUNS} {_NOTES}\b.*"
    rf"|(?:{_NOTES.replace('about', 'first')} )?(?:for|to) (?:(?:ai|llm|coding) )?{_NOUNS.replace('noun', 'whom')}\b.*)"
)
_KINDS = r"(?:ai|llm|coding|autonomous)[ -](?:\w+ )?(?:agent|assistant|bot|crawler)s?\b"
_PROGRAMS = rf"(?:{_KINDS}|llms?\b|(?:large )?language models?\b|ai\b|chatbots?\b)"
# `For AI agents: …`, `If you are an AI assistant, …`, `Note to LLMs: …`, `AI agents must …`.
_TOLD = re.compile(
    r"(?i)[\s>*_#\-+:[\]!]*(?:<\w+[^<>\n]*>\s*)?(?:(?:note|tip|important|warning|attention|info|hint|caution)[\s*_:!\]>]+)?(?:"
    rf"(?:for|to|dear|attention|as an?) (?:all |any |the )?{_KINDS}[*_]*\s*[:,–—-]"
    rf"|(?:(?:important )?(?:note|instruction|message|information|hint|guidance)s? )(?:for|to) (?:all |any |the )?"
    rf"(?:{_PROGRAMS}|agents?\b|assistants?\b)[^.:]{{0,60}}[:,–—-]"
    rf"|(?:if|when|since|as) you(?:'re| are) (?:an? |the )?(?:{_PROGRAMS})"
    rf"|(?:all |any |every )?(?:{_KINDS}|llms|language models)[^.,:]{{0,40}}? (?:must|shall|should|have to|need to|are to)\b)"
)
_HEADING = re.compile(r"[ ]{0,3}(?P<marks>#{1,6})[ \t]+(?P<title>[^\n]*?)[ \t#]*$")
_CALL = re.compile(
    r"\b(?:GET|POST|PUT|PATCH|DELETE)\b[`*\s]+(?P<host>https?://[^\s/]+)?/(?P<path>\S*)"
)
# Pages of documentation are what such words lead to in the main: `GET https://docs.acme.test/boats.md?ask=…`.
_SAYS = re.compile(
    r"(?im)^(?![^\n]*(?:\.mdx?\b|\.txt\b|//docs?\b|[?&](?:ask|question)=))"
    r"(?:[^\n]*\b(?-i:GET|POST|PUT|PATCH|DELETE)\b[`*\s]+\S*/|[^\n]*\bbase ur[li]\b|[ >]*\|)"
)
_BLOCK = re.compile(r"\s*(?:>\s*)?(?:\||```|~~~|[-*+] |\d+[.)] )")


def without(page: str, text: str, findings: Findings) -> str:
    """The text without what addresses programs; what names a call, an address or a table there is reported."""
    if not re.search(
        r"(?i)\b(?:agent|llm|ai\b|assistant|chatbot|language model)", text
    ):
        return text
    lines = text.split("\n")
    for start, end in [*_stretches(text, lines, _in_prose(text))]:
        gone = "\n".join(lines[start:end])
        if _SAYS.search(gone):
            findings.info(
                "for-machines",
                "this addresses programs that read the page, not whoever calls the API; it was not used",
                InPage(page=page, line=start + 1),
            )
        lines[start:end] = blank(gone).split("\n")
    return "\n".join(lines)


def _in_prose(text: str) -> frozenset[int]:
    """The numbers of the lines outside code."""
    found: set[int] = set()
    line = at = 0
    for start, end in prose(text):
        line += text.count("\n", at, start)
        last = line + text.count("\n", start, end)
        found.update(range(line, last + (end == len(text))))
        line, at = last, end
    return frozenset(found)


def _stretches(
    text: str, lines: list[str], shown: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Where what addresses programs begins and ends: sections, and paragraphs with what they lead to."""
    after = 0
    for number, line in enumerate(lines):
        if number < after or number not in shown:
            continue
        heading = _HEADING.match(line)
        if heading and _TITLE.fullmatch(heading["title"]):
            after = _section_end(lines, number, len(heading["marks"]), shown)
            own = "\n".join(lines[number:after])
            if not _is_of_calls(heading["title"], own, text):
                yield number, after
        elif not heading and _TOLD.match(line):
            after = _paragraph_end(lines, number, shown)
            yield number, after


def _section_end(lines: list[str], at: int, level: int, shown: frozenset[int]) -> int:
    for number in range(at + 1, len(lines)):
        heading = _HEADING.match(lines[number]) if number in shown else None
        if heading and len(heading["marks"]) <= level:
            return number
    return len(lines)


def _is_of_calls(title: str, own: str, text: str) -> bool:
    """Whether a section is about what calls are named after, `Agent notes`, on a host that the rest of the page knows.

    One that shows no call itself may be about those of the rest of the page.
    """
    whole = len(own.strip()) == len(text.strip())
    found = _TITLE.fullmatch(title)
    names = (found["about"], found["noun"], found["whom"]) if found else ()
    words = [name.lower() for name in names if name]
    return any(
        any(word in one["path"].lower() for word in words)
        and (whole or text.count(one["host"] or "") > own.count(one["host"] or ""))
        for one in _CALL.finditer(own if _CALL.search(own) else text)
    )


def _paragraph_end(lines: list[str], at: int, shown: frozenset[int]) -> int:
    """The line after a paragraph, and after the list, table or code that it leads to with a colon."""
    end = _blank_line(lines, at)
    if not lines[end - 1].rstrip(" *_`>").endswith(":"):
        return end
    after = next((n for n in range(end, len(lines)) if lines[n].strip(" >")), end)
    if after == len(lines) or not _BLOCK.match(lines[after]):
        return end
    inside = after not in shown
    while inside and after < len(lines) and after not in shown:
        after += 1
    return after if inside else _blank_line(lines, after)


def _blank_line(lines: list[str], at: int) -> int:
    return next(
        (n for n in range(at + 1, len(lines)) if not lines[n].strip(" >")), len(lines)
    )
