"""What the world sends: plants, floods, reports that come late, twice, empty, or far too long."""

import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.group.building import FERRY, FERRY_RETOLD, LEXICON, LIBRARY, MORNING, Desk, group, members, signature

from copydesk.group.signature import Signature, make_signature
from copydesk.model.facts import Reading
from copydesk.model.report import Report, compose_text, report_id_of
from copydesk.model.source import Source
from copydesk.model.story import OriginReason, Story
from copydesk.text.facts import FactReader

HEADLINE, BODY = FERRY
OUTLET = Source(id="outlet", name="Outlet", language="en", country="")


def only(*signatures: Signature) -> Story:
    """The one story that reports are grouped into."""
    stories = group(*signatures).stories
    assert len(stories) == 1
    return stories[0]


def test_fifty_sites_that_copy_one_planted_story_are_one_origin_and_marked() -> None:
    """Each is of another owner, each adds a word: what they copy is told once, and it is said that nobody signs it."""
    copies = [signature(number, (HEADLINE, f"{BODY} Seen by reader {number}."), hours=number / 50) for number in range(50)]

    story = only(*copies)

    assert (story.independent, len(story.report_ids)) == (1, 50)
    assert story.origins[0].reason is OriginReason.UNSIGNED_COPIES


def test_a_plant_beside_a_true_report_does_not_swallow_it() -> None:
    """Who wrote an own text stays a witness of its own, whatever fifty others copy."""
    copies = [signature(number, FERRY, hours=number / 50) for number in range(50)]

    story = only(*copies, signature(99, FERRY_RETOLD, hours=2))

    assert [origin.reason for origin in story.origins] == [OriginReason.UNSIGNED_COPIES, OriginReason.ALONE]


def test_copies_that_an_agency_signs_are_not_marked() -> None:
    """A wire text in fifty papers is the ordinary case."""
    copies = [replace(signature(number, FERRY, hours=number / 50), wires=("skywire",)) for number in range(50)]

    story = only(*copies)

    assert [(origin.reason, origin.wire) for origin in story.origins] == [(OriginReason.SAME_TEXT, "skywire")]


def test_a_few_copies_are_not_marked() -> None:
    """Two or three papers share a desk, or forget the credit."""
    assert only(*(signature(number, FERRY, hours=number) for number in range(3))).origins[0].reason is OriginReason.SAME_TEXT


def test_ten_thousand_identical_reports_are_one_story_of_one_origin() -> None:
    """The last of them costs what the second did."""
    first = signature(0, FERRY)
    flood = [
        replace(first, report_id=f"{number:016x}", owner=f"owner-{number}", told_at=MORNING + timedelta(seconds=number))
        for number in range(10_000)
    ]

    story = only(*flood)

    assert (story.independent, len(story.report_ids)) == (1, 10_000)


def test_one_report_under_three_addresses_is_one_origin() -> None:
    """With a tracking word, on the mobile site and in print view: one house told it once."""
    own = signature(1, FERRY, source="herald")
    again = [replace(own, report_id=f"{number:016x}", told_at=own.told_at + timedelta(minutes=number)) for number in range(3)]

    story = only(*again)

    assert (story.independent, len(story.report_ids)) == (1, 3)


def test_a_report_that_changed_keeps_its_story_and_is_no_copy_any_more() -> None:
    """A paper replaces the text that it copied with its own: when the story is next told, it is a witness."""
    desk = Desk()
    before = desk.take([signature(1, FERRY), signature(2, FERRY, hours=1)])
    desk.signatures[signature(2, FERRY).report_id] = signature(2, FERRY_RETOLD, hours=1)

    after = desk.take([signature(3, FERRY, hours=2)])

    assert [story.independent for story in before.stories] == [1]
    assert [(story.id, story.independent) for story in after.stories] == [(before.stories[0].id, 2)]


@pytest.mark.parametrize("days", [1, 2])
def test_a_report_that_comes_days_late_finds_its_story(days: int) -> None:
    """The story is still open, whatever came in between."""
    desk, told = Desk(), signature(1, FERRY, hours=24)
    desk.take([told, signature(2, LIBRARY, hours=24 * (1 + days))])
    late = signature(3, FERRY_RETOLD, hours=20)

    grouping = desk.take([late])

    assert frozenset({told.report_id, late.report_id}) in members(grouping)
    assert min(story.opened_at for story in grouping.stories) == late.told_at


