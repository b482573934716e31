"""JSON pointers (RFC 6901): how every part of a document is named between the stages."""

from functools import lru_cache

from generator.values import JsonArray, JsonValue, is_array, is_object

_DIGITS = 18


class NoSuchValue(LookupError):
    """A pointer that leads nowhere in the document it was used on."""


def join(pointer: str, *tokens: str | int) -> str:
    """A pointer to something below another one; tokens are raw, not yet escaped."""
    for token in tokens:
        escaped = str(token).replace("~", "~0").replace("/", "~1")
        pointer = f"{pointer}/{escaped}"
    return pointer


@lru_cache(maxsize=1 << 14)  # merging asks for the same few pointers again and again
def split(pointer: str) -> tuple[str, ...]:
    """The unescaped tokens of a pointer; none for the whole document."""
    if not pointer:
        return ()
    tokens = pointer.removeprefix("/").split("/")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in tokens)


def parent(pointer: str) -> str:
    """The pointer one step up; the whole document is its own parent."""
    return pointer.rpartition("/")[0]


def find(tree: JsonValue, pointer: str) -> JsonValue:
    """What stands at a pointer; raises NoSuchValue when nothing does."""
    value = tree
    for token in split(pointer):
        if is_object(value) and token in value:
            value = value[token]
        elif is_array(value) and (index := index_in(value, token)) is not None:
            value = value[index]
        else:
            raise NoSuchValue(pointer)
    return value


def at(tree: JsonValue, pointer: str) -> JsonValue:
    """What stands at a pointer; None when nothing does."""
    try:
        return find(tree, pointer)
    except NoSuchValue:
        return None


def index_in(array: JsonArray, token: str) -> int | None:
    """The index that a token names in an array; None when there is none such."""
    # Python refuses to read a number of thousands of digits.
    if len(token) > _DIGITS or not (token.isascii() and token.isdigit()):
        return None
    index = int(token)
    return index if index < len(array) else None
