"""Activations and their derivatives agree with oracles that share no code with them.

Values: decimal arithmetic with 150 digits.
Derivatives: the same decimals, differenced; the complex step; finite differences.
Both: PyTorch, from `pytorch_record.json`, which says how it was made; no test needs PyTorch.
"""

import cmath
import json
import math
from collections.abc import Callable
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnlib
from nnlib import Array
from tests.nnlib.precision import POINTS as POINTS_TO_1E4
from tests.nnlib.precision import worst

PYTORCH = json.loads(Path(__file__).with_name("pytorch_record.json").read_text("utf-8"))

SMOOTH = ["identity", "sigmoid", "tanh", "normal_cdf", "gelu", "silu", "softplus"]
KINKED = ["binary_step", "relu", "leaky_relu", "elu"]
BY_ELEMENT = SMOOTH + KINKED
EVERY = [*BY_ELEMENT, "softmax"]
BOTH = [f"{name}{ending}" for name in BY_ELEMENT for ending in ("", "_derivative")]

POINTS = [-30.0, -9.5, -5.0, -1.5, -0.75, -0.51, -1e-3, 0.0, 1e-9, 0.5, 0.65, 1.2, 3.6, 8.0, 30.0]
moderate = st.floats(-30, 30)
any_finite = st.floats(-1e308, 1e308)
rows = arrays(np.float64, st.integers(1, 6), elements=moderate)


def function(name: str) -> Callable[..., Any]:
    """A function of nnlib by its name."""
    found: Callable[..., Any] = getattr(nnlib, name)
    return found


# --- the oracle in decimals -----------------------------------------------------------------


def normal_share(x: Decimal) -> Decimal:
    """Φ(x) = ½ + e^(−x²/2)/√(2π) · (x + x³/3 + x⁵/(3·5) + …), a series without cancelling signs."""
    term = total = x
    n = 1
    while abs(term) > abs(total) * Decimal("1e-140"):
        n += 2
        term *= x * x / n
        total += term
    pi = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620")
    return Decimal("0.5") + (-x * x / 2).exp() / (2 * pi).sqrt() * total


DECIMAL: dict[str, Callable[[Decimal], Decimal]] = {
    "identity": lambda x: x,
    "sigmoid": lambda x: 1 / (1 + (-x).exp()),
    "tanh": lambda x: (x.exp() - (-x).exp()) / (x.exp() + (-x).exp()),
    "normal_cdf": normal_share,
    "gelu": lambda x: x * normal_share(x),
    "silu": lambda x: x / (1 + (-x).exp()),
    "softplus": lambda x: (1 + x.exp()).ln(),
    "binary_step": lambda x: Decimal(x >= 0),
    "relu": lambda x: max(Decimal(0), x),
    "leaky_relu": lambda x: x if x >= 0 else x * Decimal("0.01"),
    "elu": lambda x: x if x >= 0 else x.exp() - 1,
}


def slope(of: Callable[[Decimal], Decimal], x: Decimal) -> Decimal:
    """A difference quotient so fine that its error lies far below the digits of a float."""
    h = Decimal("1e-40")
    return (of(x + h) - of(x - h)) / (2 * h)


def oracle(of: Callable[[Decimal], Decimal], x: float) -> float:
    with localcontext(prec=150):
        return float(of(Decimal(x)))


@pytest.mark.parametrize("x", [x for x in POINTS if abs(x) < 10])
@pytest.mark.parametrize("name", BY_ELEMENT)
def test_values_agree_with_decimals(name: str, x: float) -> None:
    """Fourteen digits agree, in the thin left tails too."""
    assert function(name)(x) == pytest.approx(oracle(DECIMAL[name], x), rel=1e-13, abs=0)


@pytest.mark.parametrize("x", [x for x in POINTS if 0 < abs(x) < 10])
@pytest.mark.parametrize("name", BY_ELEMENT)
def test_derivatives_agree_with_decimals(name: str, x: float) -> None:
    """No digit is lost to 1 − σ(x) or 1 − tanh²(x) where these nearly vanish."""
    expected = oracle(lambda d: slope(DECIMAL[name], d), x)
    assert function(f"{name}_derivative")(x) == pytest.approx(expected, rel=2e-12, abs=0)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "softplus"])
