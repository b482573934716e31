"""A bullet's words as most pages write them: the name in code, types and flags in parentheses, a dash, what is said."""

import html
import re
from collections.abc import Sequence

from generator.read.listed import bracketed
from generator.read.listed.bracketed import location
from generator.read.listed.fields import Slot
from generator.read.pages.markdown import Bullets
from generator.read.words import typewords

_ASSIGNED = re.compile(
    r"`\??(?P<name>[A-Za-z_@$][\w.@$-]*(?P<several>\[\])?(?:\[[\w.-]+\])*)="
    r"(?P<value>[^`&=]*)`(?:\s*\((?P<said>[^()`]*)\))?\s*(?:[:–—-]\s*|(?=[(A-Z]))(?P<rest>.*)",
    re.DOTALL,
)
_BOXED = re.compile(r"<(?P<words>[^<>]+)>|\{(?P<other>[^{}]+)\}|\[(?P<last>[^\[\]]+)\]")
_PIPED = re.compile(r"[\w.-]+(?:\|[\w.-]+)+")
_FLAG = re.compile(r"(?i)(?:required|optional)")
_HEAD = re.compile(
    r"(?P<head>(?:\*\*|__)?`[^`\s]+`(?:\*\*|__)?(?:\\?\*)?)\s*(?:[:–—-]+\s*)?\("
)
_LINK = r"\[[^\[\]]*\]\([^()]*\)"
_CLOSED = re.compile(
    rf"(?P<said>(?:`[^`]*`|{_LINK}|\((?:`[^`]*`|[^()`])*\)|[^()`])*)\)"
)
_WORD = re.compile(rf"(?:`[^`]*`|{_LINK}|\([^()]*\)|[^,;·`])+")
# `string: one of ...`, `string - either ...`
_CHOICE = re.compile(
    r"(?is)(?:(?P<type>[a-z][\w<>\[\] ]*?)\s*(?:[:–—-]|\s)\s*)?(?:(?:must|can) be )?(?:one of|either|enum|any of)\b:?\s*(?P<values>.+)"
)
_VALUE = re.compile(r"`([^`]+)`|\"([^\"]+)\"|'([^']+)'|([\w.-]+)")
_QUOTED = re.compile(
    r"(?:`[^`]+`|\"[^\"]+\"|'[^']+')(?:\s*\|\s*(?:`[^`]+`|\"[^\"]+\"|'[^']+'))+"
)
_BETWEEN = re.compile(r"\s*(?:[,|/]\s*(?:or\b)?|\bor\b)\s*")
_ASKED = re.compile(r"`(?P<name>[A-Za-z_$@][\w.$@\[\]-]*)\?`")
_PLAIN = re.compile(
    r"(?P<bold>\*\*|__)?(?P<name>[A-Za-z_][\w.\[\]-]*)(?(bold)(?P=bold))(?P<star>\\?\*)?"
    r"\s+\((?P<said>[^()`]+(?:\([^()]*\)[^()`]*)*)\)(?P<rest>\s*(?:[:–—-]\s.*|[.:]?$))",
    re.DOTALL,
)
# `**name*** `string``: a star for required, the type in code.
STARRED = (
    r"(?:\*\*|__)(?P<name>[A-Za-z_@$][\w.@$\[\]-]*)(?P<star>\\?\*)?(?:\*\*|__)(?P<after>\\?\*)?"
    r"\s+`(?P<type>[^`\n]+)`"
)
_STARRED = re.compile(rf"{STARRED}:?(?P<rest>\s.*|$)", re.DOTALL)
# `amount: `number`. What is due`, without a mark on the name.
_TYPED = re.compile(r"(?P<name>[A-Za-z_][\w.-]*):\s*`(?P<type>[^`]+)`[.:,]?\s*")
# `name: What it is called. (string, required)`, with all that is no prose at the end.
_SAID_LAST = re.compile(
    r"(?P<tick>`?)(?P<name>[A-Za-z_][\w.\[\]-]*)(?P=tick):?\s*[:–—-]\s+(?P<words>\S.*?)\s*\((?P<said>[^()]+)\)[.]?",
    re.DOTALL,
)
# `` `name`: (string, optional) What it is called ``, with its mark before the parentheses.
_MARK_FIRST = re.compile(
    r"(?P<name>`[^`\s]+`|\*\*[^*\s]+\*\*)\s*[:–—-]+\s*\((?P<said>[^()]+)\)[\s:–—-]*(?P<rest>.*)",
    re.DOTALL,
)
_LOOSE = re.compile(
    r"`(?!(?:true|false|null|none|[A-Z]{3,7})`)(?P<name>[A-Za-z_][\w.\[\]-]*)(?:=[^`]*)?`\s+(?=[a-z])"
)
_SET_APART = re.compile(rf"(?:{_LOOSE.pattern}|`[A-Za-z_][\w.-]*`\s*(?:[:–—-]|$))")
# `**limit**: How many`, where all of a list is written like this.
_BOLD = re.compile(
    r"(?P<bold>\*\*|__)(?P<name>[A-Za-z_@$][\w.@$\[\]-]*)(?P<colon>:)?(?P=bold)(?P<rest>(?(colon)|\s*[:–—-])\s+\S.*)",
    re.DOTALL,
)
# `` `name required` what it is called ``, `` `age: integer` ``: all that is said of it is in code.
_INSIDE = re.compile(
    r"`(?P<name>[A-Za-z_][\w.\[\]-]*)(?:\s*[:,]\s*|\s+)\(?(?P<said>[A-Za-z][\w<>\[\], |-]*?)\)?`\s*[:–—-]?\s*(?P<rest>.*)",
    re.DOTALL,
)
_WORDS = re.compile(
    r"\s*[,·;]\s*|\s+(?=(?:required|optional)$)|(?<=^required)\s+|(?<=^optional)\s+"
)
_FLAGS = frozenset({"required", "optional", "not required", "nullable"})
# `limit (default 20)`, `limit - How many`, `limit`: a name without a mark, where all of a list is written like this.
_BARE = re.compile(
    r"(?P<name>(?!(?:none|nothing|any|all|no|null|see)\b)[a-z_$][\w.$-]*(?:\[\w*\])*)(?P<star>\\?\*)?"
    r"(?P<said>\s*\([^()]*(?:\([^()]*\)[^()]*)*\))?(?P<rest>\s*[:–—-]+\s.*|\s*)",
    re.DOTALL,
)
# Two words are no name with its meaning, but where a mark joins the first of them: `to_user this user must exist`.
_JOINED = re.compile(
    r"(?P<name>[a-z][A-Za-z\d]*(?:_[A-Za-z\d]+)+)(?P<star>\\?\*)?(?P<said>)(?P<rest>\s+[a-z].*)",
    re.DOTALL,
)
# `` `limit` - `optional` `int` How many ``: flags and types in code, each by itself.
_CODED = re.compile(
    r"(?P<name>`[^`\s]+`)\s*[:–—-]+\s*(?P<said>(?:`[^`\n]+`[\s,]*){2,3})[:–—-]?\s*(?P<rest>.*)",
    re.DOTALL,
)
# `` `limit` [int]: How many ``.
_SQUARED = re.compile(
    r"(?P<name>(?:\*\*)?`[^`\s]+`(?:\*\*)?(?:\\?\*)?)\s+\[(?P<said>[^\[\]`]+)\](?!\()(?=\s*[:–—-]|\s|$)"
)
# `` **`limit`** How many ``: twice marked, a name needs nothing after it.
_TWICE_MARKED = re.compile(
    r"(?:\*\*|__)(?P<name>`[A-Za-z_$@][\w.$@\[\]-]*`)(?:\*\*|__)\s+(?P<rest>[^\s(:–—-].*)",
    re.DOTALL,
)
# A word of a list of topics is written like no name: `Boats (optional) - What to do`.
_SMALL = re.compile(r"[a-z][\w.\[\]-]*")


