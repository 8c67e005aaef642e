"""Builds stories with facts set by hand, so that a test of a check depends on nothing but the check."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeAlias

from copydesk.check.book import NameBook
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.model.draft import Dossier, DraftSentence, Material, Treatment
from copydesk.model.facts import (
    Attribution,
    EntityKind,
    Facts,
    Granularity,
    Moment,
    Name,
    Number,
    NumberKind,
    Quote,
    Sentence,
    Stance,
    StanceKind,
)
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.report import Part, Report, compose_text
from copydesk.model.source import Rights, Source
from copydesk.model.story import Origin, Story

Mention: TypeAlias = Number | Moment | Name | Quote | Attribution | Stance
Mark: TypeAlias = Callable[[str, int], Mention]
"""Makes a mention out of a text and the offset of its first character."""

OPENED = datetime(2026, 1, 9, 6, tzinfo=UTC)


def _place(text: str, piece: str, base: int, nth: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(piece, start + 1)
    return base + start, base + start + len(piece)


def num(
    piece: str, value: str, *, counted: str = "", unit: str = "", kind: NumberKind = NumberKind.QUANTITY, nth: int = 0
) -> Mark:
    """A figure at the given words."""

    def mark(text: str, base: int) -> Number:
        start, end = _place(text, piece, base, nth)
        amount = Decimal(value)
        return Number(start=start, end=end, text=piece, low=amount, high=amount, kind=kind, unit=unit, counted=counted)

    return mark


def day(piece: str, value: str, granularity: Granularity = Granularity.DAY) -> Mark:
    """A moment at the given words."""

    def mark(text: str, base: int) -> Moment:
        start, end = _place(text, piece, base)
        return Moment(start=start, end=end, text=piece, value=value, granularity=granularity)

    return mark


def name(piece: str, entity_id: str = "", kind: EntityKind | None = EntityKind.PERSON, title: str = "") -> Mark:
    """A name at the given words."""

    def mark(text: str, base: int) -> Name:
        start, end = _place(text, piece, base)
        return Name(start=start, end=end, text=piece, entity_id=entity_id, kind=kind, title=title)

    return mark


def quote(piece: str, speaker: str = "", *, is_speech: bool = True, language: str = "en") -> Mark:
    """A quotation of the given words, its marks one character wide."""

    def mark(text: str, base: int) -> Quote:
        start, end = _place(text, piece, base)
        return Quote(start=start - 1, end=end + 1, text=piece, language=language, speaker=speaker, is_speech=is_speech)

    return mark


def said(piece: str, source: str, entity_id: str = "") -> Mark:
    """An attribution whose cue are the given words."""

    def mark(text: str, base: int) -> Attribution:
        start, end = _place(text, piece, base)
        return Attribution(start=start, end=end, source=source, cue=piece, source_entity_id=entity_id)

    return mark


def wants(piece: str, source: str) -> Mark:
    """What somebody wants or supports, by a cue of the given words."""

    def mark(text: str, base: int) -> Attribution:
        start, end = _place(text, piece, base)
        return Attribution(start=start, end=end, source=source, cue=piece, is_stance=True)

    return mark


def stance(piece: str, kind: StanceKind) -> Mark:
    """A cue of polarity or modality at the given words."""

    def mark(text: str, base: int) -> Stance:
        start, end = _place(text, piece, base)
        return Stance(start=start, end=end, text=piece, kind=kind)

    return mark


def facts_of(text: str, *marks: Mark, base: int = 0) -> Facts:
    """The facts of a text, each kind in order of appearance."""
    mentions = sorted((mark(text, base) for mark in marks), key=lambda mention: mention.start)
    times = [each for each in mentions if isinstance(each, Moment)]
    return Facts(
        numbers=tuple(each for each in mentions if isinstance(each, Number)),
        moments=tuple(each for each in times if each.granularity is not Granularity.DURATION),
        durations=tuple(each for each in times if each.granularity is Granularity.DURATION),
        names=tuple(each for each in mentions if isinstance(each, Name)),
        quotes=tuple(each for each in mentions if isinstance(each, Quote)),
        attributions=tuple(each for each in mentions if isinstance(each, Attribution)),
        stances=tuple(each for each in mentions if isinstance(each, Stance)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence to build a report from."""

    text: str
    marks: tuple[Mark, ...] = ()


