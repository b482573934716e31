"""What the prose beside a field says about its values: its type, a closed choice, that it is required, a list's commas."""

import re
from functools import lru_cache

from generator.read.words import typewords

_QUOTED = (
    r"(?:\"[^\"\n]{1,60}\"|'[^'\n]{1,60}'|`[^`\n]{1,60}`|“[^”\n]{1,60}”|‘[^’\n]{1,60}’)"
)
_AND = r"(?:or|and|e|y|ou|o|et|und|oder)"
_SEPARATOR = rf"(?:\s*,\s*(?:{_AND}\s+)?|\s+{_AND}\s+|\s*\|\s*|\s*/\s*)"
_LEAD = (
    r"(?P<lead>\A|[:(\[]|\bone of\b:?\s*\[?|\beither\b|\bvalues?\b(?:\s+(?:are|is|include))?:?"
    r"|\boptions?\b(?:\s+are)?:?|\bmust be\b|\bcan be\b"
    r"|\b(?:valid|allowed|supported|accepted|possible|available)\s+\w+\s+(?:are|is)\b:?)"
)
_CHOICE = re.compile(
    rf"{_LEAD}\s*(?P<words>{_QUOTED}(?:{_SEPARATOR}{_QUOTED})+)\s*(?=[\]).;]|$|\n|<br|,?\s*\b(?:defaults?|to|which|that|for|depending)\b)",
    re.IGNORECASE,
)
_CODES = re.compile(r"`[\w.-]+`(?:\s*,\s*`[\w.-]+`)+\.?")
# A sentence that is about nothing but what the value is.
_TOLD = re.compile(
    r"(?:\A|[.!?:;—]\s)\s*(?:(?:it\s+)?(?:must|can|may|should|will)\s+be\s+)?"
    r"(?:(?:one of|either)(?:\s+the following)?:?"
    r"|(?:valid|allowed|supported|accepted|possible|available)\s+\w+(?:\s+(?:are|is|include))?:?)"
    rf"\s*[\[(]?\s*(?P<words>{_QUOTED}(?:{_SEPARATOR}{_QUOTED})+)\s*(?=[\]).;]|$|\bdefaults?\b)",
    re.IGNORECASE,
)
# Between words in quotation marks or code a bar can mean nothing else.
_BARRED = re.compile(rf"{_QUOTED}(?:\s*\\?\|\s*{_QUOTED})+")
_EACH = re.compile(
    rf"\((`[^`\n]{{1,60}}`)\)(?:[^.()]{{0,120}}?\b{_AND}\b[^.()]{{0,80}}\((`[^`\n]{{1,60}}`)\))+"
)
_ONE = re.compile(_QUOTED)
_BARE = re.compile(
    r"(?i)(?:\bone of:?\s*\[?|\b(?:allowed|possible|valid|accepted|supported|available)\s+values?(?:\s+are)?:?\s*\[?"
    r"|\b(?:allowed|possible|valid|accepted|supported)\s+\w+(?:\s+are)?:\s*\["
    r"|\benum(?:\s+values?)?:\s*\[?|\benum of:?\s|(?:^|[.]\s+)values?:\s*\[?)\s*"
    r"(?P<words>[\w+-]+(?:\.[\w+-]+)*(?:(?:\s*,\s*(?:or\s+)?|\s+or\s+|\s*\|\s*)[\w+-]+(?:\.[\w+-]+)*)+)"
    r"\s*(?=[\].;)]|$|\n|<br)"
)
# The sign for a set: `one of {on, off}`, `from {on off}`.
_SET = re.compile(
    r"(?i)\b(?:from|one of|in|values?(?:\s+(?:are|is))?|either|options?):?\s*`?\{\s*"
    r"(?P<words>[\w+.-]+(?:(?:\s*[,|]\s*|\s+)[\w+.-]+)+)\s*\}`?"
)
# `Which side. port - port starboard - starboard`: the values of a list, each with its label, joined.
_TWICE = re.compile(r"(?:(?<![\w-])(?P<word>[\w.]+) - (?P=word)(?:[,;\s]+|$)){2,}$")
_ENUM = re.compile(
    rf"(?i)(?:\benum:|(?:^|[.;]\s+)(?:must (?:always )?be(?: set to)?|always|(?:fixed|constant)(?: value)?:))"
    rf"\s*(?P<word>{_QUOTED})\s*(?=[.;]|$|\n)"
)
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
_MUST = (
    r"(?:required|mandatory|obligatori[oa]|obrigat[óo]ri[oa]|requerid[oa]|obligatoire|obbligatori[oa]"
    r"|erforderlich|обязательн\w+|必填|必须|必須|필수)"
)
_MAY = r"(?:optional|opcional|facultati[fv]\w*|optionnel\w*|опциональн\w+|可选|选填|任意|선택)"
_REQUIRED = re.compile(
    rf"(?i)\(\s*{_MUST}\s*\)|^\W*{_MUST}\b(?!\s+(?:if|when|for|unless|with|by|only|in|on|at))"
    r"|(?:^|[.;]\s+)(?:(?:this|the) \w+ )?must (?:always )?be (?:provided|given|supplied|specified|present|sent)\s*(?=[.;]|$)"
    rf"|(?:^|[.;]\s+)(?:(?:(?:this|the) (?:parameter|field|argument|value|property)|this|it) (?:is|must be)\s+)?{_MUST}\s*(?=[.;]|$)"
)
# `Its name. Required: **yes**.`, `Mandatory: no`.
_ANSWERED = re.compile(
    rf"(?i)(?:^|[.;,(]\s*|\s[–—-]\s)\W{{0,3}}(?:(?P<must>{_MUST})|{_MAY})\W{{0,3}}[:=?]\W*"
    r"(?:(?P<yes>yes|true|sí|sim|sì|oui|ja|да|是)|no|false|não|non|nein|нет|否)\b(?!\s+(?:if|when|for|unless|with|by|only|in|on|at)\b)"
)
# `Its name. __Required.__`
_EMPHASISED = re.compile(
    rf"(?i)(?P<mark>\*{{1,3}}|_{{1,3}}|`)(?P<word>\W?(?:{_MUST}|{_MAY})\W?)(?P=mark)"
)
_BREAK = re.compile(r"(?i)[ \t]*(?:<br\s*/?>[ \t]*)+")
_NULL = re.compile(
    r"(?i)\b(?:can|may|might|could) (?:also )?be `?null\b|(?:\b(?:is|will be|or)|^|[;,.(])\s*`?null`? (?:if|when|while|until|unless)\b"
    r"|(?<!non-)(?<!not )\bnullable\b"
)
_OPTIONAL = re.compile(
    rf"(?i)\(\s*{_MAY}\s*\)|^\W*{_MAY}\b"
    rf"|(?:^|[.;]\s+)(?:(?:this|the) (?:parameter|field|argument|value|property) is\s+)?{_MAY}\b(?=\s*[.;]|\s+and defaults?\b|$)"
)
_LISTED = re.compile(
    r"(?i)\W*(?:an?\s+|the\s+)?(?:json\s+)?(?:array|list)s?\s+(?:of|containing|with)\s+"
    r"(?:the\s+|all\s+)?(?P<items>[a-z-]+)"
)
_ARRAY = re.compile(
    r"(?i)\W*(?:an?\s+|the\s+)?(?:\w+ array\b(?=\s*[,.:(])|(?:\w+ ){1,3}array\W*$)"
)
# `An array of `Boat` objects, by their age`.
_OBJECTS = re.compile(
    r"(?i)\W*(?:an?\s+)?(?:json\s+)?array of\s+`?[a-z]\w*`?\s+objects\b"
)
_LISTS = re.compile(r"(?i)\beach (?:element|item|entry|row) is (?:an? array\b|\[)")
_WORD = r"[A-Za-z]+"
_SHOUTED = re.compile(
    r"\W*(?P<types>[A-Z]{3,}(?:\s+(?:or|OR)\s+[A-Z]{3,})*)(?=[\s.,;:]|$)(?!\s+[A-Z]{2})"
)
_LED = re.compile(
    rf"(?i)\W*(?:\(?(?:required|optional)\)?\W+)?(?:an?\s+|the\s+)?(?P<types>{_WORD}(?:\s+or\s+{_WORD})*)"
    r"(?:\s+(?:value|flag|field))?\s+(?:indicating|specifying|representing|denoting|describing|containing|stating"
    r"|which (?:indicates|specifies|contains)|that (?:indicates|specifies|contains))\b"
)
# `A number, 100 by default`, `Optional. A boolean that decides ...`; `a number that` may be of a telephone.
_STATED = re.compile(
    r"(?i)\W*(?:\(?(?:required|optional)\)?\W+)?an?\s+(?P<types>string|integer|number|float|boolean|object)"
    r"(?=\s*[,.;]|\s+(?:between|where|from \d)\b|(?<!number)\s+(?:that|which)\b)"
)
# What checks say: `Must be an integer greater than zero`, `nullable value must be a non-blank string`, `nullable boolean`.
_CHECKED = re.compile(
    r"(?i)\W*(?:nullable\s+|value may be nil, or if non-nil,\s+)?(?:(?:the\s+|its\s+|this\s+)?value\s+)?(?:must|should|has to|needs to)\s+be\s+an?\s+"
    r"(?:(?:valid|non-?(?:blank|empty|negative|zero)|positive|negative|unique|json|iso[- ]?8601|date(?:-?time)?|hex|base64|email|url|numeric)\s+)*"
    r"(?P<types>string|integer|number|float|boolean|object|array)(?![-\w]|\s+(?:of|or)\b(?!\s+null))"
    r"|\W*nullable\s+(?P<plain>string|integer|int|number|float|boolean|object|array)(?=\s*(?:[.,;]|$))"
    r"|\W*(?:nullable\s+)?(?P<choice>enum) of\b|\W*(?P<bare>string|integer|int|float|boolean|bool|(?-i:number))\W*$"
)
# `List of`, `Date of` and `Map with` begin descriptions of anything.
_OPENING_TYPES = frozenset(
    {
        "string",
        "integer",
        "int",
        "boolean",
        "bool",
        "float",
        "double",
        "number",
        "file",
        "array",
        "object",
    }
)


