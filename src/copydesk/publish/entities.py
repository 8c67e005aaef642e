"""Names of people, bodies and places: established forms, never a guess."""

from copydesk.publish.renderer import Renderer
from copydesk.publish.views import Words
from copydesk.text.gazetteer import place


def entity_words(entity_id: str, *, language: str, original: str, renderer: Renderer) -> Words:
    """An entity's established form in a language, else in the report's own language, else its first.

    A code that neither the lexicon nor the gazetteer knows is tried as a country, then shown as it is.
    """
    entity = renderer.entities.get(entity_id) or place(entity_id)
    if entity is None:
        return Words(text=renderer.formats(language).country_name(entity_id))
    if form := entity.form_in(language):
        return Words(text=form)
    if form := entity.form_in(original):
        return Words(text=form, language=original)
    language_and_form = (*entity.forms, *entity.aliases)[:1]
    return Words(text=language_and_form[0][1], language=language_and_form[0][0]) if language_and_form else Words(text=entity_id)
