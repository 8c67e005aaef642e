"""What is frequent in any news is known in every language of the desk."""

import pytest

from copydesk.text.frequent import frequent_terms
from copydesk.text.tokens import stems, terms

EVERYDAY = {
    "de": "Die Regierung kündigt neue Maßnahmen an",
    "en": "Government announces new measures",
    "es": "El gobierno anuncia nuevas medidas",
    "fr": "Le gouvernement annonce de nouvelles mesures",
    "ja": "政府、対策発表",
    "ko": "정부 대책 발표",
    "ru": "Правительство объявило новые меры",
    "zh": "政府宣布新措施",
}


@pytest.mark.parametrize("language", sorted(EVERYDAY))
def test_the_words_of_any_announcement_are_frequent(language: str) -> None:
    """Half of what such a headline says, or more, is said every day."""
    said = stems(terms(EVERYDAY[language], language=language), language=language)

    known = [term for term in said if term in frequent_terms(language)]

    assert len(known) >= len(said) / 2 > 0


@pytest.mark.parametrize("language", sorted(EVERYDAY))
def test_a_rare_word_and_a_year_are_not_frequent(language: str) -> None:
    """What tells one event from another is left as rare as it is."""
    assert frequent_terms(language).isdisjoint({"kessel", "2026", "путин", "ferry", "паром"})


def test_a_day_of_the_month_is_frequent_in_every_language() -> None:
    """Figures need no list."""
    assert all("17" in frequent_terms(language) for language in EVERYDAY)


def test_a_regional_tag_has_the_words_of_its_language() -> None:
    """A Brazilian or Austrian desk names its language with a country."""
    assert frequent_terms("de-AT") == frequent_terms("de") != frozenset()


def test_a_language_without_a_list_has_no_frequent_words() -> None:
    """Nothing is assumed of it."""
    assert frequent_terms("fi") == frozenset()
