"""Story to Picture."""
