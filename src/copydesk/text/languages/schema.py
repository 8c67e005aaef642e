"""The shape of a language's data on figures: what `{tag}.toml` may hold. An unknown key stops the program.

Forms are lower-case. `{a,b}` in a form stands for either ending (`доллар{,а,ов}`), a closing `*` for any ending.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Forms = tuple[str, ...]


class SentenceData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a stop does not end a sentence.

    `abbreviations` are written without their last stop. `after_quote` begin words that go on with a sentence whose
    quotation ended in a stop (Korean 라고, Japanese と). `ordinals_with_stop`: 23. is a day, not an end; nor is
    it behind one of `before_ordinals`: der 34. Einsatz.
    """

    abbreviations: Forms = ()
    after_quote: Forms = ()
    ordinals_with_stop: bool = False
    before_ordinals: Forms = ()


class TokenData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What texts on one subject need not share, separated by spaces.

    `stop` are words (bigrams in unspaced scripts) that tell nothing about a subject. `endings` are those of nouns and adjectives
    by number and case, as far as they can be taken off without knowing the word: regular expressions, the longest first.
    `loose_marks` are letters whose mark print often leaves off, above all in capitals: with and without it a word is the same.
    """

    stop: str = ""
    endings: str = ""
    loose_marks: str = ""


class NumberData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How figures are printed.

    `script` decides the grammar of number words: `spaced`, `joined` (German compounds), `myriad` (ko, ja, zh).
    `either_groups`: both signs group three digits (Spain 1.500, Mexico 1,500).

    `negative` stands before a figure below zero; `short_tails`: 两千四百五 is 2450.
    `words` and `scales` map a value to its forms, `ordinals` and `fractions` (denominators) too; `weak` words count only
    before a unit or a scale. `native` (Korean) counts only before a counter. `wholes` maps "2 day" to words that hold both.
    `formal` are numerals of cheques, which are other characters inside words (大陆). `places` map "1 end" to words for a place
    counted from the end, "1 current" from the present one, "1" to words for a place that are seldom meant as a figure.
    `infixes` stand between figure and scale sign (十几万). `percent_fractions` are denominators that make percentages (百分之三);
    `fraction_adders` stand between a whole and a fraction (三と五分の一). `unit_before` maps celsius, fahrenheit, hour
    and second to what stands before a figure in degrees (섭씨) or of a speed (時速), `half_after` adds half of the
    unit that it follows (3年半).
    `not_scales` begin with a scale sign and are other words; `after_scales` may follow one that stands after a space.
    `articles` before a word that is an ordinal and a fraction make a fraction of it where one of `of` follows (a third of them).
    `ordinal_endings` and `fraction_endings` close joined number words (zwanzigste, zwanzigstel). `decimal_words` are the decimal
    sign as a word, `added` adds a part of one ("and a half"), `multiples` multiply a figure (ダース).
    `vague` maps the least order of magnitude ("100") to words such as "hundreds", "~20" to those
    for some twenty. `not_numbers` look like numerals, but before one of
    `numbers_before` (十分钟) they are some.

    `symbols` are currency signs and codes, `money` currency words, `units` measures, `counters` what is counted: canonical
    name to forms; of these `things` need no other word (두 나라), and a word with one of `verb_ends` is none that is counted.
    `about`, `at_least`, `at_most` stand before a figure, their `_after` after it (not where one of `than` follows:
    "5 or more than 4"); `exactly` stands before one that is just that, `exactly_after` after it,
    `above_after` after one that is a little more. Behind one of `grades` a bound is part of a grade (震度5弱). `about_inside`
    count only where a unit may follow, and `bound_stops` are words
    that only begin like one of those behind (10人強盗).
    Where a figure rises or falls from one value to another, `shift_openers` stand before the first and `shift_joints` between
    them: the first has the unit of the second. `unit_stops` are words that only begin with a unit (从5升至7).
    `range_openers` stand before the first end of a range whose ends `range_middles` join, `range_closers` after the last
    (5와 6 사이); `bound_joiners` stand between two bounds (more than 5 but less than 6).
    `part_of` stands between a fraction and the scale or unit that it is of (a quarter of an hour, un quart de million).
    `ratio_joiners` make a share of any two figures (out of), after a noun where `ratio_nouns` (un Français sur trois);
    `share_joiners` only of what people speak of as shares (one in three, 3명 중 1명).
    `power_joiners` stand between a base and its exponent, `power_closers` after it (2の10乗).
    `changes` before the first figure make two of what looks like a range (from 5 to 6), except behind one of `range_cues`
    (ranges from 5 to 6). `cent_joiners` stand between an amount and the digits of its cents (25 euros con 50).
    `range_particles` join two ends of which the second alone has a unit, unless one of `changed_to` follows it (5から10人).
    `not_at_least_after` and `not_at_most_after` are bounds denied (100人を超えない), which are the other bound,
    as is one of `at_least` where one of `not_at_least` stands before it (did not exceed 100).
    `decimal_dots`: a middle dot is the decimal sign before a unit of measure (1・5倍).
    `clocks` are patterns with `{h} {m} {am} {pm}`; `particles` may follow a Korean counter.
    `half_past` ends a clock time that is half an hour later. `models` stand before a figure that is part of a name (channel 4);
    "france|24" stands so before that figure alone.
    """

    script: Literal["spaced", "joined", "myriad"] = "spaced"
    decimal: str = "."
    spaced_groups: bool = False
    either_groups: bool = False
    negative: Forms = ()
    short_tails: bool = False
    words: Mapping[str, Forms] = {}
    scales: Mapping[str, Forms] = {}
    short_scales: Mapping[str, Forms] = {}
    native: Mapping[str, Forms] = {}
    wholes: Mapping[str, Forms] = {}
    weak: Forms = ()
    joiners: Forms = ()
    articles: Forms = ()
    of: Forms = ()
    decimal_words: Forms = ()
    added: Mapping[str, Forms] = {}
    multiples: Mapping[str, Forms] = {}
    ordinals: Mapping[str, Forms] = {}
    ordinal_endings: Forms = ()
    fraction_endings: Forms = ()
    ordinal_before: Forms = ()
    ordinal_after: Forms = ()
    ordinal_articles: Forms = ()
    fractions: Mapping[str, Forms] = {}
    fraction_joiners: Forms = ()
    vague: Mapping[str, Forms] = {}
    vague_prefixes: str = ""
    infixes: Forms = ()
    formal: str = ""
    places: Mapping[str, Forms] = {}
    percent_fractions: Forms = ()
    fraction_adders: Forms = ()
    unit_before: Mapping[str, Forms] = {}
    half_after: Forms = ()
    not_scales: Forms = ()
    after_scales: Forms = ()
    about: Forms = ()
    about_after: Forms = ()
    above_after: Forms = ()
    about_inside: Forms = ()
    grades: Forms = ()
    bound_stops: Forms = ()
    shift_openers: Forms = ()
    shift_joints: Forms = ()
    unit_stops: Forms = ()
    at_least: Forms = ()
    at_least_after: Forms = ()
    at_most: Forms = ()
    at_most_after: Forms = ()
    not_at_least: Forms = ()
    not_at_least_after: Forms = ()
    not_at_most_after: Forms = ()
    exactly: Forms = ()
    exactly_after: Forms = ()
    than: Forms = ()
    range_joiners: Forms = ()
    range_openers: Forms = ()
    range_middles: Forms = ()
    range_closers: Forms = ()
    bound_joiners: Forms = ()
    part_of: Forms = ()
    ratio_joiners: Forms = ()
    ratio_nouns: bool = False
    share_joiners: Forms = ()
    power_joiners: Forms = ()
    power_closers: Forms = ()
    changes: Forms = ()
    range_cues: Forms = ()
    range_particles: Forms = ()
    changed_to: Forms = ()
    decimal_dots: bool = False
    cent_joiners: Forms = ()
    score_joiners: Forms = ()
    score_cues: Forms = ()
    percent: Forms = ()
    points: Forms = ()
    tenths: Forms = ()
    symbols: Mapping[str, Forms] = {}
    money: Mapping[str, Forms] = {}
    units: Mapping[str, Forms] = {}
    counters: Mapping[str, Forms] = {}
    things: Forms = ()
    verb_ends: Forms = ()
    articles_of_law: Forms = ()
    articles_of_law_after: Forms = ()
    number_signs: Forms = ()
    models: Forms = ()
    clocks: Forms = ()
    half_past: Forms = ()
    am: Forms = ()
    pm: Forms = ()
    not_numbers: Forms = ()
    numbers_before: Forms = ()
    particles: Forms = ()


