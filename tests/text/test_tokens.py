"""Terms are what grouping and search compare."""

import pytest

from copydesk.model.language import TIER_ONE
from copydesk.text.tokens import is_unspaced, stems, stop_terms, terms


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The harbour's 37 ships (F-35) left.", ["the", "harbour", "37", "ships", "35", "left"]),
        ("ko", "국무회의를 열었다", ["국무", "무회", "회의", "의를", "열었", "었다"]),
        ("ja", "港が開く", ["港が", "が開", "開く"]),
        ("zh", "北码头", ["北码", "码头"]),
        ("ko", "KCNA는 9일", ["kcna", "는", "9", "일"]),
        ("de", "Große Straße", ["große", "straße"]),
        ("en", "", []),
    ],
)
def test_words_and_bigrams_come_in_order(language: str, text: str, expected: list[str]) -> None:
    """Spaced words are lower-cased; runs of Han, Kana and Hangul become bigrams; punctuation is left out."""
    assert terms(text, language=language) == expected


def test_a_korean_word_inside_another_is_found_by_its_bigrams() -> None:
    """회의 stands in 국무회의를: that is what bigrams are for."""
    assert set(terms("회의", language="ko")) <= set(terms("국무회의를", language="ko"))


@pytest.mark.parametrize("language", TIER_ONE)
def test_stop_terms_have_the_form_of_terms(language: str) -> None:
    """Each stop term is one that `terms` can give."""
    stop = stop_terms(language)

    assert len(stop) > 20
    assert all(terms(term, language=language) == [term] for term in stop)


def test_only_scripts_without_spaces_are_unspaced() -> None:
    """Korean is written with spaces, Chinese is not."""
    assert [tag for tag in TIER_ONE if is_unspaced(tag)] == ["ja", "zh"]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ru", "Паром парома парому паромом"),
        ("ru", "Президента президентом президенту"),
        ("de", "Fähre Fähren"),
        ("de", "Minister Ministers Ministern"),
        ("fr", "pont ponts"),
        ("fr", "bureau bureaux"),
        ("fr", "État ETAT états"),
        ("es", "puente puentes"),
        ("es", "México MEXICO"),
        ("ru", "самолёт самолета"),
        ("it", "ministro ministri"),
        ("uk", "міністра міністрові міністром"),
        ("pl", "premiera premierowi premierem"),
        ("tr", "bakan bakanlar bakanın"),
        ("en", "ferry"),
        ("ko", "대사"),
    ],
)
def test_forms_of_one_word_have_one_stem(language: str, forms: str) -> None:
    """Number and case do not hide that two reports speak of one thing."""
    found = stems(terms(forms, language=language), language=language)

    assert len(found) == len(forms.split())
    assert len(set(found)) == 1


@pytest.mark.parametrize(("language", "text"), [("fr", "APRES MEME"), ("es", "TAMBIEN MAS"), ("ru", "ее")])
def test_a_stop_term_goes_without_its_marks_too(language: str, text: str) -> None:
    """Capitals are often printed without marks."""
    assert stems(terms(text, language=language), language=language) == []


def test_a_letter_with_a_mark_is_another_letter_where_print_keeps_it() -> None:
    """A Spanish year is no ring, a German "über" is no company, and й is no loose и."""
    assert stems(["año", "ano"], language="es") == ["año", "ano"]
    assert stems(["uber"], language="de") == ["uber"]
    assert stems(["край", "краи"], language="ru")[0] == "край"


@pytest.mark.parametrize("language", TIER_ONE)
def test_a_short_word_keeps_its_letters_and_a_stop_term_goes(language: str) -> None:
    """What remains is never shorter than four letters, and says something."""
    stop = sorted(stop_terms(language))

    assert stems(["bus", "кот", "nord", *stop], language=language) == ["bus", "кот", "nord"]


def test_a_language_without_data_has_its_words_cut_and_its_figures_whole() -> None:
    """Nobody wrote down Polish endings; a year and a mixed code are no words with an ending."""
    assert stems(["premierowi", "2026", "123456", "covid19", "ambasada"], language="pl") == [
        "premi",
        "2026",
        "123456",
        "covid19",
        "ambas",
    ]
    assert stems(["ambassador"], language="en") == ["ambassador"]
