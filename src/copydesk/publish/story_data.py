"""A story as data: what `story.json` beside each page says. The record that every other surface is compared with."""

from collections.abc import Iterator
from typing import Final

from copydesk.model.draft import DraftSentence, FactLine
from copydesk.model.edition import Edition
from copydesk.model.judgement import Opinion, judgement_record
from copydesk.model.verdict import SentenceVerdict
from copydesk.publish.addresses import outward
from copydesk.publish.card import picture_path
from copydesk.publish.card_view import titled
from copydesk.publish.evidence import Evidence
from copydesk.publish.formats import iso
from copydesk.publish.labels import label_of, picture_label
from copydesk.publish.renderer import Renderer, json_text
from copydesk.publish.story_links import Cards

FORMAT: Final = 1
"""Counts up when a field changes its meaning; new fields do not count."""

_Json = dict[str, object]


def story_json(edition: Edition, *, cards: Cards, renderer: Renderer) -> str:
    """The story with its label, sentences, verdicts, citations (code-point offsets, page hashes), reports and origins."""
    evidence = Evidence(edition, renderer=renderer)
    card = cards[edition.story.id, edition.language]
    language = edition.language
    return json_text(
        {
            "format": FORMAT,
            "id": edition.story.id,
            "language": language,
            "url": renderer.url(edition.path),
            "path": edition.path,
            "title": titled(card, renderer=renderer),
            "version": edition.version,
            "published_at": iso(edition.published_at),
            "modified_at": iso(edition.modified_at),
            "disclosure": disclosure_json(edition, renderer=renderer),
            "policy": edition.cleared.policy.value,
            "cleared_digest": edition.cleared.digest,
            "sentences": list(_sentences(edition, evidence=evidence)),
            "reports": [_report(teller_index, evidence=evidence) for teller_index in range(len(evidence.tellers))],
            "origins": [
                {"root": origin.root_report_id, "reports": origin.report_ids, "reason": origin.reason.value, "wire": origin.wire}
                for origin in edition.story.origins
            ],
            "facts": [_fact(line) for line in edition.cleared.draft.fact_lines],
            "disagreements": [
                {"kind": each.kind.value, "about": each.about, "sides": [list(side) for side in each.sides]}
                for each in edition.disagreements
            ],
            "corrections": [
                {"at": iso(each.at), "before": each.before, "after": each.after, "reason": each.reason}
                for each in edition.corrections
            ],
            "repairs": [{"kind": each.kind.value, "reason": each.reason} for each in edition.cleared.repairs],
            "picture": _picture(edition, renderer=renderer),
            "split_from": edition.story.split_from or None,
            "split_off": edition.story.split_off,
            "happened_on": edition.story.happened_on or None,
            "named_days": edition.story.named_days,
            "thread": edition.thread.id if edition.thread else None,
            "related": [{"id": each.story_id, "reason": each.reason.value} for each in edition.related],
        }
    )


def disclosure_json(edition: Edition, *, renderer: Renderer) -> _Json:
    """The disclosure with the label that people see and the codes that machines read."""
    disclosure = edition.disclosure
    label = label_of(disclosure, strings=renderer.strings(edition.language))
    return {
        "label": label.text,
        "ai_disclosure": label.ai_disclosure,
        "digital_source_type": label.source_type,
        "review": disclosure.review.value,
        "reviewer": disclosure.reviewer,
        "uses_model": disclosure.uses_model,
        "writer": disclosure.writer,
        "translated": disclosure.translated,
    }


def _sentences(edition: Edition, *, evidence: Evidence) -> Iterator[_Json]:
    draft = edition.cleared.draft
    body = 2 + len(draft.standfirst)
    for number, (sentence, verdict) in enumerate(zip(draft.sentences, edition.cleared.verdicts, strict=True), 1):
        part = "headline" if number == 1 else "standfirst" if number < body else "body"
        yield _sentence(sentence, verdict=verdict, number=number, part=part, evidence=evidence)


def _sentence(sentence: DraftSentence, *, verdict: SentenceVerdict, number: int, part: str, evidence: Evidence) -> _Json:
    citations = [evidence.citation(sentence_id) for sentence_id in sentence.citations]
    return {
        "id": f"s{number}",
        "part": part,
        "text": sentence.text,
        "language": sentence.language,
        "treatment": sentence.treatment.value,
        "credited_to": sentence.credited_to,
        "wording": verdict.wording.value,
        **_approval(verdict),
        **_judgement(verdict),
        "finding": verdict.finding.value,
        "claims": [
            {"kind": each.kind.value, "text": each.text, "value": each.value, "finding": each.finding.value}
            for each in verdict.verdicts
        ],
        "citations": [
            {
                "sentence": citation.sentence_id,
                "report": citation.report_id,
                "start": citation.start,
                "end": citation.end,
                "text": citation.text,
                "language": citation.language,
                "page_sha256": teller.report.page_sha256 if (teller := evidence.teller(citation.report_id)) else "",
            }
            for citation in citations
        ],
    }


def _approval(verdict: SentenceVerdict) -> _Json:
    approved = verdict.approved
    return {} if approved is None else {"approved": {"by": approved.by, "at": iso(approved.at)}}


def _judgement(verdict: SentenceVerdict) -> _Json:
    judgement = verdict.judgement
    if judgement is None:
        return {}
    # Why there is no answer is the operator's to know: it may name a machine of the own network.
    reason = {"reason": ""} if judgement.opinion is Opinion.NONE else {}
    return {"judgement": {**judgement_record(judgement), **reason, "at": iso(judgement.at)}}


def _report(index: int, *, evidence: Evidence) -> _Json:
    teller = evidence.tellers[index]
    report = teller.report
    return {
        "number": index + 1,
        "id": report.id,
        "source": teller.source.id,
        "source_name": evidence.source_name(teller.source).text,
        "headline": report.headline,
        "language": report.language,
        "url": outward(report.url),
        "published_at": iso(report.published_at) if report.published_at else None,
        "received_at": iso(report.received_at),
        "page_sha256": report.page_sha256,
        "origin": teller.origin,
        "rights": report.rights.value,
    }


def _fact(line: FactLine) -> _Json:
    return {
        "report": line.report_id,
        "headline": line.headline,
        "language": line.language,
        "who": line.who,
        "where": line.where,
        "when": line.when,
        "figures": line.figures,
    }


def _picture(edition: Edition, *, renderer: Renderer) -> _Json | None:
    picture = edition.picture
    if picture is None:
        return None
    return {
        "path": picture_path(edition),
        "vector": f"{edition.path}picture.svg",
        "kind": picture.kind.value,
        "title": picture.title,
        "description": picture.description,
        "label": picture_label(picture, strings=renderer.strings(edition.language)),
        "digital_source_type": picture.source_type.value,
    }
