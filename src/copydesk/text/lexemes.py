"""Forms of the language data as regular expressions, and the text that they are held against."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from unicodedata import normalize

_BRACES = re.compile(r"\{([^{}]*)\}")
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_PLAIN = {
    **_FULL_WIDTH,
    "％": "%",
    "．": ".",
    "＄": "$",
    "￥": "¥",
    "－": "-",
    "～": "~",
    "〜": "~",
    "∼": "~",
    "İ": "i",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u3000": " ",
}

_GROUPED = re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")  # full-width digits are meant
_PLAIN_BY_CODE = str.maketrans(_PLAIN)
_CHANGED = re.compile(f"[{''.join(_PLAIN)}]")
_SELDOM = 8

FILL = "\x00"
"""Stands for every character that was read already; no pattern and no word class fits it."""


def _plain(text: str) -> str:
    """The text with plain characters: one by one where few are to be changed, as nearly always, else by a table."""
    if len(_CHANGED.findall(text)) * _SELDOM < len(text):
        return _CHANGED.sub(lambda found: _PLAIN[found.group()], text)
    return text.translate(_PLAIN_BY_CODE)


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """The text in lower case with plain digits, signs and spaces for full-width and no-break ones; offsets stay the same.

    The last texts are remembered, as every finder asks for them.
    """
    low = text.lower() if text.isascii() else _plain(_GROUPED.sub(",", text)).lower()
    if len(low) == len(text):
        return low
    return "".join(character.lower() if len(character.lower()) == 1 else character for character in text)


def filled(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with `FILL` in place of the spans, which are in order and do not overlap."""
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += (text[last:start], FILL * (end - start))
        last = end
    return "".join([*parts, text[last:]]) if parts else text


def expanded(forms: Iterable[str]) -> list[str]:
    """Each form with its `{a,b}` endings written out, once, in order."""
    result: list[str] = []
    for form in forms:
        braces = _BRACES.search(form)
        if braces is None:
            result.append(form)
            continue
        head, tail = form[: braces.start()], form[braces.end() :]
        result.extend(expanded(head + ending + tail for ending in braces.group(1).split(",")))
    return list(dict.fromkeys(result))


def without_accents(form: str) -> str:
    """The form as capitals and hasty writers print it: veintitres, dixieme; letters other than Latin stay."""
    return "".join(normalize("NFD", character)[0] if character < "\u0250" else character for character in form)


def form_pattern(forms: Iterable[str]) -> str:
    """An alternation of forms, the longest first, that ends where a word ends; it fits nothing where there are none.

    Shared beginnings stand once, so that it fails fast. A closing `*` fits any ending.
    """
    every = expanded(forms)
    # Latin letters end where a script without spaces goes on: 168cmの
    letter = "[a-zà-ÿ]" if any(is_unspaced_letter(form[-1:]) for form in every) else r"[^\W\d_]"
    endings = [(form.removesuffix("*"), _word_end(form, letter=letter)) for form in every]
    return _branches(endings) if endings else "(?!)"


def _branches(endings: Iterable[tuple[str, str]]) -> str:
    """The alternation of (rest of a form, pattern of its end) pairs; an end that all of them have stands once, behind them."""
    pairs = list(endings)
    ends = {end for _, end in pairs}
    shared = ends.pop() if len(ends) == 1 else ""
    if shared:
        pairs = [(rest, "") for rest, _ in pairs]
    return _options(pairs) + shared


def _options(pairs: Iterable[tuple[str, str]]) -> str:
    groups: dict[str, list[tuple[str, str]]] = {}
    ends: list[str] = []
    for rest, end in pairs:
        if rest:
            groups.setdefault(rest[0], []).append((rest[1:], end))
        else:
            ends.append(end)
    options = [re.escape(first) + _branches(rests) for first, rests in groups.items()]
    options += sorted(set(ends), reverse=True)  # a form that fits any ending is the longest
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _word_end(form: str, *, letter: str) -> str:
    if form.endswith("*"):
        return r"[^\W\d_]*+"
    needs_end = form[-1:].isalnum() and not is_unspaced_letter(form[-1])
    return f"(?!{letter})" if needs_end else ""


def is_unspaced_letter(character: str) -> bool:
    """Whether a character belongs to a script in which particles or the next word follow without a space."""
    return "\u1100" <= character <= "\u11ff" or "\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


class FormTable:
    """Canonical names by printed form; `*` forms are found by their longest stem."""

    __slots__ = ("_exact", "_stems")

    def __init__(self, tables: Iterable[Mapping[str, Iterable[str]]]) -> None:
        pairs = [(form, name) for table in tables for name, forms in table.items() for form in expanded(forms)]
        self._exact = {form: name for form, name in reversed(pairs) if not form.endswith("*")}
        stems = [(form[:-1], name) for form, name in pairs if form.endswith("*")]
        self._stems = sorted(stems, key=lambda pair: len(pair[0]), reverse=True)

    def name_of(self, printed: str) -> str:
        """The canonical name of a form that one of the patterns found, an empty string for another."""
        name = self._exact.get(printed)
        if name is not None:
            return name
        return next((name for stem, name in self._stems if printed.startswith(stem)), "")
