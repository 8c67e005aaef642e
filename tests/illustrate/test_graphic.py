"""A story's graphic: what it states, in whose words, and what it leaves out."""

import io
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import resvg_py
from PIL import Image

from copydesk.adapters.fonts import find_fonts
from copydesk.illustrate.graphic import PictureSubject, draw_picture
from copydesk.model.draft import Material
from copydesk.model.picture import DigitalSourceType, FontCoverage, Picture, PictureKind
from copydesk.model.source import Rights
from copydesk.testing import picture_samples as sample

_SVG = "{http://www.w3.org/2000/svg}"
_ALLOWED = {"svg", "title", "desc", "metadata", "rect", "circle", "path", "text"}


@pytest.fixture(scope="module")
def fonts() -> FontCoverage:
    """The fonts of this machine."""
    return find_fonts()


def _draw(
    *materials: Material, language: str = "en", story_id: str = "a1", headline: str = "Ferries", fonts: FontCoverage | None = None
) -> Picture | None:
    return draw_picture(
        PictureSubject(
            story=sample.story(story_id),
            language=language,
            headline=headline,
            materials=materials,
            entities=sample.lexicon().by_id(),
            fonts=fonts or FontCoverage(),
        )
    )


def _of_kind(kind: PictureKind, *, language: str = "en", fonts: FontCoverage | None = None) -> Picture:
    """The first of many stories that gets a graphic of this kind."""
    materials = sample.full_materials(language)
    drawn = (_draw(*materials, language=language, story_id=f"s{number}", fonts=fonts) for number in range(60))
    return next(picture for picture in drawn if picture is not None and picture.kind is kind)


def _words(picture: Picture) -> list[str]:
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own file
    return ["".join(element.itertext()) for element in root.iter(f"{_SVG}text")]


@pytest.mark.parametrize("kind", list(PictureKind))
@pytest.mark.parametrize("language", sample.LANGUAGES)
def test_every_kind_speaks_every_language(kind: PictureKind, language: str) -> None:
    """Each kind has title and description in each of the eight languages, and no brace is left unfilled."""
    picture = _of_kind(kind, language=language)

    assert picture.title
    assert picture.title in _words(picture)
    assert not re.search(r"[{}]", picture.description + "".join(_words(picture)))
    assert picture.language == language


def test_a_front_page_shows_different_kinds() -> None:
    """Stories that offer everything get all four kinds."""
    kinds = {picture.kind for n in range(40) if (picture := _draw(*sample.full_materials("en"), story_id=f"s{n}"))}

    assert kinds == set(PictureKind)


@pytest.mark.parametrize("kind", list(PictureKind))
def test_both_editions_of_a_story_show_the_same_kind(kind: PictureKind) -> None:
    """The kind comes from the story, not from the language, where both languages offer the same."""
    english = _of_kind(kind)
    story_id = english.story_id

    korean = _draw(*sample.full_materials("ko"), language="ko", story_id=story_id)

    assert korean is not None
    assert korean.kind is kind


def test_the_same_subject_gives_the_same_bytes(fonts: FontCoverage) -> None:
    """No time, no chance, no order of a set enters a picture."""
    first, second = (_of_kind(PictureKind.PEOPLE, language="ko", fonts=fonts) for _ in range(2))

    assert first == second


def test_the_vector_is_the_same_on_every_machine(fonts: FontCoverage) -> None:
    """The SVG does not depend on installed fonts."""
    assert _of_kind(PictureKind.TIMELINE, fonts=fonts).svg == _of_kind(PictureKind.TIMELINE).svg


def test_the_timeline_states_days_sources_and_publication() -> None:
    """Stated days stand with the names beside them and their sources; the day of publication is counted."""
    words = _words(_of_kind(PictureKind.TIMELINE))

    for expected in (
        "18 November 2025",
        "3 February 2026",
        "9 January 2026",
        "Published: 3",
        "Han Sora",
        "North Coast Courier +1",
    ):
        assert expected in words


def test_a_denied_day_is_not_shown() -> None:
    """A day that a report only denies is not on the timeline."""
    denied = sample.denied(sample.sentence(0, days=("2025-05-05",)))
    stated = sample.sentence(1, days=("2025-06-06",))

    picture = _draw(sample.material(0, denied, stated))

    assert picture is not None
    assert "5 May 2025" not in picture.description
    assert "6 June 2025" in picture.description


