"""Month and weekday names by CLDR, for languages without data of our own."""

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError

from copydesk.text.languages.schema import LanguageData, MomentData, NumberData

_PATTERNS = (
    r"{day}\.? (?:de |di |d['’])?{month}\.?(?:,? (?:de |del )?{year})?",
    r"{month}\.? {day}(?:,? {year})?(?!\d)",
    r"{month}\.? (?:de |del )?{year}",
    r"{year}\. ?{month} {day}\.?",
    r"{day}\.{mon}\.{year}",
    r"{day}/{mon}/{year}",
    r"{weekday}",
)


def cldr_data(language: str) -> LanguageData:
    """Names of months and weekdays and the decimal sign; nothing but digits where CLDR does not know the language."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return LanguageData(tag=language)
    months = _names(locale.months, range(1, 13))
    weekdays = _names(locale.days, range(7))
    decimal = str(locale.number_symbols["latn"]["decimal"]) if "latn" in locale.number_symbols else "."
    numbers = NumberData(decimal=decimal if decimal in ".," else ".", spaced_groups=decimal == ",")
    return LanguageData(
        tag=language, numbers=numbers, moments=MomentData(months=months, weekdays=weekdays, patterns=_PATTERNS, year_cues=())
    )


def _names(names: object, keys: Iterable[int]) -> tuple[str, ...]:
    """Each name's long forms in running text and alone, separated by `|`."""
    if not hasattr(names, "__getitem__"):
        return ()
    forms = [(names["format"]["wide"], names["stand-alone"]["wide"])]
    return tuple("|".join(dict.fromkeys(str(table[key]).lower() for table in forms[0])) for key in keys)
