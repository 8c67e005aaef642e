"""Front pages, day pages and the archive: every story can be reached without a search."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from copydesk.model.edition import EditionCard
from copydesk.model.importance import Importance, Weights
from copydesk.ports import SiteFile
from copydesk.publish.addresses import root_of
from copydesk.publish.card_view import card_view
from copydesk.publish.frame import Link, PageFacts, make_frame, section_path
from copydesk.publish.importance import importance_of
from copydesk.publish.page_inputs import PageInputs
from copydesk.publish.renderer import Renderer

FRONT_WINDOW: Final = timedelta(hours=24)
"""Stories this much older than the newest no longer compete for the top of the front page."""
FRONT_TILES: Final = 6
FRONT_LINES: Final = 40
DAY_LENGTH: Final = 100
"""Stories on one page of a day: about 30 KB of HTML after compression."""


def front_page(language: str, *, inputs: PageInputs, renderer: Renderer) -> SiteFile:
    """The front page of a language: a lead, tiles with pictures, then the rest by time."""
    cards = inputs.cards[language]
    strings = renderer.strings(language)
    path = section_path("front", language=language)
    top = _top(cards, language=language, weights=renderer.site.weights)
    shown = {card.story_id for card, _ in top}
    rest = [card for card in cards[: FRONT_LINES + len(top)] if card.story_id not in shown][:FRONT_LINES]
    root = root_of(path)
    views = [card_view(card, root=root, renderer=renderer, importance=importance) for card, importance in top]
    facts = PageFacts(
        language=language,
        path=path,
        title=renderer.site.title_in(language),
        description=strings("site.label"),
        editions={each: section_path("front", language=each) for each in renderer.site.languages},
        section="front",
    )
    return renderer.file(
        f"{path}index.html",
        "front.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        lead=views[0] if views else None,
        tiles=views[1:],
        rest=[card_view(card, root=root, renderer=renderer) for card in rest],
        as_of=strings("site.as_of", time=renderer.formats(language).time(renderer.site.built_at)),
        archive=f"{root}{section_path('archive', language=language)}index.html",
    )


def _top(cards: tuple[EditionCard, ...], *, language: str, weights: Weights) -> list[tuple[EditionCard, Importance]]:
    """Lead and tiles with their importance: of the newest those in the page's language first, the most important first."""
    if not cards:
        return []
    newest = cards[0].told_at
    fresh = [card for card in cards if card.told_at >= newest - FRONT_WINDOW]
    older = cards[len(fresh) :][: FRONT_TILES + 1]
    told = [(card, importance_of(card, newest=newest, weights=weights)) for card in (*fresh, *older)]
    ranked = sorted(told[: len(fresh)], key=lambda each: (each[0].headline_language != language, -each[1].score))
    return [*ranked, *told[len(fresh) :]][: FRONT_TILES + 1]


def archive_files(language: str, *, inputs: PageInputs, renderer: Renderer) -> Iterator[SiteFile]:
    """The archive of a language: one page per day (more where a day has many stories), and the list of days."""
    days = _days(inputs.cards[language])
    elsewhere = {other: {_day_of(card) for card in inputs.cards[other]} for other in renderer.site.languages}
    for folder, cards in days.items():
        editions = _editions(folder, elsewhere=elsewhere, renderer=renderer)
        yield from _day_files(folder, cards=cards, language=language, editions=editions, renderer=renderer)
    yield _archive_page(language, days=days, renderer=renderer)


def _days(cards: tuple[EditionCard, ...]) -> dict[str, list[EditionCard]]:
    """Cards by the day in their permalink (`2026/01/09`), the newest day first."""
    ordered = sorted(cards, key=_day_of, reverse=True)
    return {day: list(group) for day, group in groupby(ordered, key=_day_of)}


def _day_of(card: EditionCard) -> str:
    return "/".join(card.path.split("/")[1:4])


def _editions(folder: str, *, elsewhere: Mapping[str, set[str]], renderer: Renderer) -> dict[str, str]:
    return {
        language: f"{section_path('front', language=language)}{folder}/"
        for language in renderer.site.languages
        if folder in elsewhere[language]
    }


def _day_files(
    folder: str, *, cards: list[EditionCard], language: str, editions: dict[str, str], renderer: Renderer
) -> Iterator[SiteFile]:
    strings = renderer.strings(language)
    title = strings("archive.day", date=_day_name(folder, language=language, renderer=renderer))
    first = f"{section_path('front', language=language)}{folder}/"
    chunks = [cards[start : start + DAY_LENGTH] for start in range(0, len(cards), DAY_LENGTH)]
    for number, chunk in enumerate(chunks, 1):
        path = first if number == 1 else f"{first}page-{number}/"
        root = root_of(path)
        facts = PageFacts(
            language=language,
            path=path,
            title=title if number == 1 else f"{title} ({strings('archive.page', n=number)})",
            description=f"{title}. {strings('site.label')}",
            editions=editions if number == 1 else {},
            section="archive",
        )
        pages = [
            Link(
                href=f"{root}{first}{'' if other == 1 else f'page-{other}/'}index.html",
                text=strings("archive.page", n=other),
                current=other == number,
            )
            for other in range(1, len(chunks) + 1)
        ]
        yield renderer.file(
            f"{path}index.html",
            "list.html",
            page=make_frame(facts, renderer=renderer),
            t=strings,
            title=facts.title,
            intro="",
            cards=[card_view(card, root=root, renderer=renderer) for card in chunk],
            pages=pages if len(chunks) > 1 else [],
            empty="",
        )


def _day_name(folder: str, *, language: str, renderer: Renderer) -> str:
    year, month, day = (int(part) for part in folder.split("/"))
    return renderer.formats(language).day(date(year, month, day))


def _archive_page(language: str, *, days: dict[str, list[EditionCard]], renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    path = section_path("archive", language=language)
    root = root_of(path)
    facts = PageFacts(
        language=language,
        path=path,
        title=strings("archive.title"),
        description=strings("archive.intro"),
        editions={each: section_path("archive", language=each) for each in renderer.site.languages},
        section="archive",
    )
    rows = [
        (
            Link(
                href=f"{root}{section_path('front', language=language)}{folder}/index.html",
                text=_day_name(folder, language=language, renderer=renderer),
            ),
            strings.count("stories", len(cards)),
        )
        for folder, cards in days.items()
    ]
    return renderer.file(f"{path}index.html", "archive.html", page=make_frame(facts, renderer=renderer), t=strings, rows=rows)
