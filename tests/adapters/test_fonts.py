"""Finding typefaces: real ones, none, and files that only look like fonts."""

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from copydesk.adapters.font_files import FaceFile, NotAFont, character_ranges, faces_in
from copydesk.adapters.fonts import find_fonts
from copydesk.model.picture import FontFace, FontRole


def _table_file(tables: dict[bytes, bytes], *, form: bytes = b"\x00\x01\x00\x00") -> bytes:
    """A font file of these tables."""
    head = form + struct.pack(">H6x", len(tables))
    offset = len(head) + 16 * len(tables)
    records, body = b"", b""
    for tag, data in tables.items():
        records += struct.pack(">4sIII", tag, 0, offset + len(body), len(data))
        body += data
    return head + records + body


def _font(*, family: str = "Herald Sans", weight: int = 400, cmap: bytes | None = None) -> bytes:
    name = family.encode("utf-16-be")
    names = struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 1, len(name), 0) + name
    style = struct.pack(">4xH", weight) + bytes(56) + struct.pack(">H", 0) + bytes(20)
    return _table_file({b"OS/2": style, b"cmap": _wide_map() if cmap is None else cmap, b"name": names})


def _wide_map() -> bytes:
    groups = [(0x20, 0x7E, 1), (0xA0, 0x17F, 96), (0x2010, 0x2030, 400)]
    body = struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0, len(groups))
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + body + b"".join(struct.pack(">III", *group) for group in groups)


def _narrow_map() -> bytes:
    ends, starts = (0x7E, 0x44F, 0xFFFF), (0x20, 0x410, 0xFFFF)
    body = struct.pack(">HHHHHHH", 4, 0, 0, 6, 0, 0, 0) + struct.pack(">3H", *ends) + bytes(2) + struct.pack(">3H", *starts)
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + body


def _only_face(data: bytes) -> FaceFile:
    return faces_in(io.BytesIO(data), path="x.ttf")[0]


def test_the_head_of_a_font_is_read() -> None:
    """Family, weight and the ranges of both common kinds of character map."""
    wide, narrow = _font(weight=700), _font(cmap=_narrow_map())

    face = _only_face(wide)

    assert (face.family, face.weight, face.italic, face.index) == ("Herald Sans", 700, False, 0)
    assert character_ranges(io.BytesIO(wide), face=face) == ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2030))
    assert character_ranges(io.BytesIO(narrow), face=_only_face(narrow)) == ((0x20, 0x7E), (0x410, 0x44F))


@given(some.binary(max_size=300))
def test_foreign_bytes_are_no_font(data: bytes) -> None:
    """Bytes that are no font are refused in one way, whatever they are."""
    with pytest.raises(NotAFont):
        faces_in(io.BytesIO(b"\x00\x01\x00\x00" + data), path="x.ttf")


@given(some.integers(min_value=0, max_value=5000), some.integers(min_value=0, max_value=255))
def test_a_damaged_font_is_a_font_or_none(position: int, value: int) -> None:
    """One changed byte gives a face or `NotAFont`, never another error."""
    data = bytearray(_font())
    data[position % len(data)] = value

    try:
        for face in faces_in(io.BytesIO(bytes(data)), path="x.ttf"):
            character_ranges(io.BytesIO(bytes(data)), face=face)
    except NotAFont:
        return


def test_a_folder_without_fonts_gives_none(tmp_path: Path) -> None:
    """No font: an empty coverage, no error."""
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00\xff")
    (tmp_path / "page.otf").write_text("<html>", encoding="utf-8")

    assert find_fonts([tmp_path, tmp_path / "missing"]).faces == ()


def test_an_unknown_family_is_better_than_none(tmp_path: Path) -> None:
    """A font that nobody listed is taken where it covers the language, and only there."""
    (tmp_path / "herald.ttf").write_bytes(_font())

    faces = find_fonts([tmp_path]).faces

    assert {(face.role, face.language, face.family) for face in faces} == {(role, "", "Herald Sans") for role in FontRole}


def test_the_weight_nearest_to_the_role_is_taken(tmp_path: Path) -> None:
    """Bold for headlines, regular for text."""
    (tmp_path / "a.ttf").write_bytes(_font())
    (tmp_path / "b.ttf").write_bytes(_font(weight=700))

    names = {face.role: Path(face.path).name for face in find_fonts([tmp_path]).faces}

    assert names == {FontRole.HEADLINE: "b.ttf", FontRole.TEXT: "a.ttf", FontRole.STRONG: "b.ttf"}


def test_the_fonts_of_this_machine_cover_what_they_claim() -> None:
    """Every face that is found for a language draws that language's sample."""
    samples = {"ko": "한국어", "ja": "日本語カナ", "zh": "中文标题", "ru": "Русский", "": "Größe"}

    for face in find_fonts().faces:
        assert face.covers(samples[face.language])


def test_coverage_says_little_of_itself() -> None:
    """The ranges stay out of `repr`, which digests are made of."""
    face = FontFace(path="x", index=0, family="Herald", role=FontRole.TEXT, ranges=((32, 126),))

    assert "126" not in repr(face)
    assert (face.has(32), face.has(126), face.has(127), face.has(31)) == (True, True, False, False)
