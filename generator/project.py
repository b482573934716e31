"""The project on the disk: `specs/`, a folder for each provider, and the pages in it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Findings
from generator.fragments import Page
from generator.places import InPage
from generator.shelf import Closed, Opened
from generator.sources import Sources

CONFIG = "provider.toml"
_LARGEST = 64 * 1024 * 1024


class NoSpecs(Exception):
    """There is no folder of providers, or none in it; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Opens what references lead to in a folder, and nothing outside it."""

    path: Path

    def __call__(self, address: str) -> Opened | None:
        """The file at an address; None when there is none. Raises Closed when it is not one to be read."""
        try:
            file, within = Path(address).resolve(), self.path.resolve()
        except (OSError, RuntimeError, ValueError):
            return None
        if not file.is_relative_to(within):
            raise Closed(
                "external-ref",
                f"leads out of the folder '{self.path}', and was not read",
            )
        findings = Findings()
        label = file.relative_to(within)
        page = read_file(self.path / label, findings) if file.is_file() else None
        if page is not None:
            return Opened(page=page, label=label.as_posix())
        if file.exists():
            raise Closed("unreadable-file", "leads to a file that cannot be read")
        return None


def providers(specs: Path) -> tuple[str, ...]:
    """The names of all providers, sorted; raises NoSpecs when there is none."""
    try:
        names = sorted(
            entry.name
            for entry in os.scandir(specs)
            if entry.is_dir() and not entry.name.startswith(".")
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise NoSpecs(f"cannot read the folder '{specs}': {reason}") from error
    if not names:
        raise NoSpecs(f"'{specs}' holds no provider: make a folder with pages in it")
    return tuple(names)


def load(folder: Path, name: str, findings: Findings) -> Sources:
    """Everything in a provider's folder; what cannot be read is reported and left out.

    Reported: unreadable-file, no-pages.
    """
    pages: list[Page] = []
    overlays: list[Page] = []
    config: Page | None = None
    for file in files_in(folder):
        page = read_file(file, findings, within=folder)
        if page is None:
            continue
        if file == folder / CONFIG:
            config = page
        elif file.parent == folder and _is_overlay(file):
            overlays.append(page)
        else:
            pages.append(page)
    if not pages:
        findings.error(
            "no-pages",
            f"'{folder}' holds no page to read; put the vendor's pages there",
            InPage(page=str(folder)),
        )
    return Sources(
        name=name,
        folder=str(folder),
        pages=tuple(pages),
        labels=tuple(Path(page.name).relative_to(folder).as_posix() for page in pages),
        config=config,
        overlays=tuple(overlays),
    )


def files_in(folder: Path) -> tuple[Path, ...]:
    """Every file below a folder, without hidden ones, sorted by path."""
    return tuple(sorted(_walk(folder), key=lambda file: file.as_posix()))


def read_file(
    file: Path, findings: Findings, *, within: Path | None = None
) -> Page | None:
    """A page, or None when it cannot be read; reported: unreadable-file.

    within: the folder that a link must not lead out of.
    """
    try:
        if within and not file.resolve().is_relative_to(within.resolve()):
            problem = f"it is a link to something outside '{within}'"
        elif within and not file.is_file():
            problem = "it is no regular file"
        else:
            with file.open("rb") as opened:
                data = opened.read(_LARGEST + 1)
            if len(data) <= _LARGEST:
                return Page(name=str(file), data=data)
            problem = f"it is larger than {_LARGEST >> 20} MiB"
    except OSError as error:
        problem = error.strerror or type(error).__name__
    findings.error(
        "unreadable-file", f"cannot read '{file}': {problem}", InPage(page=str(file))
    )
    return None


def _walk(folder: Path) -> Iterator[Path]:
    for above, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield Path(above, name)


def _is_overlay(file: Path) -> bool:
    return file.name.startswith("overlay") and file.suffix in {".yaml", ".yml"}
