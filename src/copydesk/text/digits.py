"""Digits with separators: how a language prints them and what they are worth."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from copydesk.text.languages.schema import NumberData

_MOST_DIGITS: Final = 30
"""A longer run of digits is a key or noise, not a figure."""


def digits_value(printed: str, *, decimal: str, either_groups: bool = False) -> Decimal | None:
    """The value of digits with separators by the language's habit; None for what is no figure (1.2.3, 12,34,5).

    Where one separator stands before three digits it groups, unless it is the language's decimal sign. The last figures are
    remembered, as most are small and come again.
    """
    read = _known_value if len(printed) <= _LONGEST_KEPT else _value
    return read(printed, decimal, either_groups)


def _value(printed: str, decimal: str, either_groups: bool) -> Decimal | None:  # noqa: FBT001 - what is remembered has no names
    plain, _, exponent = _GROUP_SPACES.sub("", printed).partition("e")
    value = _plain_value(plain, decimal=decimal, either_groups=either_groups)
    return value * Decimal(10) ** int(exponent.replace("−", "-")) if exponent and value is not None else value


def _plain_value(plain: str, *, decimal: str, either_groups: bool) -> Decimal | None:
    if len(plain) > _MOST_DIGITS:
        return None
    if plain.isdecimal():
        return Decimal(plain)
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        last = "." if plain.rfind(".") > plain.rfind(",") else ","
        return _decimal(plain, last) if plain.count(last) == 1 else None
    sign = "." if points else ","
    groups = plain.split(sign)
    is_grouped = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and groups[0] != "0"
    if is_grouped and (len(groups) > 2 or sign != decimal or either_groups):
        return Decimal("".join(groups))
    if sign == "," and len(groups) > 2 and _INDIAN.fullmatch(plain):
        return Decimal("".join(groups))
    return _decimal(plain, sign) if len(groups) == 2 else None


_LONGEST_KEPT: Final = 16
_known_value = lru_cache(maxsize=4096)(_value)

EXPONENT: Final = r"e[-+−]?\d{1,2}(?!\w)"
"""What makes 130,000 of 1.3 by the habit of computers: 1.3e5."""
_GROUP_SPACES = re.compile(r"[\s'’]")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)*,\d{3}")


def _decimal(plain: str, sign: str) -> Decimal:
    return Decimal(plain.replace("," if sign == "." else ".", "").replace(sign, "."))


def digits_pattern(data: NumberData) -> str:
    """Digits with their separators, as this language prints them."""
    spaces = " '’" if data.spaced_groups else "'’"
    grouped = rf"\d{{1,3}}(?:[{spaces}]\d{{3}}(?!\d))+(?:[.,]\d+(?!\d))?"
    # three groups with spaces between them are one figure even where a comma is the habit
    spaced = "" if data.spaced_groups else r"\d{1,3}(?: \d{3}){2,}(?!\d)(?:[.,]\d+(?!\d))?|"
    # a group of noughts alone is no figure: 235, 000 has a space too many, where 410, 395 may be two
    sign = r"\." if data.decimal == "," else ","
    slip = rf"\d{{1,3}}(?:{sign} \d{{3}})*{sign} 000(?!\d)"
    return rf"(?:{spaced}{slip}|{grouped}|\d+(?:[.,]\d+)*+(?:{EXPONENT})?+)"
