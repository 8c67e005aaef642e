"""Members of tar and zip archives as a stream: nothing is written to disk, nothing grows without a cap."""

import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

MAX_MEMBERS = 500_000
MAX_TOTAL_BYTES = 64_000_000_000
MAX_NAME_BYTES = 65_536
"""Most bytes of one long-name or attribute record of a tar archive."""

BLOCK = 512
SKIP_BYTES = 1_048_576

ZIP_TAIL_BYTES = 65_557
ZIP_END = b"PK\x05\x06"


class ByteStream(Protocol):
    """Anything that gives bytes in order."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, none at the end."""
        ...


class ArchiveBroken(Exception):
    """An archive that cannot be read on. Stays inside `gather`; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file in an archive: its name as written, its size, and its bytes, of which at most `limit` + 1 are given."""

    name: str
    size_bytes: int
    body: bytes


def tar_members(stream: ByteStream, *, limit: int) -> Iterator[Member]:
    """The regular files of a tar archive in its order, read once from front to back.

    Our own loop over `tarfile`'s headers, because `tarfile` itself reads attribute records of any size into memory.
    Raises `ArchiveBroken`.
    """
    reader = _TarReader(stream)
    name = ""
    for _ in range(MAX_MEMBERS):
        info = reader.header()
        if info is None:
            return
        if info.type in {tarfile.GNUTYPE_LONGNAME, tarfile.XHDTYPE}:
            name = _long_name(reader.short_data(info.size), is_gnu=info.type == tarfile.GNUTYPE_LONGNAME) or name
            continue
        if info.isreg() and not info.issparse():
            yield Member(name=name or info.name, size_bytes=info.size, body=reader.data(info.size, limit=limit))
        else:
            reader.skip(info.size if info.type not in {tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.DIRTYPE} else 0)
        name = "" if info.type != tarfile.XGLTYPE else name
    raise ArchiveBroken(f"it has more than {MAX_MEMBERS:,} members")


def zip_members(file: BinaryIO, *, limit: int) -> Iterator[Member]:
    """The files of a zip archive in its order. Raises `ArchiveBroken`."""
    _check_zip_size(file)
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    yield Member(name=info.filename, size_bytes=info.file_size, body=_zip_body(archive, info=info, limit=limit))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, UnicodeDecodeError) as error:
        raise ArchiveBroken(f"its zip structure is damaged or locked ({type(error).__name__})") from error


class _TarReader:
    """Reads a tar archive block by block."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._total = 0

    def header(self) -> tarfile.TarInfo | None:
        """The next header, None at the end of the archive."""
        block = self._exactly(BLOCK, may_end=True)
        if not block or block.count(0) == BLOCK:
            return None
        try:
            info = tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
        except tarfile.HeaderError as error:
            raise ArchiveBroken("its tar structure is damaged") from error
        if info.size < 0 or self._total + info.size > MAX_TOTAL_BYTES:
            raise ArchiveBroken("a member's size is absurd")
        return info

    def short_data(self, size: int) -> bytes:
        """The whole data of a small record."""
        if size > MAX_NAME_BYTES:
            raise ArchiveBroken("a member's name or attributes are absurdly long")
        return self.data(size, limit=size)

    def data(self, size: int, *, limit: int) -> bytes:
        """At most `limit` + 1 bytes of a member's data; the rest is skipped."""
        taken = self._exactly(min(size, limit + 1))
        self.skip(size, already=len(taken))
        return taken

    def skip(self, size: int, *, already: int = 0) -> None:
        """Pass over a member's data and its padding."""
        left = size - already + (-size % BLOCK)
        while left:
            left -= len(self._exactly(min(left, SKIP_BYTES)))

    def _exactly(self, size: int, *, may_end: bool = False) -> bytes:
        pieces, left = [], size
        while left and (piece := self._stream.read(left)):
            pieces.append(piece)
            left -= len(piece)
        self._total += size - left
        if left and not (may_end and left == size):
            raise ArchiveBroken("it breaks off in the middle")
        return b"".join(pieces)


def _long_name(record: bytes, *, is_gnu: bool) -> str:
    """The name in a GNU long-name record, or in the `path` of an attribute record ("LENGTH path=NAME")."""
    if is_gnu:
        return record.partition(b"\x00")[0].decode("utf-8", "surrogateescape")
    for line in record.split(b"\n"):
        key, _, value = line.partition(b" ")[2].partition(b"=")
        if key == b"path":
            return value.decode("utf-8", "surrogateescape")
    return ""


def _check_zip_size(file: BinaryIO) -> None:
    """Refuse an archive that claims more members than we read, before its directory is loaded into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - ZIP_TAIL_BYTES))
    tail = file.read(ZIP_TAIL_BYTES)
    end = tail.rfind(ZIP_END)
    if end == -1 or end + 22 > len(tail):
        raise ArchiveBroken("its zip directory is missing")
    if int.from_bytes(tail[end + 10 : end + 12], "little") == 0xFFFF:
        raise ArchiveBroken("it has more than 65,534 members")
    file.seek(0)


def _zip_body(archive: zipfile.ZipFile, *, info: zipfile.ZipInfo, limit: int) -> bytes:
    with archive.open(info) as stream:
        return stream.read(limit + 1)
