"""What came of all pages, as people read it."""

from collections.abc import Sequence

from tests.pages.bars import Bar, bars
from tests.pages.outcome import Outcome

_WIDEST = 90


def as_text(outcomes: Sequence[Outcome], more: Sequence[Bar] = ()) -> str:
    """The misses of each page, the bars of each dialect, and those of all, `more` among them."""
    lines = [line for each in outcomes for line in _misses(each)]
    for dialect in sorted({each.dialect for each in outcomes}):
        some = [each for each in outcomes if each.dialect == dialect]
        lines += ["", f"{dialect}: {_pages(some)}", *map(_line, _worth(bars(some)))]
    lines += ["", f"all: {_pages(outcomes)}", *map(_line, (*bars(outcomes), *more))]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _pages(outcomes: Sequence[Outcome]) -> str:
    known = sum(each.expected is not None for each in outcomes)
    return f"{len(outcomes)} pages, {known} of them read by hand"


def _worth(some: Sequence[Bar]) -> list[Bar]:
    """Bars of a dialect that there is anything to see of."""
    return [bar for bar in some if bar.of and (bar.unit is None or not bar.met)]


def _line(bar: Bar) -> str:
    mark = {True: "met", False: "MISSED", None: "-"}[bar.met]
    wanted = ""
    if bar.wanted is not None:
        least = f"{bar.wanted:.0%}" if bar.unit is None else f"{bar.wanted:g}"
        wanted = f" (wanted: {least})"
    return f"  {mark:<7} {bar.what}: {bar.value}{wanted}"


def _misses(each: Outcome) -> list[str]:
    found = [
        f"  {check.what}: {check.where}: expected {check.expected or 'it'}, "
        f"came {check.came}"
        for check in each.told
    ]
    found += [f"  import: {_short(said)}" for said in each.import_failures]
    found += [f"  example: {_short(said)}" for said in each.examples.wrong]
    found += [
        f"  {checker}: {_short(said)}"
        for checker, complaints in each.complaints.items()
        for said in complaints[:5]
    ]
    if each.failed is not None:
        found.append(f"  failed: {each.failed}")
    return [each.page, *found] if found else []


def _short(text: str) -> str:
    return text if len(text) <= 2 * _WIDEST else f"{text[:2 * _WIDEST]}..."
