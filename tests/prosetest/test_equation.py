"""An equation checks itself: each literal whose change would be noticed is proven, no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.comparison import Verdict
from prosetest.definition import defined
from prosetest.equation import judge_formula
from prosetest.formula import parse
from prosetest.judgement import Judgement
from prosetest.namespace import Namespace
from prosetest.tree import literals

CODE = """
import math
NOTATION = {"σ": "sigmoid", "φ": "relu"}
w, x, b = [0.4, 0.6], [2.0, 3.0], 1.0
z = w[0] * x[0] + w[1] * x[1] + b
count = 784 * 128 + 128
half = 0.125
def relu(t):
    return max(0.0, t)
def leaky(t):
    return t if t > 0 else 0.01 * t
def sigmoid(t):
    return 1 / (1 + math.exp(-t)) if t >= 0 else math.exp(t) / (1 + math.exp(t))
def softplus(t):
    return max(t, 0.0) + math.log1p(math.exp(-abs(t)))
def gelu(t):
    return 0.5 * t * (1 + math.tanh(math.sqrt(2 / math.pi) * (t + 0.044715 * t ** 3)))
"""

Code = Callable[..., Namespace]
HOLDS, FAILS, CANNOT_TELL = Verdict.HOLDS, Verdict.FAILS, Verdict.CANNOT_TELL


def judge(text: str, namespace: Namespace) -> Judgement:
    (statement,) = parse(text)
    return judge_formula(statement, text, namespace)


def shown(text: str, judgement: Judgement, tier: str) -> list[str]:
    return [text[p.start : p.end] for p in judgement.proofs if p.tier == tier]


@pytest.mark.parametrize(
    ("text", "proven"),
    [
        ("z = 3.6", ["3.6"]),
        (r"z = 0.4 \times 2 + 0.6 \times 3 + 1 = 3.6", ["0.4", "2", "0.6", "3", "1", "3.6"]),
        ("x = [2, 3]", ["2", "3"]),
        (r"x = \begin{bmatrix} 2 \\ 3 \end{bmatrix}", ["2", "3"]),
        (r"w^\top x + b = 2.6 + 1 = 3.6", ["2.6", "1", "3.6"]),
        (r"\sigma(z) \approx 0.973", ["0.973"]),
        (r"\mathrm{count} = 100\,480", [r"100\,480"]),
        (r"\mathrm{half} \approx 0.125", ["0.125"]),
    ],
)
def test_a_true_equation_of_the_code_is_computed(code: Code, text: str, proven: list[str]) -> None:
    """Every literal is proven, and every change of one of its digits fails."""
    judgement = judge(text, code(CODE))
    assert judgement.verdict is HOLDS
    assert shown(text, judgement, "computed") == proven
    assert not judgement.loose
    for proof in judgement.proofs:
        last = proof.end - 1
        for digit in "0123456789":
            mutant = text[:last] + digit + text[proof.end :]
            if digit != text[last]:
                assert judge(mutant, code(CODE)).verdict is FAILS, mutant


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        (r"\max(0, -0.51) = 0", ["-0.51"]),
        (r"\max(0, -1.4) = 0 \times b", ["-1.4"]),
        ("|-2| = 2", ["-2"]),
        ("z < 4", ["4"]),
        (r"0 \le z", ["0"]),
        (r"z \ne 4", ["4"]),
        (r"0.973 \approx 0.97", ["0.973"]),
        (r"0 \times 5 = 0", ["5"]),
        (r"1^7 = 1", ["7"]),
    ],
)
def test_a_literal_that_could_change_unnoticed_is_loose(
    code: Code, text: str, loose: list[str]
) -> None:
    """However true its equation is, such a literal is not verified."""
    judgement = judge(text, code(CODE))
    assert judgement.verdict is HOLDS
    found = [literal.numeral.text for literal in judgement.loose]
    assert set(loose) <= set(found)
    proven = {proof.start for proof in judgement.proofs}
    assert not proven & {literal.start for literal in judgement.loose}


def test_an_absolute_value_without_a_sign_is_noticed(code: Code) -> None:
    """|2| = 2 fails when either 2 changes; |−2| = 2 holds for 2 as well."""
    assert judge("|2| = 2", code(CODE)).loose == ()
    assert [p.tier for p in judge("|2| = 2", code(CODE)).proofs] == ["arithmetic", "arithmetic"]


@pytest.mark.parametrize(
    "text",
    ["z = 3.4", r"0.4 \times 2 + 0.6 \times 3 + 1 = 3.4", "x = [3, 2]", "1 + 1 = 3", "z > 4",
     r"x_1 \ne 2", r"\sigma(z) \approx 0.968", r"w^\top x = 3.6", "1 = 2 = 2",
     r"784 \cdot 128 + 128 = 100\,481", r"\sigma(z) = 0.973"],
)  # fmt: skip
def test_a_false_equation_fails(code: Code, text: str) -> None:
    """And it proves nothing."""
    judgement = judge(text, code(CODE))
    assert judgement.verdict is FAILS
    assert judgement.faults
    assert not judgement.proofs


def test_rounding_after_an_equals_sign_is_named(code: Code) -> None:
    """``=`` wants equality of value, ``≈`` correct rounding; the finding says which to write."""
    (fault,) = judge(r"\sigma(z) = 0.973", code(CODE)).faults
    assert fault.mend == "write ≈ (\\approx) for a rounded value"
    assert judge(r"\sigma(z) \approx 0.974", code(CODE)).verdict is FAILS
    assert judge(r"0.12 \approx 0.124999", code(CODE)).verdict is HOLDS
    assert judge(r"0.12 \approx 0.126", code(CODE)).verdict is FAILS


@pytest.mark.parametrize(
    "text", [r"0.12 \approx 0.125", r"2^{10} \approx 1000", r"1000 \approx 1024", r"3/2 \approx 2"]
)
def test_a_tie_and_zeros_that_may_mean_nothing_are_undecided(code: Code, text: str) -> None:
    """They are right roundings, of which nobody is told at which digit: no pass, and not false."""
    judgement = judge(text, code(CODE))
    assert judgement.verdict is CANNOT_TELL
    assert "digit" in judgement.unproven


def test_a_compensated_slip_is_named_at_its_leaf(code: Code) -> None:
    """A neighbouring side in symbols, of the same form, checks each literal by itself."""
    text = r"z = w_1 x_1 + w_2 x_2 + b = 0.6 \times 3 + 0.4 \times 2 + 1 = 3.6"
    judgement = judge(text, code(CODE))
    assert judgement.verdict is FAILS
    assert judgement.faults[0].message.startswith("0.6 is written, w_1 is 0.4")


def test_the_side_that_stands_alone_is_to_blame(code: Code) -> None:
    """The caret points at 3.4, which disagrees with two others."""
    text = r"z = 0.4 \times 2 + 0.6 \times 3 + 1 = 3.4"
    (fault,) = judge(text, code(CODE)).faults
    assert text[fault.start : fault.end] == "3.4"


@pytest.mark.parametrize(
    "text",
    ["2 + 2 = 4", r"0.4 \times 2 + 0.6 \times 3 + 1 = 3.6", r"\frac{48}{0.5} = 96",
     r"0.25^{10} \approx 9.5 \times 10^{-7}", "(q + 1)^2 = q^2 + 2q + 1", r"\ln 2 \approx 0.69"],
)  # fmt: skip
def test_what_names_no_code_is_arithmetic(code: Code, text: str) -> None:
    """It is proven, but of nothing in the code; a free variable is not code either."""
    judgement = judge(text, code(CODE))
    assert judgement.verdict is HOLDS
    assert {proof.tier for proof in judgement.proofs} == {"arithmetic"}


@pytest.mark.parametrize(
    "text",
    [
        r"\mathrm{ReLU}(t) = \max(0, t)",
        r"\varphi(t) = \max(0, t)",
        r"\sigma(t) = \frac{1}{1 + e^{-t}}",
        r"\sigma(-t) = 1 - \sigma(t)",
        r"\mathrm{softplus}(t) = \ln(1 + e^t)",
        r"\mathrm{softplus}(t) - \mathrm{softplus}(-t) = t",
        r"\mathrm{leaky}(t) = \max(0.01t, t)",
        r"\tanh(t) = 2\sigma(2t) - 1",
        r"\tanh t = \frac{e^t - e^{-t}}{e^t + e^{-t}}",
    ],
)
def test_a_right_formula_holds_on_samples(code: Code, text: str) -> None:
    """Two functions are compared on points of both signs and many sizes."""
    assert judge(text, code(CODE)).verdict is HOLDS


@pytest.mark.parametrize(
    "text",
    [
        r"\mathrm{ReLU}(t) = \min(0, t)",
        r"\mathrm{ReLU}(t) = |t|",
        r"\sigma(t) = \frac{1}{1 + e^{t}}",
        r"\sigma(t) = \frac{1}{1 - e^{-t}}",
        r"\mathrm{softplus}(t) = \ln(1 - e^t)",
        r"\mathrm{softplus}(t) = \ln(2 + e^t)",
        r"\mathrm{leaky}(t) = \max(0.02t, t)",
        r"\tanh(t) = 2\sigma(t) - 1",
        r"\sigma(t)(1 - \sigma(t)) = \sigma(t) - (1 - \sigma(t))",
    ],
)
def test_a_wrong_formula_never_holds(code: Code, text: str) -> None:
    """An inverted sign, another constant, another function: each is found on some sample."""
    judgement = judge(text, code(CODE))
    assert judgement.verdict is FAILS
    assert not judgement.proofs


def test_the_constants_of_a_definition_are_computed(code: Code) -> None:
    """The 0 of max(0, t) belongs to the definition, and is proven there and at that place alone."""
    text = r"\mathrm{ReLU}(t) = \max(0, t)"
    judgement = judge(text, code(CODE))
    assert shown(text, judgement, "computed") == ["0"]
    (other,) = parse(r"\max(0, -1.4) = 0")
    zero, minus, result = literals(other)
    assert defined(zero, other, judgement.constants)
    assert not defined(minus, other, judgement.constants)
    assert not defined(result, other, judgement.constants)


def test_a_formula_of_nothing_in_the_code_defines_nothing(code: Code) -> None:
    """An identity of free variables is true, but its constants are not the code's."""
    judgement = judge(r"\max(0, t) = \frac{t + |t|}{2}", code(CODE))
    assert judgement.verdict is HOLDS
    assert not judgement.constants


