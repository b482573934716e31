"""Finding an operation by method and path, when two sources do not spell the path alike."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit


def segments(path: str) -> tuple[str, ...]:
    """The parts of a path between its slashes; a slash at either end adds none."""
    return tuple(part for part in path.split("/") if part)


def shape(path: str) -> tuple[str, ...]:
    """A path with the names of its parameters left out: what tells two paths apart (OpenAPI 3.1 section 4.8.8)."""
    return tuple(_without_names(part) for part in segments(path))


def parameter_names(path: str) -> tuple[str, ...]:
    """The names in braces, in their order."""
    found: list[str] = []
    for piece in path.split("{")[1:]:
        name, brace, _ = piece.partition("}")
        if brace:
            found.append(name)
    return tuple(found)


def prefixes(servers: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """What server URLs may have put in front of a path: their own paths."""
    found: set[tuple[str, ...]] = set()
    for url in servers:
        try:
            found.add(segments(urlsplit(url).path))
        except ValueError:
            continue
    return frozenset(found - {()})


def is_same_but_for_prefix(
    first: Sequence[str], second: Sequence[str], known: frozenset[tuple[str, ...]]
) -> bool:
    """Whether two shapes are one path, with a server's path in front of one of them."""
    short, long = sorted((tuple(first), tuple(second)), key=len)
    cut = len(long) - len(short)
    return bool(short) and long[cut:] == short and (not cut or long[:cut] in known)


def fills(template: Sequence[str], concrete: Sequence[str]) -> bool:
    """Whether a path with values in it could have been made from a template."""
    return len(template) == len(concrete) and all(
        part == value or (part == "{}" and value != "{}")
        for part, value in zip(template, concrete, strict=True)
    )


def _without_names(part: str) -> str:
    pieces = part.split("{")
    kept = [pieces[0]]
    for piece in pieces[1:]:
        _, brace, rest = piece.partition("}")
        kept.append(f"{{}}{rest}" if brace else "{" + piece)
    return "".join(kept)
