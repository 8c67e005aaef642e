"""What the group stage goes on from, kept with its decisions in one transaction."""

from collections.abc import Iterator

from sqlalchemy import Connection, delete, select

from copydesk.ports import GroupState
from copydesk.store.codec import pack, unpack
from copydesk.store.rows import chunks, put
from copydesk.store.tables import GROUP_PART, OPEN_STORY


def save_state(connection: Connection, state: GroupState) -> None:
    """Keep a state in the place of the one before; of the open stories only those that changed are written."""
    connection.execute(delete(GROUP_PART))
    put(connection, GROUP_PART, rows=[{"name": name, "part": pack(part)} for name, part in state.parts])
    if state.is_whole:
        connection.execute(delete(OPEN_STORY))
    for ids in chunks(state.closed):
        connection.execute(delete(OPEN_STORY).where(OPEN_STORY.c.story_id.in_(ids)))
    for stories in chunks(state.stories):
        put(connection, OPEN_STORY, rows=[{"story_id": story_id, "state": pack(story)} for story_id, story in stories])


def group_parts(connection: Connection) -> dict[str, bytes]:
    """The parts of the kept state by name."""
    return {row.name: unpack(row.part) for row in connection.execute(select(GROUP_PART.c.name, GROUP_PART.c.part))}


def open_stories(connection: Connection) -> Iterator[tuple[str, bytes]]:
    """(story id, bytes) of every open story, in order of id, a few hundred in memory at a time."""
    query = select(OPEN_STORY.c.story_id, OPEN_STORY.c.state).order_by(OPEN_STORY.c.story_id)
    for row in connection.execution_options(yield_per=500).execute(query):
        yield row.story_id, unpack(row.state)
