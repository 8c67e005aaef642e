"""Whether a sentence can stand on a page on its own."""

from enum import StrEnum

from copydesk.write.languages import StandingRules

_PAIRS = (("“", "”"), ("„", "“"), ("«", "»"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"), ("《", "》"))
_CLOSERS = "\"'”’»」』)）》]"


class Standing(StrEnum):
    """How a sentence stands."""

    ALONE = "alone"
    LEANS = "leans"
    """It points at the sentence before it, and may only follow it."""
    NOT = "not"
    """It is no sentence of a story: a fragment, a question, a call, a caption, a label."""


def standing_of(text: str, *, rules: StandingRules) -> Standing:
    """How a sentence of a report's body stands, by its length, its ends, its marks and its first words."""
    if not rules.min_characters <= len(text) <= rules.max_characters or not is_complete(text, rules=rules):
        return Standing.NOT
    if text.startswith(rules.label_starts) or any(teaser in text for teaser in rules.teasers) or _is_aside(text):
        return Standing.NOT
    bare = text.lstrip("\"'“”‘’«»「『(（—–- ")
    if bare.startswith(rules.dangling_starts) or any(piece in text for piece in rules.dangling_inside):
        return Standing.LEANS
    return Standing.ALONE


def _is_aside(text: str) -> bool:
    """Whether the whole sentence stands in brackets: a note on another."""
    return text[0] in "(（" and text[-1] in ")）"


def is_complete(text: str, *, rules: StandingRules) -> bool:
    """Whether a text ends as a statement ends, and every mark that it opens is closed."""
    end = text.rstrip(_CLOSERS)
    if not end or end[-1] not in rules.terminals or end.endswith(("...", "…")):
        return False
    if any(mark in text for mark in rules.question_marks):
        return False
    return has_whole_marks(text)


def has_whole_marks(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs; a half quotation belongs to another sentence as well."""
    if text.count('"') % 2:
        return False
    if "„" in text:
        return text.count("„") == text.count("“") + text.count("”")
    return all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS if opening != "„")


def is_plain_headline(text: str, *, rules: StandingRules) -> bool:
    """Whether a headline states something: no question, no call to read on, no label, not cut off."""
    if text.startswith(rules.label_starts) or any(teaser in text for teaser in rules.teasers):
        return False
    return not text.endswith(("...", "…")) and not any(mark in text for mark in rules.question_marks)
