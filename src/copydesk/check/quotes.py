"""Holds words between quotation marks against the very words of the reports, and who speaks them."""

from collections.abc import Iterator, Sequence
from typing import Final

from rapidfuzz import fuzz

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules
from copydesk.check.verdicts import Piece, at, found, sentences_of, supported
from copydesk.model.facts import Quote, StanceKind
from copydesk.model.language import UNKNOWN, base_language
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.cleaning import plain_line
from copydesk.text.heard import is_heard
from copydesk.text.languages.writing import UNSPACED
from copydesk.text.sound import sounds_alike

_MARKS: Final = str.maketrans(dict.fromkeys('"“”„‟‘’‚‛«»‹›「」『』＂', "'"))
_SAME_SPEAKER = 0.8
_AS_LONG: Final = 0.4
"""Share of the longer of two quotations' lengths, in characters of English, that a translation's other side has at least."""
_LONGEST_TERM: Final = 16
"""Characters of the longest piece between marks that may be a name in a language without spaces."""
_ALTERED = 60
"""Likeness (0..100) from which an evidence quotation is shown as the one that was altered."""


def check_quotes(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each quotation: exact words, whole words, and the speaker that the report names."""
    if claim.twin is not None:
        return tuple(_exact(quote, claim.twin) for quote in claim.facts.quotes)
    return tuple(_verdict(quote, claim=claim, grounds=grounds) for quote in claim.facts.quotes)


def _verdict(quote: Quote, *, claim: Claim, grounds: Grounds) -> Verdict:
    for ground, theirs in _quotes(grounds.all):
        if holds_words(theirs.text, quote.text):
            return _exact(quote, ground) if _is_inside(quote, claim) else _same_words(quote, theirs, ground)
    passage = _passage(quote, grounds)
    if passage is not None:
        return _exact(quote, passage)
    place = next((ground for ground in grounds.all if holds_words(ground.sentence.text, quote.text)), None)
    if place is not None and not quote.is_speech:
        return _exact(quote, place)
    if place is not None:
        return _refused(
            quote, "the evidence has these words, but not as a quotation", finding=Finding.UNSUPPORTED, grounds=(place,)
        )
    return _not_found(quote, claim=claim, grounds=grounds)


def _quotes(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Quote]]:
    return ((ground, quote) for ground in grounds for quote in ground.sentence.facts.quotes)


def _is_inside(quote: Quote, claim: Claim) -> bool:
    """Whether it stands within another quotation of the claim, whose words are checked with it."""
    return any(other is not quote and other.start <= quote.start and quote.end <= other.end for other in claim.facts.quotes)


def _passage(quote: Quote, grounds: Grounds) -> Ground | None:
    """The first of two sentences of a report, side by side, over both of which one quotation runs that has the words.

    No mark may stand between: what closes there is another quotation.
    """
    by_place = {(ground.material.report.id, ground.sentence.index): ground for ground in grounds.all}
    for (report_id, index), first in by_place.items():
        second = by_place.get((report_id, index + 1))
        if second is None or not first.sentence.facts.quotes or not second.sentence.facts.quotes:
            continue
        text = first.material.report.text
        between = text[first.sentence.end : second.sentence.start]
        quoted = f"{first.sentence.facts.quotes[-1].text}{between}{second.sentence.facts.quotes[0].text}"
        printed = text[first.sentence.start : second.sentence.end]
        if holds_words(quoted, quote.text) and holds_words(printed, quote.text):
            return first
    return None


def _bare(text: str) -> str:
    return plain_line(text).translate(_MARKS).strip(" .,;:!。，、")


def holds_words(text: str, words: str) -> bool:
    """Whether the words stand in a text unbroken, beginning and ending with whole words, whatever the marks around them.

    The first letter is a capital where a sentence begins, in the report or in the draft: it is the page's.
    """
    inner, outer = _bare(words), _bare(text)
    if not inner:
        return False
    return _holds_bare(outer, inner) or _holds_bare(outer, inner[0].swapcase() + inner[1:])


def _holds_bare(outer: str, inner: str) -> bool:
    place = outer.find(inner)
    if place < 0:
        return False
    before = outer[place - 1] if place else " "
    behind = outer[place + len(inner)] if place + len(inner) < len(outer) else " "
    is_spaced = inner[0].isascii() or "\u0370" <= inner[0] <= "\u052f"
    return not (is_spaced and (before.isalnum() or behind.isalnum()))


def _same_words(quote: Quote, theirs: Quote, ground: Ground) -> Verdict:
    if _is_another_speaker(quote, theirs):
        return _refused(
            quote,
            f"the draft gives it to {quote.speaker}; the evidence to {theirs.speaker}",
            finding=Finding.CONTRADICTED,
            grounds=(ground,),
        )
    cut = _bare(theirs.text).replace(_bare(quote.text), " ")
    denials = [each.text for each in ground.sentence.facts.stances if each.kind in {StanceKind.NEGATED, StanceKind.DENIED}]
    lost = next((word for word in denials if word in cut and theirs.start <= _start_of(word, ground) < theirs.end), "")
    if lost:
        return _refused(
            quote, f"the quotation was cut where the evidence says {lost}", finding=Finding.UNSUPPORTED, grounds=(ground,)
        )
    return supported(
        Piece(kind=ClaimKind.QUOTE, text=quote.text, value=quote.speaker_entity_id or quote.speaker), evidence=at(ground, theirs)
    )


def _start_of(word: str, ground: Ground) -> int:
    return next(each.start for each in ground.sentence.facts.stances if each.text == word)


def _is_another_speaker(quote: Quote, theirs: Quote) -> bool:
    if quote.speaker_entity_id and theirs.speaker_entity_id:
        return quote.speaker_entity_id != theirs.speaker_entity_id
    if not quote.speaker or not theirs.speaker or quote.speaker in theirs.speaker or theirs.speaker in quote.speaker:
        return False
    return sounds_alike(quote.speaker, theirs.speaker) < _SAME_SPEAKER


def _exact(quote: Quote, ground: Ground) -> Verdict:
    return supported(
        Piece(kind=ClaimKind.QUOTE, text=quote.text, value=quote.speaker_entity_id or quote.speaker), evidence=at(ground)
    )


def _not_found(quote: Quote, *, claim: Claim, grounds: Grounds) -> Verdict:
    if not grounds.speaks(claim) and (grounds.best or grounds.is_foreign):
        return _translated(quote, claim=claim, grounds=grounds)
    nearest = max(_quotes(grounds.all), key=lambda pair: fuzz.ratio(pair[1].text, quote.text), default=None)
    if nearest is not None and fuzz.ratio(nearest[1].text, quote.text) >= _ALTERED:
        message = f"the words were altered; the evidence has: {nearest[1].text}"
        return _refused(quote, message, finding=Finding.CONTRADICTED, grounds=(nearest[0],))
    return _refused(quote, "no report has these words", finding=Finding.UNSUPPORTED, grounds=grounds.best)


def _translated(quote: Quote, *, claim: Claim, grounds: Grounds) -> Verdict:
    """Words in another language than the evidence: at best a translation of what somebody said there.

    Supported where the best sentence has a quotation of about that length and no other speaker: the verdict's value is its words,
    so that the original stays with the translation. Nobody has checked the translation itself: the wording says so.
    """
    original = _original(quote, claim=claim, grounds=grounds)
    if original is not None:
        piece = Piece(kind=ClaimKind.QUOTE, text=quote.text, value=original[1].text)
        return supported(piece, evidence=at(original[0], original[1]))
    original = next((pair for pair in _quotes(grounds.all)), None)
    if original is None and _is_surely_speech(quote, claim) and not _has_marks(grounds) and not grounds.is_guess:
        message = "words in quotation marks that the evidence, in another language, has not as a quotation"
        return _refused(quote, message, finding=Finding.UNSUPPORTED, grounds=grounds.best)
    shown = f": {original[1].text}" if original is not None else ""
    message = f"a translation between quotation marks; mark it as one and keep the original{shown}"
    return _refused(quote, message, finding=Finding.UNDECIDED, grounds=(original[0],) if original is not None else grounds.best)


def _is_surely_speech(quote: Quote, claim: Claim) -> bool:
    """Whether somebody says these words; languages without spaces also set names of bodies and plans between such marks.

    There a short piece in the middle of a clause may be one: “国家委员会”.
    """
    if not quote.is_speech or claim.language not in UNSPACED or len(quote.text) > _LONGEST_TERM:
        return quote.is_speech
    text = claim.sentence.text
    start, end = quote.start - claim.base, quote.end - claim.base
    is_said = quote.verb or quote.speaker or not text[max(0, start - 1) : start].isalnum()
    return bool(is_said) and not text[end : end + 1].isalnum()


def _original(quote: Quote, *, claim: Claim, grounds: Grounds) -> tuple[Ground, Quote] | None:
    """The quotation of the best evidence, or of the sentence beside it, that this one may translate.

    A quotation that already is a translation there, in a third language, is none: words that went through two are refused.
    """
    mine = len(quote.text) / check_rules(claim.language).length
    for ground, theirs in _quotes(grounds.all):
        if base_language(theirs.language) not in {ground.language, UNKNOWN, ""}:
            continue
        length = len(theirs.text) / check_rules(ground.language).length
        if min(mine, length) >= _AS_LONG * max(mine, length) and not _is_said_by_another(quote, theirs, ground, claim=claim):
            return ground, theirs
    return None


def _is_said_by_another(quote: Quote, theirs: Quote, ground: Ground, *, claim: Claim) -> bool:
    """Whether both speakers are named, and the claim's is not heard in the evidence's sentence."""
    if quote.speaker_entity_id and theirs.speaker_entity_id:
        return quote.speaker_entity_id != theirs.speaker_entity_id
    speakers = [name for name in claim.facts.names if quote.speaker and name.text in quote.speaker]
    if not speakers or not theirs.speaker:
        return False
    names, text = ground.sentence.facts.names, ground.sentence.text
    return not any(is_heard(name, text=text, names=names, language=ground.language) for name in speakers)


def _has_marks(grounds: Grounds) -> bool:
    """Whether the evidence has any quotation mark, also where they do not pair."""
    return any(ground.sentence.text.translate(_MARKS).count("'") > ground.sentence.text.count("'") for ground in grounds.all)


def _refused(quote: Quote, message: str, *, finding: Finding, grounds: Sequence[Ground]) -> Verdict:
    return found(
        finding,
        Piece(kind=ClaimKind.QUOTE, text=quote.text, value=quote.speaker),
        message=message,
        evidence=sentences_of(grounds),
    )
