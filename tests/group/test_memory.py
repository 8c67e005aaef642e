"""What a desk goes on from: however a stream is cut and wherever it was stopped, the stories are the same."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.group.building import FERRY, FERRY_RETOLD, LIBRARY, Desk, group, signature

from copydesk.group.grouper import GroupOptions, live_stories
from copydesk.group.memory import ABOUT, FORM, StateRefused, recall
from copydesk.group.scorer import shipped_numbers
from copydesk.group.signature import Signature
from copydesk.model.story import StoryChange

SUBJECTS = {
    "en": (
        "ferry pier storm engineers harbour sails repaired",
        "library reading room night nurses drivers books",
        "council budget school water price season members",
        "bridge closed cracks inspectors river traffic detour",
    ),
    "de": (
        "Fähre Hafen Sturm Ingenieure Pier fährt repariert",
        "Bücherei Lesesaal Nacht Pfleger Fahrer Bücher offen",
        "Stadtrat Haushalt Schule Wasser Preis Saison Mitglieder",
        "Brücke gesperrt Risse Prüfer Fluss Verkehr Umweg",
    ),
}

telling = st.tuples(st.sampled_from(sorted(SUBJECTS)), st.integers(0, 3), st.permutations(range(7)), st.integers(0, 60))
"""Language, subject, order of its words, hours since the report before: some stories close before the stream ends."""


def stream_of(tellings: Sequence[tuple[str, int, list[int], int]]) -> list[Signature]:
    """Reports in order of telling."""
    hours, stream = 0, []
    for number, (language, subject, order, pause) in enumerate(tellings):
        words = [SUBJECTS[language][subject].split()[place] for place in order]
        hours += pause
        stream.append(signature(number, (" ".join(words[:4]), " ".join(words[2:])), hours=hours, language=language))
    return sorted(stream, key=lambda each: (each.told_at, each.report_id))


@settings(max_examples=60, deadline=None)
@given(
    tellings=st.lists(telling, min_size=2, max_size=40),
    cuts=st.sets(st.integers(1, 39), max_size=6),
    stops=st.sets(st.integers(0, 6), max_size=6),
)
def test_any_cut_and_any_restart_give_the_same_stories(
    tellings: list[tuple[str, int, list[int], int]], cuts: set[int], stops: set[int]
) -> None:
    """Stories, their ids, their origins, and what changed with its reasons are those of the stream taken at once."""
    stream = stream_of(tellings)
    whole = group(*stream)

    desk, changes = Desk(), list[StoryChange]()
    places = [0, *sorted(cut for cut in cuts if cut < len(stream)), len(stream)]
    for number, (begin, end) in enumerate(pairwise(places)):
        changes += desk.take(stream[begin:end]).changes
        if number in stops:
            desk.restart()

    assert (desk.known.stories, desk.known.redirects) == (whole.stories, whole.redirects)
    assert tuple(changes) == whole.changes


def test_what_was_kept_holds_what_stood_there() -> None:
    """The index, the order of features and every value come back as they were, bit for bit."""
    desk = Desk()
    desk.take([signature(1, FERRY), signature(2, LIBRARY, hours=1), signature(3, FERRY_RETOLD, hours=2)])
    before = (desk.parts, desk.live.clusters, desk.live.rarity, desk.live.latest)

    desk.restart()
    desk.take([])

    assert desk.parts == before[0]
    assert desk.live.rarity == before[2]
    assert desk.live.latest == before[3]
    for story_id, cluster in desk.live.clusters.items():
        there = before[1][story_id]
        assert [list(each.total.items()) for each in cluster.terms.values()] == [
            list(each.total.items()) for each in there.terms.values()
        ]
        assert (cluster.number, cluster.size, cluster.last_at) == (there.number, there.size, there.last_at)


def test_stories_that_closed_are_not_kept() -> None:
    """What is kept follows the open stories: a desk of years does not carry all of them."""
    desk = Desk()
    desk.take([signature(1, FERRY), signature(2, LIBRARY, hours=1)])

    desk.take([signature(3, FERRY, hours=24 * 30)])

    assert set(desk.kept) == set(desk.live.clusters)
    assert len(desk.kept) == 1


def refusal(parts: dict[str, bytes], stories: dict[str, bytes]) -> str:
    """Why a kept state is refused."""
    with pytest.raises(StateRefused) as refused:
        recall(live_stories(GroupOptions(), numbers=shipped_numbers()), parts=parts, stories=stories.items())
    return str(refused.value)


def test_a_state_of_another_form_is_refused_with_the_reason() -> None:
    """A later edition weighs words in another way: its state would mean something else here."""
    desk = Desk()
    desk.take([signature(1, FERRY)])
    about = msgspec.msgpack.decode(desk.parts[ABOUT])

    later = refusal({**desk.parts, ABOUT: msgspec.msgpack.encode([FORM + 1, *about[1:]])}, desk.kept)

    assert later == f"it has the form {FORM + 1}, this edition works with form {FORM}"


def test_a_state_that_lacks_a_story_is_refused() -> None:
    """Half a state is none."""
    desk = Desk()
    desk.take([signature(1, FERRY), signature(2, LIBRARY)])

    assert refusal(desk.parts, dict(list(desk.kept.items())[:1])) == "it has 1 of 2 open stories"


@given(junk=st.binary(max_size=40))
def test_junk_is_refused_and_breaks_nothing(junk: bytes) -> None:
    """Bytes that nobody wrote are no state."""
    assert refusal({ABOUT: junk}, {}).startswith("it ")
