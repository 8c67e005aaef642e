"""From kept decisions to editions: versions, permalinks, corrections, citations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from copydesk.check.gate import reopen
from copydesk.model.cleared import Cleared
from copydesk.model.draft import Draft
from copydesk.model.edition import Citation, Correction, Disclosure, Edition, ReviewState, Teller
from copydesk.model.facts import PrintedSentence
from copydesk.model.picture import DigitalSourceType, Picture
from copydesk.model.report import Report
from copydesk.model.source import SourceBook
from copydesk.model.story import Disagreement, RelatedStory, Story, Thread
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.corrections import corrections_between
from copydesk.pipeline.newsroom import Newsroom, Workbench
from copydesk.ports import PublishedVersion, Run
from copydesk.publish.permalink import permalink


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInputs:
    """What an edition is assembled from, besides what the store holds of it: small enough to be sent to another process."""

    story: Story
    version: PublishedVersion
    thread: Thread | None = None
    related: tuple[RelatedStory, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    corrections: tuple[Correction, ...] = ()


def version_step(newsroom: Newsroom, *, run: Run) -> None:
    """Give every cleared decision its version: the first sets permalink and publication time, a changed text counts up.

    Versions and the corrections that they bring are kept in one transaction.
    """
    known = newsroom.store.versions()
    stories = {story.id: story for story in newsroom.store.grouping().stories}
    versions: list[PublishedVersion] = []
    corrections: list[Correction] = []
    changed = [
        (key, digest)
        for key, digest in newsroom.store.cleared_digests().items()
        if digest and key[0] in stories and (key not in known or known[key].cleared_digest != digest)
    ]
    for batch in batches_of(changed, size=newsroom.options.batch_size):
        kept = newsroom.store.cleared(digest for _, digest in batch)
        for key, digest in batch:
            cleared, before = reopen(kept.get(digest, b""), digest=digest), known.get(key)
            versions.append(_next_version(cleared, story=stories[key[0]], before=before, run=run))
            corrections += _corrections(newsroom, cleared=cleared, before=before, run=run)
    newsroom.store.save_versions(run.id, versions, corrections=corrections)


def _next_version(cleared: Cleared, *, story: Story, before: PublishedVersion | None, run: Run) -> PublishedVersion:
    if before is not None:
        return replace(before, version=before.version + 1, cleared_digest=cleared.digest, modified_at=run.started_at)
    return PublishedVersion(
        story_id=story.id,
        language=cleared.draft.language,
        path=permalink(cleared.draft, story=story),
        version=1,
        cleared_digest=cleared.digest,
        published_at=run.started_at,
        modified_at=run.started_at,
    )


def _corrections(newsroom: Newsroom, *, cleared: Cleared, before: PublishedVersion | None, run: Run) -> tuple[Correction, ...]:
    earlier = newsroom.store.cleared([before.cleared_digest]).get(before.cleared_digest) if before else None
    if before is None or earlier is None:
        return ()
    old = reopen(earlier, digest=before.cleared_digest)
    return corrections_between(old.draft, cleared.draft, at=run.started_at, facts=newsroom.bench.facts)


def assemble(bench: Workbench, inputs: Sequence[EditionInputs], *, is_cited: bool = True) -> list[Edition]:
    """The editions, in order; what the store holds of them is loaded together.

    Without `is_cited` their citations are left out: no card shows them, and sentences are most of what has to be decoded.
    """
    report_ids = sorted({report_id for each in inputs for report_id in each.story.report_ids})
    kept = _Kept(
        reports=bench.store.reports(report_ids),
        printed=bench.store.printed(report_ids if is_cited else ()),
        cleared=bench.store.cleared(each.version.cleared_digest for each in inputs),
        pictures=bench.store.pictures((each.story.id, each.version.language) for each in inputs),
    )
    return [_edition(each, kept=kept, sources=bench.knowledge.sources) for each in inputs]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What the store holds of a batch of editions."""

    reports: Mapping[str, Report]
    printed: Mapping[str, tuple[PrintedSentence, ...]]
    cleared: Mapping[str, bytes]
    pictures: Mapping[tuple[str, str], Picture]


def _edition(inputs: EditionInputs, *, kept: _Kept, sources: SourceBook) -> Edition:
    story, version = inputs.story, inputs.version
    cleared = reopen(kept.cleared.get(version.cleared_digest, b""), digest=version.cleared_digest)
    own = [sentence for report_id in story.report_ids for sentence in kept.printed.get(report_id, ())]
    return Edition(
        cleared=cleared,
        story=story,
        path=version.path,
        version=version.version,
        published_at=version.published_at,
        modified_at=version.modified_at,
        disclosure=disclosure_of(cleared.draft),
        tellers=_tellers(story, reports=kept.reports, sources=sources),
        citations=_citations(cleared.draft, reports=kept.reports, printed=own),
        picture=kept.pictures.get((story.id, version.language)),
        thread=inputs.thread,
        related=inputs.related,
        disagreements=inputs.disagreements,
        corrections=inputs.corrections,
        entity_ids=story.entity_ids,
    )


def disclosure_of(draft: Draft) -> Disclosure:
    """The one record behind every label of an edition. Without a trained model the text is `algorithmicMedia`."""
    source_type = DigitalSourceType.TRAINED if draft.uses_model else DigitalSourceType.ALGORITHMIC
    return Disclosure(review=ReviewState.UNREVIEWED, source_type=source_type, writer=draft.writer, uses_model=draft.uses_model)


def _tellers(story: Story, *, reports: Mapping[str, Report], sources: SourceBook) -> tuple[Teller, ...]:
    origin_of = {report_id: index for index, origin in enumerate(story.origins) for report_id in origin.report_ids}
    return tuple(
        Teller(
            report=reports[report_id],
            source=sources.get(reports[report_id].source_id),
            origin=origin_of[report_id],
        )
        for report_id in story.report_ids
    )


def _citations(draft: Draft, *, reports: Mapping[str, Report], printed: Sequence[PrintedSentence]) -> tuple[Citation, ...]:
    wanted = {sentence_id for sentence in draft.sentences for sentence_id in sentence.citations}
    cited = {sentence.id: sentence for sentence in printed if sentence.id in wanted}
    return tuple(
        Citation(
            sentence_id=sentence.id,
            report_id=sentence.report_id,
            start=sentence.start,
            end=sentence.end,
            text=sentence.text,
            language=reports[sentence.report_id].language,
        )
        for sentence in sorted(cited.values(), key=lambda each: (each.report_id, each.index))
    )
