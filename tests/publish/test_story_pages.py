"""What a story's page shows, in which order, and what it never lets through."""

import json
from dataclasses import replace

import pytest
from tests.publish.sample import Sample, sample_newsroom, site_facts
from tests.publish.story_page import bridge, html_of, one, page_of, text, weather
from tests.publish.town import EXTRACTIVE, cleared

from copydesk.errors import GateError, SettingsError
from copydesk.model.draft import DraftSentence, Paragraph, Treatment
from copydesk.model.edition import Edition
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_files

HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}{% raw %}${7*7}", "a\x00b\x07c", "\u202egnp.exe\u2066",
    "</script><svg onload=x>", "' autofocus onfocus=x", "&#106;avascript:x"
)  # fmt: skip


def test_every_sentence_opens_its_sources(sample: Sample, renderer: Renderer) -> None:
    """Each has a control that works without script, with the exact words, the source, the time, the link and the hash."""
    edition = bridge(sample)
    page = page_of(edition, sample, renderer)

    controls = page.css("details.src")

    assert len(controls) == len(edition.cleared.draft.sentences)
    for control in controls:
        assert control.css_first("summary") is not None
        assert control.css_first("blockquote") is not None
        assert control.css_first("cite") is not None
        assert control.css_first("time") is not None
        assert control.css_first('a[rel="noopener noreferrer nofollow"]') is not None
        assert control.css_first("code") is not None


def test_a_sentence_with_two_citations_shows_both(sample: Sample, renderer: Renderer) -> None:
    """Each source stands with its own words."""
    page = page_of(bridge(sample), sample, renderer)

    witnesses = one(page, "#s5 + .credit + details").css(".witness cite")

    assert [text(each) for each in witnesses] == ["The Quay Post", "Tide Wire"]


def test_quoted_sentences_stand_in_quotation_marks_with_their_credit(sample: Sample, renderer: Renderer) -> None:
    """The mark-up says quotation, and the credit is not repeated where the lead-in has named the source."""
    english = page_of(bridge(sample), sample, renderer)
    korean = page_of(bridge(sample, "ko"), sample, renderer)

    assert [node.attributes["id"] for node in english.css("q.s")] == ["s5"]
    assert text(one(english, "#s5 + .credit")) == "(The Quay Post)"
    assert [text(node) for node in korean.css(".lead-in")] == ["나루일보 보도:"]
    assert korean.css(".paragraph .credit") == []


def test_a_quoted_headline_names_its_source(sample: Sample, renderer: Renderer) -> None:
    """The credit comes first, in the page's language."""
    page = page_of(bridge(sample, "ko"), sample, renderer)

    assert text(one(page, "h1 .credit")) == "나루일보:"
    assert one(page, "h1 #s1").tag == "q"


def test_a_story_told_only_in_other_languages_shows_the_original_and_what_needs_no_translation(
    sample: Sample, renderer: Renderer
) -> None:
    """Headline in the original with its language, names in their established form, dates as Korean writes them."""
    page = page_of(weather(sample), sample, renderer)

    assert one(page, "#s1").attributes["lang"] == "ru"
    lines = page.css(".fact-line")
    assert [node.attributes["lang"] for node in page.css(".fact-headline")] == ["ru", "ja"]
    assert "솔트미어" in text(lines[0])
    assert "카자흐스탄" in text(lines[0])
    assert "2026년 3월 18일" in text(lines[0])
    assert "수요일" in text(lines[0])
    assert "200 метров" in text(lines[0])


def test_a_name_without_a_form_in_the_language_stays_in_its_own(sample: Sample, renderer: Renderer) -> None:
    """There is never a guess: the romanisation beside it tells how it is said."""
    page = page_of(bridge(sample), sample, renderer)

    names = [text(node) for node in page.css('.fact-line dd [lang="ru"]')]

    assert names == ["Портовое управление (Portovoe Upravlenie)", "31 млн евро"]


def test_a_source_without_a_name_in_the_language_is_romanised(sample: Sample, renderer: Renderer) -> None:
    """In the table and in fact lines alike; a name that is established in the page's language stands alone."""
    page = page_of(bridge(sample), sample, renderer)

    names = {text(node) for node in page.css(".report-source a, cite")}

    assert {"Маяк (Mayak)", "Tide Wire"} <= names


