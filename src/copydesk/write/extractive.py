"""Writes a story from its reports' own sentences. No model, no key, no network; equal input gives an equal draft."""

from copydesk.model.cleared import Held, HeldReason
from copydesk.model.draft import Dossier, Draft, Material
from copydesk.write.candidates import candidates_of, may_give_words, speaks
from copydesk.write.fact_lines import fact_lines
from copydesk.write.headline import choose_headline
from copydesk.write.layout import lay_out
from copydesk.write.options import ExtractiveOptions
from copydesk.write.selection import choose


def write_extractive(dossier: Dossier, *, options: ExtractiveOptions) -> Draft | Held:
    """The story in the edition's language, told in its reports' own sentences as far as their rights allow.

    Where no report speaks the edition's language, the draft has an original headline and fact lines only. Cost: linear in
    the sentences of the story, about 20 µs each.
    """
    headline = choose_headline(dossier)
    if headline is None:
        return _held(dossier)
    choices = choose(candidates_of(dossier, options=options), options=options)
    layout = lay_out(choices, language=dossier.language, opened_at=dossier.story.opened_at, options=options)
    told = {each.material.report.id for choice in choices for each in (choice.candidate, *choice.others)}
    lines = fact_lines(dossier, (each for each in dossier.materials if _needs_line(each, dossier, told=told)), options=options)
    if not choices and not lines:
        return _held(dossier)
    return Draft(
        story_id=dossier.story.id,
        language=dossier.language,
        headline=headline,
        standfirst=layout.standfirst,
        paragraphs=layout.paragraphs,
        fact_lines=lines,
    )


def _needs_line(material: Material, dossier: Dossier, *, told: set[str]) -> bool:
    """Reports in other languages, those whose words may not be shown, and, where no sentence could be told, all."""
    if not speaks(material, language=dossier.language) or not may_give_words(material):
        return True
    return not told


def _held(dossier: Dossier) -> Held:
    limited = [material for material in dossier.materials if not may_give_words(material)]
    if limited and len(limited) == len(dossier.materials):
        names = ", ".join(sorted({f"{each.source.name} ({each.rights.value})" for each in limited}))
        return Held(
            story_id=dossier.story.id,
            language=dossier.language,
            reason=HeldReason.RIGHTS,
            message=f"no source of this story lets its words be shown: {names}",
            remedy="Record a licence for one of these sources in the desk file, or wait for a report with more rights.",
        )
    return Held(
        story_id=dossier.story.id,
        language=dossier.language,
        reason=HeldReason.NOTHING_TO_TELL,
        message="no report of this story has a headline and a sentence or fact that can stand on its own",
        remedy="Read the reports at their sources; the story is tried again when another report joins it.",
    )
