"""The lesson on a dosage against exact fractions: every table, the peak, and what a plot misses."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.testing import assert_allclose

from tests.lessons.example import example

NAMES = example("dosage")
DOSES = [Fraction(dose) for dose in ("0", "0.2", "0.4", "0.5", "0.6", "0.8", "1")]
STEPS = ("a1", "down", "a2", "up", "wedge", "z3", "y")


def steps(dose: Fraction) -> list[Fraction]:
    """Return the seven steps of one dose, with the published parameters."""
    bent = max(Fraction(0), Fraction("1.7") * dose - Fraction("0.85"))
    straight = max(Fraction(0), Fraction("12.6") * dose)
    down, up = Fraction("-40.8") * bent, Fraction("2.7") * straight
    return [bent, down, straight, up, down + up, down + up - 16, max(Fraction(0), down + up - 16)]


def test_each_step_of_each_dose() -> None:
    """The seven columns are those of exact arithmetic."""
    columns = zip(*map(steps, DOSES), strict=True)
    for name, column in zip(STEPS, columns, strict=True):
        assert_allclose(NAMES[name], [float(value) for value in column], atol=1e-13)


def test_the_peak_and_its_ends() -> None:
    """The answer is 1.01 at the kink, and nothing outside 16/34.02 and 18.68/35.34."""
    start, end = Fraction(16) / Fraction("34.02"), Fraction("18.68") / Fraction("35.34")
    assert_allclose([NAMES["start"], NAMES["end"]], [float(start), float(end)], rtol=1e-13)
    assert steps(start)[-2] == steps(end)[-2] == 0
    assert_allclose(NAMES["peak"], float(steps(Fraction(1, 2))[-1]), rtol=1e-12)
    assert_allclose(NAMES["peak"], 1.01, rtol=1e-12)


def test_the_published_points_step_over_the_peak() -> None:
    """Of a hundred points none is the kink, and the highest answer is 0.838."""
    published = max(steps(Fraction(k, 99))[-1] for k in range(100))
    assert_allclose(NAMES["highest"], float(published), rtol=1e-12)
    assert round(NAMES["highest"], 3) == 0.838


def test_softplus_in_its_plain_form() -> None:
    """With softplus the last sums are those of ln(1 + eᶻ), and no answer reaches 1.5 · 10⁻¹²."""
    x = NAMES["x"]
    first, second = np.log(1 + np.exp(1.7 * x - 0.85)), np.log(1 + np.exp(12.6 * x))
    assert_allclose(NAMES["smooth_z3"], -40.8 * first + 2.7 * second - 16, rtol=1e-12)
    assert np.exp(NAMES["smooth_z3"]).max() <= NAMES["smooth_highest"] < 1.5e-12
