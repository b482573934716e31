"""What a text says after a label, `**Code:** 200`, which labels do a heading's work, and lines that are one field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.read.pages.markdown import Bullet, Fence, Text
from generator.read.words.languages import english

_BOLD = re.compile(
    r"(?:\*\*|__)(?P<words>[^*_`\n]+?)\s*:?\s*(?:\*\*|__)\s*:?\s*(?:<br\s*/?>)?\s*(?P<rest>.*)",
    re.DOTALL,
)
_PLAIN = re.compile(
    r"(?P<words>[^\W\d_][^:`*\n]{0,40}?)\s*:(?:\s+|$)(?P<rest>.*)", re.DOTALL
)
_CODED = re.compile(r"(?P<words>[^\W\d_][^\W\d_ ]{1,19})\s+(?P<rest>`[^`\n]+`)\s*")
_ALONE = re.compile(r"(?P<words>[^\W\d_][\w /()-]{1,40})(?P<rest>)")
_JSON = re.compile(r"`\s*(?P<value>\{[^`]*\}|\[[^`]*\])\s*`")
_RETURNED = re.compile(r"(?i)\W*(?:[\w-]+\W+){0,4}returns?\W+")
_FAILED = re.compile(r"\{\s*[\"']?errors?[\"']?\s*:")
_MARKS = re.compile(r"\*\*|__|`|<br\s*/?>")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_BREAK = re.compile(r"(?:\s*<br\s*/?>\s*|\n)+", re.IGNORECASE)
_TYPED = re.compile(
    r"`?(?P<name>[A-Za-z_@$][\w.@$-]*)\s*(?:=|:|-|–)\s*\[(?P<type>[^\[\]`]+)\]"
    r"\W*(?P<inner>[^`]*)`?[\s,:–-]*(?P<outer>.*)"
)
# What heads a list of parameters, a sample or an answer.
_HOLDS = re.compile(
    r"(?:(?:the|url|uri|path|query|get|post|put|data|body|form|json|http|api|request|response|success(?:ful)?"
    r"|errors?|failure|sample|example|required|optional|input|output|header|curl)[ /-]+)*"
    r"(?:params?|parameters?|arguments?|headers?|body|payload|data|requests?|responses?|returns?|errors?"
    r"|examples?|sample|calls?|input|output)"
)
# Those of them that no field is called.
_SURE = re.compile(
    r"(?:(?:url|path|query|data|body|request) )?param(?:eter)?s?|arguments"
    r"|(?:(?:example|sample|success|error|successful) )?(?:responses?|requests?)|returns|request body"
)
_HEADERS = re.compile(r"(?:(?:https?|request|required) )*headers")
_HEADS = re.compile(
    r"(?:(?:url|path|query|request|response|success(?:ful)?|error|json|example|sample|http) )*"
    r"(?:parameters|params|arguments|body|payload|request|responses?|returns)(?: (?:format|body|schema|fields|structure))?"
)
# Where parameters go, in a word: `*Path*` over a table.
_PLACES = re.compile(r"(?:in )?(?:path|query|headers?|cookies?|body|form)")
_SAMPLES = re.compile(r"(?:Request|Response) [Ss]amples?")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^*_`\n]+)\1:?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """words: the label. rest: what stands after it in the same text, None when that is nothing."""

    words: str
    rest: Text | None


def labelled(text: Text, *, alone: bool = False) -> Labelled | None:
    """The label that a text begins with; alone: whether words without a mark are one too."""
    patterns = (_BOLD, _PLAIN, _CODED, *((_ALONE,) if alone else ()))
    for pattern in patterns:
        found = pattern.fullmatch(text.source)
        if found:
            return Labelled(
                words=found["words"].strip(), rest=after(text, found.start("rest"))
            )
    return None


def after(text: Text, at: int) -> Text | None:
    """What of a text stands from a place in its source on."""
    return between(text, at, len(text.source))


def between(text: Text, start: int, end: int) -> Text | None:
    """What of a text stands between two places in its source."""
    source = text.source[start:end].strip()
    if not source:
        return None
    return replace(
        text,
        source=source,
        plain=_MARKS.sub("", _LINK.sub(r"\1", source)),
        codes=tuple(code for code in text.codes if code in source),
        line=text.line + text.source[:start].count("\n"),
        column=text.column if start == 0 else 1,
    )


def shown(text: Text) -> Fence | None:
    """The JSON that a text is, or says that a call returns, as a block of code; none for one that tells of an error."""
    found = _JSON.search(text.source)
    if found is None or _FAILED.match(found["value"]):
        return None
    before = text.source[: found.start()]
    if before.strip() and not _RETURNED.fullmatch(before):
        return None
    line = text.line + before.count("\n")
    return Fence(info="json", code=found["value"], line=line, indent=text.column - 1)


def fields(text: Text) -> Iterator[Bullet]:
    """The lines of a text as bullets, where each is a field and its type in brackets."""
    lines = _BREAK.split(text.source.strip())
    found = [_TYPED.fullmatch(line.strip()) for line in lines]
    for number, one in enumerate(found):
        if one is None or None in found:
            return
        words = " ".join(filter(None, (one["inner"].strip(), one["outer"].strip())))
        source = f"`{one['name']}` ({one['type']}) - {words}"
        own = replace(
            text,
            source=source,
            plain=source.replace("`", ""),
            codes=(one["name"],),
            line=text.line + number,
        )
        yield Bullet(text=own, more=(), children=())


def holds(label: str) -> bool:
    """Whether what is under a label in a list is what a heading would have."""
    return _HOLDS.fullmatch(_plain(label)) is not None


def is_place(label: str) -> bool:
    """Whether a label says of what a list under it is, be it in a word: `Path`."""
    return holds(label) or _PLACES.fullmatch(_plain(label)) is not None


def is_sure(label: str) -> bool:
    """Whether a label holds something, and is no word that a field could be called."""
    return _SURE.fullmatch(_plain(label)) is not None


def is_headers(label: str) -> bool:
    """Whether a label holds the headers that are sent."""
    return _HEADERS.fullmatch(_plain(label)) is not None


def heads_samples(source: str) -> bool:
    """Whether a line is the title that viewers of OpenAPI documents have over their samples."""
    return _SAMPLES.fullmatch(source.strip()) is not None


def heads(source: str) -> bool:
    """Whether a bold line heads what follows it, be that prose first: `**Request format**`."""
    found = _BOLD_LINE.fullmatch(source.strip())
    return found is not None and _HEADS.fullmatch(_plain(found["words"])) is not None


def _plain(label: str) -> str:
    return _ASIDE.sub("", english(label)).lower().strip(" :")
