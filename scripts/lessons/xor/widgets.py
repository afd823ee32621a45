"""The widget of the lesson on XOR: the published run, and any other, trained by the reader."""

from drawings.widget import Action, Choice, Widget, line, preset, slider, words

PUBLISHED = {f"p{n}": f"printed[{n}]" for n in range(10)}
ANSWERS = {f"answer{n + 1}": f"start_a[{n}]" for n in range(4)}
BITS = ("first-bit", "second-bit")

WIDGETS = {
    "training": Widget(
        "xor",
        words("training"),
        figures=("xor/losses", "xor/surface-stalled"),
        lines=(
            line("state", epoch="epoch[0]", loss="printed[0]"),
            line("answers-now", ANSWERS),
            line("losses-printed", PUBLISHED),
        ),
        actions=(
            Action("run", words("run")),
            Action("step", words("one-epoch")),
            Action("restart", words("restart")),
        ),
        controls=(
            slider("seed", words("seed"), "published_seed", 0, 99, 1),
            slider("hidden", words("hidden"), "hidden_units[0]", 1, 8, 1),
            Choice(
                "activation", words("activation-function"), ("sigmoid", "tanh", "relu"), "sigmoid"
            ),
            slider("rate", words("rate"), "rate", 0.01, 1, 0.01),
        ),
        presets=(
            preset(words("published-run")),
            preset(words("more-hidden", n="hidden_units[2]"), hidden="hidden_units[2]"),
            preset(words("other-seed", seed="lucky_seed"), seed="lucky_seed"),
        ),
        says=("run", "pause", "done", "curve", "surface", "epoch", "loss", "as-published", *BITS),
    )
}
