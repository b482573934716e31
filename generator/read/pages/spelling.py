"""Calls as some pages spell them, in the usual way: `GET boats/[boat id]` is `GET /boats/{boat_id}`."""

import html
import re
from collections.abc import Iterator
from itertools import islice

# Marks that HTML and MDX would take for their own: `/boats/&#123;id&#125;`, `/boats/&lt;id&gt;`.
_ENTITY = re.compile(
    r"(?i)&(?:#0*(?:12[35]|58|60|62)|#x(?:7[bd]|3[ace])|lt|gt|l(?:brace|cub)|r(?:brace|cub)|colon);"
)
# A blank where a line was folded: `/boats/ {id}/crew`.
_FOLDED = re.compile(r"(?<=[\w}>]/) (?=(?:\{[\w.-]+\}|<[\w.-]+>)(?:[/?`]|$))")
# Emphasis around a placeholder, or in place of its marks, also in code: `/boats/*:id*`, `/boats/**{id}**`, `?id=*id*`.
_EMPHASISED = re.compile(
    r"(?<=[/=])(?P<mark>\*\*|\*|__|_)(?P<place>:[A-Za-z_][\w-]*?|\{[\w.-]+\}|<[\w.-]+>)(?P=mark)(?=[/?&\s`]|$)"
    r"|(?<=[/=.])(?P<stars>\*{1,2})(?P<name>[A-Za-z][\w-]*)(?P=stars)(?=[/?&.:\s`]|$)"
)
_METHOD = r"(?:GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)"
# Emphasis around the method, also in code: `***GET*** /boats`.
_EMPHATIC = re.compile(rf"(?<![\w*])(\*{{1,3}})({_METHOD})\1(?![\w*])", re.IGNORECASE)
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
# A placeholder that stands for no address: `GET {kind}/{id}`, but `GET {host}/boats` and `GET {{url}}/boats`.
_PLACED = re.compile(
    rf"(`?{_METHOD}`?\s+`?)(?=[{{<](?!(?i:[\w .-]*(?:ur[li]|host|server|domain|base|api|endpoint|root|origin|address|site|prefix|env"
    r"|instance|gateway|version)))[A-Za-z_][\w.-]*[}>]/[\w:{<])"
)
# In code and alone, one word is a path too: `GET Boats`.
_CODED = re.compile(rf"`{_METHOD}\s+[A-Za-z][\w-]+(?:\?\S*)?`")
_NO_WORDS = re.compile(
    r"(?i)(?:requests?|methods?|calls?|endpoints?|operations?|verbs?|param(?:eter)?s?|quer(?:y|ies)|data|body|bodies|payloads?|headers?"
    r"|responses?|url|uri|path|routes?|api|apis|https?|json|xml|form|only|and|or|to|from|the|an?|multipart)"
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
_MARKED = re.compile(r"[\[({*#%@&]|/[:_]")
# One of two names for what goes there: `/boats/{boat_id|number}`.
_EITHER = re.compile(r"\{([\w.-]+)\|[\w.|-]+\}")
_TEMPLATE = re.compile(r"(?<=[\w}/])\{(?P<mark>[?&])(?P<names>[\w.*\[\], -]+)\}")
# Where several steps go, as routers have it: `/files/:path*`.
_SPREAD = re.compile(r"(?<=/)(:[A-Za-z_]\w*|\{[\w.-]+\})[*+](?=[/?`\s]|$)")
# Steps that may be left out: `/boats[/{id}]`, `/boats(/:id)`, `/boats/[{id}]`, `/boats/{id?}`, `/boats/:id?`.
_PLACE = r"(?:\{[\w.-]+\}|<[\w.-]+>|:[A-Za-z_]\w*)"
_BRACKETS = r"(?:\[(?P<one>/(?:[^\s\[\]]|\[[^\s\[\]]*\])+)\](?!\()|\((?P<two>/(?:[^\s()]|\([^\s()]*\))+)\))"
_LEFT_OUT = (
    re.compile(rf"(?<=[\w}}>]){_BRACKETS}"),
    re.compile(rf"(?P<one>/)\[(?P<two>{_PLACE})\](?=[/`\s]|$)"),
    re.compile(r"(?P<one>/)(?P<two>\{[\w.-]+)\?(?P<end>\})(?=[/`\s]|$)"),
    re.compile(rf"(?P<one>/)(?P<two>{_PLACE})\?(?=[/`\s]|$)"),
)
_ALL_LEFT_OUT = (re.compile(rf"(?<=[\w}}>]){_BRACKETS}+"), *_LEFT_OUT[1:])
_PLACES = re.compile(rf"(?:/?{_PLACE}\}}?)+")
# Words to choose from: `/boats/{id}/lock|unlock`, `/boats/{id}/(lock|unlock)`.
_CHOICE = re.compile(
    r"(?<=/)(?P<open>[(\[])?(?P<words>[A-Za-z][\w-]*(?:\|[A-Za-z][\w-]*)+)(?(open)[)\]])(?=[/?`\s]|$)"
)
# Several paths after one method, or several calls: `GET /boats, /ships`, `GET /boats or GET /ships`.
_NEXT = re.compile(
    rf"[`*]*(?:,|\s(?:and|or|[/|&])\s)\s*(?=[`*]*(?:{_METHOD}[`*]*\s+[`*]*)?/[A-Za-z{{<:])"
)
_CALL = re.compile(rf"[`*\s]*(?P<method>{_METHOD})[`*]*\s[`*\s]*(?=\S*/)")
_MOST_WAYS = 6
# So many brackets are not even taken apart.
_MOST_MARKS = 24


def in_braces(text: str) -> str:
    """The text with braces for the brackets that stand for placeholders, and a query for a template of one."""
    if not _MARKED.search(text):
        return text
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    if "/ " in text:
        text = _FOLDED.sub("", text)
    if "/: " in text:
        text = _SPACED.sub(lambda f: f":{_uncapitalised(f['name'])}", text)
    if "](" in text:
        text = _LINKED.sub(r"\1", text)
        text = _LINKED_ADDRESS.sub(_address, text)
    if "|" in text:
        text = _EITHER.sub(r"{\1}", text)
    text = _SPREAD.sub(r"\1", _TEMPLATE.sub(_as_query, text))
    text = _INTERPOLATED.sub("", text)
    if "[" in text or "(" in text:
        text = _OPTIONAL_SUFFIX.sub("", _OPTIONAL_QUERY.sub(_without_brackets, text))
    if "[" in text:
        text = _BRACKETED.sub(lambda f: f"{{{f[1].replace(' ', '_')}}}", text)
    if "*" in text:
        text = _EMPHATIC.sub(r"\2", text)
    if "*" in text or "/_" in text:
        text = _EMPHASISED.sub(_unmarked, text)
    return text


def ways(text: str) -> tuple[str, ...]:
    """Each call that a text spells in one with others, its own words for all but a path; itself where it is one.

    Of too many it is the one without all that may be left out, and the one with it.
    """
    out = _ways(text)
    if len(out) > _MOST_WAYS:
        out = tuple(dict.fromkeys(_ends(text)))
    return out if len(out) > 1 else (out or (text,))


def _ends(text: str) -> Iterator[str]:
    if len(_NEXT.split(text)) > 1:
        yield text
        return
    short = whole = text
    for pattern in _ALL_LEFT_OUT:
        short = pattern.sub("", short)
    yield short
    if _marks(text) <= _MOST_MARKS:
        for pattern in _LEFT_OUT:
            while found := pattern.search(whole):
                inside = "".join(one or "" for one in found.groups())
                whole = whole[: found.start()] + inside + whole[found.end() :]
        yield whole


def _marks(text: str) -> int:
    return sum(map(text.count, "[(?|"))


def is_cut_short(text: str) -> bool:
    """Whether a text spells more calls than are read."""
    return len(_ways(text)) > _MOST_WAYS


def _ways(text: str) -> tuple[str, ...]:
    """The calls that a text spells, or more of them than are read."""
    found = _CALL.match(text)
    if found is None or not ("|" in text or any(mark in text for mark in _ODD)):
        return (text,)
    first, *more = _NEXT.split(text.replace("\\|", "|").strip())
    texts = [first, *(_with_method(one, found["method"]) for one in more)]
    if len(texts) > _MOST_WAYS or _marks(text) > _MOST_MARKS:
        return ("",) * (_MOST_WAYS + 1)
    spelt = (way for one in texts for way in _spelt(one))
    return tuple(dict.fromkeys(islice(spelt, _MOST_WAYS + 1)))


_ODD = ("[", "(", "?", ",", " or ", " and ", " / ", " & ")


def _with_method(text: str, method: str) -> str:
    return text if _CALL.match(text) else f"{method} {text}"


def _spelt(text: str) -> Iterator[str]:
    """The calls that one path is, without what may be left out and with it, and with each word to choose from."""
    if "](" in text:
        yield text
        return
    for pattern in _LEFT_OUT:
        if found := pattern.search(text):
            inside = "".join(one or "" for one in found.groups())
            without, rest = text[: found.start()], text[found.end() :]
            # Places are filled from the left: of `[/{id}][/{part}]` the second needs the first.
            after = pattern.match(without + rest, len(without))
            while after and _PLACES.fullmatch(inside):
                rest = rest[after.end() - after.start() :]
                after = pattern.match(without + rest, len(without))
            yield from _spelt(without + rest)
            yield from _spelt(without + inside + text[found.end() :])
            return
    if found := _CHOICE.search(text):
        words = found["words"].split("|")
        before, after_it = text[: found.start()], text[found.end() :]
        for one in words:
            yield from _spelt(before + one + after_it)
        return
    yield text


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


def is_coded(text: str) -> bool:
    """Whether a text is nothing but a method and a word in code, `` `GET Boats` ``."""
    return _CODED.fullmatch(text.strip()) is not None


def with_slash(text: str, *, coded: bool = False) -> str:
    """The text with the slash that its path begins with, or its host's scheme, where it is a method and a path without.

    One word is a path only in code of its own, and where a placeholder is in its query: `GET boats?owner={owner}`.
    """
    hosted = _HOSTED.match(text)
    if hosted:
        return f"{hosted[1]}https://{text[hosted.end() :]}"
    placed = _PLACED.match(text)
    if placed:
        return f"{placed[1]}/{text[placed.end() :]}"
    found = _SLASHLESS.match(text)
    if found is None or _NO_PATHS.fullmatch(found["steps"]):
        return text
    one = "/" not in found["steps"] and "={" not in (found["query"] or "")
    if one and (not coded or _NO_WORDS.fullmatch(found["steps"])):
        return text
    return f"{found[1]}/{text[found.end(1):]}"
