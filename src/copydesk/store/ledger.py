"""The quote ledger and the pairs of names that reports give, with what the editor says of them."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, delete, select

from copydesk.model.ledger import PairSighting, SpokenWords
from copydesk.ports import ReadRecord
from copydesk.store.codec import decode, encode, to_microseconds
from copydesk.store.rows import chunks, put
from copydesk.store.tables import PAIR_SIGHTING, PAIR_VERDICT, SIGNATURE, SPOKEN


def put_ledger(connection: Connection, *, records: Sequence[ReadRecord], known: Collection[str]) -> None:
    """Keep what the reports print for the record, in place of what an earlier page of the `known` ones printed."""
    for ids in chunks(record.report.id for record in records if record.report.id in known):
        for table in (SPOKEN, PAIR_SIGHTING):
            connection.execute(delete(table).where(table.c.report_id.in_(ids)))
    put(connection, SPOKEN, rows=[_spoken_row(words) for record in records for words in record.spoken])
    sightings = [sighting for record in records for sighting in record.pairs]
    rows = [{"report_id": each.report_id, "start": each.start, "sighting": encode(each)} for each in sightings]
    put(connection, PAIR_SIGHTING, rows=rows)


def _spoken_row(words: SpokenWords) -> dict[str, object]:
    return {
        "report_id": words.report_id,
        "start": words.start,
        "told_at": to_microseconds(words.told_at),
        "speaker_entity_id": words.speaker_entity_id,
        "words": encode(words),
    }


def spoken_words(connection: Connection, *, speaker_entity_id: str) -> Iterator[tuple[str, SpokenWords]]:
    """(story id, words) by (told at, report id, start), of one speaker where named; a few hundred in memory at a time."""
    query = select(SIGNATURE.c.story_id, SPOKEN.c.words).join(SIGNATURE, SIGNATURE.c.report_id == SPOKEN.c.report_id)
    if speaker_entity_id:
        query = query.where(SPOKEN.c.speaker_entity_id == speaker_entity_id)
    ordered = query.order_by(SPOKEN.c.told_at, SPOKEN.c.report_id, SPOKEN.c.start)
    for row in connection.execution_options(yield_per=500).execute(ordered):
        yield row.story_id, decode(row.words, kind=SpokenWords)


def pair_sightings(connection: Connection) -> Iterator[PairSighting]:
    """Every sighting by (report id, start)."""
    query = select(PAIR_SIGHTING.c.sighting).order_by(PAIR_SIGHTING.c.report_id, PAIR_SIGHTING.c.start)
    for row in connection.execution_options(yield_per=500).execute(query):
        yield decode(row.sighting, kind=PairSighting)


def pair_verdicts(connection: Connection) -> dict[str, bool]:
    """What the editor said, by pair id."""
    return {row.pair_id: row.is_accepted for row in connection.execute(select(PAIR_VERDICT))}


def save_pair_verdict(connection: Connection, pair_id: str, *, is_accepted: bool) -> None:
    """Keep what the editor says of a pair."""
    put(connection, PAIR_VERDICT, rows=[{"pair_id": pair_id, "is_accepted": is_accepted}])
