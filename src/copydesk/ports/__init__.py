"""What the newsroom needs from the outside world. `adapters`, `store` and `testing` implement these; `app` wires them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from copydesk.model.cleared import Held
from copydesk.model.edition import Correction
from copydesk.model.facts import PrintedSentence, Reading
from copydesk.model.judgement import Judgement
from copydesk.model.ledger import PairSighting, SpokenWords
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import Page
from copydesk.model.picture import Picture
from copydesk.model.report import Report
from copydesk.model.story import Grouping


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The current time, aware UTC."""
        ...


class Step(Protocol):
    """One long step whose progress is shown."""

    def advance(self, count: int = 1) -> None:
        """Say that `count` more items are done."""
        ...

    def expect(self, total: int) -> None:
        """Say how many items there are in all, once it is known."""
        ...


class Progress(Protocol):
    """Shows a person how far a run is."""

    def step(self, stage: Stage, *, total: int | None = None) -> AbstractContextManager[Step]:
        """Open a stage's step; leaving the context ends it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An HTTP answer: `url` is the final address, `body` decompressed, header names lower-case."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name.lower()), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchFailed:
    """Why an address gave no answer.

    `code`: `private-address`, `too-large`, `timeout`, `dns`, `refused`, `tls`, `redirects`, `bomb`, `scheme`, `protocol`.
    """

    url: str
    code: str
    message: str


class Fetcher(Protocol):
    """Fetches addresses of the open net: one request, with every cap and address check; no politeness of its own."""

    async def fetch(self, url: str, *, headers: tuple[tuple[str, str], ...] = (), max_bytes: int) -> Fetched | FetchFailed:
        """The answer to a GET, redirects followed and each hop checked. Never raises for what the net does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is remembered of a feed between polls. Times aware UTC."""

    feed_url: str
    etag: str = ""
    last_modified: str = ""
    polled_at: datetime | None = None
    next_poll_at: datetime | None = None
    full_fetch_at: datetime | None = None
    failures: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the pipeline. `started_at` is the only clock that its results know."""

    id: int
    started_at: datetime
    inputs: tuple[str, ...]
    resumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRecord:
    """A page's reading as stored: `reading` is a `Reading` as MessagePack, `signature` the group stage's compact form of it.

    Both are opaque on their way: taking a reading's hundreds of values apart and together again costs more than keeping it.
    """

    page_id: int
    report: Report
    reading: bytes
    signature: bytes
    spoken: tuple[SpokenWords, ...] = ()
    pairs: tuple[PairSighting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page that waits to be read, with its place in the store."""

    page_id: int
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRecord:
    """A report's signature, and the story it belongs to (empty when it was not grouped yet)."""

    report_id: str
    signature: bytes
    story_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupState:
    """What the group stage goes on from, opaque here: (name, bytes) of its parts, (story id, bytes) of stories that are open.

    `parts` replace those that were kept. `stories` are those that changed and `closed` the ids of those that closed; with
    `is_whole` the stories given are all that are open.
    """

    parts: tuple[tuple[str, bytes], ...]
    stories: tuple[tuple[str, bytes], ...]
    closed: tuple[str, ...] = ()
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the gate said of one edition: `cleared` is an encoded `Cleared` (only `check.gate.reopen` reads it), or `held`.

    `story_digest` is the digest of what the decision was made from; an equal digest needs no new decision.
    """

    story_id: str
    language: str
    story_digest: str
    cleared: bytes | None = None
    cleared_digest: str = ""
    held: Held | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """A published edition's lasting facts. `path` and `published_at` never change; `version` counts from 1."""

    story_id: str
    language: str
    path: str
    version: int
    cleared_digest: str
    published_at: datetime
    modified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file of the site: `path` is relative, with forward slashes; `inputs_digest` names what it was rendered from."""

    path: str
    body: bytes
    inputs_digest: str = ""


class Store(Protocol):
    """The newsroom's memory. Each method that writes is one transaction: all of it or none of it, at any `kill -9`."""

    def begin_run(self, *, at: datetime, inputs: tuple[str, ...]) -> Run:
        """A new run, or the unfinished one with the same inputs (`resumed`), which keeps its first time."""
        ...

    def finish_run(self, run_id: int) -> None:
        """Mark a run as finished."""
        ...

    def add_pages(
        self, run_id: int, pages: Sequence[Page], *, feed_states: Sequence[FeedState] = (), rejected: Sequence[Rejected] = ()
    ) -> int:
        """Keep pages (content-addressed) with the state of the feeds that listed them; how many were new.

        A page with a known (url, sha256) is known already and changes nothing.
        """
        ...

    def has_page(self, url: str) -> bool:
        """Whether any page of this address is kept."""
        ...

    def feed_state(self, feed_url: str) -> FeedState | None:
        """What is remembered of a feed."""
        ...

    def count_unread(self) -> int:
        """How many pages wait to be read."""
        ...

    def unread_pages(self, *, after: int, limit: int) -> list[StoredPage]:
        """Pages that wait to be read with `page_id > after`, in order of their id."""
        ...

    def add_readings(self, run_id: int, records: Sequence[ReadRecord], *, rejected: Sequence[tuple[int, Rejected]] = ()) -> None:
        """Keep what was read; (page id, rejection) pairs for pages that gave no report. A newer page of a report replaces it."""
        ...

    def signatures(self, *, since: datetime) -> Iterator[SignatureRecord]:
        """Signatures of reports told since a time, in the order (told at, report id)."""
        ...

    def ungrouped(self) -> Iterator[SignatureRecord]:
        """Signatures of reports without a story, in the order (told at, report id)."""
        ...

    def signatures_of(self, report_ids: Iterable[str]) -> dict[str, bytes]:
        """Signatures by report id; unknown ids are left out."""
        ...

    def renew_signatures(self, signatures: Sequence[tuple[str, bytes]]) -> None:
        """Put other signatures, by report id, in the places of those kept, in one transaction; unknown ids are left out."""
        ...

    def first_ungrouped(self) -> datetime | None:
        """When the earliest report without a story was told; None when every report has one."""
        ...

    def page_hashes(self) -> dict[str, str]:
        """The SHA-256 of the page that each report was last read from, by report id."""
        ...

    def save_grouping(self, run_id: int, grouping: Grouping, *, state: GroupState | None = None) -> None:
        """Keep stories (by id), changes, threads, related stories and disagreements, and what the group stage goes on from."""
        ...

    def group_parts(self) -> dict[str, bytes]:
        """The parts of the latest kept state of the group stage by name; empty when none was kept."""
        ...

    def open_stories(self) -> Iterator[tuple[str, bytes]]:
        """(story id, bytes) of every open story in the latest kept state of the group stage."""
        ...

    def grouping(self) -> Grouping:
        """The kept stories that were not merged away, ordered by (opened at, id), with threads, relations and disagreements."""
        ...

    def reports(self, report_ids: Iterable[str]) -> dict[str, Report]:
        """Reports by id."""
        ...

    def readings(self, report_ids: Iterable[str]) -> dict[str, Reading]:
        """Readings by report id."""
        ...

    def printed(self, report_ids: Iterable[str]) -> dict[str, tuple[PrintedSentence, ...]]:
        """The sentences of reports without their facts, by report id."""
        ...

    def decisions(self) -> Iterator[Decision]:
        """The latest decision of every (story, language), ordered by them."""
        ...

    def cleared(self, cleared_digests: Iterable[str]) -> dict[str, bytes]:
        """Encoded `Cleared`s by their digest, also those that a later decision replaced; unknown digests are left out."""
        ...

    def held(self) -> tuple[Held, ...]:
        """What the latest decisions hold for a person, ordered by (story id, language)."""
        ...

    def cleared_digests(self) -> dict[tuple[str, str], str]:
        """`cleared_digest` of the latest decision by (story id, language), empty where it is held; reads no decision itself."""
        ...

    def decision_digests(self) -> dict[tuple[str, str], str]:
        """`story_digest` of the latest decision by (story id, language)."""
        ...

    def save_decisions(self, run_id: int, decisions: Sequence[Decision]) -> None:
        """Keep decisions; the latest of a (story, language) counts, earlier ones stay as history."""
        ...

    def judgements(self, digests: Iterable[str]) -> dict[str, Judgement]:
        """What judges said, by the digest of judge and question; unknown digests are left out."""
        ...

    def save_judgements(self, answers: Mapping[str, Judgement]) -> None:
        """Keep answers by digest; the first one to a question stays."""
        ...

    def picture_digests(self) -> dict[tuple[str, str], str]:
        """Digest of what each kept picture was made from, by (story id, language)."""
        ...

    def save_pictures(self, run_id: int, pictures: Sequence[tuple[str, Picture]]) -> None:
        """Keep (digest of inputs, picture) pairs, replacing earlier ones of the same (story, language)."""
        ...

    def pictures(self, editions: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Picture]:
        """Kept pictures by (story id, language); editions without one are left out."""
        ...

    def versions(self) -> dict[tuple[str, str], PublishedVersion]:
        """The latest published version by (story id, language)."""
        ...

    def save_versions(self, run_id: int, versions: Sequence[PublishedVersion], *, corrections: Sequence[Correction] = ()) -> None:
        """Keep published versions and the corrections that came with them."""
        ...

    def corrections(self) -> tuple[Correction, ...]:
        """All published corrections, the newest first."""
        ...

    def rejections(self, run_id: int) -> tuple[Rejected, ...]:
        """What a run could not use, in order."""
        ...

    def spoken_words(self, *, speaker_entity_id: str = "") -> Iterator[tuple[str, SpokenWords]]:
        """(story id, words) of the quote ledger in the order (told at, report id, start), of one speaker where named.

        The story id is empty while the report has none.
        """
        ...

    def pair_sightings(self) -> Iterator[PairSighting]:
        """Every place where a kept report gives a name in two scripts, in the order (report id, start)."""
        ...

    def pair_verdicts(self) -> dict[str, bool]:
        """What the editor said of pairs, by pair id: accepted or refused."""
        ...

    def save_pair_verdict(self, pair_id: str, *, is_accepted: bool) -> None:
        """Keep what the editor says of a pair; the latest counts."""
        ...

    def close(self) -> None:
        """Release the database."""
        ...


class SiteTree(Protocol):
    """The site's folder: always the whole old site or the whole new one."""

    def input_digests(self) -> dict[str, str]:
        """`inputs_digest` by path of the site as it stands; empty when there is none."""
        ...

    def switch(self, *, files: Iterable[SiteFile], kept: Iterable[str]) -> int:
        """Build the next site from new files and kept paths of the present one, then switch at once; how many files it has.

        Raises `SiteError` where the folder holds files that are not ours, `StoreFull` on a full disk; the old site then stands.
        """
        ...
