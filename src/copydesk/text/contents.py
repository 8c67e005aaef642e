"""What is attributed: the stretches of a statement around its source and word of saying."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from copydesk.text.languages.schema_speech import attribution_data
from copydesk.text.named import NamedText
from copydesk.text.patterns import alternation
from copydesk.text.sourced import Sourced

_LEADING = " \u00a0,;:.—–-…\n"
_CLOSING = "\"'”’»“"
_FEWEST_WORDS = 2
_LONGEST_ARTICLE = 12
_WIDEST_GAP = 30
"""Characters between a source and its cue that stand together at one end of what they speak of, and not around it."""
_TAGS_NEAR = 20
_PARTING = frozenset(",;—–-\"'”’»“")
_IN_BRACKETS = re.compile(r"[(（][^()（）]{1,60}[)）][.!?]?\Z")
_POST = 4
"""Words between a quotation and its speaker's name that tell who that is."""
_TIME_LENGTH = 60
"""Characters that a remark on time and place may have behind a source."""


class Tag(Struct, frozen=True, kw_only=True):
    """Source and cue of a statement as one stretch. `is_inverted`: the source stands behind the verb ("said X")."""

    start: int
    end: int
    cue_end: int
    is_verb: bool
    is_inverted: bool
    is_stance: bool


def contents_of(named: NamedText, tag: Tag) -> tuple[tuple[int, int], ...]:
    """The stretches that are attributed, in order, without the marks and spaces that part them from the tag."""
    start, end = named.statement(tag.start)
    article = _article_at_end(named.language).search(named.lower, max(start, tag.start - _LONGEST_ARTICLE), tag.start)
    before = _trimmed(named, start, article.start() if article else tag.start)
    if before and _pointers(named.language).match(named.lower, before[0]):  # what is told stands in the sentence before
        before = None
    after = _after(named, tag, end=end)
    if after and _IN_BRACKETS.match(named.text, after[0], after[1]):
        after = None
    mark = named.text[before[1] : tag.start].strip()[:1] if before else ""
    ends_quoted = before is not None and named.text[before[1] - 1] in _CLOSING and not named.opens_quote(before[1] - 1)
    found: list[tuple[int, int]] = []
    if before and (ends_quoted or (mark in {",", "—", "–", "-"} and _is_told_before(named, tag, before=before, after=after))):
        found.append(before)
        if after and _goes_on(named, tag, after=after, ends_quoted=ends_quoted):
            found.append(after)
    elif after:
        found += [before, after] if before and not mark and not tag.is_verb else [after]
    elif before and not tag.is_stance:
        found.append(before)
    if not found and (quote := named.quote_before(tag.start)):
        found.append(quote)
    if (
        not tag.is_stance
        and (quote := named.quote_after(end))
        and found
        and (ends_quoted or named.text[found[-1][1] - 1] in _CLOSING)
    ):
        found.append(quote)
    return tuple(found)


def with_title(named: NamedText, place: int) -> int:
    """Where a source begins with the title right before it."""
    name = named.starting_at(place)
    title = f"{name.title} " if name and name.title else ""
    return place - len(title) if title and named.text.endswith(title, 0, place) else place


def without_post(named: NamedText, content: tuple[int, int], *, tag: int) -> tuple[int, int]:
    """A quotation without who its speaker is, in a few words between it and the name: "…," lead author Mary Kolt wrote."""
    if not named.opens_quote(content[0]) or not 0 < tag - content[1] <= 1:
        return content
    end = named.quote_end(content[0])
    words = named.text[end : content[1]].split()
    return (content[0], end) if 0 < len(words) <= _POST else content


def _trimmed(named: NamedText, start: int, end: int) -> tuple[int, int] | None:
    text = named.text
    while start < end and (text[start].isspace() or text[start] in _LEADING):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _LEADING):
        end -= 1
    return (start, end) if end - start >= _FEWEST_WORDS else None


def _after(named: NamedText, tag: Tag, *, end: int) -> tuple[int, int] | None:
    """What is behind the tag in its sentence; behind a word that opens what is said, where there is one near."""
    if tag.is_verb:
        opening = _opening(named.language, tells_when=_tells_when(named, tag.end)).match(named.lower, tag.end, end)
        if opening:
            return _trimmed(named, opening.end(), end)
    return _trimmed(named, tag.end, end)


def _tells_when(named: NamedText, place: int) -> bool:
    """Whether a remark on time and place follows, behind which what is said comes later."""
    return bool(_times(named.language).match(named.lower, place + (named.lower[place : place + 1] == " ")))


def _is_told_before(named: NamedText, tag: Tag, *, before: tuple[int, int], after: tuple[int, int] | None) -> bool:
    """Whether the words before a comma are what is told, and not when or where it was."""
    if after is None or tag.is_inverted:
        return True
    if named.text[tag.end : tag.end + 1] == ",":
        return True
    if tag.is_stance or _times(named.language).match(named.lower, before[0]):
        return False
    return after[1] - after[0] < _TIME_LENGTH and bool(_times(named.language).match(named.lower, after[0]))


