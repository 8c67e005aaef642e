"""Draft and evidence to verdicts; the gate makes Cleared or Held."""
