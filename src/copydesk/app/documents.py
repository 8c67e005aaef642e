"""One document at a time: what is read from it, and how a draft stands against its sources."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from copydesk.adapters.clock import SystemClock
from copydesk.app.folders import settings_of
from copydesk.errors import InputError
from copydesk.model.facts import Reading
from copydesk.model.page import Page, PageKind
from copydesk.model.report import Report
from copydesk.model.verdict import SentenceVerdict
from copydesk.pipeline.documents import check_text, first_page, read_one
from copydesk.pipeline.drafts import DOCX, draft_text, page_text
from copydesk.pipeline.recount import Recount, recount
from copydesk.settings import Settings
from copydesk.text.facts import FactReader

__all__ = ["Recount", "check_draft", "is_address", "read_document", "recount_story"]


def read_document(where: str) -> tuple[Report, Reading]:
    """What is read from a file or an address. Raises `InputError` where nothing can be."""
    settings = settings_of(Path())
    page = _page(where, settings=settings)
    return read_one(page, sources=settings.sources, facts=FactReader(settings.lexicon))


def check_draft(draft: str, *, against: Sequence[str]) -> tuple[SentenceVerdict, ...]:
    """The verdicts of a draft's sentences against sources, all files or addresses. Raises `InputError` for an unreadable one."""
    settings = settings_of(Path())
    text = _draft_text(draft, settings=settings)
    pages = [(where, _page(where, settings=settings)) for where in against]
    return check_text(text, against=pages, sources=settings.sources, facts=FactReader(settings.lexicon))


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
