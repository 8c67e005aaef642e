"""Words around a figure that say how exact it is: about, more than, at most."""

import re
from decimal import Decimal
from enum import Enum
from typing import Final

from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import expanded, form_pattern, is_unspaced_letter

_WINDOW: Final = 40
"""Characters before a figure that are looked at: the longest form and a space."""
_MORE: Final = (">", ">=", "> =", "≥")
_LESS: Final = ("<", "<=", "< =", "≤")
INFINITY: Final = Decimal("Infinity")


class Bound(Enum):
    """How a figure is meant."""

    EXACT = "exact"
    ABOUT = "about"
    ABOVE = "a little above"
    AT_LEAST = "at least"
    AT_MOST = "at most"

    def interval(self, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
        """The figure's interval under this bound; "up to" reaches down to zero."""
        if self is Bound.AT_LEAST or self is Bound.ABOVE:
            return low, INFINITY
        if self is Bound.AT_MOST:
            return Decimal(0), high
        return low, high


class BoundFinder:
    """Reads the words of bounds of one language."""

    def __init__(self, data: NumberData) -> None:
        before = (
            (Bound.AT_MOST, (*data.at_most, *_LESS)),
            (Bound.AT_LEAST, (*data.at_least, *_MORE)),
            (Bound.ABOUT, data.about),
            (Bound.EXACT, data.exactly),
        )
        pairs = [(form, bound) for bound, forms in before for form in expanded(forms)]
        # the longest first: "no fewer than" is no "fewer than"
        self._before = tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))
        self._any_before = tuple(form for form, _ in pairs)
        than = f"(?! {form_pattern(data.than)}|(?<=[a-zà-ÿа-я]) \\d)" if data.than else ""
        particles = "|".join(sorted(data.particles, key=len, reverse=True))
        whole = rf"(?=(?:{particles}){{0,2}}+(?![가-힣]))" if data.particles else ""
        after = (
            (Bound.AT_MOST, _after_pattern(data.not_at_least_after, end=whole)),
            (Bound.AT_LEAST, _after_pattern(data.not_at_most_after, end=whole)),
            (Bound.ABOUT, _spaced(form_pattern(data.about_after), end=whole)),
            (Bound.ABOVE, form_pattern(data.above_after)),
            (Bound.EXACT, form_pattern(data.exactly_after)),
            (Bound.AT_LEAST, _after_pattern(data.at_least_after, end=whole) + than),
            (Bound.AT_MOST, _after_pattern(data.at_most_after, end=whole) + than),
        )
        self._bounds_after = tuple(bound for bound, _ in after)
        self._stops = re.compile(f" ?(?:{'|'.join(data.bound_stops) or '(?!)'})")
        self._after = re.compile(f" ?(?:{'|'.join(f'({source})' for _, source in after)})")
        self._inner_only = frozenset(data.about_inside)
        self._not = tuple(data.not_at_least)

    def before(self, rest: str, start: int) -> tuple[Bound, int]:
        """The bound that stands right before a figure, and where it begins."""
        window = rest[max(0, start - _WINDOW) : start].rstrip(" ")
        if not window.endswith(self._any_before):
            return Bound.EXACT, start
        for form, bound in self._before:
            if window.endswith(form) and _stands_alone(window[: -len(form)][-1:], form):
                return self._denied(bound, window[: -len(form)], start=max(0, start - _WINDOW))
        return Bound.EXACT, start

    def _denied(self, bound: Bound, before: str, *, start: int) -> tuple[Bound, int]:
        """The bound, or the other one where a denial stands before it: did not exceed 5; and where it begins."""
        window = before.rstrip(" ")
        if bound is Bound.AT_LEAST and self._not and window.endswith(self._not):
            form = max((form for form in self._not if window.endswith(form)), key=len)
            if _stands_alone(window[: -len(form)][-1:], form):
                return Bound.AT_MOST, start + len(window) - len(form)
        return bound, start + len(before)

    def after(self, rest: str, end: int, *, is_inside: bool = False) -> tuple[Bound, int]:
        """The bound right after a figure or its unit, and where it ends. `is_inside`: a unit may follow it."""
        match = self._after.match(rest, end)
        if match is None or (not is_inside and (match.group() in self._inner_only or self._stops.match(rest, end))):
            return Bound.EXACT, end
        return self._bounds_after[(match.lastindex or 1) - 1], match.end()


def _after_pattern(forms: tuple[str, ...], *, end: str) -> str:
    """The alternation of forms; a stem with `*` goes on, another form ends with its word but for particles."""
    stems = [form for form in forms if form.endswith("*")]
    others = [form for form in forms if not form.endswith("*")]
    return f"(?:{form_pattern(others)}{end}|{form_pattern(stems)})"


def _spaced(forms: str, *, end: str) -> str:
    """The forms, of which one behind a space ends with its word but for particles: 100명 정도 but not 100명 정도전."""
    return f"(?:(?<= ){forms}{end}|(?<! ){forms})" if end else forms


def _stands_alone(before: str, form: str) -> bool:
    """Whether a form is a word of its own after the character before it."""
    return not before.isalpha() or is_unspaced_letter(before) or not form[0].isalpha()
