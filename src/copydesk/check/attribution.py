"""Holds who is said to have said or reported something against the evidence."""

from collections.abc import Iterator, Sequence

from copydesk.check.book import forms_in, is_institution
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules
from copydesk.check.said_abroad import as_name, is_first_person, is_mere_deed, names_in, same_abroad, speech_of, word_of_saying
from copydesk.check.verdicts import Piece, at, found, sentences_of, supported
from copydesk.model.facts import Attribution, SpeechForm, StanceKind
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.sound import sounds_alike

_SAME_SOURCE = 0.8
_LONGEST_LABEL = 60
"""Characters within which the colon stands behind who speaks in a transcript."""
_GUESSES = frozenset({StanceKind.POSSIBLE, StanceKind.ALLEGED})


def check_attribution(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each attribution, and one where the evidence's own was left out.

    Compared with the best evidence only: a reporter's guess beside an agency's statement must not move into its mouth.
    """
    if claim.twin is not None:
        return tuple(_said(each, claim.twin, each) for each in speech_of(claim.facts))
    spoken = [each for each in speech_of(claim.facts) if each.source and not _is_nobody(each, claim=claim, grounds=grounds)]
    stated = tuple(_verdict(each, claim=claim, grounds=grounds) for each in spoken)
    return (*stated, *_left_out(claim, grounds))


def _is_nobody(mine: Attribution, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether a draft names nobody ("it", "those") beside evidence in another language that tells it without a teller.

    There is no name to compare, and telling a fact as somebody's claims no more than the evidence does. Nor is what somebody
    without a name finds or hopes compared: that is a deed, told by a verb as any other. "I" and "we" are whoever speaks.
    """
    if grounds.speaks(claim) or not grounds.best or names_in(mine, claim.facts) or as_name(mine, claim):
        return False
    if is_first_person(mine, language=claim.language) or is_mere_deed(mine, language=claim.language):
        return True
    facts = grounds.best[0].sentence.facts
    return not speech_of(facts) and _guess(grounds.best[:1]) is None


def _verdict(mine: Attribution, *, claim: Claim, grounds: Grounds) -> Verdict:
    piece = Piece(kind=ClaimKind.ATTRIBUTION, text=mine.source, value=mine.source_entity_id)
    first, others = _main_and_others(grounds.best)
    heard = (*_attributions((*first, *others)), *_speakers(first))
    same = next((pair for pair in heard if _is_same(mine, pair[1])), None)
    if same is None and not grounds.speaks(claim):
        same = same_abroad(mine, claim=claim, grounds=grounds)
    if same is not None:
        return _said(mine, same[0], same[1])
    other = next((pair for pair in _attributions(first) if pair[1].source), None)
    if other is not None and _are_known_apart(mine, other[1]) and not _speaks_for(mine, *other, grounds=grounds):
        message = f"the draft has {mine.source} say it; the evidence has {other[1].source}"
        return found(Finding.CONTRADICTED, piece, message=message, evidence=(at(other[0], other[1]),))
    guess = _guess(first)
    if guess is not None and _is_surely_elsewhere(mine, guess[0], claim=claim):
        message = f"the draft has {mine.source} say it; in the evidence it is the reporter's own guess ({guess[1]})"
        return found(Finding.CONTRADICTED, piece, message=message, evidence=(at(guess[0]),))
    if _is_teller(mine, grounds) or _is_label(mine, grounds):
        return supported(piece, evidence=at(grounds.best[0]))
    is_told = (
        grounds.speaks(claim)
        and other is None
        and not _is_near(mine, grounds)
        and not _may_be_said(mine, claim=claim, grounds=grounds)
    )
    message = f"the draft has {mine.source} say it; the evidence does not"
    finding = Finding.UNSUPPORTED if is_told else Finding.UNDECIDED
    return found(finding, piece, message=message, evidence=sentences_of(grounds.best))


def _main_and_others(best: Sequence[Ground]) -> tuple[tuple[Ground, ...], tuple[Ground, ...]]:
    """The sentence that bears the claim, and what other reports have in its place.

    A further sentence of the same report is not among them: what it gives to somebody, the first one need not.
    """
    return tuple(best[:1]), tuple(each for each in best[1:] if each.material.report.id != best[0].material.report.id)


def _said(mine: Attribution, ground: Ground, theirs: Attribution) -> Verdict:
    value = mine.source_entity_id or mine.source
    return supported(Piece(kind=ClaimKind.ATTRIBUTION, text=mine.source or mine.cue, value=value), evidence=at(ground, theirs))


def _attributions(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Attribution]]:
    return ((ground, each) for ground in grounds for each in speech_of(ground.sentence.facts))


def _speakers(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Attribution]]:
    """The speakers of quotations, also of those whose word of saying was not read."""
    for ground in grounds:
        for each in ground.sentence.facts.quotes:
            if each.speaker:
                yield ground, Attribution(start=each.start, end=each.end, source=each.speaker, cue="", form=SpeechForm.DIRECT)


def _is_same(mine: Attribution, theirs: Attribution) -> bool:
    if mine.source_entity_id and theirs.source_entity_id:
        return mine.source_entity_id == theirs.source_entity_id
    if not theirs.source:
        return False
    here, there = mine.source.casefold(), theirs.source.casefold()
    return here in there or there in here or sounds_alike(mine.source, theirs.source) >= _SAME_SOURCE


