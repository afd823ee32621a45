"""The widget of the lesson on one neuron: its numbers are the reader's to change."""

from drawings.widget import Choice, Widget, line, preset, slider, words

ACTIVATIONS = tuple(
    "relu leaky_relu binary_step sigmoid tanh gelu silu elu softplus normal_cdf identity".split()
)

WIDGETS = {
    "playground": Widget(
        "neuron",
        words("playground"),
        figures=("neuron/relu",),
        lines=(
            line("products", w1="w[0]", x1="x[0]", p1="wx[0]", w2="w[1]", x2="x[1]", p2="wx[1]"),
            line("sum", term1="wx[0]", term2="wx[1]", b="b", z="z"),
            line("reply", live=True, a="a"),
        ),
        controls=(
            slider("x1", words("input", n="index[0]"), "x[0]", -5, 5, 0.1),
            slider("w1", words("weight", n="index[0]"), "w[0]", -3, 3, 0.1),
            slider("x2", words("input", n="index[1]"), "x[1]", -5, 5, 0.1),
            slider("w2", words("weight", n="index[1]"), "w[1]", -3, 3, 0.1),
            slider("b", words("bias"), "b", -5, 5, 0.1),
            Choice("activation", words("activation-function"), ACTIVATIONS, "relu"),
        ),
        presets=(
            preset(words("worked", z="z")),
            preset(words("published", z="swapped_z"), x1="swapped[0]", x2="swapped[1]"),
            preset(words("lowered", b="strict_b"), b="strict_b"),
        ),
        says=("curve",),
    )
}
