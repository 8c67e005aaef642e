"""What judges said, by the digest of judge and question."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0004"
down_revision: Final = "0003"


def upgrade() -> None:
    """Create the table; no judge was ever asked before."""
    op.create_table(
        "judgement",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("judgement", sa.LargeBinary, nullable=False),
    )
