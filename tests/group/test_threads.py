"""Stories follow one another by what they tell, across weeks and languages; a thread keeps its address."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.group.building import Desk

from copydesk.group.signature import Signature, make_signature
from copydesk.group.threads import find_threads
from copydesk.group.traits import make_traits, read_traits
from copydesk.group.vectors import Centroid, Rarity
from copydesk.model.lexicon import Lexicon
from copydesk.model.report import Report, compose_text
from copydesk.model.source import Source
from copydesk.model.story import Grouping, Thread
from copydesk.text.facts import FactReader

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
READER = FactReader(Lexicon())

MINE = (
    "A gallery of the Orlova mine at Brenntal has collapsed. Eleven miners are cut off, the mine's operator Halvard Steel said.",
    "Rescuers at Brenntal have drilled to the gallery of the Orlova mine. Voices were heard, Halvard Steel said.",
    "Nine miners were brought up alive from the Orlova mine. Brenntal rang its bells.",
    "A court has opened the case against Halvard Steel over the collapse of the Orlova mine at Brenntal.",
)
OTHERS = (
    "The Lisette festival of short films has named its jury. The painter Ines Caro is at its head.",
    "Wheat prices fell for a third week as the harvest in the south came in early.",
    "The tramway of Sankt Goran runs again after a winter of works on Castle Bridge.",
)
TOLD_ELSEWHERE = {
    "en": ("Sergei Matsegora has met the fishermen of Kholmsk. Matsegora spoke about the port.",),
    "ru": ("Сергей Мацегора снова приехал в Холмск. Мацегора говорил о порте.",),
}


def signature(number: int, text: str, *, days: float, language: str = "en") -> Signature:
    """A report without a headline that was told so many days after the first."""
    report = Report(
        id=f"r{number:03d}",
        url=f"https://outlet{number}.example/",
        source_id=f"outlet-{number}",
        page_sha256="0" * 64,
        language=language,
        headline="",
        text=compose_text("", "", (text,)),
        paragraphs=(text,),
        received_at=START + timedelta(days=days),
    )
    own = Source(id=report.source_id, name=report.source_id, language=language, country="")
    return make_signature(report, READER.reading(report, time_zone="UTC"), source=own)


def desk() -> Desk:
    """A desk without a lexicon."""
    return Desk(lexicon=Lexicon())


def group(*signatures: Signature) -> Grouping:
    """The grouping of reports in one batch, with its threads."""
    return desk().take(signatures)


def reports_of(grouping: Grouping) -> list[tuple[str, ...]]:
    """The report ids of each thread."""
    of_story = {story.id: story.report_ids for story in grouping.stories}
    return [tuple(report_id for story_id in thread.story_ids for report_id in of_story[story_id]) for thread in grouping.threads]


def test_what_happens_weeks_later_follows_without_a_lexicon() -> None:
    """A collapse, a rescue and a trial are one thread; a festival, prices and a tramway are none."""
    mine = [signature(number, text, days=10 * number) for number, text in enumerate(MINE)]
    others = [signature(10 + number, text, days=10 * number + 5) for number, text in enumerate(OTHERS)]

    grouping = group(*sorted((*mine, *others), key=lambda each: each.told_at))

    assert reports_of(grouping) == [("r000", "r001", "r002", "r003")]


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_thread_keeps_its_address_while_it_grows(cut: int) -> None:
    """A reader's link to a thread leads to it in every later run."""
    mine = [signature(number, text, days=10 * number) for number, text in enumerate(MINE)]
    growing = desk()
    early = growing.take(mine[:cut])

    late = growing.take(mine[cut:])

    assert [thread.id for thread in late.threads] == [thread.id for thread in group(*mine).threads]
    assert [thread.story_ids[: len(each.story_ids)] for thread, each in zip(late.threads, early.threads, strict=False)] == [
        each.story_ids for each in early.threads
    ]


def test_after_years_the_same_place_is_another_thread() -> None:
    """What rested for longer than the desk remembers is over."""
    first, later = signature(0, MINE[0], days=0), signature(1, MINE[3], days=900)

    grouping = group(first, later)

    assert grouping.threads == ()


def test_a_thread_crosses_languages_by_the_names() -> None:
    """A Russian report follows an English one that names the same man and the same town."""
    told = [
        signature(number, texts[0], days=8 * number, language=language)
        for number, (language, texts) in enumerate(TOLD_ELSEWHERE.items())
    ]

    grouping = group(*told)

    assert reports_of(grouping) == [("r000", "r001")]


