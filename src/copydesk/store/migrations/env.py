"""Runs migrations on the connection that `store.upgrade` hands over, inside its transaction."""

from alembic import context

from copydesk.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
context.run_migrations()
