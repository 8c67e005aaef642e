"""From kept decisions to editions: versions, permalinks, corrections, citations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from copydesk.check.gate import reopen
from copydesk.model.cleared import Cleared
from copydesk.model.draft import Draft
from copydesk.model.edition import Citation, Correction, Disclosure, Edition, ReviewState, Teller
from copydesk.model.facts import Reading, Sentence
from copydesk.model.picture import DigitalSourceType
from copydesk.model.report import Report
from copydesk.model.story import Grouping, Story
from copydesk.pipeline.corrections import corrections_between
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Decision, PublishedVersion, Run
from copydesk.publish.permalink import permalink
from copydesk.text.facts import FactReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a story: looked up once for a whole build."""

    grouping: Grouping
    stories: Mapping[str, Story]
    versions: Mapping[tuple[str, str], PublishedVersion]
    corrections: tuple[Correction, ...]


def version_step(newsroom: Newsroom, *, run: Run) -> None:
    """Give every cleared decision its version: the first sets permalink and publication time, a changed text counts up.

    Versions and the corrections that they bring are kept in one transaction.
    """
    known = newsroom.store.versions()
    stories = {story.id: story for story in newsroom.store.grouping().stories}
    facts = newsroom.fact_reader()
    versions: list[PublishedVersion] = []
    corrections: list[Correction] = []
    for decision in newsroom.store.decisions():
        before = known.get((decision.story_id, decision.language))
        story = stories.get(decision.story_id)
        if decision.cleared is None or story is None or (before and before.cleared_digest == decision.cleared_digest):
            continue
        cleared = reopen(decision.cleared, digest=decision.cleared_digest)
        versions.append(_next_version(cleared, story=story, before=before, run=run))
        corrections += _corrections(newsroom, cleared=cleared, before=before, run=run, facts=facts)
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


def _corrections(
    newsroom: Newsroom, *, cleared: Cleared, before: PublishedVersion | None, run: Run, facts: FactReader
) -> tuple[Correction, ...]:
    earlier = newsroom.store.cleared(before.cleared_digest) if before else None
    if before is None or earlier is None:
        return ()
    old = reopen(earlier, digest=before.cleared_digest)
    return corrections_between(old.draft, cleared.draft, at=run.started_at, facts=facts)


def editions(newsroom: Newsroom, *, around: Surroundings) -> Iterator[Edition]:
    """Every edition that stands on the site, one at a time, ordered by story and language."""
    for decision in newsroom.store.decisions():
        version = around.versions.get((decision.story_id, decision.language))
        story = around.stories.get(decision.story_id)
        if decision.cleared is not None and version is not None and story is not None:
            yield _edition(newsroom, decision=decision, story=story, version=version, around=around)


def _edition(newsroom: Newsroom, *, decision: Decision, story: Story, version: PublishedVersion, around: Surroundings) -> Edition:
    if decision.cleared is None:
        raise ValueError(f"decision on {decision.story_id} in {decision.language} is not cleared")
    cleared = reopen(decision.cleared, digest=decision.cleared_digest)
    reports = newsroom.store.reports(story.report_ids)
    readings = newsroom.store.readings(story.report_ids)
    related = dict(around.grouping.related).get(story.id, ())
    return Edition(
        cleared=cleared,
        story=story,
        path=version.path,
        version=version.version,
        published_at=version.published_at,
        modified_at=version.modified_at,
        disclosure=disclosure_of(cleared.draft),
        tellers=_tellers(newsroom, story=story, reports=reports),
        citations=_citations(cleared.draft, reports=reports, readings=readings),
        picture=newsroom.store.picture(story.id, decision.language),
        thread=next((thread for thread in around.grouping.threads if story.id in thread.story_ids), None),
        related=related,
        disagreements=tuple(each for each in around.grouping.disagreements if each.story_id == story.id),
        corrections=tuple(each for each in around.corrections if (each.story_id, each.language) == (story.id, decision.language)),
        entity_ids=story.entity_ids,
    )


def disclosure_of(draft: Draft) -> Disclosure:
    """The one record behind every label of an edition. Without a trained model the text is `algorithmicMedia`."""
    source_type = DigitalSourceType.TRAINED if draft.uses_model else DigitalSourceType.ALGORITHMIC
    return Disclosure(review=ReviewState.UNREVIEWED, source_type=source_type, writer=draft.writer, uses_model=draft.uses_model)


def _tellers(newsroom: Newsroom, *, story: Story, reports: Mapping[str, Report]) -> tuple[Teller, ...]:
    origin_of = {report_id: index for index, origin in enumerate(story.origins) for report_id in origin.report_ids}
    return tuple(
        Teller(
            report=reports[report_id],
            source=newsroom.sources.get(reports[report_id].source_id),
            origin=origin_of[report_id],
        )
        for report_id in story.report_ids
    )


def _citations(draft: Draft, *, reports: Mapping[str, Report], readings: Mapping[str, Reading]) -> tuple[Citation, ...]:
    wanted = {sentence_id for sentence in draft.sentences for sentence_id in sentence.citations}
    cited: dict[str, Sentence] = {
        sentence.id: sentence for reading in readings.values() for sentence in reading.sentences if sentence.id in wanted
    }
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
