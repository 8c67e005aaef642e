"""A figure of a draft is held against its evidence, within a language and across."""

import datetime as dt

import pytest

from copydesk.text.comparison import Statement, moments_denied, numbers_missing
from copydesk.text.implied import implied_numbers
from copydesk.text.moments import MomentContext, find_moments
from copydesk.text.numbers import find_numbers

_WRITTEN = dt.datetime(2026, 1, 9, 12, tzinfo=dt.UTC)


def _statement(text: str, language: str) -> Statement:
    moments = find_moments(text, context=MomentContext(language=language, published_at=_WRITTEN))
    return Statement(text=text, language=language, numbers=find_numbers(text, language=language), moments=moments)


def _missing(draft: tuple[str, str], evidence: tuple[str, str]) -> list[str]:
    """The missing figures as printed; both sides are (language, text)."""
    ours, theirs = _statement(draft[1], draft[0]), _statement(evidence[1], evidence[0])
    return [number.text for number in numbers_missing(ours, theirs)]


@pytest.mark.parametrize(
    ("draft", "evidence"),
    [
        (("ko", "두 사람은 항구를 떠났다."), ("en", "The pair left the harbour.")),
        (("ko", "예산을 두 배로 늘렸다."), ("en", "It doubled the budget.")),
        (("ja", "予算を2倍にした。"), ("en", "It doubled the budget.")),
        (("zh", "这是过去一年的报告。"), ("en", "It is the report of the past year.")),
        (("ja", "過去10年間の成果だ。"), ("en", "It is the work of the past decade.")),
        (("fr", "Les deux sœurs sont parties."), ("en", "The sisters have left.")),
        (("de", "Er blieb einen Monat."), ("en", "He stayed for a month.")),
        (("es", "Una vez cerrado el puerto, volvió."), ("en", "After the port closed, he went back.")),
        (("ru", "Обе стороны согласны."), ("en", "The sides agree.")),
        (("en", "The two ministers met."), ("de", "Die beiden Minister trafen sich.")),
        (("en", "a two-hour meeting"), ("ru", "двухчасовая встреча")),
        (("en", "She won three times."), ("de", "Sie gewann dreimal.")),
        (("en", "a second term"), ("ja", "再選")),
    ],
)
def test_what_languages_leave_unsaid_is_not_missed(draft: tuple[str, str], evidence: tuple[str, str]) -> None:
    """One, the two and the first come and go in translation, and words such as "doubled" hold a figure."""
    missing = _missing(draft, evidence)

    assert missing == []


@pytest.mark.parametrize(
    ("draft", "evidence", "missing"),
    [
        (("en", "Three men left."), ("ko", "남성 두 명이 떠났다."), ["Three"]),
        (("en", "Two men left."), ("ja", "男性3人が去った。"), ["Two"]),
        (("ko", "1년 동안 머물렀다."), ("en", "He stayed for two years."), ["1년"]),
        (("en", "Four years ago the port closed."), ("fr", "Le port a fermé 3 ans plus tôt."), ["Four years"]),
        (("en", "They stayed for three years."), ("fr", "Les trois enfants sont restés 10 ans."), ["three years"]),
        (("en", "It won five times."), ("fr", "Il a doublé sa mise."), ["five times"]),
        (("en", "Seven ships sank."), ("ko", "배들이 가라앉았다."), ["Seven"]),
        (("en", "Two ships sank."), ("en", "Ships sank."), ["Two"]),
        (("en", "a six to ten percent duty"), ("fr", "un droit de 5 à 10 %"), ["six to ten percent"]),
        (("en", "It beat them 8-2."), ("ru", "Победа 5-2, затем 7 или 8 место."), ["8-2"]),
    ],
)
def test_a_figure_that_the_evidence_tells_otherwise_is_missed(
    draft: tuple[str, str], evidence: tuple[str, str], missing: list[str]
) -> None:
    """What may go unsaid is refused where a figure is left that says otherwise, and always in the draft's own language."""
    found = _missing(draft, evidence)

    assert found == missing


@pytest.mark.parametrize(
    ("draft", "evidence"),
    [
        (("es", "aranceles del cinco al diez por ciento"), ("en", "tariffs of five to ten percent")),
        (("en", "the 1-0 win"), ("zh", "进球数为1比0。")),
        (("en", "It was six in the morning."), ("ja", "朝6時だった。")),
        (("ru", "трубопровод «Прибой-2»"), ("en", "the Priboy 2 pipeline")),
        (("de", "Er will 2020 antreten."), ("en", "He wants to run in 2020.")),
        (("fr", "vendu 3 ans plus tôt"), ("en", "sold three years ago")),
        (("en", "the author of Five Quiet Lives"), ("ko", "『Five Quiet Lives』의 저자")),
        (("fr", "un joueur de 1,98 m"), ("en", "a 6-foot-6 player")),
        (("fr", "Il faisait 26 degrés."), ("en", "It was 80 degrees.")),
        (("en", "the WW1 museum"), ("ru", "музей Первой мировой войны")),
        (("en", "a 37-strong, 37, crew"), ("zh", "37人的船员，37岁，一处港口")),
        (("ko", "2000년대 초의 배"), ("en", "a ship of the early 2000s")),
        (("en", "the SS19 coats"), ("de", "die Mäntel für den Sommer 2019")),
        (("en", "second-degree murder"), ("ko", "2급 살인")),
    ],
)
def test_what_a_language_prints_otherwise_is_stated(draft: tuple[str, str], evidence: tuple[str, str]) -> None:
    """The ends of a range, a number in a name, a clock time in words, a year read as a date, feet and inches."""
    missing = _missing(draft, evidence)

    assert missing == []


@pytest.mark.parametrize(
    ("draft", "evidence", "denied"),
    [
        (("en", "It told The Sunday Herald today."), ("de", "Das sagte er heute dem Sunday Herald."), []),
        (("en", "It sank on Sunday."), ("de", "Das Schiff sank am Samstag."), ["Sunday"]),
        (("ja", "前月の6月より多い7月だった。"), ("en", "July was above June."), []),
        (("en", "the march of this weekend"), ("zh", "上周末的游行"), []),
    ],
)
def test_a_date_is_denied_by_another_date(draft: tuple[str, str], evidence: tuple[str, str], denied: list[str]) -> None:
    """But not where its word stands in a name, leads to the next date or was resolved to a neighbouring week."""
    found = moments_denied(_statement(draft[1], draft[0]), _statement(evidence[1], evidence[0]))

    assert [moment.text for moment in found] == denied


def test_a_figure_answers_for_one_only() -> None:
    """Two figures of one value need two figures of the evidence."""
    missing = _missing(("en", "40 men and 40 women"), ("en", "40 people"))

    assert missing == ["40"]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "Prices doubled.", "2", "times"),
        ("de", "eine dreitägige Reise", "3", "day"),
        ("ru", "пятикратный чемпион", "5", "times"),
        ("fr", "une décennie", "10", "year"),
        ("es", "ambos puertos", "2", ""),
        ("ko", "양국 정상", "2", ""),
        ("ja", "半年", "6", "month"),
        ("zh", "产量翻了一番", "2", "times"),
    ],
)
def test_words_that_hold_a_figure_are_read(language: str, text: str, value: str, unit: str) -> None:
    """The figure has a value and unit, and stands where the word stands."""
    (number,) = implied_numbers(text, language=language)

    assert (str(number.low), number.unit, text[number.start : number.end]) == (value, unit, number.text)
