"""Names that the lexicon does not know, in Korean, Japanese and Chinese: by family name and title."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from copydesk.text.forms import one_dot
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.passage import Passage, Unlisted
from copydesk.text.patterns import alternation
from copydesk.text.wordforms import HAN, may_follow_hangul

CHARACTER_LANGUAGES = frozenset({"ko", "ja", "zh"})
_LOOK_BACK = 16
_HANGUL_WORD = re.compile(r"(?<![가-힣])([가-힣]{1,6}) \Z")
_FOREIGN_PAIR = re.compile(r"(?<![가-힣])([가-힣]{2,6}) ([가-힣]{2,6}?)(?:은|는|이|가)(?![가-힣])")
_HANGUL_REST = re.compile("[가-힣]*")
_HAN_RUN = re.compile(rf"[{HAN}]{{1,6}}\Z")
_KATAKANA_RUN = re.compile(r"(?<![ァ-ヺー・])[ァ-ヺー][ァ-ヺー・]{1,24}\Z")
_KATAKANA_NAME = re.compile(r"(?<![ァ-ヺー・])[ァ-ヺー]{2,12}(?:・[ァ-ヺー]{1,12}){1,4}(?![ァ-ヺー・])")


def character_names(passage: Passage) -> list[Unlisted]:
    """Names beside a title, and foreign names with a dot between their parts (ドナルド・トランプ, 弗拉基米尔·普京), in order."""
    finders: dict[str, Callable[[Passage], Iterator[Unlisted]]] = {"ko": _korean, "ja": _japanese, "zh": _chinese}
    titles = sorted({*passage.titles, *_forms_of_address(passage)})
    names = list(finders[passage.language](replace(passage, titles=tuple(titles))))
    if passage.language == "ko":
        names += _korean_unshown(passage)
    return sorted([*names, *_again(names, passage=passage)], key=lambda name: name.start)


def _forms_of_address(passage: Passage) -> Iterator[tuple[int, int]]:
    """Places of 씨, 氏, 先生 and the like, which show a name as a title does."""
    return (match.span() for match in _address(passage.language).finditer(passage.text))


def _again(names: list[Unlisted], *, passage: Passage) -> Iterator[Unlisted]:
    """Where names that a title showed stand again without one; of a foreign name of several parts, the last."""
    shown = {_last_part(passage.text[name.start : name.end]): name.is_person for name in names if not name.is_family}
    known = alternation(part for part in shown if len(part) > 1)
    pattern = rf"(?<![가-힣]){known}" if passage.language == "ko" else rf"(?<![ァ-ヺー]){known}(?![ァ-ヺー])"
    for match in re.finditer(pattern, passage.text):
        rest = _HANGUL_REST.match(passage.text, match.end())
        if passage.language != "ko" or (rest and may_follow_hangul().match(rest.group())):
            yield Unlisted(start=match.start(), end=match.end(), is_person=shown[match.group()])


def _last_part(name: str) -> str:
    return re.split("[ ・·]", name)[-1]


def _korean(passage: Passage) -> Iterator[Unlisted]:
    data = name_data("ko")
    for start, _ in passage.titles:
        word = _HANGUL_WORD.search(passage.text, max(0, start - _LOOK_BACK), start)
        if not word:
            continue
        name = word.group(1)
        family = 2 if len(name) > 1 and name[:2] in data.surnames else 1
        if _is_foreign(name):
            yield Unlisted(start=_foreign_start(passage.text, word.start(1)), end=word.end(1), is_person=True)
            continue
        if name in data.surname_stops or name[:family] not in data.surnames:
            continue
        if len(name) == family:
            yield Unlisted(start=word.start(1), end=word.end(1), is_person=True, is_family=True)
        elif len(name) == family + 2 and name[-1] not in data.given_stops:
            yield Unlisted(start=word.start(1), end=word.end(1), is_person=True)


def _korean_unshown(passage: Passage) -> Iterator[Unlisted]:
    """Foreign names of two words that are a topic or a subject and stand beside no title: 블라디미르 푸틴은."""
    data = name_data("ko")
    for match in _FOREIGN_PAIR.finditer(passage.text):
        first, last = match.group(1), match.group(2)
        is_thing = last.endswith(data.loan_nouns) or first.endswith((*data.loan_nouns, *data.loan_stops))
        if first != last and not is_thing and _is_foreign(first) and _is_foreign(last):
            yield Unlisted(start=match.start(), end=match.end(2))


def _is_foreign(word: str) -> bool:
    """Whether a Korean word is written with syllables of foreign names, and no country or body."""
    data = name_data("ko")
    has_syllable = any(syllable in data.transliteration for syllable in word)
    is_other = word in data.surname_stops or word in data.adjuncts or word[-1] in data.given_stops
    return len(word) > 1 and has_syllable and not is_other and not word.endswith(data.adjunct_endings)


def _foreign_start(text: str, start: int) -> int:
    """Where a foreign name begins whose last word begins here: a word before it may be its first part."""
    before = _HANGUL_WORD.search(text, max(0, start - _LOOK_BACK), start)
    return before.start(1) if before and _is_foreign(before.group(1)) else start


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
        if len(name) == size and name[0] in data.surnames and not (size == 3 and name[0] in data.hesitant):
            return Unlisted(start=title - size, end=title, is_person=True)
    is_family = characters[-1] in data.surnames and (len(characters) == 1 or characters[-1] not in data.hesitant)
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
def _address(language: str) -> re.Pattern[str]:
    address = alternation(name_data(language).address)
    return re.compile(rf"(?<= ){address}(?![가-힣]{{2}})" if language == "ko" else address)


@cache
def _foreign_chinese() -> re.Pattern[str]:
    sounds = f"[{name_data('zh').transliteration}]"
    return re.compile(rf"{sounds}{{1,6}}(?:・{sounds}{{1,8}}){{1,4}}")


@cache
def _followers() -> re.Pattern[str]:
    return re.compile(rf"\Z|\s|\d|{alternation(name_data('zh').followers)}")
