"""From an edition to what its page shows."""

from collections import Counter
from datetime import datetime
from typing import Final

from copydesk.model.draft import DraftSentence, FactLine
from copydesk.model.edition import Correction, Edition, EditionCard
from copydesk.model.story import Disagreement, DisagreementKind
from copydesk.model.verdict import Finding, Wording
from copydesk.publish.addresses import outward
from copydesk.publish.card import picture_path
from copydesk.publish.card_view import counts_of
from copydesk.publish.entities import entity_words
from copydesk.publish.evidence import Evidence
from copydesk.publish.formats import age_bucket, iso
from copydesk.publish.labels import label_of, picture_label
from copydesk.publish.printable import one_line
from copydesk.publish.renderer import Renderer
from copydesk.publish.source_table import origins_of
from copydesk.publish.story_links import Cards, parted_views, related_views, thread_view
from copydesk.publish.strings import Strings
from copydesk.publish.views import (
    CorrectionView,
    DisagreementView,
    FactView,
    ParagraphView,
    PictureView,
    SentenceView,
    SideView,
    StoryView,
    Time,
    WordingCount,
    Words,
)

_CLOCKS: Final = frozenset({"clock", "clock-12"})
"""Units of clock times: a reader wants to know that a time differs, not a figure."""


def story_view(edition: Edition, *, cards: Cards, own_card: EditionCard, renderer: Renderer) -> StoryView:
    """All that the story's page shows, in the page's language. Raises `GateError` where evidence is missing."""
    evidence = Evidence(edition, renderer=renderer)
    strings, formats = evidence.strings, evidence.formats
    draft = edition.cleared.draft
    headline = evidence.sentence(draft.headline, number=1, verdict=edition.cleared.verdicts[0], credited=())
    credit = evidence.credit(draft.headline.credited_to) if headline.quoted else ""
    return StoryView(
        story_id=edition.story.id,
        headline=headline,
        headline_credit=strings("story.headline_credit", names=credit) if credit else "",
        label=label_of(edition.disclosure, strings=strings),
        standfirst=_sentences(draft.standfirst, first=2, spoken=(), edition=edition, evidence=evidence),
        picture=_picture(edition, evidence=evidence),
        paragraphs=_paragraphs(edition, evidence=evidence),
        facts=tuple(_fact(line, evidence=evidence, renderer=renderer) for line in draft.fact_lines),
        facts_note=_facts_note(edition, evidence=evidence),
        facts_open=not draft.paragraphs,
        disagreements=tuple(_disagreement(each, evidence=evidence) for each in edition.disagreements),
        origins=origins_of(edition, evidence=evidence),
        counts=counts_of(len(edition.tellers), edition.story.independent, language=edition.language, renderer=renderer),
        wordings=_wordings(edition, evidence=evidence),
        checked_note=_checked_note(edition, strings=strings),
        unchecked_note=_unchecked_note(edition, strings=strings),
        thread=thread_view(edition, cards=cards, own_card=own_card, renderer=renderer),
        related=related_views(edition, cards=cards, renderer=renderer),
        parted=parted_views(edition, cards=cards, renderer=renderer),
        corrections=tuple(correction_view(each, renderer=renderer) for each in edition.corrections),
        version=strings("story.version", n=edition.version),
        told=strings("story.told", time=_told(edition, evidence=evidence)),
        published=_when("first_published", edition.published_at, evidence=evidence),
        modified=_when("last_changed", edition.modified_at, evidence=evidence) if edition.version > 1 else None,
        age=formats.age(age_bucket(own_card.told_at, now=renderer.site.built_at)),
    )


def _told(edition: Edition, *, evidence: Evidence) -> str:
    """The days of the first and the last report, which the day of publication on this site says nothing of."""
    times = sorted(teller.report.told_at for teller in edition.tellers) or [edition.story.updated_at]
    days = dict.fromkeys(evidence.formats.date(moment) for moment in (times[0], times[-1]))
    return " – ".join(days)


def _when(key: str, moment: datetime, *, evidence: Evidence) -> Time:
    return Time(text=evidence.strings(f"story.{key}", time=evidence.formats.time(moment)), iso=iso(moment))


def _paragraphs(edition: Edition, *, evidence: Evidence) -> tuple[ParagraphView, ...]:
    first = 2 + len(edition.cleared.draft.standfirst)
    views = []
    for paragraph in edition.cleared.draft.paragraphs:
        spoken = paragraph.attributed_to
        sentences = _sentences(paragraph.sentences, first=first, spoken=spoken, edition=edition, evidence=evidence)
        views.append(ParagraphView(lead_in=_lead_in(spoken, evidence=evidence), sentences=sentences))
        first += len(sentences)
    return tuple(views)


def _sentences(
    sentences: tuple[DraftSentence, ...], *, first: int, spoken: tuple[str, ...], edition: Edition, evidence: Evidence
) -> tuple[SentenceView, ...]:
    """Sentences in a row: who is named by the lead-in, or again after the next sentence, is not named twice."""
    verdicts = edition.cleared.verdicts
    following = (*(sentence.credited_to for sentence in sentences[1:]), None)
    return tuple(
        evidence.sentence(
            sentence,
            number=number,
            verdict=verdicts[number - 1],
            credited=() if sentence.credited_to in (spoken, later) else sentence.credited_to,
        )
        for number, (sentence, later) in enumerate(zip(sentences, following, strict=False), first)
    )


