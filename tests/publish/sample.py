"""Builds editions by hand: an invented harbour town, its bridge, and outlets that do not exist."""

import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image, ImageDraw

from copydesk.model.cleared import Cleared, Policy
from copydesk.model.draft import Draft, DraftSentence, FactLine, Paragraph, Treatment
from copydesk.model.edition import (
    Citation,
    Correction,
    Disclosure,
    Edition,
    EditionCard,
    ReviewState,
    SiteFacts,
    SiteNote,
    Teller,
)
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.picture import DigitalSourceType, Picture, PictureKind
from copydesk.model.report import Report, compose_text, report_id_of
from copydesk.model.source import Rights, Source, SourceKind
from copydesk.model.story import (
    Disagreement,
    DisagreementKind,
    LinkReason,
    Origin,
    OriginReason,
    RelatedStory,
    Story,
    Thread,
)
from copydesk.model.verdict import ClaimKind, Finding, SentenceVerdict, Verdict, Wording
from copydesk.ports import PublishedVersion, SiteFile
from copydesk.publish.card import make_card
from copydesk.publish.indexes import index_files
from copydesk.publish.permalink import permalink
from copydesk.publish.redirects import redirect_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_files
from copydesk.publish.withdrawals import withdrawal_files

BUILT_AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
CLEARED_DIGEST = "c" * 64
WITHDRAWN = "d00dfeed00000000"
"""A story that was published once and is held now."""

MERGED = "0ddba11000000000"
WAITING = "a5eed00000000000"
"""Stories that were merged away: into the library's, which stands in English only, and into one that is held."""

TAKEN_OVER = "t-ferries"
LEFT = "t-library"
"""Threads: one that went into that of the bridge, and one of which a single story is left, which stands in English only."""

TIDE = Source(
    id="tide-wire",
    name="Tide Wire",
    language="en",
    country="IE",
    kind=SourceKind.AGENCY,
    owner="Tide Co-operative",
    home_url="https://tidewire.example/",
    rights=Rights.FULL,
    names=(("ko", "타이드 와이어"), ("en", "Tide Wire")),
)
QUAY = Source(
    id="quay-post", name="The Quay Post", language="en", country="IE", owner="Quay Media", home_url="https://quaypost.example/"
)
LANTERN = Source(
    id="lantern", name="Lantern Daily", language="en", country="GB", owner="Quay Media", home_url="https://lantern.example/"
)
NARU = Source(
    id="naru-ilbo",
    name="나루일보",
    language="ko",
    country="KR",
    home_url="https://naru.example/",
    names=(("ko", "나루일보"), ("en", "Naru Ilbo")),
)
MAYAK = Source(
    id="mayak", name="Маяк", language="ru", country="KZ", kind=SourceKind.STATE_MEDIA, home_url="https://mayak.example/"
)
MINATO = Source(id="minato-shimbun", name="みなと新聞", language="ja", country="JP", home_url="https://minato.example/")
SOURCES = (LANTERN, MAYAK, MINATO, NARU, QUAY, TIDE)

OPENED = "The Long Bridge in Saltmere reopened to traffic on Saturday after eleven months of repairs, the port authority said."
LORRIES = (
    "Lorries above 20 tonnes will not be allowed on the bridge until the sensors in the south pier have been tested, "
    "the authority added."
)
FERRIES = (
    "Two ferries will carry passengers across the inlet every 20 minutes until the Long Bridge reopens, "
    "Quay Lines said on Monday."
)
KOREAN_BODY = (
    "솔트미어의 롱브리지가 열한 달의 보수를 마치고 14일 차량 통행을 다시 시작했다.",
    "아이다 펜윅 시장이 주민 350여 명과 함께 가장 먼저 걸어서 건넜다.",
    "펜윅 시장은 “사리 전에 열겠다는 약속을 지켰다”고 말했다.",
    "20톤이 넘는 화물차는 남쪽 교각의 감지기 시험이 끝날 때까지 다닐 수 없다.",
)
TIMELINE_EN = "A timeline with four dates, from the closure in April 2025 to the reopening on 14 March 2026."
TIMELINE_KO = "2025년 4월 폐쇄부터 2026년 3월 14일 재개통까지 네 날짜를 이은 시간순 그래픽."

