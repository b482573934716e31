"""What a field is, said in bullets below it: its type, whether it has to be there, its values, an example."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.read.listed import bracketed
from generator.read.pages.markdown import Bullet, Bullets, Text
from generator.read.words import typewords

_NAME = re.compile(
    r"\s*(?P<name>`[^`]+`|\*\*[^*]+\*\*|[A-Za-z_][\w.\[\]-]*)(?P<rest>[\s:–—-].*|)",
    re.DOTALL,
)
_TITLE = re.compile(
    r"(?P<name>[A-Za-z_@$][\w.@$\[\]-]*)(?P<rest>(?:\s*\([^()]*\))?):?", re.DOTALL
)
_FLAG = re.compile(r"(?i)(?P<flag>required|optional|mandatory|not required)\W*")
_LABEL = re.compile(
    r"(?i)(?P<label>types?|data type|options|values|enum|choices|one of|(?:allowed|possible|valid|accepted) values"
    r"|defaults?|default value|examples?|required|optional|mandatory|in|location|description|desc|details|meaning|notes?)"
    r"\b\W*?(?::\s*(?P<value>.*))?",
    re.DOTALL,
)
# `Parameter: limit`, with what is said of it below or in the bullets after it.
_NAMING = re.compile(
    r"(?i)\W*(?:(?:query|path|body|form|url|request|response) )?(?:parameter|param|name|field|key|argument|attribute|property|header)"
    r"(?: name)?\W*:\W*(?P<name>[A-Za-z_@$][\w.@$\[\]-]*)[`*_\s]*(?:\(?(?P<flag>required|optional)\)?)?\W*"
)
_PARAMETER = re.compile(r"(?i)\W*(?:\w+ )?(?:param|argument|attribute|propert)")
_OTHER = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}:\s+\S.*", re.DOTALL)
_YES = frozenset({"yes", "true", "y", "required", "mandatory"})
_NO = frozenset({"no", "false", "n", "optional"})
_DESCRIBED = frozenset({"description", "desc", "details", "meaning", "note", "notes"})
_TYPED = re.compile(
    r"`[^`]+` \((?:string|integer|number|boolean|object|array|any|null)\b[^()]*\)"
)
_CHOICE = re.compile(r"[\w.-]+")


def grouped(bullets: Sequence[Bullet]) -> Sequence[Bullet]:
    """The bullets with a field for each that names one, `Parameter: limit`, and what is said of it below that."""
    named = [_naming(one) for one in bullets]
    if not named or not named[0]:
        return bullets
    groups: list[tuple[str, Bullet, list[Bullet]]] = []
    for name, one in zip(named, bullets, strict=True):
        if name:
            groups.append((name, one, [*one.children]))
        else:
            groups[-1][2].append(one)
    fields = [
        replace(
            one, text=replace(one.text, source=name, plain=name), children=(*below,)
        )
        for name, one, below in groups
    ]
    told = [folded(one) for one in fields]
    # `Name: Lid`, `Type: sloop` may be anything.
    return told if all(not one.children for one in told) else bullets


def _naming(bullet: Bullet) -> str:
    found = _NAMING.fullmatch(bullet.text.plain)
    # `name: string` is a field and its type.
    if found is None or (
        typewords.is_type(found["name"])
        and "`" not in bullet.text.source
        and not _PARAMETER.match(bullet.text.plain)
    ):
        return ""
    flag = f" ({found['flag'].lower()})" if found["flag"] else ""
    return f"`{found['name']}`{flag}"


def titled(title: Text | None, bullets: Bullets) -> Bullets:
    """A list that says nothing but what the field is that its heading names, as the field; any other as it is."""
    found = _TITLE.fullmatch(title.plain) if title else None
    if title is None or found is None:
        return bullets
    name = f"`{found['name']}`{found['rest']}"
    text = replace(title, source=name, plain=name)
    whole = folded(Bullet(text=text, more=(), children=bullets.items))
    return bullets if whole.children else Bullets(items=(whole,))


def hoisted(bullets: Iterable[Bullet]) -> Iterator[Bullet]:
    """The bullets, with fields that stand below one that is none, since a text before them lost its indent."""
    for one in bullets:
        below = one.children and all(
            _TYPED.match(each.text.source) for each in one.children
        )
        if (
            below
            and not _TYPED.match(one.text.source)
            and "`" not in one.text.source[:1]
        ):
            yield from one.children
        else:
            yield one


def folded(bullet: Bullet) -> Bullet:
    """A bullet below which nothing but such bullets stands, with what they say in its own words."""
    found = _NAME.fullmatch(bullet.text.source)
    facets = [_facet(one) for one in bullet.children]
    if found is None or not facets or None in facets:
        return bullet
    said = [word for one in facets if one for word in one]
    types = [word for kind, word in said if kind == "type"]
    if len(types) > 1 or not any(
        kind in ("type", "flag", "values") for kind, _ in said
    ):
        return bullet
    inside = ", ".join([*types, *(word for kind, word in said if kind == "flag")])
    if not _is_flagged(said) and not all(map(_is_type, types)):
        return bullet
    rest = found["rest"].strip(" :–—-\n")
    words = [rest, *(word for kind, word in said if kind in ("values", "words"))]
    source = f"{found['name']} ({inside})" if inside else found["name"]
    told = " ".join(word for word in words if word)
    source = f"{source} - {told}" if told else source
    return replace(bullet, text=replace(bullet.text, source=source), children=())


def _is_type(words: str) -> bool:
    plain = words.strip("` ")
    return typewords.is_type(plain) or bool(bracketed.NAMED_TYPE.fullmatch(plain))


def _is_flagged(said: Iterable[tuple[str, str]]) -> bool:
    return any(kind in ("flag", "values") for kind, _ in said)


def _facet(bullet: Bullet) -> list[tuple[str, str]] | None:
    """What a bullet says of the field above it, by kind; None when it is no such bullet."""
    plain = bullet.text.plain.strip()
    flag = _FLAG.fullmatch(plain)
    if flag and not bullet.children:
        word = flag["flag"].lower()
        return [("flag", "required" if word == "mandatory" else word)]
    label = _LABEL.fullmatch(plain)
    if label:
        return [*_labelled(label["label"].lower(), label["value"] or "", bullet)]
    if not bullet.children and typewords.is_type(plain):
        return [("type", plain)]
    other = not bullet.children and "`" not in bullet.text.source[:1]
    return [("words", _sentence(plain))] if other and _OTHER.fullmatch(plain) else None


def _labelled(label: str, value: str, bullet: Bullet) -> Iterator[tuple[str, str]]:
    below = [one.text.plain.strip("`\"' ") for one in bullet.children]
    if label in ("type", "types", "data type"):
        yield "type", value
    elif label in ("required", "optional", "mandatory"):
        yield _required(label, value)
    elif label in ("in", "location"):
        yield (
            ("flag", value)
            if bracketed.location(value)
            else ("words", _sentence(value))
        )
    elif label in _DESCRIBED:
        # A list below it goes on with the sentence.
        more = f" {', '.join(f'`{one}`' for one in below)}." if below else ""
        yield "words", _sentence(value) + more
    elif label.startswith("default"):
        yield "words", f"Default: `{value.strip('` ')}`."
    elif not label.startswith("example"):
        values = below or [one.strip("`\"' ") for one in re.split(r"[,|]", value)]
        if all(_CHOICE.fullmatch(one) for one in values):
            yield "values", f"One of: {', '.join(f'`{one}`' for one in values)}."
        else:
            yield "words", f"{label.capitalize()}: {_sentence(value)}"


def _required(label: str, value: str) -> tuple[str, str]:
    """The flag that a label and its value are; words where they say when there must be one."""
    word = value.strip(" .`*").lower()
    if word not in _YES | _NO | {""}:
        return "words", f"{label.capitalize()} {_sentence(value)}"
    no = word in _NO and word != label
    return "flag", "required" if (label != "optional") != no else "optional"


def _sentence(words: str) -> str:
    text = words.strip()
    return text if not text or text[-1] in ".!?:" else f"{text}."
