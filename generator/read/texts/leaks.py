"""Secrets that a page prints: what looks like one is replaced before anything else reads the page."""

import re
from collections.abc import Iterator

from generator.findings import Findings, Note
from generator.places import InPage
from generator.read.texts import keywords
from generator.read.texts.text import Lines

PLACEHOLDER = "YOUR_SECRET"

# What issuers put in front of their keys, so that they can be found; and tokens that are signed JSON (RFC 7519).
_ISSUED = (
    (
        "_live_ _test_ _prod_ _sandbox_",
        r"[A-Za-z]{2,12}_(?:live|test|prod|sandbox)_(?=[A-Za-z0-9_]*\d)[A-Za-z0-9]{10,}",
    ),
    ("gh", r"gh[opusr]_[A-Za-z0-9]{16,}"),
    ("github_pat_", r"github_pat_\w{20,}"),
    ("glpat-", r"glpat-[\w-]{16,}"),
    ("xox", r"xox[abeoprs]-[\w-]{10,}"),
    ("AKIA ASIA", r"(?:AKIA|ASIA)[A-Z0-9]{16}"),
    ("AIza", r"AIza[\w-]{30,}"),
    ("ya29.", r"ya29\.[\w-]{20,}"),
    ("SG.", r"SG\.[\w-]{16,}\.[\w-]{16,}"),
    ("sk-", r"sk-(?:[a-z]+\d*-)*(?=[\w-]*\d)[\w-]{20,}"),
    ("whsec_", r"whsec_[\w+/=]{16,}"),
    ("shp", r"shp(?:at|ca|pa|ss)_[A-Za-z0-9]{20,}"),
    ("npm_", r"npm_[A-Za-z0-9]{30,}"),
    ("hf_", r"hf_[A-Za-z0-9]{30,}"),
    ("pypi-", r"pypi-[\w-]{40,}"),
    ("sq0", r"sq0[a-z]{3}-[\w-]{20,}"),
    ("EAA", r"EAA[A-Za-z0-9]{40,}"),
    ("eyJ", r"eyJ[\w-]{8,}\.eyJ[\w-]{4,}\.[\w-]{4,}"),
)
_PATTERNS = tuple(
    (marks.split(), re.compile(rf"(?<![A-Za-z0-9_-])(?:{pattern})"))
    for marks, pattern in _ISSUED
)
_PEM = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----(.+?)-----END [A-Z ]*PRIVATE KEY-----",
    re.DOTALL,
)
# What stands before the host of an address (RFC 3986 section 3.2.1), and what cURL sends as Basic.
_WITH_USER = re.compile(
    r"https?://[^\s/:@\"'`<>{}$]+:(?P<address>[^\s/:@\"'`<>{}$]{6,})@(?=[\w-]+\.)"
    r"|(?:-u|--user)[ =]+[\"']?[^\s:\"'`<>{}$]+:(?P<sent>[^\s:@\"'`<>{}$]{6,})"
)
_STANDS_FOR_ONE = re.compile(
    r"(?i)your|x{4}|placeholder|redacted|dummy|fake|insert|replace|<|\*{3}|\.{3}"
)
_FEWEST_LETTERS = 5


def cleaned(page: str, text: str, findings: Findings) -> str:
    """The text with a placeholder in place of each secret, every line where it was; each is reported once.

    Columns of whatever reads it count in what it gives; `Columns` says which they are on the page.
    """
    found = list(_distinct(text))
    if not found:
        return text
    clean = _without(text, found)
    lines, reported = Lines(clean), dict[str, tuple[InPage, int]]()
    shorter = 0
    for start, end in found:
        spot = lines.spot(start - shorter)
        shorter += end - start - len(PLACEHOLDER) - text.count("\n", start, end)
        place = InPage(page=page, line=spot.line, column=spot.column)
        first, count = reported.get(text[start:end], (place, 0))
        reported[text[start:end]] = first, count + 1
    for place, count in reported.values():
        often = f", {count} times on this page" if count > 1 else ""
        findings.warning(
            "secret-on-page",
            f"this looks like a secret{often}; '{PLACEHOLDER}' stands for it in the"
            " package",
            place,
            Note(message="if it is in use, its owner should revoke it"),
        )
    return clean


def masked(text: str) -> str:
    """A text as it may be printed."""
    return _without(text, list(_distinct(text)))


class Columns:
    """The columns of a text as it is written, and as it is once its secrets are masked."""

    def __init__(self, text: str) -> None:
        self._spans: dict[int, list[tuple[int, int]]] = {}
        found = list(_distinct(text))
        lines = Lines(text) if found else None
        for start, end in found:
            if lines and "\n" not in text[start:end]:
                spot = lines.spot(start)
                last = spot.column + end - start
                self._spans.setdefault(spot.line, []).append((spot.column, last))

    def written(self, line: int, column: int) -> int:
        """The column on the page of one in the masked text; a secret's own is where it begins."""
        for start, end in self._spans.get(line, ()):
            if column <= start:
                break
            column = max(start, column - len(PLACEHOLDER) + end - start)
        return column

    def masked(self, line: int, column: int) -> int:
        """The column in the masked text of one on the page."""
        moved = 0
        for start, end in self._spans.get(line, ()):
            if column <= start:
                break
            if column < end:
                return start + moved
            moved += len(PLACEHOLDER) - (end - start)
        return column + moved


def _without(text: str, found: list[tuple[int, int]]) -> str:
    out: list[str] = []
    at = 0
    for start, end in found:
        # What follows has to stay on its line.
        out += [text[at:start], PLACEHOLDER, "\n" * text.count("\n", start, end)]
        at = end
    return "".join(out) + text[at:]


def _distinct(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that are secrets, in order, none within another."""
    last = 0
    for start, end in sorted(_secrets(text), key=lambda span: (span[0], -span[1])):
        if start >= last:
            last = end
            yield start, end


def _secrets(text: str) -> Iterator[tuple[int, int]]:
    for marks, pattern in _PATTERNS:
        if any(mark in text for mark in marks):
            for found in pattern.finditer(text):
                if not stands_for_one(found[0]):
                    yield found.span()
    if "PRIVATE KEY-----" in text:
        for found in _PEM.finditer(text):
            if not stands_for_one(found[1]):
                yield found.span(1)
    for found in _WITH_USER.finditer(text) if "://" in text or "-u" in text else ():
        which = found.lastgroup or ""
        if keywords.is_mixed(found[which]) and not stands_for_one(found[which]):
            yield found.span(which)
    for start, end in keywords.values(text):
        value = text[start:end]
        if not stands_for_one(value) and "example" not in value.lower():
            yield start, end


def stands_for_one(value: str) -> bool:
    """Whether a text is plainly in the place of a secret, and none itself."""
    body = value.rpartition("_")[2]
    return (
        _STANDS_FOR_ONE.search(value) is not None
        or len(set(body.lower())) < _FEWEST_LETTERS
    )
