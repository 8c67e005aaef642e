"""The gate keeps what a source's rights allow of its words."""

from dataclasses import replace

import pytest
from tests.check.building import Teller, dossier, material, name, told
from tests.check.gating import DETAIL, LEAD, SIDE, body_of, drafted, fire, let_out, written

from copydesk.model.draft import FactLine, Treatment
from copydesk.model.source import Rights


def test_an_excerpt_source_never_gives_a_third_sentence() -> None:
    """The gate counts, whatever the writer did."""
    quoted = [
        written(text, f"r-harbour-post.{place}", treatment=Treatment.QUOTED)
        for place, text in enumerate((LEAD.text, DETAIL, SIDE), start=1)
    ]
    headline = written("Ferry runs aground", "r-harbour-post.0", treatment=Treatment.QUOTED)

    cleared = let_out(drafted(*quoted, headline=headline), story=fire(rights=Rights.EXCERPT))

    assert body_of(cleared) == [LEAD.text, DETAIL]


def test_unquoted_words_of_an_excerpt_source_are_put_between_marks() -> None:
    """As the story's own they may not stand; quoted and credited they may."""
    headline = written("Ferry runs aground", "r-harbour-post.0", treatment=Treatment.QUOTED)

    cleared = let_out(drafted(written(DETAIL, "r-harbour-post.2"), headline=headline), story=fire(rights=Rights.EXCERPT))

    assert cleared.draft.paragraphs[0].sentences[0].treatment is Treatment.QUOTED


@pytest.mark.parametrize("rights", [Rights.FACTS_ONLY, Rights.LINK_ONLY, Rights.SKIP])
def test_words_of_a_source_without_word_rights_never_stand(rights: Rights) -> None:
    """Not as headline, not as sentence."""
    other = material([DETAIL], headline="Pier closed", teller=Teller(source_id="coast-wire", rights=rights, origin=1))
    draft = drafted(
        written(SIDE, "r-harbour-post.3"),
        written(DETAIL, "r-coast-wire.1"),
        headline=written("Pier closed", "r-coast-wire.0"),
    )
    story = dossier(material([LEAD, "The crews worked all night long.", SIDE]), other)

    cleared = let_out(draft, story=story)

    assert {citation.split(".")[0] for sentence in cleared.draft.sentences for citation in sentence.citations} == {
        "r-harbour-post"
    }


def test_a_fact_line_says_only_what_its_report_says() -> None:
    """An invented figure, another headline or facts of a link-only source drop the line."""
    russian = material(
        [told("Мацегора умер.", name("Мацегора", "person-matsegora"))],
        headline="Посол умер",
        teller=Teller(source_id="volna", language="ru", origin=1, rights=Rights.FACTS_ONLY),
    )
    good = FactLine(
        report_id="r-volna", source_id="volna", language="ru", headline="Посол умер", published_at=None, who=("person-matsegora",)
    )
    lines = (good, replace(good, figures=("99 %",)), replace(good, headline="Посол жив"), replace(good, report_id="r-nowhere"))

    cleared = let_out(drafted(lines=lines), story=fire(russian))

    assert cleared.draft.fact_lines == (good,)
    assert len(cleared.repairs) == 3


def test_an_original_headline_stands_over_fact_lines() -> None:
    """No report in the edition's language: the headline stays in its own."""
    line = FactLine(
        report_id="r-harbour-post", source_id="harbour-post", language="en", headline="Ferry runs aground", published_at=None
    )

    cleared = let_out(drafted(lines=(line,), language="ko"), story=replace(fire(), language="ko"))

    assert (cleared.draft.language, cleared.draft.headline.language) == ("ko", "en")