def _lead_in(source_ids: tuple[str, ...], *, evidence: Evidence) -> str:
    if not source_ids:
        return ""
    return evidence.strings.count("reported_by", len(source_ids), names=evidence.credit(source_ids))


def _picture(edition: Edition, *, evidence: Evidence) -> PictureView | None:
    picture = edition.picture
    if picture is None:
        return None
    return PictureView(
        file=picture_path(edition).removeprefix(edition.path),
        vector="picture.svg",
        alt=one_line(picture.title),
        description=one_line(picture.description),
        label=picture_label(picture, strings=evidence.strings),
        source_type=picture.source_type.value,
        width=picture.width,
        height=picture.height,
    )


def _fact(line: FactLine, *, evidence: Evidence, renderer: Renderer) -> FactView:
    teller = evidence.teller(line.report_id)

    def named(entity_id: str) -> Words:
        return entity_words(entity_id, language=evidence.edition.language, original=line.language, renderer=renderer)

    moments = (evidence.formats.moment(value) for value in line.when)
    return FactView(
        headline=evidence.words(line.headline, line.language),
        language_name=evidence.formats.language_name(line.language),
        number=evidence.number(line.report_id),
        source=evidence.source_name(evidence.source(line.source_id)),
        url=outward(teller.report.url) if teller else "",
        when=evidence.told(teller) if teller else None,
        who=tuple(named(entity_id) for entity_id in line.who),
        where=tuple(named(entity_id) for entity_id in line.where),
        moments=tuple(filter(None, moments)),
        figures=tuple(one_line(figure) for figure in line.figures),
    )


def _facts_note(edition: Edition, *, evidence: Evidence) -> str:
    draft = edition.cleared.draft
    if not draft.fact_lines:
        return ""
    if draft.paragraphs or draft.headline.language == draft.language:
        return evidence.strings("foreign.also")
    return evidence.strings("foreign.only", language=evidence.formats.language_name(edition.language))


def _disagreement(disagreement: Disagreement, *, evidence: Evidence) -> DisagreementView:
    kind = DisagreementKind.MOMENT if disagreement.about in _CLOCKS else disagreement.kind
    return DisagreementView(
        kind=evidence.strings(f"differ.{kind.value}"),
        about=_about(disagreement, evidence=evidence),
        sides=tuple(_side(sentence_id, value, evidence=evidence) for sentence_id, value in disagreement.sides),
    )


def _about(disagreement: Disagreement, *, evidence: Evidence) -> Words:
    """The counted thing in the report's own words; nothing where it is only our name of a unit, which the values carry."""
    teller = evidence.teller(disagreement.sides[0][0].rpartition(".")[0]) if disagreement.sides else None
    about = one_line(disagreement.about)
    if teller is None or disagreement.about in _CLOCKS or about.lower() not in teller.report.text.lower():
        return Words(text="")
    return evidence.words(about, teller.report.language)


def _side(sentence_id: str, value: str, *, evidence: Evidence) -> SideView:
    report_id = sentence_id.rpartition(".")[0]
    teller = evidence.teller(report_id)
    source = evidence.source_name(teller.source) if teller else Words(text="")
    words = evidence.words(value, teller.report.language) if teller else Words(text=one_line(value))
    return SideView(value=words, source=source, number=evidence.number(report_id))


def _wordings(edition: Edition, *, evidence: Evidence) -> tuple[WordingCount, ...]:
    counts = Counter(verdict.wording for verdict in edition.cleared.verdicts)
    return tuple(
        WordingCount(
            code=wording.value,
            name=evidence.strings(f"wording.{wording.value}"),
            detail=evidence.strings(f"wording.{wording.value}_detail"),
            count=evidence.strings.count("sentences", counts[wording]),
        )
        for wording in Wording
        if counts[wording]
    )


def _checked_note(edition: Edition, *, strings: Strings) -> str:
    """What was compared, what was not, and how many statements the comparison left open."""
    verdicts = (each for sentence in edition.cleared.verdicts for each in sentence.verdicts)
    undecided = sum(each.finding is Finding.UNDECIDED for each in verdicts)
    note = strings("story.checked")
    return f"{note} {strings('story.undecided_count', n=undecided)}" if undecided else note


def _unchecked_note(edition: Edition, *, strings: Strings) -> str:
    if all(verdict.wording is not Wording.UNCHECKED for verdict in edition.cleared.verdicts):
        return ""
    return strings("story.unchecked", wording=strings("wording.unchecked"))


def correction_view(correction: Correction, *, renderer: Renderer) -> CorrectionView:
    """A correction as a page in its language shows it. A reason that is a known code is put into words."""
    strings = renderer.strings(correction.language)
    known = f"correction.{correction.reason.replace('-', '_')}"
    return CorrectionView(
        when=Time(text=renderer.formats(correction.language).time(correction.at), iso=iso(correction.at)),
        before=one_line(correction.before),
        after=one_line(correction.after),
        reason=strings(known) if known in strings.words else one_line(correction.reason),
    )