def test_an_unresolved_day_is_not_shown() -> None:
    """A day without a year, a month or a decade is not given one."""
    days = sample.sentence(0, days=("XXXX-12-18", "2026-01", "XXXX-WXX-5", "2026-02-30"))

    picture = _draw(sample.material(0, days))

    assert picture is not None
    assert picture.description.endswith(": 9 January 2026 (Saenaru Herald).")


def test_publication_is_told_in_the_time_of_the_source() -> None:
    """A report of 18:00 UTC on the 9th appeared on the 10th in Seoul."""
    material = sample.material(0, sample.sentence(0))
    late = replace(material, report=replace(material.report, published_at=sample.START.replace(hour=18)))

    picture = _draw(late)

    assert picture is not None
    assert "10 January 2026" in picture.description


def test_people_are_named_by_the_lexicon_in_the_language_of_the_page() -> None:
    """Only established forms stand in the graphic; an entity without one in this language is left out."""
    words = _words(_of_kind(PictureKind.PEOPLE, language="ko"))

    assert {"한소라", "항만청", "이반 페트렌코", "선원노조"} <= set(words)
    assert not any("Han Sora" in text for text in words)


def test_names_alone_in_their_sentences_are_not_joined() -> None:
    """Two names in two sentences are no relation."""
    apart = [sample.sentence(number, names=(name,)) for number, name in enumerate(("mayor", "captain", "union"))]

    picture = _draw(sample.material(0, *apart))

    assert picture is not None
    assert picture.kind is PictureKind.TIMELINE


def test_figures_are_as_printed_with_their_sources() -> None:
    """A figure keeps its printed form, the report's own words around it, and who states it."""
    words = _words(_of_kind(PictureKind.FIGURES))

    assert {"12", "1,340", "Saenaru Herald"} <= set(words)
    assert "12 ferries" in " ".join(words)


def test_a_figure_is_never_named_by_a_word_that_was_misread() -> None:
    """The words below a figure are the sentence's own, whatever was taken for the thing counted."""
    each = sample.sentence(0, counts=(("300", "boats"), ("12", "crews")))
    misread = replace(each, facts=replace(each.facts, numbers=tuple(replace(n, counted="marine") for n in each.facts.numbers)))

    picture = _draw(sample.material(0, misread))

    assert picture is not None
    assert picture.kind is PictureKind.FIGURES
    assert "300 boats" in picture.description
    assert b"marine" not in picture.svg


def test_a_figure_is_not_shown_where_no_words_may_be() -> None:
    """A report whose facts alone may be stated lends no words to a graphic."""
    each = sample.sentence(0, counts=(("300", "boats"), ("12", "crews")))

    picture = _draw(sample.material(0, each, rights=Rights.FACTS_ONLY))

    assert picture is not None
    assert picture.kind is not PictureKind.FIGURES


@pytest.mark.parametrize("change", ["denied", "approximate", "another language", "nothing counted"])
def test_a_doubtful_figure_is_not_shown(change: str) -> None:
    """A figure that is denied, rounded, counts nothing or stands in another language is left out."""
    each = sample.sentence(0, counts=(("300", "" if change == "nothing counted" else "boats"),))
    if change == "denied":
        each = sample.denied(each)
    if change == "approximate":
        each = replace(each, facts=replace(each.facts, numbers=(replace(each.facts.numbers[0], approximate=True),)))
    material = sample.material(0, each, language="ko" if change == "another language" else "en")

    picture = _draw(material)

    assert picture is not None
    assert picture.kind is not PictureKind.FIGURES


def test_the_place_is_named_in_the_scripts_of_the_reports() -> None:
    """The place stands in the page's language, and in the languages of the reports that name it."""
    picture = _of_kind(PictureKind.PLACE, language="en")

    assert {"Saenaru", "새나루"} <= set(_words(picture))
    assert b'lang="ko" xml:lang="ko"' in picture.svg


@pytest.mark.parametrize("rights", [Rights.LINK_ONLY, Rights.SKIP])
def test_a_report_that_may_only_be_linked_states_nothing(rights: Rights) -> None:
    """Its names, days and figures are in no picture."""
    each = sample.sentence(0, names=("mayor", "captain"), days=("2025-11-18",), counts=(("12", "ferries"),))

    assert _draw(sample.material(0, each, rights=rights)) is None


