"""The drawing of the lesson on networks: the layers of the network for digits."""

from drawings.diagram import Box, Diagram, arrows, banner, box, row, words


def _layer(name: str, n: int) -> Box:
    return box(
        name,
        words("neurons", n_out=f"n_out[{n}]"),
        words("weights", inputs=f"n_in[{n}]", neurons=f"n_out[{n}]", weights=f"n_weights[{n}]"),
        words(
            "parameters",
            weights=f"n_weights[{n}]",
            biases=f"n_biases[{n}]",
            parameters=f"n_parameters[{n}]",
        ),
        title=words(name),
    )


def _layers() -> Diagram:
    rows = (
        row(banner("title", words("layers"))),
        row(box("input", words("pixels", n_in="n_pixels"), title=words("input"))),
        row(_layer("first", 0)),
        row(_layer("second", 1)),
        row(_layer("third", 2)),
        row(box("classes", words("probabilities", n_out="n_classes"), title=words("classes"))),
        row(banner("sum", words("total", count="total"))),
    )
    ways = arrows("input -> first", "first -> second", "second -> third", "third -> classes")
    return Diagram(words("layers"), rows, ways)


DRAWINGS = {"layers": _layers()}
