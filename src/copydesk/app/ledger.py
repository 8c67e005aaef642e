"""The quote ledger and the pairs of names of a newsroom."""

from pathlib import Path

from copydesk.app.folders import desk_settings
from copydesk.app.newsroom import open_newsroom
from copydesk.model.ledger import OfferedPair, Statement
from copydesk.pipeline.ledger import judge_pair, kept_statements, offered_pairs


def quote_ledger(folder: Path, *, speaker: str = "") -> tuple[Statement, ...]:
    """Who said what in a newsroom, as `pipeline.ledger.kept_statements` gives it."""
    settings = desk_settings(folder)
    with open_newsroom(settings) as newsroom:
        return kept_statements(newsroom.store, lexicon=settings.lexicon, speaker=speaker)


def name_pairs(folder: Path) -> tuple[OfferedPair, ...]:
    """The pairs of names that a newsroom's reports give."""
    settings = desk_settings(folder)
    with open_newsroom(settings) as newsroom:
        return offered_pairs(newsroom.store, lexicon=settings.lexicon)


def judge_name_pair(folder: Path, pair_id: str, *, is_accepted: bool) -> OfferedPair:
    """Keep what the editor says of a pair, as `pipeline.ledger.judge_pair` does."""
    settings = desk_settings(folder)
    with open_newsroom(settings) as newsroom:
        return judge_pair(newsroom.store, pair_id, lexicon=settings.lexicon, is_accepted=is_accepted)
