"""A small invented story to illustrate: reports of invented outlets, facts marked by hand, names in eight languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from copydesk.model.draft import Material
from copydesk.model.facts import EntityKind, Facts, Granularity, Moment, Name, Number, Sentence, Stance, StanceKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.report import Part, Report
from copydesk.model.source import Rights, Source
from copydesk.model.story import Origin, Story

_FORMS: Final = {
    "harbour": (
        "항만청",
        "Harbour Board",
        "港湾局",
        "港务局",
        "Портовое управление",
        "Hafenamt",
        "Autorité du port",
        "Junta del Puerto",
    ),
    "mayor": ("한소라", "Han Sora", "ハン・ソラ", "韩素罗", "Хан Сора", "Han Sora", "Han Sora", "Han Sora"),
    "captain": (
        "이반 페트렌코",
        "Ivan Petrenko",
        "イワン・ペトレンコ",
        "伊万·彼得连科",
        "Иван Петренко",
        "Iwan Petrenko",
        "Ivan Petrenko",
        "Iván Petrenko",
    ),
    "union": (
        "선원노조",
        "Seafarers’ Union",
        "船員組合",
        "海员工会",
        "Профсоюз моряков",
        "Seeleutegewerkschaft",
        "Syndicat des marins",
        "Sindicato de Marinos",
    ),
    "town": ("새나루", "Saenaru", "セナル", "新津", "Сэнару", "Saenaru", "Saenaru", "Saenaru"),
}
_KINDS: Final = {
    "harbour": EntityKind.ORGANISATION,
    "mayor": EntityKind.PERSON,
    "captain": EntityKind.PERSON,
    "union": EntityKind.ORGANISATION,
    "town": EntityKind.PLACE,
}
LANGUAGES: Final = ("ko", "en", "ja", "zh", "ru", "de", "fr", "es")
HEADLINES: Final = {
    "ko": "새나루 여객선 12척, 정비 마치고 다음 달 운항 재개…시장 “안전이 먼저”",
    "en": "Saenaru ferries to sail again next month after repairs, mayor says safety comes first",
    "ja": "セナルの旅客船12隻、整備を終えて来月に運航再開へ　市長「安全が第一」",
    "zh": "新津十二艘渡轮检修完毕，下月恢复通航，市长称安全第一",
    "ru": "Паромы Сэнару вернутся на линию в следующем месяце после ремонта, сообщила мэр города",
    "de": "Fähren von Saenaru fahren nach der Überholung im nächsten Monat wieder, sagt die Bürgermeisterin",
    "fr": "Les ferries de Saenaru reprendront la mer le mois prochain après réparation, annonce la maire",
    "es": "Los transbordadores de Saenaru volverán a navegar el mes próximo, anuncia la alcaldesa",
}
_OUTLETS: Final = (
    ("herald", "Saenaru Herald"),
    ("courier", "North Coast Courier"),
    ("wire", "Tidewater News Agency"),
    ("daily", "나루일보"),
)
START: Final = datetime(2026, 1, 9, 3, tzinfo=UTC)


def lexicon() -> Lexicon:
    """The people, bodies and the town of the story."""
    entities = (
        Entity(id=key, kind=_KINDS[key], forms=tuple(zip(LANGUAGES, forms, strict=True))) for key, forms in sorted(_FORMS.items())
    )
    return Lexicon(entities=tuple(entities))


def sentence(
    number: int, *, names: tuple[str, ...] = (), days: tuple[str, ...] = (), counts: tuple[tuple[str, str], ...] = ()
) -> Sentence:
    """A sentence of nothing but its counts, with facts marked by hand: of its other words a graphic shows none."""
    text = ", ".join(f"{figure} {counted}".strip() for figure, counted in counts) or "…"
    facts = Facts(
        names=tuple(Name(start=0, end=1, text=name, entity_id=name) for name in names),
        moments=tuple(Moment(start=0, end=1, text=day, value=day, granularity=Granularity.DAY) for day in days),
        numbers=tuple(_number(figure, counted=counted, text=text) for figure, counted in counts),
    )
    return Sentence(
        id=f"r.{number}", report_id="r", index=number, start=0, end=len(text), text=text, part=Part.BODY, paragraph=0, facts=facts
    )


def _number(figure: str, *, counted: str, text: str) -> Number:
    start = text.index(figure)
    return Number(start=start, end=start + len(figure), text=figure, low=Decimal(1), high=Decimal(1), counted=counted)


def denied(each: Sentence) -> Sentence:
    """The same sentence, denying its content."""
    stance = Stance(start=0, end=1, text="not", kind=StanceKind.DENIED)
    return replace(each, facts=replace(each.facts, stances=(stance,)))


def material(number: int, *sentences: Sentence, language: str = "en", rights: Rights = Rights.EXCERPT, day: int = 0) -> Material:
    """The report of outlet `number`, so many days after the first."""
    key, name = _OUTLETS[number % len(_OUTLETS)]
    report = Report(
        id=f"report{number}",
        url=f"https://{key}.example/{number}",
        source_id=key,
        page_sha256="0" * 64,
        language=language,
        headline="Ferries",
        text="Ferries",
        received_at=START + timedelta(days=day),
        published_at=START + timedelta(days=day),
        rights=rights,
    )
    source = Source(id=key, name=name, language=language, country="KR", time_zone="Asia/Seoul")
    return Material(report=report, source=source, sentences=sentences, origin=number)


def story(story_id: str = "a1", *, reports: int = 4) -> Story:
    """The story of these reports."""
    ids = tuple(f"report{number}" for number in range(reports))
    origins = tuple(Origin(root_report_id=each, report_ids=(each,)) for each in ids)
    return Story(id=story_id, report_ids=ids, origins=origins, opened_at=START, updated_at=START)


def full_materials(language: str) -> tuple[Material, ...]:
    """Four reports that offer every kind of graphic."""
    counted = {
        "ko": "여객선",
        "en": "ferries",
        "ja": "旅客船",
        "zh": "渡轮",
        "ru": "паромов",
        "de": "Fähren",
        "fr": "ferries",
        "es": "transbordadores",
    }
    crew = {
        "ko": "선원",
        "en": "crew members on leave",
        "ja": "乗組員",
        "zh": "船员",
        "ru": "членов экипажа",
        "de": "Besatzungsmitglieder",
    }
    counts = (("12", counted[language]), ("1,340", crew.get(language, "marins")), ("38 %", counted[language]))
    return (
        material(0, sentence(0, names=("mayor", "harbour", "town"), days=("2026-02-03",), counts=counts[:2]), language=language),
        material(
            1, sentence(1, names=("mayor", "captain"), days=("2025-11-18",)), sentence(2, names=("mayor", "harbour")), day=0
        ),
        material(
            2,
            sentence(3, names=("town", "mayor", "union"), days=("2025-11-18", "2026-02-03"), counts=counts[2:]),
            language=language,
        ),
        material(3, sentence(4, names=("town", "mayor", "captain"), days=("2025-09-30",)), language="ko", day=1),
    )
