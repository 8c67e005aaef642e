"""What is known about each language, as data."""
