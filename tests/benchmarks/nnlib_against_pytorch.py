"""A step of training, nnlib against PyTorch; run in PyTorch's environment by the benchmark.

Both take gradient descent on 784-128-64-10, batch 128, float32, and end with equal losses.
"""

from __future__ import annotations

import importlib
import statistics
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

import nnlib

SIZES, ROWS, RATE = (784, 128, 64, 10), 128, 0.1


def main() -> None:
    torch = importlib.import_module("torch")  # by name: PyTorch is no requirement of this project
    random = np.random.default_rng(0)
    network = nnlib.draw_network(SIZES, random, nnlib.relu, nnlib.softmax, dtype=np.float32)
    x = random.standard_normal((ROWS, SIZES[0])).astype(np.float32)
    labels = random.integers(0, SIZES[-1], ROWS)
    ours = by_nnlib(network, x, nnlib.one_hot(labels, SIZES[-1]))
    theirs = by_pytorch(torch, network, x, labels)
    rounds = [(timed(ours), timed(theirs)) for _ in range(3)]
    end = time.perf_counter() + float(sys.argv[1])
    while time.perf_counter() < end:
        rounds.append((timed(ours), timed(theirs)))
    if abs(ours() - theirs()) > 1e-4:
        raise SystemExit("the two runs differ")
    ratio = statistics.median(mine / other for mine, other in rounds)
    mine, other = (statistics.median(times) * 1e6 for times in zip(*rounds, strict=True))
    print(f"a step: nnlib {mine:.0f} µs, PyTorch {torch.__version__} {other:.0f} µs: {ratio:.2f}")


def by_nnlib(network: nnlib.Network, x: nnlib.Array, y: nnlib.Array) -> Callable[[], float]:
    optimizer = nnlib.GradientDescent(RATE)
    run = nnlib.train(network, x, y, "categorical_cross_entropy", optimizer, 10**9)
    return lambda: float(next(run).loss)


def by_pytorch(torch: Any, network: nnlib.Network, x: Any, labels: Any) -> Callable[[], float]:
    linear = [torch.nn.Linear(*shape) for shape in pairwise(SIZES)]
    with torch.no_grad():
        for module, layer in zip(linear, network.layers, strict=True):
            module.weight.copy_(torch.tensor(layer.weights.T))
            module.bias.copy_(torch.tensor(layer.bias))
    relu = torch.nn.ReLU
    model = torch.nn.Sequential(linear[0], relu(), linear[1], relu(), linear[2])
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE)
    inputs, targets = torch.tensor(x), torch.tensor(labels)

    def step() -> float:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(inputs), targets)
        loss.backward()
        optimizer.step()
        return float(loss.item())

    return step


def timed(step: Callable[[], float]) -> float:
    """The mean of ten steps."""
    start = time.perf_counter()
    for _ in range(10):
        step()
    return (time.perf_counter() - start) / 10


if __name__ == "__main__":
    main()
