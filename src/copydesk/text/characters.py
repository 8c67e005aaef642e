"""Names that the lexicon does not know, in Korean, Japanese and Chinese: by family name and title."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from copydesk.text.forms import one_dot
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.passage import Passage, Unlisted
from copydesk.text.patterns import alternation
from copydesk.text.wordforms import HAN

CHARACTER_LANGUAGES = frozenset({"ko", "ja", "zh"})
_LOOK_BACK = 16
_HANGUL_WORD = re.compile(r"(?<![가-힣])([가-힣]{1,4}) \Z")
_HAN_RUN = re.compile(rf"[{HAN}]{{1,6}}\Z")
_KATAKANA_RUN = re.compile(r"(?<![ァ-ヺー・])[ァ-ヺー][ァ-ヺー・]{1,24}\Z")
_KATAKANA_NAME = re.compile(r"(?<![ァ-ヺー・])[ァ-ヺー]{2,12}(?:・[ァ-ヺー]{1,12}){1,4}(?![ァ-ヺー・])")
_HESITANT = frozenset("于任時时常向")
"""Chinese family names that more often are small words before a name."""


def character_names(passage: Passage) -> list[Unlisted]:
    """Names beside a title, and foreign names with a dot between their parts (ドナルド・トランプ, 弗拉基米尔·普京), in order."""
    finders: dict[str, Callable[[Passage], Iterator[Unlisted]]] = {"ko": _korean, "ja": _japanese, "zh": _chinese}
    return sorted(finders[passage.language](passage), key=lambda name: name.start)


def _korean(passage: Passage) -> Iterator[Unlisted]:
    data = name_data("ko")
    for start, _ in passage.titles:
        word = _HANGUL_WORD.search(passage.text, max(0, start - _LOOK_BACK), start)
        if not word:
            continue
        name = word.group(1)
        family = 2 if len(name) > 1 and name[:2] in data.surnames else 1
        if name in data.surname_stops or name[:family] not in data.surnames:
            continue
        if len(name) == family:
            yield Unlisted(start=word.start(1), end=word.end(1), is_person=True, is_family=True)
        elif len(name) == family + 2 and name[-1] not in data.given_stops:
            yield Unlisted(start=word.start(1), end=word.end(1), is_person=True)


def _japanese(passage: Passage) -> Iterator[Unlisted]:
    surnames = name_data("ja").surnames
    text = one_dot(passage.text)
    for name in _KATAKANA_NAME.finditer(text):
        yield Unlisted(start=name.start(), end=name.end(), is_person=True)
    for start, _ in passage.titles:
        head = max(0, start - _LOOK_BACK)
        katakana = _KATAKANA_RUN.search(text, max(0, start - 2 * _LOOK_BACK), start)
        if katakana and "・" not in katakana.group():
            yield Unlisted(start=katakana.start(), end=start, is_person=True)
        run = _HAN_RUN.search(text, head, start)
        if not run:
            continue
        characters = run.group()
        length = next((size for size in (3, 2, 1) if len(characters) >= size and characters[:size] in surnames), 0)
        if length and len(characters) - length <= 3:
            yield Unlisted(start=run.start(), end=start, is_person=True, is_family=len(characters) == length)


def _chinese(passage: Passage) -> Iterator[Unlisted]:
    text = one_dot(passage.text)
    for name in _foreign_chinese().finditer(text):
        yield Unlisted(start=name.start(), end=name.end(), is_person=True)
    for start, end in passage.titles:
        if before := _chinese_before(text, start):
            yield before
        elif after := _chinese_after(text, end):
            yield after


def _chinese_before(text: str, title: int) -> Unlisted | None:
    """A name that ends where a title begins: 王毅部长."""
    data = name_data("zh")
    run = _HAN_RUN.search(text, max(0, title - 6), title)
    if not run or run.group()[-1] in data.given_stops:
        return None
    characters = run.group()
    for size in (3, 2):
        name = characters[-size:]
        if len(name) == size and name[0] in data.surnames and not (size == 3 and name[0] in _HESITANT):
            return Unlisted(start=title - size, end=title, is_person=True)
    is_family = characters[-1] in data.surnames
    return Unlisted(start=title - 1, end=title, is_person=True, is_family=True) if is_family else None


def _chinese_after(text: str, title: int) -> Unlisted | None:
    """A name that a title stands before and a word that follows names after: 发言人毛宁表示."""
    data = name_data("zh")
    for size in (2, 3):
        name = text[title : title + size]
        fits = len(name) == size and name[0] in data.surnames and not data.given_stops.intersection(name[1:])
        if fits and _HAN_RUN.match(name) and _followers().match(text, title + size):
            return Unlisted(start=title, end=title + size, is_person=True)
    return None


@cache
def _foreign_chinese() -> re.Pattern[str]:
    sounds = f"[{name_data('zh').transliteration}]"
    return re.compile(rf"{sounds}{{1,6}}(?:・{sounds}{{1,8}}){{1,4}}")


@cache
def _followers() -> re.Pattern[str]:
    return re.compile(rf"\Z|\s|{alternation(name_data('zh').followers)}")
