"""What to work on: providers of the project, or what `--from` names."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import project
from generator.cli.refusal import Refusal, did_you_mean
from generator.findings import Findings
from generator.fragments import Page
from generator.output import Manifest
from generator.places import InPage
from generator.shelf import Opened, Shelf, is_origin, is_url, origin_of
from generator.sources import Sources

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,59}")
_ALLOWED = "up to 60 ASCII letters, digits, '-' and '_', starting with a letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One provider to do; `findings` holds what was odd about its files."""

    sources: Sources
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What the user named with `--from` and the options that belong to it."""

    sources: Sequence[str]
    name: str | None
    config: Path | None
    overlays: Sequence[Path]
    allow_remote: Sequence[str] = ()


def in_project(
    specs: Path, providers: Sequence[str], allow_remote: Sequence[str]
) -> tuple[Job, ...]:
    """The providers that were named, or all; raises Refusal when there is no such provider."""
    try:
        known = project.providers(specs)
    except project.NoSpecs as problem:
        raise Refusal(str(problem)) from None
    for name in providers:
        if name not in known:
            hint = did_you_mean(name, known)
            raise Refusal(f"no provider is called '{name}' in '{specs}': {hint}")
    return tuple(
        _in_folder(specs / name, allow_remote)
        for name in known
        if name in (providers or known)
    )


def named(what: Named) -> Job:
    """The provider that `--from` names; raises Refusal for a name or source that cannot be."""
    name = what.name or _name_of(what.sources[0])
    if not _NAME.fullmatch(name):
        raise Refusal(f"'{name}' cannot be a provider's name: use {_ALLOWED}")
    findings = Findings()
    parts = [_part(source, name, findings) for source in what.sources]
    own_config = (part.config for part in parts if part.config)
    config = _page(what.config, findings) if what.config else next(own_config, None)
    overlays = [page for part in parts for page in part.overlays]
    overlays += [page for file in what.overlays if (page := _page(file, findings))]
    sources = Sources(
        name=name,
        folder=parts[0].folder,
        pages=tuple(page for part in parts for page in part.pages),
        labels=tuple(label for part in parts for label in part.labels),
        config=config,
        overlays=tuple(overlays),
        chosen=what.name is not None,
        shelf=_shelf(what.allow_remote, *_around(what.sources)),
    )
    return Job(sources=sources, findings=findings)


def _around(sources: Sequence[str]) -> Iterator[Path]:
    """The folders that references in what the user named may lead to."""
    for source in sources:
        if not is_url(source):
            yield Path(source) if Path(source).is_dir() else Path(source).parent


def manifest_of(sources: Sources) -> Manifest:
    """The manifest's part about pages, and the files that they refer to."""
    pages = [*zip(sources.labels, sources.pages, strict=True)]
    pages += [(one.label, one.page) for one in sources.shelf.opened]
    return Manifest(
        files={},
        pages=tuple(
            (label, hashlib.sha256(page.data).hexdigest()) for label, page in pages
        ),
    )


def _in_folder(folder: Path, allow_remote: Sequence[str]) -> Job:
    findings = Findings()
    if not _NAME.fullmatch(folder.name):
        findings.error(
            "provider-name",
            f"'{folder.name}' cannot be a provider's name: rename the folder, with {_ALLOWED}",
            InPage(page=str(folder)),
        )
    sources = project.load(folder, folder.name, findings)
    shelf = _shelf(allow_remote, folder)
    return Job(sources=replace(sources, shelf=shelf), findings=findings)


def _shelf(allow_remote: Sequence[str], *folders: Path) -> Shelf:
    return Shelf(
        openers=tuple(project.Folder(folder) for folder in folders),
        remote=_on_the_web,
        origins=frozenset(_origin(one) for one in allow_remote),
    )


def _on_the_web(url: str, origins: frozenset[str]) -> Opened:
    from generator.remote import Remote  # only for those who allow it

    return Remote()(url, origins)


def _origin(text: str) -> str:
    if is_origin(text):
        return origin_of(text)
    raise Refusal(f"--allow-remote '{text}' is no origin: give https://HOST")


def _part(source: str, name: str, findings: Findings) -> Sources:
    if is_url(source):
        fetched = _fetched(source)
        return _one(name, source=fetched.name, page=fetched)
    path = Path(source)
    if path.is_dir():
        return project.load(path, name, findings)
    if not path.exists():
        raise Refusal(f"cannot read '{source}': there is no such file")
    page = _page(path, findings)
    return _one(name, source=source, page=page)


def _one(name: str, *, source: str, page: Page | None) -> Sources:
    label = source.rstrip("/").rpartition("/")[2] or name
    pages, labels = ((page,), (label,)) if page else ((), ())
    return Sources(name=name, folder=source, pages=pages, labels=labels)


def _page(file: Path, findings: Findings) -> Page | None:
    return project.read_file(file, findings)


def _fetched(url: str) -> Page:
    from generator.fetch import CannotFetch, fetch, shown  # only for those who need it

    try:
        return Page(name=shown(url), data=fetch(url))
    except CannotFetch as problem:
        raise Refusal(str(problem)) from None


def _name_of(source: str) -> str:
    stem = Path(source.rstrip("/")).name.partition(".")[0]
    words = re.sub("[^a-z0-9]+", "_", stem.lower()).strip("_")[:50].rstrip("_")
    return words if _NAME.fullmatch(words) else f"api_{words}".rstrip("_")
