"""Parties timed in turn in one process, and what their ratios are held to."""

import gc
import statistics
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from typing import Literal

Act = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One line of the table. bar: what is promised; None: shown for comparison only."""

    name: str
    ratio: float
    bar: float | None = None
    side: Literal["at most", "at least"] = "at most"
    note: str = ""

    @property
    def holds(self) -> bool:
        if self.bar is None:
            return True
        return (
            self.ratio <= self.bar if self.side == "at most" else self.ratio >= self.bar
        )

    def __str__(self) -> str:
        promised = "" if self.bar is None else f"{self.side} {self.bar:g}"
        verdict = "" if self.bar is None else "holds" if self.holds else "FALLS SHORT"
        return f"{self.name:58} {self.ratio:6.2f}  {promised:12} {verdict:12} {self.note}".rstrip()


@contextmanager
def collector(on: bool) -> Iterator[None]:
    """Run with the garbage collector on or off; what stands already is not walked."""
    gc.collect()
    # the modules of all parties are in this process, those of one in a user's
    gc.freeze()
    if not on:
        gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def in_turn(parties: Mapping[str, Act], rounds: int) -> dict[str, list[float]]:
    """Seconds of CPU for each party and round; the garbage of one is not left to the next."""
    spent: dict[str, list[float]] = {name: [] for name in parties}
    for act in parties.values():
        act()
    for _ in range(rounds):
        for name, act in parties.items():
            gc.collect()
            start = process_time()
            act()
            spent[name].append(process_time() - start)
    return spent


def ratio(spent: Mapping[str, list[float]], party: str, other: str) -> float:
    """How much longer a party takes than another: the median over the rounds."""
    return statistics.median(
        mine / theirs for mine, theirs in zip(spent[party], spent[other])
    )


def micros(spent: Mapping[str, list[float]], party: str, count: int) -> str:
    """Microseconds for each of so many."""
    return f"{statistics.median(spent[party]) * 1e6 / count:.1f} us"


def report(results: Iterator[Result]) -> None:
    """Print results as they come."""
    for result in results:
        print(result)
        sys.stdout.flush()
