"""Numbers that a language writes as one word: einundzwanzig, dreitausendfünfhundert, zweihundertste."""

import re
from decimal import Decimal
from typing import Final

from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import expanded
from copydesk.text.spelled import Piece, Role

_AND: Final = "und"
_HUNDRED: Final = "hundert"
_THOUSAND: Final = "tausend"
_HALF: Final = "einhalb"
_HALF_VALUE: Final = Decimal("0.5")
_LONGEST: Final = 120
"""A longer word is no number."""


class Compounds:
    """The German joined numbers; `source` fits any run of their parts, of which `piece` reads those that make a number.

    `stems` are what such a run begins with.
    """

    def __init__(self, data: NumberData) -> None:
        self._values = {form: Decimal(value) for value, forms in data.words.items() for form in expanded(forms)}
        parts = sorted((*self._values, _AND, _HUNDRED, _THOUSAND, _HALF), key=len, reverse=True)
        ordinal, fraction = expanded(data.ordinal_endings), expanded(data.fraction_endings)
        self._ordinals = tuple(sorted(ordinal, key=len, reverse=True))
        self._fractions = tuple(sorted(fraction, key=len, reverse=True))
        endings = "|".join(sorted((*ordinal, *fraction), key=len, reverse=True)) or "(?!)"
        self.source = rf"(?!{_AND}(?!\w))(?:{'|'.join(parts)})++(?:{endings})?(?![^\W\d_])"
        self.stems = frozenset(parts)
        self._whole = re.compile(self.source)
        ones = "|".join(form for form, value in self._values.items() if 0 < value < 10)
        tens = "|".join(form for form, value in self._values.items() if value >= 20)
        small = "|".join(sorted((form for form, value in self._values.items() if value > 0), key=len, reverse=True))
        self._below = re.compile(
            rf"(?:(?P<hundreds>{ones})?{_HUNDRED}(?:{_AND})?)?(?:(?P<one>{ones}){_AND}(?P<ten>{tens})|(?P<small>{small}))?"
        )

    def fits(self, word: str) -> bool:
        """Whether a word is what `source` fits."""
        return self._whole.match(word) is not None

    def piece(self, word: str) -> Piece | None:
        """What a word is that `source` fits; None where its parts make no number."""
        if len(word) > _LONGEST:
            return None
        for role, endings in ((Role.NUMBER, ("",)), (Role.FRACTION, self._fractions), (Role.ORDINAL, self._ordinals)):
            for ending in endings:
                value = self._value(word.removesuffix(ending)) if word.endswith(ending) else None
                if value is not None:
                    return Piece(role=role, text=word, start=0, end=0, value=value)
        return None

    def _value(self, word: str) -> Decimal | None:
        if not word:
            return None
        if word.endswith(_HALF):
            whole = self._value(word.removesuffix(_HALF))
            return None if whole is None else whole + _HALF_VALUE
        head, thousand, tail = word.partition(_THOUSAND)
        if not thousand:
            return self._below_thousand(word)
        thousands = self._below_thousand(head) if head else Decimal(1)
        rest = self._below_thousand(tail.removeprefix(_AND)) if tail else Decimal(0)
        return None if thousands is None or rest is None else thousands * 1000 + rest

    def _below_thousand(self, word: str) -> Decimal | None:
        match = self._below.fullmatch(word)
        if match is None or not word:
            return None
        values = self._values
        total = Decimal(0)
        if _HUNDRED in word:
            total += 100 * (values[match["hundreds"]] if match["hundreds"] else 1)
        if match["one"]:
            return total + values[match["one"]] + values[match["ten"]]
        return total + values[match["small"]] if match["small"] else total
