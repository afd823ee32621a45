"""The widget of the lesson on backpropagation: the same pass, number by number, both ways."""

from drawings.widget import Action, Number, Widget, box, line, preset, words

INDEX = (0, 1)


def weight(i: int, j: int) -> Number:
    """Return the box of the weight from an input to a hidden neuron."""
    label = words("weight-from-to", i=f"neuron[{i}]", j=f"neuron[{j}]")
    return box(f"w{i + 1}{j + 1}", label, f"W1[{i}, {j}]", -5, 5, 0.1)


def number(name: str, key: str, value: str, place: int) -> Number:
    """Return the box of one of two numbers, which its label counts."""
    return box(name, words(key, n=f"neuron[{place}]"), value, -5, 5, 0.1)


def places() -> dict[str, str]:
    """Return the numbers of the graph, and the names by which the script knows them."""
    found = {"out_sum": "z", "out": "a", "L": "loss", "out_delta": "delta"}
    found |= {"out_bias": "c", "grad_b2[0, 0]": "dc"}
    for i in INDEX:
        n = i + 1
        found |= {f"inputs[{i}]": f"x{n}", f"sums[{i}]": f"z{n}", f"answers[{i}]": f"a{n}"}
        found |= {f"hidden_delta[{i}]": f"delta{n}", f"biases[{i}]": f"b{n}"}
        found |= {f"grad_b1[0, {i}]": f"db{n}", f"out_weights[{i}]": f"v{n}"}
        found |= {f"grad_W2[{i}, 0]": f"dv{n}"}
        for j in INDEX:
            found |= {f"W1[{i}, {j}]": f"w{n}{j + 1}", f"grad_W1[{i}, {j}]": f"dw{n}{j + 1}"}
    return found


FIRST = {"w11": "W1[0, 0]", "w21": "W1[1, 0]", "b1": "biases[0]", "z1": "sums[0]"}
SECOND = {"w12": "W1[0, 1]", "w22": "W1[1, 1]", "b2": "biases[1]", "z2": "sums[1]"}
INPUTS = {"x1": "inputs[0]", "x2": "inputs[1]"}
ANSWERS = {"a1": "answers[0]", "a2": "answers[1]"}
OUT = {"v1": "out_weights[0]", "v2": "out_weights[1]"}
ERRORS = {"delta1": "hidden_delta[0]", "delta2": "hidden_delta[1]"}
DELTA = {"delta": "out_delta"}
OUT_GRADIENTS = {"dv1": "grad_W2[0, 0]", "dv2": "grad_W2[1, 0]", "dc": "grad_b2[0, 0]"}
SLOPES = {"slope1": "slopes[0]", "slope2": "slopes[1]"}
FROM_FIRST = {"dw11": "grad_W1[0, 0]", "dw12": "grad_W1[0, 1]"}
FROM_SECOND = {"dw21": "grad_W1[1, 0]", "dw22": "grad_W1[1, 1]"}
CARRIED = {"carried1": "carried[0]", "carried2": "carried[1]"}

WIDGETS = {
    "stepper": Widget(
        "backpropagation",
        words("stepper"),
        figures=("backpropagation/network",),
        places=places(),
        lines=(
            line("row-first", FIRST | INPUTS, step="z1"),
            line("row-second", SECOND | INPUTS, step="z1"),
            line("row-answers", ANSWERS, step="a1"),
            line("row-output", OUT | ANSWERS, step="z2", c="out_bias", z="out_sum"),
            line("row-prediction", step="a2", a="out"),
            line("row-loss", step="loss", y="target", loss="L"),
            line("row-error", DELTA, step="d2", a="out", y="target"),
            line("row-output-gradients", DELTA | ANSWERS | OUT_GRADIENTS, step="dw2"),
            line("row-carried", DELTA | OUT | CARRIED, step="carried"),
            line("row-errors", CARRIED | SLOPES | ERRORS, step="d1"),
            line("row-from-first", ERRORS | FROM_FIRST, step="dw1", x1="inputs[0]"),
            line("row-from-second", ERRORS | FROM_SECOND, step="dw1", x2="inputs[1]"),
            line("row-biases", step="db1", db1="grad_b1[0, 0]", db2="grad_b1[0, 1]"),
        ),
        actions=(
            Action("first", words("do-first")),
            Action("previous", words("do-previous")),
            Action("next", words("do-next")),
            Action("last", words("do-last")),
            Action("learn", words("do-learn")),
        ),
        controls=(
            *(number(f"x{i + 1}", "input-number", f"inputs[{i}]", i) for i in INDEX),
            *(weight(i, j) for i in INDEX for j in INDEX),
            *(number(f"b{j + 1}", "bias-number", f"biases[{j}]", j) for j in INDEX),
            *(number(f"v{j + 1}", "out-weight", f"out_weights[{j}]", j) for j in INDEX),
            box("c", words("out-bias"), "out_bias", -5, 5, 0.1),
            box("y", words("wanted"), "target", 0, 1, 1),
            box("rate", words("rate"), "rate", 0, 5, 0.1),
        ),
        presets=(
            preset(words("worked")),
            preset(words("other-target", y="other_target"), y="other_target"),
        ),
    )
}
