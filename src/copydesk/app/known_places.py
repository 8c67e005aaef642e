"""Settings whose places are those of the gazetteer."""

from dataclasses import replace

from copydesk.settings import Settings
from copydesk.text.gazetteer.shared import shared_places, with_places


def with_known_places(settings: Settings) -> Settings:
    """The settings with the gazetteer's ids for places that the desk's lexicon has too, in the weights of the front page as well.

    A desk calls South Korea what it likes: that 韓国人, "South Korean" and 방한 speak of it is known all the same.
    """
    shared = shared_places(settings.lexicon)
    subjects = tuple(sorted((shared.get(subject, subject), weight) for subject, weight in settings.weights.subjects))
    return replace(
        settings,
        lexicon=with_places(settings.lexicon, shared=shared),
        weights=replace(settings.weights, subjects=subjects),
    )
