"""Names that only look like another."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.disguise import without_invisible
from copydesk.text.names import NameFinder
from copydesk.text.sound import sounds_alike

_PERSON = Entity(id="ivan-primerov", kind=EntityKind.PERSON, forms=(("ru", "Иван Примеров"), ("en", "Ivan Primerov")))
_FINDER = NameFinder(Lexicon(entities=(_PERSON,)))


def test_a_latin_letter_in_a_cyrillic_name_is_flagged() -> None:
    """The name that looks like a known one is marked and is nobody's."""
    names = _FINDER.find("Вчера Иван Примерoв прибыл в город.", language="ru")  # the second o is Latin

    assert all(name.entity_id == "" for name in names)
    assert any(name.is_disguised for name in names)


def test_a_name_with_a_foreign_letter_sounds_like_no_other() -> None:
    """Homoglyphs are not equal."""
    likeness = sounds_alike("Примерoв", "Примеров")

    assert likeness == 0.0


def test_a_joiner_inside_a_name_is_read_over() -> None:
    """The entity is found, the span holds the joiner, and the name is marked."""
    text = "Вчера Иван При\u200dмеров и \u202eАнна\u202c."

    name = _FINDER.find(text, language="ru")[0]

    assert (name.entity_id, name.text, name.is_disguised) == ("ivan-primerov", "Иван При\u200dмеров", True)
    assert text[name.start : name.end] == name.text


def test_a_name_in_one_script_is_not_flagged() -> None:
    """Mixed languages in a sentence are no disguise."""
    names = _FINDER.find("Иван Примеров и Ivan Primerov.", language="ru")

    assert [(name.entity_id, name.is_disguised) for name in names] == [("ivan-primerov", False)] * 2


@given(st.text(alphabet="Иван Primerов\u200d\u202e\u200b. ", max_size=60))
def test_names_point_at_the_text(text: str) -> None:
    """Whatever is invisible in a text, a name is what stands at its place."""
    names = _FINDER.find(text, language="ru")

    assert all(text[name.start : name.end] == name.text for name in names)


@given(st.text(alphabet="аб\u200d\u202e ", max_size=40))
def test_places_lead_back_to_the_same_characters(text: str) -> None:
    """Each character that is kept stands at its place in the text."""
    cleared = without_invisible(text)

    assert cleared is None or all(text[place] == char for char, place in zip(cleared[0], cleared[1], strict=False))
