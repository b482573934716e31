"""Headers that a sentence says to send with every call: `Add an Authorization header with your token.`"""

import re
from collections.abc import Iterator

from generator.read.code import secrets
from generator.read.code.schemes import Scheme

_SENT = re.compile(
    r"(?i)\b(?:add(?:ing)?|includ(?:e[sd]?|ing)|sen[dt](?:ing)?|pass(?:ed|ing)?|provid(?:e[sd]?|ing)|set(?:ting)?"
    r"|suppl(?:y|ied|ying)|put|us(?:e[sd]?|ing)|requires?|needs?|must have|expects?)\b[^.;\n]{0,80}?"
    r"[`\"']?(?<![\w-])(?P<name>authorization|x(?:-[a-z]+)+|[a-z]+(?:-[a-z]+)*-(?:key|token))\b(?P<value>:[^`\"'\n]{1,60})?[`\"']?"
    r"\s+(?:http |https |request )*header\b(?P<rest>[^.;\n]{0,120})"
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
        if found is None or not _SECRET.search(sentence.replace(found["name"], "")):
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
