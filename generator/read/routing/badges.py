"""Methods that pages show as badges, in words: `<Badge text="POST" />`, `<span>GET</span>`, `![POST](...)`."""

import re

from generator.read.pages.paths import METHODS

_ANY = "|".join(METHODS)
_BADGE = re.compile(
    rf"<[A-Za-z][^<>]*[\"'{{`]\s*(?P<told>{_ANY})\s*[\"'}}`][^<>]*/?>(?:\s*</\w+>)?",
    re.IGNORECASE,
)
# `<Method>GET</Method>`; `<b>Get</b>` may begin a sentence.
_WITHIN = re.compile(rf"<[A-Za-z][^<>]*>\s*(?P<told>`(?:{_ANY})`|{_ANY})\s*</\w+>")
_IMAGE = re.compile(
    rf"!\[\s*(?P<told>{_ANY})\s*\](?:\([^()]*\)|\[[^\]]*\])", re.IGNORECASE
)
# Elements that only say how their text looks; any other name may be a placeholder, `/boats/<id>`.
_LOOKS = re.compile(
    r"</?(?:div|span|p|b|strong|em|i|u|kbd|code|font|small|mark|sup|sub|center|label|button|big|tt|samp|details|summary)"
    r"(?:\s[^<>]*)?>|<br\s*/?>",
    re.IGNORECASE,
)


def in_words(text: str) -> str:
    """The text with methods for their badges, and without tags that only say how it looks."""
    if "<" not in text and "![" not in text:
        return text
    for badge in (_BADGE, _WITHIN, _IMAGE):
        text = badge.sub(lambda found: f" {found['told'].upper()} ", text)
    return _LOOKS.sub(" ", text)
