"""Reports that tell one event meet; look-alikes do not; batches change nothing."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.group.grouper import GroupOptions, group_reports
from copydesk.group.signature import Signature, decode_signature, encode_signature, make_signature
from copydesk.model.facts import EntityKind, Reading
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.report import Report, compose_text, report_id_of
from copydesk.model.source import Source
from copydesk.model.story import Grouping, OriginReason, StoryChangeKind
from copydesk.text.facts import FactReader

MORNING = datetime(2026, 1, 9, 6, tzinfo=UTC)
LEXICON = Lexicon(
    entities=(
        Entity(id="harbour-board", kind=EntityKind.ORGANISATION, forms=(("en", "Harbour Board"),)),
        Entity(id="mina-oh", kind=EntityKind.PERSON, forms=(("en", "Mina Oh"),)),
        Entity(id="port-kessel", kind=EntityKind.PLACE, forms=(("en", "Port Kessel"),)),
    )
)
FERRY = (
    "Ferry service to Port Kessel resumes after storm repairs",
    "The harbour board said the ferry to Port Kessel sails again on Friday after engineers repaired the damaged pier.",
)
FERRY_RETOLD = (
    "Port Kessel ferry sails again as pier is repaired",
    "Engineers have repaired the pier that the storm damaged, and the ferry to Port Kessel resumes, the harbour board said.",
)
LOOSE = (
    "Council of Port Kessel meets",
    "Members spoke about the budget of the year, a new school and the price of water for the next season.",
)
LIBRARY = (
    "City library opens a reading room for night workers",
    "A new reading room stays open until dawn so that nurses and drivers can borrow books after their shifts end.",
)


def signature(number: int, text: tuple[str, str], *, hours: float = 0, language: str = "en", source: str = "") -> Signature:
    """A report's signature, without facts."""
    headline, body = text
    report = Report(
        id=report_id_of(f"https://outlet{number}.example/{number}"),
        url=f"https://outlet{number}.example/{number}",
        source_id=source or f"outlet-{number}",
        page_sha256="0" * 64,
        language=language,
        headline=headline,
        text=compose_text(headline, "", (body,) if body else ()),
        paragraphs=(body,) if body else (),
        received_at=MORNING + timedelta(hours=hours),
        published_at=MORNING + timedelta(hours=hours),
    )
    own = Source(id=report.source_id, name=report.source_id, language=language, country="")
    return make_signature(report, Reading(report_id=report.id, language=language), source=own)


def group(*signatures: Signature, known: Grouping | None = None, breadth: float = 0.5) -> Grouping:
    """Group new signatures on top of what is known."""
    story_of = {report_id: story.id for story in (known.stories if known else ()) for report_id in story.report_ids}
    records = [(each, story_of.get(each.report_id, "")) for each in signatures]
    return group_reports(records, known=known or Grouping(stories=()), lexicon=LEXICON, options=GroupOptions(breadth=breadth))


def members(grouping: Grouping) -> set[frozenset[str]]:
    """The sets of report ids of a grouping's stories."""
    return {frozenset(story.report_ids) for story in grouping.stories}


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
    before = group(first)

    after = group(first, retold, known=before)

    assert [story.id for story in after.stories] == [story.id for story in before.stories]
    assert after.stories[0].report_ids == (first.report_id, retold.report_id)
    assert [change.kind for change in after.changes] == [StoryChangeKind.GREW]


@settings(max_examples=25, deadline=None)
@given(cut=st.integers(min_value=0, max_value=4))
def test_batches_change_nothing(cut: int) -> None:
    """The grouping of a stream does not depend on where it was cut."""
    stream = [
        signature(1, FERRY),
        signature(2, LIBRARY, hours=1),
        signature(3, FERRY_RETOLD, hours=2),
        signature(4, LIBRARY, hours=3),
    ]

    whole = group(*stream)
    early = group(*stream[:cut])
    in_two = group(*stream, known=early)

    assert in_two.stories == whole.stories


SUBJECTS = (
    "ferry pier storm engineers harbour sails repaired",
    "library reading room night nurses drivers books",
    "council budget school water price season members",
    "bridge closed cracks inspectors river traffic detour",
)


@settings(max_examples=25, deadline=None)
@given(
    told=st.lists(st.tuples(st.integers(0, 3), st.permutations(range(7))), min_size=2, max_size=24),
    cuts=st.sets(st.integers(1, 23), max_size=4),
)
def test_any_cut_of_any_stream_gives_the_same_stories(told: list[tuple[int, list[int]]], cuts: set[int]) -> None:
    """Stories, their ids and their origins are those of the stream taken at once, after a restart at every cut."""
    stream = []
    for number, (subject, order) in enumerate(told):
        words = [SUBJECTS[subject].split()[place] for place in order]
        stream.append(signature(number, (" ".join(words[:4]), " ".join(words[2:])), hours=number))
    whole = group(*stream)

    known = None
    for cut in (*sorted(cut for cut in cuts if cut < len(stream)), len(stream)):
        known = group(*stream[:cut], known=known)

    assert known is not None
    assert known.stories == whole.stories


def test_a_copy_under_another_name_is_no_second_origin() -> None:
    """Fifty copies of one text are one witness."""
    copies = [signature(number, FERRY, hours=number / 10) for number in range(5)]

    grouping = group(*copies)

    assert [story.independent for story in grouping.stories] == [1]
    assert len(grouping.stories[0].report_ids) == 5


def test_fifty_sites_that_copy_one_planted_story_are_one_origin() -> None:
    """Each is of another owner, each changes a word: what they copy is told once."""
    headline, body = FERRY
    copies = [signature(number, (headline, f"{body} Seen by reader {number}."), hours=number / 50) for number in range(50)]

    grouping = group(*copies)

    assert [(story.independent, len(story.report_ids)) for story in grouping.stories] == [(1, 50)]
    assert grouping.stories[0].origins[0].reason is OriginReason.SAME_TEXT


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
