"""Moments of two texts agree, exclude each other, or say nothing of one another."""

import datetime as dt

import pytest

from copydesk.model.facts import Granularity, Moment
from copydesk.text.moments import MomentContext, find_moments, moments_agree, moments_contradicted

_PUBLISHED = dt.datetime(2026, 1, 8, 22, 30, tzinfo=dt.UTC)


def _moment(value: str) -> Moment:
    return Moment(start=0, end=1, text="x", value=value, granularity=Granularity.DAY)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2026-01-09", "2026-01-09", True),
        ("2026-01-09", "2026-01", True),
        ("2026-01-09", "2026-01-10", False),
        ("2026", "2025-12-31", False),
        ("XXXX-12-18", "2025-12-18", True),
        ("XXXX-12-18", "2025-11-18", False),
        ("XXXX-XX-09", "2026", None),
        ("XXXX-XX-09", "2026-01-09", True),
        ("199X", "1994-05", True),
        ("199X", "2004", False),
        ("XXXX-WXX-5", "2026-01-09", True),
        ("XXXX-WXX-5", "2026-01-08", False),
        ("XXXX-WXX-5", "2026-01", None),
        ("2026-01-09T15:00", "2026-01-09", True),
        ("2026-01-09T15:00", "2026-01-09T16:00", False),
    ],
)
def test_moments_agree_as_far_as_both_are_known(left: str, right: str, expected: bool | None) -> None:  # noqa: FBT001
    """True when one contains the other, False when they exclude each other, None when nothing is shared."""
    assert moments_agree(_moment(left), _moment(right)) is expected
    assert moments_agree(_moment(right), _moment(left)) is expected


def _read(text: str, language: str) -> tuple[Moment, ...]:
    return find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED, time_zone="Asia/Seoul"))


@pytest.mark.parametrize(
    ("draft", "language", "evidence", "expected"),
    [
        ("on Thursday", "ko", "8일 밝혔다", []),
        ("on Wednesday", "ko", "8일 밝혔다", ["Wednesday"]),
        ("in March elections", "ru", "на ноябрьских выборах", ["March"]),
        ("on Thursday", "ko", "밝혔다", []),
        ("Sunday and Monday, Monday", "ko", "일요일과 월요일, 일요일", ["Monday"]),
        ("Monday, December 25, 2025", "fr", "le jeudi 25 décembre 2025", ["Monday, December 25, 2025"]),
        ("last Monday", "de", "am Montag", []),
    ],
)
def test_a_moment_is_contradicted_by_another_of_its_size_alone(
    draft: str, language: str, evidence: str, expected: list[str]
) -> None:
    """Absence contradicts nothing, and what was resolved but not printed neither."""
    contradicted = moments_contradicted(_read(draft, "en"), _read(evidence, language))

    assert [moment.text for moment in contradicted] == expected


def test_a_lunar_day_says_nothing_of_a_solar_one() -> None:
    """The fifteenth of the eighth month by the moon is another day each year."""
    (lunar,) = _read("음력 8월 15일", "ko")

    assert moments_agree(lunar, _moment("2025-08-15")) is None
