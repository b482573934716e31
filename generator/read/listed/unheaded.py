"""Lists of parameters that no heading names: what their columns, their names and the words before them say they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.read.code.cues import last_sentence
from generator.read.listed import bullets, headings, tables
from generator.read.listed.fields import Field, Location, Slot, first_step
from generator.read.pages.markdown import Bullets, Part, Table
from generator.read.pages.paths import BODYLESS
from generator.read.words import typewords
from generator.read.words.languages import english

_PARAMETER = re.compile(r"\b(param\w*|arguments?|options?)\b")
_HEADER = re.compile(r"header( name)?")
_MEMBER = re.compile(r"\b(fields?|attributes?|attribute\(s\)|propert(y|ies))")
_OTHER = re.compile(
    r"(?i)\berror (codes?|types?)\b|\bstatus codes?\b|\brate limit(s|ing)?\b"
    r"|\bchange ?log\b"
)
_OTHER_TITLE = re.compile(
    r"(?i)\W*(errors?|status(es)?|limits|changes|history|permissions|scopes|plans"
    r"|events|webhooks?|links|see also|related)\W*"
)
_ANSWER = re.compile(
    r"(?i)\b(respon[sc]es?|returns?|returned|results?|answers?|output)\b.*"
    r"\b(fields?|attributes?|properties)\b"
    r"|\b(fields?|attributes?|properties)\b.*\b(responses?|returned|answers?)\b"
    r"|\b(response|return|output) (parameters?|values?)\b"
)
_LIST = re.compile(r"(?i)\b(parameters?|params|arguments?|body|headers|form data)\b")
# A sentence that leads to a list of what a call takes, `The following parameters narrow the result:`.
_LEADS = re.compile(
    r"(?i)\b(?:following|these|(?:listed|described|given|shown) below|as follows|available|supported|accepted|optional|additional)\b"
)
_TAKES = re.compile(
    r"(?i)\b(?:takes?|accepts?|expects?|send|sent|pass(?:ed)?|provide|supply|request|payload|body|post|submit|creat\w+|updat\w+)\b"
)
_TAKEN = re.compile(
    r"(?i)\b(?:(?P<param>param\w*|arguments?|filters)|fields?|attributes?|properties|keys)\b"
)
_DATA = re.compile(r"(?i)\W*(?:request |input )?(?:data|inputs?)\W*")
# A sentence of its own that says whether a call needs credentials leads to no list of them.
_ASIDE = re.compile(
    r"(?i)\b(?:requires?|required|needs?|needed|necessary|optional)\b[^:]*[.!]\W*$"
)
_NAME = re.compile(r"[A-Za-z_@$][\w.\[\]*?-]*")
_FIRST_WORD = re.compile(r"[^\s,;(<\[|]+")
_LABEL_WORDS = 6


def slot(part: Table | Bullets, said: str, method: str) -> Slot | None:
    """What a list straight under an endpoint is; said: the words before it.

    None when it is no list of parameters or fields, or nothing tells which of them it is.
    """
    words = last_sentence(said)
    if not is_list(part):
        return _led(part, words, method)
    if _DATA.fullmatch(words):
        # What is sent, by the name that libraries have for it.
        bodied = method not in ("GET", "HEAD")
        return Slot(role="body") if bodied else _parameters("query")
    header = (
        english(tables.name_header(part)).strip() if isinstance(part, Table) else ""
    )
    if _HEADER.fullmatch(header):
        return None if _ANSWER.search(words) else _parameters("header")
    told = _told(words)
    if _PARAMETER.search(header):
        return told if told and told.role != "response" else _parameters()
    if told:
        return told
    if (
        headings.is_within(words)
        or _OTHER.search(words)
        or _could_be_answered(part, header, method)
    ):
        return None
    return _parameters()


def is_access(said: str) -> bool:
    """Whether words before a list lead to credentials; `No authentication required.` only says that it needs none."""
    aside = _ASIDE.search(said) and not (_LEADS.search(said) or _LIST.search(said))
    return headings.is_access(said) and not aside


def outranks(part: Table | Bullets, slot: Slot | None, method: str) -> bool:
    """Whether a list straight under a call is what it takes, though a heading sounds like that of a type: `Train Model`."""
    if slot is None or slot.role != "object" or isinstance(part, Bullets):
        return False
    header = english(tables.name_header(part))
    if method in BODYLESS and _MEMBER.search(header):
        return False
    told = tables.has(part, "required", "in", "default")
    return told or _PARAMETER.search(header) is not None


def _led(part: Table | Bullets, words: str, method: str) -> Slot | None:
    """The slot of bullets that tell no types, where each has a name in code and a sentence leads to them."""
    named = _TAKEN.search(words)
    if not isinstance(part, Bullets) or named is None or not _LEADS.search(words):
        return None
    if _ANSWER.search(words) or headings.is_within(words) or _OTHER.search(words):
        return None
    if not named["param"] and (method in BODYLESS or not _TAKES.search(words)):
        return None
    if len(bullets.fields("", part, Slot(role="parameters"))) < len(part.items):
        return None
    found = headings.of_title(words)
    return found if found and found.role in ("parameters", "body") else _parameters()


def is_unread(part: Table | Bullets, trail: tuple[str, ...]) -> bool:
    """Whether a list that was not read looks like parameters or fields, by itself and its headings."""
    if any(is_other(title) or headings.is_access(title) for title in trail):
        return False
    return is_list(part) or (isinstance(part, Table) and _names_and_types(part))


def is_other(title: str) -> bool:
    """Whether a heading is about errors, limits, changes and the like, not about a call."""
    found = _OTHER.search(title) or _OTHER_TITLE.fullmatch(title)
    return found is not None


def _parameters(location: Location | None = None) -> Slot:
    return Slot(role="parameters", location=location)


def _told(words: str) -> Slot | None:
    """What a sentence, or a few words that do a heading's work, says about the list after it."""
    if _ANSWER.search(words):
        return headings.answer(words)
    if len(words.split()) > _LABEL_WORDS or not _LIST.search(words):
        return None
    found = headings.of_title(words)
    return found if found and found.role in ("parameters", "body") else None


