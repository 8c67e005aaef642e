"""The order of the stages, restarts and receipts."""
