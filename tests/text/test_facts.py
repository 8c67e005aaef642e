"""All facts of a text, and the reading of a report."""

import pickle
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.speech_lexicon import LEXICON

from copydesk.model.facts import Reading
from copydesk.model.report import Part, Report, compose_text
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext

NINE_O_CLOCK = datetime(2026, 1, 9, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def facts() -> FactReader:
    """A reader with the test lexicon."""
    return FactReader(LEXICON)


def make_report(*paragraphs: str, headline: str, standfirst: str = "", language: str = "ko") -> Report:
    """A report told on 9 January 2026, nine o'clock in Seoul."""
    return Report(
        id="r1",
        url="https://news.example/1",
        source_id="news",
        page_sha256="0" * 64,
        language=language,
        headline=headline,
        standfirst=standfirst,
        paragraphs=paragraphs,
        text=compose_text(headline, standfirst, paragraphs),
        received_at=NINE_O_CLOCK,
        published_at=NINE_O_CLOCK,
    )


def test_a_text_gives_all_kinds_of_facts(facts: FactReader) -> None:
    """Numbers, moments, names, quotations, attributions and stances are read in one call."""
    text = (
        '조선중앙통신에 따르면 김정은 국무위원장은 9일 대표단 20명에게 "우리는 함께 갈 것이다"라고 말했으나 날짜는 밝히지 않았다.'
    )

    found = facts.facts(text, context=MomentContext(language="ko", published_at=NINE_O_CLOCK, time_zone="Asia/Seoul"))

    assert [moment.value for moment in found.moments] == ["2026-01-09"]
    assert 20 in [number.low for number in found.numbers]
    assert [name.entity_id for name in found.names] == ["kcna", "kim-jong-un"]
    assert [quote.speaker_entity_id for quote in found.quotes] == ["kim-jong-un"]
    assert "kcna" in [each.source_entity_id for each in found.attributions]
    assert [stance.text for stance in found.stances if stance.kind == "negated"] == ["않"]


def test_sentences_have_their_part_paragraph_and_place(facts: FactReader) -> None:
    """Headline and standfirst are parts of their own; a headline is one sentence; ids count through the report."""
    report = make_report(
        "첫 문단이다. 둘째 문장이다.", "다음 문단이다.", headline="김정은, 서한 보냈다. 푸틴에게", standfirst="요약이다."
    )

    reading = facts.reading(report, time_zone="Asia/Seoul")

    assert [(each.id, each.part, each.paragraph, each.text) for each in reading.sentences] == [
        ("r1.0", Part.HEADLINE, -1, "김정은, 서한 보냈다. 푸틴에게"),
        ("r1.1", Part.STANDFIRST, -1, "요약이다."),
        ("r1.2", Part.BODY, 0, "첫 문단이다."),
        ("r1.3", Part.BODY, 0, "둘째 문장이다."),
        ("r1.4", Part.BODY, 1, "다음 문단이다."),
    ]


def test_a_family_name_in_one_sentence_is_known_by_another(facts: FactReader) -> None:
    """The names of the whole report are known when a family name is read."""
    report = make_report("Matsegora arrived.", "Alexander Matsegora is the envoy.", headline="Envoy arrives", language="en")

    reading = facts.reading(report, time_zone="UTC")

    assert [[name.entity_id for name in each.facts.names] for each in reading.body] == [["matsegora"], ["matsegora"]]


def test_a_quotation_of_two_sentences_is_in_both(facts: FactReader) -> None:
    """Each sentence holds its share of the quotation, with the speaker."""
    report = make_report(
        "Kim Jong Un told visitors: “We will go on together. Nothing will ever change that.” They left.",
        headline="Visit ends",
        language="en",
    )

    quotes = [quote for each in facts.reading(report, time_zone="UTC").sentences for quote in each.facts.quotes]

    assert " ".join(quote.text for quote in quotes) == "We will go on together. Nothing will ever change that."
    assert {quote.speaker_entity_id for quote in quotes} == {"kim-jong-un"}


def test_an_empty_report_has_no_sentences(facts: FactReader) -> None:
    """Nothing to read gives an empty reading."""
    reading = facts.reading(make_report(headline=""), time_zone="UTC")

    assert reading == Reading(report_id="r1", language="ko")


def test_a_reader_survives_pickling(facts: FactReader) -> None:
    """A worker process reads the same facts with the same lexicon."""
    copy = pickle.loads(pickle.dumps(facts))  # noqa: S301  # our own bytes
    context = MomentContext(language="ko")

    assert copy.lexicon == facts.lexicon
    assert copy.facts("푸틴이 평양에 왔다.", context=context) == facts.facts("푸틴이 평양에 왔다.", context=context)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.sampled_from("김정은 푸틴이 “갔다”고 9일 말했다. Kim said “no”! 20명"), max_size=60), max_size=4
    ),
    st.sampled_from(["ko", "en", "ja", "ru", "it"]),
)
def test_every_fact_lies_in_its_sentence_and_says_what_stands_there(paragraphs: list[str], language: str) -> None:
    """Offsets point into the report's text, and every mention begins inside its sentence."""
    parts = [" ".join(paragraph.split()) for paragraph in paragraphs]
    report = make_report(*[part for part in parts if part], headline="푸틴, 왔다", language=language)

    reading = FactReader(LEXICON).reading(report, time_zone="Asia/Seoul")

    for sentence in reading.sentences:
        found = sentence.facts
        assert report.text[sentence.start : sentence.end] == sentence.text
        spans = [(each.start, each.end, each.text) for each in found.numbers]
        spans += [(each.start, each.end, each.text) for each in found.moments]
        spans += [(each.start, each.end, each.text) for each in found.names]
        spans += [(each.start, each.end, each.text) for each in found.stances]
        assert all(sentence.start <= start < sentence.end for start, _, _ in spans)
        assert all(report.text[start:end] == text for start, end, text in spans)
        for quote in found.quotes:
            assert sentence.start <= quote.start < quote.end <= sentence.end
            assert quote.text in report.text[quote.start : quote.end]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("it", "Il 9 gennaio 2026 il presidente ha parlato di 20 casi."),
        ("nl", "Op 9 januari 2026 sprak de president over 20 zaken."),
        ("uk", "9 січня 2026 року президент говорив про 20 справ."),
        ("ar", "تحدث الرئيس عن 20 قضية يوم 9 يناير 2026."),
        ("pt", "Em 9 de janeiro de 2026 o presidente falou de 20 casos."),
        ("pl", "9 stycznia 2026 prezydent mówił o 20 sprawach."),
        ("tr", "9 Ocak 2026 günü başkan 20 davadan söz etti."),
        ("hi", "9 जनवरी 2026 को राष्ट्रपति ने 20 मामलों की बात की।"),
        ("vi", "Ngày 9 tháng 1 năm 2026, tổng thống nói về 20 vụ."),
        ("th", "ประธานาธิบดีพูดถึง 20 คดี"),
        ("und", "Reykjavik 20 – 9.1.2026"),
    ],
)
def test_a_language_without_data_is_read_all_the_same(facts: FactReader, language: str, text: str) -> None:
    """Outside the eight languages figures and the lexicon's names are found; nothing fails."""
    report = make_report(text, headline="Kim Jong Un", language=language)

    reading = facts.reading(report, time_zone="UTC")

    numbers = [number.low for sentence in reading.sentences for number in sentence.facts.numbers]
    names = [name.text for name in reading.sentences[0].facts.names]
    assert 20 in numbers
    assert names == ["Kim Jong Un"]


@pytest.mark.parametrize("language", ["ko", "en", "ja", "de"])
@pytest.mark.parametrize("unit", ["1", "1,", "“", "「", '"', "A", "A.", "と述べた", "조", "a-", "zwei", "a@", "the "])
def test_a_long_hostile_text_is_read_in_little_time(facts: FactReader, language: str, unit: str) -> None:
    """Thirty thousand characters of one kind cost no more than a long book page does (0.1 s, with room for a busy machine)."""
    text = unit * (30_000 // len(unit))
    context = MomentContext(language=language)
    facts.facts("1", context=context)

    begun = time.process_time()
    facts.facts(text, context=context)

    assert time.process_time() - begun < 20
