"""Numerals of a language: where they stand in a text and what they are worth, without unit or kind."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import takewhile
from typing import Final

from msgspec import Struct

from copydesk.text.compounds import Compounds
from copydesk.text.digits import digits_pattern, digits_value
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import FormTable, expanded, form_pattern, without_accents
from copydesk.text.places import found_at, lookout
from copydesk.text.spelled import Piece, Role, Spelled, ratio, read_pieces

_ONE: Final = Decimal(1)


class Numeral(Struct, frozen=True, kw_only=True):
    """A printed numeral: half-open offsets and value (`low` < `high` for "hundreds").

    `is_ordinal`: a word such as "fifth". `is_weak`: a word that is a number only with a unit ("one"). `is_fraction`: less than a
    whole, or with a part of one. `is_percent`: a denominator that makes a percentage of its numerator. `scale` is the scale word
    that closes it, which an earlier end of a range may borrow. `unit` for words that hold one (이틀: day).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    has_digits: bool = True
    is_ordinal: bool = False
    is_fraction: bool = False
    is_percent: bool = False
    is_weak: bool = False
    needs_counter: bool = False
    is_vague: bool = False
    is_about: bool = False
    scale: Decimal = _ONE
    unit: str = ""


class NumeralFinder:
    """Finds the numerals of one language written with spaces between words (and German, which joins them).

    `with_weak`: also places counted from the end or from the present one ("next to last").
    """

    def __init__(self, data: NumberData, *, language: str, with_weak: bool = False) -> None:
        self._decimal = data.decimal
        self._either_groups = data.either_groups
        self._compounds = Compounds(data) if data.script == "joined" else None
        self._pieces = _pieces(data)
        self._known: dict[str, tuple[Spelled, ...]] = {}
        self._weak = frozenset(expanded(data.weak))
        self._articles = tuple(f" {article} " for article in data.articles)
        self._openings = tuple(f"{article} " for article in data.articles)
        self._of = re.compile(f" ?{form_pattern(data.of)}|(?![ -]?[^\\W\\d_])")
        self._vague = FormTable([data.vague])
        self._wholes = FormTable([data.wholes])
        self._places = FormTable([data.places])
        self._coins = frozenset(expanded(_forms(data.money)))
        self._pattern, self._parts = self._compiled(data, places=data.places if with_weak else {})
        tables = (data.vague, data.wholes, data.places if with_weak else {})
        forms = [form for table in tables for form in expanded(_forms(table))]
        opening = (form for form, piece in self._pieces.items() if piece.role not in _INNER)
        heads = (re.split(r"[- '’]", form)[0] for form in (*opening, *forms))
        self._lookout = lookout(language)
        joined = self._compounds
        stems, test = (joined.stems, joined.fits) if joined is not None else ((), None)
        self._watch = self._lookout.wait_for(frozenset(heads), stems=stems, test=test)

    def _compiled(self, data: NumberData, *, places: Mapping[str, Iterable[str]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What fits a whole numeral, and what fits its pieces one after the other."""
        words = form_pattern(form for form, piece in self._pieces.items() if piece.role not in _INNER)
        if self._compounds is not None:
            words = f"(?:{words}|{self._compounds.source})"
        inner = {role: form_pattern(form for form, piece in self._pieces.items() if piece.role is role) for role in _INNER}
        # after digits French "cents" are money
        scales = (form for form, piece in self._pieces.items() if piece.role is Role.SCALE and form not in self._coins)
        figure, scale = digits_pattern(data), form_pattern(scales)
        joint = rf"(?:{inner[Role.JOINER]}|{inner[Role.POINT]})"
        gap = "(?: {1,3}| ?- ?)"
        scaled = rf"{figure}(?:(?: |-)?{scale})+"
        added = rf"{gap}{inner[Role.ADDED]}(?:{gap}{scale})?"
        # the number words stand once, as compiling them takes long: what leads to them is asked for behind the first alone
        begun = len(_KINDS) + 1
        link = rf"(?({begun}){gap}(?:{joint}{gap})?|())"
        run = rf"(?:{link}(?:{words}|{scaled})|(?({begun}){added}|(?!)))+"
        divided = rf"{figure}(?:{gap}{form_pattern(_forms(data.fractions))}|{added})"
        vague, whole = form_pattern(_forms(data.vague)), form_pattern(_forms(data.wholes))
        found = (
            rf"(?P<run>{scaled}(?:{gap}(?:{joint}{gap})?{scaled}|{added})*|{divided})|(?P<digits>{figure})"
            rf"|(?<![\w-])(?:(?P<place>{form_pattern(_forms(places))})|(?P<vague>{vague})|(?P<whole>{whole})|(?P<words>{run}))"
        )
        parts = rf"(?P<figure>{figure})|(?P<inner>{'|'.join(inner.values())})|(?P<word>{words})"
        return re.compile(found), re.compile(parts)

    def find(self, rest: str, *, lower: str, digits: list[tuple[int, int]]) -> Iterator[Numeral]:
        """The numerals of a text as `lexemes.lowered` gives it, dates filled out.

        `lower` is the text from before, `digits` are its runs of digits.
        """
        starts = self._lookout.places(lower, number=self._watch)
        figures = [start for start, _ in digits]
        places = sorted([*figures, *starts]) if starts else figures
        for match in found_at(self._pattern.match, rest, places):
            group = match.lastgroup or "digits"
            printed = match.group()
            if group == "digits":
                if numeral := self._digit(rest, match):
                    yield numeral
            elif group == "place":
                yield fixed(self._places.name_of(printed), match.span(), is_place=True)
            elif group in {"vague", "whole"}:
                yield self._fixed(match, group)
            else:
                yield from self._spelled(rest, printed, match.start())

    def _digit(self, rest: str, match: re.Match[str]) -> Numeral | None:
        printed, start = match.group(), match.start()
        value = digits_value(printed, decimal=self._decimal, either_groups=self._either_groups)
        if value is None:
            return None
        if start and rest[start - 1] == self._decimal and printed.isdecimal() and rest[start - 2 : start - 1] in _BEFORE_POINT:
            return Numeral(start=start - 1, end=match.end(), low=value.scaleb(-len(printed)), high=value.scaleb(-len(printed)))
        return Numeral(start=start, end=match.end(), low=value, high=value)

    def _fixed(self, match: re.Match[str], group: str) -> Numeral:
        """A word with a value of its own: "hundreds", "half a million"."""
        start, end = match.span()
        if group == "vague":
            name = self._vague.name_of(match.group())
            least = Decimal(name.removeprefix(_SOME))
            most = least if name.startswith(_SOME) else least * 10 - 1
            return Numeral(start=start, end=end, low=least, high=most, has_digits=False, is_vague=True)
        return fixed(self._wholes.name_of(match.group()), match.span())

    def _spelled(self, rest: str, printed: str, offset: int) -> Iterator[Numeral]:
        """The numerals of a run of number words; the last runs are remembered, as news counts with few."""
        known = self._known.get(printed)
        if known is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            known = tuple(read_pieces(self._read(printed)))
            if len(printed) <= _LONGEST_KEPT:
                self._known[printed] = known
        for spelled in known:
            yield self._numeral(rest, spelled, offset=offset)

    def _read(self, printed: str) -> list[Piece]:
        """The pieces of a run of number words, offsets into it; none where one of them is no number."""
        pieces: list[Piece] = []
        for match in self._parts.finditer(printed):
            piece = self._piece(match)
            if piece is None:
                return []
            if self._is_coin(piece, after=pieces):
                break
            pieces.append(piece)
        return pieces

    def _is_coin(self, piece: Piece, *, after: list[Piece]) -> bool:
        """Whether a word for a hundred is the coin: nobody counts forty-five hundreds in French."""
        if piece.role is not Role.SCALE or piece.text not in self._coins:
            return False
        counted = takewhile(lambda each: each.role in {Role.NUMBER, Role.JOINER}, reversed(after))
        return sum(each.value for each in counted) > _MOST_HUNDREDS

    def _piece(self, match: re.Match[str]) -> Piece | None:
        text, start, end = match.group(), match.start(), match.end()
        if match.lastgroup == "figure":
            value = digits_value(text, decimal=self._decimal, either_groups=self._either_groups)
            return None if value is None else Piece(role=Role.NUMBER, text=text, start=start, end=end, value=value)
        known = self._pieces.get(text)
        if known is None:
            known = self._compounds.piece(text) if self._compounds is not None else None
        if known is None:
            return None
        return Piece(role=known.role, text=text, start=start, end=end, value=known.value, divides=known.divides)

    def _numeral(self, rest: str, spelled: Spelled, *, offset: int) -> Numeral:
        start, end, value = spelled.start + offset, spelled.end + offset, spelled.value
        is_ordinal, is_fraction = spelled.is_ordinal, spelled.is_fraction
        is_weak = spelled.is_single and (spelled.last in self._weak or is_fraction)
        if is_fraction and value == _HALF and rest.startswith(self._openings, start):
            is_weak = True  # Spanish "una media" is an average
        if (is_ordinal or is_fraction) and self._articles and spelled.is_single:
            # "a third of them" is a fraction, "a third man" none
            article = next((form for form in self._articles if _ends_with(rest, form, end=start)), "")
            if article and self._of.match(rest, end) and self._divides(spelled.last):
                start -= len(article) - 1
                value = ratio(_ONE, value) if is_ordinal else value
                is_ordinal, is_fraction, is_weak = False, True, False
        return Numeral(
            start=start,
            end=end,
            low=value,
            high=value,
            has_digits=spelled.has_digits,
            is_ordinal=is_ordinal,
            is_fraction=is_fraction,
            is_weak=is_weak,
            scale=spelled.scale,
        )

    def _divides(self, word: str) -> bool:
        piece = self._pieces.get(word)
        return piece is not None and (piece.divides or piece.role is Role.FRACTION)


_SOME: Final = "~"
"""Before a figure that is meant about: "~20" for une vingtaine."""
_KINDS: Final = ("run", "digits", "place", "vague", "whole", "words")
"""The groups of what fits a numeral, in order."""
_INNER: Final = (Role.ADDED, Role.POINT, Role.JOINER)
_BEFORE_POINT: Final = ("", " ", "(", "-", "−", "$", "€", "£")
"""What stands before a decimal sign that begins a figure: .25, -.5."""
_HALF: Final = Decimal("0.5")
_KEPT: Final = 4096
"""Runs of number words that are remembered."""
_LONGEST_KEPT: Final = 64
_MOST_HUNDREDS: Final = 16
"""French counts hundreds as far as seize cents."""


def fixed(name: str, span: tuple[int, int], *, is_place: bool = False) -> Numeral:
    """A word with a value and perhaps a unit of its own ("2 week"); a place is an ordinal counted from a point ("2 end")."""
    value, _, unit = name.partition(" ")
    number = Decimal(value)
    start, end = span
    return Numeral(
        start=start, end=end, low=number, high=number, has_digits=False, unit=unit, is_ordinal=is_place, is_weak=is_place
    )


def _ends_with(rest: str, form: str, *, end: int) -> bool:
    """Whether an article, with a space on both sides, stands before `end`; a text may begin with it."""
    return rest.endswith(form, 0, end) or (end == len(form) - 1 and rest.startswith(form[1:]))


def _forms(table: Mapping[str, Iterable[str]]) -> Iterator[str]:
    return (form for forms in table.values() for form in forms)


def _pieces(data: NumberData) -> dict[str, Piece]:
    """What each printed form is; the first table that has a form decides."""
    fractions = values_by_form(data.fractions)
    tables = (
        (Role.SCALE, values_by_form(data.scales)),
        (Role.NUMBER, values_by_form(data.words)),
        (Role.ORDINAL, values_by_form(data.ordinals)),
        (Role.FRACTION, fractions),
        (Role.JOINER, dict.fromkeys(data.joiners, Decimal(0))),
        (Role.POINT, dict.fromkeys(data.decimal_words, Decimal(0))),
        (Role.ADDED, values_by_form(data.added)),
    )
    found: dict[str, Piece] = {}
    for role, table in tables:
        for form, value in table.items():
            divides = role is Role.ORDINAL and form in fractions
            piece = Piece(role=role, text=form, start=0, end=0, value=value, divides=divides)
            found.setdefault(form, piece)
            found.setdefault(without_accents(form), piece)
    return found


def values_by_form(table: Mapping[str, Iterable[str]]) -> dict[str, Decimal]:
    """The value of each printed form."""
    return {form: Decimal(value) for value, forms in table.items() for form in expanded(forms)}
