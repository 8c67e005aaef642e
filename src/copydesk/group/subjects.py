"""Whether two sentences that state a figure speak of the same thing, told from the words around the figure."""

from dataclasses import dataclass
from typing import Final

from copydesk.text.tokens import is_unspaced, plain_words, stop_terms, terms

SAME_SUBJECT: Final = 0.3
"""Jaccard overlap of two sentences' terms, figures apart, from which they speak of the same thing."""

SAME_HOUR_WORDS: Final = 2
"""Words that two sentences must share besides the hour: what happens, and that it begins."""

SAME_HOUR_SHARE: Final = 0.3
"""Share of the shorter sentence's words that the longer one must have: an hour often stands in a short sentence of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The words of a sentence without its figure. `words` are what stands between spaces, each as the terms in it."""

    terms: frozenset[str]
    words: tuple[frozenset[str], ...]
    runs_on: bool


def subject_of(text: str, *, figure: str, language: str) -> Subject:
    """The subject of a sentence that states a figure."""
    rest = text.replace(figure, " ")
    stops = stop_terms(language)
    words = (frozenset(terms(word, language=language)) - stops for word in plain_words(rest) if not word.isdecimal())
    return Subject(
        terms=frozenset(terms(rest, language=language)),
        words=tuple(word for word in words if word),
        runs_on=is_unspaced(language),
    )


def same_subject(one: Subject, other: Subject) -> bool:
    """Whether both sentences speak of the same thing at about the same length."""
    return len(one.terms & other.terms) >= SAME_SUBJECT * len(one.terms | other.terms)


def same_occasion(one: Subject, other: Subject) -> bool:
    """Whether the shorter sentence tells when something is that the longer one tells, too.

    Words with endings are one where they share a pair of characters; where no spaces stand between words, each stretch that both
    have counts as one.
    """
    short, long = sorted((one, other), key=lambda subject: sum(map(len, subject.words)))
    known = frozenset().union(*long.words)
    if short.runs_on:
        own = frozenset().union(*short.words)
        return _stretches(own & known) >= SAME_HOUR_WORDS and len(own & known) >= SAME_HOUR_SHARE * len(own)
    shared = sum(not word.isdisjoint(known) for word in short.words)
    return shared >= SAME_HOUR_WORDS and shared >= SAME_HOUR_SHARE * len(short.words)


def _stretches(pairs: frozenset[str]) -> int:
    """How many separate words pairs of neighbouring characters come from: pairs that overlap are of one."""
    begun_by_others = {one[-1] for one in pairs}
    return sum(pair[0] not in begun_by_others for pair in pairs)
