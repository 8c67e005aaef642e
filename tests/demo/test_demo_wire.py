"""The demonstration wire: enough of it, all of it invented, and every deliberate fault where the list says."""

import re
from collections import defaultdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from copydesk.demo.wire import _wire, deliberate_points, demo_batches, demo_settings
from copydesk.gather.encoding import decode
from copydesk.model.language import TIER_ONE
from copydesk.model.page import Page, PageKind
from copydesk.model.source import Rights, SourceKind

WIRE = Path(str(files("copydesk.demo"))) / "wire"


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    """Every page of every batch."""
    return tuple(page for batch in demo_batches() for page in batch.pages)


def text_of(name: str) -> str:
    """A file of the wire as text."""
    return decode((WIRE / name).read_bytes())


def test_the_wire_is_large_enough(pages: tuple[Page, ...]) -> None:
    """At least 34 reports by at least eight outlets in five languages."""
    book = demo_settings().sources
    sources = {book.get(page.source_id) for page in pages}

    assert len({page.url for page in pages}) >= 34
    assert len(sources) >= 8
    assert {source.language for source in sources} == {"ko", "en", "ru", "ja", "zh"}


def test_every_subject_has_three_outlets_and_two_languages() -> None:
    """Each subject is told by several voices, so that there is something to group and to compare."""
    book = demo_settings().sources
    tellers: dict[str, set[str]] = defaultdict(set)
    for entry in _wire().page:
        for subject in entry.subjects:
            tellers[subject].add(entry.source)

    expected = {"letter", "ambassador", "putin-new-year", "kim-new-year", "summit", "briefing", "conference", "visit"}
    assert tellers.keys() == expected
    for subject, names in tellers.items():
        assert len(names) >= 3, subject
        assert len({book.get(name).language for name in names}) >= 2, subject
        assert {"ko", "en"} <= {book.get(name).language for name in names}, subject


def test_every_outlet_is_invented(pages: tuple[Page, ...]) -> None:
    """Every address lies in a reserved domain and belongs to the source that the wire names."""
    book = demo_settings().sources

    for page in pages:
        assert str(urlsplit(page.url).hostname).endswith(".example"), page.url
        assert book.of_url(page.url).id == page.source_id, page.url


def test_no_file_points_into_the_real_web() -> None:
    """Addresses in the pages are reserved ones or those of vocabularies."""
    vocabularies = {"schema.org", "jsonfeed.org", "purl.org", "www.w3.org"}

    for path in WIRE.rglob("*.*"):
        hosts = set(re.findall(r"https?://([A-Za-z0-9.-]{1,100})", decode(path.read_bytes())))
        assert {host for host in hosts if not host.endswith(".example")} <= vocabularies, path


def test_batches_follow_one_another_at_fixed_times() -> None:
    """Three ticks in January 2026, the same pages at each call."""
    batches = demo_batches()

    assert [batch.at for batch in batches] == sorted(batch.at for batch in batches)
    assert all(datetime(2026, 1, 1, tzinfo=UTC) < batch.at < datetime(2026, 2, 1, tzinfo=UTC) for batch in batches)
    assert all(page.fetched_at == batch.at for batch in batches for page in batch.pages)
    assert batches == demo_batches()


def test_every_file_of_the_wire_is_listed() -> None:
    """No file lies in the folder unused, and none is named that is not there."""
    listed = [entry.file for entry in _wire().page]

    assert sorted(listed) == sorted(path.relative_to(WIRE).as_posix() for path in WIRE.rglob("*.*"))


def test_feeds_become_pages_of_their_entries(pages: tuple[Page, ...]) -> None:
    """RSS, Atom and JSON Feed give one page an entry, with text."""
    items = [page for page in pages if page.kind is PageKind.ITEM]

    assert len(items) == 6
    assert all(page.item is not None and page.item.text for page in items)


def test_one_entry_has_no_date(pages: tuple[Page, ...]) -> None:
    """An entry without date keeps none: nothing is made up for it."""
    undated = [page.url for page in pages if page.item is not None and page.item.published_at is None]

    assert undated == ["https://peninsula-morning.example/2026/01/21/lee-military-accord"]


def test_a_later_page_changes_a_number_of_an_earlier_one() -> None:
    """Two reports come back a tick later at their old address, with four days in place of five."""
    first, second, _ = demo_batches()
    before = {page.url: decode(page.body) for page in first.pages}
    changed = {page.url: decode(page.body) for page in second.pages if page.url in before}

    assert len(changed) == 2
    korean = "https://dalbit.example/view/20260108001500"
    english = "https://lantern-post.example/2026/01/08/lee-china-visit"
    assert ("5일간" in before[korean], "4일간" in changed[korean]) == (True, True)
    assert ("five-day" in before[english], "four-day" in changed[english]) == (True, True)


