"""Origins, threads, related stories and disagreements."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from copydesk.group.cluster import Told
from copydesk.group.disagreements import find_disagreements
from copydesk.group.origins import find_origins
from copydesk.group.related import find_related
from copydesk.group.threads import find_threads
from copydesk.model.facts import EntityKind, Facts, Number, Reading, Sentence
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.report import Part
from copydesk.model.story import LinkReason, Origin, OriginReason, Story

START = datetime(2026, 1, 9, 6, tzinfo=UTC)
PEOPLE = ("mayor", "pilot", "union")
LEXICON = Lexicon(
    entities=(
        *(Entity(id=each, kind=EntityKind.PERSON, forms=(("en", each),)) for each in PEOPLE),
        Entity(id="river-town", kind=EntityKind.PLACE, forms=(("en", "River Town"),)),
    )
)


def told(number: int, *, owner: str = "", wires: tuple[str, ...] = (), shingles: range = range(0)) -> Told:
    """A remembered report."""
    return Told(
        report_id=f"r{number}",
        told_at=START + timedelta(minutes=number),
        owner=owner or f"owner-{number}",
        wires=wires,
        shingles=frozenset(shingles),
    )


def story(name: str, *, days: int, entities: tuple[str, ...], origins: int = 1) -> Story:
    """A story of one report an origin."""
    at = START + timedelta(days=days)
    reports = tuple(f"{name}-{index}" for index in range(origins))
    return Story(
        id=name,
        report_ids=reports,
        origins=tuple(Origin(root_report_id=each, report_ids=(each,)) for each in reports),
        opened_at=at,
        updated_at=at,
        entity_ids=entities,
    )


def reading(report_id: str, text: str, number: Number) -> Reading:
    """A reading of one sentence that states one figure."""
    sentence = Sentence(
        id=f"{report_id}.0",
        report_id=report_id,
        index=0,
        start=0,
        end=len(text),
        text=text,
        part=Part.BODY,
        paragraph=0,
        facts=Facts(numbers=(number,)),
    )
    return Reading(report_id=report_id, language="en", sentences=(sentence,))


def days(text: str, value: int) -> Number:
    """A count of days as printed in a text."""
    start = text.index(str(value))
    return Number(start=start, end=start + 1, text=str(value), low=Decimal(value), high=Decimal(value), counted="days")


def test_a_common_credit_line_makes_one_origin_rooted_at_the_agency() -> None:
    """Two outlets that print one agency count as that agency, whoever was first."""
    outlets = (told(1, wires=("skywire",)), told(2, wires=("skywire",)), told(3))

    origins = find_origins(outlets)

    assert [origin.report_ids for origin in origins] == [("r1", "r2"), ("r3",)]
    assert (origins[0].reason, origins[0].wire) == (OriginReason.SAME_WIRE, "skywire")


def test_half_of_a_text_in_common_makes_a_copy() -> None:
    """A cut text is still the text."""
    origins = find_origins((told(1, shingles=range(40)), told(2, shingles=range(10, 30)), told(3, shingles=range(100, 140))))

    assert [origin.reason for origin in origins] == [OriginReason.SAME_TEXT, OriginReason.ALONE]


def test_papers_of_one_owner_are_one_origin() -> None:
    """Two titles of one house do not confirm each other."""
    origins = find_origins((told(1, owner="house"), told(2, owner="house")))

    assert [origin.reason for origin in origins] == [OriginReason.SAME_OWNER]


def test_stories_about_the_same_two_people_follow_one_another() -> None:
    """A thread needs two shared actors; one is not enough."""
    stories = (
        story("strike", days=0, entities=("mayor", "union")),
        story("talks", days=5, entities=("mayor", "union", "pilot")),
        story("prize", days=6, entities=("pilot",)),
    )

    threads = find_threads(stories, lexicon=LEXICON, days=60)

    assert [thread.story_ids for thread in threads] == [("strike", "talks")]


def test_a_thread_that_rested_too_long_is_not_taken_up() -> None:
    """After the desk's span the same people make a new thread."""
    stories = (story("strike", days=0, entities=("mayor", "union")), story("again", days=90, entities=("mayor", "union")))

    threads = find_threads(stories, lexicon=LEXICON, days=60)

    assert threads == ()


def test_related_stories_come_with_their_reason_and_never_the_story_itself() -> None:
    """People before places, and each with why it is shown."""
    stories = (
        story("strike", days=0, entities=("mayor", "union", "river-town")),
        story("talks", days=5, entities=("mayor", "union")),
        story("flood", days=6, entities=("river-town",)),
        story("prize", days=7, entities=("pilot",)),
    )
    threads = find_threads(stories, lexicon=LEXICON, days=60)

    related = dict(find_related(stories, threads=threads, lexicon=LEXICON, limit=5))

    assert [(each.story_id, each.reason) for each in related["strike"]] == [
        ("talks", LinkReason.SAME_THREAD),
        ("flood", LinkReason.SAME_PLACE),
    ]
    assert related["prize"] == ()


def test_independent_reports_that_count_differently_are_shown() -> None:
    """Four days or five: both values with their sentences."""
    one, two = "The visit lasts 4 days, the palace said.", "The palace said the visit lasts 5 days."
    visit = story("visit", days=0, entities=(), origins=2)
    readings = {"visit-0": reading("visit-0", one, days(one, 4)), "visit-1": reading("visit-1", two, days(two, 5))}

    found = find_disagreements(visit, readings=readings)

    assert [(each.about, each.sides) for each in found] == [("days", (("visit-0.0", "4"), ("visit-1.0", "5")))]


def test_figures_of_other_subjects_do_not_disagree() -> None:
    """Four days of visit and five days of rain are no contradiction."""
    one, two = "The visit lasts 4 days, the palace said.", "Rain has fallen on the coast for 5 days without a break."
    visit = story("visit", days=0, entities=(), origins=2)
    readings = {"visit-0": reading("visit-0", one, days(one, 4)), "visit-1": reading("visit-1", two, days(two, 5))}

    found = find_disagreements(visit, readings=readings)

    assert found == ()
