"""What is known beside the texts, and how much of what rules leave undecided it settles (`ntrex`, faithful and swapped names).

Each state runs in a process of its own, in which the tables that it does without are emptied before anything is read.
"""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.check import translations
from benchmarks.check.rulings import Ours, Tally
from benchmarks.figure import Figure
from copydesk.check import meanings
from copydesk.text import gazetteer
from copydesk.text.gazetteer.index import place_index

KIND: Final = "name_swap_same_doc"
LANGUAGES: Final = ("de", "ru", "ko")
STEP: Final = 4
"""One article in so many."""


def _without_gazetteer() -> None:
    place_index()._spellings.clear()  # noqa: SLF001 - there is no such state outside of a measurement
    gazetteer._demonyms = dict  # type: ignore[assignment]  # noqa: SLF001


def _without_meanings() -> None:
    meanings._table = dict  # type: ignore[assignment]  # noqa: SLF001


STATES: Final[Mapping[str, tuple[Callable[[], None], ...]]] = {
    "all_known": (),
    "no_gazetteer": (_without_gazetteer,),
    "no_meanings": (_without_meanings,),
    "nothing_known": (_without_gazetteer, _without_meanings),
}
"""The gazetteer is places, bodies and demonyms; meanings are the words that names of bodies, offices and works are made of."""


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """For each state: faithful drafts accepted and undecided, swapped names refused, and refused or undecided."""
    for state in STATES:
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            yield from pool.submit(_measured, data, state, STEP * (4 if quick else 1)).result()


def _measured(data: Path, state: str, step: int) -> list[Figure]:
    for empty in STATES[state]:
        empty()
    found, figures = translations.read(data / "ntrex", step=step), list[Figure]()
    for language in LANGUAGES:
        tally = Tally("ntrex:knowledge", config=state)
        pair = translations.Pair(source=language, draft="en", is_whole=False)
        translations.rule(found, tally, checks=Ours(), pair=pair, kinds=frozenset({KIND}))
        figures += [*tally.accepted(f"_{language}_en"), *tally.caught((KIND,), f"_{language}_en")]
    return figures
