"""Figures and years that another language prints in its own way."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import REFUSED, ClaimKind, Finding


def _findings(draft: str, language: str, *, source: str, printed: str, kind: ClaimKind) -> list[Finding]:
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=printed)], language=language)
    return [each.finding for each in verdict.verdicts if each.kind is kind]


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("ja", "新駅は１９年に計画された。"),
        ("ja", "新駅は１９年度に計画された。"),
        ("ko", "새 역은 19년도에 계획됐다."),
        ("zh", "新车站于一九年规划。"),
        ("ru", "Новая станция была запланирована в 19-м году."),
        ("de", "Der neue Bahnhof wurde im Herbst ’19 geplant."),
        ("ja", "新駅の計画「まつり２０１９」が出た。"),
    ],
)
def test_a_year_may_be_printed_in_two_figures(printed: str, source: str) -> None:
    """Papers of many languages leave the century out; another year is another year there too."""
    findings = {
        year: _findings(f"The new station was planned for {year}.", "en", source=source, printed=printed, kind=ClaimKind.MOMENT)
        for year in ("2019", "2017")
    }

    assert findings["2019"] == [Finding.SUPPORTED]
    assert set(findings["2017"]) <= REFUSED


def test_a_measure_in_two_units_is_stated_once() -> None:
    """What the brackets say in feet the evidence says in metres; another height is not that."""
    source = "비행기는 1만m 상공을 날았다."

    right, wrong = (
        _findings(f"The plane flew at 10,000 metres ({feet} feet).", "en", source=source, printed="ko", kind=ClaimKind.NUMBER)
        for feet in ("32,800", "22,800")
    )

    assert right == [Finding.SUPPORTED, Finding.SUPPORTED]
    assert right[:1] == wrong[:1]
    assert wrong[1] in REFUSED


@pytest.mark.parametrize(("printed", "finding"), [("19.93", Finding.SUPPORTED), ("19.94", Finding.CONTRADICTED)])
def test_a_figure_may_be_rightly_rounded(printed: str, finding: Finding) -> None:
    """Three digits or more must stay, and the last must be the right one."""
    draft = f"Some {printed} million people lost their homes."

    findings = _findings(draft, "en", source="1993.03万人失去住所。", printed="zh", kind=ClaimKind.NUMBER)

    assert findings == [finding]


@pytest.mark.parametrize(
    ("draft", "language", "source", "printed"),
    [
        ("彼は1年で港を去った。", "ja", "He left the harbour within the year.", "en"),
        ("그는 1분마다 종을 울렸다.", "ko", "He rang the bell every minute.", "en"),
        ("The harbour office is open 24/7.", "en", "港の窓口は年中無休です。", "ja"),
        ("The race is held on 11 to 14 March and 19 to 21.", "en", "レースは３月１１～１４日と１９～２１日に開催される。", "ja"),
    ],
)
def test_a_figure_that_others_leave_unsaid_is_not_refused(draft: str, language: str, source: str, printed: str) -> None:
    """One of a unit is "a" or "every" elsewhere, days stand in a date, and "24/7" counts nothing."""
    findings = _findings(draft, language, source=source, printed=printed, kind=ClaimKind.NUMBER)

    assert findings
    assert REFUSED.isdisjoint(findings)


@pytest.mark.parametrize("span", ["32 years", "35 years"])
def test_a_time_counted_back_from_an_unknown_day_is_stated(span: str) -> None:
    """An undated text says 32년 전, which is no date that anybody can tell, but 32 years all the same."""
    draft = f"The trial came {span} after the storm."

    (finding,) = _findings(draft, "en", source="폭풍은 재판 32년 전 일이다.", printed="ko", kind=ClaimKind.NUMBER)

    assert (finding is Finding.SUPPORTED) is (span == "32 years")


def test_two_denials_of_the_evidence_may_be_one_of_the_draft() -> None:
    """What is "not … without" in one language is "only … if" in the other, so that rules cannot tell."""
    source = "居民不会不等船就离开。"

    findings = _findings("The residents will not leave early.", "en", source=source, printed="zh", kind=ClaimKind.POLARITY)

    assert findings == [Finding.UNDECIDED]
