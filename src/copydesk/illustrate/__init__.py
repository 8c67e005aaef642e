"""Story → Picture: a graphic drawn from what the reports state, its origin written into the file."""
