"""The lasting address of an edition."""

import re
import unicodedata
from datetime import UTC
from typing import Final

from copydesk.model.draft import Draft
from copydesk.model.story import Story
from copydesk.publish.addresses import language_segment, segment

SLUG_LENGTH: Final = 80
_READ: Final = 400  # characters of a headline that are looked at; the rest cannot reach the slug
_EMPTY_SLUG: Final = "story"
_ID_LENGTH: Final = 8


def permalink(draft: Draft, *, story: Story) -> str:
    """The path of an edition below the site's root: `{lang}/{yyyy}/{mm}/{dd}/{id8}-{slug}/`.

    The day is the story's first, in UTC. The id decides, the slug is cosmetic; both are `[a-z0-9-]`.
    """
    opened = story.opened_at.astimezone(UTC)
    story_id = segment(story.id).replace(".", "-")[:_ID_LENGTH].strip("-")
    day = f"{opened.year:04d}/{opened.month:02d}/{opened.day:02d}"
    return f"{language_segment(draft.language)}/{day}/{story_id}-{slug_of(draft.headline.text)}/"


def slug_of(headline: str) -> str:
    """The Latin letters and digits of a headline as `[a-z0-9-]{1,80}`; `story` where it has none.

    Other scripts are left out rather than guessed at: a romanisation would often be a wrong name.
    """
    folded = unicodedata.normalize("NFKD", headline[:_READ]).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", folded.replace("'", "")).strip("-")
    if len(slug) > SLUG_LENGTH:
        cut = slug[: SLUG_LENGTH + 1]
        slug = (cut.rpartition("-")[0] or cut)[:SLUG_LENGTH].strip("-")
    # "18" out of a Russian headline says nothing; a word of three letters is the least that helps a reader.
    return slug if re.search("[a-z]{3}", slug) else _EMPTY_SLUG
