"""Lines that are put together from letters look like lines that are drawn whole."""

import pytest

from copydesk.adapters.fonts import find_fonts
from copydesk.illustrate.typesetting import needs_shaping, set_text, width_in
from copydesk.model.picture import FontFace, FontRole

LINES = ("To AVow, Yes: fi 1,500", "통일부 장관, 서한 확인", "Путин в КНДР", "金正恩氏「書簡」送る", "두  칸 띄운 말")


def face_for(text: str, *, language: str = "ko") -> FontFace:
    """The first face of this machine that covers a text; the test is skipped where there is none."""
    faces = find_fonts().in_order(FontRole.HEADLINE, language=language)
    face = next((face for face in faces if face.covers(text)), None)
    if face is None:
        pytest.skip("no font of this machine covers the text")
    return face


@pytest.mark.parametrize("size", [20, 56])
@pytest.mark.parametrize("text", LINES)
def test_a_line_is_as_wide_as_one_drawn_whole(text: str, size: int) -> None:
    """Kerning and the wider spaces between hangul are kept, to a pixel."""
    face = face_for(text)

    line = set_text(text, face=face, size=size)

    assert line.advance == pytest.approx(width_in(text, face=face, size=size), abs=1)
    assert line.mask is not None
    assert line.mask.shape[1] <= line.advance + size


def test_spaces_alone_leave_nothing_to_draw() -> None:
    """They move the pen all the same."""
    line = set_text("  ", face=face_for("a"), size=20)

    assert line.mask is None
    assert line.advance > 0


@pytest.mark.parametrize(("text", "depends"), [("plain", False), ("한글", False), ("שלום", True), ("e\u0301", True)])
def test_letters_that_depend_on_their_neighbours_are_known(text: str, *, depends: bool) -> None:
    """Right-to-left letters and combining marks are drawn with the whole line."""
    assert needs_shaping(text) is depends
