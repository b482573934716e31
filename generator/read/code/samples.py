"""JSON as people write it in examples: `...`, comments, trailing commas, single quotes, missing ends."""

import re
from dataclasses import dataclass, field

from generator import pointers
from generator.values import JsonValue

_SKIP = re.compile(r"(?:\s+|//[^\n]*|#[^\n]*|/\*.*?\*/|\.{2,}|…)+", re.DOTALL)
_ELISION = re.compile(r"\.{3}|…")
_ELIDED = re.compile(r"\W*(?:\.{2,}|…)\W*")
_DOUBLE = re.compile(r'"((?:[^"\\\n]|\\.)*)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^'\\\n]|\\.)*)'", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?(?![\w.])")
_BARE_KEY = re.compile(r"[A-Za-z_$][\w$-]*(?=\s*:)")
_WORD = re.compile(r"[A-Za-z_]\w*|<[^>\n]*>")
# After a value that is none: `"kind": Normal,`.
_NEXT_LINE = re.compile(
    r"[^\n{}\[\]]*\n\s*(?=(?:\"[^\"\n]*\"|'[^'\n]*'|[A-Za-z_$][\w$-]*)\s*:|\})"
)
_WORDS: dict[str, JsonValue] = {
    "true": True,
    "false": False,
    "null": None,
    "True": True,
    "False": False,
    "None": None,
}
# What stands for a value in words ends with its line: `"id": room id (integer),`.
_SAID = re.compile(r"[<A-Za-z][^\n\"{}\[\]:,]*")
# A text whose closing mark was forgotten ends with its line, where the object goes on or ends below.
_UNCLOSED = re.compile(r'"([^"\n]*)(?=\n\s*(?:\}|"[^"\n]*"\s*:))')
# What else could stand there: `true/false`, `"port" | "starboard"`.
_OR = re.compile(
    r"(?:\s*(?:/|\|{1,2}|\bor\b)\s*(?:\"[^\"\n]*\"|'[^'\n]*'|-?\d+(?:\.\d+)?|[A-Za-z_]\w*))+(?=\s*(?:[,}\]#\n]|//|$))"
)
_IN_WORDS = re.compile(r"(?i)(?:.*\(\s*)?(?P<type>[a-z]+\d*)\W*")
# As Postman and others print what has no example: `"id": "<integer>"`. `<number>` alone may be one of a house.
_TYPED = re.compile(
    r"(?i)<(?:u?int(?:8|16|32|64)?|integer|long|float(?:32|64)?|double|decimal|bool(?:ean)?|(?P<number>number))>"
)
_ALL_TYPED = re.compile(
    r"(?i)\"<(?:string|integer|int(?:32|64)?|bool(?:ean)?|float|double|date-?time)>\""
)
# Every text is the name of a type, and nothing is a value: `{"id": "integer", "tags": ["string"]}`.
_TEXT = re.compile(r'(?<=[:\[,\s])"([^"\n]*)"(?!\s*:)')
_VALUE = re.compile(r"[:\[]\s*(?:-?\d|true\b|false\b)|\"(?:properties|\$ref)\"\s*:")
_TYPE_NAMES = frozenset(
    {"string", "integer", "number", "boolean", "object", "int32", "int64", "double"}
)
_INSTANCES: dict[str, JsonValue] = {
    **dict.fromkeys(("integer", "int", "long"), 0),
    **{f"{sign}int{size}": 0 for sign in ("", "u") for size in ("", 8, 16, 32, 64)},
    **dict.fromkeys(("number", "float", "double", "decimal"), 0.5),
    **dict.fromkeys(("float32", "float64"), 0.5),
    **dict.fromkeys(("boolean", "bool"), False),
    **dict.fromkeys(("string", "str", "text"), ""),
}
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_DEPTH_LIMIT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What could be read. partial: whether something was left out or could not be understood.

    offsets: JSON pointer → where its key, or the value itself, begins in the text.
    """

    value: JsonValue
    partial: bool
    offsets: dict[str, int] = field(default_factory=dict[str, int])


def read(text: str) -> Sample | None:
    """The first object or array in a text, as far as it goes; None when there is none."""
    reading = _Reading(text)
    reading.skip()
    if text[reading.at : reading.at + 1] not in ("{", "["):
        return None
    value = reading.value("", 0)
    return Sample(value=value, partial=reading.partial, offsets=reading.offsets)


def told(words: str) -> JsonValue:
    """A value of the type that words are, or have in parentheses at their end; None where they name none."""
    found = _IN_WORDS.fullmatch(words.strip("<> \t\r"))
    return _INSTANCES.get(found["type"].lower()) if found else None


class _Stop(Exception):
    """Nothing can be understood from here on."""


class _Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at: int = 0
        self._types: bool | None = None
        self.partial = False
        self.offsets: dict[str, int] = {}

    def skip(self) -> None:
        """Passes over blanks, comments and elisions."""
        found = _SKIP.match(self.text, self.at)
        if found:
            self.at = found.end()
            self.partial = self.partial or bool(_ELISION.search(found.group()))

    def value(self, pointer: str, depth: int) -> JsonValue:
        """The value that begins here; raises _Stop at what is none."""
        self.offsets.setdefault(pointer, self.at)
        head = self.text[self.at : self.at + 1]
        if head in ("{", "["):
            if depth > _DEPTH_LIMIT:
                raise self._stop()
            return (
                self._object(pointer, depth)
                if head == "{"
                else self._array(pointer, depth)
            )
        text = self._quoted()
        found = self._typed(text) if text is not None else self._scalar()
        others = _OR.match(self.text, self.at)
        self.at = others.end() if others else self.at
        return found

    def _object(self, pointer: str, depth: int) -> dict[str, JsonValue]:
        out: dict[str, JsonValue] = {}
        self.at += 1
        try:
            while self._more("}"):
                start = self.at
                key = self._key()
                below = pointers.join(pointer, key)
                if _ELIDED.fullmatch(key):
                    # `"...": "and so on"` is no member.
                    self.partial = True
                    self.value(below, depth + 1)
                    continue
                self.offsets.setdefault(below, start)
                try:
                    out[key] = self.value(below, depth + 1)
                except _Stop:
                    said = self._said()
                    if said is not None:
                        out[key] = said
                    elif not self._goes_on():
                        raise
        except _Stop:
            if depth == 0:
                return out
            self._resume("}")
        return out

    def _array(self, pointer: str, depth: int) -> list[JsonValue]:
        out: list[JsonValue] = []
        self.at += 1
        try:
            while self._more("]"):
                out.append(self.value(f"{pointer}/{len(out)}", depth + 1))
        except _Stop:
            if depth == 0:
                return out
            self._resume("]")
        return out

    def _more(self, closing: str) -> bool:
        """Whether another member follows; passes the end of the collection otherwise."""
        self.skip()
        while self.text[self.at : self.at + 1] == ",":
            self.at += 1
            self.skip()
        head = self.text[self.at : self.at + 1]
        if head in ("}", "]"):
            self.partial = self.partial or head != closing
            self.at += head == closing
            return False
        if not head:
            self.partial = True
            return False
        return True

    def _key(self) -> str:
        key = self._quoted()
        if key is None:
            bare = _BARE_KEY.match(self.text, self.at)
            if bare is None:
                raise self._stop()
            key, self.at = bare.group(), bare.end()
        self.skip()
        if self.text[self.at : self.at + 1] != ":":
            raise self._stop()
        self.at += 1
        self.skip()
        return key

    def _quoted(self) -> str | None:
        for pattern in (_DOUBLE, _SINGLE):
            found = pattern.match(self.text, self.at)
            if found:
                self.at = found.end()
                return _ESCAPE.sub(_unescaped, found[1])
        return None

    def _typed(self, text: str) -> JsonValue:
        """The text, or a value of the type that it has in place of one: `"<uint64>"`."""
        if text in _TYPE_NAMES and text != "string" and self._has_types():
            return {} if text == "object" else told(text)
        found = _TYPED.fullmatch(text)
        if found is None or (found["number"] and not _ALL_TYPED.search(self.text)):
            return text
        return told(text)

    def _has_types(self) -> bool:
        """Whether there are names of types where values should be, all over the text."""
        if self._types is None:
            texts = _TEXT.findall(self.text)
            plain = len(texts) > 1 and _TYPE_NAMES.issuperset(texts)
            self._types = plain and not _VALUE.search(self.text)
        return self._types

    def _scalar(self) -> JsonValue:
        number = _NUMBER.match(self.text, self.at)
        if number and len(number.group()) < 400:
            self.at = number.end()
            whole = number[1] is None and number[2] is None
            return int(number.group()) if whole else float(number.group())
        word = _WORD.match(self.text, self.at)
        if word and word.group() in _WORDS:
            self.at = word.end()
            return _WORDS[word.group()]
        raise self._stop()

    def _said(self) -> JsonValue:
        """A value of the type that words name where one should be, or a text without its end; passed over if so."""
        text = _UNCLOSED.match(self.text, self.at)
        if text:
            self.at = text.end()
            return text[1]
        found = _SAID.match(self.text, self.at)
        value = told(found.group()) if found else None
        if found and value is not None:
            self.at = found.end()
        return value

    def _goes_on(self) -> bool:
        """Whether the next line has another member of the same object, or ends it; passes on to it."""
        found = _NEXT_LINE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found is not None

    def _resume(self, closing: str) -> None:
        """Goes on after the line that could not be understood, where the collection may end."""
        end = self.text.find("\n", self.at)
        end = end if end >= 0 else len(self.text)
        last = self.text.find("]", self.at, end) if closing == "]" else -1
        self.at = last if last >= 0 else end
        self.skip()
        if self.text[self.at : self.at + 1] == closing:
            self.at += 1

    def _stop(self) -> _Stop:
        self.partial = True
        return _Stop()


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        code = int(found[1], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _ESCAPES.get(found[2], found[2])
