"""Reads the names, weights and characters of typefaces out of TrueType and OpenType files. Source: OpenType 1.9.1."""

import struct
from dataclasses import dataclass
from typing import BinaryIO, Final

_COLLECTION: Final = b"ttcf"
_FONTS: Final = {b"\x00\x01\x00\x00", b"OTTO", b"true"}
_FAMILY_NAMES: Final = (16, 1)  # typographic family, then family
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
        return _merged(_mapped(data, offset=_best_map(data)))
    except struct.error as error:
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


def _mapped(data: bytes, *, offset: int) -> list[tuple[int, int]]:
    form = struct.unpack(">H", data[offset : offset + 2])[0]
    if form == 12:
        groups = struct.unpack(">I", data[offset + 12 : offset + 16])[0]
        size = 12 * groups
        return [(first, last) for first, last, _ in struct.iter_unpack(">III", data[offset + 16 : offset + 16 + size])]
    segments = struct.unpack(">H", data[offset + 6 : offset + 8])[0] // 2
    ends = struct.unpack(f">{segments}H", data[offset + 14 : offset + 14 + 2 * segments])
    begin = offset + 16 + 2 * segments
    starts = struct.unpack(f">{segments}H", data[begin : begin + 2 * segments])
    return [(first, last) for first, last in zip(starts, ends, strict=True) if first != 0xFFFF]


def _merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)
