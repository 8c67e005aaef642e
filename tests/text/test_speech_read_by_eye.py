"""What reading attributions by eye showed: sentences that go on, bodies that speak, datelines, posts, nouns like verbs."""

import pytest

from copydesk.model.lexicon import Lexicon
from copydesk.text.names import NameFinder
from copydesk.text.speech import Speech, find_speech

_FINDER = NameFinder(Lexicon())


def _speech(text: str, language: str) -> Speech:
    return find_speech(text, language=language, names=_FINDER.find(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("ko", "김하늘 장관은 “다리를 열겠다”라고 말했다. 이어 “준비는 끝났다”라고 덧붙였다.", ["김하늘", "김하늘"]),
        ("ko", "김하늘 장관은 “다리를 열겠다”라고 말했다. “조건은 없다”고 강조했다.", ["김하늘", "김하늘"]),
        ("ko", "김하늘 장관은 “다리를 열겠다”라고 말했다. 이어 회사가 “우리는 모른다”고 말했다.", ["김하늘", ""]),
        ("ko", "김하늘 장관은 “다리를 열겠다”라고 말했다. 비가 왔다. “우리는 모른다”고 말했다.", ["김하늘", ""]),
        ("ja", "高市早苗首相は「橋を開く」と述べた。さらに「準備は整った」と付け加えた。", ["高市早苗", "高市早苗"]),
        ("ja", "高市早苗首相は「橋を開く」と述べた。会社は怒った。「私たちは何も知らない」と述べた。", ["高市早苗", ""]),
    ],
)
def test_a_sentence_without_a_subject_goes_on_with_the_speaker_before(language: str, text: str, speakers: list[str]) -> None:
    """With a word that goes on or the quotation itself at its head, right behind the sentence that names who speaks."""
    speech = _speech(text, language)

    assert [quote.speaker for quote in speech.quotes] == speakers


def test_a_source_that_the_sentence_before_names_has_no_place_of_its_own() -> None:
    """The attribution lies in the sentence of its word of saying."""
    text = "김하늘 장관은 다리를 열겠다고 말했다. 또 준비가 끝났다고 밝혔다."

    last = _speech(text, "ko").attributions[-1]

    assert (last.source, last.source_span, text[last.start : last.end]) == ("김하늘", (0, 0), "밝혔")


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ja", "気象庁は9日、地震があったと発表した。", "気象庁"),
        ("ja", "ＫＢＡは「検討中だ」と回答した。", "ＫＢＡ"),
        ("ko", "기상청은 9일 지진이 있었다고 발표했다.", "기상청"),
        ("zh", "商务部表示将采取措施。", "商务部"),
        ("zh", "外交部发言人毛平9日在记者会上表示，中方反对。", "毛平"),
        ("en", "The head of NATO, Anders Kolt, said no.", "Anders Kolt"),
        ("es", "El secretario general de la OTAN, Anders Kolt, rechazó la idea.", "Anders Kolt"),
    ],
)
def test_who_a_sentence_is_about_is_its_source(language: str, text: str, source: str) -> None:
    """A body that no lexicon has, and the person of an office rather than the body of it."""
    assert [each.source for each in _speech(text, language).attributions] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "KATHMANDU, April 25 (Reuters) - The airline's claim was called wrong.",
        "The Restoration plan has had a rough ride.",
        "They built about half of the governor's requested road.",
        "It holds gifts that they’re declared to be.",
    ],
)
def test_nobody_says_what_only_looks_like_speech(text: str) -> None:
    """The agency of a dateline, a noun before an auxiliary, a participle behind an owner, a passive in one word."""
    assert _speech(text, "en").attributions == ()


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“We found much more,” lead author Mary Kolt wrote.", ["“We found much more,”"]),
        ("“We found much more,” Dr. Kolt wrote in her summary.", ["“We found much more,”"]),
    ],
)
def test_a_quotation_ends_before_who_says_it(text: str, contents: list[str]) -> None:
    """What somebody is stands outside of the words."""
    (attribution,) = _speech(text, "en").attributions

    assert [text[start:end] for start, end in attribution.contents] == contents


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Il faut agir vite », ironise Marie Kolt.", "Marie Kolt"),
        ("fr", "« Il faut agir vite », s’est exclamée Marie Kolt.", "Marie Kolt"),
        ("es", "«Hay que actuar pronto», ironizó Marta Kolt.", "Marta Kolt"),
        ("es", "Juan Kolt ha recalcado que “hay que actuar muy pronto”.", "Juan Kolt"),
        ("de", "„Wir müssen schnell handeln“, klagte Marie Kolt.", "Marie Kolt"),
        ("ru", "«Надо действовать», — парировала Мария Кольт.", "Мария Кольт"),
    ],
)
def test_verbs_of_saying_with_a_colour_of_their_own_are_known(language: str, text: str, speaker: str) -> None:
    """Irony, complaint and perfect tenses."""
    assert [(quote.speaker, bool(quote.verb)) for quote in _speech(text, language).quotes] == [(speaker, True)]
