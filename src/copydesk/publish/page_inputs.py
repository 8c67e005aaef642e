"""What the pages that list stories are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from copydesk.model.cleared import Policy
from copydesk.model.edition import Correction, EditionCard
from copydesk.model.story import Thread
from copydesk.publish.card_view import latest_first
from copydesk.publish.renderer import Renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class PageInputs:
    """Everything that is listed anywhere. `cards` are by language, the newest first; `by_key` by (story id, language)."""

    cards: Mapping[str, tuple[EditionCard, ...]]
    by_key: Mapping[tuple[str, str], EditionCard]
    threads: tuple[Thread, ...]
    corrections: tuple[Correction, ...]
    held_count: int
    policy: Policy

    def languages_of(self, story_ids: Sequence[str], *, at_least: int, renderer: Renderer) -> tuple[str, ...]:
        """The site's languages in which at least so many of these stories stand."""
        return tuple(
            language
            for language in renderer.site.languages
            if sum((each, language) in self.by_key for each in story_ids) >= at_least
        )


def by_language(cards: Sequence[EditionCard], *, languages: Sequence[str]) -> dict[str, tuple[EditionCard, ...]]:
    """Cards by language, the newest first, whatever order they came in; other languages than the site's are left out."""
    ordered = latest_first(cards)
    return {language: tuple(card for card in ordered if card.language == language) for language in languages}


def ordered_corrections(corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Corrections, the newest first; equal times in a fixed order."""
    return tuple(sorted(corrections, key=lambda each: (-each.at.timestamp(), each.story_id, each.language, each.before)))
