"""Checks any text against any sources: what `copydesk check` does."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from copydesk.check.alignment import (
    Bearing,
    bearing,
    bearing_of,
    fit,
    in_order,
    is_given,
    is_loose,
    is_pieced,
    is_shaped,
    is_slight,
    likeness_of_shape,
    picked,
)
from copydesk.check.book import NameBook
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.credit import check_disputes
from copydesk.check.joining import told_whole
from copydesk.check.quotes import holds_words
from copydesk.check.rivals import figure_keys, tells_same_thing
from copydesk.check.running import FACT_CHECKS, NOBODY, examine
from copydesk.check.verdicts import Piece, found
from copydesk.model.draft import DraftSentence, Material
from copydesk.model.facts import Facts
from copydesk.model.verdict import ClaimKind, Finding, SentenceVerdict, Verdict
from copydesk.ports.second_readers import SecondReaders
from copydesk.text.cleaning import plain_line
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext
from copydesk.text.sentences import split_sentences

FEWEST_SHARED = 0.25
"""Share of a sentence's weight that some sentence of the same language must bear; below it, no source tells the sentence."""
FEWEST_SHARED_ACROSS = 0.15
"""Share of the weight of a claim's names, figures and dates below which a sentence of another language is a guess."""
SURE = 0.4
"""Share of a claim's weight that one of many sentences bears when a name that it has not is missing, not told elsewhere."""
NEARLY_BEST = 0.75
"""Sentences of other sources that bear this share of what the best one bears are evidence too: sources may disagree."""


DRAFT_CHECKS: Final = (*FACT_CHECKS, check_disputes)
"""What holds for a sentence of a draft that we did not write."""


class SourceIndex:
    """All sentences of some sources with what each can be found by; the same source given twice counts once. Never changed."""

    def __init__(self, materials: Sequence[Material]) -> None:
        self.materials = tuple({material.report.id: material for material in materials}.values())
        self.grounds = tuple(
            Ground(sentence=each, material=material) for material in self.materials for each in material.sentences
        )
        self.bearings = tuple(bearing_of(ground) for ground in self.grounds)
        self.languages = frozenset(each.language for each in self.bearings)
        self._by_text = {ground.sentence.text: ground for ground in reversed(self.grounds)}
        self._by_place = {(ground.material.report.id, ground.sentence.index): ground for ground in self.grounds}
        self._order = {ground.sentence.id: place for place, ground in enumerate(self.grounds)}
        self._by_figure: defaultdict[tuple[str, str, str], list[Ground]] = defaultdict(list)
        for ground in self.grounds if len(self.materials) > 1 else ():
            for key in figure_keys(ground.sentence.facts):
                self._by_figure[key].append(ground)
        self.quoting = tuple(ground for ground in self.grounds if ground.sentence.facts.quotes)
        self.known = frozenset(
            name.entity_id for ground in self.grounds for name in ground.sentence.facts.names if name.entity_id
        )

    def rivals(self, claim: Bearing, facts: Facts, *, told_by: Ground) -> tuple[Ground, ...]:
        """Sentences of other sources that tell the same thing with a figure or date of the same sort."""
        found_there = (ground for key in figure_keys(facts) for ground in self._by_figure.get(key, ()))
        others = {ground.sentence.id: ground for ground in found_there if ground.material is not told_by.material}
        return tuple(ground for ground in others.values() if tells_same_thing(claim, ground))

    def saying(self, text: str) -> Ground | None:
        """The first sentence that has these very words."""
        return self._by_text.get(text)

    def bearing(self, ground: Ground) -> Bearing:
        """What a sentence can be found by; read anew for two that are read as one."""
        place = self._order.get(ground.sentence.id)
        is_whole = place is not None and self.grounds[place].sentence.end == ground.sentence.end
        return self.bearings[place] if is_whole and place is not None else bearing_of(ground)

    def place_of(self, ground: Ground) -> int:
        """Where a sentence stands among all of them."""
        return self._order[ground.sentence.id]

    def beside(self, ground: Ground) -> Iterator[Ground]:
        """The sentences before and behind one in its report, or before and behind two that are read as one."""
        for step in (-1, 1, 2):
            found_there = self._by_place.get((ground.material.report.id, ground.sentence.index + step))
            if found_there is None or _is_in(found_there, ground):
                continue
            yield found_there
            if step > 0:
                return


