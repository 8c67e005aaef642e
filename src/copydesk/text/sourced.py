"""A cue of attribution with its source, by place."""

from dataclasses import dataclass

from copydesk.model.facts import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Spans of a word of saying or reporting and of its source in the text; the source's entity where it is known."""

    cue: tuple[int, int]
    source: tuple[int, int]
    entity_id: str = ""

    @classmethod
    def by_name(cls, name: Name, *, cue: tuple[int, int]) -> "Sourced":
        """A cue whose source is a name."""
        return cls(cue=cue, source=(name.start, name.end), entity_id=name.entity_id)
