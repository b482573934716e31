"""Methods and paths as pages write them: `GET /contacts/:id`, `get https://host/v1/<id>?x=1`."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache

from generator.addresses import with_variables
from generator.document import METHODS as KEYS
from generator.document import operation_at
from generator.read.pages.spelling import in_braces, is_coded, ways, with_slash
from generator.words import singular

METHODS = (
    "GET",
    "PUT",
    "POST",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "PATCH",
    "TRACE",
)
BODYLESS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "LIST", "SCAN"})

# A placeholder may be of several words, `{room id}`.
_WORDS = r"[\w.-]+(?: [\w.-]+){0,3}"
_PLACEHOLDER = re.compile(
    rf"\$?\{{\{{\s*([\w.-]+)\s*\}}\}}|\$?\{{\s*({_WORDS})\s*\}}|<\s*({_WORDS})\s*>"
    r"|(?<=/):([A-Za-z_][\w-]*)|(?<=/)\(([A-Za-z_][\w-]*)\)(?=[/?]|$|\.[a-z]+$)|\$([A-Z][A-Z0-9_]*)"
    # A shell's variable; `$count` and `$validate-code` are steps that OData and FHIR have.
    r"|(?<=/)\$([a-z]+(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)*I[dD]|id)(?=[/?]|$)"
    r"|(?<=/)([A-Z]+(?:_[A-Z0-9]+)+)(?=/|$|\.[a-z]+$)"
)
# What goes there nobody says: `/boats/{}/crew`.
_EMPTY = re.compile(r"(?:(?<=/)|^)(?:\{\s*\}|\{\{\s*\}\}|<\s*>)(?=/|$)")
_BRACED = re.compile(r"\{[^{}]*\}")
_YOURS = re.compile(r"(?i)^(?:your|my)[_-](?=\w)")
# A variable may stand for where the API is: `{{base_url}}/contacts`, `${HOST}/contacts`.
_SERVER = (
    r"(https?://(?:\{\{ ?[\w.-]+ ?\}\}|[^\s/?#@`\"'])+|\$?\{\{?\s*[\w-]+\s*\}?\}|\$[A-Z][A-Z0-9_]*"
    r"|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?=/))?"
)
# A host that is all placeholder, or `xx.com`, stands for where the API is as well.
_HOST = re.compile(
    r"https?://(?:[^@/\s]+@)?(?!x{2,}(?:[.:]|$)|[\u2e80-\uffdc]+$|[$*<{]+[\w-]*[}>*]*(?:$|:))[\w.{}<>$*@~-]+(?::(?:\d+|[<{]+\w+[}>]+))?"
)
_PATH = (
    rf"(/(?:\{{\{{\s*[\w.-]+\s*\}}\}}|\{{{_WORDS}\}}|<{_WORDS}>|(?!\{{\?)[^\s`?#])*)"
)
_ROUTE = re.compile(
    rf"`?\s*({'|'.join(METHODS)})(?:\b|(?=https?://))\s*`?[\s:]*`?\s*{_SERVER}{_PATH}",
    re.IGNORECASE,
)
_ANY_METHOD = re.compile("|".join(METHODS))
_SEVERAL = re.compile(
    rf"[`*\s]*({_ANY_METHOD.pattern})(?:[`*]*\s*(?:[/|,&]|\bor\b|\band\b)\s*[`*]*(?:{_ANY_METHOD.pattern}))+\b",
)
_ADDRESS = re.compile(_SERVER + _PATH)
_ALONE = re.compile(r"(?:/[^\s/`?#]+)+/?")
_METHOD = re.compile(r"[A-Z]{3,12}")
_QUERY = re.compile(r"\?([^\s`#]+)")
_HEAD = re.compile(rf"(?:^|\s)({'|'.join(METHODS)})\s+(/\S*)$", re.IGNORECASE)
# A specification by its file or address, and the call in it: `/openapi.yaml post /beds`.
_SPECIFIED = re.compile(
    rf"(?P<name>[^\s`|]+\.(?:ya?ml|json))\s+(?=(?:{'|'.join(METHODS)})\s+/\S*$)",
    re.IGNORECASE,
)
# The slash that begins a path goes without saying where a label or a column says that it is one.
_SLASHLESS = re.compile(r"[A-Za-z][\w-]*(?:/[:{<]?[\w.-]+[}>]?)+/?")
_UNSAFE = re.compile(r"[^\x21-\x7e]|\*\*|[\"'`|\\^<>]|\.\.")
_ESCAPED = re.compile(r"\\([_{}<>\[\]*])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A method and a path template. server: what stood before the path, where it was a URL.

    query: what stood behind its `?`, as it was written.
    """

    method: str
    path: str
    server: str | None = None
    query: str = field(default="", compare=False)

    def has_place(self, name: str) -> bool:
        """Whether a placeholder of the path has this name."""
        return f"{{{name}}}" in self.path

    @property
    def key(self) -> str:
        """How findings and `provider.toml` name the operation."""
        return f"{self.method} {self.path}"

    @property
    def pointer(self) -> str:
        """Where the operation stands in a document; a method beyond HTTP's own has a place of its own."""
        key = self.method.lower()
        return operation_at(self.path, key if key in KEYS else self.method)


def route(text: str) -> Route | None:
    """The method and path that a text begins with, or None; what follows them is left aside."""
    words = in_braces(_ESCAPED.sub(r"\1", text)).strip()
    found = _ROUTE.match(words)
    named = _route(found[1].upper(), found[2], found[3]) if found else None
    if found is None or named is None:
        return None
    query = _QUERY.match(words, found.end())
    return replace(named, query=query[1]) if query else named


