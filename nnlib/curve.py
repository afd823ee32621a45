"""A curve holds together what belongs together: an activation's name, φ, φ′ and range."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnlib.activation import (
    Activation,
    binary_step,
    binary_step_derivative,
    gelu,
    gelu_derivative,
    identity,
    identity_derivative,
    leaky_relu,
    leaky_relu_derivative,
    normal_cdf,
    normal_cdf_derivative,
    relu,
    relu_derivative,
    sigmoid,
    sigmoid_derivative,
    softmax,
    softmax_derivative,
    softplus,
    softplus_derivative,
    tanh,
    tanh_derivative,
)
from nnlib.boundary import Array
from nnlib.elu import elu, elu_derivative
from nnlib.silu import silu, silu_derivative


@dataclass(frozen=True)
class Curve:
    """A curve is all that can be asked of an activation: its name, φ, φ′ and the range of φ.

    The range is the closed interval that φ lies in, rounding included.
    A curve is a function too, so a layer takes one of your own as its activation.

    >>> relu_curve = curve_of(relu)
    >>> relu_curve.name, relu_curve.range, relu_curve.derivative([-2, 3]).tolist()
    ('relu', (0.0, inf), [0.0, 1.0])
    """

    name: str
    value: Callable[..., Array]
    derivative: Callable[..., Array]
    range: tuple[float, float]

    def __call__(self, x: ArrayLike) -> Array:
        """A curve called is its φ(x).

        >>> float(curve_of(relu)(3.6))
        3.6
        """
        return self.value(x)

    def backward(self, z: Array, upstream: Array) -> Array:
        """The chain rule through φ is ∂L/∂z = ∂L/∂a · φ′(z), in a row ∂L/∂zⱼ = Σᵢ ∂L/∂aᵢ · ∂aᵢ/∂zⱼ.

        Shapes: z, upstream and the answer (…, n).

        >>> curve_of(relu).backward(np.array([-2.0, 3.0]), np.array([5.0, 7.0])).tolist()
        [0.0, 7.0]
        """
        slope = self.derivative(z)
        if slope.ndim == z.ndim:
            return upstream * slope
        along: Array = (upstream[..., np.newaxis, :] @ slope)[..., 0, :]
        return along


_EVERYWHERE, _SHARE, _UPWARDS = (-math.inf, math.inf), (0.0, 1.0), (0.0, math.inf)

CURVES = (
    Curve("identity", identity, identity_derivative, _EVERYWHERE),
    Curve("binary_step", binary_step, binary_step_derivative, _SHARE),
    Curve("sigmoid", sigmoid, sigmoid_derivative, _SHARE),
    Curve("tanh", tanh, tanh_derivative, (-1.0, 1.0)),
    Curve("relu", relu, relu_derivative, _UPWARDS),
    Curve("leaky_relu", leaky_relu, leaky_relu_derivative, _EVERYWHERE),
    Curve("normal_cdf", normal_cdf, normal_cdf_derivative, _SHARE),
    Curve("gelu", gelu, gelu_derivative, (-0.16997120747990369, math.inf)),
    Curve("silu", silu, silu_derivative, (-0.27846454276107385, math.inf)),
    Curve("elu", elu, elu_derivative, (-1.0, math.inf)),
    Curve("softplus", softplus, softplus_derivative, _UPWARDS),
    Curve("softmax", softmax, softmax_derivative, _SHARE),
)
"""Every activation of this library, in teaching order."""

_BY_VALUE: dict[object, Curve] = {curve.value: curve for curve in CURVES}
_BY_VALUE |= {curve.name: curve for curve in CURVES}


def curve_of(activation: Activation | str) -> Curve:
    """An activation's curve is found by the function itself or by its name.

    Errors: ValueError for a function that is not in `CURVES`: its derivative is not known.

    >>> curve_of("tanh").range, curve_of(tanh) is curve_of("tanh")
    ((-1.0, 1.0), True)
    """
    if isinstance(activation, Curve):
        return activation
    if activation not in _BY_VALUE:
        names = ", ".join(curve.name for curve in CURVES)
        raise ValueError(f"activation is {activation!r}, expected a Curve or one of {names}")
    return _BY_VALUE[activation]