def test_a_story_without_facts_and_times_has_no_picture() -> None:
    """With nothing to show there is no picture."""
    material = sample.material(0, sample.sentence(0))
    timeless = replace(material, report=replace(material.report, published_at=None))

    assert _draw(timeless) is None


def test_a_language_without_words_has_no_picture() -> None:
    """A page in a language that the graphics do not speak gets none rather than a half translated one."""
    assert _draw(*sample.full_materials("en"), language="sw") is None


def test_the_vector_holds_nothing_active() -> None:
    """Only plain shapes and words, no handler, no style sheet, no address beyond name spaces and the origin."""
    hostile = '<script>alert(1)</script> & "quotes" \u202ereversed ]]> \x00 {items} https://evil.example/x'
    picture = _draw(*sample.full_materials("en"), headline=hostile)

    assert picture is not None
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own file
    drawn = [element for element in root.iter() if element.tag.startswith(_SVG)]
    assert {element.tag.removeprefix(_SVG) for element in drawn} <= _ALLOWED
    names = {name for element in drawn for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or "href" in name or name == "style"]
    assert "\u202e" not in picture.svg.decode()
    assert any("<script>alert(1)</script> & " in text for text in _words(picture))


def test_the_vector_says_what_it_shows() -> None:
    """Title, description and language stand in the file, and name each other."""
    picture = _of_kind(PictureKind.TIMELINE, language="ja")
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own file

    assert root.attrib["lang"] == "ja"
    assert root.findtext(f"{_SVG}title") == picture.title
    assert root.findtext(f"{_SVG}desc") == picture.description
    assert root.attrib["aria-labelledby"] == "t d"


def test_a_headline_in_another_language_is_marked() -> None:
    """A Korean headline on an English page is marked as Korean."""
    subject = PictureSubject(
        story=sample.story(),
        language="en",
        headline="새나루 여객선",
        headline_language="ko",
        headline_credit="나루일보",
        materials=sample.full_materials("en"),
        entities={},
    )

    picture = draw_picture(subject)

    assert picture is not None
    assert re.search(r'<text[^>]* lang="ko" xml:lang="ko"[^>]*>새나루 여객선</text>', picture.svg.decode())
    assert "나루일보" in _words(picture)


def test_the_origin_is_in_both_files(fonts: FontCoverage) -> None:
    """The IPTC digital source type stands in the SVG's metadata and in the raster's XMP, as Pillow reads it."""
    picture = _of_kind(PictureKind.FIGURES, fonts=fonts)

    with Image.open(io.BytesIO(picture.raster)) as raster:
        packet = raster.info["xmp"].decode()
    for text in (picture.svg.decode(), packet):
        assert f"<Iptc4xmpExt:DigitalSourceType>{DigitalSourceType.DATA_DRIVEN.value}<" in text
    assert picture.source_type is DigitalSourceType.DATA_DRIVEN
    assert picture.description in packet


def test_the_raster_has_the_size_of_a_card(fonts: FontCoverage) -> None:
    """1200×630, PNG, small."""
    picture = _of_kind(PictureKind.PEOPLE, language="ko", fonts=fonts)

    with Image.open(io.BytesIO(picture.raster)) as raster:
        assert (raster.size, raster.format, picture.raster_type) == ((1200, 630), "PNG", "image/png")
    assert len(picture.raster) < 60_000


def test_another_renderer_can_read_the_vector() -> None:
    """An independent SVG renderer draws every kind."""
    for kind in PictureKind:
        png = resvg_py.svg_to_bytes(svg_string=_of_kind(kind).svg.decode(), skip_system_fonts=True)
        with Image.open(io.BytesIO(bytes(png))) as drawn:
            assert drawn.size == (1200, 630)
            assert len(drawn.convert("RGB").getcolors(100_000) or ()) > 2


def test_a_very_long_headline_is_cut() -> None:
    """Four thousand characters give three lines at most, the last with an ellipsis."""
    picture = _draw(*sample.full_materials("en"), headline="Ferries of the north coast " * 160)

    assert picture is not None
    headline = [text for text in _words(picture) if "north coast" in text]
    assert len(headline) == 3
    assert headline[-1].endswith("…")
