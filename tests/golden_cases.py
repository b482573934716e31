"""Golden cases: found by walking, run through the pipeline as `generate` would run them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Findings
from generator.fragments import Page
from generator.inspection import as_json
from generator.pipeline import generate_provider, understand
from generator.report.entries import entries, ordered
from generator.report.text import as_text
from generator.sources import Sources

ROOT = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Case:
    """A folder with `pages/`, and what should come of it beside them."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    def __str__(self) -> str:
        return self.folder.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Result:
    """files: the emitted tree but for the runtime, which other tests hold to its source.

    `README.md` is among them in the topic `readmes` alone: a word in it is a change in every package.
    """

    files: Mapping[str, str]
    everything: Mapping[str, str]
    model: str
    findings: str


def cases() -> list[Case]:
    """Every folder that holds `pages/`, sorted."""
    found = (Path(base) for base, folders, _ in os.walk(ROOT) if "pages" in folders)
    return [Case(folder) for folder in sorted(found)]


def result(case: Case) -> Result:
    """What the generator makes of a case now."""
    given = sources(case)
    findings = Findings()
    output = generate_provider(given, findings)
    understood = understand(given, Findings())
    printed = entries(case.name, findings, given.texts)
    everything = dict(output.files) if output is not None else {}
    return Result(
        files={path: everything[path] for path in everything if _is_shown(case, path)},
        everything=everything,
        model=as_json(understood.api) if understood is not None else "",
        findings=as_text(ordered(printed)),
    )


def _is_shown(case: Case, path: str) -> bool:
    if path == "README.md":
        return case.folder.parent.name == "readmes"
    return "/_runtime/" not in path


def sources(case: Case) -> Sources:
    """What the generator reads of a case, under the names that its findings print."""
    pages = tuple(
        _page(case, path) for path in sorted(case.folder.glob("pages/**/*.*"))
    )
    overlays = tuple(
        _page(case, path) for path in sorted(case.folder.glob("overlay*.yaml"))
    )
    config = case.folder / "provider.toml"
    return Sources(
        name=case.name,
        folder="pages",
        pages=pages,
        labels=tuple(page.name for page in pages),
        config=_page(case, config) if config.exists() else None,
        overlays=overlays,
        chosen=True,
    )


def _page(case: Case, path: Path) -> Page:
    return Page(name=path.relative_to(case.folder).as_posix(), data=path.read_bytes())