def test_traits_are_read_as_they_were_written() -> None:
    """The weightiest first, each weight within a step of what it was."""
    rarity = Rarity[int]()
    words = Centroid[int]()
    words.add(rarity.vector(((7, 3.0), (9, 1.0))))

    traits = read_traits(make_traits([words], marks=Centroid()))

    assert [feature for feature, _ in traits] == [7, 9]
    assert traits[1][1] == pytest.approx(1 / 3, abs=0.01)


DENSE = (
    ("harbour dues", "Quays, pilots, barges, tugs and cranes", "dredging, buoys and a tariff for ballast water"),
    ("school meals", "Kitchens, lentils, cooks, trays and ovens", "apples, milk and a lunch for every pupil"),
    ("bee keeping", "Hives, honey, mites, wax and swarms", "clover, smokers and a levy on sugar syrup"),
    ("rail gauges", "Sleepers, axles, sidings, bolts and signals", "ballast, tunnels and a width for every track"),
    ("opera seats", "Tickets, choirs, velvet, boxes and tenors", "overtures, curtains and a gallery for students"),
    ("peat bogs", "Drainage, moss, turf, sedges and cranberries", "dams, curlews and a ban on spades"),
    ("night flights", "Runways, noise, curfews, beacons and taxiways", "jets, sleepers and a fine for late landings"),
    ("mountain huts", "Stoves, ropes, shelters, cairns and blankets", "wardens, goats and a key for every pass"),
)


def test_a_dense_stream_of_one_parliament_is_not_one_thread() -> None:
    """Each matter is a thread of its own once the desk knows that every story names the same prime minister and house."""
    sat = "The parliament of Aldermark sat on {}. {} are scarce, prime minister Orsolya Varga said."
    voted = "The parliament of Aldermark voted on {}. {} come first, prime minister Orsolya Varga said, then {}."
    told = [*(sat.format(*each[:2]) for each in DENSE), *(voted.format(*each) for each in DENSE)]

    grouping = group(*(signature(number, text, days=4 * number) for number, text in enumerate(told)))

    pairs = [(f"r{number:03d}", f"r{number + len(DENSE):03d}") for number in range(len(DENSE))]
    found = reports_of(grouping)
    assert found[1:] == pairs[-len(found) + 1 :]
    assert len(found) >= len(DENSE) // 2


def test_of_two_threads_that_become_one_the_younger_address_is_kept() -> None:
    """Readers of both threads find the one that is left."""
    mine = [signature(number, text, days=10 * number) for number, text in enumerate(MINE)]
    growing = desk()
    first, second, third = (story.id for story in growing.take(mine[:3]).stories)
    apart = (Thread(id="older", story_ids=(first, second)), Thread(id="younger", story_ids=(third,)))
    growing.known = replace(growing.known, threads=apart)

    late = growing.take(mine[3:])

    assert [(thread.id, thread.former_ids, len(thread.story_ids)) for thread in late.threads] == [("older", ("younger",), 4)]
    assert growing.take(()).threads == late.threads


def test_a_thread_whose_stories_went_into_those_of_another_hands_its_address_over() -> None:
    """Its address leads to the thread in which its reports are told now."""
    mine = [signature(number, text, days=10 * number) for number, text in enumerate(MINE[:2])]
    stories = group(*mine).stories
    known = (Thread(id="living", story_ids=(stories[0].id, stories[1].id)), Thread(id="empty", story_ids=("gone", "gone-too")))
    continued = {"gone": stories[1].id, "gone-too": stories[0].id}

    threads = find_threads(stories, lexicon=Lexicon(), days=60, known=known, continued=continued)

    assert [(thread.id, thread.former_ids) for thread in threads] == [("living", ("empty",))]


def test_a_thread_of_which_one_story_is_left_keeps_its_address() -> None:
    """The story into which the others went continues it."""
    (story,) = group(signature(0, MINE[0], days=0)).stories
    known = (Thread(id="kept", story_ids=("gone", "gone-too")),)
    continued = {"gone": story.id, "gone-too": story.id}

    threads = find_threads((story,), lexicon=Lexicon(), days=60, known=known, continued=continued)

    assert threads == (Thread(id="kept", story_ids=(story.id,)),)
