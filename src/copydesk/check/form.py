"""Refuses what no sentence of a page may be or hold: an address, markup, hidden characters, another language."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from copydesk.check.claim import Claim, Grounds
from copydesk.check.verdicts import Piece, found
from copydesk.model.language import UNKNOWN, base_language
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.cleaning import plain_text
from copydesk.text.language import detect_language

_ADDRESS: Final = re.compile(
    r"(?i:[a-z][a-z0-9+.-]{1,10}://|\bwww\.\w|\b(?:javascript|data|mailto):)"
    r"|[a-z0-9-]\.(?:com|net|org|info|biz|io|me|tv|ru|kr|jp|cn|de|fr|es|uk|kp|co)\b"
    r"|[A-Z0-9-]\.(?:COM|NET|ORG|INFO|BIZ)\b|\w@\w"
)
_MARKUP: Final = re.compile(r"</?[a-zA-Z!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});|\]\(|\{\{|\{%|```|<!\[CDATA")
_ENOUGH_LETTERS = 24
"""Letters from which a detector's word on a text's language counts; shorter texts are names more often than sentences."""


def check_form(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """A refusal for each thing that no sentence may carry; nothing where all is well."""
    return tuple(_faults(claim, grounds))


def _faults(claim: Claim, grounds: Grounds) -> Iterator[Verdict]:
    text = claim.sentence.text
    if not text.strip():
        yield _fault(text, "the sentence is empty")
    if "\n" in text or plain_text(text) != text:
        yield _fault(text, "the sentence has control, invisible or misleading characters, or a line break")
    address = _ADDRESS.search(text)
    if address:
        yield _fault(address.group(), f"the sentence has an address: {address.group()}")
    markup = _MARKUP.search(text)
    if markup:
        yield _fault(markup.group(), f"the sentence has markup: {markup.group()}")
    for citation in grounds.missing:
        yield _fault(citation, f"the sentence cites {citation}, which no report of the story has")
    yield from _wrong_language(claim)


def _wrong_language(claim: Claim) -> Iterator[Verdict]:
    """The words of a report are in its language; only other words are held against the detector."""
    stated = base_language(claim.sentence.language)
    if claim.twin is not None:
        if claim.twin.language != stated:
            yield _fault(claim.sentence.text, f"the sentence is said to be {stated}; its report is {claim.twin.language}")
        return
    letters = (char for char in claim.sentence.text if char.isalpha())
    if sum(1 for _ in islice(letters, _ENOUGH_LETTERS)) < _ENOUGH_LETTERS:
        return
    heard = detect_language(claim.sentence.text, hint=stated)
    if heard not in {stated, UNKNOWN}:
        yield _fault(claim.sentence.text, f"the sentence is said to be {stated}; it reads as {heard}")


def _fault(text: str, message: str) -> Verdict:
    return found(Finding.UNSUPPORTED, Piece(kind=ClaimKind.FORM, text=text), message=message)