class LengthData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How lengths of time are told beside their figures ("three weeks", which are numbers).

    `past` and `coming` stand before a length that is counted from the day of publication ("the past three weeks"), behind it
    where a form begins with `…`, or between figure and unit ("les trois dernières semaines"); `of` behind it makes it a
    part of something else ("the last three days of the trial"). `and_half` stands behind a length: "an hour and a half".
    `vague` stands before a unit of `numbers.units` in place of a figure ("several weeks"); `named` maps a length as ISO 8601 has
    it to words that have no figure (`P6M`: полгода, `PXD`: 며칠). `one` before a unit is one of it where one of `one_after`
    stands before that ("for a week"). Where a language prints the day first, `links` are what may stand between it and the length
    that is counted from it, and `after` and `before` stand behind that (부활절 3주 후). `ages` close a figure that is an age.
    """

    past: Forms = ()
    coming: Forms = ()
    of: Forms = ()
    and_half: Forms = ()
    vague: Forms = ()
    named: Mapping[str, Forms] = {}
    one: Forms = ()
    one_after: Forms = ()
    links: Forms = ()
    after: Forms = ()
    before: Forms = ()
    ages: Forms = ()


class MomentData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How dates are printed.

    `patterns` are regular expressions over lower-cased text, the first that fits wins. A pattern begins with letters, a
    field or a group of these, so that it is tried only where one of its first words stands. Fields: `{year} {short_year}
    {year_to} {month} {mon} {day} {day_to} {weekday} {decade} {century} {roman} {quarter} {half} {season} {day_word} {part}
    {holiday} {count} {span} {ago} {hence} {relative} {same} {year_word} {month_word} {week_word} {century_word} {calendar}
    {era} {era_year} {before} {after} {hour} {minute} {month_to} {mon_to} {same_year} {same_month}
    {spoken_year} {fiscal_word}`; `{title_weekday}` is an
    English weekday in a title, `{this}` stands for the present year beside a month, `{week}` alone makes the week of a date,
    `{nth} {week}` for the number and the word of a week, `{week_number}` is in figures,
    `{year_two}` a year of two digits, and `{year_n} {mon_n} {day_n} {decade_n} {century_n}` may be digits or 〇一二.
    `months` and `weekdays` have `|` between forms of one name.

    `relative` maps a unit and a distance (`day-1`, `week+1`, `month+0`, `quarter-1`, `year+1`) to forms, with a part of the
    day where they name it (`day-1@NI`); `year_words`, `month_words`, `week_words` and `century_words` map a distance to the
    forms that stand beside a smaller unit. `spans` maps day, week, month, year, decade to forms, `ago` and `hence` say in
    which direction they are counted. `same` maps the distance from a day that the text named before ("that day", 이날),
    `spoken_years` maps 1900 to the words that begin its years ("nineteen", mil novecientos); number words follow.
    `same_years` and `same_months` map the distance from the year or month of the date named before ("that year", 이듬해, 同月).
    `parts` maps MO, MI, AF, EV, NI to forms; `part_after` is what may follow a day. `day_words`, `quarters`, `halves`,
    `decades` and `centuries` map figures to words, `seasons` SP, SU, FA, WI; `holidays` and `lunar_holidays` map `12-25` to
    names, `feasts` a rule of `movable_day` (`easter+39`, `11-4-4`); `nths` maps 1 to 5 and -1 (the last) to words;
    `calendars` maps fiscal and lunar to forms; `fiscal_words` distances to words for a fiscal year (来年度), which begins in
    month `fiscal_start`.
    `ambiguous` are month or weekday words that count only with a capital, and where alone only after one of `cues`;
    "This Friday" is the coming one, but where the language says so of a past one too it may lie `this_back` days back.
    `inside_only` of them count alone with a capital inside a sentence too.
    `coming` are words beside a season or month that send it ahead ("will be held in the autumn").
    `bounds` maps a `Moment.bound` to what stands right before a date, or behind it where a form begins with `…`; `to` counts
    between two dates only. `bound_stops` are words that only begin with one of those behind (9日前往); where a word goes on with
    Hangul behind a bound, that must be one of `bound_ends`.
    `year_cues` stand before a bare year, `year_stops` before a figure that is none; `bare_years`: figures are printed with
    groups (2,017 people), so 2017 is a year anyway.
    """

    boundary: Literal["word", "digit"] = "word"
    months: Forms = ()
    weekdays: Forms = ()
    ambiguous: Forms = ()
    inside_only: Forms = ()
    cues: Forms = ()
    year_cues: Forms = ()
    year_stops: Forms = ()
    bare_years: bool = False
    relative: Mapping[str, Forms] = {}
    same: Mapping[str, Forms] = {}
    same_years: Mapping[str, Forms] = {}
    same_months: Mapping[str, Forms] = {}
    spoken_years: Mapping[str, Forms] = {}
    year_words: Mapping[str, Forms] = {}
    month_words: Mapping[str, Forms] = {}
    week_words: Mapping[str, Forms] = {}
    century_words: Mapping[str, Forms] = {}
    spans: Mapping[str, Forms] = {}
    counts: Mapping[str, Forms] = {}
    ago: Forms = ()
    hence: Forms = ()
    eras: Mapping[str, str] = {}
    before: Forms = ()
    after: Forms = ()
    day_words: Mapping[str, Forms] = {}
    parts: Mapping[str, Forms] = {}
    part_after: str = ""
    quarters: Mapping[str, Forms] = {}
    halves: Mapping[str, Forms] = {}
    seasons: Mapping[str, Forms] = {}
    decades: Mapping[str, Forms] = {}
    centuries: Mapping[str, Forms] = {}
    holidays: Mapping[str, Forms] = {}
    lunar_holidays: Mapping[str, Forms] = {}
    feasts: Mapping[str, Forms] = {}
    nths: Mapping[str, Forms] = {}
    weeks: Forms = ()
    this: Forms = ()
    this_back: int = 0
    calendars: Mapping[str, Forms] = {}
    fiscal_words: Mapping[str, Forms] = {}
    fiscal_start: int = 1
    coming: Forms = ()
    bounds: Mapping[str, Forms] = {}
    bound_stops: Forms = ()
    bound_ends: Forms = ()
    lengths: LengthData = LengthData()
    patterns: Forms = ()


class ImpliedData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that hold a figure: `words` maps a value and unit ("2 times", "2 person", "2 ordinal", "19 covid19") to forms.

    `heads` map a value to the first part of a compound and `tails` a unit to its second (dreimal, двухчасовой); a bare tail is
    the unit "". `by_word`: they begin where a word begins.
    """

    by_word: bool = True
    words: Mapping[str, Forms] = {}
    heads: Mapping[str, Forms] = {}
    tails: Mapping[str, Forms] = {}


class LanguageData(Struct, frozen=True, kw_only=True):
    """What is known of one language's sentences and figures."""

    tag: str
    sentences: SentenceData = SentenceData()
    tokens: TokenData = TokenData()
    numbers: NumberData = NumberData()
    moments: MomentData = MomentData()
    implied: ImpliedData = ImpliedData()
