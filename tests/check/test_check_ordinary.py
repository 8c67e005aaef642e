"""Sentences that share no name, figure or date with another language's are found by their everyday words."""

from importlib.resources import files
from itertools import permutations

import pytest
from tests.check.building import Teller, claim, ground, told

from copydesk.check.alignment import bearing_of, bearing_of_claim, picked
from copydesk.model.language import TIER_ONE
from copydesk.text.ordinary import ordinary_words

_FISHERMEN = {
    "en": "The fishermen did not find any water in the village.",
    "de": "Die Fischer fanden im Dorf kein Wasser.",
    "fr": "Les pêcheurs n'ont pas trouvé d'eau dans le village.",
    "es": "Los pescadores no encontraron agua en el pueblo.",
    "ru": "Рыбаки не нашли в деревне воды.",
    "ko": "어부들은 마을에서 물을 발견하지 못했다.",
    "ja": "漁師たちは村で水を見つけられなかった。",
    "zh": "渔民们在村里没有找到水。",
}
_TEACHER = {
    "en": "A teacher told the children about the old railway.",
    "de": "Eine Lehrerin erzählte den Kindern von der alten Bahn.",
    "fr": "Une enseignante a parlé aux enfants du vieux train.",
    "es": "Una maestra habló a los niños del viejo tren.",
    "ru": "Учительница рассказала детям о старом поезде.",
    "ko": "교사가 아이들에게 낡은 철도 이야기를 했다.",
    "ja": "教師は子供たちに古い鉄道の話をした。",
    "zh": "老师给孩子们讲了老铁路的故事。",
}


@pytest.mark.parametrize(("mine", "theirs"), list(permutations(_TEACHER, 2)))
def test_a_sentence_without_a_name_is_found_by_its_everyday_words(mine: str, theirs: str) -> None:
    """Both sentences of the evidence are about as long; only what they mean tells them apart."""
    sentences = [ground(told(texts[theirs]), teller=Teller(language=theirs)) for texts in (_FISHERMEN, _TEACHER)]
    sought = claim(_TEACHER[mine], language=mine)

    best = picked(bearing_of_claim(sought), sentences, bearings=[bearing_of(each) for each in sentences])

    assert [each.sentence.text for each in best] == [_TEACHER[theirs]]


def test_a_word_that_counts_only_whole_is_not_found_in_a_longer_one() -> None:
    """The sea is water, seasoning is not."""
    sea = ordinary_words("the sea", language="en")

    assert sea
    assert sea.isdisjoint(ordinary_words("the seasoning", language="en"))


def test_a_language_without_a_column_has_no_everyday_words() -> None:
    """What cannot be read finds nothing."""
    assert ordinary_words("Le fer a repasser", language="xx") == frozenset()


def test_every_row_of_everyday_words_has_every_language() -> None:
    """A gap would leave sentences of one language unfound."""
    text = files("copydesk.text").joinpath("languages", "ordinary.tsv").read_text(encoding="utf-8")
    head, *rows = (line.split("\t") for line in text.splitlines())

    assert set(head) == set(TIER_ONE)
    assert all(len(row) == len(head) and all(row) for row in rows)
    assert all(len(word.rstrip(".")) > 1 for row in rows for cell in row[:5] for word in cell.split("|"))
