"""What reading names by eye showed: posts, small words, towns that are people, letters of another script."""

import pytest

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Lexicon
from copydesk.text.names import NameFinder

_FINDER = NameFinder(Lexicon())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Standards Commissioner declined.", []),
        ("en", "He met Unification Minister Chung Kolt.", [("Chung Kolt", "Unification Minister")]),
        ("en", "He met Culture, Media and Sport Secretary Lisa Kolt.", [("Lisa Kolt", "Culture, Media and Sport Secretary")]),
        ("en", "Iran Foreign Minister Ali Kolt came.", [("Iran", ""), ("Ali Kolt", "Foreign Minister")]),
        (
            "es",
            "El ministro italiano de Relaciones Exteriores, Franco Kolt, vino.",
            [("Franco Kolt", "ministro italiano de Relaciones Exteriores")],
        ),
        ("it", "Il ministro degli Esteri Franco Kolt è partito.", [("Franco Kolt", "ministro degli Esteri")]),
    ],
)
def test_what_somebody_is_in_charge_of_is_no_name(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """It belongs to the title; a country before it stays a place."""
    names = _FINDER.find(text, language=language)

    assert [(name.text, name.title) for name in names] == expected


@pytest.mark.parametrize(
    ("language", "text", "name", "title"),
    [
        ("en", "The minister, Chung Kolt, left.", "Chung Kolt", "minister"),
        ("en", "The president of the agency, Mary Kolt, left.", "Mary Kolt", "president of the agency"),
        ("de", "Die Präsidentin der Agentur, Marie Kolt, ging.", "Marie Kolt", "Präsidentin der Agentur"),
        ("fr", "La directrice de l'agence, Marie Kolt, est partie.", "Marie Kolt", "directrice de l'agence"),
        ("es", "El presidente, Juan Kolt, habló.", "Juan Kolt", "presidente"),
        ("en", "Lady Kolt, the Prime Minister’s wife, left.", "Kolt", ""),
        ("en", "Ann Kolt, the minister, Bo Kolt and others left.", "Bo Kolt", ""),
    ],
)
def test_a_title_before_a_comma_is_of_the_name_behind_it(language: str, text: str, name: str, title: str) -> None:
    """Between commas; a title behind a comma is of the name before, and one with an owner is another's."""
    names = _FINDER.find(text, language=language)

    assert [each.title for each in names if each.text == name] == [title]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sama al-Kolt met Ursula von der Kolt.", ["Sama al-Kolt", "Ursula von der Kolt"]),
        ("de", "Ursula von der Kolt traf Max Kolt von der FKU.", ["Ursula von der Kolt", "Max Kolt", "FKU"]),
        ("fr", "Zine el-Kolt de Tunisie a parlé.", ["Zine el-Kolt", "Tunisie"]),
        ("es", "Paula Kolt de CNN habló.", ["Paula Kolt", "CNN"]),
        ("es", "La Universidad de Chile cerró.", ["Universidad de Chile"]),
        ("ru", "Вчера приехал Башар аль-Кольт.", ["Башар аль-Кольт"]),
    ],
)
def test_small_words_join_one_name_and_part_two(language: str, text: str, expected: list[str]) -> None:
    """An article inside a name belongs to it; where somebody is from does not, unless a body is called so."""
    names = _FINDER.find(text, language=language)

    assert [name.text for name in names] == expected


def test_two_towns_of_two_countries_side_by_side_are_somebody() -> None:
    """César is a region of Colombia, Luena a town in Angola."""
    names = _FINDER.find("The law was led by César Luena.", language="en")

    assert [(name.text, name.entity_id, name.kind) for name in names] == [("César Luena", "", None)]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "Мишустин и Пaк встретились.", ["Пaк"]),
        ("ru", "Кoльт приехал.", ["Кoльт"]),
        ("en", "We saw Smіth there.", ["Smіth"]),
        ("ru", "Это USB-порт.", []),
    ],
)
def test_a_name_in_letters_of_two_scripts_is_marked_though_nobody_knows_it(language: str, text: str, names: list[str]) -> None:
    """It is found as what it looks like, also at the start of a sentence; a compound with a hyphen is none."""
    found = _FINDER.find(text, language=language)

    assert [name.text for name in found if name.is_disguised] == names


def test_a_body_is_no_person_because_its_name_begins_like_a_title() -> None:
    """The General Civil Aviation Authority is no general."""
    names = _FINDER.find("The General Civil Aviation Authority agreed.", language="en")

    assert EntityKind.PERSON not in [name.kind for name in names]


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The Federal election was held."), ("ja", "バレーの試合を見た。"), ("ko", "세부 사항을 밝혔다.")],
)
def test_ordinary_words_are_no_places(language: str, text: str) -> None:
    """Federal, volleyball and details are also a district, a valley and an island."""
    names = _FINDER.find(text, language=language)

    assert [name.kind for name in names if name.kind is EntityKind.PLACE] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("블라디미르 콜트는 협상이 끝났다고 말했다. 콜트는 웃었다.", ["블라디미르 콜트", "콜트"]),
        ("에볼라 바이러스는 위험하다.", []),
        ("챔피언 벨트는 그의 것이다.", []),
        ("한마디 한마디가 무거웠다.", []),
    ],
)
def test_a_foreign_name_of_two_korean_words_needs_no_title(text: str, expected: list[str]) -> None:
    """As a topic or a subject; foreign words for things are none."""
    names = _FINDER.find(text, language="ko")

    assert [name.text for name in names] == expected