def told(text: str, *marks: Mark) -> Told:
    """A sentence with what it states."""
    return Told(text=text, marks=marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who tells a report, and how."""

    source_id: str = "harbour-post"
    language: str = "en"
    rights: Rights = Rights.FULL
    origin: int = 0
    published_at: datetime | None = OPENED
    dateline: str = ""
    names: tuple[tuple[str, str], ...] = field(default=())


def material(
    body: Sequence[Told | str], *, headline: Told | str = "Ferry runs aground", teller: Teller | None = None, report_id: str = ""
) -> Material:
    """A report of one paragraph per sentence, and its source."""
    teller = teller or Teller()
    report_id = report_id or f"r-{teller.source_id}"
    parts = [told(each) if isinstance(each, str) else each for each in (headline, *body)]
    text = compose_text(parts[0].text, "", tuple(part.text for part in parts[1:]))
    sentences: list[Sentence] = []
    at = 0
    for index, part in enumerate(parts):
        start = text.index(part.text, at)
        at = start + len(part.text)
        sentences.append(
            Sentence(
                id=f"{report_id}.{index}",
                report_id=report_id,
                index=index,
                start=start,
                end=at,
                text=part.text,
                part=Part.BODY if index else Part.HEADLINE,
                paragraph=index - 1,
                facts=facts_of(part.text, *part.marks, base=start),
            )
        )
    report = Report(
        id=report_id,
        url=f"https://{teller.source_id}.example/{report_id}",
        source_id=teller.source_id,
        page_sha256="ab" * 32,
        language=teller.language,
        headline=parts[0].text,
        text=text,
        paragraphs=tuple(part.text for part in parts[1:]),
        received_at=OPENED,
        published_at=teller.published_at,
        dateline=teller.dateline,
        rights=teller.rights,
    )
    source = Source(
        id=teller.source_id,
        name=teller.source_id.replace("-", " ").title(),
        language=teller.language,
        country="XX",
        rights=teller.rights,
        names=teller.names,
    )
    return Material(report=report, source=source, sentences=tuple(sentences), origin=teller.origin)


def dossier(*materials: Material, language: str = "en", avoid: frozenset[str] = frozenset()) -> Dossier:
    """A story of these reports for one edition."""
    origins: dict[int, list[str]] = {}
    for each in materials:
        origins.setdefault(each.origin, []).append(each.report.id)
    story = Story(
        id="s1",
        report_ids=tuple(each.report.id for each in materials),
        origins=tuple(Origin(root_report_id=ids[0], report_ids=tuple(ids)) for ids in origins.values()),
        opened_at=OPENED,
        updated_at=OPENED,
    )
    return Dossier(story=story, language=language, materials=materials, avoid=avoid)


def ground(each: Told | str, *, teller: Teller | None = None) -> Ground:
    """One sentence of evidence alone in its report."""
    one = material([each], teller=teller)
    return Ground(sentence=one.sentences[1], material=one)


def claim(text: str, *marks: Mark, language: str = "en", credited: bool = True, citations: tuple[str, ...] = ("r.1",)) -> Claim:
    """A draft sentence with what it states, in words of its own."""
    sentence = DraftSentence(text=text, citations=citations, language=language, treatment=Treatment.OWN)
    return Claim(sentence=sentence, facts=facts_of(text, *marks), is_credited=credited)


def grounds(
    *best: Ground, near: tuple[Ground, ...] = (), rivals: tuple[Ground, ...] = (), lexicon: Lexicon | None = None
) -> Grounds:
    """Evidence as if aligned already."""
    return Grounds(best=best, near=near, rivals=rivals, book=NameBook(lexicon or LEXICON))


LEXICON = Lexicon(
    entities=(
        Entity(
            id="agency-kcna",
            kind=EntityKind.OUTLET,
            forms=(
                ("de", "Koreanische Zentrale Nachrichtenagentur"),
                ("en", "Korean Central News Agency"),
                ("ja", "朝鮮中央通信"),
                ("ko", "조선중앙통신"),
                ("ru", "Центральное телеграфное агентство Кореи"),
                ("zh", "朝鲜中央通讯社"),
            ),
            aliases=(("und", "KCNA"), ("ru", "ЦТАК"), ("zh", "朝中社")),
            misspellings=(("ko", "한국중앙통신"),),
        ),
        Entity(
            id="person-chung",
            kind=EntityKind.PERSON,
            forms=(("en", "Chung Dong-young"), ("ja", "鄭東泳"), ("ko", "정동영"), ("zh", "郑东泳")),
            misspellings=(("ko", "장중용"), ("en", "Jang Jung-yong")),
            offices=(("en", "Unification Minister"), ("ko", "통일부 장관"), ("ja", "統一相")),
        ),
        Entity(
            id="person-matsegora",
            kind=EntityKind.PERSON,
            forms=(
                ("en", "Alexander Matsegora"),
                ("ko", "알렉산드르 마체고라"),
                ("ja", "アレクサンドル・マツェゴラ"),
                ("ru", "Александр Мацегора"),
                ("zh", "亚历山大·马采戈拉"),
            ),
        ),
    )
)
"""A few real bearers of established names, for the faults that the checks must find."""