def of_list(sources: Sequence[str], slot: Slot) -> Sequence[str]:
    """The bullets of one list, with their names in code and a dash where all of them have other marks."""
    loose = [_LOOSE.match(one) for one in sources]
    listed = slot.role == "response" and len(sources) > 1 and any(loose)
    if (listed and all(map(_SET_APART.match, sources))) or (
        slot.role == "parameters" and all(loose)
    ):
        sources = [
            f"`{found['name']}` - {one[found.end() :]}" if found else one
            for one, found in zip(sources, loose, strict=True)
        ]
    twice = [_TWICE_MARKED.fullmatch(one) for one in sources]
    if slot.role in ("parameters", "body"):
        sources = [
            f"{found['name']} - {found['rest']}" if found else one
            for one, found in zip(sources, twice, strict=True)
        ]
    # A label is written like this too, `**Note**: ...`: but for headers, a name has no capital in front.
    bold = [_BOLD.fullmatch(one) for one in sources]
    headers = slot.location == "header"
    if all(one and (headers or one["name"][0].islower()) for one in bold):
        words = [one["rest"].lstrip(" :–—-") if one else "" for one in bold]
        names = [one["name"] if one else "" for one in bold]
        return [f"`{name}` - {own}" for name, own in zip(names, words, strict=True)]
    bare = [_BARE.fullmatch(one) or _JOINED.fullmatch(one) for one in sources]
    # One word alone may be the end of a broken sentence.
    said = len(bare) > 1 or any(one and (one["said"] or one["rest"]) for one in bare)
    if slot.role in ("parameters", "body") and all(bare) and said:
        return [_marked(one) for one in bare if one]
    return sources


