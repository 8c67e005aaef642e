"""Origins, threads, related stories and disagreements."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from copydesk.group.disagreements import find_disagreements
from copydesk.group.origins import Told, find_origins
from copydesk.group.related import find_related
from copydesk.group.threads import find_threads
from copydesk.model.facts import EntityKind, Facts, Number, Reading, Sentence
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.report import Part, Report, compose_text
from copydesk.model.story import LinkReason, Origin, OriginReason, Story
from copydesk.text.facts import FactReader

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
        shingles=tuple(shingles),
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


def test_a_good_part_of_a_text_in_common_makes_a_copy() -> None:
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
        ("talks", LinkReason.LATER_IN_THREAD),
        ("flood", LinkReason.SAME_PLACE),
    ]
    assert related["prize"] == ()


def test_an_entity_of_many_stories_counts_however_far_away_the_other_story_is() -> None:
    """Only its nearest stories are offered by a popular entity, but what brings a story near counts it as shared."""
    between = tuple(story(f"day-{day:03}", days=day, entities=("mayor",)) for day in range(1, 402))
    first, again = (story(name, days=days, entities=("mayor", "pilot")) for name, days in (("first", 0), ("again", 402)))
    beside = story("beside", days=402, entities=("pilot",))

    related = dict(find_related((first, *between, again, beside), threads=(), lexicon=LEXICON, limit=1))

    assert [each.story_id for each in related["first"]] == ["again"]


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


HOURS = {
    "ko": ("회견은 이날 오전 10시에 시작됐다.", "시장은 21일 오전 10시 30분에 시작된 신년 기자회견에서 이같이 말했다."),
    "en": ("The news conference began at 10 a.m.", "The mayor spoke at her New Year news conference, which began at 10:30 a.m."),
    "ja": ("会見は午前10時に始まった。", "市長は21日午前10時30分に始まった年頭の記者会見でこう述べた。"),
    "zh": ("记者会于上午10时开始。", "市长在21日上午10时30分开始的新年记者会上作出上述表示。"),
    "ru": ("Пресс-конференция началась в 10:00.", "Мэр сказала это на новогодней пресс-конференции, она началась в 10:30."),
}  # fmt: skip
"""An hour in a short sentence of its own and in a long one, half an hour apart."""

END = {
    "ko": "회견은 오전 11시 30분에 끝났다.",
    "en": "The news conference ended at 11:30 a.m.",
    "ja": "会見は午前11時30分に終わった。",
    "zh": "记者会于上午11时30分结束。",
    "ru": "Пресс-конференция закончилась в 11:30.",
}


def read(report_id: str, *sentences: str, language: str) -> Reading:
    """The reading of a report of these sentences."""
    headline, *paragraphs = ("-", *sentences)
    report = Report(
        id=report_id,
        url=f"https://{report_id}.example/",
        source_id=report_id,
        page_sha256="0" * 64,
        language=language,
        headline=headline,
        text=compose_text(headline, "", tuple(paragraphs)),
        paragraphs=tuple(paragraphs),
        received_at=datetime(2026, 1, 21, 6, tzinfo=UTC),
    )
    return FactReader(Lexicon()).reading(report, time_zone="Asia/Seoul")


@pytest.mark.parametrize("language", sorted(HOURS))
def test_two_hours_of_one_occasion_disagree_in_every_language(language: str) -> None:
    """However short the sentence that states one of them."""
    told_twice = story("conference", days=0, entities=("mayor",), origins=2)
    first, second = (
        read(report_id, text, language=language) for report_id, text in zip(told_twice.report_ids, HOURS[language], strict=True)
    )

    found = find_disagreements(told_twice, readings={first.report_id: first, second.report_id: second})

    assert [len(each.sides) for each in found] == [2]


def test_what_differs_in_two_languages_alike_is_one_disagreement() -> None:
    """A reader is not told twice that outlets differ on the hour: each value once in each language, the earlier hour first."""
    told = story("conference", days=0, entities=("mayor",), origins=4)
    texts = [(language, text) for language in ("ko", "en") for text in HOURS[language]]
    read_by_id = {
        report_id: read(report_id, text, language=language)
        for report_id, (language, text) in zip(told.report_ids, texts, strict=True)
    }

    (found,) = find_disagreements(told, readings=read_by_id)

    assert [value for _, value in found.sides] == ["10 a.m.", "오전 10시", "10:30 a.m.", "오전 10시 30분"]


@pytest.mark.parametrize("language", sorted(HOURS))
def test_a_beginning_and_an_end_do_not_disagree(language: str) -> None:
    """An origin that states both hours has one of them for something else."""
    told_twice = story("conference", days=0, entities=("mayor",), origins=2)
    begins = HOURS[language][0]
    readings = {
        told_twice.report_ids[0]: read(told_twice.report_ids[0], begins, language=language),
        told_twice.report_ids[1]: read(told_twice.report_ids[1], begins, END[language], language=language),
    }

    assert find_disagreements(told_twice, readings=readings) == ()


def test_hours_of_two_days_do_not_disagree() -> None:
    """The second round of talks begins when it begins."""
    told_twice = story("talks", days=0, entities=("mayor",), origins=2)
    texts = ("회담은 20일 오전 10시에 시작됐다.", "회담은 21일 오전 9시에 시작됐다.")
    readings = {each: read(each, text, language="ko") for each, text in zip(told_twice.report_ids, texts, strict=True)}

    assert find_disagreements(told_twice, readings=readings) == ()
