"""The scorer is a plain threshold and a small model, half each."""

from copydesk.group.scorer import FEATURES, Curve, Model, scorer_of, shipped_numbers

ROW = [0.3, 0.3, 3.0, 3.0, 1.0, 0.5, 0.6, 0.5, 0.1, 0.2, 0.0]


def test_without_a_model_the_threshold_decides() -> None:
    """Even exactly at the threshold, surer above it."""
    scorer = scorer_of(None, plain=0.2)

    at, above = scorer.log_odds([[0.2, *ROW[1:]], ROW])

    assert (at, above > 0) == (0.0, True)


def test_model_and_threshold_have_half_a_say_each() -> None:
    """A curve that gives 2 where the cosine is above .25, and a threshold that gives 2 for a cosine of .3."""
    curve = Model(curves=(Curve(feature="cosine", steps=(0.25,), values=(0, 2048)),))

    (odds,) = scorer_of(curve, plain=0.2).log_odds([ROW])

    assert round(odds, 6) == 2.0


def test_the_shipped_numbers_name_their_script_and_fit_the_measures() -> None:
    """Both models have one curve for each measure."""
    numbers = shipped_numbers()

    named = [tuple(curve.feature for curve in model.curves) for model in (numbers.join, numbers.merge)]

    assert numbers.made_by == "python -m benchmarks.group.train"
    assert named == [FEATURES, FEATURES]


def test_more_in_common_is_never_less_sure() -> None:
    """The measures that rise with what is shared never lower the odds."""
    scorer = scorer_of(shipped_numbers().join, plain=0.2)
    for name in ("cosine", "closeness_over_cohesion", "covered", "rarest_shared", "three_rarest_shared", "margin"):
        place = FEATURES.index(name)
        rows = [[*ROW[:place], step / 20, *ROW[place + 1 :]] for step in range(21)]

        odds = scorer.log_odds(rows)

        assert odds == sorted(odds), name
