"""A lexicon's spellings in one index, and where they stand in a text."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.gazetteer import kind_of
from copydesk.text.gazetteer.index import place_index
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.languages.writing import languages_in
from copydesk.text.runs import RunBeginnings, RunSpellings
from copydesk.text.spellings import Begun, Form, Hit, Named, begun_by, form_of
from copydesk.text.wordforms import CYRILLIC_CAPITALS, LETTERS, UNSPACED, WORD, folded, printed_as

_WORD: Final = re.compile(WORD)
# an accent is taken off a base but not off a text, so that every capital with one is looked at
_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĀ-ɏ"
_RUN: Final = re.compile(
    # one set of characters first, which is searched for fast; the look behind it is then for the character before
    rf"[{_CAPITAL}{CYRILLIC_CAPITALS}가-힣0-9]"
    rf"(?:(?<=[{_CAPITAL}])(?<![{LETTERS}].)[{LETTERS}]*"
    rf"|(?<=[{CYRILLIC_CAPITALS}])(?<![Ѐ-ӿ].)[Ѐ-ӿ]*"
    rf"|(?<=[가-힣])(?<![가-힣].)[가-힣]*|(?<=[0-9])(?<![0-9].)[0-9]*)"
)
"""The words that can begin a spelling: with a capital in scripts that have them."""
_MOST_WORDS_KEPT: Final = 65536
_LONGEST_KOREAN_WORD: Final = 40
_PAIR: Final = 2


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
        self._begun: dict[str, Begun | None] = {}
        self._in_run = RunBeginnings(self._beginning_in_run)

    def of_family(self, family_name: str) -> frozenset[str]:
        """Ids of the persons whose names in Hangul or Han begin with this family name."""
        return frozenset(self._family.get(family_name, ()))

    def hits(self, text: str) -> list[Hit]:
        """The spellings in a text from left to right, the longest at each place, none inside another."""
        found: list[Hit] = []
        position = 0
        known = self._begun
        for run in _RUN.finditer(text):
            word = run.group()
            begun = known[word] if word in known else self._begun_by(word)
            if begun is not None and run.start() >= position and (hit := begun.hit(text, run.start(), end=run.end())):
                found.append(hit)
                position = hit.end
        in_runs = self._in_run.hits(text)
        return sorted([*found, *in_runs], key=lambda hit: hit.start) if in_runs else found

    def _begun_by(self, printed: str) -> Begun | None:
        """What a printed word begins; remembered, as most words of a text stand in it more than once and begin nothing."""
        if len(self._begun) >= _MOST_WORDS_KEPT:
            self._begun.clear()
        places = self._gazetteer.keys
        known = [each for each in _beginnings(printed) if each[0] in places or each[0] in self._spaced]
        beginnings = ((length, self._beginning(base)) for base, length in known)
        begun = self._begun[printed] = begun_by(printed, beginnings) if known else None
        return begun

    def _beginning(self, base: str) -> Iterator[Form]:
        """The spellings of both kinds whose first word has this base."""
        yield from self._spaced.get(base, ())
        yield from self._places(base)

    def _places(self, beginning: str) -> Iterator[Form]:
        """The gazetteer's spellings that begin so."""
        for spelling in self._gazetteer.beginning(beginning):
            place_id = spelling.place_id
            place = Named(id=self.our_places.get(place_id, place_id), kind=kind_of(place_id), is_ours=False)
            form = form_of(spelling.text, language=spelling.language, entity=place)
            if form:
                yield form

    def _beginning_in_run(self, pair: str) -> RunSpellings | None:
        """The spellings of Han and kana that begin with two characters; None where there are none."""
        places = ((one_dot(next(iter(form.words[0]))), form) for form in self._places(pair))
        return RunSpellings.of((*self._unspaced.get(pair, ()), *places))

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
        named = Named(id=entity.id, kind=entity.kind)
        form = form_of(spelling, language=language, entity=named, is_whole=is_whole)
        if form is None:
            return
        if UNSPACED.search(spelling):
            joined = one_dot(spelling)
            self._unspaced.setdefault(joined[:_PAIR], []).append((joined, form))
            return
        for base in form.words[0]:
            self._spaced.setdefault(base, []).append(form)

    def _add_family_name(self, spelling: str, *, language: str, entity: Entity) -> None:
        if UNSPACED.search(spelling) and "・" not in one_dot(spelling):
            self._family.setdefault(_family_characters(spelling), set()).add(entity.id)
            return
        if UNSPACED.search(spelling):
            family = one_dot(spelling).rsplit("・", 1)[-1]
            self._add(family, language=language, entity=entity, is_whole=False)
            return
        words = _WORD.findall(spelling)
        if len(words) == 1 and "가" <= spelling[0] <= "힣":
            self._family.setdefault(_family_characters(spelling), set()).add(entity.id)
        elif len(words) > 1:
            family = words[0] if folded(words[0]) in _eastern_families() else words[-1]
            self._add(family, language=language, entity=entity, is_whole=False)


def one_dot(text: str) -> str:
    """The text with every dot that parts foreign names in Chinese and Japanese as ・; offsets stay."""
    if not text.isascii():
        for dot in "·•‧∙･＝":
            text = text.replace(dot, "・")
    return text


def _beginnings(printed: str) -> Iterable[tuple[str, int]]:
    """(base, its length in print) pairs for a printed word; a Korean word gives each of its beginnings, the longest first."""
    if "가" <= printed[0] <= "힣":
        return ((printed[:length], length) for length in range(min(len(printed), _LONGEST_KOREAN_WORD), 0, -1))
    length = len(printed)
    return ((base, length) for base in printed_as(printed))


def _family_characters(spelling: str) -> str:
    """The family name of a name of Hangul or Han characters: two characters where that is a known family name, else one."""
    return spelling[:2] if len(spelling) > 2 and spelling[:2] in _character_families() else spelling[:1]


@cache
def _character_families() -> frozenset[str]:
    return name_data("ko").surnames | name_data("zh").surnames | name_data("ja").surnames


@cache
def _eastern_families() -> frozenset[str]:
    return frozenset().union(*(name_data(tag).eastern_surnames for tag in (*languages_in("l"), *languages_in("y"))))
