"""The words of labels that do a heading's work, `**Data Params**`, `* Success Response:`, `**Request format**`."""

import re

from generator.read.words.languages import english

# What heads a list of parameters, a sample or an answer.
_HOLDS = re.compile(
    r"(?:(?:the|url|uri|path|query|get|post|put|data|body|form|json|http|api|request|response|success(?:ful)?"
    r"|errors?|failure|sample|example|required|optional|input|output|header|curl)[ /-]+)*"
    r"(?:params?|parameters?|arguments?|headers?|body|payload|data|requests?|responses?|returns?|errors?"
    r"|examples?|sample|calls?|input|output)"
)
# Those of them that no field is called.
_SURE = re.compile(
    r"(?:(?:url|path|query|data|body|request) )?param(?:eter)?s?|arguments"
    r"|(?:(?:example|sample|success|error|successful) )?(?:responses?|requests?)|returns|request body"
)
_HEADERS = re.compile(r"(?:(?:https?|request|required) )*headers")
_HEADS = re.compile(
    r"(?:(?:url|path|query|request|response|success(?:ful)?|error|json|example|sample|http) )*"
    r"(?:parameters|params|arguments|body|payload|request|responses?|returns)(?: (?:format|body|schema|fields|structure))?"
)
_SAMPLES = re.compile(r"(?:Request|Response) [Ss]amples?")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BOLD = re.compile(r"(\*\*|__)(?P<words>[^*_`\n]+)\1:?")


def holds(label: str) -> bool:
    """Whether what is under a label in a list is what a heading would have."""
    return _HOLDS.fullmatch(_plain(label)) is not None


def is_sure(label: str) -> bool:
    """Whether a label holds something, and is no word that a field could be called."""
    return _SURE.fullmatch(_plain(label)) is not None


def is_headers(label: str) -> bool:
    """Whether a label holds the headers that are sent."""
    return _HEADERS.fullmatch(_plain(label)) is not None


def heads_samples(source: str) -> bool:
    """Whether a line is the title that viewers of OpenAPI documents have over their samples."""
    return _SAMPLES.fullmatch(source.strip()) is not None


def heads(source: str) -> bool:
    """Whether a bold line heads what follows it, be that prose first: `**Request format**`."""
    found = _BOLD.fullmatch(source.strip())
    return found is not None and _HEADS.fullmatch(_plain(found["words"])) is not None


def _plain(label: str) -> str:
    return _ASIDE.sub("", english(label)).lower().strip(" :")
