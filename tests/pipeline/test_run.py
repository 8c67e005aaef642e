"""Whole runs over a few pages, with store and site in memory."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from copydesk.adapters.clock import FixedClock
from copydesk.adapters.progress import QuietProgress
from copydesk.check import mending
from copydesk.check.gate import Gate
from copydesk.check.running import CheckBroke
from copydesk.illustrate.fonts import FontCoverage
from copydesk.model.cleared import Cleared, Held, HeldReason
from copydesk.model.draft import Dossier, Draft
from copydesk.model.edition import SiteFacts
from copydesk.model.lexicon import Lexicon
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import Page
from copydesk.model.source import Rights, SourceBook
from copydesk.model.verdict import ClaimKind, Finding, SentenceVerdict, Verdict, Wording
from copydesk.pipeline.newsroom import Knowledge, Newsroom, RunOptions, Workbench
from copydesk.pipeline.provisional import MOST_TRIES
from copydesk.pipeline.run import run_on_pages
from copydesk.pipeline.workers import Workers
from copydesk.testing.site_tree import MemorySiteTree
from copydesk.testing.store import MemoryStore

NOW = datetime(2026, 1, 9, 10, tzinfo=UTC)


def page(name: str, *, weeks: int = 20, place: str = "Alder") -> Page:
    """One outlet's page on a bridge that opens again."""
    headline = f"{place} bridge opens again after repairs"
    body = (
        f"<p>The city of {place} opened its bridge again on January 8 after {weeks} weeks of repairs, its mayor said.</p>"
        f"<p>Buses cross the {place} bridge every five minutes from now on, according to the city.</p>"
    )
    html = (
        f'<!doctype html><html lang="en"><head><title>{headline}</title><link rel="canonical" href="https://{name}.example/a">'
        f'<meta property="article:published_time" content="2026-01-08T09:00:00Z"></head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    )
    return Page(url=f"https://{name}.example/a", source_id="", fetched_at=NOW, body=html.encode())


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    """A newsroom in memory that may print whole sentences."""
    site = SiteFacts(
        base_url="https://test.example/",
        titles=(("en", "Test"), ("ko", "시험")),
        owner="The test",
        contact="desk@test.example",
        languages=("en", "ko"),
        built_at=NOW,
        sources=(),
        lexicon=Lexicon(),
    )
    store = MemoryStore()
    knowledge = Knowledge(
        options=RunOptions(languages=("en", "ko"), workers=1),
        sources=SourceBook(unlisted_rights=Rights.FULL),
        lexicon=Lexicon(),
        site=site,
        fonts=FontCoverage(),
        open_store=MemoryStore,
    )
    bench = Workbench(knowledge, store=store)
    with Workers(here=bench, make_bench=partial(Workbench, knowledge), count=1) as workers:
        yield Newsroom(bench=bench, workers=workers, tree=MemorySiteTree(), clock=FixedClock(NOW), progress=QuietProgress())


def later(newsroom: Newsroom) -> Newsroom:
    """The same newsroom a day on."""
    return replace(newsroom, clock=FixedClock(datetime(2026, 1, 10, 10, tzinfo=UTC)))


def test_pages_become_a_story_in_every_language(newsroom: Newsroom) -> None:
    """Two tellings of one event are one story, with an edition in each of the desk's languages."""
    receipt = run_on_pages(newsroom, name="first", pages=[page("one"), page("two")])

    assert (receipt.reports, receipt.stories, receipt.published) == (2, 1, 2)
    assert receipt.held == ()


def test_a_second_run_over_the_same_pages_changes_nothing(newsroom: Newsroom) -> None:
    """The same input gives the same site, and nothing is decided twice."""
    run_on_pages(newsroom, name="first", pages=[page("one")])
    before = newsroom.tree.input_digests()

    receipt = run_on_pages(newsroom, name="second", pages=[page("one")])

    assert receipt.new_pages == 0
    assert newsroom.tree.input_digests() == before


def test_a_corrected_page_makes_a_second_version_with_its_correction(newsroom: Newsroom) -> None:
    """The permalink stays, the version counts up, and what changed is kept."""
    run_on_pages(newsroom, name="first", pages=[page("one")])
    first = newsroom.store.versions()

    run_on_pages(later(newsroom), name="second", pages=[page("one", weeks=22)])

    second = newsroom.store.versions()
    assert {key: version.path for key, version in second.items()} == {key: version.path for key, version in first.items()}
    assert {version.version for (_, language), version in second.items() if language == "en"} == {2}
    assert any("22 weeks" in correction.after for correction in newsroom.store.corrections())


def test_a_page_that_cannot_be_read_costs_only_itself(newsroom: Newsroom) -> None:
    """It is counted with its reason; the others are published."""
    empty = replace(page("empty"), body=b"<html><body></body></html>")

    receipt = run_on_pages(newsroom, name="first", pages=[empty, page("one")])

    assert receipt.published == 2
    assert [(each.stage, each.code) for each in receipt.rejected] == [(Stage.READ, "no-text")]


def test_a_page_that_gather_rejected_is_on_the_receipt(newsroom: Newsroom) -> None:
    """Nothing is lost in silence."""
    refused = Rejected(stage=Stage.GATHER, subject="https://x.example/feed", code="robots", message="closed", remedy="Ask.")

    receipt = run_on_pages(newsroom, name="first", pages=[refused, page("one")])

    assert receipt.rejected == (refused,)


def test_a_gate_that_breaks_holds_every_story(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Checks fail closed: a fault of ours publishes nothing."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the gate broke")

    monkeypatch.setattr(Gate, "decide", broken)

    receipt = run_on_pages(newsroom, name="first", pages=[page("one")])

    assert receipt.published == 0
    assert {held.reason for held in receipt.held} == {HeldReason.CHECK_BROKE}


def test_a_story_that_a_broken_check_held_is_decided_again_in_a_later_run(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing about it changed but that the check works again; a run before the pause is over leaves it alone."""
    with monkeypatch.context() as patch:
        patch.setattr(mending, "examine", _breaking)
        first = run_on_pages(newsroom, name="first", pages=[page("one")])

    soon = run_on_pages(newsroom, name="second", pages=[])
    third = run_on_pages(later(newsroom), name="third", pages=[])

    assert {held.reason for held in first.held} == {HeldReason.CHECK_BROKE}
    assert (first.published, soon.published, third.published) == (0, 0, 2)


def test_a_story_that_breaks_the_gate_is_decided_again_in_a_later_run(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault outside the checks is no last word either."""
    with monkeypatch.context() as patch:
        patch.setattr(Gate, "decide", _broken)
        run_on_pages(newsroom, name="first", pages=[page("one")])

    receipt = run_on_pages(later(newsroom), name="second", pages=[])

    assert receipt.published == 2


def test_a_story_whose_check_always_breaks_is_decided_a_bounded_number_of_times(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the end the hold stands, and costs no more."""
    decided: list[str] = []
    decide = Gate.decide

    def counted(gate: Gate, draft: Draft, *, dossier: Dossier) -> Cleared | Held:
        decided.append(dossier.language)
        return decide(gate, draft, dossier=dossier)

    monkeypatch.setattr(Gate, "decide", counted)
    monkeypatch.setattr(mending, "examine", _breaking)
    for number in range(MOST_TRIES + 3):
        clock = FixedClock(NOW + timedelta(days=number))
        run_on_pages(replace(newsroom, clock=clock), name=f"run {number}", pages=[] if number else [page("one")])

    assert Counter(decided) == {"en": MOST_TRIES, "ko": MOST_TRIES}


def test_a_published_edition_that_is_held_later_comes_off_the_site(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old text is not left standing on sources that changed under it."""
    run_on_pages(newsroom, name="first", pages=[page("one")])

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the gate broke")

    monkeypatch.setattr(Gate, "decide", broken)
    receipt = run_on_pages(later(newsroom), name="second", pages=[page("one", weeks=22)])

    assert receipt.published == 0
    assert not any(path.endswith("story.json") for path in newsroom.tree.input_digests())


def test_a_permalink_outlives_the_edition_that_stood_there(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that nothing stands there, until the edition passes again and returns."""
    run_on_pages(newsroom, name="first", pages=[page("one")])
    permalinks = {f"{version.path}index.html" for version in newsroom.store.versions().values()}
    tree = newsroom.tree
    assert isinstance(tree, MemorySiteTree)

    with monkeypatch.context() as patch:
        patch.setattr(Gate, "decide", _broken)
        run_on_pages(later(newsroom), name="second", pages=[page("one", weeks=22)])
    withdrawn = {path: body for path, body in tree.look().items() if path in permalinks}
    run_on_pages(later(newsroom), name="third", pages=[page("one", weeks=23)])

    assert set(withdrawn) == permalinks
    assert all(b'content="410"' in body for body in withdrawn.values())
    assert all(b'content="410"' not in tree.look()[path] for path in permalinks)


def _breaking(*_: object, **__: object) -> None:
    raise CheckBroke("check_names", "OSError: a table could not be read")


def _broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("it broke")


def test_a_page_that_cannot_be_rendered_is_on_the_receipt(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do; its address says that nothing stands there, and no other page leads to it."""
    monkeypatch.setattr("copydesk.pipeline.publishing.story_files", _broken)

    receipt = run_on_pages(newsroom, name="first", pages=[page("one")])

    assert receipt.published == 0
    assert {(each.stage, each.code) for each in receipt.rejected} == {(Stage.PUBLISH, "page-broken")}
    assert all("ZeroDivisionError" in each.message and "report it" in each.remedy for each in receipt.rejected)
    tree = newsroom.tree
    assert isinstance(tree, MemorySiteTree)
    for version in newsroom.store.versions().values():
        assert b'content="410"' in tree.look()[f"{version.path}index.html"]
        assert version.path.encode() not in tree.look()["en/index.html"]


def test_an_edition_that_cannot_be_put_together_is_on_the_receipt(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left off the site; nothing is lost in silence."""
    monkeypatch.setattr("copydesk.pipeline.publishing.make_card", _broken)

    receipt = run_on_pages(newsroom, name="first", pages=[page("one")])

    assert receipt.published == 0
    assert {(each.stage, each.code) for each in receipt.rejected} == {(Stage.PUBLISH, "edition-broken")}


def test_a_draft_that_never_passes_is_written_a_bounded_number_of_times(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A held draft is written again without what failed, never for ever, and is then held with the last reason."""
    drafts: list[Draft] = []

    def refuse(_: Gate, draft: Draft, *, dossier: Dossier) -> Held:
        drafts.append(draft)
        return Held(
            story_id=dossier.story.id,
            language=draft.language,
            reason=HeldReason.HEADLINE_FAILED,
            message="refused",
            remedy="Look at it.",
            draft=draft,
            verdicts=tuple(_refusal(sentence.text) for sentence in draft.sentences),
        )

    monkeypatch.setattr(Gate, "decide", refuse)

    receipt = run_on_pages(newsroom, name="first", pages=[page("one"), page("two", weeks=21)])

    assert 1 < len(drafts) <= len(newsroom.options.languages) * newsroom.options.rounds
    assert receipt.published == 0


def _refusal(text: str) -> SentenceVerdict:
    refused = Verdict(kind=ClaimKind.NUMBER, text="20", value="20", finding=Finding.UNSUPPORTED, message="not stated")
    return SentenceVerdict(text=text, wording=Wording.EXCERPT, verdicts=(refused,))
