"""A curve's four parts belong together, and the chain rule goes through it."""

import functools

import numpy as np
import pytest

import nnlib
from nnlib import CURVES, Curve, Dense, curve_of, leaky_relu, leaky_relu_derivative


@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)
def test_a_curve_holds_the_functions_of_its_name(curve: Curve) -> None:
    """Found by the function, by its name and by itself."""
    assert curve.value is getattr(nnlib, curve.name)
    assert curve.derivative is getattr(nnlib, f"{curve.name}_derivative")
    assert curve_of(curve) is curve_of(curve.name) is curve_of(curve.value) is curve


def test_every_activation_has_a_curve() -> None:
    """A new activation without one could be neither trained nor plotted."""
    public = {name for name in nnlib.__all__ if f"{name}_derivative" in nnlib.__all__}
    assert {curve.name for curve in CURVES} == public


@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)
def test_the_range_holds_every_value_and_both_ends_are_met(curve: Curve) -> None:
    """Far out, or at its lowest point, each function comes as near to an end as floats can."""
    x = np.concatenate([np.linspace(-50, 50, 100_001), [-1e300, 1e300]])
    values = curve(np.column_stack([x, -x]) if curve.name == "softmax" else x)
    low, high = curve.range
    assert (low <= values).all()
    assert (values <= high).all()
    assert values.min() == pytest.approx(low, rel=1e-6, abs=1e-9) or values.min() < -1e290
    assert values.max() == pytest.approx(high, rel=1e-9) or values.max() > 1e290


@pytest.mark.parametrize("curve", CURVES, ids=lambda curve: curve.name)
def test_backward_is_the_product_with_the_jacobian(curve: Curve) -> None:
    """Element by element or along a row, it equals central differences of Σ upstream · φ."""
    random = np.random.default_rng(0)
    z, upstream = random.standard_normal((2, 3, 4))
    slopes = nnlib.central_difference(lambda x: (upstream * curve(x)).sum(), z)
    np.testing.assert_allclose(curve.backward(z, upstream), slopes, rtol=1e-7, atol=1e-9)


def test_a_curve_of_your_own_serves_as_an_activation() -> None:
    """A leaky ReLU with another slope, say."""
    steep = Curve(
        "steep",
        functools.partial(leaky_relu, slope=0.5),
        functools.partial(leaky_relu_derivative, slope=0.5),
        (-np.inf, np.inf),
    )
    layer = Dense([[1.0]], [0.0], steep)
    assert layer.forward([-4.0]).tolist() == [-2.0]
    assert layer.backward([[-4.0]], [[1.0]]).delta.tolist() == [[0.5]]


def test_an_unknown_activation_is_refused() -> None:
    """Its derivative cannot be guessed; the sentence lists what there is."""
    with pytest.raises(ValueError, match=r"^activation is 'swish', expected a Curve or one of id"):
        curve_of("swish")
    with pytest.raises(ValueError, match=r"^activation is <ufunc 'sin'>, expected a Curve or one"):
        curve_of(np.sin)
