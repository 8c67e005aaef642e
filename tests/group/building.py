"""Reports and desks for the tests of grouping."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from copydesk.group.grouper import GroupOptions, group_reports, link_stories, live_stories
from copydesk.group.memory import keep, recall
from copydesk.group.origins import Told, told
from copydesk.group.scorer import shipped_numbers
from copydesk.group.signature import Signature, make_signature
from copydesk.model.facts import EntityKind, Reading
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.report import Report, compose_text, report_id_of
from copydesk.model.source import Source
from copydesk.model.story import Grouping, StoryChange

Changes = tuple[StoryChange, ...]

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


class Desk:
    """What a desk knows between two batches, and what a store keeps of it."""

    def __init__(self, *, breadth: float = 0.5, same_meaning: float = 0.0, lexicon: Lexicon = LEXICON) -> None:
        self.lexicon = lexicon
        self.options = GroupOptions(breadth=breadth, same_meaning=same_meaning)
        self.live = live_stories(self.options, numbers=shipped_numbers())
        self.known = Grouping(stories=())
        self.signatures: dict[str, Signature] = {}
        self.parts: dict[str, bytes] = {}
        self.kept: dict[str, bytes] = {}

    def take(self, signatures: Sequence[Signature]) -> Grouping:
        """Group one batch and keep the state as a store does."""
        self.signatures.update({each.report_id: each for each in signatures})
        stories = group_reports(signatures, live=self.live, known=self.known, told_of=self._told_of, options=self.options)
        self.known = link_stories(stories, lexicon=self.lexicon, options=self.options)
        state = keep(self.live, is_whole=False)
        self.parts = dict(state.parts)
        self.kept = {story_id: story for story_id, story in self.kept.items() if story_id not in state.closed}
        self.kept.update(dict(state.stories))
        return self.known

    def restart(self) -> None:
        """Forget everything but what was kept."""
        self.live = recall(
            live_stories(self.options, numbers=shipped_numbers()), parts=self.parts, stories=sorted(self.kept.items())
        )

    def _told_of(self, report_ids: Sequence[str]) -> list[Told]:
        return [told(self.signatures[report_id]) for report_id in report_ids]


def cut_and_restarted(stream: Sequence[Signature], *, cuts: Iterable[int], stops: Collection[int]) -> tuple[Grouping, Changes]:
    """What a desk knows, and all its changes, after a stream in batches cut at some places and a restart behind some batches."""
    desk, changes = Desk(), list[StoryChange]()
    for number, (begin, end) in enumerate(pairwise([0, *sorted(cuts), len(stream)])):
        changes += desk.take(stream[begin:end]).changes
        if number in stops:
            desk.restart()
    return desk.known, tuple(changes)


def group(*signatures: Signature, breadth: float = 0.5, same_meaning: float = 0.0) -> Grouping:
    """The grouping of reports in one batch."""
    return Desk(breadth=breadth, same_meaning=same_meaning).take(signatures)


def members(grouping: Grouping) -> set[frozenset[str]]:
    """The sets of report ids of a grouping's stories."""
    return {frozenset(story.report_ids) for story in grouping.stories}