def test_two_pages_hide_their_encoding() -> None:
    """Bytes in EUC-KR that claim UTF-8, and windows-1251 that claims nothing: neither is valid UTF-8, both can be read."""
    korean, russian = (WIRE / "mulpure/briefing-mulpure.html").read_bytes(), (WIRE / "vestnik/letter-vestnik.html").read_bytes()

    for body in (korean, russian):
        with pytest.raises(UnicodeDecodeError):
            body.decode("utf-8")
    assert "정동영 통일부 장관이" in korean.decode("euc-kr")
    assert "Ким Чен Ын" in russian.decode("cp1251")
    assert b"charset" not in korean + russian


def test_three_outlets_carry_one_agencys_text() -> None:
    """The agency's second paragraph stands word for word in each copy, with the agency in the credit."""
    paragraph = re.search(r"<p>(서한은 8일 자로.*?)</p>", text_of("dalbit/letter-dalbit.html"))

    assert paragraph is not None
    for copy in ("saebyeok/letter-saebyeok.html", "mulpure/letter-mulpure.html", "baram/letter-baram.html"):
        assert paragraph[1] in text_of(copy)
        assert "서울=달빛통신" in text_of(copy)


def test_sources_disagree_about_the_hour() -> None:
    """The press conference begins at 10:00 in one report and at 10:30 in another of another owner."""
    assert "오전 10시에" in text_of("dalbit/conference-dalbit.html")
    assert "오전 10시 30분에" in text_of("saebyeok/conference-saebyeok.html")


def test_one_page_is_full_of_what_no_report_says() -> None:
    """Labels, cards, cookie text, hidden text and an active link stand on one page."""
    page = text_of("baram/letter-baram.html")

    for mark in ("AI가 작성한 기사", "AI가 생성한 이미지", "쿠키", "display:none", "javascript:", 'class="card"'):
        assert mark in page


def test_wrong_names_stand_where_the_list_says_and_the_lexicon_knows_them() -> None:
    """Each wrong form is in one file only, and leads to the right entity."""
    entities = demo_settings().lexicon.by_id()
    texts = {path.name: decode(path.read_bytes()) for path in WIRE.rglob("*.*")}

    assert [name for name, text in texts.items() if "장중용" in text] == ["briefing-baram.html"]
    assert [name for name, text in texts.items() if "한국중앙통신" in text] == ["putin-new-year-baram.html"]
    assert ("ko", "장중용") in entities["chung-dong-young"].misspellings
    assert ("ko", "한국중앙통신") in entities["kcna"].misspellings


def test_the_ambassador_stands_in_five_scripts() -> None:
    """One person, five spellings, one entity."""
    entity = demo_settings().lexicon.by_id()["alexander-matsegora"]
    known = {text for _, text in (*entity.forms, *entity.aliases)}
    texts = "".join(decode(path.read_bytes()) for path in WIRE.rglob("*.*"))

    for spelling in ("마체고라", "Мацегора", "Matsegora", "マツェゴラ", "马采戈拉"):
        assert spelling in known
        assert spelling in texts


def test_each_rights_policy_has_its_report() -> None:
    """One source each for excerpt, facts only and link only; the other nine are licensed to the demonstration."""
    rights = [source.rights for source in demo_settings().sources.sources]

    assert {kind: rights.count(kind) for kind in set(rights)} == {
        Rights.FULL: 9,
        Rights.EXCERPT: 1,
        Rights.FACTS_ONLY: 1,
        Rights.LINK_ONLY: 1,
    }


def test_two_outlets_share_an_owner_and_one_is_an_agency() -> None:
    """The desk knows who belongs together."""
    sources = {source.id: source for source in demo_settings().sources.sources}

    assert sources["saebyeok"].owner == sources["peninsula-morning"].owner
    assert [source.id for source in sources.values() if source.kind is SourceKind.AGENCY] == ["dalbit"]


def test_every_page_of_the_site_will_say_that_it_is_a_demonstration() -> None:
    """A notice in each of the eight languages; the site in Korean and English."""
    settings = demo_settings()

    assert {language for language, _ in settings.notices} == set(TIER_ONE)
    assert settings.desk.languages == ("ko", "en")
    assert settings.desk.base_url == "https://copydesk.example/"


def test_deliberate_faults_are_listed_in_both_languages() -> None:
    """Each point says where, what and how it should be treated, in Korean and English."""
    points = deliberate_points()

    assert len({point.id for point in points}) == len(points) >= 12
    for point in points:
        assert point.urls
        assert [language for language, _ in point.what] == ["ko", "en"]
        assert [language for language, _ in point.treatment] == ["ko", "en"]
