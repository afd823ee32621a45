"""The widget of the lesson on a dosage: seven parameters, and each of the seven steps a curve."""

from drawings.widget import Choice, Number, Switch, Widget, line, preset, slider, words

STEPS = ("bend", "flip", "straight", "steepen", "wedge", "lower", "cut")


def parameter(name: str, reach: float) -> Number:
    """Return the slider of a parameter, which goes as far to both sides."""
    return slider(name, words(f"parameter-{name}"), name, -reach, reach, 0.05)


WIDGETS = {
    "playground": Widget(
        "dosage",
        words("playground"),
        figures=("dosage/cut",),
        lines=(
            line("line-first", x="d", bend="a1[3]", flip="down[3]"),
            line("line-second", straight="a2[3]", steepen="up[3]"),
            line("line-sum", wedge="wedge[3]", lower="z3[3]"),
            line("line-answer", live=True, x="d", cut="y[3]"),
        ),
        controls=(
            Choice("step", words("step-shown"), STEPS, "cut"),
            slider("x", words("dose"), "d", 0, 1, 0.01),
            parameter("w1", 5),
            parameter("b1", 5),
            parameter("w2", 20),
            parameter("b2", 20),
            parameter("w3", 60),
            parameter("w4", 10),
            parameter("b3", 30),
            Choice("activation", words("activation-function"), ("relu", "softplus"), "relu"),
            Switch("both", words("beside")),
        ),
        presets=(
            preset(words("as-published")),
            preset(words("with-softplus-beside"), step="lower", both="1"),
            preset(words("too-much", x="x[4]"), x="x[4]"),
        ),
        says=("shown", "dose"),
    )
}
