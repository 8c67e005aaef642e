"""Plain-text page → headline, standfirst, paragraphs, and the cards of the section of other stories below them."""

import re
from collections.abc import Iterator
from typing import Final

from copydesk.model.report import Card
from copydesk.read.credit import split_opening
from copydesk.read.found import Found
from copydesk.read.furniture import Furniture, furniture
from copydesk.text.cleaning import plain_line, plain_text
from copydesk.text.language import detect_language
from copydesk.text.sentences import split_sentences

_BLANK: Final = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END: Final = re.compile(r"[.!?。！？…][\"'”’」』»)]{0,3}$")
_MAX_HEADLINE: Final = 300
_MAX_STANDFIRST: Final = 900
# Below a headline a text of this many paragraphs has the first as its standfirst.
_MIN_PARAGRAPHS: Final = 3


def read_plain(text: str, *, language: str = "") -> Found:
    """What a plain-text page states. Its first line is the headline, but for a paragraph; blank lines part paragraphs."""
    blocks = _blocks(plain_text(text))
    if not blocks:
        return Found()
    labels = furniture(detect_language(text[:2000], hint=language))
    headline, *rest = blocks if _is_headline(blocks[0][0], language=language) else ([""], *blocks)
    split = next((index for index, block in enumerate(rest) if labels.is_related_heading(plain_line(block[0]))), len(rest))
    lines = [*headline[1:], *(line for block in _without_labels(rest[:split], labels) for line in block)]
    paragraphs = tuple(line for line in lines if not labels.is_furniture(line))
    standfirst = _standfirst(paragraphs, language=language)
    return Found(
        headline=headline[0],
        standfirst=standfirst,
        paragraphs=paragraphs[1:] if standfirst else paragraphs,
        related=tuple(_cards(rest[split + 1 :], labels)),
    )


def _is_headline(line: str, *, language: str) -> bool:
    """Whether a first line is short enough, and not two sentences of which the last one is ended."""
    if len(line) > _MAX_HEADLINE:
        return False
    is_ended = bool(_SENTENCE_END.search(line))
    return not is_ended or len(tuple(split_sentences(line, language=language or detect_language(line)))) == 1


def _blocks(text: str) -> list[list[str]]:
    """Blocks of lines between blank lines; hard-wrapped lines of one paragraph are joined."""
    blocks = [[line for raw in block.split("\n") if (line := plain_line(raw))] for block in _BLANK.split(text)]
    return [_unwrapped(block) for block in blocks if block]


def _unwrapped(lines: list[str]) -> list[str]:
    """A block whose lines all but the last fill a column is one paragraph."""
    wrapped = (
        len(lines) > 2
        and all(55 <= len(line) <= 100 for line in lines[:-1])
        and max(map(len, lines[:-1])) - min(map(len, lines[:-1])) < 25
    )
    return [" ".join(lines)] if wrapped else lines


def _without_labels(blocks: list[list[str]], labels: Furniture) -> Iterator[list[str]]:
    """Blocks without what stands above an image's label in the same block: the description of the image."""
    for block in blocks:
        marked = [index for index, line in enumerate(block) if labels.is_image_label(line)]
        yield block[marked[-1] + 1 :] if marked else block


def _standfirst(paragraphs: tuple[str, ...], *, language: str) -> str:
    if len(paragraphs) < _MIN_PARAGRAPHS or len(paragraphs[0]) > _MAX_STANDFIRST:
        return ""
    opening = split_opening(paragraphs[0], language=language or detect_language(paragraphs[0]))
    return "" if opening.credit or opening.byline else paragraphs[0]


def _cards(blocks: list[list[str]], labels: Furniture) -> Iterator[Card]:
    """A short line without a sentence's end is the headline of the summary that follows it."""
    headline = ""
    for block in _without_labels(blocks, labels):
        for line in block:
            if labels.is_furniture(line):
                continue
            if len(line) <= _MAX_HEADLINE and not _SENTENCE_END.search(line):
                if headline:
                    yield Card(headline=headline)
                headline = line
            else:
                yield Card(headline=headline, summary=line)
                headline = ""
    if headline:
        yield Card(headline=headline)
