"""The evidence is picked before anything is compared."""

import time

import pytest
from tests.check.building import LEXICON, Teller, claim, day, dossier, ground, grounds, material, name, num, told

from copydesk.check.alignment import bearing_of, bearing_of_claim, fit, picked
from copydesk.check.book import NameBook
from copydesk.check.evidence import EvidenceBase
from copydesk.check.languages import check_rules, holds_any
from copydesk.check.wording import wording_of
from copydesk.model.draft import DraftSentence
from copydesk.model.language import TIER_ONE
from copydesk.text.facts import FactReader

_FIRE = ground(told("The fire in the harbour warehouse killed 12 people.", num("12", "12")))
_STORM = ground(told("The storm of last winter destroyed 40 boats in the bay.", num("40", "40")))


def test_the_sentence_with_the_same_words_comes_first() -> None:
    """Words decide in one language, whatever the order given."""
    mine = claim("A warehouse fire at the harbour killed 12.", num("12", "12"))

    best = picked(bearing_of_claim(mine), [_STORM, _FIRE], bearings=[bearing_of(_STORM), bearing_of(_FIRE)])

    assert best == (_FIRE,)


def test_a_figure_alone_brings_no_second_sentence_in() -> None:
    """That is how a figure from elsewhere would be let through."""
    mine = claim("A warehouse fire at the harbour killed 40.", num("40", "40"))

    best = picked(bearing_of_claim(mine), [_FIRE, _STORM], bearings=[bearing_of(_FIRE), bearing_of(_STORM)])

    assert best == (_FIRE,)


def test_a_sentence_that_joins_two_stands_on_both() -> None:
    """Each must bear its share of the words."""
    mine = claim(
        "The harbour warehouse fire killed 12 and the winter storm destroyed 40 boats.", num("12", "12"), num("40", "40")
    )

    best = picked(bearing_of_claim(mine), [_FIRE, _STORM], bearings=[bearing_of(_FIRE), bearing_of(_STORM)])

    assert set(best) == {_FIRE, _STORM}


@pytest.mark.parametrize(
    ("language", "text", "piece"), [("ko", "마체고라 대사가 6일 숨졌다.", "6일"), ("ru", "Посол умер 6 декабря.", "6 декабря")]
)
def test_names_figures_and_dates_align_across_languages(language: str, text: str, piece: str) -> None:
    """Words of two languages share nothing; their anchors do."""
    death = ground(told("The ambassador died on December 6.", day("December 6", "2025-12-06")))
    visit = ground(told("The minister came on December 9.", day("December 9", "2025-12-09")))
    mine = claim(text, day(piece, "2025-12-06"), language=language)

    best = picked(bearing_of_claim(mine), [visit, death], bearings=[bearing_of(visit), bearing_of(death)])

    assert best == (death,)


def test_nothing_shared_is_no_fit() -> None:
    """A share is between nothing and all."""
    mine = bearing_of_claim(claim("Wolves returned to the mountains."))

    assert fit(mine, bearing_of(_FIRE)).share == 0.0
    assert picked(mine, [_FIRE], bearings=[bearing_of(_FIRE)]) == ()
    assert fit(bearing_of(_FIRE), bearing_of(_FIRE)).share == 1.0


def test_rivals_are_sentences_of_other_origins_about_the_same_thing() -> None:
    """Copies and other subjects are none."""
    mine = told("The strike of the ferry crews lasted 3 days.", num("3", "3", counted="days"))
    rival = told("The strike of the ferry crews lasted 5 days.", num("5", "5", counted="days"))
    other = told("The holidays at the island school last 9 days.", num("9", "9", counted="days"))
    story = dossier(
        material([mine]),
        material([mine], teller=Teller(source_id="copy")),
        material([rival, other], teller=Teller(source_id="coast-wire", origin=1)),
    )
    base = EvidenceBase(story.materials, facts=FactReader(LEXICON), book=NameBook(LEXICON))
    sentence = DraftSentence(text=mine.text, citations=("r-harbour-post.1",), language="en")

    found = base.grounds(base.claim(sentence, credited=True)).rivals

    assert [each.sentence.text for each in found] == [rival.text]


def test_rivals_are_found_across_languages_by_the_people_named() -> None:
    """The Korean report of another length of the same strike."""
    people = (name("Ada Berg", "person-berg"), name("Olaf Lund", "person-lund"))
    korean = (name("베르그", "person-berg"), name("룬드", "person-lund"))
    mine = told("Ada Berg and Olaf Lund talked for 3 days.", num("3", "3", unit="day"), *people)
    rival = told("베르그와 룬드는 5일간 회담했다.", num("5일", "5", unit="day"), *korean)
    story = dossier(material([mine]), material([rival], teller=Teller(source_id="bada", language="ko", origin=1)))
    base = EvidenceBase(story.materials, facts=FactReader(LEXICON), book=NameBook(LEXICON))
    sentence = DraftSentence(text=mine.text, citations=("r-harbour-post.1",), language="en")

    found = base.grounds(base.claim(sentence, credited=True)).rivals

    assert [each.sentence.text for each in found] == [rival.text]


def test_a_headline_of_two_sentences_is_one_excerpt() -> None:
    """Consecutive sentences of one report are read as one."""
    one = material(["The pier is closed.", "The ferry waits."])
    base = EvidenceBase([one], facts=FactReader(LEXICON), book=NameBook(LEXICON))
    text = one.report.text[one.sentences[1].start : one.sentences[2].end]
    sentence = DraftSentence(text=text, citations=("r-harbour-post.1", "r-harbour-post.2"), language="en")

    mine = base.claim(sentence, credited=True)

    assert mine.twin is not None
    assert mine.twin.sentence.text == text


@pytest.mark.parametrize("language", [*TIER_ONE, "und", "pt"])
def test_every_language_has_rules(language: str) -> None:
    """Data files load; a language without one has empty rules, by which nothing may be dropped."""
    rules = check_rules(language)

    assert bool(rules.guards) == (language in TIER_ONE)


@pytest.mark.parametrize("language", TIER_ONE)
def test_guard_words_are_found_in_time_on_hostile_text(language: str) -> None:
    """A hundred thousand characters take no longer than a glance."""
    rules = check_rules(language)
    started = time.process_time()

    holds_any("(" * 50_000 + "x " * 25_000, rules.guards, language=language)

    assert time.process_time() - started < 5


def test_a_hostile_sentence_is_classed_in_time() -> None:
    """Commas and brackets without end are tried at most a few at a time."""
    witness = ground("A, the b, " * 5_000 + "(c) " * 5_000 + "end.")
    started = time.process_time()

    wording_of(claim("A, end."), grounds(witness))

    assert time.process_time() - started < 5.0
