"""One document at a time: what is read from it, and how a draft stands against its sources."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from copydesk.adapters.clock import SystemClock
from copydesk.app.folders import settings_of
from copydesk.errors import InputError
from copydesk.model.facts import Reading
from copydesk.model.page import Page, PageKind
from copydesk.model.report import Report
from copydesk.model.verdict import SentenceVerdict
from copydesk.pipeline.documents import SourceRead, check_text, first_page, read_one, read_source
from copydesk.pipeline.drafts import DOCX, draft_text, page_text
from copydesk.pipeline.judging import with_answers
from copydesk.pipeline.recount import Recount, Recounted, recount
from copydesk.ports.second_readers import Editor, Judge, SecondReaders
from copydesk.settings import Settings
from copydesk.text.facts import FactReader

__all__ = ["CheckedDraft", "Recount", "Recounted", "check_drafts", "is_address", "read_document", "recount_story"]

OWN_NAME: Final = "{name}"
"""Stands in the name of a source for the name of the draft that is checked."""


def read_document(where: str) -> tuple[Report, Reading]:
    """What is read from a file or an address. Raises `InputError` where nothing can be."""
    settings = settings_of(Path())
    page = _page(where, settings=settings)
    return read_one(page, sources=settings.sources, facts=FactReader(settings.lexicon))


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedDraft:
    """A draft as the user named it, and the verdicts on its sentences in order."""

    draft: str
    verdicts: tuple[SentenceVerdict, ...]


def check_drafts(
    drafts: Sequence[str], *, against: Sequence[str], editor: Editor | None = None, asks_judge: bool = False
) -> tuple[CheckedDraft, ...]:
    """The verdicts on drafts, each against all sources; all are files or addresses, sources also folders.

    `{name}` in a source is the draft's file name without its ending. A source is read once, however many drafts name it.
    `editor` vouches for wordings; where it is None, the approvals of this folder do. With `asks_judge` the judge that this
    folder's desk names is asked about the rest. Raises `InputError` for what cannot be read.
    """
    settings = settings_of(Path())
    facts = FactReader(settings.lexicon)
    vouching = editor or settings.approvals

    @cache
    def read(where: str) -> tuple[SourceRead, ...]:
        pages = _pages(where, settings=settings)
        return tuple(read_source(page, label=label, sources=settings.sources, facts=facts) for label, page in pages)

    text_of = cache(partial(_draft_text, settings=settings))

    def checked(draft: str, judge: Judge | None) -> CheckedDraft:
        named = dict.fromkeys(where.replace(OWN_NAME, Path(draft).stem) for where in against)
        sources = [each for where in named for each in read(where)]
        readers = SecondReaders(judge=judge, editor=vouching)
        verdicts = check_text(text_of(draft), against=sources, sources=settings.sources, facts=facts, readers=readers)
        return CheckedDraft(draft=draft, verdicts=verdicts)

    def all_checked(judge: Judge | None) -> tuple[CheckedDraft, ...]:
        return tuple(checked(draft, judge) for draft in drafts)

    if not asks_judge or settings.judge is None:
        return all_checked(None)
    from copydesk.app.judging import service_of  # noqa: PLC0415 - a network client, which most checks never need, is slow to import

    return with_answers(all_checked, service=service_of(settings, settings.judge), at=SystemClock().now())


def recount_story(record: Path, *, against: Sequence[str]) -> Recount:
    """A published story checked again from its `story.json`, with its stored pages where they are given. Raises `InputError`."""
    settings = settings_of(Path())
    if not record.is_file():
        raise InputError("there is no such file", subject=str(record), remedy="Name the story.json beside a story's page.")
    pages = [(where, _page(where, settings=settings)) for where in against]
    facts = FactReader(settings.lexicon)
    return recount(record.read_bytes(), name=str(record), pages=pages, sources=settings.sources, facts=facts)


def _draft_text(draft: str, *, settings: Settings) -> str:
    if is_address(draft):
        return page_text(_page(draft, settings=settings), name=draft)
    return draft_text(Path(draft), read_at=SystemClock().now())


def is_address(where: str) -> bool:
    """Whether a user names a page of the net, not a file."""
    return where.startswith(("http://", "https://"))


def _pages(where: str, *, settings: Settings) -> list[tuple[str, Page]]:
    """What a user calls each source, and its page: every file of a folder, but for hidden ones, in order of name."""
    if is_address(where) or not Path(where).is_dir():
        return [(where, _page(where, settings=settings))]
    files = [path for path in sorted(Path(where).iterdir()) if path.is_file() and not path.name.startswith(".")]
    if not files:
        raise InputError("is a folder without a file", subject=where, remedy="Put the draft's sources there, or name them.")
    return [(str(path), _page(str(path), settings=settings)) for path in files]


def _page(where: str, *, settings: Settings) -> Page:
    if not is_address(where):
        if Path(where).suffix.lower() == DOCX:
            return _document_page(Path(where))
        return _named_as_given(first_page(Path(where), fetched_at=SystemClock().now()), path=Path(where))
    import asyncio  # noqa: PLC0415 - as slow to import as the network client, and as little needed for files

    from copydesk.app.fetching import fetch_page  # noqa: PLC0415 - a network client, which files never need, is slow to import

    return asyncio.run(fetch_page(where, settings=settings))


def _document_page(path: Path) -> Page:
    """A Word document as a page of plain text."""
    text = draft_text(path, read_at=SystemClock().now())
    return Page(
        url=f"file:{path.as_posix()}", source_id="", fetched_at=SystemClock().now(), body=text.encode(), kind=PageKind.TEXT
    )


def _named_as_given(page: Page, *, path: Path) -> Page:
    """The page with the path that the user gave in its address, so that two files of one name stay two."""
    if not page.url.startswith("file:"):
        return page
    folder = path if path.is_dir() else path.parent
    return replace(page, url=f"file:{(folder / page.url.removeprefix('file:')).as_posix()}")
