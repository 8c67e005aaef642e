"""The words and codes of a disclosure: every label on every surface is made here, from one record."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from copydesk.model.edition import Disclosure, ReviewState
from copydesk.model.picture import DigitalSourceType, Picture
from copydesk.publish.strings import Strings, strings_in

IPTC_SCHEME: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""The vocabulary that digital source types come from. Source: https://cv.iptc.org/newscodes/digitalsourcetype/"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A disclosure in a page's language. `text` is the label itself, `detail` one or two sentences more.

    `ai_disclosure` is the value of the draft HTML attribute (W3C community group, May 2026): `ai-generated` where a person
    reviewed, `ai-autonomous` where nobody did. `source_type` is the full IPTC address, `term` its last part.
    """

    text: str
    detail: str
    ai_disclosure: str
    source_type: str
    reviewed: bool

    @property
    def term(self) -> str:
        """The source type without the vocabulary's address."""
        return self.source_type.removeprefix(IPTC_SCHEME)


def label_of(disclosure: Disclosure, *, strings: Strings) -> Label:
    """The label of an edition. There is no setting that leaves it out."""
    return _label(disclosure, strings.language)


@lru_cache(64)
def _label(disclosure: Disclosure, language: str) -> Label:
    strings = strings_in(language)
    who = "model" if disclosure.uses_model else "extractive"
    reviewed = disclosure.review is ReviewState.REVIEWED
    state = "unreviewed" if not reviewed else "reviewed" if disclosure.reviewer else "reviewed_unnamed"
    text = strings(f"label.{who}_{state}", reviewer=disclosure.reviewer)
    details = [strings(f"label.{who}_detail", writer=disclosure.writer)]
    if disclosure.translated:
        text = strings("label.translated", label=text)
        details.append(strings("label.translated_detail"))
    return Label(
        text=text,
        detail=" ".join(details),
        ai_disclosure="ai-generated" if reviewed else "ai-autonomous",
        source_type=disclosure.source_type.value,
        reviewed=reviewed,
    )


def picture_label(picture: Picture, *, strings: Strings) -> str:
    """What stands under a picture: that it was generated, how, and its kind."""
    made = "generated_by_model" if picture.source_type is DigitalSourceType.TRAINED else "generated"
    return f"{strings(f'picture.{made}')} ({strings(f'picture.{picture.kind.value}')})"


def schema_source_type(source_type: str) -> str:
    """The schema.org member for an IPTC digital source type.

    Source: https://schema.org/IPTCDigitalSourceEnumeration.
    """
    term = source_type.removeprefix(IPTC_SCHEME)
    return f"https://schema.org/{term[:1].upper()}{term[1:]}DigitalSource"
