"""What each finding means and how to mend it: one page per code, shipped with the package."""

from difflib import get_close_matches
from importlib import resources

_PAGES = resources.files("generator") / "explanations"


class UnknownCode(LookupError):
    """No finding has this code; `similar` is the one that may be meant."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.similar = next(iter(get_close_matches(code, codes(), n=1)), None)


def codes() -> tuple[str, ...]:
    """The codes of all findings, sorted."""
    return tuple(
        sorted(
            page.name.removesuffix(".md")
            for page in _PAGES.iterdir()
            if page.name.endswith(".md")
        )
    )


def explanation(code: str) -> str:
    """The page on one code, as Markdown; raises UnknownCode."""
    if code not in codes():
        raise UnknownCode(code)
    return (_PAGES / f"{code}.md").read_text("utf-8")


def summary(code: str) -> str:
    """The first sentence of the page on one code."""
    lines = explanation(code).split("\n\n")
    return " ".join(lines[1].split()) if len(lines) > 1 else ""
