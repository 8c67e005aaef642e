"""The language of a text is told without download."""

import subprocess
import sys

import pytest

from copydesk.text.language import detect_language

_SAMPLES = {
    "ko": "항만부는 겨울 동안 닫았던 북쪽 부두를 다시 열기로 했다고 밝혔다.",
    "en": "The harbour office said on Friday that the northern pier would open again after the winter.",
    "ja": "港湾局は冬の間閉鎖していた北桟橋を再び開くと発表した。",
    "zh": "港务局表示，冬季关闭的北码头将重新开放。",
    "ru": "Портовое управление сообщило, что северный причал снова откроется после зимы.",
    "de": "Das Hafenamt teilte mit, dass der nördliche Pier nach dem Winter wieder geöffnet wird.",
    "fr": "Le bureau du port a annoncé que la jetée nord rouvrirait après l'hiver.",
    "es": "La oficina del puerto anunció que el muelle norte volverá a abrir después del invierno.",
    "uk": "Портове управління повідомило, що північний причал знову відкриється після зими.",
}


@pytest.mark.parametrize(("language", "text"), _SAMPLES.items())
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    """One sentence without hint is enough in every tier-one language, and in one beside them."""
    assert detect_language(text) == language


@pytest.mark.parametrize(("language", "text"), [(tag, text) for tag, text in _SAMPLES.items() if tag in {"ko", "ja", "ru"}])
def test_a_wrong_hint_does_not_stand_against_the_script(language: str, text: str) -> None:
    """A page that calls Korean text English is not believed."""
    assert detect_language(text, hint="en-GB") == language


def test_a_hint_decides_a_headline_of_han_letters_only() -> None:
    """東京で would tell, 東京大学合格者発表 alone does not: the page's word counts."""
    headline = "東京大学合格者発表"

    assert detect_language(headline, hint="ja-JP") == "ja"
    assert detect_language(headline) == "zh"


def test_korean_with_latin_names_is_korean() -> None:
    """Names in Latin letters do not outweigh the Hangul around them."""
    assert detect_language("KCNA와 TASS는 9일 New Harbour Agreement 서명을 보도했다.") == "ko"


def test_a_text_without_letters_is_undetermined() -> None:
    """Figures alone tell nothing, and the hint is all there is."""
    assert detect_language("1 234 567") == "und"
    assert detect_language("1 234 567", hint="fr-CA") == "fr"
    assert detect_language("") == "und"


def test_telling_a_language_brings_no_client_for_downloads() -> None:
    """The model lies in the package: nothing that could fetch another is imported."""
    code = (
        "import sys; from copydesk.text.language import detect_language; "
        "print(detect_language('The harbour office said that the northern pier would open again.')); "
        "print(sorted({'requests', 'urllib3', 'robust_downloader'} & set(sys.modules)))"
    )

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code

    assert result.stdout.split() == ["en", "[]"]


def test_a_text_of_capitals_tells_its_language() -> None:
    """Shouting is no Japanese."""
    assert detect_language(_SAMPLES["de"].upper()) == "de"
    assert detect_language(_SAMPLES["es"].upper()) == "es"
