"""A cue of attribution with its source, by place."""

from msgspec import Struct

from copydesk.model.facts import Name


class Sourced(Struct, frozen=True, kw_only=True):
    """Spans of a word of saying or reporting and of its source in the text; the source's entity where it is known.

    `source` is empty, `(0, 0)`, where nobody is named. `contents` are the stretches that are attributed, in order.
    `is_stance` marks what somebody wants, believes or refuses, `is_carried` a source that the sentence before names.
    """

    cue: tuple[int, int]
    source: tuple[int, int] = (0, 0)
    entity_id: str = ""
    contents: tuple[tuple[int, int], ...] = ()
    is_stance: bool = False
    is_carried: bool = False

    @property
    def has_source(self) -> bool:
        """Whether anybody is named."""
        return self.source != (0, 0)

    @classmethod
    def by_name(cls, name: Name, *, cue: tuple[int, int]) -> "Sourced":
        """A cue whose source is a name."""
        return cls(cue=cue, source=(name.start, name.end), entity_id=name.entity_id)
