"""The first form: pages, reports, stories, decisions, pictures, versions."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0001"
down_revision: Final = None

_ROW_ID: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Create every table."""
    _pages()
    _reports()
    _stories()
    _editions()


def _pages() -> None:
    op.create_table(
        "run",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("started_at", sa.BigInteger, nullable=False),
        sa.Column("inputs", sa.LargeBinary, nullable=False),
        sa.Column("finished", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "snapshot",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "page",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("url_digest", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("snapshot.sha256"), nullable=False),
        sa.Column("source_id", sa.String, nullable=False),
        sa.Column("fetched_at", sa.BigInteger, nullable=False),
        sa.Column("run_id", _ROW_ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("about", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("url_digest", "sha256", name="page_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "unread",
        sa.Column("page_id", _ROW_ID, sa.ForeignKey("page.id"), primary_key=True, autoincrement=False),
    )
    op.create_table(
        "feed",
        sa.Column("feed_url", sa.String, primary_key=True),
        sa.Column("state", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "rejection",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("run_id", _ROW_ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("page_id", _ROW_ID, sa.ForeignKey("page.id"), nullable=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("rejected", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("run_id", "digest", name="rejection_once"),
        sqlite_autoincrement=True,
    )


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("page_id", _ROW_ID, sa.ForeignKey("page.id"), nullable=False),
        sa.Column("page_sha256", sa.String(64), nullable=False),
        sa.Column("received_at", sa.BigInteger, nullable=False),
        sa.Column("report", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("report_id", sa.String, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("reading", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "signature",
        sa.Column("report_id", sa.String, sa.ForeignKey("report.id"), primary_key=True),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        sa.Column("story_id", sa.String, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_index("signature_order", "signature", ["told_at", "report_id"])
    op.create_index("signature_story", "signature", ["story_id", "told_at"])


def _stories() -> None:
    op.create_table(
        "story",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("merged_into", sa.String, nullable=False),
        sa.Column("story", sa.LargeBinary, nullable=False),
    )
    op.create_index("story_order", "story", ["opened_at", "id"])
    op.create_table(
        "story_change",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("run_id", _ROW_ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("change", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("run_id", "digest", name="story_change_once"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "links",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("links", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )


def _editions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("run_id", _ROW_ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("story_id", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("story_digest", sa.String, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("cleared_digest", sa.String, nullable=False),
        sa.Column("decision", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("decision_latest", "decision", ["story_id", "language", "id"])
    op.create_index("decision_cleared", "decision", ["cleared_digest"])
    op.create_table(
        "picture",
        sa.Column("story_id", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("inputs_digest", sa.String, nullable=False),
        sa.Column("run_id", _ROW_ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("picture", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("story_id", "language"),
    )
    op.create_index("picture_digest", "picture", ["story_id", "language", "inputs_digest"])
    op.create_table(
        "version",
        sa.Column("story_id", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("cleared_digest", sa.String, nullable=False),
        sa.Column("published_at", sa.BigInteger, nullable=False),
        sa.Column("modified_at", sa.BigInteger, nullable=False),
        sa.Column("run_id", _ROW_ID, sa.ForeignKey("run.id"), nullable=False),
        sa.PrimaryKeyConstraint("story_id", "language", "version"),
    )
    op.create_table(
        "correction",
        sa.Column("id", _ROW_ID, primary_key=True, autoincrement=True),
        sa.Column("run_id", _ROW_ID, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        sa.Column("correction", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
