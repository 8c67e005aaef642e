"""Picks the evidence of a claim before anything is compared.

A bag of facts is blind to facts that changed places; with the best sentence picked first, a swapped number is caught in
97 of 100 cases where the bag caught 83.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import Final

from copydesk.check.claim import Claim, Ground
from copydesk.check.languages import check_rules
from copydesk.model.facts import Facts
from copydesk.model.language import base_language
from copydesk.text.heard import entities_by_demonym
from copydesk.text.ordinary import ordinary_words
from copydesk.text.sound import sound_key
from copydesk.text.tokens import stop_terms, terms

ENTITY_WEIGHT = 2.0
SOUND_WEIGHT = 1.0
NUMBER_WEIGHT = 2.0
MOMENT_WEIGHT = 1.5
"""Weights beside a common word (1.0): names, figures and dates anchor a sentence where the words are in another language."""
ECHO_WEIGHT = 0.5
ORDINARY_WEIGHT = 0.5
"""Of an everyday word that another language's says: any from 0.4 to 0.8 finds as many sentences (`ntrex`, 2026-11)."""
ADDS_ENOUGH = 0.15
"""The share of a claim that a further sentence must bear, beyond the best one, to be compared as well."""
_WEIGHTS: Final = {
    "entity": ENTITY_WEIGHT,
    "sound": SOUND_WEIGHT,
    "number": NUMBER_WEIGHT,
    "moment": MOMENT_WEIGHT,
    "echo": ECHO_WEIGHT,
    "word": 1.0,
}
_SPOKEN: Final = re.compile(r"[A-Za-zÀ-ɏ]{5,}|[Ѐ-ӿ]{5,}|[ァ-ヺー]{3,}|[가-힣]{3,}")
"""Words that other languages may have borrowed, or that are names."""
_ECHO: Final = 4
_SHORTEST_ECHO: Final = 3
"""Consonants by which such a word is compared, at most and at least."""
SHAPE_WEIGHT = 0.3
"""What the likeness of shape weighs beside the share of anchors that a sentence in another language bears."""
ALIKE = 0.75
"""Likeness of shape from which a sentence of the given evidence may be what a claim without any name, figure or date tells."""
SLIGHT = 0.28
SLIGHT_PAIRS = 0.14
"""Share of a claim's words below which the best sentence of its language tells too little of it to answer for a denial.

Chosen on the development half of `factuality-en` (2026-11): of denials that only the draft has, 22 of 32 in summaries that people
found right are below it, 18 of 92 in others. Half of it where a term is each two characters, since an ending changes two."""
PIECED = 0.6
"""Share of a claim's words in all sentences of its language from which it may condense several, though none of them tells it.

Chosen on the development half of `factuality-en` (2026-11): three right summaries more and no wrong one are accepted."""
GIVEN = 5
"""Sentences up to which evidence in another language counts as cited: a sentence or two with their neighbours."""
_SIGNS: Final = {"question": "?？", "colon": ":：", "brackets": "(（", "dash": ("—", "–", " - ")}
_QUOTED: Final = re.compile('["“”„«»「」『』]')
"""Marks of quotation, of which a sentence out of a longer one may have the first or the last alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What a sentence can be found by: its content terms, its anchors, and across languages also its shape.

    `length` is that of its English translation, in characters; `marks` says which signs it has that translations keep. `spoken`
    are its longer words, which are listened to in another language alone.
    """

    language: str
    words: frozenset[str]
    anchors: frozenset[tuple[str, str]]
    length: float = 0.0
    marks: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    text: str = ""

    @property
    def ordinary(self) -> frozenset[int]:
        """Its everyday words, by what they mean in any language."""
        return ordinary_words(self.text, language=self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How much of a claim a sentence bears: `share` in 0..1 of all that the claim weighs, and which pieces."""

    share: float
    pieces: frozenset[tuple[str, str]]


def bearing(text: str, facts: Facts, *, language: str) -> Bearing:
    """What a sentence can be found by."""
    tag = base_language(language)
    anchors = {("entity", name.entity_id) if name.entity_id else ("sound", name.sound or name.text) for name in facts.names}
    anchors |= {("entity", each) for each in entities_by_demonym(text, tag)}
    anchors |= {("number", f"{number.low.normalize()}~{number.high.normalize()}") for number in facts.numbers}
    anchors |= {("moment", moment.value[:10]) for moment in facts.moments}
    words = frozenset(terms(text, language=tag)) - stop_terms(tag)
    return Bearing(
        language=tag,
        words=words,
        anchors=frozenset(anchors),
        length=length_of(text, language=tag),
        marks=_marks(text, facts),
        spoken=frozenset(_SPOKEN.findall(text)),
        text=text,
    )


def length_of(text: str, *, language: str) -> float:
    """How long a text's English translation is, in characters."""
    return len(text) / check_rules(language).length


def bearing_of(ground: Ground) -> Bearing:
    """What an evidence sentence can be found by."""
    return bearing(ground.sentence.text, ground.sentence.facts, language=ground.language)


def bearing_of_claim(claim: Claim) -> Bearing:
    """What a claim looks for."""
    return bearing(claim.sentence.text, claim.facts, language=claim.language)


def fit(claim: Bearing, evidence: Bearing) -> Fit:
    """How much of a claim an evidence sentence bears. Words count in one language, anchors in any."""
    is_one_language = claim.language == evidence.language
    shared = claim.words & evidence.words
    words = shared if is_one_language else {word for word in shared if word.isascii() and not word.isalpha()}
    echoes = frozenset() if is_one_language else _echoes(claim.spoken) & _echoes(evidence.spoken)
    anchors = claim.anchors & evidence.anchors
    if not words and not echoes and not anchors:
        return _NOTHING
    pieces = anchors.union((("word", word) for word in words), (("echo", echo) for echo in echoes))
    total = weight_of(claim.anchors) + (len(claim.words) if is_one_language else 0)
    return Fit(share=_weight(pieces) / total if total else 0.0, pieces=pieces)


@lru_cache(maxsize=4096)
def _echoes(spoken: frozenset[str]) -> frozenset[str]:
    """How words begin by sound: Parlament, парламент and パーラメント are one."""
    keys = map(sound_key, spoken)
    return frozenset(key[:_ECHO] for key in keys if len(key) >= _SHORTEST_ECHO)


def _marks(text: str, facts: Facts) -> frozenset[str]:
    """Signs of a sentence's sort: a question, a quotation, a colon, brackets."""
    marks = {sort for sort, signs in _SIGNS.items() if any(sign in text for sign in signs)}
    return frozenset(marks | ({"quote"} if facts.quotes or _QUOTED.search(text) else set()))


def likeness_of_shape(claim: Bearing, evidence: Bearing) -> float:
    """How alike two sentences of different languages are in length and signs, 0 to 1; 1 in one language, where words decide."""
    if claim.language == evidence.language:
        return 1.0
    shorter, longer = sorted((claim.length, evidence.length))
    marks = claim.marks | evidence.marks
    shared = len(claim.marks & evidence.marks) / len(marks) if marks else 1.0
    return (shorter / (longer or 1.0) + shared) / 2


def is_loose(claim: Bearing, best: Bearing) -> bool:
    """Whether a sentence in another language shares no name, figure or date with a claim."""
    return claim.language != best.language and not claim.anchors & best.anchors


def is_slight(claim: Bearing, best: Bearing) -> bool:
    """Whether the best sentence, in a claim's own language, has so few of its words that another may tell the rest."""
    if claim.language != best.language or not claim.words:
        return False
    least = SLIGHT_PAIRS if check_rules(claim.language).terms_are_pairs else SLIGHT
    return len(claim.words & best.words) < least * len(claim.words)


def is_pieced(claim: Bearing, bearings: Sequence[Bearing]) -> bool:
    """Whether sentences of a claim's own language together have most of its words, so that it may condense several of them."""
    told = frozenset[str]().union(*(each.words for each in bearings if each.language == claim.language))
    return bool(claim.words) and len(claim.words & told) >= PIECED * len(claim.words)


def is_shaped(claim: Bearing, best: Bearing, bearings: Sequence[Bearing]) -> bool:
    """Whether the best of a few sentences in another language is about as long as a claim and has the same signs."""
    return is_given(claim, bearings) and likeness_of_shape(claim, best) >= ALIKE


def is_given(claim: Bearing, bearings: Sequence[Bearing]) -> bool:
    """Whether the evidence is so short, and in another language, that its best shaped sentence may be taken without an anchor.

    A writer who cites three sentences has aligned the claim; a whole article leaves the choice open.
    """
    return len(bearings) <= GIVEN and all(each.language != claim.language for each in bearings)


def in_order(claim: Bearing, bearings: Sequence[Bearing], fits: Sequence[Fit]) -> list[int]:
    """Places of sentences, the best bearing first.

    Between languages everyday words count beside names and figures, and shape decides between sentences that bear about as much.
    """
    told = Counter(piece for each in fits for piece in each.pieces)
    plain = [claim.ordinary & each.ordinary if each.language != claim.language else frozenset() for each in bearings]
    said = Counter(word for words in plain for word in words)
    whole = sum(_WEIGHTS[kind] for kind, _ in told) + ORDINARY_WEIGHT * len(said) or 1.0
    worth: list[float] = []
    for place, each in enumerate(fits):
        anchors = fsum(_WEIGHTS[piece[0]] / told[piece] for piece in each.pieces)  # the same sum in whatever order a set has
        words = ORDINARY_WEIGHT * fsum(1 / said[word] for word in plain[place])
        worth.append((anchors + words) / whole + SHAPE_WEIGHT * likeness_of_shape(claim, bearings[place]))
    return sorted(range(len(worth)), key=lambda place: (-worth[place], place))


def picked(claim: Bearing, grounds: Sequence[Ground], *, bearings: Sequence[Bearing]) -> tuple[Ground, ...]:
    """The best sentence, then those that bear enough of what it does not; empty where nothing bears anything.

    `bearings` run parallel to `grounds`. Ties go to the earlier sentence.
    """
    fits = [fit(claim, each) for each in bearings]
    is_open = is_given(claim, bearings)
    order = [place for place in in_order(claim, bearings, fits) if is_open or fits[place].share > 0.0]
    if not order:
        return ()
    total = _weight(claim.anchors) + len(claim.words)
    taken, borne = [grounds[order[0]]], set(fits[order[0]].pieces)
    for place in order[1:]:
        fresh = fits[place].pieces - borne
        if _weight(frozenset(fresh)) >= ADDS_ENOUGH * total and _adds_words(
            fresh, same=bearings[place].language == claim.language
        ):
            taken.append(grounds[place])
            borne |= fresh
    return tuple(taken)


def _adds_words(fresh: frozenset[tuple[str, str]] | set[tuple[str, str]], *, same: bool) -> bool:
    """A figure alone does not bring a second sentence in: that is how a figure from elsewhere would be let through."""
    wanted = {"word"} if same else {"entity", "sound"}
    return any(kind in wanted and not any(char.isdecimal() for char in piece) for kind, piece in fresh)


def _weight(pieces: frozenset[tuple[str, str]]) -> float:
    return sum(_WEIGHTS[kind] for kind, _ in pieces)


weight_of: Final = lru_cache(maxsize=1024)(_weight)
"""What a claim's anchors weigh: asked of one claim for every sentence of its sources."""
_NOTHING: Final = Fit(share=0.0, pieces=frozenset())
