"""Reports in two languages meet by names and by what their everyday words mean; by neither alone."""

import pytest
from tests.group.building import group, signature

from copydesk.group.signature import EVERYDAY
from copydesk.model.language import TIER_ONE

TEACHERS = {
    "en": ("Teachers in Mirgorod tell children about the old railway", "There was water in the village, and no train came."),
    "de": ("Lehrer in Mirgorod erzählen Kindern von der alten Bahn", "Im Dorf stand Wasser, und kein Zug kam."),
    "ru": ("Учителя в Миргороде рассказали детям о старой железной дороге", "В деревне была вода, и поезд не пришёл."),
    "ko": ("미르고로드 교사들, 아이들에게 옛 철도 이야기", "마을에 물이 찼고 기차는 오지 않았다."),
    "ja": ("ミルゴロドの教師、子供に古い鉄道を語る", "村には水があり、列車は来なかった。"),
}
ELSEWHERE = {
    "en": ("Bank in Mirgorod lowers its prices", "The company sold its shares on the market, the minister said."),
    "ru": ("Банк в Миргороде снизил цены", "Компания продала акции на рынке, сказал министр."),
    "ko": ("미르고로드 은행, 가격 인하", "회사가 시장에서 주식을 팔았다고 장관이 말했다."),
}
NAMELESS = {
    "en": ("teachers tell children about the old railway", "there was water in the village, and no train came."),
    "ru": ("учителя рассказали детям о старой железной дороге", "в деревне была вода, и поезд не пришёл."),
}


def stories(*texts: tuple[str, tuple[str, str]]) -> int:
    """How many stories reports in these languages make."""
    return len(group(*(signature(number, text, language=tag, hours=number) for number, (tag, text) in enumerate(texts))).stories)


@pytest.mark.parametrize("tag", [tag for tag in TEACHERS if tag != "en"])
def test_one_name_and_everyday_words_bring_two_languages_together(tag: str) -> None:
    """A name alone is shared by all that happens in a town."""
    assert stories(("en", TEACHERS["en"]), (tag, TEACHERS[tag])) == 1


@pytest.mark.parametrize("tag", [tag for tag in ELSEWHERE if tag != "en"])
def test_a_name_alone_does_not(tag: str) -> None:
    """The bank and the teachers of one town are two events."""
    assert stories(("en", TEACHERS["en"]), (tag, ELSEWHERE[tag])) == 2


def test_everyday_words_alone_do_not() -> None:
    """Children and teachers are everywhere."""
    assert stories(("en", NAMELESS["en"]), ("ru", NAMELESS["ru"])) == 2


@pytest.mark.parametrize("tag", TEACHERS)
def test_everyday_words_are_the_same_marks_in_every_language(tag: str) -> None:
    """What is said in one language is found in another without translating it."""
    own = {mark for mark, _ in signature(1, TEACHERS[tag], language=tag).marks if mark.startswith(EVERYDAY)}
    english = {mark for mark, _ in signature(2, TEACHERS["en"], language="en").marks if mark.startswith(EVERYDAY)}

    assert tag in TIER_ONE
    assert len(own & english) >= 3
