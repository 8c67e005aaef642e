"""Stories shown beside a story, each with its reason, varied, never the story itself."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from copydesk.group.nearby import Archive, make_archive, near
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import LinkReason, RelatedStory, Story, Thread

MOST_OF_A_REASON: Final = 2
"""Stories beside one that stand there for the same reason: a reader wants other ways to go on, not six of one."""

COPY: Final = 0.9
"""Likeness of words from which a story says the same once more: an old text that was sent again. It is never shown."""

Links = tuple[tuple[str, tuple[RelatedStory, ...]], ...]


def find_related(  # noqa: PLR0913 - six options: what is known of the stories, and how many are wanted
    stories: Sequence[Story],
    *,
    threads: Sequence[Thread],
    lexicon: Lexicon,
    limit: int,
    known: Links = (),
    touched: Collection[str] | None = None,
) -> Links:
    """For every story its closest others, closest first, at most `limit`, and at most two for one reason.

    `stories` are in order of opening. Where `touched` is given, only those stories are looked at again, with those that
    turn out to be near them and those of which a `known` link is no more; the others keep their links.
    Cost: linear in the stories for the look-ups, then bounded for each story that is looked at.
    """
    archive = make_archive(stories, threads=threads, lexicon=lexicon)
    kept = dict(known)
    found: dict[str, tuple[RelatedStory, ...]] = {}
    for story in stories:
        if touched is None or story.id in touched or _is_outdated(kept.get(story.id), archive=archive):
            found[story.id] = _chosen(story, archive=archive, limit=limit)
    beside = {each.story_id for links in found.values() for each in links} - found.keys()
    found.update({story_id: _chosen(stories[archive.place_of[story_id]], archive=archive, limit=limit) for story_id in beside})
    return tuple((story.id, found[story.id] if story.id in found else kept[story.id]) for story in stories)


def _is_outdated(links: Sequence[RelatedStory] | None, *, archive: Archive) -> bool:
    """Whether a story has no links yet, or one that leads to a story which went into another."""
    return links is None or any(each.story_id not in archive.place_of for each in links)


def _chosen(story: Story, *, archive: Archive, limit: int) -> tuple[RelatedStory, ...]:
    """The closest stories, without copies of the story or of one another, and few for one reason."""
    chosen: list[RelatedStory] = []
    shown: list[int] = []
    reasons: Counter[LinkReason] = Counter()
    for each in near(story, archive=archive):
        if len(chosen) == limit:
            break
        if each.likeness >= COPY or reasons[each.reason] == MOST_OF_A_REASON:
            continue
        place = archive.place_of[each.story.id]
        if any(likeness >= COPY for likeness in archive.words.likenesses(place, shown)):
            continue
        reasons[each.reason] += 1
        shown.append(place)
        chosen.append(RelatedStory(story_id=each.story.id, score=each.score, reason=each.reason))
    return tuple(chosen)
