"""The newsroom's memory: SQLAlchemy Core over SQLite by default, PostgreSQL by URL."""
