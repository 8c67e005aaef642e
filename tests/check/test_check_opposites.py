"""A claim that tells the opposite in the evidence's own words is refused; one in other words is not."""

from importlib.resources import files

import pytest

import copydesk
from copydesk.check.library import SourceText
from copydesk.check.poles import is_opposite, is_same, poles
from copydesk.model.language import TIER_ONE
from copydesk.model.verdict import REFUSED, ClaimKind, Finding

_TURNED = (
    ("en", "Fares to the northern islands rose in March.", "Fares to the northern islands fell in March.", "climbed"),
    ("de", "Die Fahrpreise der Reederei stiegen im März.", "Die Fahrpreise der Reederei sanken im März.", "kletterten"),
    ("fr", "Les tarifs du ferry ont augmenté en mars.", "Les tarifs du ferry ont baissé en mars.", "grimpé"),
    ("es", "Las tarifas del ferri subieron en marzo.", "Las tarifas del ferri bajaron en marzo.", "crecieron"),
    ("ru", "Тарифы на паром выросли в марте.", "Тарифы на паром снизились в марте.", "повысились"),
    ("ko", "여객선 요금이 3월에 상승했다.", "여객선 요금이 3월에 하락했다.", "올랐다"),
    ("ja", "フェリー運賃は3月に上昇した。", "フェリー運賃は3月に下落した。", "増加した"),
    ("zh", "渡轮票价三月上涨。", "渡轮票价三月下跌。", "上升"),
)
_RISEN = {
    "en": "rose",
    "de": "stiegen",
    "fr": "augmenté",
    "es": "subieron",
    "ru": "выросли",
    "ko": "상승했다",
    "ja": "上昇した",
    "zh": "上涨",
}


def _polarity(draft: str, source: str, language: str = "en") -> list[Finding]:
    verdicts = copydesk.check(draft, [SourceText(text=source, language=language)], language=language)
    return [each.finding for verdict in verdicts for each in verdict.verdicts if each.kind is ClaimKind.POLARITY]


@pytest.mark.parametrize(("language", "source", "turned"), [case[:3] for case in _TURNED])
def test_the_opposite_in_the_same_words_is_refused(language: str, source: str, turned: str) -> None:
    """Whatever vouches for the wording: two words that exclude each other cannot both be true."""
    assert _polarity(turned, source, language) == [Finding.CONTRADICTED]


@pytest.mark.parametrize(("language", "source", "word"), [(case[0], case[1], case[3]) for case in _TURNED])
def test_another_word_for_the_same_is_not_refused(language: str, source: str, word: str) -> None:
    """A synonym of the table, or one that it has not."""
    assert _RISEN[language] in source

    assert _polarity(source.replace(_RISEN[language], word), source, language) == []


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The harbour's eastern gate was shut on Monday.", "The harbour's eastern gate was opened on Monday."),
        ("The mayor's sister owns the ferry company.", "The mayor's brother owns the ferry company."),
        ("The council made the unpaid work mandatory.", "The council made the unpaid work voluntary."),
        ("The report calls the old bridge unsafe for lorries.", "The report calls the old bridge safe for lorries."),
        ("The ferry carries non-taxable goods to the island.", "The ferry carries taxable goods to the island."),
        ("The council had a dysfunctional ferry terminal built.", "The council had a functional ferry terminal built."),
        ("The company's losses doubled on the island route.", "The company's profits doubled on the island route."),
    ],
)
def test_a_word_that_excludes_the_evidences_is_refused(draft: str, source: str) -> None:
    """Of any row of the table, or denied by its prefix."""
    assert _polarity(draft, source) == [Finding.CONTRADICTED]


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("Fares rose in March.", "Fares rose in March after they fell in May."),
        ("Fares rose in March after they fell in May.", "After they fell in May, fares went up in March."),
        ("The old bridge opened on Monday.", "The new bridge opened on Sunday, and the old bridge opened on Monday."),
        ("The first ferry left on Monday.", "The mayor said that the last train was late."),
        ("Fares did not rise in March.", "Fares fell in March."),
        ("The non-swimmers waited at the pier.", "The non - swimmers waited at the pier."),
    ],
)
def test_an_opposite_of_something_else_is_not_refused(draft: str, source: str) -> None:
    """The evidence has the claim's own word in a place no less like it, or the claim has the evidence's, or a denial turns it."""
    verdicts = copydesk.check(draft, [SourceText(text=source, language="en")], language="en")

    assert not [each for verdict in verdicts for each in verdict.verdicts if "the opposite" in each.message]


def test_a_denial_far_from_the_word_does_not_turn_it() -> None:
    """What is denied at the other end of a long sentence is something else."""
    source = "Fares on the island lines fell in March, the company's report said, and nobody on the islands had asked for that."

    (verdict,) = copydesk.check(
        "Fares on the island lines rose in March, the company's report said.",
        [SourceText(text=source, language="en")],
        language="en",
    )

    assert "the opposite" in " ".join(each.message for each in verdict.verdicts)


def test_opposites_are_not_compared_between_languages() -> None:
    """What stands beside a word is another's translation elsewhere."""
    source = SourceText(text="Тарифы на паром выросли в марте.", language="ru")

    (verdict,) = copydesk.check("Ferry fares fell in March.", [source], language="en")

    assert verdict.finding not in REFUSED


def test_where_a_letter_becomes_two_places_stay() -> None:
    """Lower case of some letters is longer than they are."""
    text = "İzmir'de fares rose"

    (rose,) = [pole for pole in poles(text, language="en") if pole.text == "rose"]

    assert text[rose.start : rose.end] == "rose"


def test_sides_exclude_each_other_and_words_of_one_side_do_not() -> None:
    """Three sides of one row as well."""
    brother, sister, wife, climbed, rose = poles("brother sister wife climbed rose", language="en")

    assert is_opposite(brother, sister, language="en")
    assert is_opposite(sister, wife, language="en")
    assert is_same(climbed, rose)
    assert not is_opposite(climbed, rose, language="en")
    assert not is_opposite(climbed, sister, language="en")


def _rows() -> list[list[str]]:
    path = files("copydesk.check").joinpath("languages", "opposites.tsv")
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_row_has_the_same_sides_in_each_language() -> None:
    """Side by side, so that a language can be added by its column; a language may leave a row or a side empty."""
    head, *rows = _rows()

    assert set(head) == set(TIER_ONE)
    for row in rows:
        assert len(row) == len(head)
        assert {cell.count("/") for cell in row if cell} == {row[0].count("/")}


def test_no_word_stands_on_two_sides_of_a_row() -> None:
    """It would be its own opposite."""
    _, *rows = _rows()
    for row in rows:
        for cell in filter(None, row):
            words = [word for side in cell.split("/") for word in set(side.strip().split("|")) - {""}]
            assert len(words) == len(set(words)), cell


def test_a_refusal_is_no_denial_of_itself() -> None:
    """Not to accept is to refuse, whichever of the two the draft says."""
    one = "다만 항만청은 새 부두 제안을 받아들이지 않겠다는 태도를 보이고 있다."
    other = "항만청이 새 부두 제안을 거부하고 있기 때문이다."

    assert Finding.CONTRADICTED not in {*_polarity(one, other, "ko"), *_polarity(other, one, "ko")}
