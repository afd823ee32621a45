"""The drawings of the lesson on one dense layer: a point carried through it, and through ReLU."""

from drawings.diagram import (
    Diagram,
    Each,
    Matrix,
    Shown,
    Sign,
    Sums,
    Words,
    arrows,
    banner,
    box,
    note,
    row,
    words,
)


def flow(title: str, remark: Words, prefix: str = "") -> Diagram:
    """The way of one point; ``prefix`` begins the names of its values in ``example.py``."""
    x, xW, z, a = (f"{prefix}{name}" for name in ("x", "xW", "z", "a"))
    rows = (
        row(banner("title", words(title))),
        row(banner("affine", words("affine", n_in=f"{x}.size", n_out=f"{z}.size"))),
        row(
            box("point", Shown(x), title=words("point")),
            box("weights", Matrix("W"), title=words("weights")),
            box("bias", Shown("b"), title=words("bias")),
        ),
        row(
            box(
                "sums",
                Sums(x, "W", xW, label=words("neuron", number="index[i]")),
                title=words("sums"),
            ),
            under="point, weights",
        ),
        row(box("product", Shown(xW), title=words("product")), under="sums"),
        row(box("plus", Sign("+")), under="sums"),
        row(box("linear", Shown(z), title=words("linear")), under="sums"),
        row(banner("bend", words("bend"))),
        row(box("relu", Each(f"max(0, {z}[i]) = {a}[i]", over=z), title=words("relu"))),
        row(box("output", Shown(a), title=words("output"))),
        row(note("remark", remark, title=words("note"))),
        row(banner("summary", words("summary", n_in=f"{x}.size", n_out=f"{z}.size"))),
    )
    ways = arrows(
        "point, weights -> sums",
        "sums -> product",
        "product, bias -> plus",
        "plus -> linear",
        "linear -> bend",
        "bend -> relu",
        "relu -> output",
    )
    return Diagram(words(title), rows, ways)


DRAWINGS = {
    "flow": flow("flow", words("remark", xW="xW", cut="relu_xW")),
    "bend": flow("bent", words("remark_bent", z="bent_z", a="bent_a"), prefix="bent_"),
}