@pytest.mark.parametrize("x", [-300.0, -40.0, -30.0, 30.0, 40.0, 300.0])
def test_far_out_no_digit_is_lost(name: str, x: float) -> None:
    """σ(−300) is about 5·10⁻¹³¹, not 0, and the derivatives keep their tails on both sides."""
    with localcontext(prec=600):
        value, steepness = DECIMAL[name](Decimal(x)), slope(DECIMAL[name], Decimal(x))
    assert function(name)(x) == pytest.approx(float(value), rel=1e-13, abs=0)
    assert function(f"{name}_derivative")(x) == pytest.approx(float(steepness), rel=1e-13, abs=0)


# --- derivatives, two more ways -------------------------------------------------------------


def complex_share(z: complex) -> complex:
    """Φ by the power series of erf, which takes complex numbers."""
    t = z / math.sqrt(2)
    terms = [(-1) ** k * t ** (2 * k + 1) / (math.factorial(k) * (2 * k + 1)) for k in range(60)]
    return 0.5 + sum(terms, 0j) / math.sqrt(math.pi)


COMPLEX: dict[str, Callable[[complex], complex]] = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 1 / (1 + cmath.exp(-z)),
    "tanh": cmath.tanh,
    "normal_cdf": complex_share,
    "gelu": lambda z: z * complex_share(z),
    "silu": lambda z: z / (1 + cmath.exp(-z)),
    "softplus": lambda z: cmath.log(1 + cmath.exp(z)),
}


@pytest.mark.parametrize("name", SMOOTH)
@given(x=st.floats(-3, 3))
def test_derivatives_agree_with_the_complex_step(name: str, x: float) -> None:
    """f′(x) = Im f(x + ih) / h subtracts nothing, so h may be as small as 10⁻³⁰."""
    h = 1e-30
    expected = COMPLEX[name](complex(x, h)).imag / h
    assert function(f"{name}_derivative")(x) == pytest.approx(expected, rel=1e-10, abs=1e-12)


@pytest.mark.parametrize("name", BY_ELEMENT)
@given(x=moderate.filter(lambda x: abs(x) > 1e-3))
def test_derivatives_agree_with_finite_differences(name: str, x: float) -> None:
    """The derivative is the slope of the very function that stands above it."""
    h = 1e-5
    rise = function(name)(x + h) - function(name)(x - h)
    assert function(f"{name}_derivative")(x) == pytest.approx(rise / (2 * h), rel=1e-6, abs=1e-8)


@given(rows)
def test_the_jacobian_of_softmax_agrees_with_finite_differences(x: Array) -> None:
    """Column j of the Jacobian is what a nudge of score j does to all probabilities."""
    h = 1e-5
    for j, nudge in enumerate(h * np.eye(len(x))):
        column = (nnlib.softmax(x + nudge) - nnlib.softmax(x - nudge)) / (2 * h)
        np.testing.assert_allclose(nnlib.softmax_derivative(x)[:, j], column, atol=1e-8)


# --- PyTorch --------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["value", "derivative"])
@pytest.mark.parametrize("name", BY_ELEMENT)
def test_pytorch_gives_the_same(name: str, part: str) -> None:
    """The recorded answers agree to rounding, at the kinks too: the conventions are PyTorch's."""
    ours = function(name if part == "value" else f"{name}_derivative")(PYTORCH["x"])
    recorded = PYTORCH["activations"][name][part]
    np.testing.assert_allclose(ours, recorded, rtol=1e-12, atol=2e-15)


@pytest.mark.parametrize("part", ["value", "derivative"])
def test_pytorch_gives_the_same_softmax(part: str) -> None:
    """Probabilities and Jacobians agree row by row."""
    ours = function("softmax" if part == "value" else "softmax_derivative")(PYTORCH["softmax"]["x"])
    np.testing.assert_allclose(ours, PYTORCH["softmax"][part], rtol=1e-12, atol=1e-15)


def test_every_activation_is_recorded() -> None:
    """A new activation without PyTorch's answer would go unnoticed otherwise."""
    assert set(PYTORCH["activations"]) == set(BY_ELEMENT)
    public = {name for name in nnlib.__all__ if f"{name}_derivative" in nnlib.__all__}
    assert public == set(EVERY)


# --- conventions ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "at_zero"),
    [
        ("binary_step", 1.0),
        ("binary_step_derivative", 0.0),
        ("relu_derivative", 0.0),
        ("leaky_relu_derivative", 0.01),
        ("elu_derivative", 1.0),
    ],
)
@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_at_the_kink_a_convention_decides(name: str, at_zero: float, zero: float) -> None:
    """Both zeros are the same point, and the docstring says what is returned there."""
    assert function(name)(zero) == at_zero


