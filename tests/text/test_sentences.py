"""Sentences end where a reader says so."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.sentences import split_sentences


def _split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language=language)]


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Mr. Vale met Gen. Orr on Jan. 9 at the U.N. office.", "Both left at 5 p.m. that day."]),
        ("en", ["J. K. Marlow wrote it.", "Sales rose 3.5 percent to $1.2 billion."]),
        ("en", ['"We will wait," she said.', "Then she left."]),
        ("en", ["He paused... and went on.", "Nobody spoke!"]),
        ("de", ["Am dem 23. November kam Dr. Vogel nach Bonn.", "Er blieb z.B. bis zum 3. Dezember."]),
        ("de", ["Der 34. Einsatz war ihr 36. Treffen in der 5. Minute.", "Sie kam auf Platz 14.", "Der Trainer ging."]),
        ("de", ["„Ich komme. Warte!“, rief sie.", "Dann ging sie."]),
        ("fr", ["M. Duval est arrivé le 9 janv. 2026 à Lyon.", "Il repart demain."]),
        ("fr", ["« Nous restons. Ils partent », a-t-il dit.", "La salle s'est tue."]),
        ("es", ["El Sr. Vega llegó a EE. UU. el martes.", "¿Volverá pronto?", "Nadie lo sabe."]),
        ("ru", ["В 2026 г. завод выпустил 3 тыс. станков.", "Это больше, чем в 2025 году."]),
        ("ru", ["А. С. Лугин приехал в г. Томск.", "Он пробудет там неделю."]),
        ("ko", ["그는 9.3% 올랐다고 말했다.", "회의는 9.3 기념식 뒤 열렸다."]),
        ("ko", ['그는 "우리는 간다. 곧 온다."라고 말했다.', "회의는 끝났다."]),
        ("ko", ["“좋은 날이다. 함께 가자”고 그가 말했다.", "모두 웃었다."]),
        ("ja", ["彼は「行く。すぐに戻る。」と言った。", "会議は終わった。"]),
        ("ja", ["本当か？", "はい。"]),
        ("zh", ["他说：“我们走。很快回来。”", "会议结束了。"]),
        ("zh", ["增长3.5%。", "真的吗？", "是的！"]),
    ],
)
def test_a_text_is_divided_as_a_reader_divides_it(language: str, sentences: list[str]) -> None:
    """Abbreviations, initials, decimals, ordinals and stops within quotations do not end a sentence."""
    glue = "" if language in {"ja", "zh"} else " "

    assert _split(glue.join(sentences), language) == sentences


def test_korean_sentences_without_a_space_between_are_divided() -> None:
    """Careless pages print 했다.그는 without a space."""
    assert _split("그는 떠났다.그녀는 남았다.", "ko") == ["그는 떠났다.", "그녀는 남았다."]


def test_line_ends_always_divide() -> None:
    """A headline without stop does not run into the text below it."""
    assert _split("Pier opens again\n\nThe harbour said so.", "en") == ["Pier opens again", "The harbour said so."]


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_text() -> None:
    """After some length an open quotation mark is taken as forgotten."""
    text = "“Start. " + "The ship sailed on through the night. " * 100

    assert len(_split(text, "en")) > 10


def test_an_unknown_language_passes_through() -> None:
    """A language without data is divided at its stops."""
    assert _split("Det regnar. Vi stannar hemma.", "sv") == ["Det regnar.", "Vi stannar hemma."]


@given(st.text(alphabet='aB9.!?。“”"「」 \n다', max_size=80), st.sampled_from(["en", "ko", "ja", "zh", "de", "sv"]))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str, language: str) -> None:
    """Spans are trimmed, in order, apart, and leave out white space alone."""
    spans = split_sentences(text, language=language)

    covered = [index for start, end in spans for index in range(start, end)]

    assert covered == sorted(set(covered))
    assert all(text[index].isspace() for index in set(range(len(text))) - set(covered))
    assert all(not text[start].isspace() and not text[end - 1].isspace() for start, end in spans)


@pytest.mark.parametrize("piece", ["“", '"', "A. ", "“a. ", "(", "다.", ". ", "😀"])
def test_a_hostile_text_is_divided_in_linear_time(piece: str) -> None:
    """100 KB of marks that open and never close take well below a second."""
    started = time.process_time()

    split_sentences(piece * (100_000 // len(piece)), language="ko")

    assert time.process_time() - started < 20


@given(st.integers(1, 90), st.integers(20, 60))
def test_a_long_line_is_cut_where_its_sentences_end(length: int, count: int) -> None:
    """Wherever the windows in which it is read happen to fall."""
    sentence = f"The {'long ' * (length // 5)}bridge opened on {'x' * (length % 5)} Friday."
    text = " ".join([sentence] * count)

    spans = split_sentences(text, language="en")

    assert [text[start:end] for start, end in spans] == [sentence] * count


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ko"])
@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u3000"])
def test_a_wide_space_before_a_stop_is_read(language: str, space: str) -> None:
    """French typing puts a no-break space before a stop; behind a single capital it must not end the program."""
    text = f"Il manque de vitamine A{space}. Puis il guérit."

    spans = split_sentences(text, language=language)

    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
