"""The widget of the lesson on one dense layer: a point, six weights, three biases."""

from drawings.widget import Number, Widget, box, line, preset, slider, words


def weight(i: int, j: int) -> Number:
    """Return the box of the weight from an input to a neuron."""
    label = words("one_weight", i=f"index[{i}]", j=f"index[{j}]")
    return box(f"w{i + 1}{j + 1}", label, f"W[{i}, {j}]", -3, 3, 0.1)


def bias(j: int) -> Number:
    """Return the box of a neuron's bias."""
    return box(f"b{j + 1}", words("one_bias", j=f"index[{j}]"), f"b[{j}]", -5, 5, 0.1)


AXES = ("first_input", "second_input", "first_neuron", "second_neuron")

WIDGETS = {
    "playground": Widget(
        "layer",
        words("playground"),
        figures=("layer/plane", "layer/image"),
        lines=(
            line("input_line", x1="x[0]", x2="x[1]"),
            line("before_line", z1="z[0]", z2="z[1]", z3="z[2]"),
            line("after_line", live=True, a1="a[0]", a2="a[1]", a3="a[2]"),
        ),
        controls=(
            slider("x1", words("coordinate", i="index[0]"), "x[0]", -5, 5, 0.1),
            slider("x2", words("coordinate", i="index[1]"), "x[1]", -5, 5, 0.1),
            *(weight(i, j) for i in range(2) for j in range(3)),
            *map(bias, range(3)),
        ),
        presets=(
            preset(words("worked")),
            preset(words("bitten"), x1="bent_x[0]", x2="bent_x[1]"),
            preset(words("between"), x1="middle_x[0]", x2="middle_x[1]"),
        ),
        says=("plane", "image", "moved", *AXES),
    )
}
