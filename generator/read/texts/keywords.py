"""Values of much chance that stand beside a word for a secret: `api_key=...`, `Authorization: Bearer ...`."""

import re
from collections import Counter
from collections.abc import Iterator
from math import log2

_WORD = re.compile(
    r"[\w-]{0,40}(?:token|secret|password|passwd|authorization|bearer|credential|key|x-auth)[\w-]{0,40}"
    r"|(?<!\S)(?:-u|--user)(?=[ =])",
    re.IGNORECASE | re.ASCII,
)
_STEMS = (
    *("token", "secret", "passw", "authorization", "bearer", "credential", "key"),
    *("x-auth", "-u ", "--user"),
)
# Names of tokens and keys that are no secrets: where a list goes on, what a row or a file is called.
_HARMLESS = re.compile(
    r"page|next|prev|cursor|contin|sync|scroll|offset|idempot|public|publish|primary|foreign"
    r"|partition|sort|object|file|row|record|cache|device|push|etag|map|issue|project|column"
    r"|keyword|keyboard|monkey|tokeni|maxtoken|(?:id|ids|name|type|ur[il]|arn|hash|digest"
    r"|fingerprint|count|limit|prefix|format|alg|algorithm|version)$"
)
_OTHERWISE = re.compile(
    r"(?i)\b(?:next|prev\w*|page|pagination|cursor|continu\w*|public|hash|sha-?\d*|digest"
    r"|fingerprint)\b"
)
_START = re.compile(r"[A-Za-z0-9_+~-][A-Za-z0-9_+/~-]{15}")
_VALUE = re.compile(
    r"[A-Za-z0-9_+~-][A-Za-z0-9_+/~-]{15,8000}+={0,2}+(?!\.[a-z]{2,4}\b)"
)
_QUOTED = re.compile(r"[^\s\"'`,;&<>\\]*")
_BETWEEN = re.compile(
    r"(?i)^/|,\s*[\"'\w]+\s*[\"']?[:=]|[;&{}?]|\b(?:hash|sha-?\d*|md5|digest|checksum|fingerprint"
    r"|uuid|guid|id|ids|url|https?)\b|://|\.\s+[A-Z]"
)
_UUID = re.compile(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_RUN = re.compile(r"[A-Za-z0-9]{16,}")
_SENT = re.compile(
    r"(?i)authorization[\"'`]*\s*[:=]\s*[\"'`]*(?:bearer|basic|token|key|apikey)?[\s:]*$"
    r"|bearer\s+$"
)
_HEX = re.compile(r"(?i)[0-9a-f]+")
_CELL = re.compile(r"\|[ \t`\"']*(?P<value>[A-Za-z0-9_+/~=-]{20,200})[ \t`\"']*(?=\|)")
_SAID = re.compile(
    r"(?i)\b(?:api|access|secret|private|signing|encryption)[ _-]?keys?\b|\bsecrets?\b|\bpasswords?\b"
)
_FARTHEST = 80
_BEFORE = 30
_LEAST_CHANCE = 3.0


def values(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that are values beside a word for a secret and look drawn by chance."""
    done = 0
    for near in sorted(_mentions(text)):
        if near < done:
            continue
        start = text.rfind("\n", 0, near) + 1
        end = text.find("\n", near)
        done = len(text) if end < 0 else end
        yield from _near(text, start, done)
        if text.startswith("|", start):
            yield from _in_row(text, start, done)


def _mentions(text: str) -> Iterator[int]:
    """Where a line may have a word for a secret: far quicker than a pattern over a whole document."""
    small = text.lower()
    if len(small) != len(text):  # a few letters have two in lower case
        small = text
    for stem in _STEMS:
        at = small.find(stem)
        while at >= 0:
            yield at
            at = small.find("\n", at)
            at = small.find(stem, at) if at >= 0 else -1


def _near(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for word in _WORD.finditer(text, start, end):
        name = word[0].lower().replace("_", "").replace("-", "")
        if _HARMLESS.search(name):
            continue
        before = text[max(start, word.start() - _BEFORE) : word.start()]
        reach = min(_reach(text, word.end(), end), word.end() + _FARTHEST)
        first = _START.search(text, word.end(), reach)
        found = first and _VALUE.match(text, first.start())
        if not found or _OTHERWISE.search(before):
            continue
        between = text[word.end() : found.start()]
        if _BETWEEN.search(between) or _OTHERWISE.search(between):
            continue
        if before.endswith(('"', "'")) and name == "key" and _HEX.fullmatch(found[0]):
            continue  # what is stored goes by such names too
        sent = _SENT.search(text[word.start() : found.start()]) is not None
        if is_chance(found[0], sent=sent):
            yield found.start(), _end(text, found)


def _in_row(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The cells of a row that are such a value, where a cell after them says that it is a key or a secret."""
    for cell in _CELL.finditer(text, start, end):
        said = _SAID.search(text, cell.end(), end)
        between = text[cell.end() : said.end()] if said else ""
        if said and not _OTHERWISE.search(between) and is_chance(cell["value"]):
            yield cell.span("value")


def is_mixed(value: str) -> bool:
    """Whether a short text is of letters and digits, as passwords are and words are not."""
    return any(one.isdigit() for one in value) and any(one.isalpha() for one in value)


def _end(text: str, found: re.Match[str]) -> int:
    """Where a value ends: at its closing quote, when it has one and no space in it."""
    if text[found.start() - 1] not in "\"'`":
        return found.end()
    rest = _QUOTED.match(text, found.end())
    return rest.end() if rest else found.end()


def _reach(text: str, at: int, end: int) -> int:
    """How far a value may reach: to the end of the line, or of the next one with words where this one ends."""
    if end - at > _FARTHEST or text[at:end].strip(" \t:`*\"'|."):
        return end
    after = end
    while after < len(text) and text[after] in " \t\n`":
        after += 1
    following = text.find("\n", after)
    return len(text) if following < 0 else following


def is_chance(value: str, *, sent: bool = False) -> bool:
    """Whether a value looks drawn by chance. sent: whether it stands where a request has its credentials."""
    if _UUID.fullmatch(value):
        return sent
    for run in _RUN.findall(value):
        digits = sum(letter.isdigit() for letter in run)
        # Names of things in camel case have a digit at most at their end; ids of digits alone are numbers.
        if (digits > 2 or sent and digits) and digits < len(run):
            return _chance(run) >= _LEAST_CHANCE
    return False


def _chance(text: str) -> float:
    """Bits a character: Shannon's measure."""
    counts = Counter(text).values()
    return -sum(count / len(text) * log2(count / len(text)) for count in counts)
