"""The credit line before a story: who reports, from where; taken off the first sentence, kept as data."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from copydesk.model.facts import EntityKind
from copydesk.model.language import TIER_ONE
from copydesk.read.boilerplate import boilerplate
from copydesk.text.gazetteer import kind_of
from copydesk.text.gazetteer.index import place_index

_HEAD: Final = 160
_TAIL: Final = 40
_CLOSING: Final = re.compile(
    r"\s{0,3}(?:[(\[（［【/](?P<agency>[^()\[\]（）［］【】/]{2,24})[)\]）］】/]|[=＝](?P<bare>[^\s=＝]{2,12}))[.。]?\s{0,3}$"
)
_SPLIT: Final = re.compile(r"[/=＝,]")
_END_MARKS: Final = frozenset(("end", "끝", "了", "完", "終わり", "конец"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A story's first paragraph without its credit line, and what the line said."""

    text: str
    dateline: str = ""
    credit: str = ""
    byline: str = ""


def split_opening(paragraph: str, *, language: str, aliases: tuple[str, ...] = ()) -> Opening:
    """The paragraph without the credit line before it ("(서울=연합뉴스) 홍길동 기자 =", "SEOUL, Jan. 9 (Yonhap) --").

    A line counts only where its agency is known, or is the source itself by one of its `aliases`, or a reporter is named, or
    before it stands what only a dateline has: a day, or a place of the gazetteer in capitals.
    """
    known = _agencies() | {alias.lower() for alias in aliases}
    for pattern in _openings(language):
        match = pattern.match(paragraph[:_HEAD])
        if match is None:
            continue
        part = match.groupdict(default="")
        agency, reporter = part.get("agency", "").strip(" ./"), part.get("reporter", "").strip(" ,")
        place = part.get("place", "").strip(" ,.=")
        if reporter or _is_known(agency, known) or _is_dateline(place):
            rest = paragraph[match.end() :].lstrip(" -–—=:.")
            return Opening(text=rest, dateline=place, credit=agency, byline=reporter)
    return Opening(text=paragraph)


def split_closing(paragraph: str, *, aliases: tuple[str, ...] = ()) -> Opening:
    """The paragraph without an agency's sign at its end ("… 밝혔다. (연합뉴스)", "…した。（時事）", "… /ТАСС/")."""
    match = _CLOSING.search(paragraph, max(0, len(paragraph) - _TAIL))
    if match is None:
        return Opening(text=paragraph)
    agency = (match["agency"] or match["bare"]).strip()
    if agency.lower() in _END_MARKS:
        return Opening(text=paragraph[: match.start()].rstrip())
    if not _is_known(agency, _agencies() | {alias.lower() for alias in aliases}):
        return Opening(text=paragraph)
    return Opening(text=paragraph[: match.start()].rstrip(), credit=agency)


def _is_dateline(place: str) -> bool:
    """Whether a piece is a place with a day behind it, or one in capitals: UNESCO in capitals is none, and may be a subject."""
    if not place[:1].isupper() or any(map(str.isdigit, place)):
        return place[:1].isupper()
    town = place.partition(",")[0]
    known = place_index().named(town.title()) if town.isupper() else ()
    return any(kind_of(each) is EntityKind.PLACE for each in known)


def _is_known(agency: str, known: frozenset[str]) -> bool:
    return agency.lower() in known or any(part.strip().lower() in known for part in _SPLIT.split(agency) if part.strip())


@cache
def _agencies() -> frozenset[str]:
    return frozenset(name.lower() for tag in TIER_ONE for name in boilerplate(tag).credit.agencies)


@cache
def _openings(language: str) -> tuple[re.Pattern[str], ...]:
    tags = tuple(dict.fromkeys((language if language in TIER_ONE else "en", "en")))
    return tuple(re.compile(pattern) for tag in tags for pattern in boilerplate(tag).credit.openings)
