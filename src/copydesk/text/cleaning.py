"""Plain text: what a reader of the page can see, in NFC, and nothing else."""

import re
import unicodedata

# Scripts whose words need the zero-width joiner and non-joiner: Arabic and Syriac letters, and the Brahmic scripts.
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u0e00-\u0eff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc"

# Invisible or misleading: controls, format characters (bidi, zero-width, tags), variation selectors, fillers, private use,
# surrogates. `tests/text/test_cleaning.py` holds the list complete against the Unicode tables of this Python.
_LONE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    "\ufdd0-\ufdef\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U0010ffff"
)
_INVISIBLE = re.compile(f"[{_LONE}]|(?<![{_JOINED}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED}])")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Every character that the two patterns above could change, as one set: most texts hold none, and a set is looked up at once.
_SUSPECT = re.compile(f"[{_LONE}\r\x0b\x0c\x85\u2028\u2029\u200c\u200d]")


def plain_text(raw: str) -> str:
    """The text in NFC without control, bidi, invisible and private characters; line ends become newlines.

    ZWJ and ZWNJ stay between letters of scripts that need them. Applying it again changes nothing.
    """
    if raw.isascii() and raw.isprintable():
        return raw
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", raw)) if _SUSPECT.search(raw) else raw
    if unicodedata.is_normalized("NFC", text):
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def plain_line(raw: str) -> str:
    """`plain_text` on one line, runs of white space folded to one space, trimmed."""
    return " ".join(plain_text(raw).split())
