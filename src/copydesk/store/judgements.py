"""What judges said: asked once, kept for good."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from copydesk.model.judgement import Judgement
from copydesk.store.codec import decode, encode
from copydesk.store.rows import add_new, chunks
from copydesk.store.tables import JUDGEMENT


def judgements(connection: Connection, *, digests: Iterable[str]) -> dict[str, Judgement]:
    """Kept answers by digest; unknown digests are left out."""
    found: dict[str, Judgement] = {}
    for chunk in chunks(digests):
        query = select(JUDGEMENT.c.digest, JUDGEMENT.c.judgement).where(JUDGEMENT.c.digest.in_(chunk))
        found |= {row.digest: decode(row.judgement, kind=Judgement) for row in connection.execute(query)}
    return found


def add_judgements(connection: Connection, *, answers: Mapping[str, Judgement]) -> None:
    """Keep answers; the first one to a question stays."""
    add_new(connection, JUDGEMENT, rows=[{"digest": digest, "judgement": encode(each)} for digest, each in answers.items()])
