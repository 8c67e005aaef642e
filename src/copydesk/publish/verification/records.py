"""What a site says of itself as data: the records that its pages and feeds are compared with."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.tree import Tree

SITE_FILE: Final = "api/v1/site.json"
REDIRECTS_FILE: Final = "api/v1/redirects.json"
WITHDRAWN_FILE: Final = "api/v1/withdrawn.json"
STORY_FILE: Final = "story.json"


class Disclosure(msgspec.Struct, frozen=True):
    """The label of a story and its codes."""

    label: str
    ai_disclosure: str
    digital_source_type: str


class Citation(msgspec.Struct, frozen=True):
    """What a sentence stands on."""

    report: str
    text: str
    page_sha256: str


class Sentence(msgspec.Struct, frozen=True):
    """A sentence of a story; `id` is its place on the page."""

    id: str
    text: str
    treatment: str
    wording: str
    citations: tuple[Citation, ...]


class Report(msgspec.Struct, frozen=True):
    """A report in a story's source table."""

    number: int
    id: str
    source: str
    headline: str
    url: str


class PictureRecord(msgspec.Struct, frozen=True):
    """A story's picture."""

    path: str
    vector: str
    title: str
    label: str
    digital_source_type: str


class CorrectionRecord(msgspec.Struct, frozen=True):
    """A change of fact."""

    before: str
    after: str


class FactRecord(msgspec.Struct, frozen=True):
    """A report in another language, listed with its headline."""

    report: str
    headline: str


class DisagreementRecord(msgspec.Struct, frozen=True):
    """Different values for one thing: (sentence id, value) pairs."""

    sides: tuple[tuple[str, str], ...]


class RelatedRecord(msgspec.Struct, frozen=True):
    """A related story."""

    id: str


class StoryRecord(msgspec.Struct, frozen=True):
    """A story's `story.json`, as far as it is compared."""

    id: str
    language: str
    url: str
    path: str
    title: str
    version: int
    published_at: str
    modified_at: str
    disclosure: Disclosure
    sentences: tuple[Sentence, ...]
    reports: tuple[Report, ...]
    facts: tuple[FactRecord, ...] = ()
    disagreements: tuple[DisagreementRecord, ...] = ()
    corrections: tuple[CorrectionRecord, ...] = ()
    thread: str | None = None
    related: tuple[RelatedRecord, ...] = ()
    picture: PictureRecord | None = None


class RedirectRecord(msgspec.Struct, frozen=True):
    """The old address of a story, or of a `thread`; `to_path` is empty while what stands for it now waits for a person."""

    path: str
    to_path: str
    thread: str = ""


class _Redirects(msgspec.Struct, frozen=True):
    redirects: tuple[RedirectRecord, ...]
    threads: tuple[RedirectRecord, ...] = ()


class WithdrawnRecord(msgspec.Struct, frozen=True):
    """The address of an edition that came off the site."""

    path: str
    language: str


class _Withdrawn(msgspec.Struct, frozen=True):
    withdrawn: tuple[WithdrawnRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """All records of a site, looked up in the ways that checks ask. Pages are paths that end in `index.html`."""

    by_page: Mapping[str, StoryRecord]
    by_url: Mapping[str, StoryRecord]
    page_of: Mapping[tuple[str, str], str]
    thread_sizes: Mapping[tuple[str, str], int]


def stories_of(records: Sequence[StoryRecord]) -> Stories:
    """The look-ups over all records."""
    pages = {f"{record.path}index.html": record for record in records}
    return Stories(
        by_page=pages,
        by_url={record.url: record for record in records},
        page_of={(record.id, record.language): page for page, record in pages.items()},
        thread_sizes=Counter((record.thread, record.language) for record in records if record.thread),
    )


class NoteRecord(msgspec.Struct, frozen=True):
    """What a reader should know of the reports behind the site."""

    what: str
    treatment: str
    urls: tuple[str, ...]


class SiteRecord(msgspec.Struct, frozen=True):
    """The site's `api/v1/site.json`."""

    base_url: str
    languages: tuple[str, ...]
    owner: str
    contact: str
    labels: dict[str, str]
    notices: dict[str, tuple[str, ...]]
    disclosures: dict[str, tuple[NoteRecord, ...]]


def read_site(tree: Tree) -> SiteRecord | Problem:
    """The site's own facts, or why they cannot be read: without them nothing else can be judged."""
    if SITE_FILE not in tree.paths:
        return problem(SITE_FILE, "data-missing", "The site does not say what it is")
    try:
        return msgspec.json.decode(tree.read(SITE_FILE), type=SiteRecord)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return problem(SITE_FILE, "data-broken", f"The site's facts cannot be read: {error}")


def read_redirects(tree: Tree) -> tuple[RedirectRecord, ...] | Problem:
    """The old addresses that still have a page, or why they cannot be read."""
    if REDIRECTS_FILE not in tree.paths:
        return problem(REDIRECTS_FILE, "data-missing", "The list of old addresses is not there")
    try:
        old = msgspec.json.decode(tree.read(REDIRECTS_FILE), type=_Redirects)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return problem(REDIRECTS_FILE, "data-broken", f"The list of old addresses cannot be read: {error}")
    return (*old.redirects, *old.threads)


def read_withdrawn(tree: Tree) -> tuple[WithdrawnRecord, ...] | Problem:
    """The addresses of editions that came off the site, or why they cannot be read."""
    if WITHDRAWN_FILE not in tree.paths:
        return problem(WITHDRAWN_FILE, "data-missing", "The list of editions that came off the site is not there")
    try:
        return msgspec.json.decode(tree.read(WITHDRAWN_FILE), type=_Withdrawn).withdrawn
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return problem(WITHDRAWN_FILE, "data-broken", f"The list of editions that came off the site cannot be read: {error}")


def read_stories(tree: Tree) -> Iterator[StoryRecord | Problem]:
    """Every story's record, in order of path, or why it cannot be read."""
    for path in sorted(tree.paths):
        if path.rpartition("/")[2] != STORY_FILE:
            continue
        try:
            record = msgspec.json.decode(tree.read(path), type=StoryRecord)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            yield problem(path, "data-broken", f"The story's data cannot be read: {error}")
            continue
        if f"{record.path}{STORY_FILE}" == path:
            yield record
        else:
            yield problem(path, "data-broken", f"The story's data says that it stands at {record.path}")
