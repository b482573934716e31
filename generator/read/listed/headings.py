"""What a heading says about the list or the sample under it."""

import re
from dataclasses import replace
from functools import lru_cache
from http import HTTPStatus

from generator.read.listed.fields import FORM, JSON, Slot
from generator.read.pages import titles
from generator.read.pages.markdown import Section
from generator.read.pages.paths import only_route
from generator.read.words.languages import english

_STATUS = re.compile(r"(?:^|[(\s`])([1-5](?:\d\d|XX))(?=$|[)\s`:—–.-])", re.IGNORECASE)
_MEDIA = re.compile(r"\b(application/[\w.+-]+|multipart/form-data)\b")
_RESPONSE = re.compile(r"\b(respon[sc]es?|returns?|return values?|results?|output)\b")
_ERROR = re.compile(r"\berrors?\b")
# `Response to a request with invalid values`.
_WRONG = re.compile(r"\bwith (?:an? )?(?:invalid|wrong|missing|incorrect|malformed) ")
_DEFAULT = re.compile(r"\bdefault respon[sc]es?\b|\brespon[sc]es? default\b")
_REQUEST = re.compile(r"\brequests?\b")
_FAILED = re.compile(r"\b(errors?|failures?|failed)\b")
# The title of a block when it is no more than how a call ends: `Error`, `title="Not Found"`.
_OUTCOME = re.compile(
    r"(?:title=)?[\"'\[{]*(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+){0,2})[\"'\]}]*(?:\s+\w+=(?:\{[^{}]*\}|\S+))*"
)
_GOOD = frozenset({"success", "successful", "ok"})
_PHRASES = {one.phrase.lower(): str(one.value) for one in HTTPStatus if one >= 400}
_AUTH = re.compile(r"\b(authenticat\w*|authori[sz]ation|security)\b")
_SAMPLE = re.compile(r"\b((?<!for )examples?|samples?)\b")
# A form is also what a call may be about: `Submit a form`.
_FORM = re.compile(
    r"\bform[ -]?data\b|\bform[ -](?:url)?[ -]?encoded\b|[(]form[)]|^\W*(?:request )?form\W*$"
    r"|\bform(?=\W+(?:body|fields?|param\w*|values?|url)\b)"
)
_BODY = re.compile(
    r"\b(body|payload|json (params?|parameters)|request (fields|schema|object|json))\b"
)
_PART = re.compile(
    r"\W*(?:the )?(?:json |message )?(?:body|payload|headers?|data)(?: (?:fields|parameters|params|schema|attributes|properties))?\W*"
)
_ANSWERS = re.compile(
    r"\W*(?:(?:the|success(?:ful)?|error|http|api|json|default)\s+)*(?:respon[sc]es?|returns?|results?|output)\W*(?:[1-5]\d\d\b.*)?"
    r"|\W*[1-5]\d\d\b.*"
)
_CALL = re.compile(
    r"\W*(?:the )?(?:https?|api|rest) (?:request|call|method|endpoint)s?\W*"
    r"|\W*(?:request|endpoint|route|path|url)s?(?: (?:url|uri|path|address|line))?\W*"
)
_FLAG = re.compile(r"\W*(?:required|optional|mandatory)\W*")
_PATH = re.compile(r"\b(path|uri|url)\b(?=.*\bparam)|\bpath\b")
_LIST = re.compile(
    r"\b(parameters?|params|arguments?|attributes?|fields?|properties)\b|^\W*(?:request |query )?options\W*$"
)
_WITHIN = re.compile(
    r"(?i)\b[\w.]+`? (?:field|object|array|property|attribute)\s+"
    r"(?:includes?|contains?|has|consists of)\b"
)
_OBJECT = re.compile(
    r"(?:the\s+)?`?(?P<name>[A-Z]\w*(?: [A-Z]\w*)*?)`?"
    r"(?:\s+(?:object|model|schema|entity|type|resource))?"
    r"(?P<list>\s+(?:fields|properties|attributes|parameters))?",
    re.IGNORECASE,
)
_OBJECT_NOUN = re.compile(r"\b(object|model|schema|entity|resource)\b")
_OBJECT_WORD = re.compile(
    r"(?i)\b(object|model|schema|entity|type|resource|fields|properties|attributes)$"
    r"|\b(object|model|schema|entity)\b"
)
# `Find the boats of a harbour by type` is what a call does.
_ACTION = re.compile(
    r"(?i)\W*(?:get|list|retrieve|fetch|find|search|create|add|update|edit|delete|remove|modify|replace|set|show|read)s?\b"
    r".*\b(?:an?|the|all|of|by|for|in|from|to|with)\b"
)
_GLOSSARY = re.compile(
    r"(?i)\b(?:glossary|glossaire|glosario|glossar|legend|abbreviations|terminology|nomenclature|definitions? of terms)\b"
)
_NO_NAMES = re.compile(
    r"(?i)\b(optional|required|request|response|query|path|body|header|error|common|"
    r"additional|root|available|input|output|data|json|other|custom)s?\b"
)


