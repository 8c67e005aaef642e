"""What is checked, and what it is checked against."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.check.book import NameBook
from copydesk.model.draft import DraftSentence, Material
from copydesk.model.facts import Facts, Sentence
from copydesk.model.language import base_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One sentence of a report that a draft sentence may stand on, with its report and source."""

    sentence: Sentence
    material: Material

    @property
    def language(self) -> str:
        """The base language of its report."""
        return base_language(self.material.report.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A draft sentence with what it states. Offsets of `facts` count from `base` before the first character of its text.

    `twin` is the evidence sentence whose very words it has, if any: its facts are then the evidence's own.
    `is_credited` says whether the page names a teller, beside the sentence or in its paragraph's lead-in.
    """

    sentence: DraftSentence
    facts: Facts
    base: int = 0
    twin: Ground | None = None
    is_credited: bool = False

    @property
    def language(self) -> str:
        """The base language of the draft sentence."""
        return base_language(self.sentence.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """The evidence of one claim.

    `best` are the sentences that the alignment picked, the best first; `near` the other cited sentences and neighbours.
    `rivals` are sentences of other origins about the same thing. `missing` are citations that no report has. `book` is the
    lexicon, ready for looking up. `is_foreign` says that no evidence at all is in the claim's language; `is_loose` that the best
    sentence shares no name, figure or date with the claim, and was taken for its shape; `is_guess` that it was taken out of many
    of another language though it bears little of the claim; `is_shaped` that the claim has cited or short evidence, of which the
    best sentence is about as long and has the same signs; `is_sure` that the best sentence is the one that the claim tells, so
    that what it has not is missing: it is cited, or bears much of the claim; `is_slight` that nobody cited it, and it has few of
    the words of a claim in its own language; `is_pieced` that there is no best sentence, but all together have most of its words.
    """

    best: tuple[Ground, ...]
    near: tuple[Ground, ...] = ()
    rivals: tuple[Ground, ...] = ()
    missing: tuple[str, ...] = ()
    book: NameBook
    is_foreign: bool = False
    is_loose: bool = False
    is_guess: bool = False
    is_shaped: bool = False
    is_sure: bool = True
    is_slight: bool = False
    is_pieced: bool = False

    def speaks(self, claim: Claim) -> bool:
        """Whether the best evidence is in the claim's language."""
        return bool(self.best) and self.best[0].language == claim.language

    @property
    def all(self) -> tuple[Ground, ...]:
        """Best and near, in that order."""
        return (*self.best, *self.near)


def origins_of(grounds: Sequence[Ground]) -> frozenset[int]:
    """The origins that tell a claim; copies count once."""
    return frozenset(ground.material.origin for ground in grounds)
