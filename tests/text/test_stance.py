"""Cues of polarity and modality in eight languages."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.model.facts import StanceKind
from copydesk.model.language import TIER_ONE
from copydesk.text.languages.schema_speech import stance_data
from copydesk.text.stance import find_stances


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("en", "He did not come.", "negated"),
        ("en", "He denied it.", "denied"),
        ("en", "He may come.", "possible"),
        ("en", "He plans to come.", "planned"),
        ("en", "He allegedly came.", "alleged"),
        ("ko", "그는 오지 않았다.", "negated"),
        ("ko", "그는 오지 못했다.", "negated"),
        ("ko", "사람이 아니다.", "negated"),
        ("ko", "그런 사람은 없다.", "negated"),
        ("ko", "고래는 물고기가 아닙니다.", "negated"),
        ("ko", "문을 열어서는 안 됩니다.", "negated"),
        ("ko", "그는 이를 부인했다.", "denied"),
        ("ko", "오는 것으로 보인다.", "possible"),
        ("ko", "방문 가능성이 크다.", "possible"),
        ("ko", "방문 계획을 세웠다.", "planned"),
        ("ko", "뇌물 혐의로 조사받았다.", "alleged"),
        ("ja", "彼は来なかった。", "negated"),
        ("ja", "政府は否定した。", "denied"),
        ("ja", "来るかもしれない。", "possible"),
        ("ja", "訪問の可能性がある。", "possible"),
        ("ja", "訪問を計画した。", "planned"),
        ("zh", "他没有来。", "negated"),
        ("zh", "他否认了。", "denied"),
        ("zh", "他可能来。", "possible"),
        ("zh", "他打算来。", "planned"),
        ("ru", "Он не приехал.", "negated"),
        ("ru", "Он опроверг это.", "denied"),
        ("ru", "Он, возможно, приедет.", "possible"),
        ("ru", "Он планирует приехать.", "planned"),
        ("de", "Er kam nicht.", "negated"),
        ("de", "Er bestreitet das.", "denied"),
        ("de", "Er könnte kommen.", "possible"),
        ("de", "Er plant zu kommen.", "planned"),
        ("fr", "Il n'est pas venu.", "negated"),
        ("fr", "Il pourrait venir.", "possible"),
        ("es", "No vino.", "negated"),
        ("es", "Podría venir.", "possible"),
        ("ja", "男は店にいたとされる。", "alleged"),
        ("ko", "그는 떠난 것으로 알려졌다.", "alleged"),
        ("ru", "Он якобы уехал.", "alleged"),
        ("zh", "据称他已离开。", "alleged"),
    ],
)
def test_each_cue_has_its_kind(language: str, text: str, kinds: str) -> None:
    """Negation, denial, possibility, plan and allegation are told apart."""
    stances = find_stances(text, language=language)

    assert [stance.kind for stance in stances] == [StanceKind(kinds)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Not only he came, no doubt."),
        ("en", "The notice was posted in a notebook."),
        ("ko", "끊임없이 변함없는 지지를 보냈다."),
        ("ja", "少なくとも3人が来た。"),
        ("ja", "このようなしくみで住民は死ぬまで支持を得る。"),
        ("ja", "平和に向けた取り組みの調整に重点が置かれた。"),
        ("zh", "无人机和将军不仅来了。"),
        ("ru", "Он не только приехал."),
        ("de", "Er kam nicht nur."),
        ("en", "It is due no later than Friday."),
        ("en", "He is the No.1 player and the no. 12 seed."),
    ],
)
def test_words_that_only_look_like_a_cue_are_none(language: str, text: str) -> None:
    """A cue inside another word or a set phrase says nothing."""
    stances = find_stances(text, language=language)

    assert stances == ()


@pytest.mark.parametrize(
    ("language", "text", "scope"),
    [
        (
            "en",
            "The bridge is open, but it may not close before May 3.5 hours pass, they said.",
            "may not close before May 3.5 hours pass",
        ),
        ("fr", "Le pont est ouvert, mais il ne sera pas fermé parce que tout va bien.", "sera pas fermé"),
        ("es", "El puente abrió, pero no cerrará el lunes.", "no cerrará el lunes"),
        ("ru", "Мост открыт, но не закроется в понедельник.", "не закроется в понедельник"),
        ("zh", "大桥已开放，但不会在周一关闭。", "不会在周一关闭"),
        ("de", "Die Brücke ist offen, aber am Montag fährt hier niemand, heißt es.", "am Montag fährt hier niemand"),
        ("ko", "다리는 열렸지만 월요일에 닫지 않는다.", "월요일에 닫지 않"),
        ("ja", "橋は開いたが、月曜日には閉まらない。", "月曜日には閉まらない"),
    ],
)
def test_a_cue_speaks_of_its_own_clause(language: str, text: str, scope: str) -> None:
    """What stands in another clause is neither denied nor doubted by it."""
    first = find_stances(text, language=language)[0]

    assert text[slice(*first.scope)] == scope


@pytest.mark.parametrize("language", TIER_ONE)
def test_every_language_knows_every_kind(language: str) -> None:
    """No kind of stance is without cues in any of the eight."""
    data = stance_data(language)

    assert all((data.negated, data.denied, data.possible, data.planned, data.alleged))


def test_a_language_without_data_has_no_stances() -> None:
    """Nothing is guessed."""
    stances = find_stances("Han kom inte.", language="sv")

    assert stances == ()


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("İßnot않없 may может不可能ない.\n\u00a0"), max_size=100), st.sampled_from(TIER_ONE))
def test_stance_offsets_are_exact(text: str, language: str) -> None:
    """Each cue stands where it says, after the one before it."""
    stances = find_stances(text, language=language)

    assert all(text[stance.start : stance.end] == stance.text for stance in stances)
    assert all(0 <= each.scope[0] <= each.start < each.end <= each.scope[1] <= len(text) for each in stances)
    assert all(left.end <= right.start for left, right in itertools.pairwise(stances))


@pytest.mark.parametrize(
    ("language", "text"), [("en", "He went to No 10 yesterday."), ("ja", "津波を観測した。"), ("ja", "評価検討会を開いた。")]
)
def test_what_only_looks_like_denial_doubt_or_plan_is_none(language: str, text: str) -> None:
    """A house number, a measurement and the name of a meeting."""
    assert find_stances(text, language=language) == ()