def check_document(
    text: str, *, language: str, index: SourceIndex, facts: FactReader, readers: SecondReaders = NOBODY
) -> tuple[SentenceVerdict, ...]:
    """A verdict on each sentence of a text, in order, against the best sentences of all sources, in any language.

    What rules cannot tell is UNDECIDED; wording that is neither an excerpt nor proved is UNCHECKED, or JUDGED where a second
    reader passes it and rules do not object. Raises `CheckBroke`.
    A sentence that stands in the text again costs nothing.
    """
    context = _context(index.materials, language=language)
    desk = _Desk(index=index, book=NameBook(facts.lexicon), facts=facts, context=context, readers=readers)
    known: dict[_Line, SentenceVerdict] = {}
    for line in (lines := list(_lines(text, language=language))):
        if line not in known:
            known[line] = _verdict(line, desk=desk)
    return tuple(known[line] for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every sentence of a text is checked with. `context.language` is the text's."""

    index: SourceIndex
    book: NameBook
    facts: FactReader
    context: MomentContext
    readers: SecondReaders = NOBODY


def _context(materials: Sequence[Material], *, language: str) -> MomentContext:
    """A text without a date of its own is read as if written when the latest of its sources was; undated, as they are."""
    latest = max((each.report.published_at for each in materials if each.report.published_at), default=None)
    time_zone = materials[0].source.time_zone if materials else "UTC"
    return MomentContext(language=language, published_at=latest, time_zone=time_zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One sentence of the text, and whether something invisible was taken out of its line."""

    text: str
    had_invisible: bool


def _lines(text: str, *, language: str) -> Iterator[_Line]:
    for raw in text.splitlines():
        line = plain_line(raw)
        hidden = not (raw.isascii() and raw.isprintable()) and any(
            unicodedata.category(char) in {"Cf", "Cc", "Co", "Cn", "Cs"} and char not in "\t\u200c\u200d\ufeff" for char in raw
        )
        for start, end in split_sentences(line, language=language):
            if any(char.isalnum() for char in line[start:end]):
                yield _Line(text=line[start:end], had_invisible=hidden)
                hidden = False


def _verdict(line: _Line, *, desk: _Desk) -> SentenceVerdict:
    claim = _claim(line.text, desk=desk)
    twin = claim.twin
    sought = bearing(line.text, claim.facts, language=claim.language)
    best = (twin,) if twin is not None else _whole(sought, _best(sought, desk.index), index=desk.index)
    is_foreign = bool(desk.index.languages) and claim.language not in desk.index.languages
    first = desk.index.bearing(best[0]) if best else None
    grounds = Grounds(
        best=best,
        near=(*_near(best, desk.index), *_printing(claim, best, index=desk.index)),
        rivals=desk.index.rivals(sought, claim.facts, told_by=best[0]) if best else (),
        book=desk.book,
        is_foreign=is_foreign,
        is_loose=first is not None and is_loose(sought, first),
        is_guess=twin is None and _is_guess(sought, best, index=desk.index),
        is_shaped=first is not None and is_shaped(sought, first, desk.index.bearings),
        is_pieced=not best and is_pieced(sought, desk.index.bearings),
        is_slight=twin is None and first is not None and is_slight(sought, first),
        is_sure=first is not None and (is_given(sought, desk.index.bearings) or fit(sought, first).share >= SURE),
    )
    verdict = examine(claim, grounds, checks=DRAFT_CHECKS, readers=desk.readers)
    return replace(verdict, verdicts=(*verdict.verdicts, _hidden(line))) if line.had_invisible else verdict


def _whole(claim: Bearing, best: tuple[Ground, ...], *, index: SourceIndex) -> tuple[Ground, ...]:
    """The best sentences, the first one with the sentence beside it where it takes both to tell the claim."""
    if not best:
        return best
    first = told_whole(claim, best[0], beside=index.beside(best[0]))
    return (first, *(each for each in best[1:] if not _is_in(each, first)))


def _is_in(ground: Ground, other: Ground) -> bool:
    """Whether a sentence is another one, or a part of two that are read as one."""
    there = other.sentence
    return ground.material is other.material and there.start <= ground.sentence.start < there.end


def _claim(text: str, *, desk: _Desk) -> Claim:
    """A sentence as a claim. It cites nothing itself: what it stands on is found by alignment."""
    twin = desk.index.saying(text)
    if twin is not None:
        sentence = DraftSentence(text=text, citations=(twin.sentence.id,), language=twin.material.report.language)
        return Claim(sentence=sentence, facts=twin.sentence.facts, base=twin.sentence.start, twin=twin, is_credited=True)
    sentence = DraftSentence(text=text, citations=("none",), language=desk.context.language)
    return Claim(sentence=sentence, facts=desk.facts.facts(text, context=desk.context, known=desk.index.known), is_credited=True)


def _best(claim: Bearing, index: SourceIndex) -> tuple[Ground, ...]:
    """The best sentences over all sources, and those of other sources that bear nearly as much."""
    fits = [fit(claim, each) for each in index.bearings]
    top = max((each.share for each in fits), default=0.0)
    if top == 0.0:
        return picked(claim, index.grounds, bearings=index.bearings) or _quoting(claim, index)
    places = [place for place, each in enumerate(fits) if each.share >= NEARLY_BEST * top]
    same_language = any(index.bearings[place].language == claim.language for place in places)
    if same_language and top < FEWEST_SHARED:
        return ()
    order = in_order(claim, index.bearings, fits)[:8]
    best = picked(claim, [index.grounds[place] for place in order], bearings=[index.bearings[place] for place in order])
    reports = {ground.material.report.id for ground in best}
    others = [index.grounds[place] for place in places if index.grounds[place].material.report.id not in reports]
    return (*best, *others[:3])


def _quoting(claim: Bearing, index: SourceIndex) -> tuple[Ground, ...]:
    """The sentence in another language that quotes somebody and is most like a claim that does; none where no source quotes."""
    if "quote" not in claim.marks:
        return ()
    places = [place for place, each in enumerate(index.bearings) if "quote" in each.marks and each.language != claim.language]
    best = max(places, key=lambda place: likeness_of_shape(claim, index.bearings[place]), default=None)
    return () if best is None else (index.grounds[best],)


def _is_guess(claim: Bearing, best: Sequence[Ground], *, index: SourceIndex) -> bool:
    """Whether the best of many sentences, in another language, bears so little of a claim that another may tell it."""
    if not best or is_given(claim, index.bearings) or best[0].language == claim.language:
        return False
    return fit(claim, index.bearing(best[0])).share < FEWEST_SHARED_ACROSS


def _printing(claim: Claim, best: Sequence[Ground], *, index: SourceIndex) -> Iterator[Ground]:
    """The first sentence elsewhere in the sources that quotes the words which the best ones do not: alignment is no reading."""
    if claim.twin is not None:
        return
    for quote in claim.facts.quotes:
        if any(holds_words(ground.sentence.text, quote.text) for ground in best):
            continue
        quoting = (each for each in index.quoting if each not in best)
        elsewhere = next((each for each in quoting if _quotes_words(each, quote.text)), None)
        if elsewhere is not None:
            yield elsewhere


def _quotes_words(ground: Ground, words: str) -> bool:
    return any(holds_words(each.text, words) for each in ground.sentence.facts.quotes)


def _near(best: Sequence[Ground], index: SourceIndex) -> tuple[Ground, ...]:
    """The sentences beside the best ones, in the order of the sources."""
    near = {each.sentence.id: each for ground in best for each in index.beside(ground)}
    return tuple(sorted((each for each in near.values() if not any(_is_in(each, other) for other in best)), key=index.place_of))


def _hidden(line: _Line) -> Verdict:
    message = "the text has invisible or control characters here; they were left out before it was checked"
    return found(Finding.UNSUPPORTED, Piece(kind=ClaimKind.FORM, text=line.text), message=message)
