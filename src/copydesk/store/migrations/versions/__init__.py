"""One file per form of the store, the oldest first."""