@pytest.mark.parametrize("size", [1, 4, 9, 33])
def test_relu_returns_no_negative_zero(size: int) -> None:
    """A silenced number prints as 0.0, however many stand beside it."""
    assert not np.signbit(nnlib.relu(np.full(size, -0.0))).any()
    assert not np.signbit(nnlib.relu(np.full(size, -3.0))).any()


@given(x=any_finite, slope=st.floats(0, 1))
def test_leaky_relu_has_the_slope_it_is_given(x: float, slope: float) -> None:
    """Slope 0 is ReLU, slope 1 the identity, and all between lie between."""
    assert nnlib.leaky_relu(x, slope) == (x if x >= 0 else slope * x)
    assert nnlib.leaky_relu_derivative(x, slope) == (1.0 if x > 0 else slope)


@pytest.mark.parametrize("slope", [-0.01, 1.5, math.nan, math.inf])
def test_a_slope_outside_0_to_1_is_refused(slope: float) -> None:
    """Such a function would fold back or be steeper on the left than on the right."""
    with pytest.raises(ValueError, match=r"^slope is .*, expected a "):
        nnlib.leaky_relu(1.0, slope)
    with pytest.raises(ValueError, match=r"^slope is .*, expected a "):
        nnlib.leaky_relu_derivative(1.0, slope)


def test_softmax_needs_a_row() -> None:
    """One number alone has no last axis."""
    for of in (nnlib.softmax, nnlib.softmax_derivative):
        with pytest.raises(ValueError, match=r"^x has shape \(\), expected \(\.\.\., n\)$"):
            of(3.6)


# --- properties -----------------------------------------------------------------------------

RANGES = {
    "identity_derivative": (1.0, 1.0),
    "binary_step": (0.0, 1.0),
    "binary_step_derivative": (0.0, 0.0),
    "sigmoid": (0.0, 1.0),
    "sigmoid_derivative": (0.0, 0.25),
    "tanh": (-1.0, 1.0),
    "tanh_derivative": (0.0, 1.0),
    "relu": (0.0, math.inf),
    "relu_derivative": (0.0, 1.0),
    "leaky_relu_derivative": (0.01, 1.0),
    "normal_cdf": (0.0, 1.0),
    "normal_cdf_derivative": (0.0, 0.3989422804014327),
    "gelu": (-0.1699712074870, math.inf),
    "gelu_derivative": (-0.12890413, 1.12890413),
    "silu": (-0.27846454276107385, math.inf),
    "silu_derivative": (-0.0998393201289, 1.0998393201289),
    "elu": (-1.0, math.inf),
    "elu_derivative": (0.0, 1.0),
    "softplus": (0.0, math.inf),
    "softplus_derivative": (0.0, 1.0),
}


@pytest.mark.parametrize("name", RANGES)
@given(x=st.one_of(moderate, any_finite, st.sampled_from([-math.inf, math.inf])))
def test_each_function_stays_in_its_range(name: str, x: float) -> None:
    """Up to ±1e308 and at infinity nothing overflows, warns or leaves the range stated."""
    low, high = RANGES[name]
    assert low <= function(name)(x) <= high


@given(moderate)
def test_symmetries(x: float) -> None:
    """Each identity ties two values that are computed apart."""
    near = pytest.approx
    assert nnlib.sigmoid(x) + nnlib.sigmoid(-x) == near(1, abs=1e-15)
    assert nnlib.tanh(-x) == -nnlib.tanh(x)
    assert nnlib.tanh(x) == near(2 * nnlib.sigmoid(2 * x) - 1, abs=1e-15)
    assert nnlib.normal_cdf(x) + nnlib.normal_cdf(-x) == near(1, abs=1e-15)
    assert nnlib.gelu(x) - nnlib.gelu(-x) == near(x, rel=1e-14, abs=1e-15)
    assert nnlib.silu(x) - nnlib.silu(-x) == near(x, rel=1e-14, abs=1e-15)
    assert nnlib.softplus(x) - nnlib.softplus(-x) == near(x, rel=1e-14, abs=1e-15)
    assert nnlib.relu(x) - nnlib.relu(-x) == x


