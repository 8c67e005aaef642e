"""Names that a text gives in two forms."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.pairs import find_pairs


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "정동영(Chung Dong-young) 장관은 말했다.", ("정동영", "ko", "Chung Dong-young", "und")),
        ("ko", "러시아 대사 마체고라(Matsegora)는 말했다.", ("마체고라", "ko", "Matsegora", "und")),
        ("ko", "ＫＣＮＡ(조선중앙통신)가 전했다.", ("KCNA", "und", "조선중앙통신", "ko")),
        ("ko", "북한 조선중앙통신(KCNA)이 전했다.", ("조선중앙통신", "ko", "KCNA", "und")),
        ("en", "Minister Chung Dong-young (정동영) spoke.", ("Chung Dong-young", "en", "정동영", "ko")),
        ("en", "The Russian envoy Matsegora (Мацегора, 70) spoke.", ("Matsegora", "en", "Мацегора", "ru")),
        ("ja", "鄭東泳（チョン・ドンヨン）統一相は述べた。", ("鄭東泳", "ja", "チョン・ドンヨン", "ja")),
        ("zh", "部长郑东泳（Chung Dong-young）表示。", ("郑东泳", "zh", "Chung Dong-young", "und")),
        ("ru", "Посол Мацегора (Matsegora) сказал.", ("Мацегора", "ru", "Matsegora", "und")),
        ("de", "Der Minister Chung Dong Young (정동영) sprach.", ("Chung Dong Young", "de", "정동영", "ko")),
        ("fr", "Le ministre Chung Dong-young (정동영) a parlé.", ("Chung Dong-young", "fr", "정동영", "ko")),
        ("es", "El ministro Chung Dong-young (정동영) habló.", ("Chung Dong-young", "es", "정동영", "ko")),
        ("ko", "정동영 Chung Dong-young 장관", ("정동영", "ko", "Chung Dong-young", "und")),
    ],
)
def test_a_name_in_two_scripts_is_a_pair(language: str, text: str, expected: tuple[str, str, str, str]) -> None:
    """Both forms come with their languages."""
    (pair,) = find_pairs(text, language=language)

    assert (pair.first, pair.first_language, pair.second, pair.second_language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "장관(Vladivostok)은 말했다."),
        ("ko", "정동영(71) 장관은 말했다."),
        ("en", "The minister (right) spoke to Jane Sample (left)."),
        ("en", "Kim Jong Un (Pyongyang)"),
        ("ja", "会談（Geneva）は終わった。"),
    ],
)
def test_other_brackets_are_no_pair(language: str, text: str) -> None:
    """What does not sound alike, or is in the same script, is no second form."""
    pairs = find_pairs(text, language=language)

    assert pairs == ()


@given(st.text(alphabet="가나 KimЧжон金正(（)）ＫＣ,・", max_size=60), st.sampled_from(["ko", "en", "ja", "zh", "ru"]))
def test_pairs_point_at_the_text(text: str, language: str) -> None:
    """A pair's place lies in the text and pairs do not overlap."""
    pairs = find_pairs(text, language=language)

    assert all(0 <= pair.start < pair.end <= len(text) for pair in pairs)
    assert all(one.end <= other.start for one, other in itertools.pairwise(pairs))
