"""Values that a cell lists as HTML after words such as `one of`: `<ul><li>asc</li><li>desc</li></ul>`."""

import re

_LIST = re.compile(
    r"<(?P<kind>[uo]l)\b[^>]*>(?P<items>(?:\s*<li\b[^>]*>[^<>]*(?:</li>)?)+)\s*</(?P=kind)>",
    re.IGNORECASE,
)
# Cells of some tables hold Markdown: a list whose items begin with a value each.
_BULLETS = re.compile(r"(?:\n[ \t]*[-*+][ \t]+`(?P<value>[^`\n]+)`[^\n]*){2,}")
_BULLET = re.compile(r"\n[ \t]*[-*+][ \t]+`([^`\n]+)`")
_ITEM = re.compile(r"<li\b[^>]*>\s*`?([^<>]*?)`?\s*(?=<|\Z)", re.IGNORECASE)
_VALUE = re.compile(r"[\w.+-]+")
_CUE = re.compile(
    r"(?i)\b(?:one of|values?|options|choose|select|either|valor(?:es)?|opciones|opções|valeurs?|werte?|valori)\b"
    r"|значени|选择|取值|可选|選択|いずれか|選んで|선택|중 하나"
)
_BEFORE = 60


def told(words: str) -> str:
    """The words of a cell with such values as a sentence has them: `one of: "asc" | "desc".`"""
    words = _BULLETS.sub(_sentence, words)
    return _LIST.sub(_sentence, words) if "<li" in words.lower() else words


def _sentence(found: re.Match[str]) -> str:
    pattern = _BULLET if found.re is _BULLETS else _ITEM
    items = [item.strip() for item in pattern.findall(found.group())]
    before = found.string[max(found.start() - _BEFORE, 0) : found.start()]
    plain = len(items) > 1 and all(_VALUE.fullmatch(item) for item in items)
    if not plain or not _CUE.search(re.sub(r"<[^<>]*>", " ", before)):
        return found.group()
    colon = "" if before.rstrip().endswith((":", "：")) else ":"
    return f"{colon} {' | '.join(map(_quoted, items))}. {_meanings(found)}"


def _quoted(item: str) -> str:
    return f'"{item}"'


def _meanings(found: re.Match[str]) -> str:
    """What the items of a list in Markdown say after their values."""
    if found.re is not _BULLETS:
        return ""
    said = [line.strip("-*+ \t").replace("`", "") for line in found.group().split("\n")]
    words = [line for line in said if line]
    return "; ".join(words) + ". " if any(" " in line for line in words) else ""
