"""Quotations in eight languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.speech_lexicon import LEXICON

from copydesk.model.facts import Quote
from copydesk.text.names import NameFinder
from copydesk.text.speech import find_quotes


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    """A finder with the test lexicon."""
    return NameFinder(LEXICON)


def quotes_of(text: str, *, language: str, finder: NameFinder) -> tuple[Quote, ...]:
    """The quotations of a text with its names known."""
    return find_quotes(text, language=language, names=finder.find(text, language=language))


@pytest.mark.parametrize(
    ("language", "opening", "closing"),
    [
        ("en", "“", "”"),
        ("en", "‘", "’"),
        ("en", '"', '"'),
        ("de", "„", "“"),
        ("de", "»", "«"),
        ("de", "«", "»"),
        ("fr", "« ", " »"),
        ("es", "«", "»"),
        ("ru", "«", "»"),
        ("ru", "„", "“"),
        ("ko", "“", "”"),
        ("ko", "'", "'"),
        ("ja", "「", "」"),
        ("ja", "『", "』"),
        ("zh", "“", "”"),
        ("zh", "「", "」"),
    ],
)
def test_marks_of_every_nation_are_known(language: str, opening: str, closing: str) -> None:
    """The quotation is what stands between the marks, its span includes them."""
    text = f"a {opening}one two three four five{closing} b"

    quotes = find_quotes(text, language=language)

    assert [quote.text for quote in quotes] == ["one two three four five"]
    assert text[quotes[0].start : quotes[0].end] == f"{opening}one two three four five{closing}"


def test_a_quotation_inside_another_follows_it() -> None:
    """Both are given, the outer one first."""
    quotes = find_quotes("She said: “He told me ‘never go back there’ and left.”", language="en")

    assert [quote.text for quote in quotes] == ["He told me ‘never go back there’ and left.", "never go back there"]


def test_an_unclosed_mark_does_not_swallow_the_text() -> None:
    """The next paragraph's quotation is found all the same."""
    quotes = find_quotes("An “unclosed mark stands here.\n\nThen “this is a whole quotation” came.", language="en")

    assert [quote.text for quote in quotes] == ["this is a whole quotation"]


def test_a_quotation_of_two_paragraphs_is_two() -> None:
    """A paragraph that stays open counts where the next one opens with the same mark."""
    quotes = find_quotes("“The first part goes on.\n\n“The second part ends.”", language="en")

    assert [quote.text for quote in quotes] == ["The first part goes on.", "The second part ends."]


