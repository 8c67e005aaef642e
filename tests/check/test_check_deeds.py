"""In one language: who only did something, who speaks in a transcript, and what the evidence hardly tells."""

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.model.verdict import REFUSED, ClaimKind, Finding


def _findings(draft: str, source: str, language: str, kind: ClaimKind) -> list[Finding]:
    verdicts = copydesk.check(draft, [SourceText(text=source, language=language)], language=language)
    return [each.finding for verdict in verdicts for each in verdict.verdicts if each.kind is kind]


@pytest.mark.parametrize(
    ("language", "draft", "source"),
    [
        (
            "en",
            "Lund Ferries reported a profit of three million euros for the year.",
            "Profit for the year was three million euros at Lund Ferries.",
        ),
        (
            "de",
            "Die Reederei Lund meldete einen Gewinn von drei Millionen Euro für das Jahr.",
            "Der Gewinn der Reederei Lund lag für das Jahr bei drei Millionen Euro.",
        ),
        (
            "fr",
            "La compagnie a annoncé un bénéfice annuel de trois millions d'euros.",
            "Le bénéfice annuel de la compagnie était de trois millions d'euros.",
        ),
        (
            "es",
            "La naviera anunció un beneficio anual de tres millones de euros.",
            "El beneficio anual de la naviera fue de tres millones de euros.",
        ),
    ],
)
def test_who_announces_a_thing_need_not_have_said_it(language: str, draft: str, source: str) -> None:
    """The evidence tells the thing: whether it was announced, rules cannot tell."""
    findings = _findings(draft, source, language, ClaimKind.ATTRIBUTION)

    assert findings
    assert not REFUSED & {*findings}


@pytest.mark.parametrize(
    "draft",
    [
        "Lund Ferries reported that profit for the year was three million euros.",
        "Lund Ferries said profit for the year was three million euros.",
    ],
)
def test_a_statement_that_the_evidence_gives_to_nobody_is_refused(draft: str) -> None:
    """A clause is a statement, and somebody must have made it."""
    findings = _findings(draft, "Profit for the year was three million euros.", "en", ClaimKind.ATTRIBUTION)

    assert Finding.UNSUPPORTED in findings


@pytest.mark.parametrize(
    "turn", ["Harbour master: The old pier must stay shut.", "Harbour master： The old pier must stay shut."]
)
def test_who_speaks_in_a_transcript_says_it(turn: str) -> None:
    """The words before the colon at the start of a line."""
    draft = "The Harbour master said the old pier must stay shut."

    assert _findings(draft, f"Chair: Thank you.\n{turn}", "en", ClaimKind.ATTRIBUTION) == [Finding.SUPPORTED]
    assert _findings(draft, f"Chair: {turn.partition(' The')[2]}", "en", ClaimKind.ATTRIBUTION) == [Finding.UNSUPPORTED]


def test_a_denial_that_the_evidence_hardly_tells_is_undecided() -> None:
    """It bears a quarter of the sentence: what is denied may stand anywhere."""
    draft = (
        "The price of fifty euros was not too high for a season ticket with a cabin, a meal and a place for a bicycle on deck."
    )

    assert _findings(draft, "Chair: Yes, about fifty euros, I said.", "en", ClaimKind.POLARITY) == [Finding.UNDECIDED]


def test_a_state_may_be_named_for_its_town() -> None:
    """Who writes it knows where the town lies; another state's name is still refused."""
    source = "Students in London poured blue paint on the road in front of the bridge on Monday."
    draft = "UK students poured blue paint on the road in front of the bridge on Monday."

    assert _findings(draft, source, "en", ClaimKind.NAME) == [Finding.UNDECIDED]
    assert _findings(draft.replace("UK", "French"), source, "en", ClaimKind.NAME) != [Finding.UNDECIDED]
    assert _findings(draft.replace("UK", "US"), source, "en", ClaimKind.NAME) == [Finding.UNSUPPORTED]


def test_who_believes_a_thing_may_have_said_it() -> None:
    """The evidence gives the thought to the same person: rules cannot tell, and refuse it of anybody else."""
    source = "Harbour master Anna Berg believes her pilots will have to hit top form in the strait."
    draft = "Anna Berg says her pilots will have to hit top form in the strait."

    assert _findings(draft, source, "en", ClaimKind.ATTRIBUTION) == [Finding.UNDECIDED]
    assert _findings(draft.replace("Anna Berg", "Ida Lund"), source, "en", ClaimKind.ATTRIBUTION) == [Finding.UNSUPPORTED]


def test_what_several_sentences_tell_together_is_undecided() -> None:
    """None of them has a quarter of it, and all together have most; what none of them has at all is refused."""
    source = (
        "A ferry hand was brought to the court. Prosecutors spoke about the lighthouse. The threats were made by telephone. "
        "He shot at nobody. His neighbours on the island were afraid. The pistol lay in a drawer. Everybody had admitted that."
    )
    draft = "A ferry hand admitted threats by telephone against neighbours with a pistol from the lighthouse drawer."
    other = "A glacier swallowed the orchestra while senators tasted marmalade under violet umbrellas by the lighthouse."

    (pieced,) = copydesk.check(draft, [SourceText(text=source, language="en")], language="en")
    (invented,) = copydesk.check(other, [SourceText(text=source, language="en")], language="en")

    assert pieced.finding is Finding.UNDECIDED
    assert invented.finding is Finding.UNSUPPORTED
