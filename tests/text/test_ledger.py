"""The quote ledger: wordings of one statement together, the original first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from copydesk.model.ledger import SpokenWords
from copydesk.model.lexicon import Lexicon
from copydesk.model.report import Report, compose_text
from copydesk.text.facts import FactReader
from copydesk.text.ledger import spoken_words, statements

NOON = datetime(2026, 1, 9, 12, tzinfo=UTC)


def words(text: str, *, language: str, told: int = 0, anchors: tuple[str, ...] = (), report_language: str = "") -> SpokenWords:
    """Words of one mayor in a report of their own, told some minutes after noon."""
    return SpokenWords(
        report_id=f"{language}{told}",
        source_id=f"outlet-{language}{told}",
        start=0,
        end=len(text),
        text=text,
        language=language,
        report_language=report_language or language,
        speaker="Ann Brook",
        speaker_entity_id="ann-brook",
        told_at=NOON + timedelta(minutes=told),
        anchors=anchors,
    )


def report(*paragraphs: str) -> Report:
    """An English report of Friday 9 January 2026."""
    return Report(
        id="r1",
        url="https://herald.example/1",
        source_id="herald",
        page_sha256="0" * 64,
        language="en",
        headline="Bridge opens",
        text=compose_text("Bridge opens", "", paragraphs),
        paragraphs=paragraphs,
        received_at=NOON,
        published_at=NOON,
    )


def test_a_quotation_is_kept_with_speaker_day_and_place() -> None:
    """Who said what, when, in which report, and what the words state."""
    told = report("“We counted 140 workers at the gate,” Ann Brook said on Thursday.")

    (found,) = spoken_words(told, reading=FactReader(Lexicon()).reading(told, time_zone="UTC"))

    assert (found.speaker, found.said_on, found.report_id) == ("Ann Brook", "2026-01-08", "r1")
    assert told.text[found.start : found.end] == found.text == "We counted 140 workers at the gate,"
    assert found.anchors == ("number 140",)


def test_a_quotation_of_several_sentences_is_one() -> None:
    """The pieces that stand in each sentence are put together again."""
    told = report("“We counted the workers at the gate. Nobody was missing that day. We thank them,” Ann Brook said.")

    found = spoken_words(told, reading=FactReader(Lexicon()).reading(told, time_zone="UTC"))

    assert [each.text for each in found] == ["We counted the workers at the gate. Nobody was missing that day. We thank them,"]


def test_words_without_a_speaker_are_not_kept() -> None:
    """A scare quote and an unknown speaker are nobody's statement."""
    told = report("The “bridge” opened. “Nobody knows who spoke these words today.”")

    assert spoken_words(told, reading=FactReader(Lexicon()).reading(told, time_zone="UTC")) == ()


def test_translations_stand_with_the_original_that_was_told_first() -> None:
    """The same figures in another language, in the same story and of the same person."""
    korean = words("우리는 노동자 140명을 세었습니다.", language="ko", anchors=("number 140 person",))
    english = words("We counted 140 people.", language="en", told=5, anchors=("number 140 person",))
    other = words("Nobody will pay 20 euros.", language="en", told=6, anchors=("number 20 EUR",))

    found = statements([("story", each) for each in (english, other, korean)])

    assert [(each.original, each.translations) for each in found] == [(korean, (english,)), (other, ())]


def test_words_that_a_report_prints_in_another_language_are_the_original() -> None:
    """A report keeps foreign words only where they are the speaker's own, however late it is told."""
    english = words("We counted 140 people.", language="en", anchors=("number 140 person",))
    korean = words("140명을 세었습니다.", language="ko", told=9, anchors=("number 140 person",), report_language="de")

    (found,) = statements([("story", english), ("story", korean)])

    assert (found.original, found.translations) == (korean, (english,))


def test_cut_wordings_in_one_language_are_repeats() -> None:
    """Another report prints half of the sentence."""
    whole = words("We counted the workers at the gate and thanked them.", language="en")
    cut = words("counted the workers at the gate", language="en", told=5)

    (found,) = statements([("story", whole), ("story", cut)])

    assert (found.original, found.repeats) == (whole, (cut,))


def test_what_cannot_be_told_apart_is_not_tied() -> None:
    """Two statements without figures in one language, one in another: which it translates is not guessed."""
    spoken = [
        words("We are glad.", language="en"),
        words("It took long.", language="en", told=1),
        words("기쁩니다.", language="ko", told=2),
    ]

    found = statements([("story", each) for each in spoken])

    assert [each.translations for each in found] == [(), (), ()]


def test_other_stories_and_other_speakers_are_never_tied() -> None:
    """Nor are reports that belong to no story yet."""
    korean, english = words("기쁩니다.", language="ko"), words("We are glad.", language="en", told=1)
    other = replace(english, speaker="Carl Reed", speaker_entity_id="carl-reed")

    assert len(statements([("a", korean), ("b", english)])) == 2
    assert len(statements([("a", korean), ("a", other)])) == 2
    assert len(statements([("", korean), ("", english)])) == 2
    assert len(statements([("a", korean), ("a", english)])) == 1
