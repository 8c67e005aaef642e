"""Measurements of quality and speed over the evaluation sets: `python -m benchmarks NAME`."""