@given(rows, moderate)
def test_softmax_is_a_distribution_that_a_shift_does_not_change(x: Array, c: float) -> None:
    """The probabilities sum to 1, and only the differences between scores matter."""
    p = nnlib.softmax(x)
    assert p.sum() == pytest.approx(1, abs=1e-14)
    assert (p >= 0).all()
    np.testing.assert_allclose(nnlib.softmax(x + c), p, rtol=1e-12)


@given(rows)
def test_the_jacobian_of_softmax_is_symmetric_and_sums_to_zero(x: Array) -> None:
    """What one probability gains, the others lose."""
    jacobian = nnlib.softmax_derivative(x)
    assert (jacobian == jacobian.T).all()
    np.testing.assert_allclose(jacobian.sum(axis=-1), 0, atol=1e-15)


def test_softmax_of_two_scores_is_the_sigmoid_of_their_difference() -> None:
    """Its Jacobian keeps the sigmoid's thin tail too: 50 apart, both are about 2·10⁻²²."""
    np.testing.assert_allclose(nnlib.softmax([50, 0])[1], nnlib.sigmoid(-50), rtol=1e-14)
    tail = nnlib.sigmoid_derivative(50)
    np.testing.assert_allclose(
        nnlib.softmax_derivative([50, 0]), [[tail, -tail], [-tail, tail]], rtol=1e-14
    )


@given(arrays(np.float64, (3, 4), elements=moderate))
def test_softmax_of_a_batch_equals_its_rows(x: Array) -> None:
    """Every row along the last axis is a distribution of its own."""
    for of in (nnlib.softmax, nnlib.softmax_derivative):
        np.testing.assert_allclose(of(x), [of(row) for row in x], rtol=1e-14)


@given(arrays(np.float64, st.integers(1, 5), elements=any_finite))
def test_softmax_bears_scores_of_any_size(x: Array) -> None:
    """Differences up to 2e308, which no float holds, still give a distribution."""
    assert nnlib.softmax(x).sum() == pytest.approx(1, abs=1e-14)
    assert np.isfinite(nnlib.softmax_derivative(x)).all()


# --- kinds of number ------------------------------------------------------------------------


@pytest.mark.parametrize("name", BOTH)
@given(x=arrays(np.float64, st.integers(0, 5), elements=moderate))
def test_an_array_equals_its_elements_one_by_one(name: str, x: Array) -> None:
    """Neither the array's length nor its shape changes an answer; an empty array is answered."""
    answers = function(name)(x)
    np.testing.assert_allclose(answers, [function(name)(xi) for xi in x], rtol=1e-14)
    assert function(name)(x.reshape(1, -1, 1)).shape == (1, len(x), 1)


@pytest.mark.parametrize("name", [*BOTH, "softmax", "softmax_derivative"])
def test_float32_stays_float32_and_integers_become_float64(name: str) -> None:
    """A table of kinds: what comes in decides what comes out."""
    of = function(name)
    assert of(np.array([-1.5, 2.0], np.float32)).dtype == np.float32
    assert of(np.array([-1, 2], np.int32)).dtype == np.float64
    assert of([-1, 2]).dtype == np.float64


@pytest.mark.parametrize("name", [*BOTH, "softmax", "softmax_derivative"])
def test_float32_agrees_with_float64_and_bears_its_largest_numbers(name: str) -> None:
    """The narrow answer is the wide one, rounded; ±3e38 is stable too."""
    of, x = function(name), np.array([-3e38, -2.5, 0.65, 3e38], np.float32)
    np.testing.assert_allclose(of(x), of(x.astype(np.float64)), rtol=2e-6, atol=1e-30)


def test_float32_keeps_the_thin_tail_of_the_normal_distribution() -> None:
    """Φ magnifies an error in x by about x², so float32 is widened before Φ, not after."""
    x = np.linspace(-13, 0, 100, dtype=np.float32)
    wide = nnlib.normal_cdf(x.astype(np.float64))
    assert nnlib.normal_cdf(x).tolist() == wide.astype(np.float32).tolist()


@pytest.mark.parametrize("name", BOTH)
def test_a_number_gives_a_number(name: str) -> None:
    """An int, a float or an array without axes gives a NumPy scalar."""
    for x in (2, 0.65, np.float64(0.65), np.array(0.65)):
        assert type(function(name)(x)) is np.float64
    assert type(function(name)(np.float32(0.65))) is np.float32


