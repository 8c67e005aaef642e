"""Holds the names of a claim against the lexicon's established forms, whatever the evidence has.

A source may be wrong itself: an agency's name translated word by word, a minister's name after a round trip through
another alphabet. What the lexicon knows to be wrong is refused even where it is copied faithfully.
"""

import re
from collections.abc import Iterator
from typing import Final

from copydesk.check.book import forms_in, is_institution, printed_form
from copydesk.check.claim import Claim, Grounds
from copydesk.check.languages import check_rules
from copydesk.check.offices import check_offices
from copydesk.check.verdicts import Piece, found
from copydesk.model.lexicon import Entity
from copydesk.model.verdict import ClaimKind, Finding, Verdict

_BRACKET: Final = re.compile(r"[(（]([^()（）\n]{2,40})[)）]")
_BEFORE_BRACKET = 60
"""How far back the longer name of an institution may begin."""
_STEM = 5
"""Letters by which inflected words are compared: Центрального and Центральное, Koreanischen and Koreanische."""


def check_institutions(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """A verdict for each misspelling, each rendering of a known institution that is no form of it, and each office."""
    if not grounds.book.is_filled:
        return ()
    found_here = (*_misspellings(claim, grounds), *_family_names(claim, grounds))
    return (*found_here, *_renderings(claim, grounds), *check_offices(claim, grounds))


def _misspellings(claim: Claim, grounds: Grounds) -> Iterator[Verdict]:
    text = claim.sentence.text
    for wrong, entity in grounds.book.misspellings(claim.language):
        if wrong in text and _stands_alone(wrong, text) and not _is_inside_right_form(wrong, text, entity, claim.language):
            yield _not_its_form(wrong, entity, claim.language, f"{wrong} is a known misspelling")


def _family_names(claim: Claim, grounds: Grounds) -> Iterator[Verdict]:
    """A wrong family name before a title, from a report that misspells the whole name: 장 장관 after 장중용 통일부 장관."""
    if not check_rules(claim.language).splits_offices or not grounds.best:
        return
    report = grounds.best[0].material.report.text
    for wrong, entity in grounds.book.misspellings(claim.language):
        right = entity.form_in(claim.language)
        if right is None or wrong[0] == right[0] or wrong not in report:
            continue
        titles = {office.split()[-1] for tag, office in entity.offices if tag == claim.language}
        for title in sorted(titles):
            if re.search(rf"(?<!\w){wrong[0]} {re.escape(title)}", claim.sentence.text):
                why = f"{wrong[0]} {title} follows the misspelling {wrong}"
                yield _not_its_form(f"{wrong[0]} {title}", entity, claim.language, why)


def _stands_alone(wrong: str, text: str) -> bool:
    """Whether the form is a word of its own where words are divided; not a piece of a longer word."""
    if not wrong[0].isascii() and not wrong[0].isalpha():
        return True
    place = text.find(wrong)
    before = text[place - 1] if place else " "
    behind = text[place + len(wrong)] if place + len(wrong) < len(text) else " "
    hangul_or_han = ord(wrong[0]) >= 0x1100
    return hangul_or_han or not (before.isalnum() or behind.isalnum())


def _is_inside_right_form(wrong: str, text: str, entity: Entity, language: str) -> bool:
    """Whether each place of the wrong form is part of a right one: a short misspelling inside the full name."""
    without = text
    for form in forms_in(entity, language):
        if wrong in form:
            without = without.replace(form, "")
    return wrong not in without


def _renderings(claim: Claim, grounds: Grounds) -> Iterator[Verdict]:
    text = claim.sentence.text
    for match in _BRACKET.finditer(text):
        before = text[max(0, match.start() - _BEFORE_BRACKET) : match.start()].rstrip(" \"'”’»」』")
        entity = grounds.book.called(match[1])
        if entity is not None and is_institution(entity):
            rendering = _rendering(before, match[1], entity, claim.language)
            if rendering:
                yield _not_its_form(rendering, entity, claim.language, f"{rendering} is no established name of {match[1]}")


def _rendering(before: str, short: str, entity: Entity, language: str) -> str:
    """The words before a bracket when they are made after an institution's name and are no form of it."""
    forms = [form for form in forms_in(entity, language) if form.casefold() != short.casefold()]
    if not forms or before.casefold().endswith(tuple(form.casefold() for form in forms)):
        return ""
    if any(ord(form[0]) >= 0x1100 for form in forms):
        return next((piece for form in forms if (piece := _like_unspaced(before, form))), "")
    return next((piece for form in forms if (piece := _like_words(before, form))), "")


def _like_unspaced(before: str, form: str) -> str:
    """The last words before the bracket, as many as the form has, when they end as it does and begin otherwise."""
    words = before.split(" ")[-len(form.split(" ")) :]
    piece = " ".join(words)
    tail = 0
    while tail < min(len(piece), len(form)) and piece[-1 - tail] == form[-1 - tail]:
        tail += 1
    is_made_after = tail >= 3 and tail < len(form) and tail < len(piece)
    if is_made_after and " " not in form:
        return piece[-max(len(form), tail + 2) :] if len(piece) > 2 * len(form) else piece
    return piece if is_made_after else ""


def _like_words(before: str, form: str) -> str:
    """The name before the bracket when it shares half of the form's words and is not the form."""
    words = form.split()
    in_sentence_case = any(word.islower() and len(word) > 3 for word in words)
    run = _last_words(before, len(words)) if in_sentence_case else _capitalised_run(before)
    mine, theirs = [_stem(word) for word in run], [_stem(word) for word in words]
    if len(run) < 2 or mine[-len(theirs) :] == theirs:
        return ""
    return " ".join(run) if len(set(mine) & set(theirs)) * 2 >= len(theirs) else ""


def _last_words(before: str, count: int) -> list[str]:
    """The last words, as many as the form has, from their first capital on: Russian names have no other."""
    words = [word.strip(",;:\"'“”«»") for word in before.split()[-count:]]
    first = next((place for place, word in enumerate(words) if word[:1].isupper()), len(words))
    return words[first:]


def _capitalised_run(before: str) -> list[str]:
    run: list[str] = []
    for word in reversed(before.split()):
        if not (word[0].isupper() or (run and word.islower())) or len(run) >= 8:
            break
        run.insert(0, word.strip(",;:\"'“”«»"))
    while run and run[0].islower():
        run.pop(0)
    return run


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _not_its_form(wrong: str, entity: Entity, language: str, why: str) -> Verdict:
    right = printed_form(entity, language)
    message = f"{why}; the established form is {right}"
    return found(Finding.CONTRADICTED, Piece(kind=ClaimKind.NAME, text=wrong, value=entity.id), message=message)