_UPLOAD = re.compile(
    r"(?i)\W*(?:an? )?multipart (?:image|file|upload|media|video|audio)\b"
)


@lru_cache(maxsize=4096)
def choices(text: str) -> tuple[str, ...]:
    """The words of a closed choice, as in `Order: "asc" or "desc"`; none for examples and open lists."""
    if _SEVERAL.search(text):
        return ()
    for found in _CHOICE.finditer(text):
        before = text[: found.start("words")]
        closed = _CLOSING.search(found["words"]) or _CLOSING.search(found["lead"])
        closed = closed or _CLOSING.search(before[-24:])
        # Words in code and nothing else are all there is to say.
        closed = closed or _CODES.fullmatch(text.strip())
        if closed and not _OPEN.search(before[-40:]):
            words = [word[1:-1] for word in _ONE.findall(found["words"])]
            return tuple(dict.fromkeys(words))
    return _told_otherwise(text)


def told(text: str) -> tuple[str, ...]:
    """The words of the one closed choice that a text tells in a sentence of its own."""
    plain = " ".join(text.split())
    found = [] if _SEVERAL.search(plain) else [*_TOLD.finditer(plain)]
    words = [one[1:-1] for each in found for one in _ONE.findall(each["words"])]
    return tuple(dict.fromkeys(words)) if len(found) == 1 else ()