def test_disagreements_show_both_values_with_their_sources(sample: Sample, renderer: Renderer) -> None:
    """Nobody decides silently which is right."""
    page = page_of(bridge(sample), sample, renderer)

    sides = one(page, ".differ-item").css("li")

    assert [text(side.css_first("strong")) for side in sides] == ["about 400", "350여 명"]
    assert [node.attributes["href"] for node in page.css(".differ-item a")] == ["#report-1", "#report-4"]
    assert [node.attributes.get("lang") for node in page.css(".differ-item strong")] == [None, "ko"]


@pytest.mark.parametrize(("about", "shown"), [("residents", "Figure residents"), ("person", "Figure"), ("clock-12", "Time")])
def test_a_disagreement_names_what_is_counted_in_words_of_a_report(
    sample: Sample, renderer: Renderer, about: str, shown: str
) -> None:
    """Our own names of units are no words for a reader, and a clock time is a time, not a figure."""
    edition = bridge(sample)
    differing = replace(edition, disagreements=tuple(replace(each, about=about) for each in edition.disagreements))

    page = page_of(differing, sample, renderer)

    assert text(one(page, ".differ-about")) == shown


def test_copies_stand_under_their_origin_with_the_reason(sample: Sample, renderer: Renderer) -> None:
    """Five reports, three origins: the copies of one wire count once."""
    page = page_of(bridge(sample), sample, renderer)

    origins = page.css(".origin")

    assert [len(origin.css("li")) for origin in origins] == [3, 1, 1]
    assert "one text by Tide Wire; counts once" in text(origins[0])
    assert text(one(page, ".sources-counts")) == "5 reports, 3 independent"
    assert [node.attributes["value"] for node in page.css(".reports li")] == ["1", "2", "3", "4", "5"]


def test_related_stories_have_headline_summary_label_and_reason(sample: Sample, renderer: Renderer) -> None:
    """A related story says as much of itself as on the front page, and why it stands there."""
    page = page_of(bridge(sample), sample, renderer)

    for card in page.css(".related .card"):
        for selector in (".card-headline a", ".card-summary", "[data-label=card]", ".card-reason", ".card-facts time"):
            assert text(card.css_first(selector))
    assert [text(node) for node in page.css(".related .card-reason")] == ["Earlier in this thread", "Same place", "Same place"]


def test_a_related_story_with_a_picture_shows_it(sample: Sample, renderer: Renderer) -> None:
    """As on the front page."""
    ferry = next(each for each in sample.editions if each.language == "en" and each.corrections)
    (link,) = ferry.related

    images = page_of(ferry, sample, renderer).css(".related .card-picture img")

    assert [(node.attributes["src"] or "").removeprefix("../../../../../") for node in images] == [
        sample.cards[link.story_id, "en"].picture_path
    ]


def test_the_thread_strip_is_in_order_and_marks_where_the_reader_is(sample: Sample, renderer: Renderer) -> None:
    """The oldest first."""
    page = page_of(bridge(sample), sample, renderer)

    times = [node.attributes["datetime"] or "" for node in page.css(".timeline > li > time")]

    assert times == sorted(times)
    assert "this story" in text(one(page, ".timeline .current"))


def test_a_corrected_story_says_so_at_its_head_and_shows_what_changed(sample: Sample, renderer: Renderer) -> None:
    """What it said and what it now says, with the date and the reason."""
    edition = next(each for each in sample.editions if each.corrections)
    page = page_of(edition, sample, renderer)

    assert one(page, ".corrected a").attributes["href"] == "#corrections"
    assert "every 30 minutes" in text(one(page, "#corrections del"))
    assert "every 20 minutes" in text(one(page, "#corrections ins"))
    assert "The source corrected its report." in text(one(page, ".correction-reason"))
    assert text(one(page, ".story-facts .version")) == "Version 2"
    assert len(page.css(".story-facts time")) == 2


def test_structured_data_names_the_publisher_as_author_and_every_source(sample: Sample, renderer: Renderer) -> None:
    """A program is never an author."""
    edition = bridge(sample)
    page = page_of(edition, sample, renderer)

    data = json.loads(one(page, 'script[type="application/ld+json"]').text(deep=True))

    assert data["author"]["name"] == data["publisher"]["name"] == "Saltmere Reading Room"
    assert data["digitalSourceType"] == "https://schema.org/AlgorithmicMediaDigitalSource"
    assert sorted(data["isBasedOn"]) == sorted(teller.report.url for teller in edition.tellers)
    assert data["workTranslation"][0]["inLanguage"] == "ko"
    assert data["image"]["digitalSourceType"] == "https://schema.org/DataDrivenMediaDigitalSource"


