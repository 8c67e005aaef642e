"""Figures and dates that changed places."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import REFUSED, Finding

_LIST = {
    "de": "Die Umfrage ergab am Montag, dass 38 Prozent den Plan unterstützen und 52 Prozent ihn ablehnen.",
    "ko": "월요일 여론조사에서 38%가 계획을 지지했고 52%가 반대했다.",
    "ja": "月曜日の世論調査では、38％が計画を支持し、52％が反対した。",
    "zh": "周一的民意调查显示，38%的人支持该计划，52%的人反对。",
}
_DRAFT = "The poll on Monday found 38 percent supporting the plan and 52 percent against it."


def _finding(draft: str, source: str, language: str) -> Finding:
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")
    return verdict.finding


@pytest.mark.parametrize("language", sorted(_LIST))
def test_figures_of_a_list_keep_their_order_in_every_language(language: str) -> None:
    """Also where word order differs: what "and" joins stays in order."""
    turned = _DRAFT.replace("38", "00").replace("52", "38").replace("00", "52")

    assert _finding(_DRAFT, _LIST[language], language) not in REFUSED
    assert _finding(turned, _LIST[language], language) is Finding.CONTRADICTED


def test_figures_without_an_and_between_may_change_their_order() -> None:
    """Korean puts first what English puts last."""
    draft = "Berg made 300 saves in 220 matches."

    assert _finding(draft, "베르그는 220경기에서 300개의 선방을 기록했다.", "ko") not in REFUSED


def test_years_that_changed_places_are_found() -> None:
    """Each year goes with what happened in it."""
    source = "Die Reihe begann 2003 mit einem Film und lebte 2011 mit einem zweiten wieder auf."
    draft = "The series began in 2003 with a film and came back to life in 2011 with a second one."
    turned = draft.replace("2003", "0").replace("2011", "2003").replace("in 0", "in 2011")

    assert _finding(draft, source, "de") not in REFUSED
    assert _finding(turned, source, "de") is Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("draft", "source", "is_refused"),
    [
        ("Lund took a 5-2 win over Malmö on Friday.", "Lund errang am Freitag einen 5:2-Sieg über Malmö.", False),
        ("Lund took a 2-5 win over Malmö on Friday.", "Lund errang am Freitag einen 5:2-Sieg über Malmö.", True),
        ("Lund suffered a 5-2 defeat at Malmö on Friday.", "Lund verlor am Freitag 2:5 in Malmö.", False),
        ("Lund 1 - 0 Malmö: Berg scores", "Lund gegen Malmö 1:0: Berg trifft", False),
        ("Lund 0 - 1 Malmö: Berg scores", "Lund gegen Malmö 1:0: Berg trifft", True),
        ("Malmö 0 - 1 Lund: Berg scores", "Lund gegen Malmö 1:0: Berg trifft", False),
    ],
)
def test_a_score_is_not_turned_round(draft: str, source: str, is_refused: bool) -> None:  # noqa: FBT001 - a table of cases
    """English tells the winner's figure first, of victories and defeats; between two names each goes with the name beside it."""
    assert (_finding(draft, source, "de") in REFUSED) is is_refused


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("ko", "재단은 270여 채의 역사적 건물과 38개의 정원을 관리한다."),
        ("ja", "財団は歴史的建物270件、庭園38件を管理している。"),
        ("zh", "基金会管理270座历史建筑、38个园林。"),
    ],
)
@pytest.mark.parametrize(("buildings", "gardens"), [("270", "38"), ("38", "270")])
def test_figures_of_each_others_things_are_told_by_everyday_words(
    language: str, source: str, buildings: str, gardens: str
) -> None:
    """Word order says nothing between these languages; what stands beside a figure does."""
    draft = f"The trust looks after {buildings} historic buildings, {gardens} gardens and the money of its foundation."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")

    assert (verdict.finding in REFUSED) is (buildings == "38")


@pytest.mark.parametrize(("language", "source"), [("ko", "선수는 18승 20패를 기록했다."), ("zh", "选手18胜20负。")])
@pytest.mark.parametrize("wins", ["18", "20"])
def test_figures_in_a_row_keep_their_order(language: str, source: str, wins: str) -> None:
    """Nothing but what each counts stands between them."""
    draft = f"The player has {wins} wins, {38 - int(wins)} losses."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")

    assert (verdict.finding in REFUSED) is (wins == "20")


def test_figures_of_a_bare_list_share_their_words() -> None:
    """What stands before the first and behind the last is said of both."""
    source = "Fares were up 19 percent in the second quarter, and profits increased 38 percent."
    draft = "Fares and profits increased by 19 percent and 38 percent respectively."

    (verdict,) = copydesk.check(draft, [SourceText(text=source, language="en")], language="en")

    assert verdict.finding not in REFUSED
