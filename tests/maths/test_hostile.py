r"""A number that could change unnoticed is never verified, however it is dressed.

Each formula is true, or looks it; beside it stand the numerals that must not come out verified.
"""

from __future__ import annotations

import pytest

from prosetest import tier
from tests.maths.conftest import Check, wrong

CODE = """
import numpy as np

NOTATION = {"σ": "sigmoid", "φ": "relu"}

z, n, big, third = 3.6, 7, 123456789012.0, 1 / 3
x, w, b = np.array([2.0, 3.0]), np.array([0.4, 0.6]), 1.0
p = [0.1, 0.2, 0.7]


def relu(t):
    return np.maximum(0, t)


def relu6(t):
    return np.minimum(relu(t), 6)


def sigmoid(t):
    return 1 / (1 + np.exp(-t))
"""
VERIFIED = {tier.COMPUTED, tier.ARITHMETIC, tier.SOURCE}

DRESSED = [
    # What TeX shows, hides, or does not print
    (r"z = 3.6 \text{ of } 9", ["9"]),
    (r"z = 3.6 % = 9.9", ["3.6 %", "9.9"]),
    (r"z = 3.6 \phantom{99}", ["99"]),
    (r"z = 3.6 \hspace{3em}", ["3"]),
    (r"z = 3.6 \tag{3}", ["3"]),
    (r"z = 3.6 \label{eq9}", ["9"]),
    (r"z = 3.6 \quad \text{(see 12)}", ["12"]),
    (r"\begin{array}{c|2} z = 3.6 \end{array}", ["2"]),
    (r"\begin{aligned} z &= 3.6 & (3) \end{aligned}", ["3"]),
    (r"\text{Layer } 3: z = 3.6", ["3"]),
    (r"\overset{2}{z} = 3.6", ["2"]),
    (r"z \stackrel{(3)}{=} 3.6", ["3"]),
    (r"\underbrace{3.6}_{9 \text{ digits}} = z", ["9"]),
    (r"z = \text{3.6}", ["3.6"]),
    # Names and indices
    (r"\mathrm{relu6}(7) = 6", ["7"]),
    (r"z_{\text{layer 3}} = 3.6", ["3"]),
    (r"x_{12} = 4", ["12", "4"]),
    (r"x^{(3)} = 2", ["3", "2"]),
    (r"f(2) = 5", ["2", "5"]),
    # Factors and powers that swallow a change
    (r"z + 0 \cdot 17 = 3.6", ["17"]),
    (r"z = 3.6 \cdot 1^{5}", ["5"]),
    (r"z \cdot 5^0 = 3.6", ["5"]),
    (r"\frac{0}{5} = 0", ["5"]),
    (r"0^{5} = 0", ["5"]),
    (r"\frac{z}{1} = 3.6 + 0 \cdot 8", ["8"]),
    (r"\sum_{i=1}^{2} 0 \cdot i = 0", ["1", "2"]),
    (r"\prod_{i=1}^{3} 1 = 1", ["3"]),
    (r"\varphi(t) = \max(0, t) + 0 \cdot 3", ["3"]),
    # Bounds, sets and signs
    (r"\max(z, 2) = 3.6", ["2"]),
    (r"\max(0, -9) = 0", ["-9"]),
    (r"|{-3}| = 3", ["-3"]),
    (r"(-3)^2 = 9", ["-3"]),
    (r"z < 100", ["100"]),
    (r"1 < z < 5", ["1", "5"]),
    (r"z \ne 9", ["9"]),
    (r"n \in [0, 10]", ["0", "10"]),
    (r"z \in \{3.6, 5, 7\}", ["5", "7"]),
    (r"\sigma(t) \in (-5, 5)", ["-5", "5"]),
    (r"z \to 5", ["5"]),
    # Cases that no point reaches
    (r"\varphi(t) = \begin{cases} t & t > 0 \\ 0 & t \le 0 \\ 7 & t = 99 \end{cases}", ["7", "99"]),
    # Digits beyond what can be told
    (r"z \approx 4 \approx 4.4", ["4.4"]),
    (r"\mathrm{big} = 123456789012.0", ["123456789012.0"]),
    (r"\mathrm{third} = 0.33333333333333331", ["0.33333333333333331"]),
    (r"\sigma(t) = \frac{1.00000000001}{1 + e^{-t}}", ["1.00000000001"]),
    (r"\sigma(t) = \frac{1}{1 + e^{-1.0000000001 t}}", ["-1.0000000001"]),
    (r"\sigma(t) + 0.0000000000001 = \sigma(t)", ["0.0000000000001"]),
    # What is left over, or leaves out
    (r"z = 3.6; 9", ["9"]),
    (r"z = 3.6 \pm 0.1", ["0.1"]),
    (r"z = 3.6 \text{ m}^2", ["2"]),
    (r"z = 3.600\ldots", ["3.600"]),
    (r"n \in \{1, \ldots, 9\}", ["9"]),
    (r"z := 3.6", ["3.6"]),
    (r"z \leftarrow 3.6", ["3.6"]),
]


@pytest.mark.parametrize(("text", "unverified"), DRESSED)
def test_what_could_change_unnoticed_is_not_verified(
    check: Check, text: str, unverified: list[str]
) -> None:
    """Each of these numerals is left unchecked, which is an error on the page."""
    report = check(f"Here ${text}$ stands.\n", CODE)
    left = [one.text for one in report.numerals if one.tier not in VERIFIED]
    missing = [text for text in unverified if text not in left]
    assert not missing, left
    assert report.findings


@pytest.mark.parametrize(
    "text",
    ["3 = 3", "3.6 = 3.6", "q = q + 0", r"\max(0, -9) = 0", r"(-3)^2 = 9", r"1/3 \approx 0.33"],
)
def test_literals_that_face_only_literals_are_of_no_code(check: Check, text: str) -> None:
    """They are arithmetic at best, which a course does not accept."""
    report = check(f"Here ${text}$ stands.\n", CODE)
    assert not report.count(tier.COMPUTED)


@pytest.mark.parametrize(
    "text",
    [
        r"\sigma(t) = \frac{1}{1 + e^{-t}}",
        "x_1 = 2",
        r"z = 360\%",
        r"\sigma''(0) = 0",
        r"x_{1}^{2} = 4",
        r"\lVert x \rVert_2^2 = 13",
        r"\sum_i p_i = 1",
        r"\mathrm{big} \approx 1.2 \times 10^{11}",
        r"\begin{aligned} z &= 3.6 \\ n &= 7 \\ &= 7 \end{aligned}",
    ],
)
def test_what_is_right_is_verified_whole(check: Check, text: str) -> None:
    """Strictness costs nothing here: every numeral is computed."""
    report = check(f"Here ${text}$ stands.\n", CODE)
    assert not wrong(report)
    assert report.count(tier.COMPUTED) == len(report.numerals)
