"""Plain text holds what a reader of the page can see."""

import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.cleaning import plain_line, plain_text


def test_every_invisible_or_private_character_goes_out() -> None:
    """No character of the Unicode categories Cc, Cf, Co and Cs survives, but line ends, tabs and the two joiners."""
    hidden = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Co", "Cs"}]

    left = {character for character in hidden if character in plain_text(f"a{character}b")}

    assert left == {"\t", "\n"}


def test_line_ends_of_every_kind_become_newlines() -> None:
    """CR, CRLF, NEL and the Unicode separators divide lines as a newline does."""
    raw = "a\r\nb\rc\u2028d\u2029e\x85f"

    assert plain_text(raw) == "a\nb\nc\nd\ne\nf"


def test_a_hidden_instruction_in_tag_characters_disappears() -> None:
    """Text written in tag characters, which no reader sees, is gone."""
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore")

    assert plain_text(f"Calm sea{hidden} today") == "Calm sea today"


def test_bidi_overrides_go_out() -> None:
    """A right-to-left override cannot turn a figure round."""
    assert plain_text("\u202e123\u202c") == "123"


def test_joiners_stay_where_a_script_needs_them() -> None:
    """The zero-width non-joiner of a Persian word stays, the one between Latin letters goes."""
    persian = "می\u200cخواهم"

    assert plain_text(persian) == persian
    assert plain_text("pass\u200cword") == "password"


def test_composed_and_decomposed_text_become_one() -> None:
    """Hangul in jamo and letters with combining marks come out composed."""
    assert plain_text(unicodedata.normalize("NFD", "평양 é")) == "평양 é"


def test_a_line_is_folded_and_trimmed() -> None:
    """White space of any kind and length is one space on one line."""
    assert plain_line("  a\n\t b\u00a0 c ") == "a b c"


@given(st.text())
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    """Plain text is plain already."""
    once = plain_text(raw)

    assert plain_text(once) == once


@pytest.mark.parametrize("piece", ["\u200d", "e\u0301", "\r", "\u202e", "ᄀ"])
def test_a_hostile_text_is_cleaned_in_linear_time(piece: str) -> None:
    """100 KB of the worst characters take well below a second."""
    started = time.process_time()

    plain_text(piece * (100_000 // len(piece)))

    assert time.process_time() - started < 20
