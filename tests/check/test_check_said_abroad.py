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
        (
            "Ida Brunsvik, head of the Harbour Board, said the ferry would sail again in May.",
            "Ida Brunsvik, die Leiterin der Hafenbehörde, sagte, die Fähre werde im Mai wieder fahren.",
            "de",
        ),
        (
            "Ida Brunsvik said Marta Kowalik would sail again in May.",
            "이다 브룬스비크는 마르타 코발리크가 5월에 다시 항해할 것이라고 말했다.",
            "ko",
        ),
        ("The Harbour Commission said the ferry would sail in May.", "港口委员会表示渡轮将于5月启航。", "zh"),
    ],
)
def test_a_named_teller_is_found_beside_any_word_of_saying(draft: str, source: str, language: str) -> None:
    """Who of the names in a sentence speaks is read anew where the word of saying stands."""
    told = _told(draft, source, language=language)

    assert set(told) <= {Finding.SUPPORTED}


@pytest.mark.parametrize(
    ("source", "language"),
    [("他们会在5月回来。", "zh"), ("5월에 그들이 돌아올 것이다.", "ko"), ("Sie werden im Mai zurückkommen.", "de")],
)
def test_whoever_speaks_is_no_teller(source: str, language: str) -> None:
    """Many languages leave "I think" unsaid, and it makes nobody else say anything."""
    told = _told("I believe they will be back in May.", source, language=language)

    assert set(told) <= {Finding.SUPPORTED}


def test_people_at_the_start_of_a_sentence_are_no_name() -> None:
    """A capital there tells nothing."""
    told = _told("Officials said 384 people had died.", "Beamte sagten, dass 384 Menschen gestorben seien.", language="de")

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