@pytest.mark.parametrize("name", [*BOTH, "softmax", "softmax_derivative"])
def test_the_argument_is_neither_changed_nor_returned(name: str) -> None:
    """A read-only array will do, and the answer shares no memory with it."""
    x = np.array([-1.5, 0.0, 2.0])
    x.setflags(write=False)
    answer = function(name)(x)
    assert x.tolist() == [-1.5, 0.0, 2.0]
    assert answer.flags.writeable
    assert not np.shares_memory(answer, x)


@pytest.mark.parametrize("name", BOTH)
def test_nan_gives_nan_in_silence(name: str) -> None:
    """A NaN stays visible and spoils no neighbour."""
    answers = function(name)([math.nan, 0.65])
    assert np.isnan(answers).tolist() == [True, False]


@pytest.mark.parametrize(
    ("x", "p"),
    [
        ([math.nan, 0.0], [math.nan, math.nan]),
        ([math.inf, 0.0], [math.nan, math.nan]),
        ([-math.inf, -math.inf], [math.nan, math.nan]),
        ([-math.inf, 0.0], [0.0, 1.0]),
    ],
)
def test_softmax_of_what_is_not_finite(x: list[float], p: list[float]) -> None:
    """A score of −∞ masks its entry; what has no answer is NaN, in silence."""
    np.testing.assert_array_equal(nnlib.softmax(x), p)


@pytest.mark.parametrize("shape", [(0,), (0, 3), (3, 0)])
def test_softmax_of_nothing_is_nothing(shape: tuple[int, ...]) -> None:
    """No rows, or rows without scores, are answered in their own shape."""
    assert nnlib.softmax(np.empty(shape)).shape == shape
    assert nnlib.softmax_derivative(np.empty(shape)).shape == (*shape, shape[-1])


@pytest.mark.parametrize("name", [*BOTH, "softmax", "softmax_derivative"])
def test_what_is_not_a_real_number_is_refused(name: str) -> None:
    """Text, None, truth values and complex numbers are no inputs."""
    for x in ("0.65", None, [True], [1j]):
        with pytest.raises(TypeError, match=r"^x holds .* values, expected real numbers$"):
            function(name)(x)


@pytest.mark.parametrize(
    ("name", "left", "right"),
    [
        ("sigmoid", 0.0, 1.0),
        ("tanh", -1.0, 1.0),
        ("relu", 0.0, math.inf),
        ("leaky_relu", -math.inf, math.inf),
        ("normal_cdf", 0.0, 1.0),
        ("gelu", 0.0, math.inf),
        ("gelu_derivative", 0.0, 1.0),
        ("silu", 0.0, math.inf),
        ("silu_derivative", 0.0, 1.0),
        ("elu", -1.0, math.inf),
        ("softplus", 0.0, math.inf),
    ],
)
def test_an_infinity_gives_the_limit(name: str, left: float, right: float) -> None:
    """Also where the formula alone says ∞·0."""
    assert function(name)([-math.inf, math.inf]).tolist() == [left, right]


# --- fifty digits ---------------------------------------------------------------------------


def mp_sigmoid(x: Any) -> Any:
    return mpmath.exp(x) / (1 + mpmath.exp(x))


FIFTY_DIGITS: dict[str, Callable[[Any], Any]] = {
    "identity": lambda x: x,
    "binary_step": lambda x: mpmath.mpf(x >= 0),
    "sigmoid": mp_sigmoid,
    "sigmoid_derivative": lambda x: mp_sigmoid(x) * mp_sigmoid(-x),
    "tanh": mpmath.tanh,
    "tanh_derivative": lambda x: mpmath.sech(x) ** 2,
    "relu": lambda x: max(x, mpmath.mpf(0)),
    "leaky_relu": lambda x: x if x >= 0 else x * mpmath.mpf(0.01),
    "softplus": lambda x: max(x, mpmath.mpf(0)) + mpmath.log1p(mpmath.exp(-abs(x))),
    "softplus_derivative": mp_sigmoid,
}


@pytest.mark.parametrize("name", FIFTY_DIGITS)
def test_at_most_4_units_in_the_last_place_are_lost(name: str) -> None:
    """From −1e4 to 1e4, subnormal answers included and without a warning; GELU has its own test."""
    assert worst(function(name), FIFTY_DIGITS[name], POINTS_TO_1E4) <= 4