def test_a_translated_edition_points_to_the_work_it_translates(sample: Sample, renderer: Renderer) -> None:
    """schema.org has a pair of properties for it."""
    translated = replace(bridge(sample), disclosure=replace(EXTRACTIVE, translated=True))
    page = page_of(translated, sample, renderer)

    data = json.loads(one(page, 'script[type="application/ld+json"]').text(deep=True))

    assert data["translationOfWork"][0]["inLanguage"] == "ko"
    assert "workTranslation" not in data


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_of_a_source_becomes_markup_or_template(sample: Sample, renderer: Renderer, hostile: str) -> None:
    """Markup, template syntax and control characters in every text field come out as plain text or not at all."""
    edition = _poisoned(bridge(sample), hostile)
    page = page_of(edition, sample, renderer)
    html = html_of(edition, sample, renderer)

    assert {node.tag for node in page.css("script, svg, iframe, object, embed, style, base")} <= {"script"}
    assert len(page.css("script")) == 1
    assert not [
        name for node in page.css("*") for name in node.attributes if name.startswith("on") or name in {"autofocus", "style"}
    ]
    assert not set(html) & set("\x00\x07\u202e\u2066")
    assert "49" not in text(one(page, "h1"))


def _poisoned(edition: Edition, hostile: str) -> Edition:
    draft = edition.cleared.draft
    first = edition.tellers[0]
    poisoned = DraftSentence(text=f"Poison {hostile}", citations=draft.headline.citations, language="en")
    bad = replace(
        draft,
        headline=poisoned,
        standfirst=(replace(poisoned, treatment=Treatment.QUOTED, credited_to=("tide-wire",)),),
        paragraphs=(Paragraph(sentences=(poisoned,), attributed_to=("tide-wire",)),),
        fact_lines=tuple(replace(line, headline=hostile, figures=(hostile,)) for line in draft.fact_lines),
    )
    source = replace(first.source, name=f"N {hostile}", names=())
    report = replace(first.report, url=f"https://x.example/{hostile}")
    return replace(
        edition,
        cleared=cleared(bad),
        tellers=(replace(first, source=source, report=report), *edition.tellers[1:]),
        citations=tuple(replace(each, text=f"{each.text} {hostile}") for each in edition.citations),
        disagreements=tuple(replace(each, about=hostile) for each in edition.disagreements),
    )


def test_a_report_without_a_public_address_is_named_without_a_link(sample: Sample, renderer: Renderer) -> None:
    """Reports from files have none."""
    edition = bridge(sample)
    first = edition.tellers[0]
    local = replace(
        edition, tellers=(replace(first, report=replace(first.report, url="file:reports/a.html")), *edition.tellers[1:])
    )

    page = page_of(local, sample, renderer)

    assert one(page, "#report-1 .report-headline").css("a") == []
    assert "This report has no public address." in text(one(page, "#s2 + details"))


def test_a_citation_without_its_evidence_is_never_published(sample: Sample, renderer: Renderer) -> None:
    """It is a fault of the program or a tampered store, and stops the build."""
    broken = replace(bridge(sample), citations=())

    with pytest.raises(GateError, match="does not carry it"):
        list(story_files(broken, site=sample.site, cards=sample.cards, renderer=renderer))


def test_nothing_is_published_without_a_publisher_and_a_contact() -> None:
    """Readers must be able to see who publishes and whom to write to."""
    site = site_facts()

    with pytest.raises(SettingsError, match=r"desk\.owner"):
        Renderer(replace(site, owner=" "))
    with pytest.raises(SettingsError, match=r"desk\.contact"):
        Renderer(replace(site, contact=""))


@pytest.mark.parametrize("language", ["ko", "en", "ja", "zh", "ru", "de", "fr", "es"])
def test_a_page_renders_in_every_language(language: str) -> None:
    """No key is missing, whatever the page shows."""
    site = site_facts(languages=("en", language))
    newsroom = sample_newsroom(site)
    edition = bridge(newsroom)
    draft = replace(edition.cleared.draft, language=language)
    own = replace(edition, cleared=replace(edition.cleared, draft=draft), path=edition.path.replace("en/", f"{language}/", 1))

    page = page_of(own, newsroom, Renderer(site))

    assert one(page, "html").attributes["lang"] == language
    assert len(page.css("details.src")) == 6


def test_the_same_edition_gives_the_same_bytes(sample: Sample) -> None:
    """With a renderer of its own each time."""
    edition = bridge(sample)

    first, second = (list(story_files(edition, site=sample.site, cards=sample.cards)) for _ in range(2))

    assert first == second
