"""What the proof of wording lets a shorter sentence leave out or say otherwise, language by language."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from copydesk.check.languages import check_rules
from copydesk.check.library import Checker, SourceText
from copydesk.model.facts import EntityKind
from copydesk.model.language import TIER_ONE
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.model.verdict import Wording

_WEDNESDAY = datetime(2026, 1, 7, 12, tzinfo=UTC)
_LEXICON = Lexicon(
    entities=(
        Entity(
            id="agency-kcna",
            kind=EntityKind.OUTLET,
            forms=(
                ("en", "Korean Central News Agency"),
                ("ko", "조선중앙통신"),
                ("ja", "朝鮮中央通信"),
                ("zh", "朝鲜中央通讯社"),
            ),
            aliases=(("und", "KCNA"), ("zh", "朝中社")),
        ),
        Entity(id="person-berg", kind=EntityKind.PERSON, forms=(("ru", "Анна Берг"),)),
        Entity(id="person-lund", kind=EntityKind.PERSON, forms=(("ru", "Олаф Лунд"),)),
    )
)

_PROVED = [
    ("en", "However, the ferry left the harbour in the morning fog.", "The ferry left the harbour in the morning fog."),
    ("en", "But the ferry also left the harbour in the fog.", "The ferry left the harbour in the fog."),
    ("en", "The ferry, carrying islanders and their dogs, left the old harbour.", "The ferry left the old harbour."),
    ("en", "The ferry – a wooden one – left the old harbour in fog.", "The ferry left the old harbour in fog."),
    ("en", "The ferry left the old harbour in fog, for example.", "The ferry left the old harbour in fog."),
    (
        "en",
        "The ferry left the “old harbour” in a hi - tech mood.",
        'The ferry left the "old harbour" in a hi-tech mood.',
    ),
    ("en", "The twelve mills in the old harbour burned.", "The 12 mills in the old harbour burned."),
    ("en", "The mills burned on Tuesday in the old harbour.", "The mills burned on 6 January 2026 in the old harbour."),
    ("en", "KCNA printed the letter of the islanders.", "Korean Central News Agency printed the letter of the islanders."),
    ("en", "The council said that the old harbour is closed.", "The old harbour is closed, the council said."),
    ("en", "The old harbour (the eastern one) is closed, the council said.", "The council said the old harbour is closed."),
    ("en", "According to the council, the old harbour is closed.", "The old harbour is closed, according to the council."),
    ("en", "Ada Berg sailed. Berg then left the old harbour in fog.", "Ada Berg then left the old harbour in fog."),
    ("fr", "Selon le conseil, le vieux port est fermé.", "Le vieux port est fermé, selon le conseil."),
    ("es", "El viejo puerto está cerrado, según el consejo.", "Según el consejo, el viejo puerto está cerrado."),
    ("ko", "항구가 오래 닫혀 있다고 의회가 밝혔다.", "의회는 항구가 오래 닫혀 있다고 밝혔다."),
    ("ja", "議会は、港は閉鎖されたままだと述べた。", "港は閉鎖されたままだと議会は述べた。"),
    ("en", "The council said that the old harbour is closed.", "The council said the old harbour is closed."),
    ("en", "Mayor Ada Berg closed the old harbour in fog.", "Ada Berg closed the old harbour in fog."),
    ("en", "But the old harbour was closed, and the ferry sailed.", "The old harbour was closed."),
    ("en", "The old harbour was closed in fog and is silent.", "The old harbour was closed in fog."),
    ("de", "Zudem fährt die alte Fähre im Nebel nach Lund.", "Die alte Fähre fährt im Nebel nach Lund."),
    ("de", "Anna Berg, die den Rat führt, fuhr im Nebel nach Lund.", "Anna Berg fuhr im Nebel nach Lund."),
    ("de", "Die alte Fähre (ein Holzschiff) fuhr ebenfalls nach Lund.", "Die alte Fähre fuhr nach Lund."),
    ("fr", "En outre, le vieux ferry, transportant des chiens, a quitté le port.", "Le vieux ferry a quitté le port."),
    ("fr", "Anna Berg, qui dirige le conseil, a quitté le port.", "Anna Berg a quitté le port."),
    ("es", "Además, el viejo ferri, transportando perros, salió del puerto.", "El viejo ferri salió del puerto."),
    ("es", "Anna Berg, quien dirige el consejo, salió también del puerto.", "Anna Berg salió del puerto."),
    ("ru", "Кроме того, старый паром (деревянный) вышел из порта.", "Старый паром вышел из порта."),
    ("ru", "Паром, например, вышел из порта в тумане.", "Паром вышел из порта в тумане."),
    ("ko", "한편 KCNA는 섬 주민의 편지를 공개했습니다.", "조선중앙통신은 섬 주민의 편지를 공개했다."),
    ("ko", "안나 베리는 또한 항구(동쪽)에서 편지를 읽었습니다.", "안나 베리는 항구에서 편지를 읽었다."),
    ("ja", "また、KCNAは島民の手紙（写し）を公開しました。", "朝鮮中央通信は島民の手紙を公開した。"),
    ("zh", "此外，朝中社公开了岛民的来信（副本）。", "朝鲜中央通讯社公开了岛民的来信。"),
]


@pytest.mark.parametrize(("language", "evidence", "text"), _PROVED)
def test_what_only_adds_may_go_and_what_means_the_same_may_stand(language: str, evidence: str, text: str) -> None:
    """Connectives, brackets, apposed phrases, asides; names, figures, dates; endings of courtesy; German word order."""
    assert _wording(language, evidence, text) in {Wording.PROVED, Wording.EXCERPT}


_NOT_PROVED = [
    ("en", "The council, which met Lund, rejected the mill, and Berg sold it.", "The council and Berg sold it."),
    ("en", "Berg, said Lund, left the old harbour in fog.", "Berg said Lund left the old harbour in fog."),
    ("en", "The sailors who fled left the old harbour.", "The sailors, who fled, left the old harbour."),
    ("en", "The ferry, pending a ruling, left the old harbour.", "The ferry left the old harbour."),
    ("en", "The ferry, assuming all goes well, leaves the old harbour.", "The ferry leaves the old harbour."),
    ("en", "The ferry, the council thinks, left the old harbour.", "The ferry left the old harbour."),
    ("en", "After Berg fell ill, the council closed the harbour.", "After Berg fell ill."),
    ("en", "The mills burned on Tuesday in the old harbour.", "The mills burned on 5 January 2026 in the old harbour."),
    ("en", "The mills burned by Tuesday in the old harbour.", "The mills burned on Tuesday in the old harbour."),
    ("en", "Did the ferry leave the old harbour in fog?", "Did the ferry leave the old harbour in fog."),
    ("en", "But for the council, the harbour is dead.", "For the council, the harbour is dead."),
    ("en", "The council said the mill burned and the ferry sank.", "The mill burned and the ferry sank, the council said."),
    ("en", "The council said the old harbour is closed.", "The old harbour is closed, the union said."),
    ("en", "The council said the old harbour is closed.", "The old harbour said the council is closed."),
    ("en", "The council said the old harbour is closed.", "The old harbour is closed."),
    ("en", "Ada Berg met Olaf Berg. Berg left the old harbour in fog.", "Ada Berg left the old harbour in fog."),
    ("en", "Olaf Lund sailed to Lund. Lund left the old treaty in fog.", "Olaf Lund left the old treaty in fog."),
    ("ko", "의회는 항구가 오래 닫혀 있다고 밝혔다.", "항구는 의회가 오래 닫혀 있다고 밝혔다."),
    ("en", "Former mayor Ada Berg closed the old harbour.", "Ada Berg closed the old harbour."),
    ("en", "The old harbour was closed in fog and is not safe.", "The old harbour was closed in fog."),
    ("en", "Berg, who met Lund, the mayor, left the harbour.", "Berg, the mayor, left the harbour."),
    ("en", "The ferry, which carried dogs, cats, and islanders, sank.", "The ferry, cats, and islanders, sank."),
    ("en", "The investor, who worked for Alfa, Beta and Gamma, left.", "The investor, Beta and Gamma, left."),
    ("en", "With Ada Berg, the mayor, a friend of Lund, left the harbour.", "With Ada Berg, a friend of Lund, left the harbour."),
    ("en", "Ask acting captain Ada Berg to leave the harbour.", "Ask acting Ada Berg to leave the harbour."),
    ("es", "Tras ver a Anna Berg, el alcalde, amigo de Lund, huyó.", "Tras ver a Anna Berg, amigo de Lund, huyó."),
    ("de", "Lund verlor gegen Anna Berg, die die Fähre besitzt.", "Lund verlor gegen Anna Berg."),
    ("ja", "集会は午後7時（東部標準時）に港で始まった。", "集会は午後7時に港で始まった。"),
    ("ru", "Порт закрыли не мельницы, а также паром.", "Порт закрыли не мельницы, а паром."),
    ("de", "Die Fischer, die flohen, sind im Hafen.", "Die Fischer sind im Hafen."),
    ("de", "Zudem sah Anna Berg den Rat im Hafen.", "Den Rat sah Anna Berg im Hafen."),
    ("fr", "Le ferry, pendant la tempête, a quitté le port.", "Le ferry a quitté le port."),
    ("es", "El ferri, cuando amanece, sale del puerto.", "El ferri sale del puerto."),
    ("ru", "Рыбаки, которые бежали, вернулись в порт.", "Рыбаки вернулись в порт."),
    ("ru", "Анна Берг обвинила Олафа Лунда в поджоге.", "Анну Берг обвинила Олаф Лунд в поджоге."),
    ("ko", "안나 베리는 의장을 항구에서 만났다.", "안나 베리를 의장은 항구에서 만났다."),
    ("ko", "제분소 12곳이 항구에서 불탔다.", "제분소 12척이 항구에서 불탔다."),
    ("ja", "島民は手紙を公開しませんでした。", "島民は手紙を公開した。"),
    ("zh", "岛民没有公开来信（副本）。", "岛民公开来信。"),
]


@pytest.mark.parametrize(("language", "evidence", "text"), _NOT_PROVED)
def test_what_changes_the_sense_is_not_proved(language: str, evidence: str, text: str) -> None:
    """Restrictive clauses, conditions, thoughts, other days, other roles and other counts."""
    assert _wording(language, evidence, text) is Wording.UNCHECKED


def _wording(language: str, evidence: str, text: str) -> Wording:
    checker = Checker([SourceText(text=evidence, language=language, published_at=_WEDNESDAY)], lexicon=_LEXICON)
    (verdict,) = checker.check(text, language=language)
    return verdict.wording


_DOC = Path(__file__).parents[2] / "docs" / "explanation" / "verification.md"


@pytest.mark.parametrize("language", sorted(TIER_ONE))
def test_every_word_that_may_go_is_listed_for_editors(language: str) -> None:
    """The page about verification and the data say the same."""
    rules = check_rules(language)
    words = [*rules.connectives, *rules.fillers, *rules.asides, *rules.relatives, *rules.appositions, *rules.participles]
    words += [*rules.coordinators, *rules.auxiliaries, *rules.complementizers, *rules.source_particles, *rules.day_joints]
    page = _DOC.read_text(encoding="utf-8")

    missing = [word for word in words if f"`{word.rstrip(',')}`" not in page]

    assert missing == []
