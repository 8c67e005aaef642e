"""The site's folder on disk: the next site is built beside it and takes its place in one step.

Beside `site/` stand, while a build runs or after one was killed, `.site.next` (the build, or the old site on its way out)
and, where the system cannot exchange two folders, `.site.old`; `.site.lock` keeps two builds apart.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from operator import attrgetter
from pathlib import Path
from typing import Final

from copydesk.adapters.folder_lock import hold_lock
from copydesk.adapters.folder_switch import exchange, flush
from copydesk.adapters.site_manifest import MANIFEST_NAME, Entry, entry_of, read_manifest, write_manifest
from copydesk.errors import SiteError, StoreFull
from copydesk.ports import SiteFile

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
_LONGEST_NAME: Final = 255  # bytes; the limit of every common file system
_LONGEST_PATH: Final = 1024  # bytes; below the shortest PATH_MAX in use with a folder before it
_LEADING_OUT: Final = frozenset({"", ".", ".."})
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\\]")
_UNCHANGED: Final = "the site that stands is unchanged"


class FolderSiteTree:
    """A site in a folder. See `ports.SiteTree` for what it promises; nothing is touched before the first `switch`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        name, parent = self._folder.name, self._folder.parent
        self._next = parent / f".{name}.next"
        self._old = parent / f".{name}.old"
        self._lock = parent / f".{name}.lock"

    def input_digests(self) -> dict[str, str]:
        """`inputs_digest` by path of every file that still stands as it was written; empty when there is no site."""
        standing = self._folder if self._folder.exists() else self._old
        entries = read_manifest(standing)
        checker = _Present(standing)
        return {path: entry.inputs_digest for path, entry in entries.items() if checker.is_ours(path, size=entry.size)}

    def switch(self, *, files: Iterable[SiteFile], kept: Iterable[str]) -> int:
        """Build the next site and exchange it for the present one. `kept` is read after all `files` were written.

        Raises `SiteError` or `StoreFull`; the old site then stands.
        """
        with self._trouble_named():
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            with hold_lock(self._lock, subject=str(self._folder)):
                self._recover()
                self.check_ours()
                return self._build_and_switch(files=files, kept=kept)

    @contextmanager
    def _trouble_named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._explained(error) from error

    def _explained(self, error: OSError) -> SiteError | StoreFull:
        problem = f"the next site could not be written ({error.strerror or error}); {_UNCHANGED}"
        if error.errno in _FULL:
            return StoreFull(
                problem, subject=str(self._folder), remedy="Free some space or make the disk writable, and run again"
            )
        remedy = "Check that this user may write the folder and the one above it, and run again"
        return SiteError(problem, subject=str(error.filename or self._folder), remedy=remedy)

    def _recover(self) -> None:
        """Undo what a killed build left: the old site goes back, anything half made goes away."""
        if not self._folder.exists() and self._old.exists():
            self._old.rename(self._folder)
        for leftover in (self._next, self._old):
            _remove_tree(leftover)

    def check_ours(self) -> None:
        """Raise `SiteError` where the folder holds files and no site of ours; `switch` would refuse it after all the work."""
        folder = self._folder
        if folder.exists() and (not folder.is_dir() or _holds_others(folder)):
            remedy = "Name an empty or new folder, or empty this one yourself; nothing in it was touched"
            raise SiteError("holds files that Copydesk did not make", subject=str(folder), remedy=remedy)

    def _build_and_switch(self, *, files: Iterable[SiteFile], kept: Iterable[str]) -> int:
        try:
            entries = self._build(files=files, kept=kept)
            self._put_in_place()
        except BaseException:
            _remove_tree(self._next)
            raise
        with suppress(OSError):  # the new site stands; what cannot be removed now goes at the next start
            for leftover in (self._next, self._old):
                _remove_tree(leftover)
        return len(entries)

    def _build(self, *, files: Iterable[SiteFile], kept: Iterable[str]) -> dict[str, Entry]:
        self._next.mkdir()
        write_manifest(self._next, entries={})  # from its first moment the folder is known as ours
        growing = _Growing(self._next)
        for file in files:
            growing.write(file)
        present = read_manifest(self._folder)
        checker = _Present(self._folder)
        for path in sorted(set(kept)):
            entry = present.get(path)
            if entry is None or not checker.is_ours(path, size=entry.size):
                remedy = "Run again; the file is made anew"
                raise SiteError(f"a file to keep is missing or was changed: {path}", subject=str(self._folder), remedy=remedy)
            growing.keep(path, entry=entry, standing=self._folder / path)
        self._carry_over(present)
        write_manifest(self._next, entries=growing.entries)
        return growing.entries

    def _carry_over(self, present: dict[str, Entry]) -> None:
        """Take along what others put into the site (a domain file, a proof of ownership): it is not ours to delete."""
        for path in _foreign(self._folder, known=present):
            target = self._next / path
            if target.exists() or target.is_symlink():
                remedy = "Move it out of the site's folder and run again"
                raise SiteError(
                    f"a new page would stand in the place of your file {path!r}", subject=str(self._folder), remedy=remedy
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(self._folder / path, target, follow_symlinks=False)

    def _put_in_place(self) -> None:
        if self._folder.exists():
            self._next.chmod(self._folder.stat().st_mode & 0o7777)
        flush(self._next)
        exchange(self._next, self._folder, aside=self._old)
        flush(self._folder.parent)


class _Growing:
    """The next site while it is made: writes files, refuses paths that lead elsewhere or come twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders: set[str] = set()
        self.entries: dict[str, Entry] = {}

    def write(self, file: SiteFile) -> None:
        target = self._place(file.path)
        with target.open("xb") as stream:
            stream.write(file.body)
        self.entries[file.path] = entry_of(file)

    def keep(self, path: str, *, entry: Entry, standing: Path) -> None:
        target = self._place(path)
        try:
            os.link(standing, target, follow_symlinks=False)
        except OSError as error:
            if error.errno not in {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EACCES}:
                raise
            shutil.copyfile(standing, target, follow_symlinks=False)
        self.entries[path] = entry

    def _place(self, path: str) -> Path:
        problem = path_problem(path)
        if problem or path in self.entries:
            remedy = "This is a fault of the program: report it with this path"
            raise SiteError(f"{problem or 'comes twice'}: {path[:200]!r}", subject=str(self._folder), remedy=remedy)
        parent = path.rpartition("/")[0]
        if parent not in self._folders:
            (self._folder / parent).mkdir(parents=True, exist_ok=True)
            self._folders.add(parent)
        return self._folder / path


class _Present:
    """The site that stands, looked at without following links out of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders: dict[str, bool] = {"": True}

    def is_ours(self, path: str, *, size: int) -> bool:
        """Whether a plain file of this size stands at the path, reached through real folders only."""
        if path_problem(path) or not self._is_folder(path.rpartition("/")[0]):
            return False
        try:
            found = (self._folder / path).lstat()
        except OSError:
            return False
        return (found.st_mode & 0o170000) == 0o100000 and found.st_size == size

    def _is_folder(self, path: str) -> bool:
        known = self._folders.get(path)
        if known is None:
            place = self._folder / path
            known = self._is_folder(path.rpartition("/")[0]) and place.is_dir() and not place.is_symlink()
            self._folders[path] = known
        return known


def path_problem(path: str) -> str:
    """Why a path may not stand in a site, or an empty string: only plain relative names with forward slashes may."""
    parts = path.split("/")
    if not _LEADING_OUT.isdisjoint(parts):  # an absolute path begins with an empty part
        return "a path that leads out of the site"
    if _CONTROL.search(path):
        return "a path with a control character or backslash"
    if not path.isprintable():  # surrogates are not
        return "a path with characters that cannot be printed"
    if len(path.encode()) > _LONGEST_PATH or any(len(part.encode()) > _LONGEST_NAME for part in parts):
        return "a path that is too long"
    return "the name of the manifest" if path == MANIFEST_NAME else ""


def _foreign(folder: Path, *, known: dict[str, Entry]) -> Iterator[str]:
    """Paths of files and links in the folder that are not in its manifest, sorted within each folder."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in sorted(files + links):
            path = Path(place, name).relative_to(folder).as_posix()
            if path not in known and path != MANIFEST_NAME:
                yield path


def _remove_tree(folder: Path) -> None:
    """Remove a folder of ours, its manifest last: cut off in the middle it is still known as ours."""
    if not folder.exists() and not folder.is_symlink():
        return
    if folder.is_symlink() or not folder.is_dir() or _holds_others(folder):
        remedy = "Move it away: Copydesk builds the next site in a folder of this name"
        raise SiteError("holds files that Copydesk did not make", subject=str(folder), remedy=remedy)
    for entry in sorted(os.scandir(folder), key=attrgetter("name")):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.name != MANIFEST_NAME:
            Path(entry.path).unlink()
    (folder / MANIFEST_NAME).unlink(missing_ok=True)
    folder.rmdir()


def _holds_others(folder: Path) -> bool:
    return any(folder.iterdir()) and not (folder / MANIFEST_NAME).is_file()
