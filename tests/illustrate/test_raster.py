"""Drawing into a palette: every script, and what happens where fonts are missing."""

import io
from dataclasses import replace

import pytest
from PIL import Image, features

from copydesk.adapters.fonts import find_fonts
from copydesk.illustrate.palette import colours
from copydesk.illustrate.raster import png_of
from copydesk.illustrate.scene import Anchor, Box, Disc, Dome, Ink, Label, Scene, Shape
from copydesk.model.picture import FontCoverage, FontFace, FontRole

_WHERE = (100, 60, 1100, 140)


@pytest.fixture(scope="module")
def fonts() -> FontCoverage:
    """The fonts of this machine."""
    return find_fonts()


def _label(text: str, *, language: str = "en", width: int = 1000, anchor: Anchor = Anchor.START) -> Label:
    x = {Anchor.START: 100, Anchor.MIDDLE: 600, Anchor.END: 1100}[anchor]
    return Label(x=x, y=120, text=text, size=40, width=width, role=FontRole.TEXT, language=language, anchor=anchor)


def _drawn(*shapes: Shape, fonts: FontCoverage) -> Image.Image:
    scene = Scene(language="en", title="", description="", shapes=shapes)
    png = png_of(scene, colours=colours(212), fonts=fonts, packet=b"")
    return Image.open(io.BytesIO(png)).convert("RGB")


def _inked(image: Image.Image, box: tuple[int, int, int, int] = _WHERE) -> int:
    """How many points differ from the paper."""
    paper = colours(212)[Ink.PAPER]
    return sum(count for count, colour in image.crop(box).getcolors(1_000_000) or () if colour != paper)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "한국어 머리기사"),
        ("ja", "日本語の見出し"),
        ("zh", "中文标题"),
        ("ru", "Русский заголовок"),
        ("de", "Größe – “Übung”…"),
    ],
)
def test_every_script_with_a_font_is_drawn(language: str, text: str, fonts: FontCoverage) -> None:
    """Where the machine has a font for the script, words appear."""
    if not any(face.covers(text.replace("…", "...")) for face in fonts.faces):
        pytest.skip("this machine has no font for the script")

    assert _inked(_drawn(_label(text, language=language), fonts=fonts)) > 500


def test_without_fonts_shapes_are_drawn_and_words_are_not() -> None:
    """No font at all: the shapes stand, and not one empty box is shown."""
    image = _drawn(_label("한국어 and English"), Disc(x=600, y=400, radius=40, ink=Ink.ACCENT), fonts=FontCoverage())

    assert _inked(image) == 0
    assert image.getpixel((600, 400)) == colours(212)[Ink.ACCENT]


def test_a_line_that_no_font_can_draw_is_left_out(fonts: FontCoverage) -> None:
    """A single character without a font leaves out its line and no other."""
    unknown = Label(x=100, y=300, text="A \U000e0fff B", size=40, width=900, language="en")
    image = _drawn(_label("A B"), unknown, fonts=fonts)

    assert _inked(image, (100, 240, 1100, 320)) == 0
    assert _inked(image) > 0 or not fonts.faces


def test_two_scripts_in_a_line_use_two_fonts(fonts: FontCoverage) -> None:
    """Where no single face covers a line, each part gets the face that does."""
    latin = next((face for face in fonts.faces if face.role is FontRole.TEXT and face.language == ""), None)
    korean = next((face for face in fonts.faces if face.role is FontRole.TEXT and face.language == "ko"), None)
    if latin is None or korean is None:
        pytest.skip("this machine lacks one of the fonts")
    split = FontCoverage(
        faces=(replace(latin, ranges=((32, 127),)), replace(korean, ranges=((0xAC00, 0xD7A3),))),
    )

    both = _inked(_drawn(_label("Ferry 여객선"), fonts=split))

    assert both > _inked(_drawn(_label("Ferry"), fonts=split)) > 0


def test_words_that_need_shaping_wait_for_a_shaper(fonts: FontCoverage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right-to-left words are left out where Pillow cannot order them."""
    monkeypatch.setattr(features, "check", lambda _: False)

    assert _inked(_drawn(_label("שלום"), fonts=fonts)) == 0


def test_a_line_that_is_wider_than_measured_is_cut(fonts: FontCoverage) -> None:
    """Ink never goes far beyond the width that the line may have."""
    image = _drawn(_label("Ferries of the north coast sail again", width=300), fonts=fonts)

    assert _inked(image, (404, 60, 1100, 140)) == 0


@pytest.mark.parametrize("anchor", list(Anchor))
def test_a_line_hangs_on_its_point(anchor: Anchor, fonts: FontCoverage) -> None:
    """Start, middle and end are kept by the real width of the words."""
    if not fonts.faces:
        pytest.skip("this machine has no fonts")
    image = _drawn(_label("HHHH", anchor=anchor), fonts=fonts)
    ground = Image.new("RGB", image.size, colours(212)[Ink.PAPER])
    columns = [
        x for x in range(image.width) if image.crop((x, 80, x + 1, 125)).tobytes() != ground.crop((x, 80, x + 1, 125)).tobytes()
    ]

    left, right = columns[0], columns[-1]

    assert {Anchor.START: left - 100, Anchor.MIDDLE: (left + right) / 2 - 600, Anchor.END: right - 1100}[anchor] == pytest.approx(
        0, abs=5
    )


def test_shapes_are_where_they_should_be() -> None:
    """Boxes, rounded boxes, discs and domes cover their middle and leave their outside."""
    shapes = (
        Box(x=10, y=10, width=20, height=20, ink=Ink.ACCENT),
        Box(x=110, y=10, width=40, height=40, ink=Ink.ACCENT, radius=12),
        Disc(x=230, y=30, radius=20, ink=Ink.ACCENT),
        Dome(x=330, y=50, width=40, height=40, ink=Ink.ACCENT),
    )
    image = _drawn(*shapes, fonts=FontCoverage())
    inks = colours(212)

    assert {image.getpixel(point) for point in ((10, 10), (29, 29), (130, 30), (230, 30), (330, 30))} == {inks[Ink.ACCENT]}
    assert {image.getpixel(point) for point in ((9, 9), (30, 30), (110, 10), (212, 12), (312, 12), (330, 52))} == {
        inks[Ink.PAPER]
    }


def test_a_broken_font_file_is_never_opened_for_nothing() -> None:
    """A face that covers none of the words is not read."""
    face = FontFace(path="/nonexistent.ttf", index=0, family="None", role=FontRole.TEXT, ranges=((0x3040, 0x30FF),))

    assert _inked(_drawn(_label("Ferry"), fonts=FontCoverage(faces=(face,)))) == 0
