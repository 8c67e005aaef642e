"""What `copydesk doctor` looks at, one part at a time."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from copydesk.gather.feeds import parse_feed
from copydesk.group.meaning import likeness, packed
from copydesk.illustrate.fonts import FontCoverage
from copydesk.model.edition import SiteFacts
from copydesk.model.judgement import Opinion, Question
from copydesk.model.outcome import Examined, Rejected
from copydesk.model.source import Feed, FeedKind, Source
from copydesk.ports import Fetched, Fetcher, FetchFailed
from copydesk.ports.embedding import Embedder, EmbeddingFailed
from copydesk.ports.second_readers import JudgeService

PLACEHOLDERS: Final = ("example.com", "example.org", "localhost", "CHANGE")
"""Parts of a contact or address that nobody filled in."""

SCRIPT_SAMPLES: Final = {"ko": "한글", "ja": "日本かな", "zh": "中文", "ru": "Жя"}
"""A few characters of each script that is not Latin."""

PLAIN_QUESTION: Final = Question(
    text="The ferry left the harbour at noon on Monday.", evidence=("The ferry left the harbour at noon on Monday.",)
)
"""What any judge passes."""

PLAIN_TEXTS: Final = (
    "The ferry left the harbour at noon on Monday.",
    "여객선은 월요일 정오에 항구를 떠났다.",
    "The library bought four hundred new books.",
)
"""A sentence, the same in another language, and another; an embedding model tells the two kinds of pairs apart."""

LEAST_FREE_BYTES: Final = 500_000_000


def examine_folder(*, settings_found: bool, site: SiteFacts, site_dir: Path) -> tuple[Examined, ...]:
    """Whether the desk says who publishes, and whether there is room for the site."""
    stated = settings_found and not any(mark in f"{site.contact} {site.base_url}" for mark in PLACEHOLDERS)
    remedy = "Fill in owner, contact and base_url in desk.toml."
    if not settings_found:
        remedy = "Run `copydesk init`, then fill in owner, contact and base_url in desk.toml."
    desk = Examined(
        part="desk",
        is_well=stated,
        message=f"{site.desk_name}, {len(site.sources)} sources, languages {', '.join(site.languages)}"
        if stated
        else "no publisher and no contact have been stated",
        remedy="" if stated else remedy,
    )
    existing = next(parent for parent in (site_dir, *site_dir.resolve().parents) if parent.exists())
    free = shutil.disk_usage(existing).free
    roomy = free >= LEAST_FREE_BYTES
    disk = Examined(
        part="disk",
        is_well=roomy,
        message=f"{free / 1e9:.1f} GB free for {site_dir}",
        remedy="" if roomy else "Free some space: a build that finds the disk full keeps the old site.",
    )
    return (desk, disk)


def examine_fonts(fonts: FontCoverage, *, languages: Sequence[str]) -> tuple[Examined, ...]:
    """Whether the pictures can show each language's script; without a font they say less."""
    return tuple(_examine_font(fonts, language=language) for language in languages)


def _examine_font(fonts: FontCoverage, *, language: str) -> Examined:
    covered = any(face.covers(SCRIPT_SAMPLES.get(language, "A")) for face in fonts.faces)
    return Examined(
        part=f"fonts for {language}",
        is_well=covered,
        message="found" if covered else "none, so pictures leave its text out.",
        remedy="" if covered else "Install a font such as Noto Sans or Noto Sans CJK.",
    )


def examine_judge(service: JudgeService, *, at: datetime) -> Examined:
    """Whether a judge passes a sentence that is its own evidence, and says so in the form that is asked for."""
    part = f"judge {service.identity.model}"
    ((_, judgement),) = service.judgements([PLAIN_QUESTION], at=at)
    if judgement.opinion is Opinion.FAITHFUL:
        return Examined(part=part, is_well=True, message=f"answers ({service.identity.kind.value})")
    if judgement.opinion is Opinion.NONE:
        remedy = "Check judge.url and judge.model in desk.toml, and the key in COPYDESK_JUDGE_KEY."
        return Examined(part=part, is_well=False, message=f"gave no answer: {judgement.reason}", remedy=remedy)
    message = f"does not judge a plain sentence as it should ({judgement.opinion.value}: {judgement.reason})"
    return Examined(part=part, is_well=False, message=message, remedy="Name another model as judge.model in desk.toml.")


def examine_embedder(embedder: Embedder) -> Examined:
    """Whether an embedding model gives a vector for each text."""
    part = f"embedder {embedder.model}"
    try:
        vectors = embedder.vectors(PLAIN_TEXTS)
    except EmbeddingFailed as failure:
        remedy = "Check embedder.url and embedder.model in desk.toml, and the key in COPYDESK_EMBEDDER_KEY."
        return Examined(part=part, is_well=False, message=f"gave no vectors: {failure}", remedy=remedy)
    alike, apart = (likeness(packed(vectors[0], model=""), packed(each, model="")) for each in vectors[1:])
    return Examined(
        part=part,
        is_well=True,
        message=f"answers; a sentence and its translation lie at a cosine of {alike:.2f}, and it and another at {apart:.2f}",
    )


async def examine_feed(feed: Feed, *, source: Source, fetcher: Fetcher, max_bytes: int, now: datetime) -> Examined:
    """Whether a feed answers, and with a feed."""
    answer: Fetched | FetchFailed = await fetcher.fetch(feed.url, max_bytes=max_bytes)
    part = f"{source.name} {feed.url}"
    if isinstance(answer, FetchFailed):
        return Examined(part=part, is_well=False, message=answer.message, remedy="Check the address and this machine's network.")
    if answer.status >= 400:
        return Examined(part=part, is_well=False, message=f"answered {answer.status}", remedy="Check the feed's address.")
    if feed.kind is FeedKind.SITEMAP:
        return Examined(part=part, is_well=True, message=f"answered, {len(answer.body):,} bytes")
    items = parse_feed(answer.body, url=answer.url, content_type=answer.header("content-type"), now=now)
    if isinstance(items, Rejected):
        return Examined(part=part, is_well=False, message=items.message, remedy=items.remedy)
    return Examined(part=part, is_well=True, message=f"lists {len(items)} reports")
