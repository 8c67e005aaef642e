"""Languages that were added as one data file: every kind of fact is read in them."""

from datetime import UTC, datetime

import pytest

from copydesk.model.facts import Facts, NumberKind
from copydesk.model.language import TIER_ONE
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader
from copydesk.text.languages import described_languages
from copydesk.text.languages.writing import languages_in, scripts_read
from copydesk.text.moments import MomentContext
from copydesk.text.pairs import find_pairs
from copydesk.text.printed import printed_name
from copydesk.text.quoted_language import language_of_quoted
from copydesk.text.sentences import split_sentences

READER = FactReader(Lexicon())
TOLD_AT = datetime(2026, 1, 9, 12, tzinfo=UTC)


def facts(text: str, *, language: str) -> Facts:
    """What a text of Friday 9 January 2026 states, without any lexicon."""
    return READER.facts(text, context=MomentContext(language=language, published_at=TOLD_AT, time_zone="Europe/Rome"))


@pytest.mark.parametrize(
    ("language", "text", "low", "unit"),
    [
        ("it", "Nel porto c'erano ventitré barche.", 23, ""),
        ("it", "Circa 3,5 milioni di euro per il ponte.", 3_500_000, "EUR"),
        ("it", "Il lago ha perso 500mila litri d'acqua.", 500_000, "litre"),
        ("it", "Oltre duemila persone hanno attraversato il ponte.", 2_000, "person"),
        ("it", "Le vendite calano del 3 per cento.", 3, "percent"),
        ("it", "Il prezzo è salito a 1.250,50 dollari.", "1250.50", "USD"),
        ("uk", "У порту було двадцять три човни.", 23, ""),
        ("uk", "Близько 3,5 млн гривень на міст.", 3_500_000, "UAH"),
        ("uk", "Температура була п'ять градусів.", 5, "degree"),
        ("uk", "Температура була п’ять градусів.", 5, "degree"),
        ("uk", "Понад дві тисячі людей перейшли міст.", 2_000, "person"),
        ("uk", "Їх було сто п’ятдесят.", 150, ""),
        ("uk", "Довжина мосту 12 кілометрів.", 12, "km"),
    ],
)
def test_numbers_are_read(language: str, text: str, low: int | str, unit: str) -> None:
    """Words, scales, money, measures and the apostrophe inside Ukrainian numerals."""
    found = facts(text, language=language).numbers

    assert [(str(number.low.normalize() + 0), number.unit) for number in found] == [
        (str(type(found[0].low)(low).normalize() + 0), unit)
    ]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("it", "La riapertura è avvenuta lunedì 5 gennaio 2026.", ["2026-01-05"]),
        ("it", "Il ponte chiuse il 1º marzo scorso.", ["2025-03-01"]),
        ("it", "Riaprirà domani, due giorni fa era chiuso.", ["2026-01-10", "2026-01-07"]),
        ("it", "Negli anni '90 e nel XIX secolo.", ["199X", "18XX"]),
        ("it", "Nel primo trimestre del 2025 e l'anno scorso.", ["2025-Q1", "2025"]),
        ("uk", "Міст відкрили у понеділок, 5 січня 2026 року.", ["2026-01-05"]),
        ("uk", "Міст закрили 1 березня минулого року.", ["2025-03-01"]),
        ("uk", "Відкриють завтра, два дні тому він був закритий.", ["2026-01-10", "2026-01-07"]),
        ("uk", "У 90-х роках і в XIX столітті.", ["199X", "18XX"]),
        ("uk", "У першому кварталі 2025 року, а торік навпаки.", ["2025-Q1", "2025"]),
        ("uk", "Це сталося в п'ятницю.", ["2026-01-09"]),
    ],
)
def test_moments_are_read(language: str, text: str, values: list[str]) -> None:
    """Days, weekdays, decades, centuries, quarters and what is counted from the day of the report."""
    assert [moment.value for moment in facts(text, language=language).moments] == values


