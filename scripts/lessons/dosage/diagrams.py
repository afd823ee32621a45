"""The drawing of the lesson on a dosage: one dose on its way through the network."""

from drawings.diagram import Diagram, Sign, Words, arrows, banner, box, row, words


def _line(key: str, value: str) -> Words:
    return words(key, value=value)


def _flow() -> Diagram:
    rows = (
        row(banner("title", words("flow"))),
        row(box("dose", _line("value", "d"), title=words("dose"))),
        row(
            box(
                "bend",
                words("equation", equation="w1 * d + b1 = z1[3]"),
                _line("relu-makes", "a1[3]"),
                title=words("first-path"),
            ),
            box(
                "line",
                words("equation", equation="w2 * d + b2 = z2[3]"),
                _line("relu-makes", "a2[3]"),
                title=words("second-path"),
            ),
        ),
        row(
            box(
                "down", words("equation", equation="w3 * a1[3] = down[3]"), title=words("flip-down")
            ),
            box("up", words("equation", equation="w4 * a2[3] = up[3]"), title=words("steeper")),
        ),
        row(box("plus", Sign("+"))),
        row(
            box(
                "sum",
                words("equation", equation="down[3] + up[3] = wedge[3]"),
                words("equation", equation="wedge[3] + b3 = z3[3]"),
                title=words("add-and-lower"),
            )
        ),
        row(
            box(
                "answer",
                words("equation", equation="max(0, z3[3]) = y[3]"),
                title=words("cut-away"),
            )
        ),
    )
    ways = arrows(
        "dose -> bend",
        "dose -> line",
        "bend -> down",
        "line -> up",
        "down, up -> plus",
        "plus -> sum",
        "sum -> answer",
    )
    return Diagram(words("flow"), rows, ways)


DRAWINGS = {"flow": _flow()}
