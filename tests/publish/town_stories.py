"""The town's stories as editions: a bridge that opens, ferries, weather, and a library that a model wrote about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tests.publish.town import (
    BUILT_AT,
    LANTERN,
    MAYAK,
    MINATO,
    MODEL,
    NARU,
    QUAY,
    TIDE,
    cited,
    cleared,
    edition,
    picture,
    report,
    sentence,
    story_of,
)

from copydesk.model.cleared import Policy
from copydesk.model.draft import Draft, FactLine, Paragraph, Treatment
from copydesk.model.edition import Correction, Edition
from copydesk.model.report import Report
from copydesk.model.story import Disagreement, DisagreementKind, Origin, OriginReason, Story
from copydesk.model.verdict import Wording

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
