"""Names compared by sound, whatever their script."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text.sound import ALIKE, sound_key, sound_keys, sounds_alike

SAME = (
    ("마체고라", "Мацегора", "Matsegora", "マツェゴラ", "马采戈拉"),
    ("정동영", "Chung Dong-young", "Jeong Dong-yeong", "Чон Дон Ён", "チョン・ドンヨン", "鄭東泳", "郑东泳"),
    ("김정은", "Kim Jong Un", "Ким Чен Ын", "キム・ジョンウン", "金正恩"),
    ("이재명", "Lee Jae Myung", "Ли Чжэ Мён", "イ・ジェミョン", "李在明"),
    ("최선희", "Choe Son Hui", "Цой Сон Хи", "チェ・ソンヒ", "崔善姬"),
    ("푸틴", "Putin", "Путин", "プーチン", "普京", "Poutine"),
    ("시진핑", "Xi Jinping", "Си Цзиньпин", "習近平", "习近平"),
    ("젤렌스키", "Zelensky", "Зеленский", "ゼレンスキー"),
)


@pytest.mark.parametrize(("one", "other"), [pair for names in SAME for pair in itertools.combinations(names, 2)])
def test_one_name_in_two_scripts_sounds_alike(one: str, other: str) -> None:
    """Every spelling of a name is alike every other, whatever the script and the system of transcription."""
    likeness = sounds_alike(one, other)

    assert likeness >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("정동영", "장중용"),
        ("김정은", "김여정"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("김정은", "Kim Jong Il"),
        ("이재명", "이재용"),
        ("Chung Dong-young", "장중용"),
        ("문재인", "문정인"),
        ("Путин", "Пушкин"),
        ("Matsegora", "Medvedev"),
    ],
)
def test_different_names_do_not_sound_alike(one: str, other: str) -> None:
    """Names of which one syllable differs are two names."""
    likeness = sounds_alike(one, other)

    assert likeness < ALIKE


@pytest.mark.parametrize("names", [SAME[0], SAME[1]])
def test_spellings_share_a_key(names: tuple[str, ...]) -> None:
    """The consonants of a name give one key in five scripts."""
    keys = {sound_key(name) for name in names}

    assert len(keys) == 1


def test_family_name_may_stand_last() -> None:
    """Dong-young Chung is 정동영 too."""
    likeness = sounds_alike("Dong-young Chung", "정동영")

    assert likeness >= ALIKE


def test_han_names_have_a_mandarin_and_a_korean_key() -> None:
    """金正恩 is read as Jin Zheng'en and as Kim Jong Un."""
    keys = sound_keys("金正恩")

    assert keys == (sound_key("Jin Zhengen"), sound_key("김정은"))


def test_a_text_without_letters_has_no_key() -> None:
    """Digits and signs make no sound."""
    keys = [sound_key(text) for text in ("", "2026", "…", "\N{ZERO WIDTH SPACE}")]

    assert keys == [""] * 4


def test_case_and_accents_do_not_change_the_key() -> None:
    """VLADIMIR and Vladímir are one."""
    keys = {sound_key(name) for name in ("VLADIMIR", "Vladimir", "Vladímir")}

    assert len(keys) == 1


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """Likeness lies between 0 and 1, does not depend on the order, and is 1 for a text with itself."""
    likeness = sounds_alike(one, other)

    assert 0.0 <= likeness <= 1.0
    assert likeness == sounds_alike(other, one)
    assert sounds_alike(one, one) == 1.0


def test_a_very_long_name_is_compared_by_its_beginning() -> None:
    """A hostile name of 100 KB costs no more than a long one."""
    likeness = sounds_alike("ka" * 50_000, "ka" * 50_001)

    assert likeness == 1.0
