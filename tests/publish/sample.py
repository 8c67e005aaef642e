"""The town's newsroom as a whole, and its site as files."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from tests.publish.town import BUILT_AT, CLEARED_DIGEST, LEXICON, SOURCES
from tests.publish.town_stories import bridge_editions, ferry_editions, library_editions, weather_editions

from copydesk.model.edition import Correction, Edition, EditionCard, SiteFacts, SiteNote
from copydesk.model.story import LinkReason, RelatedStory, Thread
from copydesk.ports import PublishedVersion, SiteFile
from copydesk.publish.card import make_card
from copydesk.publish.indexes import index_files
from copydesk.publish.redirects import redirect_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_files
from copydesk.publish.withdrawals import withdrawal_files

WITHDRAWN = "d00dfeed00000000"
"""A story that was published once and is held now."""
MERGED = "0ddba11000000000"
WAITING = "a5eed00000000000"
"""Stories that were merged away: into the library's, which stands in English only, and into one that is held."""
TAKEN_OVER = "t-ferries"
LEFT = "t-library"
"""Threads: one that went into that of the bridge, and one of which a single story is left, which stands in English only."""


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
