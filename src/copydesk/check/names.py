"""Holds each name of a claim against those of the evidence."""

from collections.abc import Iterator, Sequence

from copydesk.check.book import printed_form
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.verdicts import Mention, Piece, at, found, sentences_of, supported
from copydesk.model.facts import Name
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.sound import sounds_alike

SAME_SOUND = 0.8
"""Likeness by sound from which two spellings are taken for one name; with 0.8, chance matches of one word stay under 2 in
100 in ko, ja and zh, where particles and short names make them common."""
NEAR_SOUND = 0.6
"""Likeness from which a name that does not agree is taken for a misspelling of the evidence's: 장중용 beside 정동영."""


def check_names(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each name, by lexicon entry, by the very form, else by sound against one name of the evidence."""
    if claim.twin is not None:
        return tuple(_named(name, claim.twin, name) for name in claim.facts.names)
    return tuple(_verdict(name, claim=claim, grounds=grounds) for name in claim.facts.names)


def _verdict(name: Name, *, claim: Claim, grounds: Grounds) -> Verdict:
    stated = _stated(name, grounds.all)
    if stated is not None:
        return _named(name, stated[0], stated[1])
    if _is_teller(name, grounds):
        return _named(name, grounds.all[0], None)
    near = _sounding(name, grounds.all)
    is_ours = bool(name.entity_id) and grounds.book.get(name.entity_id) is not None
    if near is not None and near[2] >= SAME_SOUND and not is_ours:
        return _named(name, near[0], near[1])
    rival = _rival(name, grounds.best)
    if rival is not None:
        return _refused(Finding.CONTRADICTED, name, f"the evidence names {rival[1].text}", evidence=rival)
    if near is not None and near[2] >= NEAR_SOUND and not is_ours and grounds.speaks(claim):
        return _refused(
            Finding.CONTRADICTED, name, f"the evidence has {near[1].text}, which only sounds like it", evidence=near[:2]
        )
    return _absent(name, claim=claim, grounds=grounds)


def _named(name: Name, ground: Ground, theirs: Mention | None) -> Verdict:
    return supported(Piece(kind=ClaimKind.NAME, text=name.text, value=name.entity_id or name.text), evidence=at(ground, theirs))


def _names(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Name]]:
    return ((ground, name) for ground in grounds for name in ground.sentence.facts.names)


def _stated(name: Name, grounds: Sequence[Ground]) -> tuple[Ground, Mention | None] | None:
    """Where the evidence names the entity, or has the very form."""
    for ground, theirs in _names(grounds):
        if (name.entity_id and theirs.entity_id == name.entity_id) or theirs.text == name.text:
            return ground, theirs
    for ground in grounds:
        if not name.entity_id and name.text in ground.sentence.text:
            return ground, None
    return None


def _is_teller(name: Name, grounds: Grounds) -> bool:
    """Whether the name is that of a source or agency whose report is the evidence."""
    entity = grounds.book.get(name.entity_id) if name.entity_id else None
    called = {name.text} if entity is None else {form for _, form in (*entity.forms, *entity.aliases)}
    tellers = {ground.material.source for ground in grounds.all}
    return any(called & {source.name, *source.aliases, *(form for _, form in source.names)} for source in tellers)


def _sounding(name: Name, grounds: Sequence[Ground]) -> tuple[Ground, Name, float] | None:
    likeness = ((ground, theirs, sounds_alike(name.text, theirs.text)) for ground, theirs in _names(grounds))
    return max(likeness, key=lambda each: each[2], default=None)


def _rival(name: Name, grounds: Sequence[Ground]) -> tuple[Ground, Name] | None:
    """Another person under the same title in the evidence."""
    if not name.title:
        return None
    for ground, theirs in _names(grounds):
        if theirs.title == name.title and theirs.text != name.text:
            return ground, theirs
    return None


def _refused(finding: Finding, name: Name, why: str, *, evidence: tuple[Ground, Name]) -> Verdict:
    message = f"the draft names {name.text}; {why}"
    return found(
        finding, Piece(kind=ClaimKind.NAME, text=name.text, value=name.entity_id), message=message, evidence=(at(*evidence),)
    )


def _absent(name: Name, *, claim: Claim, grounds: Grounds) -> Verdict:
    """A name that the lexicon knows, or one of the same language, would be in the evidence if it were there.

    A place that only the gazetteer knows may stand there under a spelling that it lacks.
    """
    entity = grounds.book.get(name.entity_id) if name.entity_id else None
    is_told = entity is not None or (grounds.speaks(claim) and name.kind is not None)
    also = f" (in the evidence's language {printed_form(entity, grounds.best[0].language)})" if entity and grounds.best else ""
    return found(
        Finding.UNSUPPORTED if is_told else Finding.UNDECIDED,
        Piece(kind=ClaimKind.NAME, text=name.text, value=name.entity_id),
        message=f"the draft names {name.text}{also}; the evidence does not",
        evidence=sentences_of(grounds.best),
    )
