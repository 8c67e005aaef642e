"""Places that a desk and the gazetteer both know, and states called by one character each."""

import pytest

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.gazetteer.shared import shared_places, with_places
from copydesk.text.heard import entities_by_demonym

_KOREA = Entity(id="south-korea", kind=EntityKind.PLACE, forms=(("ko", "한국"), ("en", "South Korea"), ("zh", "韩国")))
_FIELD = Entity(id="field", kind=EntityKind.PLACE, forms=(("en", "Salt Field"), ("ko", "소금들"), ("zh", "韩国")))
_BANK = Entity(id="bank", kind=EntityKind.ORGANISATION, forms=(("en", "South Korea"),))


def test_a_place_is_the_gazetteers_where_most_forms_are() -> None:
    """Not one that shares a single form with it, nor a body that is called so."""
    assert shared_places(Lexicon(entities=(_BANK, _FIELD, _KOREA))) == {"south-korea": "KR"}


def test_two_entries_never_become_one() -> None:
    """The first keeps the place: ids stay unique."""
    twin = Entity(id="the-south", kind=EntityKind.PLACE, forms=_KOREA.forms)
    lexicon = Lexicon(entities=(_KOREA, twin))

    ids = [entity.id for entity in with_places(lexicon, shared=shared_places(lexicon)).entities]

    assert ids == ["KR", "the-south"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "中朝两国外长举行会谈。", {"CN", "KP"}),
        ("zh", "英法德发表联合声明。", {"GB", "FR", "DE"}),
        ("zh", "外长访华后回国。", {"CN"}),
        ("ja", "日米韓の首脳が会談した。", {"JP", "US", "KR"}),
        ("ja", "日中は暑くなった。", set()),
        ("ko", "한중일 정상회의가 열렸다.", {"KR", "CN", "JP"}),
        ("ko", "북러 관계가 깊어졌다.", {"KP", "RU"}),
        ("ko", "독일 총리는 대중 앞에서 연설했다.", set()),
    ],
)
def test_states_told_by_one_character_each_are_told(language: str, text: str, expected: set[str]) -> None:
    """Side by side or behind a word of direction; the same characters in another word stand for none."""
    assert entities_by_demonym(text, language) == expected