@pytest.mark.parametrize(
    "text", ["y = 2q", "u = v + 1", "p = 3", r"L = -y \log p", "nobody(t) = t", r"\sigma = \varphi",
             "q > 3", "z > 3.6", r"z \ne 3.6", r"\sqrt{-1} = i", r"\frac{1}{0} = \infty",
             r"[1, 2] < [2, 3]"],
)  # fmt: skip
def test_what_the_code_does_not_say_cannot_be_told(code: Code, text: str) -> None:
    """A definition of an unknown symbol is neither true nor false; and it is no pass."""
    judgement = judge(text, code(CODE))
    assert judgement.verdict is CANNOT_TELL
    assert not judgement.proofs
    assert judgement.unproven
    assert [x.numeral.text for x in judgement.loose] == [
        x.numeral.text for node in parse(text) for x in literals(node)
    ]


@pytest.mark.parametrize(
    "text",
    [
        r"\pi = 0.3",
        r"\pi^1 < 0",
        r"\pi \in [0, 1]",
        r"\pi(4) = 2\pi(1)",
        r"1 - \pi = 0.7",
        "e = 0.5",
        r"0.632^T \approx 0.1",
        r"a < b \to c",
        r"e \ge 3",
        "0010 + 1110 = 10000",
        "[1] = [0, 1]",
    ],
)
def test_a_letter_may_have_a_meaning_of_its_own(code: Code, text: str) -> None:
    """A policy is called π, an exponent e, a number of rounds T: that they are none of the numbers
    of that name makes no statement false; nor do binary digits and continued fractions."""
    assert judge(text, code("")).verdict is CANNOT_TELL


