"""The drawings of the lesson on backpropagation: one network as a graph, forwards and backwards."""

from drawings.diagram import Diagram, Sign, arrows, banner, box, row, words
from drawings.graph import Graph, column, node

FORWARD = Diagram(
    words("forwards"),
    (
        row(banner("title", words("forwards"))),
        row(
            box("first", words("input", x="inputs[0]"), title=words("first-input")),
            box("second", words("input", x="inputs[1]"), title=words("second-input")),
        ),
        row(
            box("sum-one", words("sum", z="sums[0]"), title=words("first-neuron")),
            box("sum-two", words("sum", z="sums[1]"), title=words("second-neuron")),
        ),
        row(
            box("answer-one", words("activation", a="answers[0]")),
            box("answer-two", words("activation", a="answers[1]")),
        ),
        row(box("output", words("out-sum", z="out_sum"), title=words("output"))),
        row(box("answer", words("prediction", a="out"))),
        row(box("loss", words("loss", loss="L"), title=words("cross-entropy"))),
    ),
    arrows(
        "first, second -> sum-one",
        "first, second -> sum-two",
        "sum-one -> answer-one",
        "sum-two -> answer-two",
        "answer-one, answer-two -> output",
        "output -> answer",
        "answer -> loss",
    ),
)

BACKWARD = Diagram(
    words("backwards"),
    (
        row(banner("title", words("backwards"))),
        row(box("loss", words("loss", loss="L"), title=words("cross-entropy"))),
        row(box("output", words("error", delta="out_delta"), title=words("output"))),
        row(
            box("carried-one", words("carried", value="carried[0]")),
            box("carried-two", words("carried", value="carried[1]")),
        ),
        row(
            box("error-one", words("error", delta="hidden_delta[0]"), title=words("first-neuron")),
            box("error-two", words("error", delta="hidden_delta[1]"), title=words("second-neuron")),
        ),
        row(
            box(
                "weights-one",
                words("from-first", g="grad_W1[0, 0]"),
                words("from-second", g="grad_W1[1, 0]"),
                title=words("weights"),
            ),
            box(
                "weights-two",
                words("from-first", g="grad_W1[0, 1]"),
                words("from-second", g="grad_W1[1, 1]"),
                title=words("weights"),
            ),
        ),
    ),
    arrows(
        "loss -> output",
        "output -> carried-one",
        "output -> carried-two",
        "carried-one -> error-one",
        "carried-two -> error-two",
        "error-one -> weights-one",
        "error-two -> weights-two",
    ),
)

GRAPH = Graph(
    words("graph"),
    (
        column(
            node("a1", words("answer-one"), "answers[0]", "back_one"),
            node("w1", words("weight-one"), "out_weights[0]", "one_gradient"),
            node("a2", words("answer-two"), "answers[1]", "back_two"),
            node("w2", words("weight-two"), "out_weights[1]", "two_gradient"),
        ),
        column(
            node("times1", Sign("×"), "product_one", "out_delta"),
            node("times2", Sign("×"), "product_two", "out_delta"),
            node("b", Sign("b"), "out_bias", "out_delta"),
        ),
        column(node("plus", Sign("+"), "out_sum", "out_delta")),
        column(node("sigmoid", Sign("σ"), "out", "out_slope")),
        column(node("loss", words("loss-node"), "L", "loss_itself")),
    ),
    arrows(
        "a1, w1 -> times1",
        "a2, w2 -> times2",
        "times1, times2, b -> plus",
        "plus -> sigmoid",
        "sigmoid -> loss",
    ),
)

DRAWINGS = {"graph": GRAPH, "forward": FORWARD, "backward": BACKWARD}
