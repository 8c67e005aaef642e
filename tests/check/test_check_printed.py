"""Names that evidence in the claim's own language prints, whatever was read of it."""

import pytest
from tests.check.building import claim, ground, grounds, name, told

import copydesk
from copydesk.check.library import SourceText
from copydesk.check.names import check_names
from copydesk.check.printed import printed_once, printed_there
from copydesk.model.facts import EntityKind
from copydesk.model.verdict import REFUSED, ClaimKind, Finding


@pytest.mark.parametrize(
    ("draft", "source", "is_printed"),
    [
        ("Inter Milan are not interested.", "Inter Milan, whose coach was away, are not interested.", True),
        ("The coach left Milan on Monday.", "The coach left Inter Milan on Monday.", False),
        ("He died in a Nebraska prison.", "He was a player at the University of Nebraska prison.", False),
        ("The pier of Nebraska was shut.", "the pier of nebraska was shut.", True),
        ("The pier of Nebraska was shut.", "The long pier of nebraska is shut.", False),
    ],
)
def test_a_name_is_found_in_what_is_printed(draft: str, source: str, is_printed: bool) -> None:  # noqa: FBT001 - a table
    """With a word with a capital beside it, or in a text without capitals; a place inside another name is not that place."""
    place = "Milan" if "Milan" in draft else "Nebraska"
    mine = claim(draft, name(place, "xx-place", kind=EntityKind.PLACE))

    found_there = printed_there(mine.facts.names[0], claim=mine, grounds=grounds(ground(told(source))))

    assert (found_there is not None) == is_printed


def test_a_place_inside_a_longer_name_is_no_missing_place() -> None:
    """What the claim reads as a town, the evidence reads as a club."""
    source = ground(told("Inter Milan, whose coach was away, are not interested.", name("Inter Milan", kind=None)))
    mine = claim("Inter Milan are not interested.", name("Milan", "it-mi", kind=EntityKind.PLACE))

    (verdict,) = check_names(mine, grounds(source))

    assert verdict.finding is Finding.SUPPORTED


def test_the_names_of_a_list_have_no_order() -> None:
    """Three who did one thing together; two who did something to each other may not change places."""
    source = SourceText(text="Anna Berg, Ida Lund and Ole Strand rowed to the island on Monday.", language="en")
    turned = "Ole Strand, Anna Berg and Ida Lund rowed to the island on Monday."
    other = SourceText(text="Anna Berg thanked Ida Lund for the rescue on Monday.", language="en")

    (listed,) = copydesk.check(turned, [source], language="en")
    (swapped,) = copydesk.check("Ida Lund thanked Anna Berg for the rescue on Monday.", [other], language="en")

    assert not [each for each in listed.verdicts if each.kind is ClaimKind.NAME and each.finding in REFUSED]
    assert swapped.finding is Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("draft", "source", "language"),
    [
        ("Four people died in Kyushu Kyushu.", "九州で四人が死亡した。", "ja"),
        ("Four people died in Lund on July 19 19.", "Vier Menschen starben am 19. Juli in Lund.", "de"),
    ],
)
def test_what_was_typed_twice_is_no_other_name_or_figure(draft: str, source: str, language: str) -> None:
    """A slip of the writer; a name that is made of one word twice stands in the evidence as that."""
    (verdict,) = copydesk.check(draft, [SourceText(text=source, language=language)], language="en")

    assert verdict.finding not in REFUSED


def test_a_name_of_one_word_twice_stays_whole() -> None:
    """Where the evidence prints it so, it is that name."""
    draft = claim("Duran Duran played in Lund.", name("Duran Duran", kind=None))

    kept = printed_once(draft.facts.names[0], grounds(ground(told("On Monday Duran Duran played in Lund."))))

    assert kept.text == "Duran Duran"
