"""Headings without what is no part of them: anchors, and what a copied page had beside its title."""

import re
from dataclasses import replace
from functools import lru_cache

from generator.read.pages.markdown import Text
from generator.read.pages.paths import METHODS, only_route
from generator.read.pages.spelling import in_braces

# `## Add a boat {#add}`, `{: #add .rule }`, and `Add a boatMoon (Dark Mode)` where there was a switch of colours.
_BESIDE = re.compile(
    r"(?:\s*\{:?\s*#[^{}\n]+\}|\s*\{:\s*[.][^{}\n]+\}|\s*(?:Moon|Sun|System|Auto)?\s*\((?:Dark|Light|System|Auto) Mode\))+\s*$"
)


# `End-point: Add a boat`, of which only the second half is a title; a path has no blank before it.
_LABEL = re.compile(
    r"(?i)^\W{0,3}(?:api )?end-?point:\s+(?=[A-Za-z])(?!https?:|(?:GET|PUT|POST|PATCH|DELETE)\b)"
)


# `POST `/boats`: Add a boat`: the call and then its title.
_CALL = re.compile(
    rf"(?P<call>[`*]*(?:{'|'.join(METHODS)})[`*]*\s+`?/[^\s`]*`?\**)(?::|\s+[–—-])\s+(?P<words>\S.*)"
)


def is_tab(text: Text) -> bool:
    """Whether a heading is a tab, `# [Python](#tab/python)`, with which no section begins."""
    return (text.link or "").startswith("#tab/")


def _own(words: str) -> str:
    return _LABEL.sub("", _BESIDE.sub("", words))


@lru_cache(maxsize=4096)
def call(words: str) -> tuple[str, str] | None:
    """The method and path that a heading begins with, and the title after them; None when it has not both."""
    found = _CALL.fullmatch(in_braces(words))
    route = found["call"].replace("*", "") if found else ""
    return (route, found["words"]) if found and only_route(route) else None


def title(text: Text) -> Text:
    """The text of a heading, cut where its own words end."""
    called = call(text.source)
    if called:
        return replace(text, source=called[0])
    source, plain = _own(text.source), _own(text.plain)
    if (source, plain) == (text.source, text.plain):
        return text
    label = _LABEL.match(text.plain)
    return replace(
        text,
        source=source,
        plain=plain,
        column=text.column + (label.end() if label else 0),
    )
