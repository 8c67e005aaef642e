"""An invented harbour town: its outlets, who is known there, and how its reports, drafts and editions are made by hand."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from PIL import Image, ImageDraw

from copydesk.model.cleared import Cleared, Policy
from copydesk.model.draft import Draft, DraftSentence, Treatment
from copydesk.model.edition import Citation, Disclosure, Edition, ReviewState, Teller
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.picture import DigitalSourceType, Picture, PictureKind
from copydesk.model.report import Report, compose_text, report_id_of
from copydesk.model.source import Rights, Source, SourceKind
from copydesk.model.story import Origin, Story
from copydesk.model.verdict import ClaimKind, Finding, SentenceVerdict, Verdict, Wording
from copydesk.publish.permalink import permalink

BUILT_AT = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
CLEARED_DIGEST = "c" * 64
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
