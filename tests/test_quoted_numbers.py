"""The numbers that the lessons quote, worked out once more, one fact per function.

To see a fact for yourself, run the lines of its function in a Python prompt.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import ArrayLike
from pytest import approx

from nnlib import Array, Dense, Neuron, gelu, relu, sigmoid, sigmoid_derivative, softmax, softplus


def same(ours: ArrayLike, quoted: object) -> bool:
    """Equal, but for the rounding of floating-point numbers."""
    return bool(np.asarray(ours).tolist() == approx(quoted, abs=1e-12))


# One neuron


def test_the_neuron_answers_3_6() -> None:
    """0.4 × 2 + 0.6 × 3 + 1 = 3.6, and ReLU leaves 3.6 as it is."""
    neuron = Neuron(weights=[0.4, 0.6], bias=1, activation=relu)
    assert same(neuron.weighted_sum([2, 3]), 3.6)
    assert same(neuron.forward([2, 3]), 3.6)


def test_3_4_is_the_answer_to_other_inputs() -> None:
    """0.4 × 3 + 0.6 × 2 + 1 = 3.4: the printed answer belongs to the inputs swapped."""
    neuron = Neuron(weights=[0.4, 0.6], bias=1, activation=relu)
    assert same(neuron.forward([3, 2]), 3.4)


# A dense layer with three neurons

W = np.array([[0.2, 0.8, -0.5], [-0.9, 0.2, 0.4]])
B = np.array([2.0, 3.0, 0.5])
LAYER = Dense(W, B, relu)


def test_the_point_times_the_weights() -> None:
    """v · W = [−0.8, 0.6, 0.15] for v = [0.5, 1.0]."""
    assert same(np.array([0.5, 1.0]) @ W, [-0.8, 0.6, 0.15])


def test_the_layer_before_and_after_relu() -> None:
    """Adding the bias gives [1.2, 3.6, 0.65], where ReLU has nothing to cut."""
    assert same(LAYER.linear([0.5, 1.0]), [1.2, 3.6, 0.65])
    assert same(LAYER.forward([0.5, 1.0]), [1.2, 3.6, 0.65])


def test_relu_without_the_bias_would_cut() -> None:
    """ReLU of v · W itself is [0.0, 0.6, 0.15]."""
    assert same(relu([-0.8, 0.6, 0.15]), [0.0, 0.6, 0.15])


def test_the_point_where_relu_bites() -> None:
    """[0.5, 4.0] gives [−1.5, 4.2, 1.85], and ReLU makes it [0, 4.2, 1.85]."""
    assert same(LAYER.linear([0.5, 4.0]), [-1.5, 4.2, 1.85])
    assert same(LAYER.forward([0.5, 4.0]), [0, 4.2, 1.85])


def test_the_probabilities_of_three_scores() -> None:
    """softmax of [1.2, 3.6, 0.65] is about [0.0794, 0.8748, 0.0458]."""
    assert softmax([1.2, 3.6, 0.65]).round(4).tolist() == [0.0794, 0.8748, 0.0458]


def test_the_parameters_of_a_network_for_digits() -> None:
    """784 → 128 → 64 → 10 has 100 480 + 8 256 + 650 = 109 386 weights and biases."""
    sizes = []
    for n_in, n_out in [(784, 128), (128, 64), (64, 10)]:
        layer = Dense(np.zeros((n_in, n_out)), np.zeros(n_out))
        sizes.append(layer.weights.size + layer.bias.size)
    assert sizes == [100480, 8256, 650]
    assert sum(sizes) == 109386


# ReLU on a dosage from 0 to 1, in seven steps

W1, B1 = 1.70, -0.85
W2, B2 = 12.6, 0.00
W3, B3 = -40.8, -16
W4 = 2.70


def curve(x: float | Array) -> Array:
    """The whole network: two paths, added, shifted and cut."""
    return relu(relu(W1 * x + B1) * W3 + (W2 * x + B2) * W4 + B3)


DOSAGE = np.array([0, 0.2, 0.4, 0.5, 0.6, 0.8, 1])


def test_step_1_for_four_dosages() -> None:
    """x = 0, 0.2, 0.6, 1 gives −0.85, −0.51, 0.17, 0.85; ReLU makes it 0, 0, 0.17, 0.85."""
    x = np.array([0, 0.2, 0.6, 1])
    assert same(W1 * x + B1, [-0.85, -0.51, 0.17, 0.85])
    assert same(relu(W1 * x + B1), [0, 0, 0.17, 0.85])


def test_the_dosage_table() -> None:
    """All seven rows of the table: after ReLU, × w3, × w4, sum, + b3, final."""
    bent = relu(W1 * DOSAGE + B1)
    flipped = bent * W3
    straight = (W2 * DOSAGE + B2) * W4
    wedge = flipped + straight
    shifted = wedge + B3
    final = relu(shifted)
    table = np.column_stack([bent, flipped, straight, wedge, shifted, final])
    assert same(table[0], [0, 0, 0, 0, -16, 0])
    assert same(table[1], [0, 0, 6.804, 6.804, -9.196, 0])
    assert same(table[2], [0, 0, 13.608, 13.608, -2.392, 0])
    assert same(table[3], [0, 0, 17.01, 17.01, 1.01, 1.01])
    assert same(table[4], [0.17, -6.936, 20.412, 13.476, -2.524, 0])
    assert same(table[5], [0.51, -20.808, 27.216, 6.408, -9.592, 0])
    assert same(table[6], [0.85, -34.68, 34.02, -0.66, -16.66, 0])


def test_the_peak_is_1_01_at_one_half() -> None:
    """At x = 0.5 the curve reaches 1.01, and no other dosage gives more."""
    assert same(curve(0.5), 1.01)
    assert curve(np.linspace(0, 1, 1_000_001)).max() == approx(1.01, abs=1e-9)


def test_the_peak_begins_at_0_4703() -> None:
    """On the left the first path is silent: 34.02 x − 16 is 0 at x = 16/34.02 ≈ 0.4703."""
    assert Fraction("12.6") * Fraction("2.70") == Fraction("34.02")
    begin = 16 / 34.02
    assert round(begin, 4) == 0.4703
    assert curve(begin) == approx(0, abs=1e-12)
    assert curve(begin - 0.001) == 0
    assert curve(begin + 0.001) > 0


def test_the_peak_ends_at_0_5286() -> None:
    """On the right both paths add up to −35.34 x + 18.68, which is 0 at x ≈ 0.5286."""
    w1, b1, w3 = Fraction("1.70"), Fraction("-0.85"), Fraction("-40.8")
    assert w1 * w3 + Fraction("34.02") == Fraction("-35.34")
    assert b1 * w3 - 16 == Fraction("18.68")
    end = 18.68 / 35.34
    assert round(end, 4) == 0.5286
    assert curve(end) == approx(0, abs=1e-12)
    assert curve(end - 0.001) > 0
    assert curve(end + 0.001) == 0


def test_a_hundred_points_miss_the_peak() -> None:
    """The highest of 100 plotted points is about 0.838, not 1.01."""
    assert round(float(curve(np.linspace(0, 1, 100)).max()), 3) == 0.838


# Activation functions


def test_the_sigmoid_is_never_steeper_than_a_quarter() -> None:
    """σ(0) = 0.5 and σ′(0) = 0.25; ten such factors leave 0.25¹⁰ ≈ 9.5 · 10⁻⁷."""
    assert sigmoid(0) == 0.5
    assert sigmoid_derivative(0) == 0.25
    assert sigmoid_derivative(np.linspace(-10, 10, 2001)).max() == 0.25
    assert round(0.25**10 * 10**7, 1) == 9.5


def test_the_lowest_point_of_gelu() -> None:
    """GELU is lowest near x ≈ −0.75, where it is about −0.17."""
    x = np.linspace(-3, 3, 60_001)
    lowest = x[gelu(x).argmin()]
    assert round(float(lowest), 2) == -0.75
    assert round(float(gelu(lowest)), 2) == -0.17


def test_softplus_is_a_little_above_relu() -> None:
    """softplus(3.6) = ln(1 + e^3.6) is about 3.627, where ReLU gives 3.6."""
    assert round(float(softplus(3.6)), 3) == 3.627
    assert relu(3.6) == 3.6
