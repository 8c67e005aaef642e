"""Names that evidence in another language has under another form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import Finding
from copydesk.text.heard import heard_in, likeness_in


def _findings(draft: str, source: str, *, language: str, name: str) -> set[Finding]:
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")
    return {each.finding for each in verdict.verdicts if each.text == name}


@pytest.mark.parametrize(
    ("language", "source", "name"),
    [
        ("ja", "月曜日、ハロゲートのメルクシャムは12ポイントを失った。", "Melksham"),
        ("ko", "월요일 해러게이트의 스레브는 12점을 잃었다.", "Threave"),
        ("zh", "星期一，哈罗盖特的鲍夫失去了12分。", "Bough"),
        ("ru", "В понедельник Рейнджерс из Харрогита потеряли 12 очков.", "Rangers"),
    ],
)
def test_a_name_that_only_one_word_sounds_nearly_like_is_that_word(language: str, source: str, name: str) -> None:
    """Spellings drift between scripts, but nothing else of the claim could be that word."""
    draft = f"On Monday the side of {name} from Harrogate lost 12 points."

    assert _findings(draft, source, language=language, name=name) <= {Finding.SUPPORTED}


def test_a_word_that_another_name_of_the_claim_is_explains_no_second_one() -> None:
    """Two names of a claim are not both the one name of the evidence."""
    draft = "On Monday Melrose from Harrogate beat Milrouse by 12 points."
    source = "月曜日、ハロゲートのメルローズは12ポイント差で勝った。"

    found = _findings(draft, source, language="ja", name="Milrouse")

    assert Finding.SUPPORTED not in found


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ja", "月曜日、メキシコの若者たちは12件の要望を出した。"),
        ("ko", "월요일 멕시코 청년들은 12가지 요구를 내놓았다."),
        ("zh", "星期一，年轻的墨西哥人提出了12项要求。"),
        ("de", "Am Montag stellten junge Mexikaner 12 Forderungen."),
    ],
)
def test_a_people_is_supported_by_its_country(language: str, source: str) -> None:
    """Languages name a people or its country for the same."""
    found = _findings("On Monday young Mexicans made 12 demands.", source, language=language, name="Mexicans")

    assert found <= {Finding.SUPPORTED}


_KOREAN = "월요일 미국 정부는 북한이 12발을 쐈다고 밝혔다."


def test_a_seat_of_government_is_supported_by_its_state() -> None:
    """Washington says what the American government says."""
    found = _findings("On Monday Washington said North Korea fired 12 shells.", _KOREAN, language="ko", name="Washington")

    assert found <= {Finding.SUPPORTED}


def test_a_seat_where_something_happens_is_not_its_state() -> None:
    """That the government said it does not tell where it was said."""
    found = _findings("On Monday officials in Washington spoke of 12 shells.", _KOREAN, language="ko", name="Washington")

    assert Finding.SUPPORTED not in found


@given(name=st.text(alphabet="abcdeiklmnorstu", min_size=3, max_size=12).map(str.capitalize))
def test_the_words_that_sound_most_alike_sound_as_alike_as_the_text(name: str) -> None:
    """The words and their likeness belong together."""
    text = "월요일 해러게이트의 스레브는 미국 정부의 루아리드 노트를 만났다."

    words, likeness = heard_in(name, text=text, language="ko")

    assert likeness == likeness_in(name, text=text, language="ko")
    assert words in text


@pytest.mark.parametrize(
    ("language", "source", "name"),
    [
        ("ko", "월요일 리는 연구자 12명이 떠났다고 말했다.", "Lee"),
        ("ja", "月曜日、金正恩氏は12件の要求を退けた。", "Kim"),
        ("zh", "星期一，李开复表示有12名研究人员离开。", "Lee"),
        ("zh", "星期一，文在寅提出了12项要求。", "Moon"),
        ("ru", "В понедельник 12 человек говорили с Кимом.", "Kim"),
    ],
)
def test_a_family_name_of_one_syllable_is_found_by_its_character(language: str, source: str, name: str) -> None:
    """It is too short to be listened for, but it stands in front of a name, a title or a particle."""
    found = _findings(f"On Monday {name} told of 12 people.", source, language=language, name=name)

    assert Finding.SUPPORTED in found


def test_a_syllable_inside_a_word_is_no_family_name() -> None:
    """What stands in the middle of a word begins no name."""
    found = _findings("On Monday Kim met 12 people.", "월요일 회의에서 12명이 배김치를 먹었다.", language="ko", name="Kim")

    assert Finding.SUPPORTED not in found


@pytest.mark.parametrize(
    ("language", "source", "name"),
    [
        ("ko", "월요일 잭 로스는 12점을 얻었다.", "Jack Ross"),
        ("ja", "月曜日、習近平氏は12件の要望を退けた。", "Xi Jinping"),
        ("ko", "월요일 영국은 12점을 잃었다.", "England"),
        ("zh", "星期一，留欧派失去了12个席位。", "Remainers"),
        ("de", "Am Montag verloren die Euroskeptiker 12 Sitze.", "Eurosceptics"),
    ],
)
def test_names_as_the_language_prints_them_are_found(language: str, source: str, name: str) -> None:
    """Given names of one syllable, Han characters in Japanese, a part said for the whole, and words for a camp."""
    found = _findings(f"On Monday the side of {name} told of 12 points.", source, language=language, name=name)

    assert found == {Finding.SUPPORTED}


@pytest.mark.parametrize(
    ("language", "source", "name"),
    [
        ("ja", "月曜日、合衆国は12件の要望を退けた。", "US"),
        ("zh", "星期一，中方提出了12项要求。", "China"),
        ("ko", "월요일 아체 지방에서 12명이 다쳤다.", "Aceh"),
        ("ru", "В понедельник парижские пожарные спасли 12 человек.", "Paris"),
    ],
)
def test_a_place_is_found_by_a_shorter_name_or_what_is_made_of_it(language: str, source: str, name: str) -> None:
    """Rank and country go, and adjectives stand for towns as for states."""
    found = _findings(f"On Monday people of {name} told of 12 things.", source, language=language, name=name)

    assert found == {Finding.SUPPORTED}
