"""What the product knows of each language."""

from collections.abc import Sequence

from msgspec import ValidationError

from copydesk.errors import InputError
from copydesk.text.languages import described_languages
from copydesk.text.languages.coverage import Coverage, coverage


def language_coverage(languages: Sequence[str]) -> tuple[Coverage, ...]:
    """What the data files of languages hold, of all that have one where none is named. Raises `InputError` for another."""
    known = described_languages()
    for language in languages:
        if language not in known:
            remedy = f"Known are {', '.join(sorted(known))}; docs/how-to/add-a-language.md says how to add one."
            raise InputError("has no data file", subject=language, remedy=remedy)
    try:
        return tuple(map(coverage, languages or sorted(known)))
    except ValidationError as error:
        remedy = "Mend that key; text/languages/schema.py and schema_speech.py name those that there are."
        raise InputError(str(error), subject="the data of a language", remedy=remedy) from error
