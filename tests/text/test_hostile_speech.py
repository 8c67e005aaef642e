"""Speech, names and stances of texts that mean harm."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.model.facts import EntityKind, Facts, Moment, Name, Number, Stance
from copydesk.model.language import TIER_ONE
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext

_READER = FactReader(
    Lexicon(
        entities=(
            Entity(
                id="p",
                kind=EntityKind.PERSON,
                forms=(("ru", "Иван Примеров"), ("en", "Ivan Primerov"), ("ko", "홍길동"), ("ja", "山田花子"), ("zh", "王小明")),
            ),
        )
    )
)
_SENTENCES = {
    "en": 'Mr Ivan Primerov said on Monday that 12 people may not come and "more',
    "ko": "홍길동 장관은 12월 3일 세 명이 오지 않을 수 있다고 밝혔다며 “더",
    "ja": "山田花子首相は三月十日に来ない可能性があると述べ「もっと",
    "zh": "王小明主席表示二十一人可能不会来，“我们",
    "ru": "Президент Иван Примеров сказал, что двадцать один человек может не приехать, «и",
    "de": "Minister Ivan Primerov sagte am Montag, dass einundzwanzig Menschen nicht kommen könnten „und",
    "fr": "Le ministre Ivan Primerov a déclaré lundi que vingt personnes ne pourraient pas venir « et",
    "es": "El ministro Ivan Primerov dijo el lunes que veinte personas no podrían venir «y",
}
_HARM = (
    "\ud800",
    "\udfff",
    "\u202e",
    "\u2066",
    "\u200d",
    "\u200b",
    "\ufeff",
    "\x00",
    "е",
    "o",
    "İ",
    "ß",
    "e\u0301",
    "“",
    "「",
    "«",
    "\n",
    "𝟙",
)
_SHORT, _LONG = 10_000, 40_000


def _facts(text: str, *, language: str) -> Facts:
    context = MomentContext(language=language, published_at=datetime(2026, 1, 9, tzinfo=UTC), time_zone="UTC")
    return _READER.facts(text, context=context)


def _seconds(text: str, *, language: str) -> float:
    start = time.process_time()
    _facts(text, language=language)
    return time.process_time() - start


@settings(deadline=None, max_examples=120)
@given(st.sampled_from(TIER_ONE), st.lists(st.tuples(st.sampled_from(_HARM), st.integers(0, 90)), max_size=8))
def test_facts_point_at_a_text_that_means_harm(language: str, harm: list[tuple[str, int]]) -> None:
    """Lone surrogates, bidi controls, joiners and homoglyphs put anywhere: no exception, and each fact is what stands there."""
    text = _SENTENCES[language] * 2
    for piece, place in harm:
        text = text[:place] + piece + text[place:]

    facts = _facts(text, language=language)

    printed: tuple[Name | Stance | Number | Moment, ...] = (*facts.names, *facts.stances, *facts.numbers, *facts.moments)
    assert all(text[each.start : each.end] == each.text for each in printed)
    assert all(text[slice(*each.source_span)] == each.source for each in facts.attributions)
    assert all(text[slice(*each.cue_span)] == each.cue for each in facts.attributions)
    contents = [span for each in facts.attributions for span in each.contents]
    assert all(0 <= start < end <= len(text) for start, end in (*contents, *(each.scope for each in facts.stances)))
    assert all(each.text in text[each.start : each.end] for each in facts.quotes)


@pytest.mark.parametrize("language", TIER_ONE)
def test_a_text_without_a_stop_costs_what_its_length_says(language: str) -> None:
    """Four times the text takes nowhere near sixteen times the time, whatever never closes."""
    piece = _SENTENCES[language] + " "
    _seconds(piece, language=language)

    short, long = (piece * (length // len(piece)) for length in (_SHORT, _LONG))

    # A machine that was busy elsewhere is asked again: one fair trial is enough, and a slow rule fails each of them.
    assert any(_seconds(long, language=language) < 12 * _seconds(short, language=language) for _ in range(3))


@pytest.mark.parametrize(
    ("language", "name"), [("ru", "Иван Примерoв"), ("en", "Ivan Primеrov"), ("ru", "Ивaн Примеров"), ("en", "Ivаn Primerov")]
)
def test_a_homoglyph_keeps_a_name_from_being_a_known_one(language: str, name: str) -> None:
    """The name is nobody's, and what is quoted beside it is nobody's either."""
    facts = _facts(f"«Word for word it is so», — {name} said. {name}.", language=language)

    assert all(each.entity_id != "p" for each in facts.names)
    assert all(each.speaker_entity_id == "" for each in facts.quotes)