def _could_be_answered(part: Table | Bullets, header: str, method: str) -> bool:
    """Whether `Field` may as well head what a call without a body answers."""
    return (
        isinstance(part, Table)
        and method in BODYLESS
        and _MEMBER.search(header) is not None
        and not tables.has(part, "required", "in", "default")
    )


def is_list(part: Table | Bullets) -> bool:
    """Whether a part is a list of parameters or fields, by itself."""
    if isinstance(part, Bullets):
        found = bullets.fields("", part, Slot(role="parameters"))
        typed = [field for field in found if field.types or field.location]
        return 0 < len(part.items) <= 2 * len(typed)
    if not tables.fields("", part, Slot(role="parameters")):
        return False
    return (
        tables.has(part, "required", "in")
        or _PARAMETER.search(english(tables.name_header(part))) is not None
        or _typed(part)
    )


def fields(page: str, part: Part, slot: Slot) -> tuple[Field, ...]:
    """The fields of a part that is a list of such by itself; none of any other."""
    if isinstance(part, Table) and is_list(part):
        return tables.fields(page, part, slot)
    if isinstance(part, Bullets) and is_list(part):
        return bullets.fields(page, part, slot)
    return ()


def _typed(table: Table) -> bool:
    """Whether a table has a column of types, with some in it that are known."""
    cells = tables.column(table, "type")
    firsts = [_FIRST_WORD.match(cell.plain.strip("` ?")) for cell in cells]
    return any(cell.link for cell in cells) or any(
        found is not None and typewords.is_type(found.group()) for found in firsts
    )


def _names_and_types(table: Table) -> bool:
    first = [row[0].plain.replace("\\", "") for row in table.rows if row]
    names = [text for text in first if _NAME.fullmatch(text.split(" ")[0])]
    return bool(names) and 2 * len(names) > len(first) and _typed(table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """taken: the fields of the request. answered: those of the response, none where nothing shows one.

    again: the field that is listed a second time.
    """

    taken: tuple[Field, ...]
    answered: tuple[Field, ...]
    again: Field


def halves(fields: Sequence[Field], shown: frozenset[str]) -> Halves | None:
    """The two halves of a table, by the members of an answer that an example shows; None where it has no name twice."""
    names = [field.name for field in fields]
    again = next((at for at, name in enumerate(names) if name in names[:at]), None)
    if again is None:
        return None
    start = again
    while start and names[start - 1] in shown and names[start - 1] not in names[again:]:
        start -= 1
    known = sum(first_step(name) in shown for name in names[start:])
    if not start or 2 * known < len(names) - start:
        # What the second one is about, nothing says.
        start = len(names)
    return Halves(
        taken=tuple(fields[:start]),
        answered=tuple(fields[start:]),
        again=fields[again],
    )
