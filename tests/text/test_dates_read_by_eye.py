"""What reading dates by eye showed: fiscal years, days before words that only look like a length, ends of a stretch."""

import datetime as dt

import pytest

from copydesk.model.facts import Moment
from copydesk.text.durations import find_durations
from copydesk.text.moments import MomentContext, find_moments
from copydesk.text.numbers import find_numbers

_PUBLISHED = dt.datetime(2026, 1, 9, 12, tzinfo=dt.UTC)


def _moments(text: str, language: str) -> tuple[Moment, ...]:
    return find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))


@pytest.mark.parametrize(
    ("language", "text", "printed", "value"),
    [
        ("ja", "来年度の予算は橋に使う。", "来年度", "2026"),
        ("ja", "今年度の予算は足りない。", "今年度", "2025"),
        ("ja", "今年度第1四半期に始めた。", "今年度第1四半期", "2025-Q1"),
        ("ko", "다음 회계연도 예산을 짰다.", "다음 회계연도", "2027"),
        ("zh", "本财年的预算不够。", "本财年", "2026"),
        ("de", "Im laufenden Geschäftsjahr fehlt Geld.", "laufenden Geschäftsjahr", "2026"),
        ("fr", "L'exercice fiscal en cours s'achève.", "exercice fiscal en cours", "2026"),
        ("es", "El año fiscal en curso termina.", "año fiscal en curso", "2026"),
        ("ru", "В прошлом финансовом году было иначе.", "прошлом финансовом году", "2025"),
    ],
)
def test_a_fiscal_year_keeps_its_mark(language: str, text: str, printed: str, value: str) -> None:
    """来年度 is no 来年: in January Japan's fiscal year is still that of the April before."""
    moments = _moments(text, language)

    assert [(each.text, each.value, each.calendar, each.relative) for each in moments] == [(printed, value, "fiscal", True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "9일 정부는 다리를 열었다."),
        ("ko", "9일 장중 한때 올랐다."),
        ("ko", "9일 제주에서 만났다."),
        ("ko", "9일 여야는 합의했다."),
        ("ko", "9일 반기문 전 총장이 왔다."),
        ("ko", "9일 후보들은 토론했다."),
        ("zh", "市政府9日公布了数据。"),
        ("zh", "他9日前往北京。"),
        ("zh", "9日内阁开会。"),
        ("ja", "9日前場は上がった。"),
        ("ja", "9日後藤大臣は橋を見た。"),
    ],
)
def test_a_day_before_a_word_is_no_length_of_time(language: str, text: str) -> None:
    """Words that begin like "within", "after" or "before" leave the day a day, without a bound."""
    context = MomentContext(language=language, published_at=_PUBLISHED)
    moments = find_moments(text, context=context)
    durations = find_durations(text, numbers=find_numbers(text, language=language), moments=moments, context=context)

    assert [(each.value, each.bound) for each in moments] == [("2026-01-09", "")]
    assert durations == ()


@pytest.mark.parametrize(
    ("language", "text"), [("ko", "9일 만에 열렸다."), ("ko", "9일 후에 열렸다."), ("zh", "9日内开放。"), ("ja", "9日間開く。")]
)
def test_a_length_of_days_stays_one(language: str, text: str) -> None:
    """After nine days, within nine days, for nine days."""
    context = MomentContext(language=language, published_at=_PUBLISHED)

    durations = find_durations(text, numbers=find_numbers(text, language=language), context=context)

    assert [each.value for each in durations] == ["P9D"]
    assert find_moments(text, context=context) == ()


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("ko", "5월 말레이시아에서 열린다.", ""),
        ("ko", "5월 초등학교에서 열린다.", ""),
        ("ko", "5월 경찰은 부인했다.", ""),
        ("ko", "5월 말부터 열린다.", "end"),
        ("ko", "5월 초쯤에는 열린다.", "start"),
        ("zh", "检方5月起诉了他。", ""),
        ("zh", "他5月起任职。", "since"),
        ("zh", "今年前11个月增长。", ""),
        ("ja", "5月初めて開いた。", ""),
        ("ja", "5月初めに開いた。", "start"),
        ("ja", "5月前後に開く。", "about"),
    ],
)
def test_a_word_behind_a_month_is_a_bound_only_as_a_whole(language: str, text: str, bound: str) -> None:
    """말레이시아 is no 말, 起诉 no 起, 初めて no 初め."""
    moments = _moments(text, language)

    assert [each.bound for each in moments] == [bound]


@pytest.mark.parametrize(
    ("language", "text", "is_relative"),
    [
        ("en", "It is open Jan. 9 to 11.", True),
        ("en", "It is open Jan. 9 to Jan. 11.", True),
        ("en", "It is open January 9-11, 2026.", False),
        ("de", "Es ist vom 9. bis 11. Januar offen.", True),
        ("ja", "1月9日から11日まで開く。", True),
        ("ko", "2026년 1월 9일부터 11일까지 연다.", False),
    ],
)
def test_both_ends_of_a_stretch_are_found_in_one_way(language: str, text: str, is_relative: bool) -> None:  # noqa: FBT001 - a case
    """A year that neither end prints comes from the day of publication for both."""
    moments = _moments(text, language)

    assert [(each.value, each.relative) for each in moments] == [("2026-01-09", is_relative), ("2026-01-11", is_relative)]
