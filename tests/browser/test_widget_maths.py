"""What a widget computes in the browser is what nnlib computes, on a thousand random settings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_allclose
from playwright.sync_api import Browser, Page

from nnlib.activation import relu, sigmoid
from nnlib.backpropagation import backpropagate
from nnlib.curve import curve_of
from nnlib.dataset import xor
from nnlib.initialization import draw_network, normal
from nnlib.layer import Dense
from nnlib.loss import binary_cross_entropy, mean_squared_error
from nnlib.network import Network
from nnlib.neuron import Neuron
from tests.conftest import ROOT

SETTINGS = 1000
SCRIPTS = ROOT / "docs/assets/javascripts/widgets"
CLOSE = {"rtol": 1e-12, "atol": 1e-14}
"""Relative, but where a sum cancels: then as near as its terms allow."""

FUNCTIONS = (
    "relu leaky_relu binary_step sigmoid tanh gelu silu elu softplus normal_cdf identity".split()
)
close = partial(assert_allclose, **CLOSE)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the scripts of all widgets, and no widget."""
    found = browser.new_page()
    order = ["maths", "element", "plot"]
    order += sorted(file.stem for file in SCRIPTS.glob("*.js") if "worker" not in file.stem)
    for name in dict.fromkeys(order):
        found.add_script_tag(path=Path(SCRIPTS, f"{name}.js"))
    yield found
    found.close()


def answers(page: Page, kind: str, settings: list[dict[str, Any]], call: str = "answer()") -> Any:
    """Return what a widget answers in each state; off the page, where it only computes."""
    return page.evaluate(
        """([kind, settings, call]) => {
          const widget = document.createElement(`nn-${kind}`)
          const answer = { "answer()": () => widget.answer(), "learned()": () => widget.learned(),
            "answer(x)": () => widget.answer(widget.number("x")) }[call]
          return settings.map(state => { widget.state = state; return answer() })
        }""",
        [kind, settings, call],
    )


def drawn(*names: str, reach: float = 5.0) -> list[dict[str, Any]]:
    """Return random states, with every name from −reach to reach."""
    random = np.random.default_rng(len(names))
    rows = random.uniform(-reach, reach, (SETTINGS, len(names)))
    chosen = random.choice(FUNCTIONS, SETTINGS)
    return [
        dict(zip(names, map(float, row), strict=True)) | {"activation": str(one)}
        for row, one in zip(rows, chosen, strict=True)
    ]


def test_a_neuron(page: Page) -> None:
    """Its sum and its answer, with each activation."""
    settings = drawn("x1", "x2", "w1", "w2", "b")
    found = answers(page, "neuron", settings)
    for state, one in zip(settings, found, strict=True):
        function = curve_of(state["activation"]).value
        neuron = Neuron([state["w1"], state["w2"]], state["b"], activation=function)
        x = np.array([state["x1"], state["x2"]])
        close([one["z"], one["a"]], [neuron.weighted_sum(x), neuron.forward(x)])


def test_an_activation(page: Page) -> None:
    """Its value and its derivative."""
    settings = drawn("x", reach=8)
    found = answers(page, "activation", settings)
    for state, one in zip(settings, found, strict=True):
        curve = curve_of(state["activation"])
        x = np.array(state["x"])
        close([one["value"], one["slope"]], [curve.value(x), curve.derivative(x)])


def test_a_layer(page: Page) -> None:
    """Its sums, before and after ReLU."""
    weights = [f"w{i}{j}" for i in (1, 2) for j in (1, 2, 3)]
    settings = drawn("x1", "x2", *weights, "b1", "b2", "b3")
    for state, one in zip(settings, answers(page, "layer", settings), strict=True):
        W = np.reshape([state[name] for name in weights], (2, 3))
        layer = Dense(W, [state[f"b{j}"] for j in (1, 2, 3)], relu)
        x = np.array([state["x1"], state["x2"]])
        close([one["z"], one["a"]], [layer.linear(x), layer.forward(x)])


def test_the_dosage_network(page: Page) -> None:
    """Its last step is the network's answer, whatever bends it."""
    settings = drawn("x", "w1", "b1", "w2", "b2", "w3", "b3", "w4")
    found = answers(page, "dosage", settings, "answer(x)")
    for s, one in zip(settings, found, strict=True):
        bend = curve_of(s["activation"]).value
        first = Dense([[s["w1"], s["w2"]]], [s["b1"], s["b2"]], bend)
        last = Dense([[s["w3"]], [s["w4"]]], [s["b3"]], bend)
        hidden = first.forward(np.array([[s["x"]]]))[0]
        close([one[0], one[2]], hidden)
        close(one[5], last.linear(hidden)[0])
        close(one[6], Network([first, last]).forward(np.array([[s["x"]]]))[0, 0])


