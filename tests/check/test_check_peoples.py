"""States that a draft tells by an adjective, beside evidence in another language."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import Finding

_SOURCES = {
    "fr": "Lundi, le ministre français a rencontré Erik Halvorsen à Brenkov pendant 12 minutes.",
    "de": "Am Montag traf der französische Minister Erik Halvorsen in Brenkov für 12 Minuten.",
    "es": "El lunes, el ministro francés se reunió con Erik Halvorsen en Brenkov durante 12 minutos.",
    "ru": "В понедельник французский министр встретился с Эриком Халворсеном в Бренкове на 12 минут.",
}


def _refusals(draft: str, language: str) -> list[str]:
    (verdict,) = copydesk.check(draft, [SourceText(text=_SOURCES[language], language=language)], language="en")
    return [each.text for each in verdict.verdicts if each.finding is Finding.CONTRADICTED]


@pytest.mark.parametrize("language", list(_SOURCES))
def test_another_peoples_minister_is_refused(language: str) -> None:
    """The evidence speaks of a state that the draft has not, and not of the draft's."""
    assert _refusals("On Monday the German minister met Erik Halvorsen in Brenkov for 12 minutes.", language) == ["German"]


@pytest.mark.parametrize("language", list(_SOURCES))
def test_the_same_peoples_minister_is_not(language: str) -> None:
    """An adjective answers for an adjective, and so does the country itself."""
    assert not _refusals("On Monday the French minister met Erik Halvorsen in Brenkov for 12 minutes.", language)
    assert not _refusals("On Monday the minister of France met Erik Halvorsen in Brenkov for 12 minutes.", language)


@pytest.mark.parametrize("language", list(_SOURCES))
def test_a_draft_that_leaves_the_people_out_is_not(language: str) -> None:
    """Nothing stands in the place of what is left out."""
    assert not _refusals("On Monday the minister met Erik Halvorsen in Brenkov for 12 minutes.", language)
