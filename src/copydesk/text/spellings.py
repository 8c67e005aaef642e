"""Spellings of names: one of an entity, all that a printed word may begin, and what those that stand in one place mean."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct

from copydesk.model.facts import EntityKind
from copydesk.text.wordforms import UNSPACED, WORD, bases, may_follow_hangul, name_words, printed_as

_NEXT: Final = re.compile(rf"[ \u00a0'’.&·\-‑–]{{0,3}}({WORD})")
_LONGEST_ACRONYM: Final = 6
_MOST_WORDS: Final = 12


class Named(Struct, frozen=True, kw_only=True):
    """An entity as far as its spellings go."""

    id: str
    kind: EntityKind
    is_ours: bool = True


class Form(Struct, frozen=True, kw_only=True, eq=False):
    """One spelling of an entity. `words` are the bases of each word; a spelling without spaces is one word with itself as base.

    `is_whole` is False for a family name, which needs a reason before it counts. `is_acronym`: only capitals count.
    `is_ours` is False for a place of the gazetteer, which gives way to a name of the lexicon.
    """

    words: tuple[frozenset[str], ...]
    language: str
    entity_id: str
    kind: EntityKind
    is_whole: bool = True
    is_acronym: bool = False
    is_ours: bool = True


def form_of(spelling: str, *, language: str, entity: Named, is_whole: bool = True) -> Form | None:
    """A spelling as it is looked for; None where it has no words, or too many."""
    words: tuple[frozenset[str], ...] = (frozenset({spelling}),)
    is_acronym = False
    if not UNSPACED.search(spelling):
        printed = name_words(spelling)
        if not printed or len(printed) > _MOST_WORDS:
            return None
        words = tuple(map(bases, printed))
        is_acronym = len(printed) == 1 and printed[0].isupper() and 1 < len(printed[0]) <= _LONGEST_ACRONYM
    return Form(
        words=words,
        language=language,
        entity_id=entity.id,
        kind=entity.kind,
        is_whole=is_whole,
        is_acronym=is_acronym,
        is_ours=entity.is_ours,
    )


class Meant:
    """What the spellings that stand in one place may mean, worked out once for all the texts that they stand in.

    `forms` are the lexicon's where it has this spelling as a whole, else all. `only` is the one of them where all are of one
    entity. `is_name`: one of several words or an acronym, which is no common word of any language.
    """

    def __init__(self, forms: Iterable[Form]) -> None:
        every = tuple(forms)
        ours = tuple(form for form in every if form.is_ours)
        self.forms: Final = ours if any(form.is_whole for form in ours) else every
        self.ids: Final = frozenset(form.entity_id for form in self.forms)
        self.only: Final = self.forms[0] if len(self.ids) == 1 else None
        self.is_whole: Final = any(form.is_whole for form in self.forms)
        self.is_name: Final = any(form.is_acronym or len(form.words) > 1 for form in self.forms)
        self.languages: Final = frozenset(form.language for form in self.forms)

    @cached_property
    def is_person(self) -> bool:
        """Whether it is a person's name in full."""
        return any(form.kind is EntityKind.PERSON and len(form.words) > 1 for form in self.forms)


class Hit(Struct, frozen=True, kw_only=True):
    """Where spellings stand in a text, and what they mean."""

    start: int
    end: int
    meant: Meant


class Begun(Struct, frozen=True, kw_only=True):
    """The spellings that a printed word begins: what its first `length` characters mean alone, and the longer spellings.

    `by_second` are the longer ones by each base of their second word.
    """

    length: int
    alone: Meant | None
    longer: tuple[Form, ...] = ()
    by_second: Mapping[str, tuple[Form, ...]] = {}

    def hit(self, text: str, start: int, *, end: int) -> Hit | None:
        """The longest spelling where this word stands."""
        if self.longer and (longer := self._longest(text, end)):
            best_end, meant = longer
        elif self.alone is not None:
            best_end, meant = start + self.length, self.alone
        else:
            return None
        if text.startswith(".", best_end) and _DOTTED.search(text, start, best_end):
            best_end += 1
        return Hit(start=start, end=best_end, meant=meant)

    def _longest(self, text: str, end: int) -> tuple[int, Meant] | None:
        """Where the longest of the longer spellings ends, and what those that end there mean; None where none stands here."""
        second = _NEXT.match(text, end)
        if second is None:
            return None
        best: list[Form] = []
        best_end = 0
        for form in self._candidates(second.group(1)):
            form_end = _end_of(form, text=text, second=second)
            if form_end > best_end:
                best, best_end = [form], form_end
            elif form_end == best_end and form_end:
                best.append(form)
        return (best_end, Meant(best)) if best else None

    def _candidates(self, second: str) -> Iterable[Form]:
        """The longer spellings that may go on with this word, each once: all where it is Korean, whose words go on."""
        if "가" <= second[0] <= "힣":
            return self.longer
        groups = [self.by_second[base] for base in printed_as(second) if base in self.by_second]
        return groups[0] if len(groups) == 1 else {id(form): form for group in groups for form in group}.values()


_DOTTED: Final = re.compile(r"\.[A-ZА-Я]\Z")
"""The end of an abbreviation with a stop behind each letter, the last one apart."""


def begun_by(printed: str, beginnings: Iterable[tuple[int, Iterable[Form]]]) -> Begun | None:
    """What a printed word begins, of (length of a beginning, spellings that begin so), the longest first; None if nothing."""
    alone: list[Form] = []
    longer: list[Form] = []
    by_second: dict[str, list[Form]] = {}
    alone_length = 0
    for length, forms in beginnings:
        for form in forms:
            if len(form.words) > 1:
                if length == len(printed):
                    longer.append(form)
            elif length >= alone_length and _stands_alone(form, printed, length=length):
                alone.append(form)
                alone_length = length
    for form in longer:
        for base in form.words[1]:
            by_second.setdefault(base, []).append(form)
    if not alone and not longer:
        return None
    return Begun(
        length=alone_length,
        alone=Meant(alone) if alone else None,
        longer=tuple(longer),
        by_second={base: tuple(found) for base, found in by_second.items()},
    )


def _stands_alone(form: Form, printed: str, *, length: int) -> bool:
    """Whether a spelling of one word may be the first characters of a printed word: all of it but in Korean.

    There the rest of the word may follow a name, and one syllable stands alone.
    """
    if form.is_acronym and not printed.isupper():
        return False
    return length == len(printed) or (length > 1 and bool(may_follow_hangul().match(printed, length)))


def _end_of(form: Form, *, text: str, second: re.Match[str]) -> int:
    """Where a spelling of several words ends, whose second may stand at a match; 0 where it does not stand here."""
    last = len(form.words) - 1
    following: re.Match[str] | None = second
    end = 0
    for index in range(1, last + 1):
        if index > 1:
            following = _NEXT.match(text, end)
        if following is None:
            return 0
        end = _word_end(form.words[index], following, is_last=index == last)
        if not end:
            return 0
    return end


def _word_end(wanted: frozenset[str], following: re.Match[str], *, is_last: bool) -> int:
    printed = following.group(1)
    if "가" <= printed[0] <= "힣" and is_last:
        fitting = (base for base in wanted if printed.startswith(base) and may_follow_hangul().match(printed, len(base)))
        return next((following.start(1) + len(base) for base in fitting), 0)
    return following.end() if not wanted.isdisjoint(printed_as(printed)) else 0
