"""Dates without a year that a word beside them sends ahead."""

import datetime as dt

import pytest

from copydesk.text.moments import MomentContext, find_moments


def _values(text: str, *, language: str, day: str = "2026-03-04") -> list[str]:
    published_at = dt.datetime.fromisoformat(f"{day}T10:00:00+00:00")
    return [each.value for each in find_moments(text, context=MomentContext(language=language, published_at=published_at))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vote will be held in the autumn."),
        ("de", "Im Herbst wird gewählt."),
        ("fr", "Le scrutin aura lieu à l'automne."),
        ("es", "La votación se celebrará en otoño."),
        ("ru", "Выборы пройдут осенью."),
        ("ko", "가을에 선거를 치를 예정이다."),
        ("ja", "秋に選挙が行われる予定だ。"),
        ("zh", "选举将于秋天举行。"),
    ],
)
def test_a_season_of_what_is_to_come_is_the_coming_one(language: str, text: str) -> None:
    """In March the nearest autumn is the past one; a vote that will be held is not held then."""
    assert _values(text, language=language) == ["2026-FA"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Im Herbst wurde gewählt.", "2025-FA"),
        ("en", "The vote was held in the autumn.", "2025-FA"),
        ("en", "The plant will close in November.", "2026-11"),
        ("en", "The plant closed in November.", "2025-11"),
        ("en", "The plant will close on 5 November.", "2026-11-05"),
        ("en", "In January the ministry of schools announced that it will close.", "2026-01"),
        ("en", "In November, it will be said, he left.", "2025-11"),
        ("en", "It will open in March.", "2026-03"),
    ],
)
def test_only_a_word_beside_a_date_sends_it_ahead(language: str, text: str, value: str) -> None:
    """Past dates stay past, a word of another clause says nothing, and the present month is not the next year's."""
    assert _values(text, language=language) == [value]


def test_the_half_year_that_runs_is_the_coming_one() -> None:
    """In November the second half is not over."""
    assert _values("하반기에 열릴 예정이다.", language="ko", day="2026-11-07") == ["2026-H2"]
