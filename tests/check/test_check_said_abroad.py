"""Who says it, in a draft in another language than its sources."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import ClaimKind, Finding


def _told(draft: str, source: str, *, language: str) -> list[Finding]:
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")
    return [each.finding for each in verdict.verdicts if each.kind is ClaimKind.ATTRIBUTION]


@pytest.mark.parametrize(
    ("draft", "source", "language"),
    [
        (
            "The ferry will sail again in May, Harbour Secretary Ida Brunsvik said.",
            "El transbordador volverá a navegar en mayo, dijo la Secretaria de Puertos, Ida Brunsvik.",
            "es",
        ),
        (
            "The ferry will sail again in May, Ida Brunsvik pledged.",
            "Ida Brunsvik gelobte, die Fähre werde im Mai wieder fahren.",
            "de",
        ),
        (
            "The ferry will sail again in May, Ida Brunsvik insisted.",
            "Ида Брунсвик настаивает: паром снова пойдёт в мае.",
            "ru",
        ),
        (
            "“We are ready,” Ida Brunsvik said of the deal with Canada.",
            "« Nous sommes prêts », a affirmé Ida Brunsvik à propos de l'accord avec le Canada.",
            "fr",
        ),
    ],
)
def test_a_named_teller_is_found_beside_any_word_of_saying(draft: str, source: str, language: str) -> None:
    """Who of the names in a sentence speaks is read anew where the word of saying stands."""
    told = _told(draft, source, language=language)

    assert set(told) <= {Finding.SUPPORTED}


def test_officials_of_a_place_answer_for_officials() -> None:
    """The place is no teller; a claim that names nobody is not held against it."""
    told = _told("Officials said 384 people had died.", "印尼官员称，已有384人死亡。", language="zh")

    assert set(told) <= {Finding.SUPPORTED}


def test_another_named_teller_leaves_it_undecided() -> None:
    """The evidence names both, but has the other one say it."""
    told = _told(
        "Marta Kowalik said the bridge near Berlin was safe.",
        "Ida Brunsvik sagte, Marta Kowalik habe die Brücke bei Berlin gesperrt und sie sei sicher.",
        language="de",
    )

    assert told == [Finding.UNDECIDED]


def test_a_verb_that_tells_no_saying_is_compared_as_little_as_any_other() -> None:
    """What somebody hopes may stand in any words."""
    told = _told("Ida Brunsvik hopes to sail to Canada in May.", "Ida Brunsvik will im Mai nach Kanada fahren.", language="de")

    assert set(told) <= {Finding.SUPPORTED}
