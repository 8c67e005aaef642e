"""The newsroom's memory in SQLite or PostgreSQL."""
