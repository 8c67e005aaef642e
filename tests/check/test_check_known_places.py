"""Places of the desk's lexicon, told inside other words of another language."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.check.building import Teller, claim, ground, grounds, name, told

import copydesk
from copydesk.app.folders import settings_of
from copydesk.check.library import SourceText
from copydesk.check.names import check_names
from copydesk.model.facts import EntityKind
from copydesk.model.verdict import ClaimKind, Finding

_LEXICON = settings_of(Path("no-newsroom")).lexicon


@pytest.mark.parametrize(
    ("language", "source", "draft"),
    [
        ("zh", "中朝两国外长星期二举行会谈。", "The foreign ministers of China and North Korea held talks on Tuesday."),
        ("zh", "韩国统一部星期二发表声明。", "South Korea's Unification Ministry issued a statement on Tuesday."),
        (
            "ko",
            "한중일 정상회의가 화요일 서울에서 열렸다.",
            "The summit of South Korea, China and Japan was held in Seoul on Tuesday.",
        ),
        ("ja", "米朝首脳会談は火曜日に終わった。", "The summit of the United States and North Korea ended on Tuesday."),
    ],
)
def test_what_is_known_of_a_place_is_known_of_the_desks(language: str, source: str, draft: str) -> None:
    """Whatever the desk calls it, and however short the source does."""
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en", lexicon=_LEXICON)

    assert {each.finding for each in verdict.verdicts if each.kind is ClaimKind.NAME} == {Finding.SUPPORTED}


def test_a_state_that_nobody_speaks_of_is_refused() -> None:
    """A desk's place that the source does not print under any name."""
    source = SourceText(text="中朝两国外长星期二举行会谈。", language="zh")

    (verdict,) = copydesk.check(
        "The foreign ministers of China and Japan held talks on Tuesday.", [source], language="en", lexicon=_LEXICON
    )

    assert [each.text for each in verdict.verdicts if each.finding is Finding.UNSUPPORTED] == ["Japan"]


@pytest.mark.parametrize(
    ("source", "finding"),
    [
        ("정동영 통일부 장관은 월요일 회담이 열린다고 밝혔다.", Finding.UNDECIDED),
        ("시진핑 중국 국가주석은 월요일 회담이 열린다고 밝혔다.", Finding.CONTRADICTED),
    ],
)
def test_who_holds_an_office_of_a_body_does_not_contradict_it(source: str, finding: Finding) -> None:
    """The ministry told it, where its minister did: left to a reader. Where somebody else did, refused."""
    draft = "The Unification Ministry said on Monday that the talks would be held."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language="ko")], language="en", lexicon=_LEXICON)

    assert {each.finding for each in verdict.verdicts if each.kind is ClaimKind.ATTRIBUTION} == {finding}


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("트럼프 대통령이 내년 4월 중국을 방문한다.", "President Trump will be in Beijing next April."),
        ("북한 주재 러시아 대사가 화요일 숨졌다.", "Во вторник скончался посол России в Пхеньяне."),
        (
            "정동영 통일부 장관이 19일 대통령에게 보고했다.",
            "The Unification Ministry reported to the president on the 19th.",
        ),
    ],
)
def test_a_seat_and_a_body_may_be_told_by_the_state_and_the_office(source: str, draft: str) -> None:
    """Left open, though the desk knows how the source would have named them."""
    language = "en" if draft.isascii() else "ru"

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language="ko")], language=language, lexicon=_LEXICON)

    assert not {each.finding for each in verdict.verdicts if each.kind is ClaimKind.NAME} & {
        Finding.UNSUPPORTED,
        Finding.CONTRADICTED,
    }


@pytest.mark.parametrize(
    ("country", "finding"), [("KR", Finding.UNDECIDED), ("", Finding.UNDECIDED), ("JP", Finding.UNSUPPORTED)]
)
def test_a_press_leaves_its_own_country_unsaid(country: str, finding: Finding) -> None:
    """Who tells it abroad adds the country; of another country nobody spoke."""
    witness = ground(told("외교부는 월요일 성명을 냈다."), teller=Teller(language="ko"))
    source = replace(witness.material.source, country=country)
    at_home = replace(witness, material=replace(witness.material, source=source))
    korea = name("South Korea", "KR", kind=EntityKind.PLACE)
    mine = claim("South Korea's Foreign Ministry issued a statement on Monday.", korea, language="en")

    (verdict,) = check_names(mine, grounds(at_home, lexicon=_LEXICON))

    assert verdict.finding is finding


@pytest.mark.parametrize(("holder", "finding"), [("김정은", Finding.SUPPORTED), ("이재명", Finding.UNSUPPORTED)])
def test_a_body_in_an_office_stands_where_its_holder_is_named(holder: str, finding: Finding) -> None:
    """What each press calls a man is the desk's to know; of somebody else the body is said nowhere."""
    source = SourceText(text=f"{holder} 위원장은 9일 서한을 보냈다.", language="ko")

    (verdict,) = copydesk.check("金正恩朝鮮労働党総書記は9日、書簡を送った。", [source], language="ja", lexicon=_LEXICON)

    assert [each.finding for each in verdict.verdicts if each.text == "朝鮮労働党"] == [finding]


def test_a_peninsula_is_no_people() -> None:
    """It lies in two states and is named for neither."""
    source = SourceText(
        text="On Jan. 8 President Lee asked Xi Jinping of China to mediate, and spoke of North Korea.", language="en"
    )

    (verdict,) = copydesk.check(
        "이 대통령은 8일 시진핑 중국 국가주석에게 한반도 문제의 중재를 요청했다.", [source], language="ko"
    )

    assert "한반도" not in {each.text for each in verdict.verdicts if each.finding is Finding.CONTRADICTED}
