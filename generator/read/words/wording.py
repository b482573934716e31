"""What the prose beside a field says about its values: a closed choice, that it is required, a list's commas."""

import re

_QUOTED = (
    r"(?:\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'|`[^`\n]{1,60}`|“[^”\n]{1,60}”|‘[^’\n]{1,60}’)"
)
_AND = r"(?:or|and|e|y|ou|o|et|und|oder)"
_SEPARATOR = rf"(?:\s*,\s*(?:{_AND}\s+)?|\s+{_AND}\s+|\s*\|\s*|\s*/\s*)"
_LEAD = (
    r"(?P<lead>[:(\[]|\bone of\b:?\s*\[?|\beither\b|\bvalues?\b(?:\s+(?:are|is|include))?:?"
    r"|\boptions?\b(?:\s+are)?:?|\bmust be\b|\bcan be\b"
    r"|\b(?:valid|allowed|supported|accepted|possible|available)\s+\w+\s+(?:are|is)\b:?)"
)
_CHOICE = re.compile(
    rf"{_LEAD}\s*(?P<words>{_QUOTED}(?:{_SEPARATOR}{_QUOTED})+)\s*(?=[\]).;]|$|\n|<br)",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"\((`[^`\n]{{1,60}}`)\)(?:[^.()]{{0,120}}?\b{_AND}\b[^.()]{{0,80}}\((`[^`\n]{{1,60}}`)\))+"
)
_ONE = re.compile(_QUOTED)
_BARE = re.compile(
    r"(?i)(?:\bone of:?\s*\[?|\b(?:allowed|possible|valid|accepted|supported)\s+values?(?:\s+are)?:?\s*\[?"
    r"|\benum(?:\s+values?)?:\s*\[?|(?:^|[.]\s+)values?:\s*\[?)\s*"
    r"(?P<words>[\w+-]+(?:\.[\w+-]+)*(?:(?:\s*,\s*(?:or\s+)?|\s+or\s+|\s*\|\s*)[\w+-]+(?:\.[\w+-]+)*)+)"
    r"\s*(?=[\].;)]|$|\n|<br)"
)
_ENUM = re.compile(rf"(?i)\benum:\s*(?P<word>{_QUOTED})\s*(?=[.;]|$|\n)")
_BETWEEN = re.compile(r"\s*[,|]\s*(?:or\s+)?|\s+or\s+")
_OPEN = re.compile(
    r"(?:\be\.?\s?g\.?|\bexamples?|\bsuch as|\blike|\bfor instance|\bdefaults?(?: to)?"
    r"|\bi\.?e\.?|\bnot|\bincluding|\bincludes?|\bsample|\bformat)[\s:(,]*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?i)\b(or|one of|either|values?|options?|allowed|enum|valid|accepted|supported|ou|oder)\b|[|/]"
)
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
_LISTED = re.compile(
    r"(?i)\W*(?:an?\s+|the\s+)?(?:json\s+)?(?:array|list)s?\s+(?:of|containing|with)\s+"
    r"(?:the\s+|all\s+)?(?P<items>[a-z-]+)"
)
_ARRAY = re.compile(
    r"(?i)\W*(?:an?\s+|the\s+)?(?:\w+ array\b(?=\s*[,.:(])|(?:\w+ ){1,3}array\W*$)"
)
_LISTS = re.compile(r"(?i)\beach (?:element|item|entry|row) is (?:an? array\b|\[)")


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
    return _told_otherwise(text)


def _told_otherwise(text: str) -> tuple[str, ...]:
    """The words of a choice that is told word by word, without quotation marks, or of one word only."""
    bare = _BARE.search(text)
    if bare:
        return tuple(dict.fromkeys(_BETWEEN.split(bare["words"])))
    each = _EACH.search(text)
    if each:
        words = re.findall(r"\(`([^`]+)`\)", each.group())
        return tuple(dict.fromkeys(words))
    alone = _ENUM.search(text)
    return (alone["word"][1:-1],) if alone else ()


def required(text: str) -> bool | None:
    """Whether a description says that its field is required or optional."""
    if _REQUIRED.search(text):
        return True
    return False if _OPTIONAL.search(text) else None


def by_commas(text: str) -> bool:
    """Whether a description says that a list goes as one text with commas."""
    return _COMMAS.search(text) is not None


def array_of(text: str) -> str | None:
    """What a description says that an array is of, `strings` or empty; None when it speaks of none."""
    if by_commas(text):
        return None
    found = _LISTED.match(text)
    if found or _ARRAY.match(text):
        return "array" if _LISTS.search(text) else found["items"] if found else ""
    return None