@pytest.mark.parametrize(
    "text", [r"\pi \approx 3.15", r"2\pi \cdot 3 \approx 18.58", r"e^{-1} \approx 0.73", "e^0 = 2"]
)
def test_a_slip_beside_a_known_number_is_found(code: Code, text: str) -> None:
    """Near its number π is meant; a base e is the base of the exponential."""
    assert judge(text, code("")).verdict is FAILS


def test_an_index_is_a_digit_too(code: Code) -> None:
    """w_1 is computed where w_2 in its place would be noticed."""
    text = r"w_1 = 0.4"
    judgement = judge(text, code(CODE))
    assert shown(text, judgement, "computed") == ["0.4", "w_1"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (r"0.0001 \cdot 0.9985 + 0.98 \cdot 0.0015 = 0.00176955",
         r"0.0003 \cdot 0.9985 + 0.98 \cdot 0.0015 = 0.00176955"),
        (r"5 \cdot 5 \cdot 3 + 3 = 75", r"5 \cdot 5 \cdot 3 + 3 = 78"),
        (r"(-2 + 5) \cdot (-4) = 12", r"(-2 + 5) \cdot (-4) = -12"),
        ("0.1 + 0.5 + 0.2 + 0.3 = 1", "0.1 + 0.5 + 0.1 + 0.3 = 1"),
        ("3 (1 + 2)^2 = 18", "3 (1 + 2)^2 = 27"),
        (r"\exp(1 - 6/3) \approx 0.14", r"\exp(1 - 6/2) \approx 0.14"),
        (r"4 \cdot 0.25^2 = 0.5", r"4 \cdot 0.25^2 = 0.25"),
        (r"\frac{1}{1 - 0.9} = 100", r"\frac{1}{1 - 0.9} = 10"),
        (r"0.2374 \approx 27\%", r"0.2374 \approx 24\%"),
        (r"784 \times 100 = 61\,400", r"784 \times 100 = 78\,400"),
        (r"\frac{6 (1 + 2)}{4} = 18", r"\frac{6 (1 + 2)}{4} = 4.5"),
        (r"-\ln \frac{e^{0.28}}{e^{-2.85} + e^{0.86} + e^{0.28}} \approx 0.452",
         r"-\ln \frac{e^{0.28}}{e^{-2.85} + e^{0.86} + e^{0.28}} \approx 1.04"),
        (r"\frac{-2.9}{6} + 0.5 \approx -0.08", r"\frac{-2.9}{6} + 0.5 \approx 0.0167"),
    ],
)  # fmt: skip
def test_errata_of_published_courses_are_caught(code: Code, wrong: str, right: str) -> None:
    """What was printed fails, what it was corrected to holds."""
    assert judge(wrong, code(CODE)).verdict is FAILS
    assert judge(right, code(CODE)).verdict is HOLDS


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\frac{d}{dt} t^3 = 3t^2", HOLDS), (r"\frac{d}{dt} t^3 = 2t^2", FAILS),
        (r"\frac{d^2}{dt^2} t^3 = 6t", HOLDS), (r"\frac{d^2}{dt^2} t^3 = 5t", FAILS),
        (r"\int_0^t x \, dx = \frac{t^2}{2}", HOLDS), (r"\int_0^t x \, dx = \frac{t^2}{3}", FAILS),
        (r"\frac{d}{dt} (t^2 - 4t) = 0", CANNOT_TELL),
        (r"\frac{d}{dt} (t^2 - 4t) = u", CANNOT_TELL),
        (r"\int_0^t n u^{n - 1} du = t^n - 0^n = t^n", CANNOT_TELL),
        ("(u + 1)^2 - 1 = u^2 + 2u + 1 - 1 = u^2 + 2u", HOLDS),
        ("(u + 1)^2 - 1 = u^2 + 3u + 1 - 1 = u^2 + 2u", FAILS),
        ("u = 2v = v + u", CANNOT_TELL), ("2u + 1 = u + 4 = 7", CANNOT_TELL),
        (r"\frac{d}{dt}(1 + t)^8 = 8(1 + t)^7 = 9(1 + t)^7", FAILS),
        (r"\frac{d y}{dt} = 2t", CANNOT_TELL), ("(t - 1)^2 = t^2 - 3t + 1", CANNOT_TELL),
    ],
)  # fmt: skip
def test_a_formula_derived_is_no_equation_to_be_solved(
    code: Code, text: str, wanted: Verdict
) -> None:
    """What a formula of free letters is derived or integrated to is told, where it names them."""
    assert judge(text, code(CODE)).verdict is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\frac{12}{40} \times 100 = 30\%", CANNOT_TELL), (r"\frac{12}{40} = 30\%", HOLDS),
        (r"\frac{12}{40} \times 100\% = 30\%", HOLDS), (r"\frac{12}{40} \times 100 = 31\%", FAILS),
        (r"\frac{43}{191} \times 100 \approx 22.5\%", CANNOT_TELL), (r"30\% = 0.4", FAILS),
    ],
)  # fmt: skip
def test_a_percentage_told_twice_is_forgiven(code: Code, text: str, wanted: Verdict) -> None:
    """Its factor and its sign say the same; that it is no equation proves nothing."""
    assert judge(text, code(CODE)).verdict is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\log 8 = 3", CANNOT_TELL), (r"\log 100 = 2", CANNOT_TELL), (r"\log 100 = 3", FAILS),
        (r"-\log\left(\frac{1}{2^4}\right) = 4", CANNOT_TELL), (r"\ln 8 = 3", FAILS),
        (r"\log_2 8 = 4", FAILS), (r"\log 1 = 0", HOLDS), (r"-\log 0.353 \approx 1.04", HOLDS),
    ],
)  # fmt: skip
def test_a_logarithm_without_a_base_is_not_guessed(code: Code, text: str, wanted: Verdict) -> None:
    """It is the natural one where it holds so; it is false where it is in no base of use."""
    assert judge(text, code(CODE)).verdict is wanted
