"""What the prose beside a field says about its values: a closed choice, that it is required, a list's commas."""

import re

_QUOTED = (
    r"(?:\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'|`[^`\n]{1,60}`|“[^”\n]{1,60}”|‘[^’\n]{1,60}’)"
)
_SEPARATOR = r"(?:\s*,\s*(?:or\s+|and\s+)?|\s+or\s+|\s*\|\s*|\s*/\s*|\s+and\s+)"
_LEAD = (
    r"(?P<lead>[:(]|\bone of\b:?|\beither\b|\bvalues?\b(?:\s+(?:are|is))?:?"
    r"|\boptions?\b(?:\s+are)?:?|\bmust be\b|\bcan be\b)"
)
_CHOICE = re.compile(
    rf"{_LEAD}\s*(?P<words>{_QUOTED}(?:{_SEPARATOR}{_QUOTED})+)\s*(?=[).;]|$)",
    re.IGNORECASE,
)
_ONE = re.compile(_QUOTED)
_OPEN = re.compile(
    r"(?:\be\.?\s?g\.?|\bexamples?|\bsuch as|\blike|\bfor instance|\bdefaults?(?: to)?"
    r"|\bi\.?e\.?|\bnot|\bincluding|\bincludes?|\bsample|\bformat)[\s:(,]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?i)\b(or|one of|either|values?|options?|allowed)\b|[|/]")
_SEVERAL = re.compile(
    r"(?i)\bcomma[- ](?:separated|delimited)\b|\blist of\b|\bmultiple\b"
)
_COMMAS = re.compile(
    r"(?i)\bcomma[- ](?:separated|delimited)\b|\bseparated by (?:a )?commas?\b"
)
_REQUIRED = re.compile(
    r"(?i)\(\s*required\s*\)|^\W*required\b(?!\s+(?:if|when|for|unless|with|by))"
)
_OPTIONAL = re.compile(r"(?i)\(\s*optional\s*\)|^\W*optional\b")


def choices(text: str) -> tuple[str, ...]:
    """The words of a closed choice, as in `Order: "asc" or "desc"`; none for examples and open lists."""
    if _SEVERAL.search(text):
        return ()
    for found in _CHOICE.finditer(text):
        before = text[: found.start("words")]
        closed = _CLOSING.search(found["words"]) or _CLOSING.search(found["lead"])
        closed = closed or _CLOSING.search(before[-24:])
        if closed and not _OPEN.search(before[-40:]):
            words = [word[1:-1] for word in _ONE.findall(found["words"])]
            return tuple(dict.fromkeys(words))
    return ()


def required(text: str) -> bool | None:
    """Whether a description says that its field is required or optional."""
    if _REQUIRED.search(text):
        return True
    return False if _OPTIONAL.search(text) else None


def by_commas(text: str) -> bool:
    """Whether a description says that a list goes as one text with commas."""
    return _COMMAS.search(text) is not None