def test_a_report_from_long_before_does_not_join_what_opened_much_later() -> None:
    """An archive that is read after today's news tells other events, in the same words."""
    desk, today = Desk(), signature(1, FERRY, hours=24 * 30)
    desk.take([today])
    old = [signature(2, FERRY_RETOLD), signature(3, FERRY, hours=1)]

    grouping = desk.take(old)

    assert members(grouping) == {frozenset({today.report_id}), frozenset(each.report_id for each in old)}


def test_late_reports_close_nothing() -> None:
    """Today's stories stay open while an archive is read."""
    desk, today = Desk(), signature(1, FERRY, hours=24 * 30)
    desk.take([today])
    desk.take([signature(number, LIBRARY, hours=24 * number) for number in range(2, 9)])
    retold = signature(20, FERRY_RETOLD, hours=24 * 30 + 1)

    assert frozenset({today.report_id, retold.report_id}) in members(desk.take([retold]))


def test_a_report_that_says_it_is_from_the_future_counts_for_the_day_it_came() -> None:
    """It joins the story of today and closes none: a date of next year would end every open story."""
    ahead = report_with(FERRY[0], "Mina Oh", published_at=MORNING + timedelta(days=400))
    told = make_signature(ahead, Reading(report_id=ahead.id, language="en"), source=OUTLET)

    grouping = group(signature(1, FERRY), signature(2, LIBRARY), told, signature(3, FERRY_RETOLD, hours=1))

    assert told.told_at == MORNING
    assert len(grouping.stories) == 2


def test_a_look_alike_name_is_not_the_one_it_looks_like() -> None:
    """A Cyrillic letter among Latin ones leaves no mark of the person whom the lexicon knows."""
    reader = FactReader(LEXICON)
    true, fake = (
        make_signature(report, reader.reading(report, time_zone="UTC"), source=OUTLET)
        for report in (
            report_with("Mina Oh opens the pier", "Mina Oh"),
            report_with("M\u0456na Oh opens the pier", "M\u0456na Oh"),
        )
    )

    assert "mina-oh" in true.people
    assert "mina-oh" not in fake.people
    assert "e:mina-oh" not in dict(fake.marks)


def report_with(headline: str, name: str, *, published_at: datetime | None = None) -> Report:
    """A report that came this morning and names somebody."""
    body = f"{name} said so on the pier."
    return Report(
        id=report_id_of(f"https://outlet.example/{headline}"),
        url="https://outlet.example/",
        source_id=OUTLET.id,
        page_sha256="0" * 64,
        language="en",
        headline=headline,
        text=compose_text(headline, "", (body,)),
        paragraphs=(body,),
        received_at=MORNING,
        published_at=published_at,
    )


def test_reports_of_one_moment_group_alike_in_every_run() -> None:
    """With equal times the id decides, not the order in which they came from somewhere."""
    one_moment = [signature(number, (FERRY, FERRY_RETOLD, LIBRARY)[number % 3]) for number in range(9)]

    in_order = sorted(one_moment, key=lambda each: (each.told_at, each.report_id))

    assert group(*in_order).stories == group(*in_order).stories
    assert {len(each) for each in members(group(*in_order))} == {6, 3}


def test_empty_reports_are_no_story_together() -> None:
    """Nothing is not like nothing."""
    empty = [signature(number, ("", ""), hours=number) for number in range(4)]

    grouping = group(*empty, signature(9, FERRY, hours=5))

    assert {len(each) for each in members(grouping)} == {1}


def test_a_report_in_an_unknown_language_finds_its_like() -> None:
    """Words are words: those of a language without data are compared as well."""
    one = signature(
        1, ("Tiuj pontoj estas fermitaj", "La urbo fermis la pontojn pro krevoj, diris la inspektoroj."), language="eo"
    )
    other = signature(
        2, ("Urbo fermis pontojn", "La inspektoroj trovis krevojn; la pontoj estas fermitaj."), language="eo", hours=1
    )

    assert members(group(one, other)) == {frozenset({one.report_id, other.report_id})}


@pytest.mark.parametrize(
    "text",
    ["ferry pier " * 200_000, "여객선 부두 " * 200_000, "a" * 2_000_000, "渡" * 2_000_000],
    ids=["words", "hangul", "one word", "one sign"],
)
def test_a_report_of_two_megabytes_is_bounded(text: str) -> None:
    """It takes seconds at worst and is remembered like any other."""
    begun = time.process_time()
    long = signature(1, ("Ferry", text))
    grouping = group(long, signature(2, FERRY, hours=1))
    seconds = time.process_time() - begun

    assert len(grouping.stories) in {1, 2}
    assert (len(long.shingles) <= 192, len(long.terms) < 600, len(long.marks) < 3000) == (True, True, True)
    assert seconds < 20