@pytest.mark.parametrize(
    ("language", "text", "speaker", "verb"),
    [
        ("it", "«Torneranno prima di sera», ha detto la sindaca Anna Bianchi.", "Anna Bianchi", "ha detto"),
        ("uk", "«Вони повернуться до вечора», — сказала мерка Ганна В'юнок.", "Ганна В'юнок", "сказала"),
        ("uk", "„Вони повернуться до вечора”, — сказав Петро Коваленко.", "Петро Коваленко", "сказав"),
    ],
)
def test_quotations_have_their_speaker(language: str, text: str, speaker: str, verb: str) -> None:
    """National marks, the verb of saying, the speaker without her title."""
    found = facts(text, language=language).quotes

    assert [(quote.text, quote.speaker, quote.verb) for quote in found] == [(text[1 : text.index(",") - 1], speaker, verb)]


@pytest.mark.parametrize(
    ("language", "text", "source", "cue"),
    [
        ("it", "Secondo la polizia il ponte è chiuso.", "la polizia", "Secondo"),
        ("it", "Mario Rossi ha dichiarato che il ponte è chiuso.", "Mario Rossi", "ha dichiarato"),
        ("uk", "За даними поліції, міст закрито.", "поліції", "За даними"),
        ("uk", "Про це повідомила Ганна Мороз.", "Ганна Мороз", "Про це повідомила"),
    ],
)
def test_attributions_have_source_and_cue(language: str, text: str, source: str, cue: str) -> None:
    """Prepositions and verbs lead to their source."""
    found = facts(text, language=language).attributions

    assert [(each.source, each.cue) for each in found] == [(source, cue)]


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [
        ("it", "La Corea del Nord confina con la Cina.", ["KP", "CN"]),
        ("uk", "Північна Корея межує з Китаєм.", ["KP", "CN"]),
        ("uk", "До України прибув корабель.", ["UA"]),
    ],
)
def test_territories_are_known_by_the_names_of_cldr(language: str, text: str, ids: list[str]) -> None:
    """The gazetteer has no column for the language; case endings come off."""
    assert [name.entity_id for name in facts(text, language=language).names] == ids


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [("it", "Il ponte non è chiuso.", "negated"), ("it", "Potrebbe riaprire.", "possible"), ("uk", "Міст не закрито.", "negated"),
     ("uk", "Поліція спростувала це.", "denied")],
)  # fmt: skip
def test_stances_are_read(language: str, text: str, kind: str) -> None:
    """Negation, doubt, denial."""
    assert [stance.kind.value for stance in facts(text, language=language).stances] == [kind]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("it", "Il sig. Rossi abita qui. Il dott. Neri abita là.", 2),
        ("uk", "Він народився 1985 р. у м. Зоряне. Вона живе на вул. Садовій.", 2),
    ],
)
def test_abbreviations_end_no_sentence(language: str, text: str, count: int) -> None:
    """The stops of sig., р., м. and вул. belong to the word."""
    assert len(split_sentences(text, language=language)) == count


def test_a_file_beside_the_others_is_all_that_a_language_needs() -> None:
    """The languages that are read in full are those that have a file, and CLDR says in which script."""
    assert described_languages() >= {*TIER_ONE, "it", "uk"}
    assert "units" not in described_languages()
    assert {"ru", "uk"} <= set(languages_in("y"))
    assert [scripts_read(tag) for tag in ("uk", "it", "ko", "ja", "zh-Hant", "xx")] == ["yl", "l", "hl", "kcl", "cl", "l"]


def test_readers_of_a_script_see_names_in_it_as_they_are() -> None:
    """A Cyrillic name is romanised for an Italian reader, not for a Ukrainian one."""
    assert str(printed_name("Коваленко", language="uk")) == "Коваленко"
    assert str(printed_name("Коваленко", language="it")) == "Коваленко (Kovalenko)"


def test_words_of_the_languages_own_script_are_its_own() -> None:
    """A Ukrainian quotation stays Ukrainian; a pair's Cyrillic form is Ukrainian in a Ukrainian text."""
    pairs = find_pairs("Приїхав Чон Донйон (Chung Dong-young).", language="uk")

    assert language_of_quoted("Ми повернемося завтра вранці", language="uk") == "uk"
    assert [(pair.first_language, pair.second_language) for pair in pairs] == [("uk", "und")]


def test_a_number_that_is_a_preposition_is_none() -> None:
    """Secondo la polizia: according to, not second."""
    found = facts("Secondo la polizia il secondo ponte regge.", language="it").numbers

    assert [number for number in found if number.start == 0 and number.kind is NumberKind.ORDINAL] == []
