"""A new desk does not take everyday words for rare ones."""

from zlib import crc32

from tests.group.building import group, members, signature

from copydesk.group.background import TOLD_BEFORE, Rarities
from copydesk.text.tokens import stems, terms

LANTERN = ("Lantern makers march through Kessel", "")
LANTERN_RETOLD = ("Kessel sees lantern makers on the streets", "")


def test_headlines_that_share_rare_words_are_one_event() -> None:
    """As many words, none of them of every day."""
    first, retold = signature(1, LANTERN), signature(2, LANTERN_RETOLD, hours=1)

    assert members(group(first, retold)) == {frozenset({first.report_id, retold.report_id})}


def test_an_everyday_word_weighs_less_from_the_first_report_on() -> None:
    """Before any other report was told."""
    report = signature(1, ("Minister visits lantern makers", ""))

    vector = Rarities()["en"].vector(report.terms)

    rarity = {term: rarity for term, _, rarity in vector.rows}
    assert rarity[_term("minister")] < rarity[_term("lantern")]


def test_what_the_desk_tells_outweighs_what_it_began_with() -> None:
    """A desk on lanterns finds that they are no rare word."""
    rarity = Rarities()["en"]

    for _ in range(TOLD_BEFORE + 1):
        rarity.learn([_term("lantern")])

    assert rarity.seen_in[_term("lantern")] > rarity.seen_in[_term("minister")] == TOLD_BEFORE


def test_desks_do_not_share_what_they_counted() -> None:
    """Each begins with its own copy."""
    first, second = Rarities(), Rarities()

    first["en"].count([_term("minister")])

    assert second["en"].seen_in[_term("minister")] == TOLD_BEFORE


def _term(word: str) -> int:
    (stem,) = stems(terms(word, language="en"), language="en")
    return crc32(stem.encode())
