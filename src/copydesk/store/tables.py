"""The tables. Values whole as `codec` forms; beside them only the columns that are looked up or ordered by.

What the world said (`snapshot`, `page`) is never updated; what we know of it stands in tables of its own (`unread`, `report`).
Times are whole microseconds since 1970, UTC.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

METADATA: Final = MetaData()

# SQLite numbers rows by itself only in a column of type INTEGER.
ROW_ID: Final = BigInteger().with_variant(Integer(), "sqlite")

RUN: Final = Table(
    "run",
    METADATA,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("started_at", BigInteger, nullable=False),
    Column("inputs", LargeBinary, nullable=False),
    Column("finished", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

SNAPSHOT: Final = Table(
    "snapshot",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

PAGE: Final = Table(
    "page",
    METADATA,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("url", String, nullable=False),
    Column("url_digest", String(64), nullable=False),
    Column("sha256", String(64), ForeignKey("snapshot.sha256"), nullable=False),
    Column("source_id", String, nullable=False),
    Column("fetched_at", BigInteger, nullable=False),
    Column("run_id", ROW_ID, ForeignKey("run.id"), nullable=False),
    Column("about", LargeBinary, nullable=False),
    UniqueConstraint("url_digest", "sha256", name="page_once"),
    sqlite_autoincrement=True,
)

UNREAD: Final = Table(
    "unread",
    METADATA,
    Column("page_id", ROW_ID, ForeignKey("page.id"), primary_key=True, autoincrement=False),
)

FEED: Final = Table(
    "feed",
    METADATA,
    Column("feed_url", String, primary_key=True),
    Column("state", LargeBinary, nullable=False),
)

REJECTION: Final = Table(
    "rejection",
    METADATA,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("run_id", ROW_ID, ForeignKey("run.id"), nullable=False),
    Column("page_id", ROW_ID, ForeignKey("page.id"), nullable=True),
    Column("digest", String(64), nullable=False),
    Column("rejected", LargeBinary, nullable=False),
    UniqueConstraint("run_id", "digest", name="rejection_once"),
    sqlite_autoincrement=True,
)

REPORT: Final = Table(
    "report",
    METADATA,
    Column("id", String, primary_key=True),
    Column("page_id", ROW_ID, ForeignKey("page.id"), nullable=False),
    Column("page_sha256", String(64), nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("report", LargeBinary, nullable=False),
)

READING: Final = Table(
    "reading",
    METADATA,
    Column("report_id", String, ForeignKey("report.id"), primary_key=True),
    Column("reading", LargeBinary, nullable=False),
)

SIGNATURE: Final = Table(
    "signature",
    METADATA,
    Column("report_id", String, ForeignKey("report.id"), primary_key=True),
    Column("told_at", BigInteger, nullable=False),
    Column("story_id", String, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    Index("signature_order", "told_at", "report_id"),
    Index("signature_story", "story_id", "told_at"),
)

STORY: Final = Table(
    "story",
    METADATA,
    Column("id", String, primary_key=True),
    Column("opened_at", BigInteger, nullable=False),
    Column("merged_into", String, nullable=False),
    Column("story", LargeBinary, nullable=False),
    Index("story_order", "opened_at", "id"),
)

STORY_CHANGE: Final = Table(
    "story_change",
    METADATA,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("run_id", ROW_ID, ForeignKey("run.id"), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("change", LargeBinary, nullable=False),
    UniqueConstraint("run_id", "digest", name="story_change_once"),
    sqlite_autoincrement=True,
)

LINKS: Final = Table(
    "links",
    METADATA,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("links", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

GROUP_PART: Final = Table(
    "group_part",
    METADATA,
    Column("name", String, primary_key=True),
    Column("part", LargeBinary, nullable=False),
)

OPEN_STORY: Final = Table(
    "open_story",
    METADATA,
    Column("story_id", String, primary_key=True),
    Column("state", LargeBinary, nullable=False),
)

DECISION: Final = Table(
    "decision",
    METADATA,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("run_id", ROW_ID, ForeignKey("run.id"), nullable=False),
    Column("story_id", String, nullable=False),
    Column("language", String, nullable=False),
    Column("story_digest", String, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("cleared_digest", String, nullable=False),
    Column("decision", LargeBinary, nullable=False),
    Index("decision_latest", "story_id", "language", "id"),
    Index("decision_cleared", "cleared_digest"),
    sqlite_autoincrement=True,
)

JUDGEMENT: Final = Table(
    "judgement",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("judgement", LargeBinary, nullable=False),
)

PICTURE: Final = Table(
    "picture",
    METADATA,
    Column("story_id", String, nullable=False),
    Column("language", String, nullable=False),
    Column("inputs_digest", String, nullable=False),
    Column("run_id", ROW_ID, ForeignKey("run.id"), nullable=False),
    Column("picture", LargeBinary, nullable=False),
    PrimaryKeyConstraint("story_id", "language"),
    Index("picture_digest", "story_id", "language", "inputs_digest"),
)

VERSION: Final = Table(
    "version",
    METADATA,
    Column("story_id", String, nullable=False),
    Column("language", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("path", String, nullable=False),
    Column("cleared_digest", String, nullable=False),
    Column("published_at", BigInteger, nullable=False),
    Column("modified_at", BigInteger, nullable=False),
    Column("run_id", ROW_ID, ForeignKey("run.id"), nullable=False),
    PrimaryKeyConstraint("story_id", "language", "version"),
)

CORRECTION: Final = Table(
    "correction",
    METADATA,
    Column("id", ROW_ID, primary_key=True, autoincrement=True),
    Column("run_id", ROW_ID, ForeignKey("run.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False, unique=True),
    Column("correction", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

SPOKEN: Final = Table(
    "spoken",
    METADATA,
    Column("report_id", String, ForeignKey("report.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("told_at", BigInteger, nullable=False),
    Column("speaker_entity_id", String, nullable=False),
    Column("words", LargeBinary, nullable=False),
    PrimaryKeyConstraint("report_id", "start"),
    Index("spoken_order", "told_at", "report_id", "start"),
    Index("spoken_speaker", "speaker_entity_id", "told_at"),
)

PAIR_SIGHTING: Final = Table(
    "pair_sighting",
    METADATA,
    Column("report_id", String, ForeignKey("report.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("sighting", LargeBinary, nullable=False),
    PrimaryKeyConstraint("report_id", "start"),
)

PAIR_VERDICT: Final = Table(
    "pair_verdict",
    METADATA,
    Column("pair_id", String, primary_key=True),
    Column("is_accepted", Boolean, nullable=False),
)