LEXICON = Lexicon(
    entities=(
        Entity(
            id="haven",
            kind=EntityKind.PLACE,
            forms=(("en", "Saltmere"), ("ko", "솔트미어"), ("ru", "Солтмир"), ("ja", "ソルトミア")),
        ),
        Entity(id="mayor", kind=EntityKind.PERSON, forms=(("en", "Ida Fenwick"), ("ko", "아이다 펜윅"), ("ru", "Ида Фенвик"))),
        Entity(id="port", kind=EntityKind.ORGANISATION, forms=(("ru", "Портовое управление"),)),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A whole small newsroom, ready to be published."""

    site: SiteFacts
    editions: tuple[Edition, ...]
    threads: tuple[Thread, ...]
    corrections: tuple[Correction, ...]
    merged: tuple[PublishedVersion, ...] = ()
    withdrawn: tuple[PublishedVersion, ...] = ()
    targets: Mapping[str, str] = field(default_factory=dict)

    @property
    def cards(self) -> dict[tuple[str, str], EditionCard]:
        """The cards of all editions by story and language."""
        return {(card.story_id, card.language): card for card in map(make_card, self.editions)}


def site_facts(*, languages: tuple[str, ...] = ("ko", "en"), base_url: str = "https://saltmere.example/") -> SiteFacts:
    """The facts of an invented publisher."""
    return SiteFacts(
        base_url=base_url,
        titles=(
            ("ko", "솔트미어 데스크"),
            ("en", "The Saltmere Desk"),
            ("ja", "ソルトミア・デスク"),
            ("de", "Das Saltmere-Pult"),
        ),
        owner="Saltmere Reading Room",
        contact="desk@saltmere.example",
        languages=languages,
        built_at=BUILT_AT,
        sources=SOURCES,
        lexicon=LEXICON,
        notices=(
            ("en", "A sample: the town, the outlets and the events are invented."),
            ("ko", "견본입니다. 도시와 매체와 사건은 모두 지어낸 것입니다."),
        ),
        time_zone="Asia/Seoul",
        disclosures=(
            SiteNote(
                id="crowd",
                what=(("en", "Two outlets count the crowd differently."), ("ko", "두 매체가 센 주민 수가 다릅니다.")),
                treatment=(("en", "Both counts are shown."), ("ko", "두 수를 모두 보여 줍니다.")),
                urls=("https://tidewire.example/2026/crowd", "https://elsewhere.example/crowd"),
            ),
            SiteNote(id="town", what=(("en", "The town is invented."),)),
        ),
    )


def report(source: Source, headline: str, *paragraphs: Sequence[str], hours_ago: float, rights: Rights | None = None) -> Report:
    """A report of a source; each paragraph is a list of sentences."""
    url = f"{source.home_url}2026/{hashlib.sha256(headline.encode()).hexdigest()[:6]}"
    texts = tuple(" ".join(sentences) for sentences in paragraphs)
    at = BUILT_AT - timedelta(hours=hours_ago)
    return Report(
        id=report_id_of(url),
        url=url,
        source_id=source.id,
        page_sha256=hashlib.sha256(f"page of {url}".encode()).hexdigest(),
        language=source.language,
        headline=headline,
        text=compose_text(headline, "", texts),
        paragraphs=texts,
        received_at=at + timedelta(minutes=4),
        published_at=at,
        rights=rights or source.rights,
    )


def cited(told: Report, text: str, index: int) -> Citation:
    """The citation of a sentence that stands in a report, word for word."""
    start = told.text.index(text)
    return Citation(
        sentence_id=f"{told.id}.{index}",
        report_id=told.id,
        start=start,
        end=start + len(text),
        text=text,
        language=told.language,
    )


def sentence(
    citation: Citation, *, language: str, text: str = "", treatment: Treatment = Treatment.QUOTED, by: tuple[str, ...] = ()
) -> DraftSentence:
    """A draft sentence that stands on one citation, by default its exact words."""
    return DraftSentence(
        text=text or citation.text,
        citations=(citation.sentence_id,),
        language=language,
        treatment=treatment,
        credited_to=by,
    )


def cleared(
    draft: Draft,
    *,
    wordings: Mapping[int, Wording] | None = None,
    undecided: Mapping[int, str] | None = None,
    policy: Policy = Policy.STRICT,
) -> Cleared:
    """A cleared draft, as only the gate may make one outside tests. Wordings and undecided claims are by sentence."""
    verdicts = tuple(
        SentenceVerdict(
            text=each.text,
            wording=(wordings or {}).get(index, Wording.EXCERPT),
            verdicts=tuple(
                Verdict(kind=ClaimKind.NUMBER, text=claim, value="", finding=Finding.UNDECIDED)
                for place, claim in (undecided or {}).items()
                if place == index
            ),
        )
        for index, each in enumerate(draft.sentences)
    )
    return Cleared(draft=draft, verdicts=verdicts, policy=policy, pages=(), digest=CLEARED_DIGEST)


def picture(story_id: str, language: str, *, title: str, description: str, kind: PictureKind = PictureKind.TIMELINE) -> Picture:
    """A plain graphic with its origin in the file."""
    image = Image.new("RGB", (1200, 630), "#e9eef2")
    draw = ImageDraw.Draw(image)
    draw.line((120, 340, 1080, 340), fill="#12466f", width=6)
    for step, x in enumerate((120, 440, 760, 1080)):
        draw.ellipse((x - 18, 322, x + 18, 358), fill="#b8400c" if step == 3 else "#12466f")
        draw.rectangle((x - 60, 390, x + 60, 404), fill="#9aa9b5")
        draw.rectangle((x - 40, 420, x + 40, 430), fill="#c3ced6")
    source_type = DigitalSourceType.DATA_DRIVEN
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        f'Iptc4xmpExt:DigitalSourceType="{source_type.value}"/></rdf:RDF></x:xmpmeta>'
    )
    body = io.BytesIO()
    image.save(body, "WEBP", quality=80, xmp=xmp.encode())
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><metadata>'
        f'{source_type.value}</metadata><rect width="1200" height="630" fill="#e9eef2"/></svg>'
    )
    return Picture(
        story_id=story_id,
        language=language,
        kind=kind,
        title=title,
        description=description,
        svg=svg.encode(),
        raster=body.getvalue(),
        raster_type="image/webp",
        source_type=source_type,
    )


def story_of(story_id: str, origins: Sequence[Origin], reports: Sequence[Report]) -> Story:
    """A story over reports, in order of telling."""
    told = sorted(reports, key=lambda each: each.told_at)
    return Story(
        id=story_id,
        report_ids=tuple(each.id for each in told),
        origins=tuple(origins),
        opened_at=told[0].told_at,
        updated_at=told[-1].told_at,
    )


def tellers(story: Story, reports: Sequence[Report]) -> tuple[Teller, ...]:
    """The tellers of a story."""
    by_source = {source.id: source for source in SOURCES}
    origin_of = {report_id: index for index, origin in enumerate(story.origins) for report_id in origin.report_ids}
    by_id = {each.id: each for each in reports}
    return tuple(
        Teller(report=by_id[each], source=by_source[by_id[each].source_id], origin=origin_of[each]) for each in story.report_ids
    )


EXTRACTIVE = Disclosure(
    review=ReviewState.UNREVIEWED, source_type=DigitalSourceType.ALGORITHMIC, writer="extractive", uses_model=False
)
MODEL = Disclosure(
    review=ReviewState.UNREVIEWED,
    source_type=DigitalSourceType.TRAINED,
    writer="example-model-1",
    uses_model=True,
    translated=True,
)


def edition(
    draft: Draft,
    *,
    story: Story,
    reports: Sequence[Report],
    citations: Sequence[Citation],
    disclosure: Disclosure = EXTRACTIVE,
    made: Cleared | None = None,
) -> Edition:
    """An edition in its first version, without surroundings."""
    return Edition(
        cleared=made or cleared(draft),
        story=story,
        path=permalink(draft, story=story),
        version=1,
        published_at=story.updated_at,
        modified_at=story.updated_at,
        disclosure=disclosure,
        tellers=tellers(story, reports),
        citations=tuple(citations),
    )


def bridge_editions() -> tuple[Edition, ...]:
    """Five reports of two origins, in English and Korean, with quoted and own sentences and a disagreement."""
    first = report(
        TIDE,
        "Saltmere's Long Bridge reopens after eleven months of repairs",
        [OPENED, "Mayor Ida Fenwick crossed first, on foot, with about 400 residents."],
        [
            "“We promised to reopen before the spring tides, and we kept the promise,” Fenwick said at the north tower.",
            "The works cost 31 million euros, 4 million less than planned.",
        ],
        [LORRIES],
        hours_ago=5.2,
    )
    copy = report(
        QUAY,
        "Long Bridge reopens in Saltmere",
        [OPENED],
        ["The works cost 31 million euros, 4 million less than planned."],
        hours_ago=4.6,
    )
    second_copy = report(
        LANTERN,
        "Saltmere bridge open again",
        [OPENED],
        hours_ago=4.1,
    )
    korean = report(
        NARU,
        "솔트미어 롱브리지, 열한 달 만에 다시 열려",
        KOREAN_BODY[:2],
        KOREAN_BODY[2:],
        hours_ago=3.5,
    )
    russian = report(
        MAYAK,
        "В Солтмире после ремонта открыт Длинный мост",
        ["Движение по мосту открыла мэр Ида Фенвик.", "Ремонт обошёлся в 31 млн евро."],
        hours_ago=2.4,
    )
    reports = (first, copy, second_copy, korean, russian)
    story = story_of(
        "5a17b2c901d4e6f8",
        (
            Origin(
                root_report_id=first.id,
                report_ids=(first.id, copy.id, second_copy.id),
                reason=OriginReason.SAME_WIRE,
                wire="Tide Wire",
            ),
            Origin(root_report_id=korean.id, report_ids=(korean.id,)),
            Origin(root_report_id=russian.id, report_ids=(russian.id,)),
        ),
        reports,
    )
    return (_bridge_en(story, reports), _bridge_ko(story, reports))


def _bridge_en(story: Story, reports: Sequence[Report]) -> Edition:
    first, copy, _, korean, russian = reports
    body = first.paragraphs
    opened, crossed = (each.strip() for each in body[0].split("said. "))
    cites = [
        cited(first, first.headline, 0),
        cited(first, opened + " said.", 1),
        cited(first, crossed, 2),
        cited(
            first, "“We promised to reopen before the spring tides, and we kept the promise,” Fenwick said at the north tower.", 3
        ),
        cited(first, "The works cost 31 million euros, 4 million less than planned.", 4),
        cited(first, body[2], 5),
        cited(copy, "The works cost 31 million euros, 4 million less than planned.", 2),
        cited(korean, "아이다 펜윅 시장이 주민 350여 명과 함께 가장 먼저 걸어서 건넜다.", 2),
    ]
    own = Treatment.OWN
    draft = Draft(
        story_id=story.id,
        language="en",
        headline=sentence(cites[0], language="en", treatment=own, by=("tide-wire",)),
        standfirst=(sentence(cites[1], language="en", treatment=own),),
        paragraphs=(
            Paragraph(
                sentences=(sentence(cites[2], language="en", treatment=own), sentence(cites[3], language="en", treatment=own)),
                attributed_to=("tide-wire",),
            ),
            Paragraph(
                sentences=(
                    replace(
                        sentence(cites[6], language="en", by=("quay-post",)),
                        citations=(cites[6].sentence_id, cites[4].sentence_id),
                    ),
                    sentence(
                        cites[5],
                        language="en",
                        treatment=own,
                        text="Lorries above 20 tonnes will not be allowed on the bridge until the sensors have been tested.",
                    ),
                ),
            ),
        ),
        fact_lines=(
            FactLine(
                report_id=russian.id,
                source_id="mayak",
                language="ru",
                headline=russian.headline,
                published_at=russian.published_at,
                who=("mayor", "port"),
                where=("haven",),
                when=("2026-03-14",),
                figures=("31 млн евро",),
            ),
        ),
    )
    made = edition(
        draft,
        story=story,
        reports=reports,
        citations=cites,
        made=cleared(draft, wordings={len(draft.sentences) - 1: Wording.PROVED}),
    )
    return replace(
        made,
        picture=picture(
            story.id, "en", title="From closure to reopening: four dates of the Long Bridge", description=TIMELINE_EN
        ),
        disagreements=(_crowd(story, first, korean),),
        entity_ids=("haven", "mayor"),
    )


def _crowd(story: Story, first: Report, korean: Report) -> Disagreement:
    return Disagreement(
        story_id=story.id,
        kind=DisagreementKind.NUMBER,
        about="residents",
        sides=((f"{first.id}.2", "about 400"), (f"{korean.id}.2", "350여 명")),
    )


def _bridge_ko(story: Story, reports: Sequence[Report]) -> Edition:
    first, _, _, korean, russian = reports
    cites = [cited(korean, korean.headline, 0)] + [cited(korean, text, index) for index, text in enumerate(KOREAN_BODY, 1)]
    by = ("naru-ilbo",)
    draft = Draft(
        story_id=story.id,
        language="ko",
        headline=sentence(cites[0], language="ko", by=by),
        standfirst=(sentence(cites[1], language="ko", by=by),),
        paragraphs=(Paragraph(sentences=tuple(sentence(each, language="ko", by=by) for each in cites[2:]), attributed_to=by),),
        fact_lines=tuple(
            FactLine(
                report_id=each.id,
                source_id=each.source_id,
                language=each.language,
                headline=each.headline,
                published_at=each.published_at,
                who=("mayor",),
                where=("haven",),
                when=("2026-03-14",),
                figures=figures,
            )
            for each, figures in ((first, ("31 million euros", "20 tonnes")), (russian, ("31 млн евро",)))
        ),
    )
    made = edition(draft, story=story, reports=reports, citations=cites)
    return replace(
        made,
        picture=picture(story.id, "ko", title="폐쇄부터 재개통까지, 롱브리지의 네 날짜", description=TIMELINE_KO),
        disagreements=(_crowd(story, first, korean),),
        entity_ids=("haven", "mayor"),
    )


def ferry_editions() -> tuple[Edition, ...]:
    """An earlier story of the same thread: one report, English only; in Korean it stands as a foreign-language story."""
    told = report(
        QUAY,
        "Ferries to run until the Long Bridge reopens",
        [FERRIES],
        hours_ago=121,
    )
    story = story_of("77aa01bcd2e3f405", (Origin(root_report_id=told.id, report_ids=(told.id,)),), (told,))
    cites = [cited(told, told.headline, 0), cited(told, told.paragraphs[0], 1)]
    by = ("quay-post",)
    english = Draft(
        story_id=story.id,
        language="en",
        headline=sentence(cites[0], language="en", by=by),
        paragraphs=(Paragraph(sentences=(sentence(cites[1], language="en", by=by),), attributed_to=by),),
    )
    korean = Draft(
        story_id=story.id,
        language="ko",
        headline=sentence(cites[0], language="en", by=by),
        fact_lines=(
            FactLine(
                report_id=told.id,
                source_id="quay-post",
                language="en",
                headline=told.headline,
                published_at=told.published_at,
                figures=("20 minutes",),
            ),
        ),
    )
    made = [edition(draft, story=story, reports=(told,), citations=cites) for draft in (english, korean)]
    correction = Correction(
        story_id=story.id,
        language="en",
        at=BUILT_AT - timedelta(hours=100),
        before="Two ferries will carry passengers across the inlet every 30 minutes until the Long Bridge reopens.",
        after=cites[1].text,
        reason="source-corrected",
    )
    english_edition = replace(made[0], corrections=(correction,), version=2, modified_at=correction.at)
    return (english_edition, made[1])


def weather_editions() -> tuple[Edition, ...]:
    """A story that only Russian and Japanese reports tell, in both site languages."""
    russian = report(MAYAK, "Над заливом ожидается туман до 18 марта", ["Видимость упадёт до 200 метров."], hours_ago=30)
    japanese = report(MINATO, "入り江の霧、18日まで続く見込み", ["視界は200メートルまで下がる見通し。"], hours_ago=27)
    story = story_of(
        "0c0ffee00badf00d",
        (
            Origin(root_report_id=russian.id, report_ids=(russian.id,)),
            Origin(root_report_id=japanese.id, report_ids=(japanese.id,)),
        ),
        (russian, japanese),
    )
    cites = [cited(russian, russian.headline, 0)]
    drafts = [
        Draft(
            story_id=story.id,
            language=language,
            headline=sentence(cites[0], language="ru", by=("mayak",)),
            fact_lines=tuple(
                FactLine(
                    report_id=each.id,
                    source_id=each.source_id,
                    language=each.language,
                    headline=each.headline,
                    published_at=each.published_at,
                    where=("haven", "KZ"),
                    when=("2026-03-18", "XXXX-WXX-3"),
                    figures=("200 метров",) if each.language == "ru" else ("200メートル",),
                )
                for each in (russian, japanese)
            ),
        )
        for language in ("en", "ko")
    ]
    return tuple(edition(draft, story=story, reports=(russian, japanese), citations=cites) for draft in drafts)


def library_editions() -> tuple[Edition, ...]:
    """A story that a model wrote and translated under the open policy, with a sentence whose wording nobody checked."""
    told = report(
        NARU,
        "솔트미어 도서관, 밤 10시까지 연다",
        ["솔트미어 도서관이 4월 1일부터 평일 밤 10시까지 문을 연다.", "자원봉사자 24명이 교대로 자리를 지킨다."],
        hours_ago=52,
    )
    story = story_of("beefcafe12345678", (Origin(root_report_id=told.id, report_ids=(told.id,)),), (told,))
    cites = [
        cited(told, told.headline, 0),
        cited(told, "솔트미어 도서관이 4월 1일부터 평일 밤 10시까지 문을 연다.", 1),
        cited(told, "자원봉사자 24명이 교대로 자리를 지킨다.", 2),
    ]
    own = Treatment.OWN
    draft = Draft(
        story_id=story.id,
        language="en",
        headline=sentence(cites[0], language="en", text="Saltmere library to open until 10 p.m.", treatment=own),
        standfirst=(
            sentence(
                cites[1], language="en", text="The library will open until 10 p.m. on weekdays from 1 April.", treatment=own
            ),
        ),
        paragraphs=(
            Paragraph(
                sentences=(
                    sentence(cites[2], language="en", text="Twenty-four volunteers will take turns at the desk.", treatment=own),
                ),
                attributed_to=("naru-ilbo",),
            ),
        ),
        writer="example-model-1",
        uses_model=True,
    )
    made = cleared(draft, wordings={0: Wording.JUDGED, 1: Wording.JUDGED, 2: Wording.UNCHECKED}, policy=Policy.OPEN)
    return (edition(draft, story=story, reports=(told,), citations=cites, disclosure=MODEL, made=made),)


def merged_version(story_id: str, *, language: str) -> PublishedVersion:
    """What was published of a story that was merged into another or taken off since."""
    at = BUILT_AT - timedelta(hours=60)
    path = f"{language}/2026/03/12/{story_id[:8]}-story/"
    return PublishedVersion(
        story_id=story_id,
        language=language,
        path=path,
        version=1,
        cleared_digest=CLEARED_DIGEST,
        published_at=at,
        modified_at=at,
    )


def sample_newsroom(site: SiteFacts | None = None) -> Sample:
    """Four stories in Korean and English, two of them a thread; two were merged away, one into a held story, and one came off."""
    facts = site or site_facts()
    bridge, ferry, weather, library = bridge_editions(), ferry_editions(), weather_editions(), library_editions()
    thread = Thread(
        id="t-long-bridge", story_ids=(ferry[0].story.id, bridge[0].story.id), entity_ids=("haven",), former_ids=(TAKEN_OVER,)
    )
    left = Thread(id=LEFT, story_ids=(library[0].story.id,))
    links = (
        RelatedStory(story_id=ferry[0].story.id, score=0.8, reason=LinkReason.EARLIER_IN_THREAD),
        RelatedStory(story_id=weather[0].story.id, score=0.5, reason=LinkReason.SAME_PLACE),
        RelatedStory(story_id=library[0].story.id, score=0.3, reason=LinkReason.SAME_PLACE),
    )
    after = RelatedStory(story_id=bridge[0].story.id, score=0.8, reason=LinkReason.LATER_IN_THREAD)
    editions = (
        *(replace(each, thread=thread, related=links) for each in bridge),
        *(replace(each, thread=thread, related=(after,)) for each in ferry),
        *weather,
        *library,
    )
    corrections = tuple(correction for each in editions for correction in each.corrections)
    return Sample(
        site=facts,
        editions=editions,
        threads=(thread, left),
        corrections=corrections,
        merged=tuple(merged_version(each, language=language) for each in (MERGED, WAITING) for language in ("en", "ko")),
        withdrawn=tuple(merged_version(WITHDRAWN, language=language) for language in ("en", "ko")),
        targets={MERGED: library[0].story.id, WAITING: "feed000000000000"},
    )


def site_files(sample: Sample) -> tuple[SiteFile, ...]:
    """Every file of the sample's site."""
    renderer = Renderer(sample.site)
    cards = sample.cards
    own = (file for each in sample.editions for file in story_files(each, site=sample.site, cards=cards, renderer=renderer))
    rest = index_files(
        sample.site,
        cards=tuple(cards.values()),
        threads=sample.threads,
        corrections=sample.corrections,
        held_count=2,
        renderer=renderer,
    )
    old = redirect_files(sample.merged, targets=sample.targets, threads=sample.threads, cards=cards, renderer=renderer)
    gone = withdrawal_files(sample.withdrawn, renderer=renderer)
    return (*own, *rest, *old, *gone)


def write_site(folder: Path, files: Sequence[SiteFile]) -> None:
    """Write files as a built site, with the list of them that a site holds."""
    for file in files:
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.body)
    list_site(folder)


def list_site(folder: Path) -> None:
    """Write the list of a site's files as they stand now."""
    manifest = folder / ".copydesk-site.json"
    manifest.unlink(missing_ok=True)
    files = {
        path.relative_to(folder).as_posix(): [hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_size, ""]
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest.write_text(json.dumps({"form": 1, "files": files}), encoding="utf-8")
