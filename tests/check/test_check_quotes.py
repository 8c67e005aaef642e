"""Quotations of a claim against the reports' very words."""

import pytest
from tests.check.building import Teller, claim, ground, grounds, material, name, quote, stance, told

from copydesk.check.claim import Ground
from copydesk.check.quotes import check_quotes
from copydesk.model.facts import StanceKind
from copydesk.model.verdict import Finding

_WORDS = "We shall always stand beside you"
_KOREAN = "언제나 당신과 함께할 것이다"


@pytest.mark.parametrize(
    ("language", "evidence", "words", "text"),
    [
        ("en", f'"{_WORDS}," the letter said.', _WORDS, f"The letter said: “{_WORDS}.”"),
        ("ko", f'그는 "{_KOREAN}"고 밝혔다.', _KOREAN, f"“{_KOREAN}”라고 그는 밝혔다."),
        ("ja", "彼は「常に共にある」と述べた。", "常に共にある", "「常に共にある」と語った。"),
        ("ru", "Он сказал: «Мы всегда будем рядом».", "Мы всегда будем рядом", "„Мы всегда будем рядом“, сказал он."),
        ("de", "Er sagte: „Wir stehen zu euch“.", "Wir stehen zu euch", "»Wir stehen zu euch«, sagte er."),
        ("fr", "Il a dit : « Nous serons là ».", "Nous serons là", "“Nous serons là”, a-t-il dit."),
        ("es", "Dijo: «Estaremos siempre ahí».", "Estaremos siempre ahí", "“Estaremos siempre ahí”, dijo."),
        ("zh", "他说：“我们永远同在”。", "我们永远同在", "「我们永远同在」，他说。"),
    ],
)
def test_the_very_words_are_supported_whatever_the_marks(language: str, evidence: str, words: str, text: str) -> None:
    """Marks are the page's; words are the speaker's."""
    witness = ground(told(evidence, quote(words)), teller=Teller(language=language))

    (verdict,) = check_quotes(claim(text, quote(words), language=language), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We shall never stand beside you", "one word"),
        ("We shall stand always beside you", "order"),
        ("We shall always be beside you", "one word"),
        ("We shall stand beside you", "shortened without mark"),
        ("We shall always stand beside you and win", "joined"),
    ],
)
def test_altered_words_are_refused(words: str, kind: str) -> None:
    """One changed, moved, dropped or added word is enough."""
    witness = ground(told(f'"{_WORDS}," the letter said.', quote(_WORDS)))

    (verdict,) = check_quotes(claim(f'"{words}," the letter said.', quote(words)), grounds(witness))

    assert verdict.finding in {Finding.CONTRADICTED, Finding.UNSUPPORTED}, kind


def test_a_quotation_given_to_another_speaker_is_contradicted() -> None:
    """Right words from the wrong mouth are wrong."""
    witness = ground(told(f'"{_WORDS}," Ada Berg said.', quote(_WORDS, "Ada Berg")))

    (verdict,) = check_quotes(claim(f'"{_WORDS}," Olaf Lund said.', quote(_WORDS, "Olaf Lund")), grounds(witness))

    assert verdict.finding is Finding.CONTRADICTED
    assert "Ada Berg" in verdict.message


def test_a_translated_quotation_keeps_the_original_beside_it() -> None:
    """Nobody said these very words: whoever shows them has what was said, and where."""
    witness = ground(told(f'그는 "{_KOREAN}"고 밝혔다.', quote(_KOREAN, language="ko")), teller=Teller(language="ko"))

    (verdict,) = check_quotes(claim(f'"{_WORDS}," the letter said.', quote(_WORDS)), grounds(witness))

    assert verdict.finding is Finding.SUPPORTED
    assert verdict.value == _KOREAN


