"""Files and folders that the user names, to pages: in a fixed order, nothing twice, nothing that stops the walk."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from copydesk.gather.files import Found, FoundFile, Skipped, read_file, safe_name, summed_skips, unreadable
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import Page

MAX_FOLDER_DEPTH = 64


def pages_from_paths(paths: Sequence[Path], *, fetched_at: datetime) -> Iterator[Page | Rejected]:
    """The pages in files and folders, in the order given and by name within a folder; troubles as they are met.

    Read: HTML, text, ninjs, feeds (an entry each), WARC, and tar and zip archives of these, gzip or Zstandard or not,
    as streams. Other kinds give one `Rejected` for each kind and folder. An address is `file:` and the path relative
    to the folder given, to the folder of a single file given, or to the common folder of several paths; a member's
    is its archive's and its own name. Files that state an address (feeds, WARC, ninjs) keep it.
    """
    walk = _Walk(root=_root(paths), fetched_at=fetched_at)
    for path in paths:
        yield from walk.visit(path)


def _root(paths: Sequence[Path]) -> Path:
    """The folder that addresses are relative to."""
    if len(paths) == 1:
        return paths[0].absolute() if paths[0].is_dir() else paths[0].absolute().parent
    folders = [str(path.absolute() if path.is_dir() else path.absolute().parent) for path in paths]
    return Path(os.path.commonpath(folders)) if folders else Path.cwd()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """A walk over paths; `seen` keeps folders and files that links lead to again from being read twice."""

    root: Path
    fetched_at: datetime
    seen: set[tuple[int, int]] = field(default_factory=set)

    def visit(self, path: Path) -> Iterator[Page | Rejected]:
        """Everything at one path that the user named."""
        skips: list[Skipped] = []
        for found in self._visit(path.absolute(), depth=0):
            if isinstance(found, Skipped):
                skips.append(found)
            else:
                yield found
        yield from summed_skips(skips, folder=self._url(path.absolute()))

    def _visit(self, path: Path, *, depth: int) -> Iterator[Found]:
        file = FoundFile(name=path.name, url=self._url(path), fetched_at=self.fetched_at)
        try:
            facts = path.stat()
        except OSError as error:
            yield unreadable(file, error)
            return
        if (facts.st_dev, facts.st_ino) in self.seen:
            return
        self.seen.add((facts.st_dev, facts.st_ino))
        if stat.S_ISDIR(facts.st_mode):
            yield from self._folder(path, depth=depth)
        elif stat.S_ISREG(facts.st_mode):
            yield from _readable(path, file=file)
        else:
            yield Skipped(name=path.name, kind="device, pipe or socket")

    def _folder(self, folder: Path, *, depth: int) -> Iterator[Found]:
        """A folder's entries by name, then one line for each kind that was skipped in it."""
        if depth >= MAX_FOLDER_DEPTH:
            yield self._trouble(
                folder, f"Its folders are nested more than {MAX_FOLDER_DEPTH} deep.", "Name the inner folder itself."
            )
            return
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 -- names alone, sorted; Path objects cost memory
        except OSError as error:
            yield self._trouble(folder, f"It cannot be listed: {error.strerror or error}.", "Check its permissions.")
            return
        skips: list[Skipped] = []
        for name in names:
            for found in self._visit(folder / name, depth=depth + 1):
                if isinstance(found, Skipped):
                    skips.append(found)
                else:
                    yield found
        yield from summed_skips(skips, folder=self._url(folder))

    def _url(self, path: Path) -> str:
        relative = path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
        return f"file:{safe_name(relative)}"

    def _trouble(self, folder: Path, problem: str, remedy: str) -> Rejected:
        return Rejected(stage=Stage.GATHER, subject=self._url(folder), code="folder-unreadable", message=problem, remedy=remedy)


def _readable(path: Path, *, file: FoundFile) -> Iterator[Found]:
    """What a file gives, and the system's refusal where reading fails on the way."""
    results = read_file(path, found=file)
    while True:
        try:
            found = next(results, None)
        except OSError as error:
            yield unreadable(file, error)
            return
        if found is None:
            return
        yield found
