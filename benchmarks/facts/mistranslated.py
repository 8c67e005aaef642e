"""Sentences of `ntrex` whose translation states another figure or date than the English; `quality.md` says why."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MISTRANSLATED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "ko": frozenset(
            {
                "bbc.381789#24",
                "cbsnews.248384#6",
                "dailymail.co.uk.298595#2",
                "dailymail.co.uk.298595#8",
                "dailymail.co.uk.298644#4",
                "newsweek.51300#2",
                "nytimes.184825#16",
                "reuters.218861#7",
                "reuters.218861#19",
            }
        ),
        "ja": frozenset(
            {
                "cbsnews.248394#3",
                "dailymail.co.uk.298595#5",
                "dailymail.co.uk.298595#7",
                "dailymail.co.uk.298595#9",
                "dailymail.co.uk.298595#13",
                "dailymail.co.uk.298595#18",
                "newsweek.51310#13",
                "nytimes.184825#16",
                "reuters.218865#8",
                "reuters.218888#18",
                "reuters.218932#2",
                "upi.176251#2",
            }
        ),
        "zh": frozenset(
            {
                "cbsnews.248387#12",
                "independent.226346#7",
                "newsweek.51310#9",
                "newsweek.51310#13",
                "reuters.218861#17",
                "reuters.218888#2",
                "telegraph.405422#9",
            }
        ),
        "ru": frozenset(
            {
                "bbc.381765#5",
                "cnn.304489#4",
                "reuters.218909#6",
                "reuters.218909#10",
                "reuters.218921#4",
                "scotsman.133791#13",
            }
        ),
        "de": frozenset({"bbc.381692#5", "telegraph.405408#4"}),
        "fr": frozenset(
            {
                "bbc.381765#5",
                "bbc.381790#11",
                "cbsnews.248387#12",
                "dailymail.co.uk.298644#3",
                "newsweek.51310#3",
                "reuters.218865#23",
                "scotsman.133765#3",
            }
        ),
        "es": frozenset({"bbc.381789#24", "cbsnews.248387#12", "guardian.221754#3", "scotsman.133791#4"}),
    }
)
"""Ids by language of the translation. Found by reading every sentence that was refused in either direction (2026-11)."""
