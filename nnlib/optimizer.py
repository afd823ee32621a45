"""An optimizer turns gradients into steps: θ := θ + Δθ.

Each is a frozen record of its constants. What it remembers between steps, its memory, is passed in
and handed back: `change, memory = optimizer.step(gradient, memory)`.
Shapes: gradient, change and the parts of the memory are alike, whatever their shape.
Errors: TypeError and ValueError for constants out of their range.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np

from nnlib.boundary import Array, expect_positive, expect_shares, finite

Memory: TypeAlias = tuple[Array, ...]
"""What an optimizer remembers from one step to the next."""


class Optimizer(Protocol):
    """An optimizer has a first memory and a step; a class of your own needs no more.

    >>> def two_steps(optimizer: Optimizer, gradient):
    ...     change, memory = optimizer.step(gradient, optimizer.start(gradient))
    ...     return optimizer.step(gradient, memory)[0].round(12).tolist()
    >>> two_steps(GradientDescent(0.1), np.array([2.0])), two_steps(Momentum(0.1), np.array([2.0]))
    ([-0.2], [-0.38])
    """

    def start(self, parameters: Array) -> Memory:
        """The memory before the first step."""

    def step(self, gradient: Array, memory: Memory) -> tuple[Array, Memory]:
        """The change of the parameters, and the memory after it."""


@dataclass(frozen=True)
class GradientDescent:
    """Gradient descent walks straight down: Δθ = −η·g, with η the learning rate.

    Source: Cauchy (1847).

    >>> GradientDescent(rate=0.1).step(np.array([2.0, -1.0]), ())[0].tolist()
    [-0.2, 0.1]
    """

    rate: float

    def __post_init__(self) -> None:
        expect_positive("rate", self.rate)

    def start(self, parameters: Array) -> Memory:
        """Gradient descent remembers nothing.

        >>> GradientDescent(0.1).start(np.zeros(2))
        ()
        """
        return ()

    def step(self, gradient: Array, memory: Memory) -> tuple[Array, Memory]:
        """One step is Δθ = −η·g.

        >>> GradientDescent(0.1).step(np.array([2.0]), ())[0].tolist()
        [-0.2]
        """
        return gradient * -self.rate, memory


@dataclass(frozen=True)
class Momentum:
    """Momentum rolls like a ball: v := μ·v − η·g and Δθ = v.

    Source: Polyak (1964).

    >>> Momentum(rate=0.1, keep=0.5).step(np.array([2.0]), (np.array([1.0]),))[0].tolist()
    [0.3]
    """

    rate: float
    keep: float = 0.9

    def __post_init__(self) -> None:
        expect_positive("rate", self.rate)
        expect_shares("keep", finite("keep", self.keep))

    def start(self, parameters: Array) -> Memory:
        """The ball is at rest: v = 0.

        >>> [v.tolist() for v in Momentum(0.1).start(np.zeros(2))]
        [[0.0, 0.0]]
        """
        return (np.zeros_like(parameters),)

    def step(self, gradient: Array, memory: Memory) -> tuple[Array, Memory]:
        """One step is v := μ·v − η·g, and Δθ = v.

        >>> change, memory = Momentum(0.1).step(np.array([2.0]), (np.array([0.0]),))
        >>> change.tolist(), memory[0].tolist()
        ([-0.2], [-0.2])
        """
        velocity = self.keep * memory[0] - self.rate * gradient
        return velocity, (velocity,)


@dataclass(frozen=True)
class Adam:
    """Adam divides by the usual size of each gradient: Δθ = −η·m̂ / (√v̂ + ε).

    m and v are running means of g and g²: m := β₁·m + (1−β₁)·g, v := β₂·v + (1−β₂)·g².
    Both start at 0, which m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ) make up for at step t.
    Source: Kingma and Ba (2015), arXiv:1412.6980, algorithm 1.

    >>> change, _ = Adam().step(np.array([2.0, -1e-3]), Adam().start(np.zeros(2)))
    >>> change.round(6).tolist()
    [-0.001, 0.001]
    """

    rate: float = 0.001
    keep: float = 0.9
    keep_square: float = 0.999
    epsilon: float = 1e-8

    def __post_init__(self) -> None:
        expect_positive("rate", self.rate)
        expect_positive("epsilon", self.epsilon)
        for name in ("keep", "keep_square"):
            value = expect_shares(name, finite(name, getattr(self, name)))
            if value == 1.0:
                raise ValueError(f"{name} is 1.0, expected a number below 1")

    def start(self, parameters: Array) -> Memory:
        """Both means and the number of steps are 0.

        >>> [part.tolist() for part in Adam().start(np.zeros(2))]
        [[0.0, 0.0], [0.0, 0.0], 0.0]
        """
        return np.zeros_like(parameters), np.zeros_like(parameters), np.zeros(())

    def step(self, gradient: Array, memory: Memory) -> tuple[Array, Memory]:
        """One step takes each parameter by about η, however large its gradient is.

        >>> change, memory = Adam(rate=0.1).step(np.array([2.0]), Adam().start(np.zeros(1)))
        >>> change.round(6).tolist(), float(memory[2])
        ([-0.1], 1.0)
        """
        mean, square, time = memory[0], memory[1], memory[2] + 1
        mean = self.keep * mean + (1.0 - self.keep) * gradient
        square = self.keep_square * square + (1.0 - self.keep_square) * gradient * gradient
        mean_hat = mean / (1.0 - self.keep ** float(time))
        square_hat = square / (1.0 - self.keep_square ** float(time))
        change: Array = -self.rate * mean_hat / (np.sqrt(square_hat) + self.epsilon)
        return change, (mean, square, time)
