"""Calls as some pages spell them, in the usual way: `GET boats/[boat id]` is `GET /boats/{boat_id}`."""

import re

# In code that bold was meant to mark, `/boats/**put_your_boat_here**`.
_BOLD = re.compile(
    r"(?<=[/=.])\*\*((?:put|your|my|insert|enter)_\w+)\*\*(?=[/?&.:\s]|$)"
)
# Emphasis around a placeholder, or in place of its marks: `/boats/*:id*`, `/boats/**{id}**`, `/boats/*id*`.
_EMPHASISED = re.compile(
    r"(?<=[/=])(?P<mark>\*\*|\*|__|_)(?P<place>:[A-Za-z_][\w-]*?|\{[\w.-]+\}|<[\w.-]+>)(?P=mark)(?=[/?&\s`]|$)"
    r"|(?<!//)(?<=/)(?P<stars>\*{1,2})(?P<name>[A-Za-z][\w-]*)(?P=stars)(?=[/?\s`]|$)"
)
_METHOD = r"(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)"
# Links and indexes of arrays are no placeholders: `[text](to)`, `items[0]`.
_BRACKETED = re.compile(r"(?<=[/=.])\[([A-Za-z][\w.-]*(?: [\w.-]+){0,3})\](?![(\[:])")
_STEP = r"(?:[A-Za-z][\w.-]*|:[A-Za-z_]\w*|\{[^{}/\n]+\}|<[^<>/\n]+>)"
_SLASHLESS = re.compile(
    rf"(`?{_METHOD}`?\s+`?)(?=(?P<steps>(?:[a-z]\w*|[A-Z]\w*[a-z]\w*)(?:-\w+)*(?:/{_STEP})*)/?`?(?P<query>\?\S*)?`?$)"
)
# `GET api.acme.com/boats`: a host by its dots, or by how one ends.
_LABEL = r"(?:[a-z][a-z0-9-]*|\{\{?[\w-]+\}?\}|<[\w-]+>)"
_HOSTED = re.compile(
    rf"(`?{_METHOD}`?\s+`?)(?=(?:(?:{_LABEL}\.){{2,}}[a-z]{{2,}}|{_LABEL}\.(?:com|net|org|io|dev|app|co|ai|test))(?::\d+)?/)"
)
_NO_PATHS = re.compile(
    r"(?i)(?:application|text|image|audio|video|multipart|message|font)/.*"
    r"|(?:and|or|request|response|body|header|query|parameter|input|yes|true|read)s?/"
    r"(?:and|or|request|response|body|header|quer(?:y|ie)|parameter|output|no|false|write)s?"
)

# A colon that a formatter took for one of a sentence: `/boats/: id/crew`, `/boats/: Boat_id`. At the end of a path
# it may be one indeed, `GET /boats/: All boats`.
_SPACED = re.compile(
    r"(?<=/): (?P<name>[A-Za-z_]\w*)(?=/|(?<=[a-z_]id)[`?]|(?<=[a-z_]id)$|(?<=: [Ii]d)$|(?<=: ID)$)"
)
_LINKED = re.compile(r"\[(\{[\w.-]+\})\]\([^()\s]*\)")
# As languages put values into text: `/boats/#{id}`, `/boats/%{id}`.
_INTERPOLATED = re.compile(r"(?<=[/=.-])[#%@](?=\{[A-Za-z_]\w*\})")
# What may be left out, as usage lines have it: `/boats[?page=2]`, `/boats(?page=2)`, and as Rails lists
# routes: `/boats(.:format)`.
_OPTIONAL_QUERY = re.compile(r"(?:\[(\?[^\s\[\]`]*)\]|\((\?[^\s()`]*)\))(?=[\s`]|$)")
_OPTIONAL_SUFFIX = re.compile(
    r"(?:\[\.(?::format|\{format\}|json|xml)\]|\(\.(?::format|\{format\}|json|xml)\))(?=[\s`?]|$)"
)
# An address that an editor made a link of; what a variable in it stands for is said by where it leads.
_LINKED_ADDRESS = re.compile(
    r"\[[` ]*(?:(?P<url>https?://[^\s`\[\]]+)|\{\{?\s*[\w-]+\s*\}?\}/?(?P<rest>[\w.~/-]+))[` ]*\]\(<?(?P<to>https?://[^()\s<>]+)>?\)"
)
# Most texts have none of the marks: one look spares them all the others.
_MARKED = re.compile(r"[\[({*#%@]|/[:_]")
# One of two names for what goes there: `/boats/{boat_id|number}`.
_EITHER = re.compile(r"\{([\w.-]+)\|[\w.|-]+\}")
_TEMPLATE = re.compile(r"(?<=[\w}/])\{(?P<mark>[?&])(?P<names>[\w.*\[\], -]+)\}")


def in_braces(text: str) -> str:
    """The text with braces for the brackets that stand for placeholders, and a query for a template of one."""
    if not _MARKED.search(text):
        return text
    if "/: " in text:
        text = _SPACED.sub(lambda f: f":{_uncapitalised(f['name'])}", text)
    if "](" in text:
        text = _LINKED.sub(r"\1", text)
        text = _LINKED_ADDRESS.sub(_address, text)
    if "|" in text:
        text = _EITHER.sub(r"{\1}", text)
    text = _TEMPLATE.sub(_as_query, text)
    text = _INTERPOLATED.sub("", text)
    if "[" in text or "(" in text:
        text = _OPTIONAL_SUFFIX.sub("", _OPTIONAL_QUERY.sub(_without_brackets, text))
    if "[" in text:
        text = _BRACKETED.sub(lambda f: f"{{{f[1].replace(' ', '_')}}}", text)
    if "/*" in text or "/_" in text:
        text = _EMPHASISED.sub(_unmarked, text)
    return _BOLD.sub(r"{\1}", text)


def _without_brackets(found: re.Match[str]) -> str:
    return found[1] or found[2]


def _address(found: re.Match[str]) -> str:
    if found["url"]:
        return found["url"]
    leads = found["to"].endswith(f"/{found['rest'].lstrip('/')}")
    return found["to"] if leads else found.group()


def _uncapitalised(name: str) -> str:
    return name.lower() if name.isupper() else name[0].lower() + name[1:]


def _unmarked(found: re.Match[str]) -> str:
    return found["place"] or f"{{{found['name']}}}"


def _as_query(found: re.Match[str]) -> str:
    """`{?page,size*}`, as RFC 6570 has it, as an address has it: `?page={page}&size={size}`."""
    names = [one.strip(" *") for one in found["names"].split(",")]
    return found["mark"] + "&".join(f"{name}={{{name}}}" for name in names if name)


def with_slash(text: str) -> str:
    """The text with the slash that its path begins with, or its host's scheme, where it is a method and a path without.

    One word is a path only where a placeholder is in its query: `GET boats?owner={owner}`.
    """
    hosted = _HOSTED.match(text)
    if hosted:
        return f"{hosted[1]}https://{text[hosted.end() :]}"
    found = _SLASHLESS.match(text)
    if found is None or _NO_PATHS.fullmatch(found["steps"]):
        return text
    if "/" not in found["steps"] and "={" not in (found["query"] or ""):
        return text
    return f"{found[1]}/{text[found.end(1):]}"
