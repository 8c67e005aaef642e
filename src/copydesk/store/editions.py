"""What the gate decided, the pictures, and what was published."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, Select, func, select

from copydesk.model.cleared import Held
from copydesk.model.edition import Correction
from copydesk.model.picture import Picture
from copydesk.ports import Decision, PublishedVersion
from copydesk.store.codec import decode, encode, from_microseconds, plain, to_microseconds
from copydesk.store.rows import add_new, chunks, digest_of, put
from copydesk.store.tables import CORRECTION, DECISION, PICTURE, VERSION

Key = tuple[str, str]


def _latest_ids() -> Select[tuple[int]]:
    return select(func.max(DECISION.c.id)).group_by(DECISION.c.story_id, DECISION.c.language)


def decisions(connection: Connection) -> Iterator[Decision]:
    """The latest decision of every (story, language), ordered by them, a few at a time."""
    query = select(DECISION.c.decision).where(DECISION.c.id.in_(_latest_ids()))
    for row in connection.execution_options(yield_per=200).execute(query.order_by(DECISION.c.story_id, DECISION.c.language)):
        yield decode(row.decision, kind=Decision)


def held(connection: Connection) -> tuple[Held, ...]:
    """What the latest decisions hold for a person, ordered by (story id, language)."""
    latest = select(DECISION.c.decision).where(DECISION.c.id.in_(_latest_ids()), DECISION.c.cleared_digest == "")
    rows = connection.execute(latest.order_by(DECISION.c.story_id, DECISION.c.language))
    decisions = (decode(row.decision, kind=Decision) for row in rows)
    return tuple(decision.held for decision in decisions if decision.held is not None)


def cleared(connection: Connection, *, cleared_digests: Iterable[str]) -> dict[str, bytes]:
    """Encoded `Cleared`s by their digest, also those that a later decision replaced; unknown digests are left out."""
    found: dict[str, bytes] = {}
    for digests in chunks(filter(None, cleared_digests)):
        query = select(DECISION.c.decision).where(DECISION.c.cleared_digest.in_(digests)).order_by(DECISION.c.id)
        decisions = (decode(row.decision, kind=Decision) for row in connection.execute(query))
        found |= {decision.cleared_digest: decision.cleared for decision in decisions if decision.cleared is not None}
    return found


def cleared_digests(connection: Connection) -> dict[Key, str]:
    """`cleared_digest` of the latest decision by (story id, language), in their order; empty where it is held."""
    query = select(DECISION.c.story_id, DECISION.c.language, DECISION.c.cleared_digest).where(DECISION.c.id.in_(_latest_ids()))
    rows = connection.execute(query.order_by(DECISION.c.story_id, DECISION.c.language))
    return {(row.story_id, row.language): row.cleared_digest for row in rows}


def decision_digests(connection: Connection) -> dict[Key, str]:
    """`story_digest` of the latest decision by (story id, language)."""
    query = select(DECISION.c.story_id, DECISION.c.language, DECISION.c.story_digest).where(DECISION.c.id.in_(_latest_ids()))
    return {(row.story_id, row.language): row.story_digest for row in connection.execute(query)}


def save_decisions(connection: Connection, run_id: int, *, decisions: Sequence[Decision]) -> None:
    """Add decisions to the history; one that is equal to the latest of its (story, language) adds nothing."""
    for chunk in chunks(decisions):
        latest = _latest_digests(connection, story_ids=sorted({decision.story_id for decision in chunk}))
        rows = []
        for decision in chunk:
            row = _decision_row(decision, run_id=run_id)
            key = (decision.story_id, decision.language)
            if latest.get(key) != row["digest"]:
                rows.append(row)
                latest[key] = str(row["digest"])
        add_new(connection, DECISION, rows=rows)


def _latest_digests(connection: Connection, *, story_ids: Sequence[str]) -> dict[Key, str]:
    ids = _latest_ids().where(DECISION.c.story_id.in_(story_ids))
    query = select(DECISION.c.story_id, DECISION.c.language, DECISION.c.digest).where(DECISION.c.id.in_(ids))
    return {(row.story_id, row.language): row.digest for row in connection.execute(query)}


def _decision_row(decision: Decision, *, run_id: int) -> dict[str, object]:
    return {
        "run_id": run_id,
        "story_id": decision.story_id,
        "language": decision.language,
        "story_digest": decision.story_digest,
        "digest": digest_of(plain(decision)),
        "cleared_digest": decision.cleared_digest,
        "decision": encode(decision),
    }


def picture_digests(connection: Connection) -> dict[Key, str]:
    """Digest of what each kept picture was made from; reads the index alone."""
    query = select(PICTURE.c.story_id, PICTURE.c.language, PICTURE.c.inputs_digest)
    return {(row.story_id, row.language): row.inputs_digest for row in connection.execute(query)}


def save_pictures(connection: Connection, run_id: int, *, pictures: Sequence[tuple[str, Picture]]) -> None:
    """Keep (digest of inputs, picture) pairs; the last of a (story, language) counts."""
    latest = {(picture.story_id, picture.language): (digest, picture) for digest, picture in pictures}
    rows = [
        {"story_id": story_id, "language": language, "inputs_digest": digest, "run_id": run_id, "picture": encode(picture)}
        for (story_id, language), (digest, picture) in latest.items()
    ]
    put(connection, PICTURE, rows=rows)


def pictures(connection: Connection, *, editions: Iterable[Key]) -> dict[Key, Picture]:
    """Kept pictures by (story id, language); editions without one are left out."""
    wanted = set(editions)
    found: dict[Key, Picture] = {}
    for story_ids in chunks(sorted({story_id for story_id, _ in wanted})):
        query = select(PICTURE.c.story_id, PICTURE.c.language, PICTURE.c.picture).where(PICTURE.c.story_id.in_(story_ids))
        found |= {
            (row.story_id, row.language): decode(row.picture, kind=Picture)
            for row in connection.execute(query)
            if (row.story_id, row.language) in wanted
        }
    return found


def versions(connection: Connection) -> dict[Key, PublishedVersion]:
    """The latest published version by (story id, language)."""
    found: dict[Key, PublishedVersion] = {}
    for row in connection.execute(select(VERSION).order_by(VERSION.c.story_id, VERSION.c.language, VERSION.c.version)):
        found[row.story_id, row.language] = PublishedVersion(
            story_id=row.story_id,
            language=row.language,
            path=row.path,
            version=row.version,
            cleared_digest=row.cleared_digest,
            published_at=from_microseconds(row.published_at),
            modified_at=from_microseconds(row.modified_at),
        )
    return found


def save_versions(connection: Connection, run_id: int, *, versions: Sequence[PublishedVersion]) -> None:
    """Keep published versions; one that is known already is replaced."""
    latest = {(version.story_id, version.language, version.version): version for version in versions}
    put(connection, VERSION, rows=[_version_row(version, run_id=run_id) for version in latest.values()])


def _version_row(version: PublishedVersion, *, run_id: int) -> dict[str, object]:
    return {
        "story_id": version.story_id,
        "language": version.language,
        "version": version.version,
        "path": version.path,
        "cleared_digest": version.cleared_digest,
        "published_at": to_microseconds(version.published_at),
        "modified_at": to_microseconds(version.modified_at),
        "run_id": run_id,
    }


def add_corrections(connection: Connection, run_id: int, *, corrections: Sequence[Correction]) -> None:
    """Keep corrections; one that is known already is kept once."""
    rows = [
        {"run_id": run_id, "at": to_microseconds(each.at), "digest": digest_of(plain(each)), "correction": encode(each)}
        for each in corrections
    ]
    add_new(connection, CORRECTION, rows=rows)


def corrections(connection: Connection) -> tuple[Correction, ...]:
    """All published corrections, the newest first."""
    query = select(CORRECTION.c.correction).order_by(CORRECTION.c.at.desc(), CORRECTION.c.id.desc())
    return tuple(decode(row.correction, kind=Correction) for row in connection.execute(query))
