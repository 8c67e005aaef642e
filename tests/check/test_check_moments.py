"""Dates and times of a claim against its evidence."""

import pytest
from tests.check.building import Teller, claim, day, ground, grounds, told

from copydesk.check.moments import check_moments
from copydesk.model.facts import Granularity
from copydesk.model.verdict import Finding

_DAYS = [
    ("en", "The letter was sent on January 8.", "January 8", "김 위원장은 8일 서한을 보냈다.", "8일", "ko"),
    ("ko", "서한은 1월 8일 발송됐다.", "1월 8일", "The letter was sent on 8 January 2026.", "8 January 2026", "en"),
    ("ja", "書簡は1月8日に送られた。", "1月8日", "Письмо отправлено 8 января.", "8 января", "ru"),
    ("zh", "信件于1月8日发出。", "1月8日", "Der Brief wurde am 8. Januar verschickt.", "8. Januar", "de"),
    ("fr", "La lettre date du 8 janvier.", "8 janvier", "La carta fue enviada el 8 de enero.", "8 de enero", "es"),
]


@pytest.mark.parametrize("case", _DAYS)
def test_a_resolved_day_is_supported_across_languages(case: tuple[str, ...]) -> None:
    """In a report of January 2026, "8일" and "January 8" are one day."""
    language, text, piece, evidence, theirs, other = case
    witness = ground(told(evidence, day(theirs, "2026-01-08")), teller=Teller(language=other))

    (verdict,) = check_moments(claim(text, day(piece, "2026-01-08"), language=language), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED


@pytest.mark.parametrize("case", _DAYS)
def test_another_day_is_contradicted(case: tuple[str, ...]) -> None:
    """Both days stand in the message, as printed and as values."""
    language, text, piece, evidence, theirs, other = case
    witness = ground(told(evidence, day(theirs, "2026-01-09")), teller=Teller(language=other))

    (verdict,) = check_moments(claim(text, day(piece, "2026-01-08"), language=language), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED
    assert "2026-01-08" in verdict.message
    assert "2026-01-09" in verdict.message


def test_a_day_without_its_year_is_named_as_printed() -> None:
    """No reader of a message has to know what `XXXX` stands for."""
    witness = ground(told("The letter was sent on January 9.", day("January 9", "XXXX-01-09")))

    (verdict,) = check_moments(claim("The letter was sent on January 8.", day("January 8", "2026-01-08")), grounds(witness))

    assert verdict.message == "the draft says January 8 (2026-01-08); the evidence says January 9"


def test_a_day_that_evidence_in_another_language_does_not_date_is_undecided() -> None:
    """Refusing on mere absence would refuse a seventh of good sentences."""
    witness = ground("서한은 모스크바로 발송됐다.", teller=Teller(language="ko"))

    (verdict,) = check_moments(claim("The letter was sent on January 8.", day("January 8", "2026-01-08")), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


def test_a_day_in_figures_that_evidence_of_its_language_does_not_date_is_unsupported() -> None:
    """Figures come from somewhere."""
    witness = ground("The letter was sent to Moscow.")

    (verdict,) = check_moments(claim("The letter was sent on January 8.", day("January 8", "2026-01-08")), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_the_day_of_publication_supports_what_the_report_need_not_print() -> None:
    """A report of 9 January that tells the news of the day needs no date of its own."""
    witness = ground("The letter was made public.")

    (verdict,) = check_moments(
        claim("The letter was made public on January 9.", day("January 9", "2026-01-09")), grounds(witness)
    )

    assert verdict.finding is Finding.SUPPORTED


def test_a_date_of_a_neighbour_does_not_replace_the_best_sentences_own() -> None:
    """The meeting of September must not become the date of the letter."""
    best = ground(told("The letter was sent on January 8.", day("January 8", "2026-01-08")))
    beside = ground(told("They met on September 3, 2025.", day("September 3, 2025", "2025-09-03")))

    (verdict,) = check_moments(
        claim("The letter was sent on September 3, 2025.", day("September 3, 2025", "2025-09-03")), grounds(best, near=(beside,))
    )

    assert verdict.finding is Finding.CONTRADICTED


def test_another_year_is_contradicted() -> None:
    """Years are compared with years."""
    witness = ground(told("The accord was signed in 2018.", day("2018", "2018", Granularity.YEAR)))

    (verdict,) = check_moments(claim("The accord was signed in 2016.", day("2016", "2016", Granularity.YEAR)), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED


def test_weeks_told_as_months_are_contradicted() -> None:
    """A length without a figure is no number, so that it is held against the lengths of the evidence."""
    witness = ground(told("파업은 몇 주 이어졌다.", day("몇 주", "PXW", Granularity.DURATION)), teller=Teller(language="ko"))
    draft = claim("The strike lasted several months.", day("several months", "PXM", Granularity.DURATION))

    (verdict,) = check_moments(draft, grounds(witness))

    assert (verdict.finding, verdict.message) == (
        Finding.CONTRADICTED,
        "the draft says several months; the evidence says 몇 주",
    )


def test_the_past_weeks_are_not_the_coming_ones() -> None:
    """The figure is the same; the side of the day of publication is not."""
    witness = ground(told("Sales fell in the past two weeks.", day("past two weeks", "P2W/2026-01-09", Granularity.DURATION)))
    draft = claim("Sales will fall in the next two weeks.", day("next two weeks", "2026-01-09/P2W", Granularity.DURATION))

    (verdict,) = check_moments(draft, grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED


def test_a_length_of_time_in_figures_is_left_to_its_number() -> None:
    """One claim has one verdict."""
    witness = ground(told("The strike lasted two weeks.", day("two weeks", "P2W", Granularity.DURATION)))
    draft = claim("The strike lasted three weeks.", day("three weeks", "P3W", Granularity.DURATION))

    actual = check_moments(draft, grounds(witness))

    assert actual == ()


@pytest.mark.parametrize(
    ("evidence", "finding"),
    [("그 시험은 2018년에 치러졌다.", Finding.UNSUPPORTED), ("그 시험은 2010 대회의 일부였다.", Finding.SUPPORTED)],
)
def test_a_year_in_figures_stands_in_evidence_of_any_language(evidence: str, finding: Finding) -> None:
    """No language leaves a year out; where the evidence prints it as a mere figure, it is told."""
    witness = ground(evidence, teller=Teller(language="ko"))

    (verdict,) = check_moments(claim("The test was held in 2010.", day("2010", "2010", Granularity.YEAR)), grounds(witness))

    assert verdict.finding is finding
