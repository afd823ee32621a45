"""The widget of the lesson on activation functions: every curve, its slope, its flat parts."""

from drawings.widget import Choice, Switch, Widget, line, preset, slider, words

FUNCTIONS = tuple(
    "binary_step sigmoid tanh relu leaky_relu gelu softplus silu elu normal_cdf identity".split()
)

WIDGETS = {
    "explorer": Widget(
        "activation",
        words("explorer"),
        figures=("activation/sigmoid",),
        lines=(
            line("at-point", live=True, x="z", value="answer", slope="slope"),
            line("shaded"),
        ),
        controls=(
            Choice("activation", words("activation-function"), FUNCTIONS, "sigmoid"),
            slider("x", words("point"), "z", -6, 6, 0.1),
            Switch("slopes", words("with-slopes"), on=True),
            *(Switch(name, words(f"activation-{name}"), keyed=True) for name in FUNCTIONS),
        ),
        presets=(
            preset(words("worked")),
            preset(words("saturated", x="far"), x="far"),
            preset(words("corner"), activation="relu", relu="1", gelu="1", softplus="1"),
        ),
        says=("curve",),
    )
}
