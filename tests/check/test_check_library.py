"""The library call: any text against any sources."""

from datetime import UTC, datetime

import copydesk
from copydesk.check.library import Checker, SourceText
from copydesk.model.verdict import ClaimKind, Finding, Wording

_FIRE = "The fire in the harbour warehouse killed 12 people."
_ASIDE = "The council will rebuild the warehouse in spring."


def test_the_package_is_the_call() -> None:
    """One import and one call give the verdicts, also after the package's modules were imported."""
    (verdict,) = copydesk.check(_FIRE, [f"{_FIRE}\n{_ASIDE}"])

    assert (verdict.finding, verdict.wording) == (Finding.SUPPORTED, Wording.EXCERPT)


def test_a_wrong_figure_is_found_with_its_source_by_name() -> None:
    """Evidence says which source has another figure."""
    source = SourceText(text=_FIRE, name="Harbour Post")

    (verdict,) = copydesk.check("The fire in the warehouse killed 17 people.", [source])

    wrong = [each for each in verdict.verdicts if each.finding is Finding.CONTRADICTED]
    assert [(each.text, each.evidence[0].source_id, each.evidence[0].text) for each in wrong] == [
        ("17 people", "Harbour Post", "12 people")
    ]


def test_a_dated_source_dates_the_days_it_names() -> None:
    """The Tuesday of a report and 13 January of a draft are one day."""
    source = SourceText(text="The ferry sank on Tuesday.", published_at=datetime(2026, 1, 14, 9, tzinfo=UTC))

    (verdict,) = copydesk.check("The ferry sank on 13 January.", [source])

    assert verdict.finding is Finding.SUPPORTED


def test_a_checker_reads_its_sources_once_for_many_drafts() -> None:
    """Several drafts against the same sources give what single calls give."""
    checker = Checker([_FIRE, _ASIDE])

    together = [checker.check(draft) for draft in (_FIRE, _ASIDE)]

    assert together == [copydesk.check(draft, [_FIRE, _ASIDE]) for draft in (_FIRE, _ASIDE)]


def test_no_draft_and_no_source_give_no_praise() -> None:
    """An empty draft has no verdict; a draft without sources is unsupported."""
    nothing = copydesk.check("", [_FIRE])
    (alone,) = copydesk.check(_FIRE, [])

    assert nothing == ()
    assert alone.finding is Finding.UNSUPPORTED


def test_nothing_in_common_with_a_foreign_source_is_no_support() -> None:
    """A short source in another language is what there is to hold the draft against, and does not bear it out."""
    (verdict,) = copydesk.check("The lake froze and children skated all day.", ["대사가 별세했다. 통신이 보도했다."])

    assert verdict.finding is Finding.UNDECIDED


def test_a_year_that_the_evidence_prints_in_a_name_denies_another() -> None:
    """The Games of 2018 were not held in 2019, though the evidence's reader took 2018 for no date."""
    (verdict,) = copydesk.check("The Harbour Games were held in 2019.", ["하버 게임 2018 대회가 열렸다."])

    assert [each.message for each in verdict.verdicts if each.finding is Finding.CONTRADICTED] == [
        "the draft says 2019; the evidence has another year"
    ]


def test_a_quotation_is_found_wherever_a_source_prints_it() -> None:
    """The headline tells the same in capitals, and alignment alone would stop there."""
    source = (
        "Berg: The Worst Night Of My Life On The Island.\n"
        "The ferry was late again.\n"
        "Olaf Berg, the captain, called it “the worst night of my life on the island”."
    )

    (verdict,) = copydesk.check(
        "“The worst night of my life on the island,” Berg said.", [SourceText(text=source, language="en")]
    )

    assert [each.finding for each in verdict.verdicts if each.kind is ClaimKind.QUOTE] == [Finding.SUPPORTED]


def test_a_doubt_inside_a_quotation_is_no_guess_of_the_reporter() -> None:
    """Who said it stands in the sentence before."""
    source = "“This is a good ferry,” Olaf Berg said. “If it sails at night, it may run aground on the rocks.”"

    (verdict,) = copydesk.check(
        "“If it sails at night, it may run aground on the rocks,” Berg said.", [SourceText(text=source, language="en")]
    )

    assert verdict.finding is not Finding.CONTRADICTED


def test_a_future_inside_a_quotation_is_no_certainty_of_the_drafts_own() -> None:
    """The speaker's own "will" stands beside the doubts of the same speaker in the report."""
    source = "“The ferry will be repaired,” Olaf Berg said in Lund, “but it may be late.”"

    (verdict,) = copydesk.check("“The ferry will be repaired,” Olaf Berg said.", [SourceText(text=source, language="en")])

    assert verdict.finding is not Finding.CONTRADICTED