def _goes_on(named: NamedText, tag: Tag, *, after: tuple[int, int], ends_quoted: bool) -> bool:
    """Whether the statement goes on behind the tag: "A," she said, "B"; A, she said, is B."""
    parting = named.text[tag.end : after[0]].strip()
    if not parting.startswith((",", ":", ".", "—", "–")):
        return False
    if ends_quoted:
        return named.text[after[0]] in "\"'“‘«„"
    return not (tag.is_inverted and tag.is_verb)


@cache
def _opening(language: str, *, tells_when: bool) -> re.Pattern[str]:
    """Up to six words, or twelve of a remark on time and place, and one that opens what is said."""
    that, most = alternation(attribution_data(language).that), 12 if tells_when else 6
    return re.compile(rf",?(?:[ \u00a0][^\s,.;:\"“«]+(?:\.(?=[ \u00a0]\d))?){{0,{most}}}?,?[ \u00a0]{that}(?!\w)")


@cache
def _pointers(language: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(attribution_data(language).pointers)}(?!\w)")


@cache
def _article_at_end(language: str) -> re.Pattern[str]:
    """An article right before a name, which belongs to it."""
    return re.compile(rf"(?<!\w){alternation(attribution_data(language).articles)}[ \u00a0]\Z")


@cache
def _times(language: str) -> re.Pattern[str]:
    return re.compile(rf"{alternation(attribution_data(language).times)}(?!\w)")


def without_tags(named: NamedText, ordered: Sequence[Sourced]) -> list[Sourced]:
    """The attributions of a text, contents cut where a tag that speaks of them begins: A said B, the agency reported.

    A content that is nothing but another's source and cue is left out. `ordered` is by place; so is the answer.
    """
    tags = sorted({_tag(each) for each in ordered if each.has_source and _is_close(each)})
    starts = [tag[0] for tag in tags]
    told = [_untagged(each, tags=[tags[at] for at in _near(starts, each)]) for each in ordered]
    by_tag = {_tag(each): each for each in told}
    return [_cut(named, each, others=[(tags[at], by_tag[tags[at]]) for at in _near(starts, each)]) for each in told]


def _untagged(sourced: Sourced, *, tags: Sequence[tuple[int, int]]) -> Sourced:
    """One attribution without contents that are only the tag of another."""
    own = _tag(sourced)
    others = [tag for tag in tags if tag != own]
    kept = tuple(span for span in sourced.contents if not any(tag[0] <= span[0] < span[1] <= tag[1] for tag in others))
    return sourced if kept == sourced.contents else replace(sourced, contents=kept)


def _is_close(sourced: Sourced) -> bool:
    return max(sourced.cue[0] - sourced.source[1], sourced.source[0] - sourced.cue[1]) <= _WIDEST_GAP


def _tag(sourced: Sourced) -> tuple[int, int]:
    """Source and cue as one stretch; the cue alone where nobody is named."""
    if not sourced.has_source:
        return sourced.cue
    return min(sourced.cue[0], sourced.source[0]), max(sourced.cue[1], sourced.source[1])


def _near(starts: Sequence[int], sourced: Sourced) -> range:
    """Numbers of the tags that begin inside what is attributed, as far as they are looked at."""
    if not sourced.contents:
        return range(0)
    first = bisect_left(starts, sourced.contents[0][0])
    return range(first, min(bisect_left(starts, sourced.contents[-1][1]), first + _TAGS_NEAR))


def _cut(named: NamedText, sourced: Sourced, *, others: Sequence[tuple[tuple[int, int], Sourced]]) -> Sourced:
    """One attribution without the tags of those that speak of it."""
    contents = sourced.contents
    for tag, other in others:
        is_inside = tag[0] <= sourced.cue[0] < tag[1] or named.is_quoted(tag[0]) != named.is_quoted(sourced.cue[0])
        if not is_inside and any(first <= sourced.cue[0] < last for first, last in other.contents):
            contents = tuple(cut for span in contents if (cut := _before_tag(named, span, tag=tag)))
    if contents == sourced.contents:
        return sourced
    if not contents and not sourced.is_stance:
        before = _trimmed(named, named.statement(sourced.cue[0])[0], _tag(sourced)[0])
        contents = (before,) if before else ()
    return replace(sourced, contents=contents)


def _before_tag(named: NamedText, span: tuple[int, int], *, tag: tuple[int, int]) -> tuple[int, int] | None:
    """What of a stretch stands before a tag with a mark between; all of it where the tag is elsewhere."""
    if not span[0] <= tag[0] < span[1]:
        return span
    article = _article_at_end(named.language).search(named.lower, max(span[0], tag[0] - _LONGEST_ARTICLE), tag[0])
    place = article.start() if article else tag[0]
    mark = named.text[max(span[0], place - 2) : place].strip(" \u00a0")[-1:]
    return _trimmed(named, span[0], place) if place > span[0] and mark and mark in _PARTING else span