def are_names(bullets: Bullets) -> bool:
    """Whether a list has nothing but words that could be names, without a mark."""
    found = [_BARE.fullmatch(one.text.source) for one in bullets.items]
    return all(
        one and not one["said"] and not one["rest"].strip() for one in found
    ) and not any(one.children for one in bullets.items)


def _marked(found: re.Match[str]) -> str:
    """A bullet without a mark on its name with one."""
    rest = found["rest"].strip().lstrip(":–—- ")
    name = f"`{found['name']}`{found['star'] or ''}{found['said'] or ''}"
    return f"{name} - {rest}" if rest else name


def usual(source: str) -> str:
    """A bullet as most are written; it is the same where nothing in it is about types, flags and places."""
    squared = _SQUARED.match(source)
    if squared and _are_said(_WORDS.split(squared["said"].strip())):
        source = f"{squared['name']} ({squared['said']}){source[squared.end() :]}"
    source = ticked(_sent(_said_apart(source)))
    coded = _CODED.fullmatch(source)
    words = re.findall(r"`([^`]+)`", coded["said"]) if coded else []
    if coded and _are_said(words):
        return f"{coded['name']} ({', '.join(words)}) - {coded['rest']}"
    marked = _MARK_FIRST.fullmatch(source)
    about = bracketed.read(marked["said"]) if marked else None
    if marked and about and all(map(typewords.is_type, about.types)):
        return f"{marked['name']} ({marked['said']}) - {marked['rest']}"
    last = _SAID_LAST.fullmatch(source)
    told = bracketed.read(last["said"]) if last else None
    # Names of types are too much like any words: `(North, South)`.
    if last and told and told.types and all(map(typewords.is_type, told.types)):
        return f"`{last['name']}` ({last['said']}) - {last['words']}"
    typed = _TYPED.match(source)
    if typed and (
        typewords.is_type(typed["type"])
        or bracketed.NAMED_TYPE.fullmatch(typed["type"])
    ):
        return f"`{typed['name']}` ({typed['type']}) - {source[typed.end():]}"
    return source


def _sent(source: str) -> str:
    """The bullet with its name, the type in parentheses, a dash and the words; anything else as it is."""
    found = _ASSIGNED.fullmatch(source)
    if found is None:
        return source
    boxed = _BOXED.fullmatch(html.unescape(found["value"]).strip())
    kind = next(filter(None, boxed.groups()), "").strip() if boxed else ""
    choice = kind.split("|") if _PIPED.fullmatch(kind) else []
    types, rest = [], found["rest"]
    if kind and all(map(typewords.is_type, kind.split("|"))):
        types = [kind]
    elif len(choice) > 1:
        rest = f"One of {', '.join(f'`{one}`' for one in choice)}. {rest}"
    elif kind and kind != found["name"]:
        rest = f"{rest.rstrip()} ({kind})" if _FLAG.fullmatch(kind) else rest
    if found["several"]:
        types = [f"array of {types[0] if types else 'string'}"]
    said = [*types, *([found["said"]] if found["said"] else [])]
    name = f"`{found['name']}`"
    return f"{name} ({', '.join(said)}) - {rest}" if said else f"{name} - {rest}"


