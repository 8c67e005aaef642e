"""Reports to stories, origins and threads."""
