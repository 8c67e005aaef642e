"""An edition in brief."""

from typing import Final

from copydesk.model.draft import DraftSentence, Treatment
from copydesk.model.edition import Edition, EditionCard
from copydesk.publish.entities import source_words
from copydesk.publish.formats import formats_in
from copydesk.publish.importance import follows, variety_of
from copydesk.publish.printable import one_line
from copydesk.publish.strings import strings_in

SUMMARY_LENGTH: Final = 280
"""Characters of a summary: about three lines beside a picture at desk width. Chosen by looking at the pages."""
_HEADLINE_LENGTH: Final = 400


def make_card(edition: Edition) -> EditionCard:
    """The edition in brief, as front page, feeds, thread pages and related lists show it.

    A quoted summary carries its quotation marks and credits, so that no surface can lose them.
    """
    draft = edition.cleared.draft
    picture = edition.picture
    return EditionCard(
        story_id=edition.story.id,
        language=edition.language,
        path=edition.path,
        headline=one_line(draft.headline.text, limit=_HEADLINE_LENGTH),
        headline_language=draft.headline.language,
        summary=_summary(edition),
        version=edition.version,
        published_at=edition.published_at,
        modified_at=edition.modified_at,
        told_at=max((teller.report.told_at for teller in edition.tellers), default=edition.story.updated_at),
        disclosure=edition.disclosure,
        report_count=len(edition.tellers),
        independent=edition.story.independent,
        source_ids=tuple(sorted({teller.source.id for teller in edition.tellers})),
        credited_to=draft.headline.credited_to,
        quoted=draft.headline.treatment is Treatment.QUOTED,
        picture_path=picture_path(edition),
        picture_alt=one_line(picture.title) if picture else "",
        thread_id=edition.thread.id if edition.thread else "",
        entity_ids=edition.entity_ids,
        variety=variety_of(edition),
        follows=follows(edition),
        happened_on=edition.story.happened_on,
        named_days=edition.story.named_days,
    )


def picture_path(edition: Edition) -> str:
    """Where the edition's raster picture stands below the site's root, empty without picture."""
    if edition.picture is None:
        return ""
    ending = {"image/webp": "webp", "image/png": "png", "image/jpeg": "jpg"}.get(edition.picture.raster_type, "png")
    return f"{edition.path}picture.{ending}"


def _summary(edition: Edition) -> str:
    draft = edition.cleared.draft
    sentences = draft.standfirst or next((paragraph.sentences for paragraph in draft.paragraphs), ())
    if not sentences:
        return _foreign_summary(edition)
    told: list[DraftSentence] = []
    for sentence in sentences:
        if told and sum(len(each.text) for each in (*told, sentence)) > SUMMARY_LENGTH:
            break
        told.append(sentence)
    following = (*(sentence.credited_to for sentence in told[1:]), None)
    return " ".join(
        _shown(sentence, named=sentence.credited_to == later, edition=edition)
        for sentence, later in zip(told, following, strict=True)
    )


def _shown(sentence: DraftSentence, *, named: bool, edition: Edition) -> str:
    """A sentence with quotation marks and credit where it is quoted; `named` where the next one names the same sources."""
    text = one_line(sentence.text, limit=SUMMARY_LENGTH)
    if sentence.treatment is not Treatment.QUOTED:
        return text
    strings = strings_in(edition.language)
    names = {teller.source.id: source_words(teller.source, language=edition.language).printed for teller in edition.tellers}
    credited = () if named else tuple(names.get(source_id, source_id) for source_id in sentence.credited_to)
    credit = strings("story.credit", names=formats_in(edition.language).names(credited)) if credited else ""
    return f"{strings.quoted(text)} {credit}".strip()


def _foreign_summary(edition: Edition) -> str:
    formats = formats_in(edition.language)
    languages = dict.fromkeys(teller.report.language for teller in edition.tellers)
    names = tuple(formats.language_name(language) for language in languages)
    return strings_in(edition.language)("story.summary_foreign", languages=formats.names(names))
