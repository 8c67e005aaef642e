"""A lexicon's spellings in one index, and where they stand in a text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.gazetteer import kind_of
from copydesk.text.gazetteer.index import place_index
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.languages.writing import languages_in
from copydesk.text.wordforms import (
    CYRILLIC_CAPITALS,
    HAN,
    KANA,
    LETTERS,
    WORD,
    bases,
    folded,
    may_follow_hangul,
    name_words,
    printed_as,
)

_WORD = re.compile(WORD)
_NEXT = re.compile(rf"[ \u00a0'’.&·\-‑–]{{0,3}}({WORD})")
_UNSPACED = re.compile(f"[{HAN}ぁ-ゖァ-ヺー]")
_DOTTED = re.compile(r"\.[A-ZА-Я]\Z")
"""The end of an abbreviation with a stop behind each letter, the last one apart."""
_KATAKANA = re.compile("[ァ-ヺー]")
# an accent is taken off a base but not off a text, so that every capital with one is looked at
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ɏ"
_RUN = re.compile(
    # one set of characters first, which is searched for fast; the look behind it is then for the character before
    rf"[{_CAPITAL}{CYRILLIC_CAPITALS}가-힣0-9{HAN}{KANA}]"
    rf"(?:(?<=[{_CAPITAL}])(?<![{LETTERS}].)[{LETTERS}]*"
    rf"|(?<=[{CYRILLIC_CAPITALS}])(?<![Ѐ-ӿ].)[Ѐ-ӿ]*"
    rf"|(?<=[가-힣])(?<![가-힣].)[가-힣]*|(?<=[0-9])(?<![0-9].)[0-9]*|(?<=[{HAN}{KANA}])[{HAN}{KANA}]*)"
)
"""The words that can begin a spelling: with a capital in scripts that have them; runs of Han and kana."""
_MOST_WORDS_KEPT = 65536
_LONGEST_ACRONYM = 6
_MOST_WORDS = 12
_LONGEST_KOREAN_WORD = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where spellings stand in a text; all that are as long."""

    start: int
    end: int
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beginning:
    """The spellings that a printed word, or the first `length` characters of it, begins: those of one word and the longer ones.

    `by_second` are the longer ones by each base of their second word.
    """

    length: int
    alone: tuple[Form, ...] = ()
    longer: tuple[Form, ...] = ()
    by_second: Mapping[str, tuple[Form, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, forms: Iterable[Form], *, length: int) -> "_Beginning | None":
        """The spellings put in order; None where there are none."""
        by_length: dict[bool, list[Form]] = {False: [], True: []}
        by_second: dict[str, list[Form]] = {}
        for form in forms:
            is_longer = len(form.words) > 1
            by_length[is_longer].append(form)
            for base in form.words[1] if is_longer else ():
                by_second.setdefault(base, []).append(form)
        if not by_length[False] and not by_length[True]:
            return None
        return cls(
            length=length,
            alone=tuple(by_length[False]),
            longer=tuple(by_length[True]),
            by_second={base: tuple(forms) for base, forms in by_second.items()},
        )

    def candidates(self, text: str, *, start: int) -> Iterable[Form]:
        """The spellings that may stand where the word begins, by the word behind it, each once."""
        if not self.longer:
            return self.alone
        seconds = _next_bases(text, start + self.length)
        if seconds is None:
            return (*self.alone, *self.longer)
        groups = [self.by_second[base] for base in seconds if base in self.by_second]
        once = groups[0] if len(groups) == 1 else {id(form): form for group in groups for form in group}.values()
        return (*self.alone, *once)


Begun = tuple[_Beginning, ...]
"""The beginnings of spellings that a printed word may be; rarely any."""
_IN_RUN: Begun = (_Beginning(length=0),)
"""Stands for a run of Han or kana, in which spellings are looked for at every character."""


class FormIndex:
    """Finds every spelling of a lexicon's entities and of the gazetteer's places in one pass over a text.

    A place that the lexicon has too is the lexicon's: `our_places` maps ids of the gazetteer to those. Cost: built once,
    about 10 µs a spelling of the lexicon; finding is linear in the text whatever the lexicon's size.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._spaced: dict[str, list[Form]] = {}
        self._unspaced: dict[str, list[tuple[str, Form]]] = {}
        self._family: dict[str, set[str]] = {}
        self._gazetteer = place_index()
        self.our_places: dict[str, str] = {}
        for entity in lexicon.entities:
            self._add_entity(entity)
        self._begun: dict[str, Begun] = {}
        self._in_run: dict[str, tuple[tuple[str, Form], ...]] = {}

    def of_family(self, family_name: str) -> frozenset[str]:
        """Ids of the persons whose names in Hangul or Han begin with this family name."""
        return frozenset(self._family.get(family_name, ()))

    def hits(self, text: str) -> list[Hit]:
        """The spellings in a text from left to right, the longest at each place, none inside another."""
        found: list[Hit] = []
        position = 0
        for run in _RUN.finditer(text):
            word = run.group()
            begun = self._begun.get(word)
            if begun is None:
                begun = self._begun_by(word)
            if not begun or run.start() < position:
                continue
            if begun is _IN_RUN:
                found += self._hits_in_run(text, run=run)
            elif hit := self._hit_at(text, start=run.start(), printed=word, begun=begun):
                found.append(hit)
                position = hit.end
        return found

    def _begun_by(self, printed: str) -> Begun:
        """What a printed word begins; remembered, as most words of a text stand in it more than once and begin nothing."""
        if _UNSPACED.match(printed):
            return _IN_RUN
        if len(self._begun) >= _MOST_WORDS_KEPT:
            self._begun.clear()
        beginnings = (
            _Beginning.of((*self._spaced.get(base, ()), *self._places(base)), length=length)
            for base, length in _beginnings(printed)
        )
        begun = self._begun[printed] = tuple(each for each in beginnings if each)
        return begun

    def _places(self, beginning: str) -> Iterator[Form]:
        """The gazetteer's spellings that begin so."""
        for spelling in self._gazetteer.beginning(beginning):
            entity_id = self.our_places.get(spelling.place_id, spelling.place_id)
            place = Entity(id=entity_id, kind=kind_of(spelling.place_id), forms=())
            form = _form(spelling.text, language=spelling.language, entity=place, is_ours=False)
            if form:
                yield form

    def _beginning_in_run(self, pair: str) -> tuple[tuple[str, Form], ...]:
        """The spellings of Han and kana that begin with two characters, the longest first; remembered."""
        known = self._in_run.get(pair)
        if known is None:
            if len(self._in_run) >= _MOST_WORDS_KEPT:
                self._in_run.clear()
            places = ((one_dot(next(iter(form.words[0]))), form) for form in self._places(pair))
            both = (*self._unspaced.get(pair, ()), *places)
            known = self._in_run[pair] = tuple(sorted(both, key=lambda each: -len(each[0])))
        return known

    @staticmethod
    def _hit_at(text: str, *, start: int, printed: str, begun: Begun) -> Hit | None:
        """The longest spelling that begins with this word."""
        best: list[Form] = []
        best_end = 0
        for beginning in begun:
            for form in beginning.candidates(text, start=start):
                form_end = _end_of(form, text=text, start=start, printed=printed, length=beginning.length)
                if form_end > best_end:
                    best, best_end = [form], form_end
                elif form_end == best_end and form_end:
                    best.append(form)
        if best and text.startswith(".", best_end) and _DOTTED.search(text, start, best_end):
            best_end += 1
        return Hit(start=start, end=best_end, forms=_ours_first(best)) if best else None

    def _hits_in_run(self, text: str, *, run: re.Match[str]) -> Iterator[Hit]:
        position = run.start()
        if len(run.group()) == 1:  # 北 alone, as Korean headlines have it
            if alone := self._beginning_in_run(run.group()):
                yield Hit(start=position, end=run.end(), forms=_ours_first([form for _, form in alone]))
            return
        while position < run.end():
            spellings = self._beginning_in_run(text[position : position + 2])
            fitting = [(len(spelling), form) for spelling, form in spellings if _stands_at(spelling, text, position)]
            if fitting:
                length = fitting[0][0]
                forms = _ours_first([form for size, form in fitting if size == length])
                yield Hit(start=position, end=position + length, forms=forms)
                position += length
            else:
                position += 1

    def _add_entity(self, entity: Entity) -> None:
        spellings = sorted({*entity.forms, *entity.aliases, *entity.misspellings})
        for language, spelling in spellings:
            self._add(spelling, language=language, entity=entity, is_whole=True)
        if entity.kind is not EntityKind.PERSON:
            for _, printed in entity.forms:
                for place_id in self._gazetteer.named(printed):
                    if (kind_of(place_id) is EntityKind.PLACE) == (entity.kind is EntityKind.PLACE):
                        self.our_places.setdefault(place_id, entity.id)
        if entity.kind is EntityKind.PERSON:
            for language, spelling in spellings:
                self._add_family_name(spelling, language=language, entity=entity)

    def _add(self, spelling: str, *, language: str, entity: Entity, is_whole: bool) -> None:
        form = _form(spelling, language=language, entity=entity, is_whole=is_whole)
        if form is None:
            return
        if _UNSPACED.search(spelling):
            joined = one_dot(spelling)
            self._unspaced.setdefault(joined[:2], []).append((joined, form))
            return
        for base in form.words[0]:
            self._spaced.setdefault(base, []).append(form)

    def _add_family_name(self, spelling: str, *, language: str, entity: Entity) -> None:
        if _UNSPACED.search(spelling) and "・" not in one_dot(spelling):
            self._family.setdefault(_family_characters(spelling), set()).add(entity.id)
            return
        if _UNSPACED.search(spelling):
            family = one_dot(spelling).rsplit("・", 1)[-1]
            self._add(family, language=language, entity=entity, is_whole=False)
            return
        words = _WORD.findall(spelling)
        if len(words) == 1 and "가" <= spelling[0] <= "힣":
            self._family.setdefault(_family_characters(spelling), set()).add(entity.id)
        elif len(words) > 1:
            family = words[0] if folded(words[0]) in _eastern_families() else words[-1]
            self._add(family, language=language, entity=entity, is_whole=False)


def _form(spelling: str, *, language: str, entity: Entity, is_whole: bool = True, is_ours: bool = True) -> Form | None:
    """A spelling as it is looked for; None where it has no words, or too many."""
    form = Form(
        words=(frozenset({spelling}),),
        language=language,
        entity_id=entity.id,
        kind=entity.kind,
        is_whole=is_whole,
        is_ours=is_ours,
    )
    if _UNSPACED.search(spelling):
        return form
    printed = name_words(spelling)
    if not printed or len(printed) > _MOST_WORDS:
        return None
    is_acronym = len(printed) == 1 and printed[0].isupper() and 1 < len(printed[0]) <= _LONGEST_ACRONYM
    return replace(form, words=tuple(bases(word) for word in printed), is_acronym=is_acronym)


def _ours_first(forms: list[Form]) -> tuple[Form, ...]:
    """The lexicon's spellings where it has this one as a whole, else all."""
    ours = tuple(form for form in forms if form.is_ours)
    return ours if any(form.is_whole for form in ours) else tuple(forms)


def one_dot(text: str) -> str:
    """The text with every dot that parts foreign names in Chinese and Japanese as ・; offsets stay."""
    for dot in "·•‧∙･＝":
        text = text.replace(dot, "・")
    return text


def _beginnings(printed: str) -> Iterable[tuple[str, int]]:
    """(base, its length in print) pairs for a printed word; a Korean word gives each of its beginnings, the longest first."""
    if "가" <= printed[0] <= "힣":
        return ((printed[:length], length) for length in range(min(len(printed), _LONGEST_KOREAN_WORD), 0, -1))
    length = len(printed)
    return ((base, length) for base in printed_as(printed))


def _next_bases(text: str, position: int) -> tuple[str, ...] | None:
    """The bases of the next word, which may be the second of a spelling; None where it is Korean, whose words go on."""
    following = _NEXT.match(text, position)
    if not following:
        return ()
    printed = following.group(1)
    return None if "가" <= printed[0] <= "힣" else printed_as(printed)


def _end_of(form: Form, *, text: str, start: int, printed: str, length: int) -> int:
    """Where a spelling ends that begins with a word, or the first `length` characters of it; 0 where it does not stand here."""
    if form.is_acronym and not printed.isupper():
        return 0
    end = start + length
    if len(form.words) == 1:
        return end if _may_end(printed[length:], length=length) else 0
    if length < len(printed):
        return 0
    last = len(form.words) - 1
    for index in range(1, len(form.words)):
        following = _NEXT.match(text, end)
        if not following:
            return 0
        end = _word_end(form.words[index], following, is_last=index == last)
        if not end:
            return 0
    return end


def _may_end(rest: str, *, length: int) -> bool:
    """Whether a Korean name of this length may be followed by the rest of its word; one syllable stands alone."""
    return not rest or (length > 1 and bool(may_follow_hangul().match(rest)))


def _word_end(wanted: frozenset[str], following: re.Match[str], *, is_last: bool) -> int:
    printed = following.group(1)
    if "가" <= printed[0] <= "힣" and is_last:
        fitting = (base for base in wanted if printed.startswith(base) and may_follow_hangul().match(printed[len(base) :]))
        return next((following.start(1) + len(base) for base in fitting), 0)
    return following.end() if any(base in wanted for base in printed_as(printed)) else 0


def _stands_at(spelling: str, text: str, position: int) -> bool:
    """Whether a spelling of Han or kana stands here and no katakana word goes on before or after it."""
    if not text.startswith(spelling, position):
        return False
    end = position + len(spelling)
    cut_before = position > 0 and _KATAKANA.match(spelling) and _KATAKANA.match(text[position - 1])
    cut_after = end < len(text) and _KATAKANA.match(spelling[-1]) and _KATAKANA.match(text[end])
    return not cut_before and not cut_after


def _family_characters(spelling: str) -> str:
    """The family name of a name of Hangul or Han characters: two characters where that is a known family name, else one."""
    return spelling[:2] if len(spelling) > 2 and spelling[:2] in _character_families() else spelling[:1]


@cache
def _character_families() -> frozenset[str]:
    return name_data("ko").surnames | name_data("zh").surnames | name_data("ja").surnames


@cache
def _eastern_families() -> frozenset[str]:
    return frozenset().union(*(name_data(tag).eastern_surnames for tag in (*languages_in("l"), *languages_in("y"))))
