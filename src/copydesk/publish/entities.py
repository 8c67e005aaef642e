"""Names of people, bodies, places and sources: established forms, else the original with a romanisation; never a guess."""

from functools import lru_cache

from copydesk.model.lexicon import Entity
from copydesk.model.source import Source
from copydesk.publish.printable import one_line
from copydesk.publish.renderer import Renderer
from copydesk.publish.views import Words
from copydesk.text.gazetteer import place
from copydesk.text.printed import printed_name


def entity_words(entity_id: str, *, language: str, original: str, renderer: Renderer) -> Words:
    """An entity's established form in a language, else in the report's own language, else its first, romanised.

    A code that neither the lexicon nor the gazetteer knows is tried as a country, then shown as it is.
    """
    entity = renderer.entities.get(entity_id) or place(entity_id)
    if entity is None:
        return Words(text=renderer.formats(language).country_name(entity_id))
    own = ((original, form) for form in [entity.form_in(original)] if form)
    written_in, form = (*own, *entity.forms, *entity.aliases, ("", entity_id))[0]
    return _words(form, written_in=written_in, language=language, entity=entity)


@lru_cache(4096)
def source_words(source: Source, *, language: str) -> Words:
    """A source's established name in a language, else its own name, romanised."""
    written_in = "" if source.language in {language, "und"} else source.language
    established = dict(source.names).get(language)
    if established is not None:
        return Words(text=one_line(established))
    return _words(one_line(source.name), written_in=written_in, language=language, entity=None)


def _words(original: str, *, written_in: str, language: str, entity: Entity | None) -> Words:
    name = printed_name(original, language=language, written_in=written_in, entity=entity)
    return Words(text=name.text, language="" if name.is_established else written_in, romanised=name.romanised)