def _told_otherwise(text: str) -> tuple[str, ...]:
    """The words of a choice that is told word by word, without quotation marks, or of one word only."""
    bare = _BARE.search(text)
    if bare:
        return tuple(dict.fromkeys(_BETWEEN.split(bare["words"])))
    several = _SET.search(text)
    if several:
        return tuple(dict.fromkeys(re.split(r"[\s,|]+", several["words"])))
    each = _EACH.search(text)
    if each:
        words = re.findall(r"\(`([^`]+)`\)", each.group())
        return tuple(dict.fromkeys(words))
    twice = _TWICE.search(text)
    if twice:
        return tuple(dict.fromkeys(re.findall(r"([\w.]+) - \1", twice.group())))
    alone = _ENUM.search(text)
    if alone:
        return (alone["word"][1:-1],)
    barred = _BARRED.search(text)
    if barred is None or _OPEN.search(text[: barred.start()][-40:]):
        return ()
    return tuple(dict.fromkeys(one[1:-1] for one in _ONE.findall(barred.group())))


@lru_cache(maxsize=4096)
def required(text: str) -> bool | None:
    """Whether a description says that its field is required or optional."""
    text = _EMPHASISED.sub(r"\g<word>", text)
    if answered := _ANSWERED.search(text):
        return bool(answered["must"]) == bool(answered["yes"])
    if _REQUIRED.search(text):
        return True
    return False if _OPTIONAL.search(text) else None


def unbroken(text: str) -> str:
    """A description without the breaks that HTML puts into it."""
    return _BREAK.sub(" ", text).strip()


def nullable(text: str) -> bool:
    """Whether a description says that its field may be null."""
    return _NULL.search(text) is not None


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


def leading_types(text: str) -> str:
    """The type that a description begins with; empty when it begins with anything else."""
    for pattern in (_SHOUTED, _LED, _STATED):
        found = pattern.match(text)
        words = re.split(r"\s+or\s+", found["types"].lower()) if found else []
        if words and all(
            word in _OPENING_TYPES and typewords.is_type(word) for word in words
        ):
            return " or ".join(words)
    if checked := _CHECKED.match(text):
        return "".join(one or "" for one in checked.groups()).lower()
    if _OBJECTS.match(text):
        return "array of object"
    return "file" if _UPLOAD.match(text) else ""
