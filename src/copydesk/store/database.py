"""The store: `ports.Store` over a SQL database, each writing method one transaction."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine

from copydesk.errors import StoreFull
from copydesk.model.cleared import Held
from copydesk.model.edition import Correction
from copydesk.model.facts import PrintedSentence, Reading
from copydesk.model.judgement import Judgement
from copydesk.model.ledger import PairSighting, SpokenWords
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page
from copydesk.model.picture import Picture
from copydesk.model.report import Report
from copydesk.model.story import Grouping
from copydesk.ports import Decision, FeedState, GroupState, PublishedVersion, ReadRecord, Run, SignatureRecord, StoredPage
from copydesk.store import editions as edition_rows
from copydesk.store import group_state as state_rows
from copydesk.store import judgements as judgement_rows
from copydesk.store import ledger as ledger_rows
from copydesk.store import pages as page_rows
from copydesk.store import reports as report_rows
from copydesk.store import runs as run_rows
from copydesk.store import stories as story_rows
from copydesk.store.engine import connect, mark_ours, place_of, store_url, writing
from copydesk.store.failures import failures_named
from copydesk.store.upgrade import bring_up_to_date


def open_store(url_or_path: str) -> "SqlStore":
    """The store at a path (SQLite) or database URL, made or brought up to date where needed.

    Raises `StoreTooNew`, `StoreDamaged`, `StoreFull`, or `StoreError` where the file belongs to another program.
    """
    url = store_url(url_or_path)
    place = place_of(url)
    if url.get_backend_name() == "sqlite":
        _make_folder(Path(place).parent, place=place)
    engine = connect(url)
    try:
        with failures_named(place):
            mark_ours(engine, place=place)
            bring_up_to_date(engine, place=place)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, place=place)


def _make_folder(folder: Path, *, place: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "Make the folder writable or name another place (state_dir in desk.toml)"
        raise StoreFull(f"its folder cannot be made ({error.strerror})", subject=place, remedy=remedy) from error


class SqlStore:
    """The newsroom's memory in a SQL database. See `ports.Store` for what each method promises."""

    def __init__(self, engine: Engine, *, place: str) -> None:
        self._engine = engine
        self._writer = writing(engine)
        self._place = place

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with failures_named(self._place), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with failures_named(self._place), self._engine.connect() as connection:
            yield connection

    def begin_run(self, *, at: datetime, inputs: tuple[str, ...]) -> Run:
        """A new run, or the unfinished one with the same inputs."""
        with self._writing() as connection:
            return run_rows.begin_run(connection, at=at, inputs=inputs)

    def finish_run(self, run_id: int) -> None:
        """Mark a run as finished."""
        with self._writing() as connection:
            run_rows.finish_run(connection, run_id)

    def add_pages(
        self, run_id: int, pages: Sequence[Page], *, feed_states: Sequence[FeedState] = (), rejected: Sequence[Rejected] = ()
    ) -> int:
        """Keep pages with the state of their feeds; how many were new."""
        with self._writing() as connection:
            new = page_rows.add_pages(connection, run_id, pages=pages)
            run_rows.put_feed_states(connection, feed_states)
            run_rows.add_rejections(connection, run_id, rejected=[(None, each) for each in rejected])
            return new

    def has_page(self, url: str) -> bool:
        """Whether any page of this address is kept."""
        with self._reading() as connection:
            return page_rows.has_page(connection, url)

    def feed_state(self, feed_url: str) -> FeedState | None:
        """What is remembered of a feed."""
        with self._reading() as connection:
            return run_rows.feed_state(connection, feed_url)

    def count_unread(self) -> int:
        """How many pages wait to be read."""
        with self._reading() as connection:
            return page_rows.count_unread(connection)

    def unread_pages(self, *, after: int, limit: int) -> list[StoredPage]:
        """Pages that wait to be read, in order of their id."""
        with self._reading() as connection:
            return page_rows.unread_pages(connection, after=after, limit=limit)

    def add_readings(self, run_id: int, records: Sequence[ReadRecord], *, rejected: Sequence[tuple[int, Rejected]] = ()) -> None:
        """Keep what was read; a newer page of a report replaces it."""
        with self._writing() as connection:
            report_rows.add_readings(connection, run_id, records=records, rejected=rejected)

    def signatures(self, *, since: datetime) -> Iterator[SignatureRecord]:
        """Signatures of reports told since a time, streamed in the order (told at, report id)."""
        with self._reading() as connection:
            yield from report_rows.signatures(connection, since=since)

    def ungrouped(self) -> Iterator[SignatureRecord]:
        """Signatures of reports without a story, streamed in the order (told at, report id)."""
        with self._reading() as connection:
            yield from report_rows.ungrouped(connection)

    def signatures_of(self, report_ids: Iterable[str]) -> dict[str, bytes]:
        """Signatures by report id."""
        with self._reading() as connection:
            return report_rows.signatures_of(connection, report_ids=report_ids)

    def renew_signatures(self, signatures: Sequence[tuple[str, bytes]]) -> None:
        """Put other signatures in the places of those that are kept."""
        with self._writing() as connection:
            report_rows.renew_signatures(connection, signatures=signatures)

    def first_ungrouped(self) -> datetime | None:
        """When the earliest report without a story was told."""
        with self._reading() as connection:
            return report_rows.first_ungrouped(connection)

    def page_hashes(self) -> dict[str, str]:
        """The SHA-256 of the page that each report was last read from."""
        with self._reading() as connection:
            return report_rows.page_hashes(connection)

    def save_grouping(self, run_id: int, grouping: Grouping, *, state: GroupState | None = None) -> None:
        """Keep stories, changes, threads, related stories and disagreements, and what the group stage goes on from."""
        with self._writing() as connection:
            story_rows.save_grouping(connection, run_id, grouping=grouping)
            if state is not None:
                state_rows.save_state(connection, state)

    def group_parts(self) -> dict[str, bytes]:
        """The parts of the kept state of the group stage by name."""
        with self._reading() as connection:
            return state_rows.group_parts(connection)

    def open_stories(self) -> Iterator[tuple[str, bytes]]:
        """(story id, bytes) of every open story, streamed."""
        with self._reading() as connection:
            yield from state_rows.open_stories(connection)

    def grouping(self) -> Grouping:
        """The stories that were not merged away, by (opened at, id), and how they hang together."""
        with self._reading() as connection:
            return story_rows.grouping(connection)

    def reports(self, report_ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""
        with self._reading() as connection:
            return report_rows.reports(connection, report_ids=report_ids)

    def readings(self, report_ids: Iterable[str]) -> dict[str, Reading]:
        """Readings by report id."""
        with self._reading() as connection:
            return report_rows.readings(connection, report_ids=report_ids)

    def printed(self, report_ids: Iterable[str]) -> dict[str, tuple[PrintedSentence, ...]]:
        """The sentences of reports without their facts, by report id."""
        with self._reading() as connection:
            return report_rows.printed(connection, report_ids=report_ids)

    def decisions(self) -> Iterator[Decision]:
        """The latest decision of every (story, language), streamed in their order."""
        with self._reading() as connection:
            yield from edition_rows.decisions(connection)

    def cleared(self, cleared_digests: Iterable[str]) -> dict[str, bytes]:
        """Encoded `Cleared`s by their digest."""
        with self._reading() as connection:
            return edition_rows.cleared(connection, cleared_digests=cleared_digests)

    def held(self) -> tuple[Held, ...]:
        """What the latest decisions hold."""
        with self._reading() as connection:
            return edition_rows.held(connection)

    def cleared_digests(self) -> dict[tuple[str, str], str]:
        """`cleared_digest` of the latest decisions."""
        with self._reading() as connection:
            return edition_rows.cleared_digests(connection)

    def decision_digests(self) -> dict[tuple[str, str], str]:
        """`story_digest` of the latest decisions."""
        with self._reading() as connection:
            return edition_rows.decision_digests(connection)

    def save_decisions(self, run_id: int, decisions: Sequence[Decision]) -> None:
        """Keep decisions; earlier ones stay as history."""
        with self._writing() as connection:
            edition_rows.save_decisions(connection, run_id, decisions=decisions)

    def judgements(self, digests: Iterable[str]) -> dict[str, Judgement]:
        """What judges said, by the digest of judge and question; unknown digests are left out."""
        with self._reading() as connection:
            return judgement_rows.judgements(connection, digests=digests)

    def save_judgements(self, answers: Mapping[str, Judgement]) -> None:
        """Keep answers by digest; the first one to a question stays."""
        with self._writing() as connection:
            judgement_rows.add_judgements(connection, answers=answers)

    def picture_digests(self) -> dict[tuple[str, str], str]:
        """Digest of what each kept picture was made from."""
        with self._reading() as connection:
            return edition_rows.picture_digests(connection)

    def save_pictures(self, run_id: int, pictures: Sequence[tuple[str, Picture]]) -> None:
        """Keep (digest of inputs, picture) pairs, replacing earlier ones."""
        with self._writing() as connection:
            edition_rows.save_pictures(connection, run_id, pictures=pictures)

    def pictures(self, editions: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Picture]:
        """Kept pictures by (story id, language)."""
        with self._reading() as connection:
            return edition_rows.pictures(connection, editions=editions)

    def versions(self) -> dict[tuple[str, str], PublishedVersion]:
        """The latest published version of each edition."""
        with self._reading() as connection:
            return edition_rows.versions(connection)

    def save_versions(self, run_id: int, versions: Sequence[PublishedVersion], *, corrections: Sequence[Correction] = ()) -> None:
        """Keep published versions and the corrections that came with them."""
        with self._writing() as connection:
            edition_rows.save_versions(connection, run_id, versions=versions)
            edition_rows.add_corrections(connection, run_id, corrections=corrections)

    def corrections(self) -> tuple[Correction, ...]:
        """All published corrections, the newest first."""
        with self._reading() as connection:
            return edition_rows.corrections(connection)

    def rejections(self, run_id: int) -> tuple[Rejected, ...]:
        """What a run could not use, in order."""
        with self._reading() as connection:
            return run_rows.rejections(connection, run_id)

    def spoken_words(self, *, speaker_entity_id: str = "") -> Iterator[tuple[str, SpokenWords]]:
        """(story id, words) of the quote ledger, streamed in the order (told at, report id, start)."""
        with self._reading() as connection:
            yield from ledger_rows.spoken_words(connection, speaker_entity_id=speaker_entity_id)

    def pair_sightings(self) -> Iterator[PairSighting]:
        """Every place where a kept report gives a name in two scripts, streamed."""
        with self._reading() as connection:
            yield from ledger_rows.pair_sightings(connection)

    def pair_verdicts(self) -> dict[str, bool]:
        """What the editor said of pairs, by pair id."""
        with self._reading() as connection:
            return ledger_rows.pair_verdicts(connection)

    def save_pair_verdict(self, pair_id: str, *, is_accepted: bool) -> None:
        """Keep what the editor says of a pair."""
        with self._writing() as connection:
            ledger_rows.save_pair_verdict(connection, pair_id, is_accepted=is_accepted)

    def close(self) -> None:
        """Release the database."""
        self._engine.dispose()
