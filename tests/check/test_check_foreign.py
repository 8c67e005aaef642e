"""Names of foreign sound in the evidence that a claim must have."""

import pytest
from tests.check.building import Teller, claim, ground

import copydesk
from copydesk.check.foreign import missing_latin, missing_sound
from copydesk.check.library import SourceText
from copydesk.model.verdict import REFUSED, Finding, Verdict


def _verdicts(draft: str, source: str, *, language: str) -> tuple[Verdict, ...]:
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")
    return verdict.verdicts


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("zh", "星期一，Threave 俱乐部在布伦科夫以12分获胜。"),
        ("ja", "月曜日、Threaveのクラブはブレンコフで12ポイント差で勝った。"),
        ("ko", "월요일 Threave 클럽은 브렌코프에서 12점 차로 이겼다."),
        ("ru", "В понедельник клуб Threave выиграл в Бренкове 12 очков."),
    ],
)
def test_another_name_in_the_place_of_one_in_latin_letters_is_refused(language: str, source: str) -> None:
    """What is printed as the draft would print it can be missed for sure."""
    found = _verdicts("On Monday the club of Dunsford won in Brenkov by 12 points.", source, language=language)

    assert {each.finding for each in found if each.text == "Dunsford"} <= REFUSED


def test_the_name_in_latin_letters_itself_is_supported() -> None:
    """It is there to the letter."""
    source = "星期一，Threave 俱乐部在布伦科夫以12分获胜。"

    found = _verdicts("On Monday the club of Threave won in Brenkov by 12 points.", source, language="zh")

    assert {each.finding for each in found if each.text == "Threave"} == {Finding.SUPPORTED}


def test_a_katakana_name_that_nothing_of_the_draft_sounds_like_is_missed() -> None:
    """Its place has been given to another name."""
    witness = ground("クラブはブレンコフで勝った。", teller=Teller(language="ja"))

    missing = missing_sound(witness, claim=claim("The club won in Dunsford."))

    assert missing is not None
    assert missing.text == "ブレンコフ"


@pytest.mark.parametrize("text", ["アナログのデータが残った。", "ドイツが勝った。", "クラブはブレンコフで勝った。"])
def test_borrowed_words_countries_and_names_of_the_draft_are_not_missed(text: str) -> None:
    """They are words, stand in the gazetteer, or sound like a word of the draft."""
    witness = ground(text, teller=Teller(language="ja"))

    assert missing_sound(witness, claim=claim("The club won in Brenkov.")) is None


def test_nothing_in_latin_letters_is_missed_between_languages_that_use_them() -> None:
    """There a name may be a word."""
    witness = ground("Der Verein Threave gewann.", teller=Teller(language="de"))

    assert missing_latin(witness, claim=claim("The club won.")) is None
