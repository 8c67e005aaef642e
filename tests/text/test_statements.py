"""Who speaks and what is said, where a sentence holds more than one who could."""

import pytest
from tests.text.speech_lexicon import LEXICON

from copydesk.model.facts import EntityKind, Name
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.names import NameFinder
from copydesk.text.speech import Speech, find_speech

_FINDER = NameFinder(LEXICON)


def speech_of(text: str, *, language: str) -> Speech:
    """Quotations and attributions of a text with its names known."""
    return find_speech(text, language=language, names=_FINDER.find(text, language=language))


def test_whom_a_letter_goes_to_does_not_promise() -> None:
    """A preposition leads to the name before the verb."""
    found = speech_of("The reply to Vladimir Putin promises support.", language="en")

    assert found.attributions == ()


def test_a_subject_of_a_clause_inside_does_not_speak() -> None:
    """In Korean the one who adds something may be left out; who does something inside it is another."""
    found = speech_of("또 푸틴 대통령이 하는 일마다 성과가 있기를 바란다고 덧붙였다.", language="ko")

    assert found.attributions == ()


@pytest.mark.parametrize("text", ["金正恩向普京致贺信 高度评价两国关系", "金正恩复信普京 表示支持"])
def test_a_headline_tells_of_whom_it_begins_with(text: str) -> None:
    """Behind a space the subject goes on, and who is written to is not it."""
    names = NameFinder(Lexicon(entities=(*LEXICON.entities, _KIM))).find(text, language="zh")

    found = find_speech(text, language="zh", names=names)

    assert [each.source for each in found.attributions] == ["金正恩"]


def test_a_sentence_of_a_source_and_a_verb_is_an_attribution() -> None:
    """It says who reported what stands before it."""
    found = speech_of("会談が行われた。朝鮮中央通信が9日、報じた。", language="ja")

    assert [(each.source, each.cue) for each in found.attributions] == [("朝鮮中央通信", "報じた")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It rained all day, the KCNA reported on Friday.", "It rained all day"),
        ("Vladimir Putin said at his yearly news conference in Moscow on Jan. 8 that it rained.", "it rained"),
    ],
)
def test_what_is_said_is_told_from_when_and_where(text: str, content: str) -> None:
    """A day, a place and an article are no part of what is said."""
    found = speech_of(text, language="en")

    assert [text[start:end] for each in found.attributions for start, end in each.contents] == [content]


def test_an_outlet_does_not_say_what_another_called_so() -> None:
    """The words are those of whom the sentence is about."""
    found = speech_of("Vladimir Putin called the river a “quiet and useful neighbour,” KCNA reported.", language="en")

    assert [quote.speaker for quote in found.quotes] == ["Vladimir Putin"]


def test_an_ambassador_is_sent_to_a_country() -> None:
    """驻朝鲜大使 is one title, not the ambassador of 朝鲜."""
    names = _FINDER.find("俄罗斯驻朝鲜大使崔善姬表示哀悼。", language="zh")

    assert [name.title for name in names if name.text == "崔善姬"] == ["俄罗斯驻朝鲜大使"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The North Korean troops left."),
        ("ru", "Он поздравил всех с Новым годом."),
        ("ko", "통신은 이 소식을 전했다."),
    ],
)
def test_parts_of_names_are_no_names(language: str, text: str) -> None:
    """A direction, the New Year, and the common word in the name of an agency."""
    agency = Entity(id="dpa", kind=EntityKind.OUTLET, forms=(("ko", "dpa통신"), ("en", "dpa")))

    names = NameFinder(Lexicon(entities=(agency,))).find(text, language=language)

    assert names == ()


def test_an_abbreviation_has_its_last_stop() -> None:
    """It is a part of the name."""
    names: tuple[Name, ...] = _FINDER.find("Talks in the U.S. went on.", language="en")

    assert names[0].text == "U.S."


_KIM = Entity(id="kim", kind=EntityKind.PERSON, forms=(("zh", "金正恩"), ("en", "Kim Jong Un")))
