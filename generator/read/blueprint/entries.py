"""The line of an entry in API Blueprint's lists: `id: 42 (number, required) - text` and its older spelling."""

import re
from dataclasses import dataclass

_HEAD = re.compile(
    r"(?P<name>`[^`]+`|\*{1,2}[^*]+\*{1,2}|[^\s`(:=][^`(:=]*?)?"
    r"(?:\s*(?P<sign>[:=])\s*(?P<sample>`[^`]*`(?:\s*,\s*`[^`]*`)*|(?:(?!\s\(|\s[-–—]\s).)*?))?"
    r"(?:\s*\((?P<said>[^()]*(?:\([^()]*\)[^()]*)*)\))?"
    r"(?:(?:(?<=\))\s*[-–—:]|\s+[-–—](?=\s|$)|\s*(?:\.{3,}|…))\s*(?P<text>.*))?"
    r"(?:(?<=\))\s+(?P<loose>.*))?"
)
_LONGEST = 2_000
_COMMA = re.compile(r",(?![^\[\]]*\])(?=(?:[^`]*`[^`]*`)*[^`]*$)")
# `name (string - text`: whoever wrote it forgot to close.
_OPEN = re.compile(r"([^()]*\([\w\[\]]+(?:\s*,\s*[\w\[\]]+)*)(\s+[-–—]\s.*)")
_VARIABLE = re.compile(r"\*(?P<name>[^*()]+)(?:\((?P<of>[^()]*)\))?\*")
_SET = re.compile(r"(?i)default\s*[:=]\s*(?P<value>.+)|(?:sample|example)\s*[:=].*")
_FLAGS = {"required": True, "optional": False}
_SILENT = frozenset({"fixed", "fixed-type", "sample", "default", "nullable"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One entry's own line. said: the words in its parentheses; sign: `=` before a default.

    variable: whether the name stands for any key of an object, as `*language*` does.
    """

    name: str
    sign: str
    sample: str
    said: tuple[str, ...]
    text: str
    variable: bool = False

    @property
    def types(self) -> str:
        """The words for its type."""
        kinds = [
            word
            for word in self.said
            if word.lower() not in _FLAGS
            and word.lower() not in _SILENT
            and not word.startswith("`")
            and not _SET.fullmatch(word)
        ]
        return kinds[0] if kinds else ""

    @property
    def required(self) -> bool | None:
        """Whether the words in parentheses say that it must be there."""
        flags = [_FLAGS[word.lower()] for word in self.said if word.lower() in _FLAGS]
        return flags[0] if flags else None

    @property
    def nullable(self) -> bool:
        return any(word.lower() == "nullable" for word in self.said)

    @property
    def example(self) -> str:
        """A value that it shows: after the colon, or among the words in parentheses."""
        shown = [self.sample] if self.sign == ":" and self.sample else []
        shown += [word for word in self.said if word.startswith("`")]
        return shown[0].strip("` ") if shown else ""

    @property
    def default(self) -> str | None:
        """A value that stands for it when it is left out: after `=`, or in the parentheses."""
        if self.sign == "=":
            return self.sample.strip("`\"' ")
        said = (found for word in self.said if (found := _SET.fullmatch(word)))
        values = [found["value"] for found in said if found["value"]]
        return values[0].strip("`\"' ") if values else None


def head(text: str) -> Head | None:
    """What the line of an entry says; None when it is a sentence."""
    line = text[:_LONGEST].strip()
    found = _HEAD.fullmatch(line)
    if found is None and line.count("(") > line.count(")"):
        found = _HEAD.fullmatch(_OPEN.sub(r"\1)\2", line, count=1))
    if found is None:
        return None
    name = found["name"] or ""
    variable = _VARIABLE.fullmatch(name)
    said = _COMMA.split(found["said"]) if found["said"] else []
    if variable and variable["of"] and not said:
        said = [variable["of"]]
    return Head(
        name=(variable["name"] if variable else name).strip("`* ").replace("\\", ""),
        sign=found["sign"] or "",
        sample=(found["sample"] or "").strip(),
        said=tuple(word.strip() for word in said if word.strip()),
        text=(found["text"] or found["loose"] or "").strip(),
        variable=variable is not None,
    )
