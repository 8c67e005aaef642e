"""The demonstration wire, written for it and labelled as such."""
