"""What every store must do: run each of `STORE_CONTRACT` on a fresh, empty store; a broken promise raises `AssertionError`."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import msgspec

from copydesk.model.facts import PrintedSentence, Reading, Sentence
from copydesk.model.story import (
    Disagreement,
    DisagreementKind,
    Grouping,
    LinkReason,
    RelatedStory,
    StoryChange,
    StoryChangeKind,
    Thread,
)
from copydesk.ports import FeedState, GroupState, SignatureRecord, Store
from copydesk.testing import store_samples as sample

Check = Callable[[Store], None]


def _expect(actual: object, expected: object) -> None:
    if actual != expected:
        raise AssertionError(f"got {actual!r}, expected {expected!r}")


def _run_id(store: Store) -> int:
    return store.begin_run(at=sample.NOON, inputs=("demo",)).id


def _read(store: Store, *numbers: int) -> tuple[str, ...]:
    """Pages with these numbers, kept and read; the report ids."""
    run_id = _run_id(store)
    store.add_pages(run_id, [sample.page(number) for number in numbers])
    waiting = {stored.page.url: stored.page_id for stored in store.unread_pages(after=0, limit=1000)}
    records = [sample.record(number, page_id=waiting[sample.page(number).url], told=number) for number in numbers]
    store.add_readings(run_id, records)
    return tuple(record.report.id for record in records)


def resumes_an_unfinished_run_with_equal_inputs(store: Store) -> None:
    """The unfinished run with the same inputs comes back with its first time; others begin anew."""
    first = store.begin_run(at=sample.NOON, inputs=("a", "b"))
    again = store.begin_run(at=sample.minutes(9), inputs=("a", "b"))
    other = store.begin_run(at=sample.minutes(9), inputs=("a",))
    store.finish_run(first.id)
    after = store.begin_run(at=sample.minutes(10), inputs=("a", "b"))

    _expect((first.resumed, first.started_at), (False, sample.NOON))
    _expect((again.id, again.resumed, again.started_at), (first.id, True, sample.NOON))
    _expect((other.resumed, after.resumed, len({first.id, other.id, after.id})), (False, False, 3))


def keeps_a_page_once(store: Store) -> None:
    """A page is known by address and bytes; changed bytes at an address, or equal bytes elsewhere, are new pages."""
    run_id = _run_id(store)
    new = store.add_pages(run_id, [sample.page(1), sample.page(1), sample.page(2)])
    again = store.add_pages(run_id, [sample.page(1), sample.page(1, body="changed"), sample.page(3, body="changed")])

    _expect((new, again, store.count_unread()), (2, 2, 4))
    _expect([store.has_page(f"https://herald.example/{number}") for number in (1, 2, 3, 4)], [True, True, True, False])


def gives_back_pages_as_they_were(store: Store) -> None:
    """Every field of a page survives, and pages come in the order in which they were added."""
    pages = [sample.page(number) for number in range(5)] + [sample.page(9, body="\0\xff" * 9)]
    store.add_pages(_run_id(store), pages)
    stored = store.unread_pages(after=0, limit=3)
    rest = store.unread_pages(after=stored[-1].page_id, limit=100)

    _expect([each.page for each in stored + rest], pages)


def does_not_queue_a_known_page_again(store: Store) -> None:
    """A page that was read or rejected and is added again stays off the queue."""
    run_id = _run_id(store)
    store.add_pages(run_id, [sample.page(1), sample.page(2)])
    first, second = store.unread_pages(after=0, limit=9)
    store.add_readings(run_id, [sample.record(1, page_id=first.page_id)], rejected=[(second.page_id, sample.rejected(2))])
    new = store.add_pages(run_id, [sample.page(1), sample.page(2)])

    _expect((new, store.count_unread(), store.unread_pages(after=0, limit=9)), (0, 0, []))


def remembers_feeds(store: Store) -> None:
    """The latest state of a feed is given back whole."""
    state = FeedState(feed_url="https://herald.example/rss", etag='"1"', polled_at=sample.NOON, failures=2, message="slow")
    store.add_pages(_run_id(store), [], feed_states=[replace(state, etag=""), state])

    _expect(store.feed_state(state.feed_url), state)
    _expect(store.feed_state("https://herald.example/atom"), None)


def keeps_rejections_of_a_run_in_order(store: Store) -> None:
    """What a run could not use is listed once each, in order, by run."""
    run_id = _run_id(store)
    other = store.begin_run(at=sample.NOON, inputs=("other",)).id
    store.add_pages(run_id, [sample.page(1)], rejected=[sample.rejected(7), sample.rejected(3), sample.rejected(7)])
    waiting = store.unread_pages(after=0, limit=1)[0]
    store.add_readings(run_id, [], rejected=[(waiting.page_id, sample.rejected(1))])

    _expect(store.rejections(run_id), (sample.rejected(7), sample.rejected(3), sample.rejected(1)))
    _expect(store.rejections(other), ())


def gives_back_reports_and_readings(store: Store) -> None:
    """Reports and readings come back whole by id; unknown ids are left out."""
    first, second = _read(store, 1, 2)
    expected = {report_id: sample.record(n, page_id=1, told=n) for n, report_id in ((1, first), (2, second))}

    _expect(store.reports([first, second, "unknown"]), {key: record.report for key, record in expected.items()})
    readings = {key: msgspec.msgpack.decode(record.reading, type=Reading) for key, record in expected.items()}
    _expect(store.readings(iter([first, second])), readings)
    printed = {key: tuple(_printed(sentence) for sentence in reading.sentences) for key, reading in readings.items()}
    _expect(store.printed(iter([first, second, "unknown"])), printed)


def _printed(sentence: Sentence) -> PrintedSentence:
    return PrintedSentence(**{name: getattr(sentence, name) for name in PrintedSentence.__dataclass_fields__})


def orders_signatures_by_time_of_telling(store: Store) -> None:
    """Signatures come by (told at, report id), none told before the given time, with the story of each."""
    ids = _read(store, 5, 3, 4, 1)
    store.save_grouping(_run_id(store), Grouping(stories=(sample.story("s1", ids[0], ids[2]),)))
    found = list(store.signatures(since=sample.minutes(3)))

    order = [(3, ids[1], ""), (4, ids[2], "s1"), (5, ids[0], "s1")]
    text = "signature Ferry {} leaves on 9 January"
    _expect(found, [SignatureRecord(report_id=i, signature=text.format(n).encode(), story_id=s) for n, i, s in order])


def gives_signatures_of_reports_without_a_story(store: Store) -> None:
    """Those come in order of telling; the signatures of any report are found by its id, and renewed."""
    ids = _read(store, 5, 3, 4)
    store.save_grouping(_run_id(store), Grouping(stories=(sample.story("s1", ids[2]),)))

    every = {record.report_id: record.signature for record in store.signatures(since=sample.minutes(0))}
    _expect([(each.report_id, each.story_id) for each in store.ungrouped()], [(ids[1], ""), (ids[0], "")])
    _expect({each.report_id: each.signature for each in store.ungrouped()}, {each: every[each] for each in ids[:2]})
    _expect(store.signatures_of([ids[2], "unknown"]), {ids[2]: every[ids[2]]})
    store.renew_signatures([(ids[2], b"more"), ("unknown", b"lost")])
    _expect(store.signatures_of([ids[1], ids[2], "unknown"]), {ids[1]: every[ids[1]], ids[2]: b"more"})


def keeps_what_the_group_stage_goes_on_from(store: Store) -> None:
    """Parts are replaced; of the stories those that are given are replaced, those that closed go, the others stay."""
    run_id, nothing = _run_id(store), Grouping(stories=())
    _expect((store.group_parts(), list(store.open_stories())), ({}, []))
    first = GroupState(parts=(("about", b"1"), ("words:en", b"\0" * 9000)), stories=(("c", b"3"), ("a", b"1"), ("b", b"2")))
    store.save_grouping(run_id, nothing, state=first)
    store.save_grouping(run_id, nothing)
    second = GroupState(parts=(("about", b"2"),), stories=(("d", b"4"), ("c", b"33")), closed=("a", "never"))
    store.save_grouping(run_id, nothing, state=second)
    _expect((store.group_parts(), list(store.open_stories())), ({"about": b"2"}, [("b", b"2"), ("c", b"33"), ("d", b"4")]))

    store.save_grouping(run_id, nothing, state=replace(second, is_whole=True))

    _expect(list(store.open_stories()), [("c", b"33"), ("d", b"4")])


def tells_when_the_first_ungrouped_report_was_told(store: Store) -> None:
    """The time of the earliest report that no story has; None when there is none."""
    before = store.first_ungrouped()
    ids = _read(store, 5, 3, 4)
    read = store.first_ungrouped()
    store.save_grouping(_run_id(store), Grouping(stories=(sample.story("s1", ids[1]), sample.story("s2", ids[2]))))
    grouped = store.first_ungrouped()
    store.save_grouping(_run_id(store), Grouping(stories=(sample.story("s1", *ids[:2]), sample.story("s2", ids[2]))))

    _expect((before, read, grouped, store.first_ungrouped()), (None, sample.minutes(3), sample.minutes(5), None))


def knows_the_page_of_every_report(store: Store) -> None:
    """The hash of the page that each report was read from, by report id."""
    ids = _read(store, 1, 2)

    _expect(store.page_hashes(), dict.fromkeys(ids, "0" * 64))


def replaces_a_report_by_its_newer_page(store: Store) -> None:
    """Of two pages of one report the newer counts, whichever is read last; its story stays."""
    (report_id,) = _read(store, 1)
    run_id = _run_id(store)
    store.save_grouping(run_id, Grouping(stories=(sample.story("s1", report_id),)))
    store.add_pages(run_id, [sample.page(1, body="newer"), sample.page(1, body="older")])
    newer, older = store.unread_pages(after=0, limit=9)
    store.add_readings(run_id, [sample.record(1, page_id=newer.page_id, received=700, headline="Ferry 1 is late")])
    store.add_readings(run_id, [sample.record(1, page_id=older.page_id, received=500, headline="Ferry 1 is early")])

    _expect(store.reports([report_id])[report_id].headline, "Ferry 1 is late")
    _expect(store.readings([report_id])[report_id].sentences[0].text, "Ferry 1 is late")
    expected = SignatureRecord(report_id=report_id, signature=b"signature Ferry 1 is late", story_id="s1")
    _expect((list(store.signatures(since=sample.NOON)), store.count_unread()), ([expected], 0))


def keeps_the_newest_of_one_batch(store: Store) -> None:
    """Two pages of one report in a batch: the newer counts."""
    run_id = _run_id(store)
    store.add_pages(run_id, [sample.page(1, body="newer"), sample.page(1, body="older")])
    newer, older = store.unread_pages(after=0, limit=9)
    late = sample.record(1, page_id=newer.page_id, received=700, headline="Ferry 1 is late")
    store.add_readings(run_id, [late, sample.record(1, page_id=older.page_id, received=500)])

    _expect(store.reports([late.report.id]), {late.report.id: late.report})


def gives_back_a_grouping(store: Store) -> None:
    """Stories by (opened at, id), threads, relations and disagreements come back; changes stay history."""
    ids = _read(store, 1, 2, 3)
    stories = (
        sample.story("b", ids[0], opened=2),
        sample.story("a", ids[1], opened=2),
        sample.story("c", ids[2], opened=1),
    )
    links = Grouping(
        stories=(),
        threads=(Thread(id="t", story_ids=("c", "a"), entity_ids=("e",)),),
        related=(("a", (RelatedStory(story_id="b", score=0.5, reason=LinkReason.SAME_PLACE),)),),
        disagreements=(Disagreement(story_id="a", kind=DisagreementKind.NUMBER, about="ferries", sides=(("1.0", "3"),)),),
    )
    changes = (StoryChange(story_id="a", kind=StoryChangeKind.OPENED, at=sample.NOON, reason="no match"),)
    store.save_grouping(_run_id(store), replace(links, stories=stories, changes=changes))
    store.save_grouping(_run_id(store), replace(links, stories=stories, changes=changes))

    _expect(store.grouping(), replace(links, stories=(stories[2], stories[1], stories[0])))


def starts_with_an_empty_grouping(store: Store) -> None:
    """A new store has no stories."""
    _expect(store.grouping(), Grouping(stories=()))


def leaves_out_stories_that_were_merged(store: Store) -> None:
    """A story that names its heir, or whose reports all went elsewhere, is no longer given but leads to its heir."""
    ids = _read(store, 1, 2, 3)
    run_id = _run_id(store)
    first = tuple(sample.story(key, report_id) for key, report_id in zip("abc", ids, strict=True))
    store.save_grouping(run_id, Grouping(stories=first))
    heir = sample.story("a", *ids)
    store.save_grouping(run_id, Grouping(stories=(heir, replace(first[1], merged_into="a"))))

    _expect(store.grouping().stories, (heir,))
    _expect(store.grouping().redirects, (("b", "a"), ("c", "a")))
    _expect({record.story_id for record in store.signatures(since=sample.NOON)}, {"a"})


def leads_on_to_the_story_that_left(store: Store) -> None:
    """A story that was merged away leads to where its reports are when they leave the story that it went into."""
    ids = _read(store, 1, 2, 3)
    run_id = _run_id(store)
    first = (sample.story("a", *ids[:2]), sample.story("b", ids[2]))
    store.save_grouping(run_id, Grouping(stories=first))
    store.save_grouping(run_id, Grouping(stories=(sample.story("a", *ids),), redirects=(("b", "a"),)))
    stayed, left = replace(first[0], split_off=("c",)), replace(sample.story("c", ids[2]), split_from="a")
    change = StoryChange(story_id="c", kind=StoryChangeKind.SPLIT, at=sample.NOON, reason="closeness -2.00", other_id="a")
    store.save_grouping(run_id, Grouping(stories=(stayed, left), changes=(change,), redirects=(("b", "c"),)))

    _expect(store.grouping().stories, (stayed, left))
    _expect(store.grouping().redirects, (("b", "c"),))


def lets_the_latest_decision_count(store: Store) -> None:
    """Of each (story, language) the latest decision is given, in their order."""
    run_id = _run_id(store)
    old, new = sample.decision("b"), sample.decision("b", digest="second")
    korean, held = sample.decision("b", language="ko"), sample.held_decision("a")
    store.save_decisions(run_id, [korean, old, new, new])
    store.save_decisions(run_id, [held])

    _expect(list(store.decisions()), [held, new, korean])
    _expect(store.held(), (held.held,))
    _expect(store.decision_digests(), {("a", "en"): "held", ("b", "en"): "second", ("b", "ko"): "first"})
    _expect(store.cleared_digests(), {("a", "en"): "", ("b", "en"): new.cleared_digest, ("b", "ko"): korean.cleared_digest})


def keeps_every_cleared_text(store: Store) -> None:
    """A cleared text is found by its digest, also after a later decision replaced it."""
    run_id = _run_id(store)
    first = sample.decision("a")
    store.save_decisions(run_id, [first])
    store.save_decisions(run_id, [replace(first, story_digest="2", cleared=b"later", cleared_digest="d" * 64)])
    store.save_decisions(run_id, [sample.held_decision("a")])

    _expect(store.cleared([digest * 64 for digest in "cde"]), {"c" * 64: b"cleared", "d" * 64: b"later"})
    _expect(store.cleared(["", ""]), {})


def goes_back_to_an_earlier_decision(store: Store) -> None:
    """A decision that returns after another one counts again."""
    run_id = _run_id(store)
    for digest in ("first", "second", "first"):
        store.save_decisions(run_id, [sample.decision("a", digest=digest)])

    _expect(store.decision_digests(), {("a", "en"): "first"})


def keeps_the_latest_picture(store: Store) -> None:
    """A picture replaces the earlier one of its story and language."""
    run_id = _run_id(store)
    store.save_pictures(run_id, [("1", sample.picture("a")), ("1", sample.picture("a", language="ko"))])
    store.save_pictures(run_id, [("2", sample.picture("a", title="New dates"))])

    _expect(store.picture_digests(), {("a", "en"): "2", ("a", "ko"): "1"})
    _expect(store.pictures([("a", "en"), ("b", "en")]), {("a", "en"): sample.picture("a", title="New dates")})


def keeps_versions_and_corrections(store: Store) -> None:
    """The latest version counts; corrections come newest first, each once."""
    run_id = _run_id(store)
    corrections = [sample.correction("a", at=1), sample.correction("a", at=3), sample.correction("b", at=3)]
    store.save_versions(run_id, [sample.version("a"), sample.version("b")])
    store.save_versions(run_id, [sample.version("a", number=2)], corrections=corrections)
    store.save_versions(run_id, [sample.version("a", number=2)], corrections=corrections)

    _expect(store.versions(), {("a", "en"): sample.version("a", number=2), ("b", "en"): sample.version("b")})
    _expect(store.corrections(), (corrections[2], corrections[1], corrections[0]))


def keeps_words_of_the_newest_page_with_their_story(store: Store) -> None:
    """The ledger is in the order of telling; a newer page's words replace the earlier ones, and a story's id comes with them."""
    run_id = _run_id(store)
    store.add_pages(run_id, [sample.page(1), sample.page(2), sample.page(1, body="later")])
    first, second = sample.record(1, page_id=1, told=5), sample.record(2, page_id=2)
    store.add_readings(run_id, [sample.with_ledger(first, "We sail."), sample.with_ledger(second, "They sail.", speaker="brook")])
    later = sample.record(1, page_id=3, told=5, received=700)
    store.add_readings(run_id, [sample.with_ledger(later, "We sail today.")])
    store.save_grouping(run_id, Grouping(stories=(sample.story("a", first.report.id),)))

    found = [(story_id, words.text) for story_id, words in store.spoken_words()]
    of_one = [words.text for _, words in store.spoken_words(speaker_entity_id="brook")]

    _expect(found, [("", "They sail."), ("a", "We sail today.")])
    _expect(of_one, ["They sail."])


def keeps_pairs_and_what_the_editor_says(store: Store) -> None:
    """Sightings are evidence and stay; of two verdicts the later counts."""
    run_id = _run_id(store)
    store.add_pages(run_id, [sample.page(1)])
    record = sample.with_ledger(sample.record(1, page_id=1), "We sail.")
    store.add_readings(run_id, [record])
    for is_accepted in (True, False):
        store.save_pair_verdict("abc", is_accepted=is_accepted)

    _expect(tuple(store.pair_sightings()), record.pairs)
    _expect(store.pair_verdicts(), {"abc": False})


def keeps_what_judges_said(store: Store) -> None:
    """The first answer to a question stays; what nobody answered is left out."""
    first, later = sample.judgement("first"), sample.judgement("later")
    store.save_judgements({"a" * 64: first})
    store.save_judgements({"a" * 64: later, "b" * 64: later})

    _expect(store.judgements(["a" * 64, "b" * 64, "c" * 64]), {"a" * 64: first, "b" * 64: later})


def takes_a_hostile_name(store: Store) -> None:
    """A rejection of a file whose name is not UTF-8 is kept, the odd bytes written out."""
    run_id = _run_id(store)
    store.add_pages(run_id, [], rejected=[replace(sample.rejected(1), subject="caf\udce9.html", message="'; DROP TABLE run; --")])

    _expect([each.message for each in store.rejections(run_id)], ["'; DROP TABLE run; --"])


STORE_CONTRACT: Final[tuple[Check, ...]] = (
    resumes_an_unfinished_run_with_equal_inputs,
    keeps_a_page_once,
    gives_back_pages_as_they_were,
    does_not_queue_a_known_page_again,
    remembers_feeds,
    keeps_rejections_of_a_run_in_order,
    gives_back_reports_and_readings,
    orders_signatures_by_time_of_telling,
    gives_signatures_of_reports_without_a_story,
    keeps_what_the_group_stage_goes_on_from,
    tells_when_the_first_ungrouped_report_was_told,
    knows_the_page_of_every_report,
    replaces_a_report_by_its_newer_page,
    keeps_the_newest_of_one_batch,
    gives_back_a_grouping,
    starts_with_an_empty_grouping,
    leaves_out_stories_that_were_merged,
    leads_on_to_the_story_that_left,
    lets_the_latest_decision_count,
    keeps_every_cleared_text,
    goes_back_to_an_earlier_decision,
    keeps_the_latest_picture,
    keeps_versions_and_corrections,
    keeps_words_of_the_newest_page_with_their_story,
    keeps_pairs_and_what_the_editor_says,
    keeps_what_judges_said,
    takes_a_hostile_name,
)