def _said_apart(source: str) -> str:
    """The bullet with types and flags alone in the parentheses, and what else stood there after them; else as it is."""
    head = _HEAD.match(source)
    closed = _CLOSED.match(source, head.end()) if head else None
    if head is None or closed is None:
        return source
    words = [word.strip() for word in _WORD.findall(closed["said"])]
    if not any(map(_values, words)) and bracketed.read(closed["said"]) is not None:
        return source
    kept, told = _parted(words)
    if not told or not any(map(typewords.is_type, kept)):
        return source
    rest = source[closed.end() :].lstrip(" :–—-\n")
    return f"{head['head']} ({', '.join(kept).replace('`', '')}) - {' '.join([*told, rest]).strip()}"


def optional(name: str) -> str | None:
    """The name in `` `name?` ``, which need not be there."""
    found = _ASKED.fullmatch(f"`{name}`")
    return found["name"] if found else None


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The types and flags, and what else is said as sentences; none of these where it is but words in a row."""
    kept, told, values = list[str](), list[str](), list[str]()
    for word in words:
        choice = _values(word)
        if choice:
            kept += [choice[0]] if choice[0] else []
            values = [choice[1]]
        elif values and not bracketed.take(bracketed.Said(types=[]), word):
            values.append(word)
        elif bracketed.read(word) is not None:
            kept.append(word)
        elif word and (" " in word or "`" in word):
            told.append(f"{word[0].upper()}{word[1:]}.")
        elif word:
            # `(number, street)`: what an address is made of.
            return [], []
    return kept, ([_choice(values)] if values else []) + told


def _values(word: str) -> tuple[str, str] | None:
    """The type, if any, and the values in `string: one of a or b`, or in such as `"a" | "b"`; None in other words."""
    found = _CHOICE.fullmatch(word)
    if found and (found["type"] is None or typewords.is_type(found["type"])):
        return found["type"] or "", found["values"]
    return ("", word) if _QUOTED.fullmatch(word) else None


def _choice(values: list[str]) -> str:
    """One sentence for the values, in whichever way they are written."""
    text = ", ".join(values)
    ones = _BETWEEN.split(text)
    if all(_VALUE.fullmatch(one) for one in ones if one):
        return f"One of {', '.join(f'`{_bare(one)}`' for one in ones if one)}."
    return f"One of {text}."


def _bare(value: str) -> str:
    return value.strip("`\"'")


def ticked(source: str) -> str:
    """The bullet with its name in backticks, where the words after it are types, flags and places."""
    starred = _STARRED.fullmatch(source)
    if starred and typewords.is_type(starred["type"]):
        star = "*" if starred["star"] or starred["after"] else ""
        words = starred["rest"].lstrip(" -–—:")
        return f"`{starred['name']}`{star} ({starred['type']}) - {words}"
    inside = _INSIDE.fullmatch(source)
    if inside and _are_said(_WORDS.split(inside["said"].strip())):
        said = ", ".join(_WORDS.split(inside["said"].strip()))
        return f"`{inside['name']}` ({said}) - {inside['rest']}"
    found = _PLAIN.fullmatch(source)
    if found is None:
        return source
    words = _WORDS.split(found["said"].strip())
    types = [word for word in words if typewords.is_type(word)]
    known = _are_said(words)
    flagged = _SMALL.fullmatch(found["name"]) and found["rest"].strip()
    if not known or not (types or flagged):
        return source
    return f"`{found['name']}`{found['star'] or ''} ({found['said']}){found['rest']}"


def _are_said(words: list[str]) -> bool:
    """Whether words are types, flags and places, and nothing else."""
    return all(
        typewords.is_type(word) or word.lower() in _FLAGS or location(word) is not None
        for word in words
    )
