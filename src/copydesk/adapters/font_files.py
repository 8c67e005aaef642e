"""Reads the names, weights and characters of typefaces out of TrueType and OpenType files. Source: OpenType 1.9.1."""

import struct
from dataclasses import dataclass
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

_COLLECTION: Final = b"ttcf"
_FONTS: Final = {b"\x00\x01\x00\x00", b"OTTO", b"true"}
_FAMILY_NAMES: Final = (16, 1)  # typographic family, then family
_Points = NDArray[np.int64]
_WIDEST: Final = 30_000_000  # bytes read of one table; the largest known character map has 2 million


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceFile:
    """One typeface inside a file: where its tables lie, its family name and its weight (400 regular, 700 bold)."""

    path: str
    index: int
    family: str
    weight: int
    italic: bool
    tables: tuple[tuple[bytes, int, int], ...]


class NotAFont(ValueError):
    """A file that is no typeface, or a broken one."""


def faces_in(stream: BinaryIO, *, path: str) -> tuple[FaceFile, ...]:
    """The typefaces of an open file. Raises `NotAFont`."""
    try:
        starts = _starts(stream)
        return tuple(_face(stream, path=path, index=index, start=start) for index, start in enumerate(starts))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NotAFont(f"{path} is broken: {error}") from error


def character_ranges(stream: BinaryIO, *, face: FaceFile) -> tuple[tuple[int, int], ...]:
    """Code points that a typeface can draw, as first and last, in order. Raises `NotAFont`."""
    data = _table(stream, face.tables, b"cmap")
    try:
        return _merged(*_mapped(data, offset=_best_map(data)))
    except (struct.error, ValueError) as error:  # numpy says ValueError where the table is shorter than it claims
        raise NotAFont(f"the character map of {face.path} is broken: {error}") from error


def _starts(stream: BinaryIO) -> tuple[int, ...]:
    head = stream.read(12)
    if head[:4] == _COLLECTION:
        count = struct.unpack(">I", head[8:12])[0]
        return struct.unpack(f">{count}I", stream.read(4 * min(count, 64)))
    if head[:4] in _FONTS:
        return (0,)
    raise NotAFont("no typeface")


def _face(stream: BinaryIO, *, path: str, index: int, start: int) -> FaceFile:
    stream.seek(start + 4)
    count = struct.unpack(">H6x", stream.read(8))[0]
    records = [struct.unpack(">4s4xII", stream.read(16)) for _ in range(count)]
    tables = tuple((tag, offset, length) for tag, offset, length in records)
    style = _table(stream, tables, b"OS/2")
    weight = struct.unpack(">H", style[4:6])[0]
    selection = struct.unpack(">H", style[62:64])[0]
    family = _family(_table(stream, tables, b"name"))
    return FaceFile(path=path, index=index, family=family, weight=weight, italic=bool(selection & 1), tables=tables)


def _table(stream: BinaryIO, tables: tuple[tuple[bytes, int, int], ...], tag: bytes) -> bytes:
    for name, offset, length in tables:
        if name == tag and length <= _WIDEST:
            stream.seek(offset)
            return stream.read(length)
    raise NotAFont(f"no table {tag!r}")


def _family(names: bytes) -> str:
    count, base = struct.unpack(">HH", names[2:6])
    found: dict[int, str] = {}
    for number in range(count):
        record = names[6 + 12 * number : 18 + 12 * number]
        platform, _, language, name, length, offset = struct.unpack(">6H", record)
        if platform == 3 and language == 0x409:  # Windows, English of the United States: every font has it
            found[name] = names[base + offset : base + offset + length].decode("utf-16-be")
    return next((found[name] for name in _FAMILY_NAMES if name in found), "")


def _best_map(data: bytes) -> int:
    """Offset of the widest Unicode map: all planes before the first plane."""
    count = struct.unpack(">H", data[2:4])[0]
    records = [struct.unpack(">HHI", data[4 + 8 * number : 12 + 8 * number]) for number in range(count)]
    usable = [(platform == 3 and encoding == 10, offset) for platform, encoding, offset in records if platform in {0, 3}]
    supported = [(wide, offset) for wide, offset in usable if struct.unpack(">H", data[offset : offset + 2])[0] in {4, 12}]
    if not supported:
        raise NotAFont("no Unicode map")
    return int(max(supported)[1])


def _mapped(data: bytes, *, offset: int) -> tuple[_Points, _Points]:
    """First and last code points of what the map names, in the map's order."""
    form = struct.unpack(">H", data[offset : offset + 2])[0]
    if form == 12:
        groups = struct.unpack(">I", data[offset + 12 : offset + 16])[0]
        table = np.frombuffer(data, ">u4", count=3 * groups, offset=offset + 16).reshape(-1, 3).astype(np.int64)
        return table[:, 0], table[:, 1]
    segments = struct.unpack(">H", data[offset + 6 : offset + 8])[0] // 2
    lasts = np.frombuffer(data, ">u2", count=segments, offset=offset + 14).astype(np.int64)
    firsts = np.frombuffer(data, ">u2", count=segments, offset=offset + 16 + 2 * segments).astype(np.int64)
    is_used = firsts != 0xFFFF
    return firsts[is_used], lasts[is_used]


def _merged(firsts: _Points, lasts: _Points) -> tuple[tuple[int, int], ...]:
    """Ranges in order, those that touch as one."""
    order = np.argsort(firsts, kind="stable")
    firsts, reached = firsts[order], np.maximum.accumulate(lasts[order])
    begins = np.ones(len(firsts), dtype=bool)
    begins[1:] = firsts[1:] > reached[:-1] + 1
    ends = np.append(begins[1:], True)[: len(firsts)]
    return tuple(zip(firsts[begins].tolist(), reached[ends].tolist(), strict=True))