def slot(section: Section) -> Slot | None:
    """What the lists of a section are, by its heading and those above it; None when none says."""
    return _slot_of(section.trail)


@lru_cache(maxsize=1024)
def _slot_of(trail: tuple[str, ...]) -> Slot | None:
    found: Slot | None = None
    every = _titles(trail)
    for number, title in enumerate(every):
        if is_access(title):
            return None
        said = of_title(title)
        if _PART.fullmatch(english(title).lower()) and said:
            # `Body` alone is that of the answer where it stands under `Response`.
            over = [one for one in every[number + 1 :] if _is_answer(one)]
            if over:
                return of_title(over[0]) if said.role == "body" else None
        if said and said.role == "response" and found and found.role == "object":
            return found
        if said and not _is_generic(said, english(title).lower()):
            return _with_required(said, found)
        found = (
            _with_required(said, found) if said and _is_flag(found) else found or said
        )
    return found


def _is_answer(title: str) -> bool:
    """Whether a heading says no more than that an answer stands under it."""
    return _ANSWERS.fullmatch(english(title).lower()) is not None


def status(section: Section) -> str | None:
    """The status that the samples of a section show, by its headings; None when they show none."""
    return _status_of(section.trail)


@lru_cache(maxsize=1024)
def _status_of(trail: tuple[str, ...]) -> str | None:
    texts = [english(title).lower() for title in _titles(trail)]
    answers = any(_RESPONSE.search(text) or _ERROR.search(text) for text in texts)
    for text in texts:
        found = _STATUS.search(text)
        if found and (answers or "(" in text or text.startswith(found[1])):
            return found[1].upper()
    if not answers:
        return None
    failed = any(_ERROR.search(text) or _WRONG.search(text) for text in texts)
    return "default" if failed else "200"


@lru_cache(maxsize=4096)
def is_access(title: str) -> bool:
    """Whether a heading is about who may call, not about what a call takes."""
    words = english(title).lower()
    return _AUTH.search(words) is not None and not _STATUS.match(words)


def is_sample(section: Section) -> bool:
    """Whether a section holds examples, by its headings."""
    return any(_SAMPLE.search(english(title).lower()) for title in section.trail)


def is_call(title: str) -> bool:
    """Whether a heading says that the method and path of a call stand under it, and no more: `HTTP Request`."""
    return _CALL.fullmatch(english(title).lower()) is not None


def is_within(words: str) -> bool:
    """Whether words lead to what one field holds, `The tags field includes:`, which is no parameter."""
    return _WITHIN.search(words) is not None


@lru_cache(maxsize=4096)
def of_title(title: str) -> Slot | None:
    """What one heading says about a list under it; what explains words is about no call."""
    if _GLOSSARY.search(title):
        return None
    return _slot(title, english(title).lower())


def answer(text: str) -> Slot:
    """The slot of a list that is known to be what a call answers, with the status in the text."""
    return _answer(english(text).lower()) or Slot(role="response")


