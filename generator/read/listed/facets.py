"""What a field is, said in bullets below it: its type, whether it has to be there, its values, an example."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.read.pages.markdown import Bullet
from generator.read.words import typewords

_NAME = re.compile(
    r"\s*(?P<name>`[^`]+`|\*\*[^*]+\*\*|[A-Za-z_][\w.\[\]-]*)(?P<rest>[\s:–—-].*|)",
    re.DOTALL,
)
_FLAG = re.compile(r"(?i)(?P<flag>required|optional|mandatory|not required)\W*")
_LABEL = re.compile(
    r"(?i)(?P<label>types?|data type|options|values|enum|choices|one of|(?:allowed|possible|valid|accepted) values"
    r"|defaults?|default value|examples?|required|optional)\b\W*?(?::\s*(?P<value>.*))?"
)
_TYPED = re.compile(
    r"`[^`]+` \((?:string|integer|number|boolean|object|array|any|null)\b[^()]*\)"
)
_CHOICE = re.compile(r"[\w.-]+")


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
    rest = found["rest"].strip(" :–—-\n")
    words = [rest, *(word for kind, word in said if kind in ("values", "words"))]
    source = f"{found['name']} ({inside})" if inside else found["name"]
    told = " ".join(word for word in words if word)
    source = f"{source} - {told}" if told else source
    return replace(bullet, text=replace(bullet.text, source=source), children=())


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
    return None


def _labelled(label: str, value: str, bullet: Bullet) -> Iterator[tuple[str, str]]:
    below = [one.text.plain.strip("`\"' ") for one in bullet.children]
    if label in ("type", "types", "data type"):
        yield "type", value
    elif label in ("required", "optional"):
        no = value.strip().lower() in ("no", "false")
        yield "flag", "required" if (label == "required") != no else "optional"
    elif label.startswith("default"):
        yield "words", f"Default: `{value.strip('` ')}`."
    elif not label.startswith("example"):
        values = below or [one.strip("`\"' ") for one in re.split(r"[,|]", value)]
        if all(_CHOICE.fullmatch(one) for one in values):
            yield "values", f"One of: {', '.join(f'`{one}`' for one in values)}."