def test_apostrophes_close_nothing() -> None:
    """Don’t and Putin’s are inside the quotation."""
    quotes = find_quotes("‘I don’t like Putin’s idea at all’ he wrote", language="en")

    assert [quote.text for quote in quotes] == ["I don’t like Putin’s idea at all"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They entered a “new era” of trade."),
        ("ko", "'영구적' 지지를 약속했다."),
        ("ja", "「新時代」の始まりだ。"),
        ("zh", "所谓“新时代”开始。"),
        ("ru", "Газета «Пример» вышла."),
        ("de", "Die „neue Ära“ beginnt."),
    ],
)
def test_short_marks_without_a_word_of_saying_are_no_speech(language: str, text: str) -> None:
    """Scare quotes and titles are found and marked as such."""
    quotes = find_quotes(text, language=language)

    assert [quote.is_speech for quote in quotes] == [False]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Never again,” he said."),
        ("ko", '"환영한다"고 말했다.'),
        ("ja", "「歓迎する」と述べた。"),
        ("de", "„Nie wieder“, sagte er."),
        ("ru", "«Никогда», — заявил он."),
    ],
)
def test_short_marks_beside_a_word_of_saying_are_speech(language: str, text: str) -> None:
    """Two words can be a quotation."""
    quotes = find_quotes(text, language=language)

    assert [quote.is_speech for quote in quotes] == [True]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "entity_id"),
    [
        ("en", "“We are ready to meet again,” Vladimir Putin said.", "Vladimir Putin", "putin"),
        ("en", "“We are ready,” said Unification Minister Chung Dong-young.", "Chung Dong-young", "chung-dong-young"),
        ("en", "Kim Jong Un told visitors: “We will go on together.”", "Kim Jong Un", "kim-jong-un"),
        ("ko", '김정은 국무위원장은 "우리는 함께 갈 것이다"라고 말했다.', "김정은", "kim-jong-un"),
        ("ko", '"우리는 준비되어 있다"고 정동영 장관이 밝혔다.', "정동영", "chung-dong-young"),
        ("ja", "プーチン大統領は「共に歩んでいく」と述べた。", "プーチン", "putin"),
        ("zh", "普京总统表示：“我们将共同前进。”", "普京", "putin"),
        ("zh", "“我们准备好了”，郑东泳说。", "郑东泳", "chung-dong-young"),
        ("ru", "«Мы готовы к встрече», — заявил президент России Владимир Путин.", "Владимир Путин", "putin"),
        ("ru", "Ким Чен Ын сказал: «Мы пойдём вместе».", "Ким Чен Ын", "kim-jong-un"),
        ("de", "„Wir sind zu allem bereit“, sagte der russische Präsident Wladimir Putin.", "Wladimir Putin", "putin"),
        ("fr", "« Nous sommes prêts », a déclaré le président russe Vladimir Poutine.", "Vladimir Poutine", "putin"),
        ("es", "«Estamos listos para todo», dijo el presidente ruso Vladímir Putin.", "Vladímir Putin", "putin"),
    ],
)
def test_the_speaker_is_known_on_sure_patterns(
    finder: NameFinder, language: str, text: str, speaker: str, entity_id: str
) -> None:
    """Speaker and verb beside the quotation, or the topic of the sentence, name the speaker."""
    quotes = quotes_of(text, language=language, finder=finder)

    assert [(quote.speaker, quote.speaker_entity_id) for quote in quotes] == [(speaker, entity_id)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We are ready to meet again.” Vladimir Putin said nothing more."),
        ("en", "“We are ready to meet again,” he said of Vladimir Putin."),
        ("en", "He spoke of “a long and winding road to peace”.\n\nVladimir Putin said more."),
        ("ko", '푸틴이 온 날 김정은이 온 것은 "우리는 함께 갈 것이다"라고 알려졌다.'),
        ("ja", "プーチン大統領が来て金総書記が「共に歩んでいく」と述べた。"),
    ],
)
def test_in_doubt_the_speaker_stays_empty(finder: NameFinder, language: str, text: str) -> None:
    """A full stop, a pronoun, a new paragraph or two candidates leave the speaker open."""
    quotes = quotes_of(text, language=language, finder=finder)

    assert [quote.speaker for quote in quotes] == [""]


def test_the_reporting_agency_is_not_the_speaker(finder: NameFinder) -> None:
    """Who reports that somebody said it did not say it."""
    quotes = quotes_of('김정은 국무위원장은 "우리는 함께 간다"고 말했다고 조선중앙통신이 전했다.', language="ko", finder=finder)

    assert [quote.speaker for quote in quotes] == ["김정은"]


def test_words_inside_an_indirect_statement_have_its_source(finder: NameFinder) -> None:
    """He said that it was "a …": the words are those of who made the statement."""
    quotes = quotes_of("Vladimir Putin said the day was “a very good one for us” and left.", language="en", finder=finder)

    assert [(quote.speaker, quote.verb) for quote in quotes] == [("Vladimir Putin", "said")]


def test_a_pronoun_is_the_one_person_it_fits(finder: NameFinder) -> None:
    """One person named before in the paragraph is meant; the place of the pronoun is kept."""
    text = "Vladimir Putin came on Friday. “We are ready to meet again,” he said."

    quotes = quotes_of(text, language="en", finder=finder)

    assert [(quote.speaker, text[slice(*quote.speaker_span)]) for quote in quotes] == [("Vladimir Putin", "he")]


def test_a_former_office_is_not_the_office(finder: NameFinder) -> None:
    """The former president is not the president who was named before."""
    text = "President Vladimir Putin came.\n\n“We are ready to meet again,” the former president said."

    quotes = quotes_of(text, language="en", finder=finder)

    assert [quote.speaker for quote in quotes] == [""]


def test_text_without_data_has_no_quotes() -> None:
    """A language without data gives nothing."""
    quotes = find_quotes("“ett två tre fyra”", language="sv")

    assert quotes == ()


@settings(deadline=None)
@given(
    st.text(alphabet=st.sampled_from("“”‘’\"'«»„「」『』\n a말했다.고,said"), max_size=100),
    st.sampled_from(["ko", "en", "ja", "zh", "ru", "de", "fr", "es"]),
)
def test_quotation_offsets_are_exact(text: str, language: str) -> None:
    """The words of a quotation stand inside its span, and spans stand in order."""
    quotes = find_quotes(text, language=language)

    assert all(quote.text in text[quote.start : quote.end] for quote in quotes)
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)
