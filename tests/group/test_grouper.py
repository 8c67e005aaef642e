"""Reports that tell one event meet; look-alikes do not."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from tests.group.building import FERRY, FERRY_RETOLD, LIBRARY, LOOSE, MORNING, Desk, group, members, signature

from copydesk.group import grouper
from copydesk.group.cluster import Cluster
from copydesk.group.grouper import JOIN_FROM, MERGE_FROM, SEASONED, GroupOptions, _merge_touched
from copydesk.group.live import Candidate
from copydesk.group.signature import Signature, decode_signature, encode_signature, make_signature
from copydesk.group.telling import Moves
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.report import Report, compose_text, report_id_of
from copydesk.model.source import Source
from copydesk.model.story import StoryChangeKind
from copydesk.text.facts import FactReader


def test_two_tellings_of_one_event_become_one_story() -> None:
    """The words of the event bring its reports together, whatever their order."""
    first, retold, other = signature(1, FERRY), signature(2, FERRY_RETOLD, hours=2), signature(3, LIBRARY, hours=3)

    grouping = group(first, retold, other)

    assert members(grouping) == {frozenset({first.report_id, retold.report_id}), frozenset({other.report_id})}


def test_the_same_words_after_the_window_open_a_new_story() -> None:
    """Yesterday's story is continued; last month's is another event."""
    first, much_later = signature(1, FERRY), signature(2, FERRY_RETOLD, hours=24 * 30)

    grouping = group(first, much_later)

    assert len(grouping.stories) == 2


def test_a_story_keeps_its_identity_while_it_grows() -> None:
    """A reader's link to a story leads to it as long as it lives."""
    first, retold = signature(1, FERRY), signature(2, FERRY_RETOLD, hours=2)
    desk = Desk()
    before = desk.take([first])

    after = desk.take([retold])

    assert [story.id for story in after.stories] == [story.id for story in before.stories]
    assert after.stories[0].report_ids == (first.report_id, retold.report_id)
    assert [change.kind for change in after.changes] == [StoryChangeKind.GREW]


def test_a_copy_under_another_name_is_no_second_origin() -> None:
    """Fifty copies of one text are one witness."""
    copies = [signature(number, FERRY, hours=number / 10) for number in range(5)]

    grouping = group(*copies)

    assert [story.independent for story in grouping.stories] == [1]
    assert len(grouping.stories[0].report_ids) == 5


def test_a_story_told_by_many_keeps_its_words_rare() -> None:
    """A hundred reports of one event are one story, and the event's words still lead the next report to it."""
    many = [signature(number, FERRY if number % 2 else FERRY_RETOLD, hours=number / 100) for number in range(100)]

    grouping = group(*many, signature(100, ("Pier at Port Kessel repaired", ""), hours=2))

    assert [len(story.report_ids) for story in grouping.stories] == [101]


def test_retold_reports_are_independent() -> None:
    """Two desks that wrote their own text are two origins."""
    grouping = group(signature(1, FERRY), signature(2, FERRY_RETOLD, hours=1))

    assert [story.independent for story in grouping.stories] == [2]


def test_a_narrow_desk_keeps_loose_tellings_apart() -> None:
    """Breadth is the one knob: at 0 only near copies meet."""
    pair = (
        signature(1, FERRY),
        signature(2, LOOSE, hours=1),
    )

    narrow, broad = group(*pair, breadth=0.0), group(*pair, breadth=1.0)

    assert (len(narrow.stories), len(broad.stories)) == (2, 1)


def test_a_signature_survives_the_store() -> None:
    """What was encoded is decoded to an equal value."""
    original = signature(1, FERRY)

    decoded = decode_signature(encode_signature(original))

    assert decoded == original


PEOPLE = Lexicon(
    entities=tuple(
        Entity(id=name.lower().replace(" ", "-"), kind=EntityKind.PERSON, forms=(("en", name),))
        for name in ("Mina Oh", "Karl Kessler")
    )
)


def letter(number: int, *, sender: str, other: str, hours: float) -> Signature:
    """A report on a greeting between two people, in the words in which every such report is told."""
    headline = f"{sender} sends new year greetings to {other} and praises the ferry line"
    body = f"In the greetings {sender} praised the ferry line between the ports and wished {other} a good new year."
    text = compose_text(headline, "", (body,))
    report = Report(
        id=report_id_of(f"https://outlet{number}.example/{number}"),
        url=f"https://outlet{number}.example/{number}",
        source_id=f"outlet-{number}",
        page_sha256="0" * 64,
        language="en",
        headline=headline,
        text=text,
        paragraphs=(body,) if body else (),
        received_at=MORNING + timedelta(hours=hours),
    )
    reading = FactReader(PEOPLE).reading(report, time_zone="UTC")
    return make_signature(report, reading, source=Source(id=report.source_id, name="Outlet", language="en", country=""))


