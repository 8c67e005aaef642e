"""The group step over a real store: runs go on from what was kept, and find their way where nothing was."""

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import msgspec
import pytest

from copydesk.adapters.clock import FixedClock
from copydesk.adapters.progress import QuietProgress
from copydesk.group.memory import ABOUT, FORM
from copydesk.group.signature import encode_signature, make_signature
from copydesk.illustrate.fonts import FontCoverage
from copydesk.model.edition import SiteFacts
from copydesk.model.facts import Reading
from copydesk.model.lexicon import Lexicon
from copydesk.model.page import Page
from copydesk.model.report import Report, compose_text, report_id_of
from copydesk.model.source import Source, SourceBook
from copydesk.model.story import Grouping
from copydesk.model.story_decision import StoryDecision
from copydesk.pipeline.grouping import group_step
from copydesk.pipeline.newsroom import Knowledge, Newsroom, RunOptions, Workbench
from copydesk.pipeline.workers import Workers
from copydesk.ports import GroupState, ReadRecord, Store
from copydesk.store.database import open_store
from copydesk.testing.site_tree import MemorySiteTree

MORNING = datetime(2026, 1, 9, 6, tzinfo=UTC)
EVENTS = (
    ("Ferry to Port Kessel sails again", "Engineers repaired the pier that the storm damaged, the harbour board said."),
    ("City library opens a reading room", "Nurses and drivers can borrow books there until dawn, the city said."),
    ("Bridge over the river is closed", "Inspectors found cracks, and traffic takes a detour through the old town."),
)


@contextmanager
def newsroom_at(path: Path, *, decisions: tuple[StoryDecision, ...] = ()) -> Iterator[Newsroom]:
    """A newsroom whose store is a file; each is a process of its own as far as the store knows."""
    site = SiteFacts(
        base_url="https://test.example/",
        titles=(("en", "Test"),),
        owner="The test",
        contact="desk@test.example",
        languages=("en",),
        built_at=MORNING,
        sources=(),
        lexicon=Lexicon(),
    )
    with closing(open_store(str(path))) as store:
        knowledge = Knowledge(
            options=RunOptions(languages=("en",), workers=1),
            sources=SourceBook(),
            lexicon=Lexicon(),
            site=site,
            fonts=FontCoverage(),
            open_store=partial(open_store, str(path)),
            decisions=decisions,
        )
        bench = Workbench(knowledge, store=store)
        with Workers(here=bench, make_bench=partial(Workbench, knowledge), count=1) as workers:
            yield Newsroom(
                bench=bench, workers=workers, tree=MemorySiteTree(), clock=FixedClock(MORNING), progress=QuietProgress()
            )


def report(number: int, *, event: int, hours: float, body: str = "") -> Report:
    """An outlet's report on an event."""
    headline, told = EVENTS[event]
    words = body or f"{told} It was outlet {number} that counted {number} people there."
    url = f"https://outlet{number}.example/{event}"
    return Report(
        id=report_id_of(url),
        url=url,
        source_id=f"outlet{number}",
        page_sha256="0" * 64,
        language="en",
        headline=headline,
        text=compose_text(headline, "", (words,)),
        paragraphs=(words,),
        received_at=MORNING + timedelta(hours=hours),
    )


def keep_read(store: Store, reports: Sequence[Report]) -> None:
    """Reports as the read stage leaves them."""
    run = store.begin_run(at=MORNING, inputs=("read",))
    for each in reports:
        body = each.text.encode()
        store.add_pages(run.id, [Page(url=each.url, source_id=each.source_id, fetched_at=each.received_at, body=body)])
        page = store.unread_pages(after=0, limit=1)[0]
        kept = Report(**{name: getattr(each, name) for name in each.__dataclass_fields__} | {"page_sha256": page.page.sha256})
        reading = Reading(report_id=each.id, language="en")
        stored = msgspec.msgpack.encode(reading)
        own = Source(id=each.source_id, name=each.source_id, language="en", country="")
        signature = encode_signature(make_signature(kept, reading, source=own))
        store.add_readings(run.id, [ReadRecord(page_id=page.page_id, report=kept, reading=stored, signature=signature)])
    store.finish_run(run.id)


def run_over(path: Path, reports: Sequence[Report], *, decisions: tuple[StoryDecision, ...] = ()) -> Grouping:
    """One run of the group step in a newsroom of its own."""
    with newsroom_at(path, decisions=decisions) as newsroom:
        keep_read(newsroom.store, reports)
        run = newsroom.store.begin_run(at=MORNING, inputs=("group",))
        group_step(newsroom, run=run)
        newsroom.store.finish_run(run.id)
        return newsroom.store.grouping()


STREAM = tuple(report(number, event=number * number % 3, hours=number * 5) for number in range(24))


@pytest.mark.parametrize("size", [1, 5, 11])
def test_runs_of_any_size_tell_the_same_stories(size: int, tmp_path: Path) -> None:
    """Every run is another process on the same file; what it goes on from is what the one before kept."""
    whole = run_over(tmp_path / "whole.db", STREAM)

    for begin in range(0, len(STREAM), size):
        cut = run_over(tmp_path / "cut.db", STREAM[begin : begin + size])

    assert (cut.stories, cut.redirects) == (whole.stories, whole.redirects)
    assert len(whole.stories) > 1


def test_a_grouping_that_was_not_kept_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decisions and what the next ones rest on are kept together or not at all: a run that dies between them loses both."""
    path = tmp_path / "store.db"
    run_over(path, STREAM[:12])
    with monkeypatch.context() as patch:
        patch.setattr("copydesk.store.group_state.pack", _cut_off)
        with pytest.raises(RuntimeError, match="power cut"):
            run_over(path, STREAM[12:])

    again = run_over(path, ())

    assert again.stories == run_over(tmp_path / "undisturbed.db", STREAM).stories


def _cut_off(_: bytes) -> bytes:
    raise RuntimeError("power cut")


def test_open_stories_of_another_form_are_made_again_and_it_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """After an upgrade the window is read once more; stories keep their identity and go on growing."""
    path = tmp_path / "store.db"
    before = run_over(path, STREAM[:12])
    with newsroom_at(path) as newsroom:
        about = msgspec.msgpack.decode(newsroom.store.group_parts()[ABOUT])
        parts = {**newsroom.store.group_parts(), ABOUT: msgspec.msgpack.encode([FORM + 1, *about[1:]])}
        run = newsroom.store.begin_run(at=MORNING, inputs=("upgrade",))
        newsroom.store.save_grouping(run.id, before, state=GroupState(parts=tuple(parts.items()), stories=()))

    with caplog.at_level(logging.WARNING):
        after = run_over(path, STREAM[12:])

    assert f"form {FORM + 1}" in caplog.text
    assert {story.id for story in before.stories} <= {story.id for story in after.stories} | dict(after.redirects).keys()
    assert {frozenset(each.report_ids) for each in after.stories} == {
        frozenset(each.report_ids) for each in run_over(tmp_path / "undisturbed.db", STREAM).stories
    }


def test_a_store_of_an_earlier_edition_goes_on(tmp_path: Path) -> None:
    """It has stories and no kept state: the open ones are found in the window, without a word of trouble."""
    path = tmp_path / "store.db"
    before = run_over(path, STREAM[:12])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM group_part")
        connection.execute("DELETE FROM open_story")

    after = run_over(path, STREAM[12:])

    assert {story.id for story in before.stories} <= {story.id for story in after.stories} | dict(after.redirects).keys()
