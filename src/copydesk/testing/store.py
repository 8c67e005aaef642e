"""A store in memory: the fake that keeps the contract of `ports.Store` in `testing.store_contract`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from operator import attrgetter
from typing import Final, TypeVar

import msgspec

from copydesk.model.cleared import Held
from copydesk.model.edition import Correction
from copydesk.model.facts import PrintedSentence, Reading
from copydesk.model.judgement import Judgement
from copydesk.model.ledger import PairSighting, SpokenWords
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page
from copydesk.model.picture import Picture
from copydesk.model.report import Report
from copydesk.model.story import Grouping, Story, StoryChange, StoryChangeKind
from copydesk.ports import Decision, FeedState, GroupState, PublishedVersion, ReadRecord, Run, SignatureRecord, StoredPage

Key = tuple[str, str]
EVER: Final = datetime.min.replace(tzinfo=UTC)
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A stored reading of which only what its sentences say is decoded."""

    sentences: tuple[PrintedSentence, ...] = ()


class MemoryStore:
    """Everything in dictionaries; nothing outlives the object."""

    def __init__(self) -> None:
        self._runs: dict[int, Run] = {}
        self._finished: set[int] = set()
        self._pages: dict[int, Page] = {}
        self._page_ids: dict[Key, int] = {}
        self._unread: set[int] = set()
        self._feeds: dict[str, FeedState] = {}
        self._rejected: dict[int, dict[tuple[int, Rejected], None]] = {}
        self._records: dict[str, ReadRecord] = {}
        self._stories: dict[str, Story] = {}
        self._members: dict[str, str] = {}
        self._changes: list[StoryChange] = []
        self._links = Grouping(stories=())
        self._parts: dict[str, bytes] = {}
        self._open: dict[str, bytes] = {}
        self._decisions: dict[Key, list[Decision]] = {}
        self._pictures: dict[Key, tuple[str, Picture]] = {}
        self._versions: dict[Key, dict[int, PublishedVersion]] = {}
        self._corrections: dict[Correction, None] = {}
        self._verdicts: dict[str, bool] = {}
        self._judgements: dict[str, Judgement] = {}

    def begin_run(self, *, at: datetime, inputs: tuple[str, ...]) -> Run:
        """A new run, or the latest unfinished one with the same inputs."""
        for run in reversed(self._runs.values()):
            if run.inputs == inputs and run.id not in self._finished:
                return replace(run, resumed=True)
        run = Run(id=len(self._runs) + 1, started_at=at, inputs=inputs)
        self._runs[run.id] = run
        return run

    def finish_run(self, run_id: int) -> None:
        """Mark a run as finished."""
        self._finished.add(run_id)

    def add_pages(
        self, run_id: int, pages: Sequence[Page], *, feed_states: Sequence[FeedState] = (), rejected: Sequence[Rejected] = ()
    ) -> int:
        """Keep pages with the state of their feeds; how many were new."""
        before = len(self._pages)
        for page in pages:
            self._add_page(page)
        self._feeds.update({state.feed_url: state for state in feed_states})
        self._reject(run_id, pairs=[(0, each) for each in rejected])
        return len(self._pages) - before

    def _add_page(self, page: Page) -> None:
        key = (page.url, page.sha256)
        if key not in self._page_ids:
            page_id = len(self._pages) + 1
            self._page_ids[key] = page_id
            self._pages[page_id] = page
            self._unread.add(page_id)

    def _reject(self, run_id: int, *, pairs: Sequence[tuple[int, Rejected]]) -> None:
        self._rejected.setdefault(run_id, {}).update(dict.fromkeys(pairs))

    def has_page(self, url: str) -> bool:
        """Whether any page of this address is kept."""
        return any(known == url for known, _ in self._page_ids)

    def feed_state(self, feed_url: str) -> FeedState | None:
        """What is remembered of a feed."""
        return self._feeds.get(feed_url)

    def count_unread(self) -> int:
        """How many pages wait to be read."""
        return len(self._unread)

    def unread_pages(self, *, after: int, limit: int) -> list[StoredPage]:
        """Pages that wait to be read, in order of their id."""
        ids = [page_id for page_id in sorted(self._unread) if page_id > after]
        return [StoredPage(page_id=page_id, page=self._pages[page_id]) for page_id in ids[:limit]]

    def add_readings(self, run_id: int, records: Sequence[ReadRecord], *, rejected: Sequence[tuple[int, Rejected]] = ()) -> None:
        """Keep what was read; the newest page of a report counts."""
        for record in records:
            known = self._records.get(record.report.id)
            if known is None or _age(known) <= _age(record):
                self._records[record.report.id] = record
        self._reject(run_id, pairs=rejected)
        self._unread -= {record.page_id for record in records} | {page_id for page_id, _ in rejected}

    def signatures(self, *, since: datetime) -> Iterator[SignatureRecord]:
        """Signatures of reports told since a time, in the order (told at, report id)."""
        told = [record for record in self._records.values() if record.report.told_at >= since]
        for record in sorted(told, key=lambda each: (each.report.told_at, each.report.id)):
            story_id = self._members.get(record.report.id, "")
            yield SignatureRecord(report_id=record.report.id, signature=record.signature, story_id=story_id)

    def ungrouped(self) -> Iterator[SignatureRecord]:
        """Signatures of reports without a story, in the order (told at, report id)."""
        yield from [record for record in self.signatures(since=EVER) if not record.story_id]

    def signatures_of(self, report_ids: Iterable[str]) -> dict[str, bytes]:
        """Signatures by report id."""
        return {report_id: self._records[report_id].signature for report_id in report_ids if report_id in self._records}

    def renew_signatures(self, signatures: Sequence[tuple[str, bytes]]) -> None:
        """Put other signatures in the places of those that are kept."""
        known = [(report_id, signature) for report_id, signature in signatures if report_id in self._records]
        self._records.update(
            {report_id: replace(self._records[report_id], signature=signature) for report_id, signature in known}
        )

    def first_ungrouped(self) -> datetime | None:
        """When the earliest report without a story was told."""
        told = [record.report.told_at for report_id, record in self._records.items() if report_id not in self._members]
        return min(told, default=None)

    def page_hashes(self) -> dict[str, str]:
        """The SHA-256 of the page that each report was last read from."""
        return {report_id: record.report.page_sha256 for report_id, record in self._records.items()}

    def save_grouping(self, run_id: int, grouping: Grouping, *, state: GroupState | None = None) -> None:
        """Keep stories, changes, threads, related stories and disagreements, and what the group stage goes on from."""
        del run_id
        if state is not None:
            self._parts = dict(state.parts)
            before = {} if state.is_whole else self._open
            kept = {story_id: story for story_id, story in before.items() if story_id not in state.closed}
            self._open = dict(sorted({**kept, **dict(state.stories)}.items()))
        self._stories.update({story.id: story for story in grouping.stories})
        for story in grouping.stories:
            if not story.merged_into:
                self._members.update(dict.fromkeys(story.report_ids, story.id))
        holding = set(self._members.values())
        for story in list(self._stories.values()):
            if story.id not in holding and not story.merged_into:
                self._stories[story.id] = replace(story, merged_into=self._members[story.report_ids[0]])
        if any(change.kind is StoryChangeKind.SPLIT for change in grouping.changes):
            for story_id, target in grouping.redirects:
                if story_id in self._stories:
                    self._stories[story_id] = replace(self._stories[story_id], merged_into=target)
        self._changes += grouping.changes
        self._links = replace(grouping, stories=(), changes=())

    def grouping(self) -> Grouping:
        """The stories that were not merged away, by (opened at, id), and how they hang together."""
        live = [story for story in self._stories.values() if not story.merged_into]
        stories = tuple(sorted(live, key=lambda story: (story.opened_at, story.id)))
        return replace(self._links, stories=stories, redirects=self._redirects())

    def _redirects(self) -> tuple[tuple[str, str], ...]:
        into = {story.id: story.merged_into for story in self._stories.values() if story.merged_into}

        def final(story_id: str) -> str:
            while story_id in into:
                story_id = into[story_id]
            return story_id

        return tuple((story_id, final(story_id)) for story_id in sorted(into))

    def group_parts(self) -> dict[str, bytes]:
        """The parts of the kept state of the group stage by name."""
        return dict(self._parts)

    def open_stories(self) -> Iterator[tuple[str, bytes]]:
        """(story id, bytes) of every open story."""
        yield from self._open.items()

    def reports(self, report_ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""
        return {report_id: self._records[report_id].report for report_id in report_ids if report_id in self._records}

    def readings(self, report_ids: Iterable[str]) -> dict[str, Reading]:
        """Readings by report id."""
        return self._decoded(report_ids, kind=Reading)

    def printed(self, report_ids: Iterable[str]) -> dict[str, tuple[PrintedSentence, ...]]:
        """The sentences of reports without their facts, by report id."""
        return {report_id: each.sentences for report_id, each in self._decoded(report_ids, kind=_Printed).items()}

    def _decoded(self, report_ids: Iterable[str], *, kind: type[Kept]) -> dict[str, Kept]:
        known = {report_id: self._records[report_id] for report_id in report_ids if report_id in self._records}
        return {report_id: msgspec.msgpack.decode(record.reading, type=kind) for report_id, record in known.items()}

    def decisions(self) -> Iterator[Decision]:
        """The latest decision of every (story, language), in their order."""
        for key in sorted(self._decisions):
            yield self._decisions[key][-1]

    def cleared(self, cleared_digests: Iterable[str]) -> dict[str, bytes]:
        """Encoded `Cleared`s by their digest, also those that a later decision replaced."""
        wanted = set(cleared_digests)
        history = [decision for decisions in self._decisions.values() for decision in decisions]
        return {each.cleared_digest: each.cleared for each in history if each.cleared and each.cleared_digest in wanted}

    def held(self) -> tuple[Held, ...]:
        """What the latest decisions hold."""
        return tuple(decision.held for decision in self.decisions() if decision.held is not None)

    def cleared_digests(self) -> dict[tuple[str, str], str]:
        """`cleared_digest` of the latest decisions."""
        return {key: history[-1].cleared_digest for key, history in self._decisions.items()}

    def decision_digests(self) -> dict[tuple[str, str], str]:
        """`story_digest` of the latest decisions."""
        return {key: history[-1].story_digest for key, history in self._decisions.items()}

    def save_decisions(self, run_id: int, decisions: Sequence[Decision]) -> None:
        """Keep decisions; earlier ones stay as history."""
        del run_id
        for decision in decisions:
            self._decisions.setdefault((decision.story_id, decision.language), []).append(decision)

    def judgements(self, digests: Iterable[str]) -> dict[str, Judgement]:
        """What judges said, by the digest of judge and question; unknown digests are left out."""
        return {digest: self._judgements[digest] for digest in digests if digest in self._judgements}

    def save_judgements(self, answers: Mapping[str, Judgement]) -> None:
        """Keep answers by digest; the first one to a question stays."""
        self._judgements = {**answers, **self._judgements}

    def picture_digests(self) -> dict[tuple[str, str], str]:
        """Digest of what each kept picture was made from."""
        return {key: digest for key, (digest, _) in self._pictures.items()}

    def save_pictures(self, run_id: int, pictures: Sequence[tuple[str, Picture]]) -> None:
        """Keep (digest of inputs, picture) pairs, replacing earlier ones."""
        del run_id
        for digest, picture in pictures:
            self._pictures[picture.story_id, picture.language] = (digest, picture)

    def pictures(self, editions: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Picture]:
        """Kept pictures by (story id, language)."""
        return {key: self._pictures[key][1] for key in editions if key in self._pictures}

    def versions(self) -> dict[tuple[str, str], PublishedVersion]:
        """The latest published version of each edition."""
        return {key: history[max(history)] for key, history in self._versions.items()}

    def save_versions(self, run_id: int, versions: Sequence[PublishedVersion], *, corrections: Sequence[Correction] = ()) -> None:
        """Keep published versions and the corrections that came with them."""
        del run_id
        for version in versions:
            self._versions.setdefault((version.story_id, version.language), {})[version.version] = version
        self._corrections.update(dict.fromkeys(corrections))

    def corrections(self) -> tuple[Correction, ...]:
        """All published corrections, the newest first."""
        latest_first = list(self._corrections)[::-1]
        return tuple(sorted(latest_first, key=attrgetter("at"), reverse=True))

    def rejections(self, run_id: int) -> tuple[Rejected, ...]:
        """What a run could not use, in order."""
        return tuple(rejected for _, rejected in self._rejected.get(run_id, ()))

    def spoken_words(self, *, speaker_entity_id: str = "") -> Iterator[tuple[str, SpokenWords]]:
        """(story id, words) of the quote ledger, in the order (told at, report id, start)."""
        spoken = [words for record in self._records.values() for words in record.spoken]
        for words in sorted(spoken, key=attrgetter("told_at", "report_id", "start")):
            if speaker_entity_id in {"", words.speaker_entity_id}:
                yield self._members.get(words.report_id, ""), words

    def pair_sightings(self) -> Iterator[PairSighting]:
        """Every place where a kept report gives a name in two scripts."""
        pairs = [pair for record in self._records.values() for pair in record.pairs]
        yield from sorted(pairs, key=attrgetter("report_id", "start"))

    def pair_verdicts(self) -> dict[str, bool]:
        """What the editor said of pairs, by pair id."""
        return dict(self._verdicts)

    def save_pair_verdict(self, pair_id: str, *, is_accepted: bool) -> None:
        """Keep what the editor says of a pair."""
        self._verdicts[pair_id] = is_accepted

    def close(self) -> None:
        """Nothing to release."""


def _age(record: ReadRecord) -> tuple[datetime, int]:
    return record.report.received_at, record.page_id
