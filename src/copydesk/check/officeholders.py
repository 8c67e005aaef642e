"""Bodies that the evidence speaks of by who holds an office of theirs: the unification minister for his ministry."""

from collections.abc import Iterator

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.model.facts import Name
from copydesk.model.lexicon import Entity


def office_of_named(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The sentence that names the holder of an office which the claim prints around a name: 朝鮮労働党総書記.

    That the office is his the lexicon says; that he is meant, the evidence.
    """
    start = name.start - claim.base
    for office, holder in _offices(name, claim=claim, grounds=grounds):
        place = claim.sentence.text.casefold().find(office)
        if 0 <= place <= start < place + len(office) and (ground := _naming(holder, grounds)) is not None:
            return ground
    return None


def is_told_by_office(name: Name, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether the evidence names, or calls by the office, somebody whose office has the body's name in it."""
    return any(_naming(holder, grounds) for _, holder in _offices(name, claim=claim, grounds=grounds))


def _offices(name: Name, *, claim: Claim, grounds: Grounds) -> Iterator[tuple[str, Entity]]:
    """Offices in the claim's language that have a name in them, with who holds them."""
    printed = name.text.casefold()
    return ((office, holder) for office, holder in grounds.book.offices(claim.language) if printed in office)


def _naming(holder: Entity, grounds: Grounds) -> Ground | None:
    return next((ground for ground in grounds.all if _names(holder, ground)), None)


def _names(holder: Entity, ground: Ground) -> bool:
    if any(name.entity_id == holder.id for name in ground.sentence.facts.names):
        return True
    text = ground.sentence.text.casefold()
    return any(tag == ground.language and office.casefold() in text for tag, office in holder.offices)
