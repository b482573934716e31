"""The bars that all documents together are held to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.corpus.results import Outcome

_CHECKERS = ("mypy", "pyright", "black", "ruff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """what: is measured. value: as printed. met: None when it was not looked at."""

    what: str
    wanted: str
    value: str
    met: bool | None
    short: tuple[str, ...] = ()


def bars(outcomes: Sequence[Outcome]) -> tuple[Bar, ...]:
    """Every bar, with the documents that fall short of it."""
    made = [each for each in outcomes if each.package is not None]
    return (
        _packages(outcomes),
        _operations(outcomes),
        _explained(outcomes),
        _any(made),
        _all("packages in which every module imports", made, _imports),
        *(_checked(checker, made) for checker in _CHECKERS),
        _examples(made),
        _all("same bytes under two hash seeds", made, lambda each: not each.differing),
        _all("peak memory under 600 MiB", made, lambda each: each.peak < 600),
        _all("CPU within 2 s for 3 MB", made, _quick),
        _all("import under 30 ms", made, _light),
        _all("looked at without a fault", made, lambda each: not each.faults),
    )


def _packages(outcomes: Sequence[Outcome]) -> Bar:
    usable = [each for each in outcomes if each.usable]
    short = tuple(each.document for each in usable if each.package is None)
    return Bar(
        what="documents for which a package comes out",
        wanted="all with an operation",
        value=f"{len(usable) - len(short)} of {len(usable)}",
        met=not short,
        short=short,
    )


def _operations(outcomes: Sequence[Outcome]) -> Bar:
    expected = sum(each.expected for each in outcomes)
    missing = sum(len(each.missing) for each in outcomes)
    return Bar(
        what="operations emitted",
        wanted="100 %",
        value=f"{expected - missing} of {expected}, {_share(expected - missing, expected)}",
        met=not missing,
        short=tuple(
            f"{each.document} ({len(each.missing)})"
            for each in outcomes
            if each.missing
        ),
    )


def _explained(outcomes: Sequence[Outcome]) -> Bar:
    short = tuple(each.document for each in outcomes if each.unexplained)
    count = sum(len(each.unexplained) for each in outcomes)
    return Bar(
        what="operations missing without a finding",
        wanted="0",
        value=str(count),
        met=not count,
        short=short,
    )


def _any(outcomes: Sequence[Outcome]) -> Bar:
    uses = sum(each.types.uses for each in outcomes)
    lost = sum(each.types.lost + len(each.types.silent) for each in outcomes)
    silent = sum(len(each.types.silent) for each in outcomes)
    return Bar(
        what="schemas reachable that became Any",
        wanted="under 0.5 %, none silently",
        value=f"{lost} of {uses}, {_share(lost, uses)}; {silent} silently",
        met=lost < 0.005 * max(uses, 1) and not silent,
        short=tuple(
            f"{each.document} ({each.types.lost}+{len(each.types.silent)})"
            for each in outcomes
            if each.types.lost or each.types.silent
        ),
    )


def _examples(outcomes: Sequence[Outcome]) -> Bar:
    fine = sum(each.examples.fine for each in outcomes)
    failed = sum(each.examples.failed for each in outcomes)
    apart = sum(each.examples.count("contradicts") for each in outcomes)
    more = sum(each.examples.count("undocumented") for each in outcomes)
    return Bar(
        what="examples that come back as they were",
        wanted="99.5 %",
        value=f"{fine} of {fine + failed}, {_share(fine, fine + failed)}; apart: "
        f"{apart} contradict their schema, {more} hold undocumented members",
        met=fine >= 0.995 * (fine + failed),
        short=tuple(
            f"{each.document} ({each.examples.failed})"
            for each in outcomes
            if each.examples.failed
        ),
    )


def _checked(checker: str, outcomes: Sequence[Outcome]) -> Bar:
    looked = [each for each in outcomes if checker in each.checks]
    count = sum(len(each.checks[checker]) for each in looked)
    return Bar(
        what=f"complaints of {checker}",
        wanted="0",
        value=f"{count} in {len(looked)} packages" if looked else "not run",
        met=not count if looked else None,
        short=tuple(
            f"{each.document} ({len(each.checks[checker])})"
            for each in looked
            if each.checks[checker]
        ),
    )


def _all(
    what: str, outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]
) -> Bar:
    short = tuple(each.document for each in outcomes if not holds(each))
    return Bar(
        what=what,
        wanted="100 %",
        value=f"{len(outcomes) - len(short)} of {len(outcomes)}",
        met=not short,
        short=short,
    )


def _imports(each: Outcome) -> bool:
    return not each.import_failures


def _quick(each: Outcome) -> bool:
    return each.cpu <= max(2.0, 2.0 * each.size / 3_000_000)


def _light(each: Outcome) -> bool:
    return each.import_ms is not None and each.import_ms < 30


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "none"
