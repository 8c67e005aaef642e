"""The files of a built site, and whether they are those that were built."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from copydesk.publish.verification.problem import Problem, problem

MANIFEST: Final = ".copydesk-site.json"


class _Manifest(msgspec.Struct, frozen=True):
    form: int
    files: dict[str, tuple[str, int, str]]


class Tree:
    """A site's folder: its paths with forward slashes, and their bytes when asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = (path for path in folder.rglob("*") if path.is_file())
        self.paths = frozenset(path.relative_to(folder).as_posix() for path in found) - {MANIFEST}

    def read(self, path: str) -> bytes:
        """The bytes of a file of the site, empty where it is not there."""
        return (self._folder / path).read_bytes() if path in self.paths else b""

    def text(self, path: str) -> str:
        """A file as text; what is not UTF-8 shows as replacement characters."""
        return self.read(path).decode("utf-8", "replace")

    def problems(self) -> Iterator[Problem]:
        """Files that are missing, changed or not listed in the manifest."""
        place = self._folder / MANIFEST
        if not place.is_file():
            yield problem(MANIFEST, "manifest-missing", "The folder holds no list of a site's files")
            return
        try:
            listed = msgspec.json.decode(place.read_bytes(), type=_Manifest).files
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            yield problem(MANIFEST, "manifest-broken", f"The list of files cannot be read: {error}")
            return
        yield from self._compared(listed)

    def _compared(self, listed: dict[str, tuple[str, int, str]]) -> Iterator[Problem]:
        for path in sorted(self.paths - set(listed)):
            yield problem(path, "file-unlisted", "The file is not in the site's list of files")
        for path, (sha256, size, _) in sorted(listed.items()):
            if path not in self.paths:
                yield problem(path, "file-missing", "The site's list of files names it, but it is not there")
                continue
            body = self.read(path)
            if len(body) != size or hashlib.sha256(body).hexdigest() != sha256:
                yield problem(path, "file-changed", "The file's bytes are not those that were built")
