"""The quote ledger, pairs of names with their evidence, and what the editor says of them."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0002"
down_revision: Final = "0001"


def upgrade() -> None:
    """Create the three tables; reports that were read before stay as they are, their words come with the next reading."""
    op.create_table(
        "spoken",
        sa.Column("report_id", sa.String, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        sa.Column("speaker_entity_id", sa.String, nullable=False),
        sa.Column("words", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "start"),
    )
    op.create_index("spoken_order", "spoken", ["told_at", "report_id", "start"])
    op.create_index("spoken_speaker", "spoken", ["speaker_entity_id", "told_at"])
    op.create_table(
        "pair_sighting",
        sa.Column("report_id", sa.String, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("sighting", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "start"),
    )
    op.create_table(
        "pair_verdict",
        sa.Column("pair_id", sa.String, primary_key=True),
        sa.Column("is_accepted", sa.Boolean, nullable=False),
    )