PARAMETERS = "w11 w12 w21 w22 b1 b2 v1 v2 c".split()


def small(state: dict[str, Any]) -> Network:
    """Return the network 2-2-1 of a state."""
    p = [state[name] for name in PARAMETERS]
    hidden = Dense(np.reshape(p[:4], (2, 2)), p[4:6], sigmoid)
    return Network([hidden, Dense(np.reshape(p[6:8], (2, 1)), p[8:], sigmoid)])


def test_backpropagation(page: Page) -> None:
    """The gradient of every parameter, and the network one step later."""
    settings = drawn(*PARAMETERS, "x1", "x2", reach=3)
    for number, state in enumerate(settings):
        state |= {"y": number % 2, "rate": 0.5}
    found = answers(page, "backpropagation", settings)
    later = answers(page, "backpropagation", settings, "learned()")
    for state, one, after in zip(settings, found, later, strict=True):
        network, x = small(state), np.array([[state["x1"], state["x2"]]])
        y = np.array([[float(state["y"])]])
        wanted = backpropagate(network, x, y, "binary_cross_entropy").vector
        close([*np.ravel(one["dW1"]), *one["db1"], *one["dw2"], one["db2"]], wanted)
        close([after[name] for name in PARAMETERS], network.parameters - 0.5 * wanted)
        close(one["loss"], binary_cross_entropy(network.forward(x), y))


def test_single_steps_on_xor(page: Page) -> None:
    """A thousand networks of several sizes, one step further, and what they answer."""
    random = np.random.default_rng(7)
    orders: list[tuple[dict[str, Any], str, float]] = []
    for number in range(SETTINGS):
        hidden = 1 + number % 6
        W1, b1 = random.normal(size=(2, hidden)), random.normal(size=hidden)
        w2, b2 = random.normal(size=hidden), float(random.normal())
        net = {"W1": W1.tolist(), "b1": b1.tolist(), "w2": w2.tolist(), "b2": b2}
        orders.append((net, ("sigmoid", "tanh", "relu")[number % 3], float(random.uniform(0, 1))))
    found = page.evaluate(
        """orders => orders.map(([net, name, rate]) => {
          const next = nnlib.stepXor(net, nnlib.CURVES[name], rate)
          return [next, nnlib.xorLoss(next, nnlib.CURVES[name])]
        })""",
        orders,
    )
    x, y = xor()
    for (net, name, rate), (after, loss) in zip(orders, found, strict=True):
        output = np.reshape(net["w2"], (-1, 1))
        network = Network(
            [Dense(net["W1"], net["b1"], curve_of(name).value), Dense(output, [net["b2"]], sigmoid)]
        )
        slope = 4 * backpropagate(network, x, y, "binary_cross_entropy").vector
        wanted = network.parameters - rate * slope
        close([*np.ravel(after["W1"]), *after["b1"], *after["w2"], after["b2"]], wanted)
        close(loss, mean_squared_error(network.with_parameters(wanted).forward(x), y))


def test_the_published_run(page: Page) -> None:
    """It begins with the same random weights, and loses the same ten losses, digit by digit."""
    found = page.evaluate("""() => {
      const curve = nnlib.CURVES.sigmoid
      let net = nnlib.drawXor(0, 2)
      const losses = []
      for (let epoch = 0; epoch < 10; epoch++) {
        losses.push(nnlib.xorLoss(net, curve).toFixed(4))
        net = nnlib.trained(net, curve, 0.1, 1000)
      }
      return [nnlib.drawXor(0, 2), losses]
    }""")
    start = draw_network([2, 2, 1], np.random.RandomState(0), sigmoid, sigmoid, normal)
    close(np.ravel(found[0]["W1"]), start.layers[0].weights.ravel())
    close(found[0]["w2"], start.layers[1].weights.ravel())
    assert found[1] == [
        *["0.2696", "0.1303", "0.1271", "0.1263", "0.1259"],
        *["0.1257", "0.1256", "0.1255", "0.1254", "0.1254"],
    ]
