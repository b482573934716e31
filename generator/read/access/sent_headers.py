"""Headers that a sentence says to send with every call: `Add an Authorization header with your token.`"""

import re
from collections.abc import Iterator

from generator.read.code import secrets
from generator.read.code.schemes import Scheme

_VERB = (
    r"(?i)\b(?:add(?:ing)?|includ(?:e[sd]?|ing)|sen[dt](?:ing)?|pass(?:ed|ing)?|provid(?:e[sd]?|ing)|set(?:ting)?"
    r"|suppl(?:y|ied|ying)|put|us(?:e[sd]?|ing)|requires?|needs?|must have|expects?)\b"
)
_NAME = r"(?<![\w-])(?P<name>authorization|x(?:-[a-z]+)+|[a-z]+(?:-[a-z]+)*-(?:key|token))\b"
_SENT = re.compile(
    rf"{_VERB}[^.;\n]{{0,80}}?[`\"']?{_NAME}(?P<value>:[^`\"'\n]{{1,60}})?[`\"']?"
    r"\s+(?:http |https |request )*header\b(?P<rest>[^.;\n]{0,120})"
)
# The header as it is sent: `All requests need Authorization: Bearer <token>`.
_SHOWN = re.compile(
    rf"{_VERB}[^.;:\n]{{0,80}}?{_NAME}:\s?"
    r"(?P<value>(?:(?:bearer|basic)\s)?\s?(?:[<{\[$][^`\"'\n]{1,60}|(?:your|my)[-_ ]?\w+|[A-Z]+(?:_[A-Z]+)+))"
)
_ALWAYS = re.compile(
    r"(?i)\b(?:all|every|each|any)\b[^.;:\n]{0,30}\b(?:requests?|calls?|endpoints?)\b|\bheaders?\b"
)
_SECRET = re.compile(
    r"(?i)\b(?:tokens?|keys?|secrets?|credentials?|authenticat\w+|authori[sz]e\w*|password|jwt)\b"
)
# What only some calls, or none, have to send.
_UNSURE = re.compile(
    r"(?i)\b(?:optional(?:ly)?|may|can|not|without|no longer|webhooks?|instead of)\b"
)
_KINDS = (
    ("bearer", re.compile(r"(?i)\bbearer\b|\bjwt\b")),
    ("basic", re.compile(r"(?i)\bbasic\b")),
)


def schemes(said: str) -> Iterator[Scheme]:
    """The schemes that the sentences tell."""
    for sentence in re.split(r"(?<=[.!?])\s+", said):
        found = _SENT.search(sentence)
        if found is None:
            yield from _shown(sentence)
            continue
        if not _SECRET.search(sentence.replace(found["name"], "")):
            continue
        if _UNSURE.search(sentence):
            continue
        words = f"{found['value'] or ''} {found['rest']}"
        kinds = [kind for kind, one in _KINDS if one.search(words)]
        if found["name"].lower() != "authorization":
            one = secrets.of_header(found["name"], "<value>")
        else:
            value = f"{kinds[0]} <value>" if len(kinds) == 1 else "<value>"
            one = secrets.of_header("Authorization", value)
        if one:
            yield one


def _shown(sentence: str) -> Iterator[Scheme]:
    """The scheme of a header that a sentence about all calls, or about headers, has as it is sent."""
    found = _SHOWN.search(sentence)
    if found and _ALWAYS.search(sentence) and not _UNSURE.search(sentence):
        one = secrets.of_header(found["name"], found["value"])
        if one:
            yield one
