"""What learning costs: `make bench` prints ratios, each of one run; a plain run times nothing.

PyTorch is asked in its own environment, that of `make oracle`, and skipped where there is none.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from nnlib import (
    GradientDescent,
    Network,
    draw_network,
    normal,
    one_hot,
    relu,
    sigmoid,
    softmax,
    train,
    xor,
)
from nnlib.backpropagation import trace

ROOT = Path(__file__).parent.parent.parent
TORCH = ROOT / ".cache" / "torch" / "bin" / "python"
AGAINST_PYTORCH = Path(__file__).with_name("nnlib_against_pytorch.py")
SIZES, ROWS = (784, 128, 64, 10), 128


def say(capsys: pytest.CaptureFixture[str], words: str) -> None:
    """Print a figure beside the table of times."""
    with capsys.disabled():
        print(f"\n    {words}")


def timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> float:
    """The median over rounds in which both take their turn, so that noise meets both."""
    return statistics.median(timed(ours) / timed(theirs) for _ in range(rounds))


def xor_by_hand(epochs: int) -> list[float]:
    """The article's loop, with the loss of each epoch kept as `train` keeps it."""
    x, y = xor()
    random = np.random.RandomState(0)
    w1, b1 = random.randn(2, 2), np.zeros((1, 2))
    w2, b2 = random.randn(2, 1), np.zeros((1, 1))
    losses = []
    for _ in range(epochs):
        a1 = 1 / (1 + np.exp(-(x @ w1 + b1)))
        a2 = 1 / (1 + np.exp(-(a1 @ w2 + b2)))
        losses.append(float(np.mean((a2 - y) ** 2)))
        d2 = a2 - y
        d1 = d2 @ w2.T * a1 * (1 - a1)
        w2 -= 0.1 * (a1.T @ d2)
        b2 -= 0.1 * d2.sum(axis=0, keepdims=True)
        w1 -= 0.1 * (x.T @ d1)
        b1 -= 0.1 * d1.sum(axis=0, keepdims=True)
    return losses


def xor_by_nnlib(epochs: int) -> list[float]:
    """The same run, with its checks, its stable loss and a record per epoch."""
    network = draw_network([2, 2, 1], np.random.RandomState(0), sigmoid, sigmoid, normal)
    run = train(network, *xor(), "binary_cross_entropy", GradientDescent(0.4), epochs)
    return [float(epoch.loss) for epoch in run]


def test_xor_against_the_loop_by_hand(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten thousand epochs on the full batch."""
    epochs = 10_000 if benchmark.enabled else 10
    benchmark.pedantic(xor_by_nnlib, (epochs,), rounds=3)
    assert len(xor_by_nnlib(epochs)) == len(xor_by_hand(epochs))
    if benchmark.enabled:
        measured = ratio(lambda: xor_by_nnlib(epochs), lambda: xor_by_hand(epochs), rounds=7)
        say(capsys, f"XOR, {epochs} epochs, against the loop by hand: {measured:.2f} (aim 1.5)")


def large() -> tuple[Network, Any, Any]:
    random = np.random.default_rng(0)
    network = draw_network(SIZES, random, relu, softmax, dtype=np.float32)
    x = random.standard_normal((ROWS, SIZES[0])).astype(np.float32)
    return network, x, one_hot(random.integers(0, SIZES[-1], ROWS), SIZES[-1])


def steps(count: int) -> object:
    network, x, y = large()
    *_, last = train(network, x, y, "categorical_cross_entropy", GradientDescent(0.1), count)
    return last


def test_a_step_of_784_128_64_10(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Batch 128, float32, gradient descent; the share of its time that is matrix products."""
    network, x, y = large()
    count = 300 if benchmark.enabled else 2
    run = train(network, x, y, "categorical_cross_entropy", GradientDescent(0.1), 10**9)
    benchmark.pedantic(next, (run,), rounds=count, warmup_rounds=1)
    if benchmark.enabled:
        share = ratio(lambda: products(network, x, 50), lambda: [next(run) for _ in range(50)], 7)
        say(capsys, f"time inside matrix products: {share:.0%} of a step")


def products(network: Network, x: Any, count: int) -> None:
    """The matrix products of a step and nothing else: three forwards, three for W, two back."""
    passed = trace(network.layers, x)
    errors = [one.z.copy() for one in passed]
    for _ in range(count):
        for layer, (inputs, _), delta in zip(network.layers, passed, errors, strict=True):
            inputs @ layer.weights
            inputs.T @ delta
        for layer, delta in zip(network.layers[1:], errors[1:], strict=True):
            delta @ layer.weights.T


def test_memory_of_a_step(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """The peak of a step against what it cannot do without: activations and parameters."""
    network, x, y = large()
    run = train(network, x, y, "categorical_cross_entropy", GradientDescent(0.1), 10**9)
    record = next(run)
    tracemalloc.start()
    benchmark.pedantic(next, (run,), rounds=1)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # The run holds its parameters and their gradient since before the measurement.
    peak += 2 * record.parameters.nbytes
    activations = sum(one.x.nbytes + one.z.nbytes for one in trace(network.layers, x))
    if benchmark.enabled:
        say(
            capsys,
            f"peak memory of a step, its record included: {peak / 1e6:.2f} MB, "
            f"{peak / (activations + record.parameters.nbytes):.2f} of activations and parameters",
        )


@pytest.mark.skipif(not TORCH.exists(), reason="no PyTorch here: `make oracle` installs it")
@pytest.mark.parametrize("threads", [1, 2])
def test_a_step_against_pytorch(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str], threads: int
) -> None:
    """The same step by PyTorch, with as many threads, in one process."""
    seconds = "10" if benchmark.enabled else "0"
    known = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"))
    environment = os.environ | dict.fromkeys(known, str(threads)) | {"PYTHONPATH": str(ROOT)}
    command = [str(TORCH), str(AGAINST_PYTORCH), seconds]
    answer = benchmark.pedantic(
        lambda: (
            subprocess.run(
                command, env=environment, check=True, capture_output=True, text=True
            ).stdout
        ),
        rounds=1,
    )
    if benchmark.enabled:
        say(capsys, f"{answer.strip()}, {threads} threads (aim 1.0)")


def test_importing_nnlib(benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """On top of NumPy, in fresh processes."""

    def fresh(module: str) -> None:
        subprocess.run([sys.executable, "-c", f"import {module}"], cwd=ROOT, check=True)

    benchmark.pedantic(fresh, ("nnlib",), rounds=3 if benchmark.enabled else 1)
    if benchmark.enabled:
        measured = ratio(lambda: fresh("nnlib"), lambda: fresh("numpy"), rounds=5)
        say(capsys, f"importing nnlib against NumPy alone: {measured:.2f}")
