"""What the words before a block of code say it shows: what a call takes, or what it answers."""

import re

_STATUS = re.compile(
    r"(?i)\b(?:respon[sc]e|status|code|http)\b(?: (?:is|of|code|status|with))*\W*([1-5]\d\d)\b|\b([1-5]\d\d)\b\W*(?:[A-Z]\w+\W+){0,3}respon[sc]e\b"
    r"|\breturns?\W*([1-5]\d\d)\b"
)
_CUE = re.compile(
    r"(?i)(?P<answer>\breturn(?:s|ed)?\b|\brespon(?:[sc]es?|ds?)\b(?: body| payload)?(?: (?:to|for|of) (?:the|an?|this|that|your) (?:\w+ )?requests?\b)?|\banswers?\b|\breplies\b|\boutput\b)"
    # `400 Bad Request` is how HTTP calls an answer.
    r"|(?P<request>(?<!bad )(?<!too many )\brequests?\b(?! (?:timeout|entity|header fields|uri)\b)|\bpayload\b|\bbody\b|\bexpects?\b|\bsend(?:ing)?\b|\bpass(?:ing)?\b"
    r"|\bpost(?:ing)?\b|\binput\b|\bcurl\b|\bwebhooks?\b|\bcallback\b)"
)
# `If there is an error, the answer looks like this:`
_FAILED = re.compile(
    r"(?i)^\W*(?:if|when|in case|on)\b[^,:.]*\b(?:errors?|fails?|failures?|failed)\b"
    r"|\berror (?:respon[sc]e|body|object|message)s?\W*$|\bwith (?:an? )?(?:invalid|wrong|missing|incorrect|malformed) "
)
# `Errors look like this:`, `Failed calls:`
_ERRORS = re.compile(
    r"(?i)^\W*(?:(?:all|any|every|api) )?(?:errors?\b(?!-)|failures?\b|failed\b|failing\b)"
)
# What is in somebody's file is in no answer.
_FILE = re.compile(
    r"(?i)\b(?:config(?:uration)?|settings?|manifest|options|credentials?|environment) files?\b"
    r"|\b(?:package|tsconfig|mcp|settings|config|manifest)\.json\b"
    r"|\b(?:our|your|the|an?) (?:local )?config(?:uration)?\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# `Creates a boat with the following fields`, where nothing is said of an answer.
_GIVEN = re.compile(
    r"(?i)\b(?:with|using|from|given|takes?|accepts?|needs?)\b (?:the |an? )?(?:included|following|given|these|supplied|specified)"
    r" (?:json |body )?(?:param\w*|fields|attributes|properties|values|data|json|object)\b"
)
# The first line of an answer, before a block with the rest of it: `HTTP/1.1 200 OK`.
_LINE = re.compile(r"\W*HTTP(?:/\d(?:\.\d)?)?\s+([1-5]\d\d)\b[A-Za-z \t-]*\W*")
_LONGEST = 300


def status(said: str) -> str | None:
    """The status of the response that words announce, `200` when they name none; None for anything else."""
    line = _LINE.fullmatch(said)
    if line:
        return line[1]
    words = said[-_LONGEST:]
    cues = [found.lastgroup for found in _CUE.finditer(words)]
    codes = [
        code for found in _STATUS.finditer(words) for code in found.groups() if code
    ]
    if not cues or cues[-1] != "answer":
        failing = [code for code in codes if code[0] in "45"] or ["default"]
        return failing[-1] if _is_failing(words) else None
    good = [code for code in codes if code[0] == "2"]
    # `Returns a contact. Returns 404 if there is none`: what is shown is the contact.
    if not codes and _FAILED.search(words):
        return "default"
    if good or not codes or cues.count("answer") > 1:
        return good[0] if good else "200"
    return codes[-1]


def last_sentence(said: str) -> str:
    """What stands straight before whatever comes after some words."""
    return _SENTENCE.split(said.strip())[-1]


def _is_failing(said: str) -> bool:
    """Whether the last of several sentences leads to an error, though it names no answer: `When it fails:`."""
    last = last_sentence(said)
    found = _ERRORS.match(last) or _FAILED.match(last)
    return found is not None and _CUE.search(last, found.end()) is None


def is_about_files(said: str) -> bool:
    """Whether words announce what a file of somebody's holds."""
    return _FILE.search(said[-_LONGEST:]) is not None


def is_status_line(said: str) -> bool:
    """Whether words are the first line of an answer, `HTTP/1.1 200 OK`, and no more."""
    return _LINE.fullmatch(said) is not None


def is_about_requests(said: str) -> bool:
    """Whether words announce what is sent."""
    cues = [found.lastgroup for found in _CUE.finditer(said[-_LONGEST:])]
    if not cues:
        return _GIVEN.search(said[-_LONGEST:]) is not None
    return cues[-1] == "request"