def test_a_letter_and_its_answer_days_later_are_two_stories() -> None:
    """The same two people and nearly the same words: who stands first differs, and the day."""
    first = [
        letter(1, sender="Mina Oh", other="Karl Kessler", hours=0),
        letter(2, sender="Mina Oh", other="Karl Kessler", hours=5),
    ]
    answer = [
        letter(3, sender="Karl Kessler", other="Mina Oh", hours=41),
        letter(4, sender="Karl Kessler", other="Mina Oh", hours=44),
    ]

    grouping = group(*first, *answer)

    assert members(grouping) == {frozenset(each.report_id for each in part) for part in (first, answer)}


def test_a_late_report_of_the_letter_still_joins_it() -> None:
    """The answer is told by then; who stands first says which of both it tells."""
    first = letter(1, sender="Mina Oh", other="Karl Kessler", hours=0)
    answer = letter(2, sender="Karl Kessler", other="Mina Oh", hours=41)
    late = letter(3, sender="Mina Oh", other="Karl Kessler", hours=42)

    grouping = group(first, answer, late)

    assert members(grouping) == {frozenset({first.report_id, late.report_id}), frozenset({answer.report_id})}


def test_two_orders_on_one_day_are_one_story() -> None:
    """Outlets differ in whom they name first."""
    one = letter(1, sender="Mina Oh", other="Karl Kessler", hours=0)
    other = letter(2, sender="Karl Kessler", other="Mina Oh", hours=3)

    assert members(group(one, other)) == {frozenset({one.report_id, other.report_id})}


def test_cases_do_not_keep_russian_tellings_apart() -> None:
    """Two headlines that share no word as printed tell one event."""
    first = _headline(1, "Паром вернулся в бухту: пристань починили", language="ru")
    second = _headline(2, "О возвращении парома в бухте сообщили у пристани", language="ru")

    grouping = group(first, second)

    assert len(grouping.stories) == 1


def _headline(number: int, text: str, *, language: str) -> Signature:
    report = Report(
        id=report_id_of(f"https://outlet.example/{language}{number}"),
        url=f"https://outlet.example/{language}{number}",
        source_id=f"outlet-{number}",
        page_sha256="0" * 64,
        language=language,
        headline=text,
        text=compose_text(text, "", ()),
        received_at=MORNING + timedelta(minutes=number),
    )
    reading = FactReader(Lexicon()).reading(report, time_zone="UTC")
    source = Source(id=report.source_id, name=report.source_id, language=language, country="")
    return make_signature(report, reading, source=source)


def test_a_story_that_grew_takes_in_all_its_fragments() -> None:
    """One look merges every neighbour that is close enough, not the closest alone."""
    desk = _Neighbours(odds=[3.0, 2.0, -5.0])
    touched = Cluster(story_id="a", number=0, opened_at=MORNING, last_at=MORNING, size=4)

    changes = _merge_touched(
        desk,  # type: ignore[arg-type]
        touched=touched,
        options=GroupOptions(),
        moves=Moves(),
        signature=signature(1, FERRY),
    )

    assert [change.story_id for change in changes] == ["fragment-3.0", "fragment-2.0"]
    assert desk.merged == ["fragment-3.0", "fragment-2.0"]


def test_a_desk_that_has_seen_many_reports_trusts_weaker_odds() -> None:
    """Step by step: what it knows of its words grows so."""
    options = GroupOptions()

    joins = [options.join_from(seen=seen) for seen in (0, SEASONED // 2, SEASONED, 10 * SEASONED)]
    merges = [options.merge_from(seen=seen) for seen in (0, SEASONED)]

    assert joins == pytest.approx([JOIN_FROM[0], sum(JOIN_FROM) / 2, JOIN_FROM[1], JOIN_FROM[1]])
    assert merges == pytest.approx(MERGE_FROM)
    assert joins[0] > joins[-1]


def test_what_a_desk_has_seen_decides_what_joins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two tellings of one event the later one stays alone on a desk that asks for the impossible, until it is seasoned."""
    telling = (signature(1, FERRY), signature(2, FERRY_RETOLD, hours=1))
    monkeypatch.setattr(grouper, "JOIN_FROM", (1_000.0, 0.0))

    new = group(*telling)
    monkeypatch.setattr(grouper, "SEASONED", 1)
    seasoned = group(*telling)

    assert (len(new.stories), len(seasoned.stories)) == (2, 1)


@dataclass
class _Neighbours:
    """Stories beside another, one at a time."""

    odds: list[float]
    merged: list[str] = field(default_factory=list)

    def seen(self, _: str) -> int:
        """No report before."""
        return 0

    def near_story(self, _: Cluster) -> list[Candidate]:
        """The closest of those that remain."""
        later = MORNING + timedelta(hours=1)
        name = f"fragment-{self.odds[0]}"
        return [Candidate(cluster=Cluster(story_id=name, number=1, opened_at=later, last_at=later), odds=self.odds[0])]

    def merge(self, younger: Cluster, *, into: Cluster) -> None:
        """Note what went into what."""
        assert into.story_id == "a"
        self.merged.append(younger.story_id)
        self.odds.pop(0)


def test_a_body_of_any_country_is_no_entity_of_a_story() -> None:
    """Two parliaments of two countries bring no stories together."""
    told_of = replace(signature(1, FERRY), people=("common-parliament", "geonames-1"))

    (story,) = group(told_of).stories

    assert story.entity_ids == ("geonames-1",)
