"""The pipeline over several providers, in several processes when that pays."""

import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from generator import losses
from generator.cli.jobs import Job
from generator.findings import Finding, Findings, Severity
from generator.pipeline import Output, generate_provider
from generator.places import InPage
from generator.sources import Sources

T = TypeVar("T")

_BYTES_THAT_PAY = 300_000
_OUR_FOLDER = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """output: None when an error is among the findings. crash: the traceback of our bug."""

    job: Job
    findings: tuple[Finding, ...]
    output: Output | None
    crash: str | None = None


def work(
    jobs: Sequence[Job], *, strict: bool, processes: int | None
) -> Iterator[Result]:
    """The results in the order of the jobs; what fails for one leaves the others alone."""
    several = min(processes or _that_pay(jobs), len(jobs))
    if several < 2:
        yield from (_one(job, strict) for job in jobs)
        return
    # Children share what is loaded already where the system can fork.
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    with ProcessPoolExecutor(several, mp_context=context) as pool:
        futures = [pool.submit(_one, job, strict) for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            yield _awaited(job, future)


def _that_pay(jobs: Sequence[Job]) -> int:
    size = sum(job.sources.size for job in jobs)
    return (os.cpu_count() or 1) if size > _BYTES_THAT_PAY else 1


def _awaited(job: Job, future: "Future[Result]") -> Result:
    try:
        return future.result()
    except BrokenProcessPool as error:
        found = _internal_error(job, "its process was ended from outside")
        return Result(job=job, findings=(found,), output=None, crash=_trace(error))


def _one(job: Job, strict: bool) -> Result:
    done = guarded(job, generate_provider)
    found = done.findings
    if done.value:
        found = losses.settle(found, done.value.accept, job.sources.config)
    if strict:
        found = losses.strictly(found)
    stopped = any(finding.severity is Severity.ERROR for finding in found)
    output = None if stopped else done.value
    return Result(job=job, findings=found, output=output, crash=done.crash)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded(Generic[T]):
    """What a stage gave; value: None when it reported an error, or failed."""

    value: T | None
    findings: tuple[Finding, ...]
    crash: str | None = None


def guarded(job: Job, task: Callable[[Sources, Findings], T | None]) -> Guarded[T]:
    """What a task makes of a job; an exception becomes a finding, for it is our bug."""
    if not job.sources.pages:
        return Guarded(value=None, findings=tuple(job.findings))
    try:
        value = task(job.sources, job.findings)
    except Exception as error:  # noqa: BLE001 - whatever it is, other providers go on
        found = (*job.findings, _internal_error(job, _summary(error)))
        return Guarded(value=None, findings=found, crash=_trace(error))
    return Guarded(value=value, findings=tuple(job.findings))


def _internal_error(job: Job, summary: str) -> Finding:
    return Finding(
        code="internal-error",
        severity=Severity.ERROR,
        message=f"apiwright itself failed on '{job.sources.name}': {summary}; "
        "please report it with the output of the same command under APIWRIGHT_DEBUG=1",
        place=InPage(page=job.sources.folder),
    )


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))


def _summary(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [
        frame for frame in frames if Path(frame.filename).is_relative_to(_OUR_FOLDER)
    ]
    frame = (own or frames)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    text = str(error).partition("\n")[0][:200]
    return f"{type(error).__name__} at {where}{': ' if text else ''}{text}"
