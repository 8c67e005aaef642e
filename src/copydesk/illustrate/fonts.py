"""The typefaces that a graphic may use, by the name under which the pipeline knows them."""

from copydesk.model.picture import FontCoverage, FontFace, FontRole

__all__ = ["FontCoverage", "FontFace", "FontRole"]
