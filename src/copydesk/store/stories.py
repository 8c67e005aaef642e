"""Stories, which report belongs to which, what changed, and how stories hang together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from copydesk.model.story import Disagreement, Grouping, RelatedStory, Story, StoryChangeKind, Thread
from copydesk.store.codec import decode, encode, plain, to_microseconds
from copydesk.store.rows import add_new, chunks, digest_of, put
from copydesk.store.tables import LINKS, SIGNATURE, STORY, STORY_CHANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """How stories hang together: the parts of a `Grouping` that each grouping states anew as a whole."""

    threads: tuple[Thread, ...] = ()
    related: tuple[tuple[str, tuple[RelatedStory, ...]], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


def save_grouping(connection: Connection, run_id: int, *, grouping: Grouping) -> None:
    """Keep a grouping: changed stories are replaced, changes added, links replaced as a whole."""
    changed = _changed(connection, stories=grouping.stories)
    put(connection, STORY, rows=[_story_row(story) for story in changed])
    losers = _move_members(connection, stories=[story for story in changed if not story.merged_into])
    _close_emptied(connection, story_ids=losers, targets=dict(grouping.redirects))
    _lead_on(connection, grouping=grouping)
    rows = [{"run_id": run_id, "digest": digest_of(plain(each)), "change": encode(each)} for each in grouping.changes]
    add_new(connection, STORY_CHANGE, rows=rows)
    links = Links(threads=grouping.threads, related=grouping.related, disagreements=grouping.disagreements)
    connection.execute(delete(LINKS))
    connection.execute(insert(LINKS), [{"links": encode(links)}])


def grouping(connection: Connection) -> Grouping:
    """The stories that were not merged away, by (opened at, id), and how they hang together."""
    query = select(STORY.c.story).where(STORY.c.merged_into == "").order_by(STORY.c.opened_at, STORY.c.id)
    stories = tuple(decode(row.story, kind=Story) for row in connection.execute(query))
    found = connection.execute(select(LINKS.c.links)).scalar()
    links = Links() if found is None else decode(found, kind=Links)
    return Grouping(
        stories=stories,
        threads=links.threads,
        related=links.related,
        disagreements=links.disagreements,
        redirects=_redirects(connection),
    )


def _redirects(connection: Connection) -> tuple[tuple[str, str], ...]:
    """Each story that was merged away with the live one that has its reports; a merge of a merge is followed to its end."""
    query = select(STORY.c.id, STORY.c.merged_into).where(STORY.c.merged_into != "").order_by(STORY.c.id)
    into: dict[str, str] = {row.id: row.merged_into for row in connection.execute(query)}

    def final(story_id: str) -> str:
        while story_id in into:
            story_id = into[story_id]
        return story_id

    return tuple((story_id, final(story_id)) for story_id in into)


def _changed(connection: Connection, *, stories: Sequence[Story]) -> list[Story]:
    """The stories that the store does not have in this form."""
    changed = []
    for chunk in chunks(stories):
        query = select(STORY.c.id, STORY.c.story).where(STORY.c.id.in_([story.id for story in chunk]))
        known = {row.id: decode(row.story, kind=Story) for row in connection.execute(query)}
        changed += [story for story in chunk if known.get(story.id) != story]
    return changed


def _story_row(story: Story) -> dict[str, object]:
    opened_at = to_microseconds(story.opened_at)
    return {"id": story.id, "opened_at": opened_at, "merged_into": story.merged_into, "story": encode(story)}


def _move_members(connection: Connection, *, stories: Sequence[Story]) -> set[str]:
    """Give each report to its story; the ids of stories that lost one."""
    owner = {report_id: story.id for story in stories for report_id in story.report_ids}
    losers: set[str] = set()
    moves: list[dict[str, str]] = []
    for ids in chunks(owner):
        query = select(SIGNATURE.c.report_id, SIGNATURE.c.story_id).where(SIGNATURE.c.report_id.in_(ids))
        moved = [row for row in connection.execute(query) if row.story_id != owner[row.report_id]]
        losers |= {row.story_id for row in moved}
        moves += [{"member": row.report_id, "owner": owner[row.report_id]} for row in moved]
    if moves:
        change = update(SIGNATURE).where(SIGNATURE.c.report_id == bindparam("member")).values(story_id=bindparam("owner"))
        connection.execute(change, moves)
    return losers - {""}


def _close_emptied(connection: Connection, *, story_ids: Iterable[str], targets: Mapping[str, str]) -> None:
    """Mark stories whose reports all went elsewhere as merged into their target, else into what has their first report."""
    for ids in chunks(sorted(story_ids)):
        still = select(SIGNATURE.c.story_id).where(SIGNATURE.c.story_id.in_(ids)).distinct()
        holding = set(connection.execute(still).scalars())
        query = select(STORY.c.story).where(STORY.c.id.in_(ids), STORY.c.merged_into == "")
        emptied = [decode(row.story, kind=Story) for row in connection.execute(query)]
        closed = [_closed(connection, story=story, targets=targets) for story in emptied if story.id not in holding]
        put(connection, STORY, rows=[_story_row(story) for story in closed])


def _lead_on(connection: Connection, *, grouping: Grouping) -> None:
    """Let stories that were merged away lead to where their reports are, after a part of a story left with them."""
    into = {change.story_id for change in grouping.changes if change.kind is StoryChangeKind.SPLIT}
    if not into:
        return
    targets = dict(grouping.redirects)
    into |= {targets[story_id] for story_id in into if story_id in targets}
    for ids in chunks(sorted(story_id for story_id, target in targets.items() if target in into)):
        query = select(STORY.c.story).where(STORY.c.id.in_(ids), STORY.c.merged_into != "")
        merged = [decode(row.story, kind=Story) for row in connection.execute(query)]
        put(connection, STORY, rows=[_story_row(replace(story, merged_into=targets[story.id])) for story in merged])


def _closed(connection: Connection, *, story: Story, targets: Mapping[str, str]) -> Story:
    if story.id in targets:
        return replace(story, merged_into=targets[story.id])
    query = select(SIGNATURE.c.story_id).where(SIGNATURE.c.report_id == story.report_ids[0])
    return replace(story, merged_into=connection.execute(query).scalar_one())
