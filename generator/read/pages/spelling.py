"""Calls as some pages spell them, in the usual way: `GET boats/[boat id]` is `GET /boats/{boat_id}`."""

import re

# In code that bold was meant to mark, `/boats/**put_your_boat_here**`.
_BOLD = re.compile(
    r"(?<=[/=.])\*\*((?:put|your|my|insert|enter)_\w+)\*\*(?=[/?&.:\s]|$)"
)
# Emphasis around a placeholder, or in place of its marks: `/boats/*:id*`, `/boats/**{id}**`, `/boats/*id*`.
_EMPHASISED = re.compile(
    r"(?<=[/=])(?P<mark>\*\*|\*|__|_)(?P<place>:[A-Za-z_][\w-]*?|\{[\w.-]+\}|<[\w.-]+>)(?P=mark)(?=[/?&\s`]|$)"
    r"|(?<=/)(?P<stars>\*{1,2})(?P<name>[A-Za-z][\w-]*)(?P=stars)(?=[/?\s`]|$)"
)
_METHOD = r"(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)"
# Links and indexes of arrays are no placeholders: `[text](to)`, `items[0]`.
_BRACKETED = re.compile(r"(?<=[/=.])\[([A-Za-z][\w.-]*(?: [\w.-]+){0,3})\](?![(\[:])")
_STEP = r"(?:[A-Za-z][\w.-]*|:[A-Za-z_]\w*|\{[^{}/\n]+\}|<[^<>/\n]+>)"
_SLASHLESS = re.compile(
    rf"(`?{_METHOD}`?\s+`?)(?=(?P<steps>(?:[a-z]\w*|[A-Z]\w*[a-z]\w*)(?:-\w+)*(?:/{_STEP})*)/?`?(?P<query>\?\S*)?`?$)"
)
_NO_PATHS = re.compile(
    r"(?i)(?:application|text|image|audio|video|multipart|message|font)/.*"
    r"|(?:and|or|request|response|body|header|query|parameter|input|yes|true|read)s?/"
    r"(?:and|or|request|response|body|header|quer(?:y|ie)|parameter|output|no|false|write)s?"
)

_LINKED = re.compile(r"\[(\{[\w.-]+\})\]\([^()\s]*\)")
_TEMPLATE = re.compile(r"(?<=[\w}/])\{(?P<mark>[?&])(?P<names>[\w.*\[\], -]+)\}")


def in_braces(text: str) -> str:
    """The text with braces for the brackets that stand for placeholders, and a query for a template of one."""
    if "](" in text:
        text = _LINKED.sub(r"\1", text)
    text = _TEMPLATE.sub(_as_query, text)
    if "[" in text:
        text = _BRACKETED.sub(lambda f: f"{{{f[1].replace(' ', '_')}}}", text)
    if "/*" in text or "/_" in text:
        text = _EMPHASISED.sub(_unmarked, text)
    return _BOLD.sub(r"{\1}", text)


def _unmarked(found: re.Match[str]) -> str:
    return found["place"] or f"{{{found['name']}}}"


def _as_query(found: re.Match[str]) -> str:
    """`{?page,size*}`, as RFC 6570 has it, as an address has it: `?page={page}&size={size}`."""
    names = [one.strip(" *") for one in found["names"].split(",")]
    return found["mark"] + "&".join(f"{name}={{{name}}}" for name in names if name)


def with_slash(text: str) -> str:
    """The text with the slash that its path begins with, where it is a method and a path without one.

    One word is a path only where a placeholder is in its query: `GET boats?owner={owner}`.
    """
    found = _SLASHLESS.match(text)
    if found is None or _NO_PATHS.fullmatch(found["steps"]):
        return text
    if "/" not in found["steps"] and "={" not in (found["query"] or ""):
        return text
    return f"{found[1]}/{text[found.end(1):]}"
