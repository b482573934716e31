"""The bars that the pages are held to, in total and for each dialect."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tests.pages.outcome import Outcome, count

_CHECKERS = ("mypy", "pyright")
_FACTS = (
    ("parameters", ("name", "location", "required", "type")),
    ("body fields", ("name", "location", "required", "type")),
    ("response fields", ("name", "type")),
)
_TOLD = (
    "parameters: values",
    "parameters: null",
    "body fields: values",
    "body fields: null",
    "response fields: values",
    "response fields: null",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """what: is measured. right, of: how many there are; wanted: the share that is enough, None for no bar.

    unit: what is counted when it is not a share.
    """

    what: str
    right: float
    of: float
    wanted: float | None
    unit: str | None = None

    @property
    def met(self) -> bool | None:
        """Whether it is reached; None when there is nothing to look at, or no bar."""
        if self.wanted is None or (not self.of and self.unit is None):
            return None
        if self.unit is not None:
            return self.right <= self.wanted
        return self.right >= self.wanted * self.of

    @property
    def value(self) -> str:
        """As it is printed."""
        if self.unit is not None:
            return f"{self.right:.4g} {self.unit}".strip()
        if not self.of:
            return "-"
        return f"{self.right:.0f}/{self.of:.0f} {100 * self.right / self.of:.1f} %"


def bars(outcomes: Sequence[Outcome]) -> tuple[Bar, ...]:
    """Every bar over some pages."""
    return (
        _pages(outcomes),
        _share(outcomes, "endpoints", 0.98),
        _share(outcomes, "method and path", 0.98),
        *(
            _share(outcomes, f"{group}: {fact}", 0.95)
            for group, facts in _FACTS
            for fact in facts
        ),
        *(_share(outcomes, what, None) for what in _TOLD),
        _share(outcomes, "base URL", 0.98),
        _share(outcomes, "auth", 0.98),
        _none(outcomes, "invented endpoints"),
        *(
            _none(outcomes, f"{kind} {group}", None if kind == "misplaced" else 0)
            for group, _ in _FACTS
            for kind in ("invented", "misplaced")
        ),
        _share(outcomes, "pages without an endpoint", 1),
        _all(outcomes, "packages that import", lambda each: not each.import_failures),
        *(_typed(outcomes, checker) for checker in _CHECKERS),
        _examples(outcomes),
        _number("pages that break a stage", sum(map(_broke, outcomes)), 0),
        _time("CPU to read a page", [each.reading for each in outcomes], 20),
        _time("CPU to generate a page alone", [each.cpu for each in outcomes], None),
    )


def vendor_bar(pages: int, seconds: float) -> Bar:
    """What a vendor of many pages costs, against 10 s for 1,000."""
    return Bar(
        what=f"CPU for {pages} pages of one vendor",
        right=seconds,
        of=1,
        wanted=pages / 100,
        unit="s",
    )


def _pages(outcomes: Iterable[Outcome]) -> Bar:
    """Pages of which at least one endpoint came out."""
    known = [each for each in outcomes if each.expected]
    right = sum(
        any(check.what == "endpoints" and check.right for check in each.checks)
        for each in known
    )
    return _bar("pages with an endpoint emitted", right, len(known), 0.98)


def _share(outcomes: Iterable[Outcome], what: str, wanted: float | None) -> Bar:
    right, of = count(outcomes, what)
    return _bar(what, right, of, wanted)


def _none(outcomes: Iterable[Outcome], what: str, wanted: float | None = 0) -> Bar:
    right, of = count(outcomes, f"no {what}")
    return Bar(what=what, right=of - right, of=1, wanted=wanted, unit="")


def _all(
    outcomes: Iterable[Outcome], what: str, holds: Callable[[Outcome], bool]
) -> Bar:
    made = [each for each in outcomes if each.package is not None]
    return _bar(what, sum(map(holds, made)), len(made), 1)


def _typed(outcomes: Iterable[Outcome], checker: str) -> Bar:
    looked = [each for each in outcomes if checker in each.complaints]
    clean = sum(not each.complaints[checker] for each in looked)
    return _bar(f"packages clean in {checker}", clean, len(looked), 1)


def _examples(outcomes: Iterable[Outcome]) -> Bar:
    """Examples with members that no schema has decode all the same."""
    tried = [each.examples for each in outcomes]
    fine = sum(each.fine + each.count("undocumented") for each in tried)
    failed = sum(each.failed for each in tried)
    return _bar("example responses that decode", fine, fine + failed, 0.98)


def _time(what: str, spent: Sequence[float], wanted: float | None) -> Bar:
    mean = 1000 * sum(spent) / max(len(spent), 1)
    return Bar(what=what, right=mean, of=1, wanted=wanted, unit="ms")


def _broke(each: Outcome) -> bool:
    return each.failed is not None


def _number(what: str, value: float, wanted: float) -> Bar:
    return Bar(what=what, right=value, of=1, wanted=wanted, unit="")


def _bar(what: str, right: float, of: float, wanted: float | None) -> Bar:
    return Bar(what=what, right=right, of=of, wanted=wanted)
