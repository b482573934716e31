"""What a page shows that is no call of its API: requests sent to the reader's own server, and words for agents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.findings import Findings
from generator.places import InPage
from generator.read.code.cues import last_sentence
from generator.read.pages.markdown import (
    LABEL_LEVEL,
    Bullets,
    Fence,
    Paragraph,
    Part,
    Section,
    Sheet,
)
from generator.read.pages.paths import only_routes

_YOURS = (
    r"\b[Yy]our (?:own |\w+ )?(?:(?:web ?)?servers?|endpoints?|webhooks?|callbacks?|ur[li]s?|back-?ends?|apps?|applications?"
    r"|listeners?|receivers?|handlers?|systems?|sites?)\b"
)
_VERBS = "send|post|call|make|deliver|issue|push|forward|invoke|fire|request|notify"
# `we send this request to your server`, `Acme will then post it to your webhook URL`, `is sent to your endpoint`.
_SENT = re.compile(
    rf"(?:\b[Ww]e(?:'ll)?|\b[Oo]ur \w+(?: \w+)?|(?!(?:You|This|That|It|Which|Who|Client)\b)\b[A-Z]\w+(?= \w*s\b| will))"
    rf" (?:(?:will|shall|then|also|always|automatically) )*(?:{_VERBS}|notifie)(?:s|es)?\b[^.]*?{_YOURS}"
    rf"|\b(?:is|are|be|gets?) (?:sent|delivered|posted|pushed|forwarded|made) (?:directly )?to {_YOURS}"
    rf"|{_YOURS} (?:will |then )*(?:receives?|gets?)\b"
    rf"|\b(?i:web ?hook|callback|notification)s? (?:\w+ )?(?:that |which )?we (?:will )?(?:{_VERBS}) (?:to )?you\b"
    r"|\b[Yy]ou (?:will |then )*(?:receive|get) (?:an? |the |this )?(?:following )?"
    r"(?:HTTP |POST |PUT |[Ww]ebhook |[Cc]allback )+(?:request|call|notification|payload)\b"
)
_LEADS = re.compile(
    r"(?i)[:：]\W*$|\b(?:this|the following) (?:\w+ )?(?:request|call)\b"
)
_TITLE = re.compile(
    r"(?i)\W*(?:(?:example|sample|the) )*(?:out(?:going|bound) )?(?:web ?hooks?|callbacks?)"
    r"(?: (?:requests?|payloads?|notifications?|messages?|body|sent|delivered|received|calls?|example|format"
    r"|(?:sent )?to your? \w+))+\W*"
    r"|\W*(?:(?:example|sample) )*out(?:going|bound) (?:web ?hooks?|callbacks?|requests?)\W*"
)
_OWN_PATH = re.compile(
    r"(?i)/(?:[\w-]+/)*your[-_/]?(?:web-?)?(?:hooks?|callbacks?|endpoints?|listeners?|receivers?|servers?)\b"
)
_CURL = re.compile(r"(?m)^\s*(?:\$ )?(?:curl|wget|https?)\s")
_AGENTS = re.compile(
    r"(?i)\W*(?:(?:ai |llm )?(?:agents?|llms?|assistants?|chatbots?)|ai) (?:instructions?|guidance|guidelines|notes?)\b.*"
    r"|\W*(?:(?:instructions?|guidance|guidelines|notes?|hints?|information) )?(?:for|to) "
    r"(?:(?:ai|llm|coding) )?(?:agents?|llms?|assistants?|ai(?: tools?)?|language models?)\b.*"
)
_DOCUMENTS = re.compile(
    r"(?i)//(?:docs?|documentation|help|support|developers?|wiki)\b|[?&](?:ask|question)="
)
_PAGE = re.compile(r"(?i)/(?:[\w.-]+\.mdx?|llms(?:-\w+)?\.txt)$")
_PAGE_URL = re.compile(r"""(?i)https?://[^\s?'"]+?\.mdx?(?=[?'"\s]|$)""")
_URL = re.compile(r"https?://")
_LONGEST = 400


def cleaned(sheet: Sheet, findings: Findings) -> Sheet:
    """The page without what no caller of the API sends; requests to the reader's own server are reported."""
    agents = _under(_AGENTS, sheet.sections)
    webhooks = _under(_TITLE, sheet.sections)
    sections = tuple(
        _cleaned(
            sheet.name, one, findings, agents=index in agents, titled=index in webhooks
        )
        for index, one in enumerate(sheet.sections)
    )
    return sheet if sections == sheet.sections else replace(sheet, sections=sections)


def _under(title: re.Pattern[str], sections: Sequence[Section]) -> frozenset[int]:
    """The numbers of the sections with such a heading, and of those below one."""
    found: set[int] = set()
    over: int | None = None
    for index, one in enumerate(sections):
        if over is not None and one.level <= over:
            over = None
        if over is None and title.fullmatch(one.heading):
            over = one.level
        if over is not None:
            found.add(index)
    return frozenset(found)


def _cleaned(
    page: str, section: Section, findings: Findings, *, agents: bool, titled: bool
) -> Section:
    theirs = [*_sent(section, titled=titled)]
    for one in theirs:
        findings.info(
            "sent-to-reader",
            "this is sent to a server of the reader's own, as a webhook is; "
            "it is no call of the API and was not used",
            InPage(page=page, line=one.line, column=one.indent + 1),
        )
    gone = {id(one) for one in theirs}
    kept = tuple(
        part
        for part in section.parts
        if id(part) not in gone and not _is_document(part, agents=agents)
    )
    return section if kept == section.parts else replace(section, parts=kept)


def _sent(section: Section, *, titled: bool) -> Iterator[Fence]:
    """The blocks with what a reader's server receives, by the words before them, the heading, or their path.

    titled: whether they stand under a heading of such.
    """
    told = section.level == LABEL_LEVEL and _is_told(section.heading)
    for part in section.parts:
        if isinstance(part, Paragraph):
            told = _is_told(part.text.plain)
        elif not isinstance(part, Fence):
            told = False
        elif told or (titled and _may_be_sent(part)) or _is_own(part):
            yield part


def _is_told(words: str) -> bool:
    last = last_sentence(words)[-_LONGEST:]
    return _LEADS.search(last) is not None and _SENT.search(last) is not None


def _may_be_sent(fence: Fence) -> bool:
    """Whether a block is a `POST` or its body: all else under a heading of webhooks is how to manage them."""
    routes = only_routes(fence.code.strip().partition("\n")[0])
    posted = all(one.method in ("POST", "PUT") and not one.server for one in routes)
    return posted and not _CURL.search(fence.code)


def _is_own(fence: Fence) -> bool:
    routes = only_routes(fence.code.strip().partition("\n")[0])
    return any(_OWN_PATH.match(one.path) for one in routes)


def _is_document(part: Part, *, agents: bool) -> bool:
    """Whether a part names nothing but documentation as what to get: `GET /docs/boats.md`.

    agents: whether the words around it are for programs that read documentation.
    """
    text = _text(part).strip().strip("`")
    if isinstance(part, Fence) and _CURL.match(text):
        return len(_PAGE_URL.findall(text)) == len(_URL.findall(text)) > 0
    first = text.partition("\n")[0]
    routes = only_routes(first)
    return bool(routes) and all(
        one.method == "GET"
        and (
            _PAGE.search(one.path.partition("?")[0])
            or (agents and _DOCUMENTS.search(first))
        )
        for one in routes
    )


def _text(part: Part) -> str:
    match part:
        case Fence():
            return part.code
        case Paragraph():
            return part.text.source
        case Bullets():
            return "\n".join(item.text.source for item in part.items)
        case _:
            return ""
