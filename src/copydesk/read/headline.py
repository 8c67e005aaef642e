"""Which of a page's titles is the story's headline, and which of its descriptions is a standfirst that readers see."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from copydesk.read.alignment import word_key

_SEPARATOR: Final = re.compile(r"\s+[|•·–—»ㅣ｜/]\s+|\s+-{1,2}\s+|\s*[|｜ㅣ]\s*|\s*[：:]\s*(?=\S{2,30}$)")
_MIN_STANDFIRST: Final = 30
_MAX_STANDFIRST: Final = 900


def choose_headline(stated: Sequence[str], *, title: str, site_names: Sequence[str]) -> str:
    """The headline: what most places of the page agree on, the most trusted first, without the site's name."""
    names = {word_key(name) for name in site_names if name}
    candidates = [without_site(text, names=names, others=stated) for text in (*stated, title) if text]
    candidates = [text for text in candidates if word_key(text) and word_key(text) not in names]
    if not candidates:
        return ""
    votes = Counter(word_key(text) for text in candidates)
    return max(candidates, key=lambda text: votes[word_key(text)])


def without_site(text: str, *, names: set[str], others: Sequence[str]) -> str:
    """A title without the name of the site or section behind or before it."""
    other_keys = {word_key(other) for other in others if other != text}
    for match in reversed(list(_SEPARATOR.finditer(text))):
        head, tail = text[: match.start()].strip(), text[match.end() :].strip()
        if word_key(tail) in names or word_key(head) in other_keys:
            return without_site(head, names=names, others=others) if head else text
        if word_key(head) in names and tail:
            return tail
    return text


def choose_standfirst(descriptions: Sequence[str], *, paragraphs: Sequence[str], shown: Callable[[], str], headline: str) -> str:
    """The first description that the page shows as text of its own, apart from its paragraphs; empty where it shows none.

    `shown` gives all text of the page on one line. A description that begins or repeats a longer paragraph is none.
    """
    body = [word_key(paragraph) for paragraph in paragraphs[:12]]
    for text in descriptions:
        key = word_key(text)
        if (
            not (_MIN_STANDFIRST <= len(text) <= _MAX_STANDFIRST)
            or key in word_key(headline)
            or text.endswith(("...", "…", "[…]"))
        ):
            continue
        if key in body[:2] or (not any(key in paragraph for paragraph in body) and text in shown()):
            return text
    return ""
