"""What a reader should know of the reports stands on one page, which every page leads to."""

from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import sample_newsroom, site_facts, site_files


def test_a_note_says_what_is_so_what_is_done_and_where(contents: dict[str, str]) -> None:
    """With the source named where the site lists it."""
    page = LexborHTMLParser(contents["ko/about-these-reports/index.html"])

    note = page.css_first("#note-1")
    assert note is not None
    text = " ".join(note.text().split())

    assert "두 매체가 센 주민 수가 다릅니다." in text
    assert "두 수를 모두 보여 줍니다." in text
    assert "타이드 와이어 https://tidewire.example/2026/crowd" in text
    assert [node.attributes["href"] for node in note.css("a")][1] == "https://elsewhere.example/crowd"


def test_a_note_without_a_translation_stands_in_english_and_says_so(contents: dict[str, str]) -> None:
    """A note is never left out for want of a translation."""
    page = LexborHTMLParser(contents["ko/about-these-reports/index.html"])

    what = page.css_first("#note-2 .site-note-what")

    assert what is not None
    assert what.attributes["lang"] == "en"
    assert what.text() == "The town is invented."


def test_a_site_without_notes_has_no_such_page_and_no_link_to_it() -> None:
    """Most newsrooms have nothing to say there."""
    newsroom = sample_newsroom(replace(site_facts(), disclosures=()))

    files = site_files(newsroom)

    assert not [file.path for file in files if "about-these-reports" in file.path or b"about-these-reports" in file.body]