def _titles(trail: tuple[str, ...]) -> tuple[str, ...]:
    """The headings over a section; a method and path name an endpoint, whatever words are in them."""
    return tuple(
        title for title in trail if not (only_route(title) or titles.call(title))
    )


def _is_generic(slot: Slot, words: str) -> bool:
    """Whether a heading further out may say it better: `Parameters`, `Paging fields`."""
    if slot.role == "object":
        return _OBJECT_NOUN.search(words) is None
    return slot.role == "parameters" and slot.location is None


def _is_flag(slot: Slot | None) -> bool:
    """Whether a heading only says which of the fields of a list these are: `Required`."""
    return slot is not None and slot.role == "parameters" and slot.required is not None


def _with_required(slot: Slot, inner: Slot | None) -> Slot:
    if inner is None or inner.required is None or slot.role in ("response", "object"):
        return slot
    return replace(slot, required=inner.required)


def _slot(title: str, words: str) -> Slot | None:
    required = _required(words)
    if _FLAG.fullmatch(words):
        return Slot(role="parameters", required=required)
    answer = _answer(words)
    if "header" in words:
        return (
            None
            if answer
            else Slot(role="parameters", location="header", required=required)
        )
    if answer:
        return answer
    if "cookie" in words:
        return Slot(role="parameters", location="cookie", required=required)
    if "query" in words:
        return Slot(role="parameters", location="query", required=required)
    if _BODY.search(words) or _FORM.search(words):
        return Slot(role="body", media_type=_media(words), required=required)
    if _PATH.search(words):
        in_url = "path" not in words
        return Slot(
            role="parameters", location="path", required=required, in_url=in_url
        )
    return _object(title) or _generic(words, required)


def _answer(words: str) -> Slot | None:
    found = _STATUS.search(words)
    if _RESPONSE.search(words) or (found and "status" not in words):
        code = found[1].upper() if found else "200"
        if not found and (_ERROR.search(words) or _DEFAULT.search(words)):
            code = "default"
        return Slot(role="response", status=code, media_type=_media(words))
    if _ERROR.search(words):
        return Slot(role="response", status="default")
    return None


def _object(title: str) -> Slot | None:
    found = _OBJECT.fullmatch(title.strip())
    if _ACTION.match(title):
        return None
    if found is None or not _OBJECT_WORD.search(title.strip()):
        return None
    name = found["name"]
    if _NO_NAMES.search(name) or _OBJECT_WORD.fullmatch(name):
        return None
    return Slot(role="object", name=name.replace(" ", ""))


def _generic(words: str, required: bool | None) -> Slot | None:
    if not _LIST.search(words) or _SAMPLE.search(words) or is_within(words):
        return None
    return Slot(role="parameters", required=required)


def _required(words: str) -> bool | None:
    if "optional" in words:
        return None if "required" in words else False
    return True if "required" in words or "mandatory" in words else None


def _media(words: str) -> str:
    found = _MEDIA.search(words)
    if found:
        return found[1]
    return FORM if _FORM.search(words) else JSON


def status_of_title(title: str) -> str | None:
    """The status in the title of a code block, `200 OK`, `title="404"` or `[Success Response]`."""
    found = re.search(r"(?<![\w.-])([1-5]\d\d)(?![\w.-])", title)
    if found:
        return found[1]
    outcome = _OUTCOME.fullmatch(title.strip())
    if outcome and (ends := _outcome(english(outcome["words"]).lower())):
        return ends
    words = english(title).lower()
    if _REQUEST.search(words) or not _RESPONSE.search(words):
        return None
    return "default" if _FAILED.search(words) else "200"


def _outcome(words: str) -> str | None:
    """The status that a title has in a word or two: `Error`, `Success`, or HTTP's own, `Not Found`."""
    if words in _GOOD:
        return "200"
    return "default" if _FAILED.fullmatch(words) else _PHRASES.get(words)