def test_a_translation_of_a_translation_is_not_taken_for_one() -> None:
    """What the report itself translated has lost the speaker's words already."""
    witness = ground(told(f'그는 "{_KOREAN}"고 밝혔다.', quote(_KOREAN, language="ru")), teller=Teller(language="ko"))

    (verdict,) = check_quotes(claim(f'"{_WORDS}," the letter said.', quote(_WORDS)), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED
    assert _KOREAN in verdict.message


def test_a_translated_quotation_of_another_speaker_is_undecided() -> None:
    """Two names that sound like each other in no language."""
    witness = ground(told(f'김은 "{_KOREAN}"고 밝혔다.', quote(_KOREAN, "김", language="ko")), teller=Teller(language="ko"))
    mine = claim(f'"{_WORDS}," Olaf Lund said.', quote(_WORDS, "Olaf Lund"), name("Olaf Lund"))

    (verdict,) = check_quotes(mine, grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


def test_words_put_in_marks_by_a_translator_are_unsupported() -> None:
    """The evidence, in another language, quotes nobody."""
    witness = ground("그는 함께할 것이라고 밝혔다.", teller=Teller(language="ko"))

    (verdict,) = check_quotes(claim(f'"{_WORDS}," the letter said.', quote(_WORDS)), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_a_reporters_words_in_marks_are_unsupported() -> None:
    """Words that stand in the report, but not as a quotation, were said by the reporter."""
    witness = ground("The ministry welcomed the offer with great joy.")
    words = "welcomed the offer with great joy"

    (verdict,) = check_quotes(claim(f'The ministry "{words}".', quote(words)), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_a_quotation_cut_at_its_denial_is_unsupported() -> None:
    """A piece of a quotation whose cut-off part denies it is no quotation."""
    whole = "I do not believe that the ferry was safe"
    witness = ground(told(f'"{whole}," she said.', quote(whole), stance("not", StanceKind.NEGATED)))

    (verdict,) = check_quotes(claim('She said "the ferry was safe".', quote("the ferry was safe")), grounds(witness))

    assert verdict.finding is Finding.UNSUPPORTED


def test_a_scare_quote_missing_in_another_language_is_undecided() -> None:
    """Words set apart are no speech; rules cannot compare them across languages."""
    witness = ground("‘영구적’ 지지를 약속했다.", teller=Teller(language="ko"))

    (verdict,) = check_quotes(claim("It promised “permanent” support.", quote("permanent", is_speech=False)), grounds(witness))

    assert verdict.finding is Finding.UNDECIDED


def test_a_quotation_must_begin_and_end_with_whole_words() -> None:
    """A piece of "trust" was said by nobody."""
    witness = ground(told('"We trust you all," she said.', quote("We trust you all")))

    (verdict,) = check_quotes(claim('"ust you all," she said.', quote("ust you all")), grounds(witness))

    assert verdict.finding is not Finding.SUPPORTED


def test_a_quotation_within_a_quotation_is_checked_with_it() -> None:
    """The outer words, complete, have whatever was said around the inner ones."""
    whole = "When they say 'we are sorry' I do not believe it"
    marks = (quote(whole), quote("we are sorry"))
    witness = ground(told(f'"{whole}," Berg said.', *marks, stance("not", StanceKind.NEGATED)))

    verdicts = check_quotes(claim(f'"{whole}," said Berg.', *marks), grounds(witness))

    assert [each.finding for each in verdicts] == [Finding.SUPPORTED] * 2


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "We saw the smoke.", "Then the siren went."),
        ("de", "Wir sahen den Rauch.", "Dann heulte die Sirene."),
        ("ko", "연기를 보았다.", "그리고 사이렌이 울렸다."),
        ("ru", "Мы увидели дым.", "Потом завыла сирена."),
    ],
)
def test_one_quotation_may_run_over_two_sentences(language: str, first: str, second: str) -> None:
    """Who repeats both sentences between one pair of marks altered nothing."""
    report = material([told(f"“{first}", quote(first)), told(f"{second}”", quote(second))], teller=Teller(language=language))
    one, two = (Ground(sentence=each, material=report) for each in report.sentences[1:])

    (verdict,) = check_quotes(claim(f"“{first} {second}”", quote(f"{first} {second}"), language=language), grounds(one, two))

    assert verdict.finding is Finding.SUPPORTED


def test_two_quotations_side_by_side_are_not_one() -> None:
    """What the reporter parted by marks was not said in one breath."""
    first, second = "We saw the smoke.", "Then the siren went."
    report = material([told(f"“{first}”", quote(first)), told(f"“{second}”", quote(second))])
    one, two = (Ground(sentence=each, material=report) for each in report.sentences[1:])

    (verdict,) = check_quotes(claim(f"“{first} {second}”", quote(f"{first} {second}")), grounds(one, two))

    assert verdict.finding is not Finding.SUPPORTED