def _are_known_apart(mine: Attribution, theirs: Attribution) -> bool:
    return bool(mine.source_entity_id and theirs.source_entity_id) and mine.source_entity_id != theirs.source_entity_id


def _speaks_for(mine: Attribution, ground: Ground, theirs: Attribution, *, grounds: Grounds) -> bool:
    """Whether the evidence's speaker has an office of the body that the draft names: a minister for the ministry."""
    body = grounds.book.get(mine.source_entity_id)
    if body is None or not is_institution(body):
        return False
    titles = [name.title for name in ground.sentence.facts.names if name.entity_id == theirs.source_entity_id]
    return any(form.casefold() in title.casefold() for title in titles for form in forms_in(body, ground.language))


def _guess(grounds: Sequence[Ground]) -> tuple[Ground, str] | None:
    """A guess in evidence that no attribution gives to anybody but the reporter; what is quoted is not the reporter's."""
    for ground in grounds:
        if any(each.source for each in speech_of(ground.sentence.facts)):
            continue
        quotes = ground.sentence.facts.quotes
        for stance in ground.sentence.facts.stances:
            is_quoted = any(each.start <= stance.start and stance.end <= each.end for each in quotes)
            if stance.kind in _GUESSES and not is_quoted:
                return ground, stance.text
    return None


def _is_surely_elsewhere(mine: Attribution, ground: Ground, *, claim: Claim) -> bool:
    """Whether the guess's sentence surely does not speak of the one it is given to.

    Across languages only an entity of the lexicon can be missed for sure.
    """
    if mine.source_entity_id:
        return all(name.entity_id != mine.source_entity_id for name in ground.sentence.facts.names)
    return ground.language == claim.language and mine.source.casefold() not in ground.sentence.text.casefold()


def _is_teller(mine: Attribution, grounds: Grounds) -> bool:
    """Whether the named teller is the source of the evidence itself: "the agency reported", told of its own report."""
    entity = grounds.book.get(mine.source_entity_id) if mine.source_entity_id else None
    called = {mine.source} if entity is None else {form for _, form in (*entity.forms, *entity.aliases)}
    for ground in grounds.best:
        source = ground.material.source
        if called & {source.name, *source.aliases, *(form for _, form in source.names)}:
            return True
    return False


def _is_label(mine: Attribution, grounds: Grounds) -> bool:
    """Whether the evidence is that speaker's turn in a transcript: "Chair: the pier is safe"."""
    source, labels = mine.source.casefold(), [label for ground in grounds.best if (label := _label(ground))]
    return any(label.endswith(source) or source.endswith(label) for label in labels)


def _label(ground: Ground) -> str:
    """What stands before a colon at the start of the line in which a sentence stands, in lower case; empty where none does."""
    text, start = ground.material.report.text, ground.sentence.start
    line = text[text.rfind("\n", 0, start) + 1 :][:_LONGEST_LABEL]
    label, colon, _ = line.replace("：", ":").partition(":")
    return label.strip().casefold() if colon and label[:1].isupper() else ""


def _may_be_said(mine: Attribution, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether rules cannot tell that nobody said it: the verb may tell a deed, or the evidence tells what its teller believes."""
    believed = (each for ground in grounds.best for each in ground.sentence.facts.attributions if each.is_stance)
    return _may_be_deed(mine, claim=claim) or any(_is_same(mine, theirs) for theirs in believed)


def _may_be_deed(mine: Attribution, *, claim: Claim) -> bool:
    """Whether a verb of announcing may have a thing as its object, "reported a profit", so that nobody need have said it.

    A clause behind it is opened by a word, or by a mark where the language has none.
    """
    rules, end = check_rules(claim.language), mine.cue_span[1]
    if not rules.announcing or mine.form is not SpeechForm.INDIRECT or not mine.contents or mine.contents[0][0] < end:
        return False
    verb = mine.cue.casefold().split()[-1] if mine.cue.split() else ""
    text = claim.sentence.text[end - claim.base :].casefold()
    openings = (*rules.complementizers, *rules.one_person, *rules.first_person)
    is_clause = text.lstrip().startswith((",", ":", *(f"{word} " for word in openings)))
    return verb.startswith(rules.announcing) and not is_clause


def _is_near(mine: Attribution, grounds: Grounds) -> bool:
    return any(_is_same(mine, theirs) for _, theirs in _attributions((*grounds.best, *grounds.near)))


def _left_out(claim: Claim, grounds: Grounds) -> Iterator[Verdict]:
    """What the evidence gives to somebody and the draft tells as a fact.

    Beside evidence in another language a word of saying or a quotation is enough: its teller need not be read. What somebody
    finds or hopes there is a deed, told by a verb as any other.
    """
    if speech_of(claim.facts) or not grounds.best:
        return
    if not grounds.speaks(claim) and (
        any(each.is_speech for each in claim.facts.quotes) or word_of_saying(claim.sentence.text, language=claim.language)
    ):
        return
    for theirs in speech_of(grounds.best[0].sentence.facts):
        if theirs.source and (grounds.speaks(claim) or not is_mere_deed(theirs, language=grounds.best[0].language)):
            message = f"the evidence has {theirs.source} say it ({theirs.cue}); the draft tells it as a fact"
            evidence = (at(grounds.best[0], theirs),)
            yield found(
                Finding.UNDECIDED, Piece(kind=ClaimKind.ATTRIBUTION, text=claim.sentence.text), message=message, evidence=evidence
            )
            return
