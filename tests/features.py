"""The table of what is supported, made from the golden cases: `python -m tests.features` writes it.

A case says in `about.txt` what it shows, in a line. It counts for the version that its pages declare,
and for each other version of OpenAPI 3 in which the same pages are read as the same API.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.findings import Findings
from generator.fragments import Page
from generator.inspection import as_json
from generator.pipeline import understand
from generator.sources import Sources
from tests.golden_cases import ROOT, Case, cases, sources

PAGE = Path(__file__).parents[1] / "docs" / "supported.md"
VERSIONS = ("2.0", "3.0", "3.1", "3.2")
_LATEST = {"3.0": b"3.0.4", "3.1": b"3.1.1", "3.2": b"3.2.0"}
_DECLARED = re.compile(
    rb"""^([\s{]*["']?)(openapi|swagger)(["']?\s*:\s*["']?)(\d+\.\d+)([.\d]*)""",
    re.MULTILINE,
)
_INTRODUCTION = """# What is supported

Made from the golden cases by `python -m tests.features`; a test holds that it is so. `●`: a case of
that version of OpenAPI or Swagger shows it, or the case's pages are read as the same API when they
say that they are of that version. Cases without a mark declare no version.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What some cases of a topic show, and for which versions."""

    topic: str
    about: str
    versions: frozenset[str]
    cases: tuple[str, ...]


def features() -> tuple[Feature, ...]:
    """A feature for each line that cases say about themselves, by topic."""
    found: dict[tuple[str, str], Feature] = {}
    for case in cases():
        one = Feature(
            topic=case.folder.parent.name,
            about=about(case),
            versions=frozenset(_versions(case)),
            cases=(str(case),),
        )
        key = (one.topic, one.about)
        other = found.get(key)
        found[key] = _joined(other, one) if other else one
    return tuple(found[key] for key in sorted(found))


def about(case: Case) -> str:
    """What a case shows; its name where it does not say."""
    file = case.folder / "about.txt"
    return file.read_text("utf-8").strip() if file.exists() else case.name


def as_page(listed: tuple[Feature, ...]) -> str:
    """The page: a table for each topic."""
    lines = [_INTRODUCTION]
    for topic in sorted({feature.topic for feature in listed}):
        title = topic.replace("_", " ").capitalize()
        lines += [f"## {title}", "", f"| | {' | '.join(VERSIONS)} | shown by |"]
        lines += ["|---|---|---|---|---|---|"]
        lines += [_row(feature) for feature in listed if feature.topic == topic]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


def _joined(one: Feature, other: Feature) -> Feature:
    return replace(
        one,
        versions=one.versions | other.versions,
        cases=tuple(sorted((*one.cases, *other.cases))),
    )


def _row(feature: Feature) -> str:
    marks = ["●" if version in feature.versions else "" for version in VERSIONS]
    links = [
        f"[{Path(case).name}](../{ROOT.relative_to(PAGE.parents[1]).as_posix()}/{case})"
        for case in feature.cases
    ]
    return f"| {feature.about} | {' | '.join(marks)} | {', '.join(links)} |"


def _versions(case: Case) -> Iterator[str]:
    given = sources(case)
    declared = {
        match[4].decode()
        for page in given.pages
        for match in _DECLARED.finditer(page.data)
    }
    yield from declared & set(VERSIONS)
    if declared & set(_LATEST):
        model = _model(given)
        for version in set(_LATEST) - declared:
            if model and _model(_declaring(given, _LATEST[version])) == model:
                yield version


def _declaring(given: Sources, version: bytes) -> Sources:
    """The same pages, of another version by what they say."""
    return replace(
        given, pages=tuple(_relabelled(page, version) for page in given.pages)
    )


def _relabelled(page: Page, version: bytes) -> Page:
    data = _DECLARED.sub(
        lambda match: (
            match[0]
            if match[2] == b"swagger"
            else match[1] + match[2] + match[3] + version
        ),
        page.data,
    )
    return replace(page, data=data)


def _model(given: Sources) -> str | None:
    understood = understand(given, Findings())
    return as_json(understood.api) if understood is not None else None


if __name__ == "__main__":
    PAGE.write_text(as_page(features()), "utf-8")
    print(f"wrote {PAGE.relative_to(Path.cwd())}", file=sys.stderr)