def only_routes(text: str) -> tuple[Route, ...]:
    """The routes of a text that holds a path and nothing but methods before it: `PUT/PATCH /contacts/:id`."""
    several = _SEVERAL.match(text)
    if several is None:
        # Where one of several ways cannot be read, which the others are is not known.
        found = [only_route(one) for one in ways(text)]
        return tuple(one for one in found if one) if all(found) else ()
    rest = text[several.end() :]
    methods = dict.fromkeys(_ANY_METHOD.findall(several.group().upper()))
    return tuple(one for word in methods for one in only_routes(f"{word} {rest}"))


def slashed(path: str) -> str | None:
    """What is said to be a path with the slash that it may lack; None for what looks like none without one."""
    return f"/{path}" if _SLASHLESS.fullmatch(path) else None


@lru_cache(maxsize=4096)
def only_route(text: str) -> Route | None:
    """The method and path when a text holds nothing else; the first of several methods."""
    several = _SEVERAL.match(text)
    if several:
        text = f"{several[1]} {text[several.end():]}"
    text = ways(text)[0]
    words = text.replace("`", " ").strip()
    words = with_slash(in_braces(_ESCAPED.sub(r"\1", words)), coded=is_coded(text))
    found = _ROUTE.match(words)
    rest = words[found.end() :].strip() if found else "-"
    return (
        route(words)
        if not rest or rest[0] in "?#" or rest.startswith(("{?", "HTTP/"))
        else None
    )


def only_path(text: str) -> str | None:
    """The path template when a text holds nothing but a path."""
    words = in_braces(_ESCAPED.sub(r"\1", text)).strip("`* ")
    return template(words) if _ALONE.fullmatch(words) else None


def told_routes(method: str, address: str) -> tuple[Route, ...]:
    """The routes of a cell of methods, `PUT, PATCH`, and the address that they share."""
    several = _SEVERAL.fullmatch(method.strip("`* "))
    words = _ANY_METHOD.findall(method.upper()) if several else [method]
    paths = [one.removeprefix("GET ") for one in ways(f"GET {address.strip('`* ')}")]
    pairs = [(word, path) for word in dict.fromkeys(words) for path in paths]
    return tuple(one for pair in pairs if (one := told_route(*pair)))


def told_route(method: str, address: str) -> Route | None:
    """The route of a method and an address that a page says apart from each other, as in two columns."""
    word = next(iter(method.strip("`* ").split()), "").strip("`*")
    words = in_braces(_ESCAPED.sub(r"\1", address).strip("` ")).strip("`* ")
    # `<https://host/beds>`, but not `/beds/<id>`.
    found = _ADDRESS.match(words.strip("<>") if words[:1] == "<" else words)
    named = word.upper() if word.upper() in METHODS else word
    if found is None or not _METHOD.fullmatch(named):
        return None
    return _route(named, found[1], found[2])


def head_route(info: str) -> Route | None:
    """The method and path that a fence's info string ends with."""
    found = _HEAD.search(info)
    path = template(found[2]) if found else None
    return Route(method=found[1].upper(), path=path) if found and path else None


def specified(line: str) -> tuple[str, Route] | None:
    """The specification and the call that a line names: that is where the call is described."""
    words = line.strip("` ")
    found = _SPECIFIED.match(words)
    named = only_route(words[found.end() :]) if found else None
    return (found["name"], named) if found and named else None


def template(path: str) -> str | None:
    """A path with every placeholder as `{name}`; None for what cannot be a path."""
    named = _named(_PLACEHOLDER.sub(_braced, path))
    bare = _BRACED.sub("", named)
    # `/boats[/{id}]` and `/[fleets/{id}/]boats` are two paths in one; `(:num)` is how some servers' code has a placeholder.
    cut = re.search(r"[{}]|[\[(][/:]|\[[^\[\]]*/", bare) or any(
        bare.count(one) != bare.count(other) for one, other in ("[]", "()")
    )
    return None if cut or _UNSAFE.search(named) else named


def _named(path: str) -> str:
    """A path whose empty placeholders are named after the steps before them: `/boats/{}` is `/boats/{boat_id}`."""
    if not _EMPTY.search(path):
        return path
    steps, noun = list[str](), ""
    for step in path.split("/"):
        empty = _EMPTY.fullmatch(step)
        noun = noun if empty or _BRACED.search(step) else step
        name = re.sub(r"\W+", "_", f"{singular(noun)}_id" if noun else "id")
        again = sum(name in other for other in steps) + 1
        whole = f"{{{name}_{again}}}" if again > 1 else f"{{{name}}}"
        steps.append(whole if empty else step)
    return "/".join(steps)


def same_path(one: str, other: str) -> bool:
    """Whether two templates are one but for the names in their placeholders."""
    return shape(one) == shape(other)


def _route(method: str, server: str | None, path: str) -> Route | None:
    named = template(path)
    if named is None:
        return None
    host = with_variables(server) if server and _HOST.fullmatch(server) else None
    return Route(method=method, path=named, server=host)


def _braced(found: re.Match[str]) -> str:
    """A placeholder in braces; one that shouts or has a dollar loses what marks it as one."""
    *plain, variable, shell, shouted = found.groups()
    name = next((name for name in plain if name), None)
    if name is None:
        name = _YOURS.sub("", variable or shell or shouted)
        name = name.lower() if name.isupper() else name
    return f"{{{name.replace(' ', '_')}}}"


def shape(path: str) -> str:
    """A template without the names in its placeholders."""
    return re.sub(r"\{[^}]*\}", "{}", path).rstrip("/")
