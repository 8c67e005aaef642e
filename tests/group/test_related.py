"""What stands beside a story: near it, for a reason that is told, varied, and never the same thing once more."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.group.building import MORNING

from copydesk.group.archive import make_words
from copydesk.group.related import MOST_OF_A_REASON, find_related
from copydesk.group.traits import make_traits, read_traits, trait_hashes
from copydesk.group.vectors import Centroid, Rarity
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.story import LinkReason, Origin, RelatedStory, Story, Thread

PEOPLE, BODIES, TOWNS = ("ana", "bo", "cai"), ("port", "union"), ("kessel", "brona")
KINDS = {EntityKind.PERSON: PEOPLE, EntityKind.ORGANISATION: BODIES, EntityKind.PLACE: TOWNS}
LEXICON = Lexicon(
    entities=tuple(Entity(id=each, kind=kind, forms=(("en", each),)) for kind, ids in KINDS.items() for each in ids)
)
STORIES = st.lists(
    st.tuples(st.integers(0, 60), st.sets(st.sampled_from((*PEOPLE, *BODIES, *TOWNS))), st.sets(st.integers(1, 12))), max_size=14
)


def story(name: str, *, days: int = 0, entities: tuple[str, ...] = (), words: tuple[int, ...] = ()) -> Story:
    """A story of one report that names entities and is about words, which are numbers here."""
    at = MORNING + timedelta(days=days)
    centroid = Centroid[int]()
    centroid.add(Rarity[int]().vector([(word, 1.0) for word in words]))
    return Story(
        id=name,
        report_ids=(f"{name}-0",),
        origins=(Origin(root_report_id=f"{name}-0", report_ids=(f"{name}-0",)),),
        opened_at=at,
        updated_at=at,
        entity_ids=entities,
        traits=make_traits([centroid], marks=Centroid()) if words else b"",
    )


def related(*stories: Story, threads: tuple[Thread, ...] = ()) -> dict[str, tuple[RelatedStory, ...]]:
    """What stands beside each story."""
    ordered = sorted(stories, key=lambda each: (each.opened_at, each.id))
    return dict(find_related(ordered, threads=threads, lexicon=LEXICON, limit=7))


def reasons_of(links: tuple[RelatedStory, ...]) -> list[tuple[str, LinkReason]]:
    """Which stories, and why."""
    return [(each.story_id, each.reason) for each in links]


@given(told=STORIES, cut=st.integers(0, 14))
def test_whatever_is_told_links_are_few_varied_and_lead_to_other_stories(
    told: list[tuple[int, set[str], set[int]]], cut: int
) -> None:
    """Never itself, never twice, the nearest first, and at most two for one reason."""
    stories = [
        story(f"s{number:02}", days=days, entities=tuple(sorted(entities)), words=tuple(sorted(words)))
        for number, (days, entities, words) in enumerate(sorted(told, key=lambda each: each[0]))
    ]
    thread = Thread(id="t", story_ids=tuple(each.id for each in stories[:cut]))

    found = find_related(stories, threads=(thread,), lexicon=LEXICON, limit=5)

    assert [story_id for story_id, _ in found] == [each.id for each in stories]
    for story_id, links in found:
        ids = [each.story_id for each in links]
        assert story_id not in ids
        assert len(set(ids)) == len(ids) <= 5
        assert sorted((each.score for each in links), reverse=True) == [each.score for each in links]
        assert max(Counter(each.reason for each in links).values(), default=0) <= MOST_OF_A_REASON


def test_each_story_is_there_for_what_it_shares() -> None:
    """A person, a body, a town, words: the reason is what most of the nearness comes from."""
    asked = story("asked", days=9, entities=("ana", "union", "kessel"), words=(1, 2, 3, 4))

    found = related(
        asked,
        story("person", days=8, entities=("ana",), words=(11,)),
        story("body", days=7, entities=("union",), words=(12,)),
        story("town", days=6, entities=("kessel",), words=(13,)),
        story("words", days=5, words=(1, 2, 3, 14)),
        *(story(f"other-{number}", words=(20 + number,)) for number in range(9)),
    )

    assert dict(reasons_of(found["asked"])) == {
        "person": LinkReason.SAME_PEOPLE,
        "body": LinkReason.SAME_ORGANISATIONS,
        "town": LinkReason.SAME_PLACE,
        "words": LinkReason.SAME_WORDS,
    }


def test_places_and_bodies_without_a_lexicon_are_what_they_are() -> None:
    """A country is a place and an alliance is a body on a desk that names neither."""
    found = related(
        story("asked", days=2, entities=("FR", "body-nato")),
        story("country", days=1, entities=("FR",)),
        story("alliance", days=0, entities=("body-nato",)),
    )

    assert dict(reasons_of(found["asked"])) == {"country": LinkReason.SAME_PLACE, "alliance": LinkReason.SAME_ORGANISATIONS}


def test_a_thread_says_what_came_before_and_what_after() -> None:
    """A reader in the middle of a thread is led both ways."""
    names = ("first", "second", "third")
    stories = [story(name, days=10 * number, entities=("ana", "port")) for number, name in enumerate(names)]

    found = related(*stories, threads=(Thread(id="t", story_ids=names),))

    assert dict(reasons_of(found["second"])) == {
        "first": LinkReason.EARLIER_IN_THREAD,
        "third": LinkReason.LATER_IN_THREAD,
    }


def test_the_same_text_once_more_is_not_shown_beside_itself() -> None:
    """Neither a copy of the story, sent again after a month, nor two copies of another."""
    near = (1, 2, 3, 4, 5, 11, 12, 13)
    found = related(
        story("asked", days=40, words=(1, 2, 3, 4, 5, 6, 7, 8)),
        story("sent-before", days=0, words=(1, 2, 3, 4, 5, 6, 7, 8)),
        story("near", days=39, words=near),
        story("near-again", days=38, words=near),
        *(story(f"other-{number}", days=20, words=(20 + number,)) for number in range(9)),
    )

    assert [each.story_id for each in found["asked"]] == ["near"]


def test_only_what_changed_is_looked_at_again() -> None:
    """The new story and its neighbours get new links; a link to a story that went into another goes; the rest stays."""
    old, far, lost = story("old", entities=("ana",)), story("far", entities=("cai",)), story("lost", entities=("bo",))
    kept = (
        ("far", (RelatedStory(story_id="old", score=0.9, reason=LinkReason.SAME_WORDS),)),
        ("lost", (RelatedStory(story_id="gone", score=0.9, reason=LinkReason.SAME_WORDS),)),
        ("old", ()),
    )
    stories = (far, lost, old, story("new", days=1, entities=("ana",)))

    found = find_related(stories, threads=(), lexicon=LEXICON, limit=7, known=kept, touched={"new"})

    assert {story_id: [each.story_id for each in links] for story_id, links in found} == {
        "far": ["old"],
        "lost": [],
        "old": ["new"],
        "new": ["old"],
    }


def test_a_story_far_away_in_time_counts_less() -> None:
    """Of two that share the same, the one of the same week comes first."""
    asked = story("asked", days=400, entities=("ana", "kessel"))

    found = related(asked, story("long-ago", entities=("ana", "kessel")), replace(asked, id="last-week"))

    assert [each.story_id for each in found["asked"]] == ["last-week", "long-ago"]


def test_what_is_looked_up_in_arrays_is_what_a_plain_search_finds() -> None:
    """The stories that share words, and how alike they are, as sums over every pair would tell it."""
    words = [(1, 2, 3), (2, 3, 4), (), (3, 9), (7, 8), (1, 2, 3)]
    told = [story(f"s{number}", words=each) for number, each in enumerate(words)]
    rarity = Rarity[int]()
    for each in told:
        rarity.learn(trait_hashes(each.traits))
    vectors = [rarity.vector(read_traits(each.traits)) for each in told]
    plain = [{word: value for word, value, _ in each.rows} for each in vectors]

    archive = make_words([each.traits for each in told])

    for place, own in enumerate(plain):
        expected = [sum(value * other.get(word, 0.0) for word, value in own.items()) for other in plain]
        sharing = [other for other, held in enumerate(plain) if other != place and own.keys() & held.keys()]
        assert archive.likenesses(place, range(len(told))) == pytest.approx(expected)
        assert archive.sharing(place).places.tolist() == sharing
