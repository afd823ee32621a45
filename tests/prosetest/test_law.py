"""A law holds where its sides agree everywhere, fails where they differ, else it is undecided."""

from __future__ import annotations

import pytest

from prosetest.comparison import Verdict
from prosetest.equation import judge_formula
from prosetest.formula import parse
from tests.prosetest.conftest import Code

CODE = """
import numpy as np
NOTATION = {
    "σ": "sigmoid", "φ": "relu", "W^{[l]}": "weights[l - 1]", "a^{[l]}": "outputs[l]",
    "z^{[l]}": "sums[l - 1]", "δ^{[l]}": "errors[l - 1]", "p": "∈ (0, 1)", "v": "∈ ℝ^3",
    "w :=": "new_w", "η": "rate",
}
def sigmoid(t):
    return np.exp(np.minimum(t, 0.0)) / (1.0 + np.exp(-np.abs(t)))
def relu(t):
    return np.maximum(0.0, t)
def step(t):
    return np.heaviside(t, 1.0)
def softmax(t):
    e = np.exp(np.asarray(t) - np.max(t))
    return e / e.sum()
def bce(q, t):
    if not 0 < q < 1:
        raise ValueError("q is no probability")
    return -t * np.log(q) - (1 - t) * np.log1p(-q)
def entropy(q):
    return -q * np.log(q)
x = np.array([0.5, -1.0, 2.0])
random = np.random.default_rng(0)
weights = [random.normal(size=shape) for shape in ((4, 3), (2, 4), (2, 2))]
outputs, sums = [x], []
for W in weights:
    sums.append(W @ outputs[-1])
    outputs.append(relu(sums[-1]))
errors = [None, None, np.array([0.3, -0.2])]
for n in (1, 0):
    errors[n] = (weights[n + 1].T @ errors[n + 1]) * (sums[n] > 0)
w, rate, g = np.array([1.0, 2.0]), 0.1, np.array([0.5, -0.5])
new_w = w - rate * g
probabilities = softmax(x)
"""

RIGHT = [
    r"\sigma'(t) = \sigma(t)(1 - \sigma(t))",
    r"\tanh'(t) = 1 - \tanh^2(t)",
    r"\mathrm{step}(t) = \begin{cases} 1 & t \ge 0 \\ 0 & \text{otherwise} \end{cases}",
    r"\varphi'(t) = \begin{cases} 1 & t > 0 \\ 0 & t < 0 \end{cases}",
    r"\sigma(t) \in (0, 1)",
    r"\varphi(t) \in [0, \infty)",
    r"\sigma'(t) \le 0.25",
    r"0 < \sigma(t) < 1",
    r"z^{[l]} = W^{[l]} a^{[l-1]}",
    r"a^{[l]} = \varphi(z^{[l]})",
    r"\delta^{[l]} = (W^{[l+1]\top} \delta^{[l+1]}) \odot \varphi'(z^{[l]})",
    r"\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}",
    r"\mathrm{softmax}(v + p) = \mathrm{softmax}(v)",
    r"w := w - \eta g",
    r"\mathrm{bce}(q, t) = -t \ln q - (1 - t) \ln(1 - q)",
    r"\mathrm{entropy}(p) = p \ln \frac{1}{p}",
    r"\frac{d}{dt} \sigma(t) = \sigma(t) \sigma(-t)",
    r"\varphi(x) = \max(0, x)",
]
WRONG = [
    r"\sigma'(t) = \sigma(t)(1 + \sigma(t))",
    r"\tanh'(t) = 1 - \sigma(t)^2",
    r"\mathrm{step}(t) = \begin{cases} 0 & t \ge 0 \\ 1 & \text{otherwise} \end{cases}",
    r"\mathrm{step}(t) = \begin{cases} 1 & t \ge 1 \\ 0 & t < 0 \end{cases}",
    r"\varphi'(t) = \begin{cases} 1 & t > 0 \\ 1 & t < 0 \end{cases}",
    r"\sigma(t) \in (0, 0.5)",
    r"\varphi(t) \in (0, \infty)",
    r"\sigma'(t) \le 0.24",
    r"z^{[l]} = W^{[l]} a^{[l]}",
    r"z^{[l]} = W^{[l]\top} a^{[l-1]}",
    r"a^{[l]} = z^{[l]}",
    r"\delta^{[l]} = (W^{[l]\top} \delta^{[l+1]}) \odot \varphi'(z^{[l]})",
    r"\delta^{[l]} = W^{[l+1]\top} \delta^{[l+1]}",
    r"\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j x_j}",
    r"\mathrm{softmax}(2 v) = \mathrm{softmax}(v)",
    r"w := w + \eta g",
    r"\mathrm{bce}(q, t) = -t \ln q + (1 - t) \ln(1 - q)",
    r"\frac{d}{dt} \sigma(t) = \sigma(t)",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_law_holds_to_its_last_digit(code: Code, text: str) -> None:
    """And every literal and index in it is verified: none could change unnoticed."""
    (statement,) = parse(text)
    judgement = judge_formula(statement, text, code(CODE))
    assert judgement.verdict is Verdict.HOLDS, judgement.unproven
    assert not judgement.loose


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_law_fails(code: Code, text: str) -> None:
    """With the point where its sides differ."""
    (statement,) = parse(text)
    judgement = judge_formula(statement, text, code(CODE))
    assert judgement.verdict is Verdict.FAILS, judgement.unproven
    assert judgement.faults
    assert not judgement.proofs


@pytest.mark.parametrize(
    ("text", "loose"),
    [(r"\sigma(t) \in (0, 2)", ["2"]), (r"\sigma(t) \in (-1, 1)", ["-1"]),
     (r"\sigma(t) < 3", ["3"]), (r"\varphi(t) \ge -2", ["-2"])],
)  # fmt: skip
def test_a_bound_that_is_not_reached_is_loose(code: Code, text: str, loose: list[str]) -> None:
    """It is true, but another bound would be as true."""
    (statement,) = parse(text)
    judgement = judge_formula(statement, text, code(CODE))
    assert judgement.verdict is Verdict.HOLDS
    assert [literal.numeral.text for literal in judgement.loose] == loose


@pytest.mark.parametrize(
    "text",
    [r"\mathrm{entropy}(q) = q \ln \frac{1}{q}", r"(2 - q)(3 - q) - 2 = (4 - q)(1 - q) + q",
     r"a^{[l+7]} = \varphi(z^{[l+7]})", r"q^\top = q^{-1}", r"\frac{dq}{dr} = q r"],
)  # fmt: skip
def test_what_is_defined_on_one_side_alone_is_undecided(code: Code, text: str) -> None:
    """So is what is about nothing in the code, or about layers that do not exist."""
    (statement,) = parse(text)
    judgement = judge_formula(statement, text, code(CODE))
    assert judgement.verdict is Verdict.CANNOT_TELL
    assert judgement.unproven


def test_an_index_of_a_layer_is_a_digit_too(code: Code) -> None:
    """W^{[1]} is computed where W^{[2]} in its place would be noticed."""
    text = r"z^{[1]} = W^{[1]} a^{[0]}"
    (statement,) = parse(text)
    proofs = judge_formula(statement, text, code(CODE)).proofs
    assert [(text[p.start : p.end], p.tier) for p in proofs] == [
        ("z^{[1]}", "computed"), ("W^{[1]}", "computed"), ("a^{[0]}", "computed"),
    ]  # fmt: skip
