"""What someone may have meant by a name that does not exist."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The most similar of the known names; None when none is similar enough to be meant."""
    folded: dict[str, str] = {}
    for one in known:
        folded.setdefault(one.lower(), one)
    found = get_close_matches(name.lower(), folded, n=1, cutoff=0.65)
    return folded[found[0]] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message: `; did you mean 'Invoice'?`, or nothing."""
    found = nearest(name, known)
    return f"; did you mean '{found}'?" if found else ""
