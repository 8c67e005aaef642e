"""What the newsroom remembers for the record: who said what, and which names the reports give in two scripts."""

from copydesk.errors import InputError
from copydesk.model.ledger import OfferedPair, SeenPair, Statement
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.ports import Store
from copydesk.text.ledger import statements
from copydesk.text.pairs import ESTABLISHED_REPORTS, ESTABLISHED_SOURCES, is_established, seen_pairs
from copydesk.text.sound import sounds_alike

_HEARD = 0.9
"""Likeness by sound from which a speaker's printed name is the one that was asked for."""


def kept_statements(store: Store, *, lexicon: Lexicon, speaker: str = "") -> tuple[Statement, ...]:
    """The quote ledger in the order of the originals: of everybody, or of one speaker.

    `speaker` is an entity's id, one of its spellings, or a name that sounds like the printed one.
    """
    entity = next((entity for entity in lexicon.entities if speaker and speaker in {entity.id, *_spellings(entity)}), None)
    if entity:
        return statements(store.spoken_words(speaker_entity_id=entity.id))
    found = store.spoken_words()
    return statements(found if not speaker else (each for each in found if _is_called(each[1].speaker, speaker)))


def _is_called(printed: str, wanted: str) -> bool:
    return wanted in printed or sounds_alike(printed, wanted) >= _HEARD


def offered_pairs(store: Store, *, lexicon: Lexicon) -> tuple[OfferedPair, ...]:
    """The pairs that reports give, those with the most evidence first."""
    owners: dict[str, str] = {}
    for entity in lexicon.entities:
        owners.update(dict.fromkeys(_spellings(entity), entity.id))
    return tuple(_offered(pair, owners=owners) for pair in seen_pairs(store.pair_sightings(), verdicts=store.pair_verdicts()))


def _offered(pair: SeenPair, *, owners: dict[str, str]) -> OfferedPair:
    having = [owners.get(form, "") for _, form in pair.forms]
    entity_id = next((owner for owner in having if owner), "")
    is_known = all(owner == entity_id for owner in having) and bool(entity_id)
    return OfferedPair(pair=pair, entity_id=entity_id, is_known=is_known, is_established=is_established(pair))


def judge_pair(store: Store, pair_id: str, *, lexicon: Lexicon, is_accepted: bool) -> OfferedPair:
    """Keep what the editor says of a pair, and give the pair.

    Raises `InputError` for a pair that is not known, and for accepting one that too few reports give: its forms could then be
    printed as established ones.
    """
    offered = next((each for each in offered_pairs(store, lexicon=lexicon) if each.pair.id == pair_id), None)
    if offered is None:
        raise InputError("is no pair of this newsroom", subject=pair_id, remedy="`copydesk lexicon pairs` lists them.")
    if is_accepted and not offered.is_established:
        pair = offered.pair
        problem = f"has too little evidence: reports {pair.reports}, sources {pair.sources}"
        remedy = f"It takes {ESTABLISHED_REPORTS} reports of {ESTABLISHED_SOURCES} sources; or write it into desk.toml by hand."
        raise InputError(problem, subject=pair_id, remedy=remedy)
    store.save_pair_verdict(pair_id, is_accepted=is_accepted)
    return offered


def _spellings(entity: Entity) -> tuple[str, ...]:
    return tuple(spelling for _, spelling in (*entity.forms, *entity.aliases))
