"""Places of the desk's lexicon, told inside other words of another language."""

from pathlib import Path

import pytest

import copydesk
from copydesk.app.folders import settings_of
from copydesk.check.library import SourceText
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
