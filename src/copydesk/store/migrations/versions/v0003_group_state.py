"""What the group stage goes on from: its index and its open stories."""

from typing import Final

import sqlalchemy as sa
from alembic import op

revision: Final = "0003"
down_revision: Final = "0002"


def upgrade() -> None:
    """Create the two tables; the state is made from the stored signatures when reports are next grouped."""
    op.create_table(
        "group_part",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("part", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "open_story",
        sa.Column("story_id", sa.String, primary_key=True),
        sa.Column("state", sa.LargeBinary, nullable=False),
    )
