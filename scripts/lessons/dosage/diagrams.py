"""The drawing of the lesson on a dosage: one dose on its way through the network."""

from drawings.diagram import Box, Diagram, Each, Sign, arrows, banner, box, row, words


def _step(name: str, *equations: str) -> Box:
    return box(name, *(Each(one, over="x_mid") for one in equations), title=words(name))


def _flow() -> Diagram:
    rows = (
        row(banner("title", words("flow"))),
        row(box("dose", words("value", value="d"), title=words("dose"))),
        row(
            _step("first-path", "w1 * x_mid[i] + b1 = z1_mid[i]", "max(0, z1_mid[i]) = a1_mid[i]"),
            _step("second-path", "w2 * x_mid[i] + b2 = z2_mid[i]", "max(0, z2_mid[i]) = a2_mid[i]"),
        ),
        row(
            _step("flip-down", "w3 * a1_mid[i] = down_mid[i]"),
            _step("steeper", "w4 * a2_mid[i] = up_mid[i]"),
        ),
        row(box("plus", Sign("+"))),
        row(
            _step(
                "add-and-lower",
                "down_mid[i] + up_mid[i] = wedge_mid[i]",
                "wedge_mid[i] + b3 = z3_mid[i]",
            )
        ),
        row(_step("cut-away", "max(0, z3_mid[i]) = y_mid[i]")),
    )
    ways = arrows(
        "dose -> first-path",
        "dose -> second-path",
        "first-path -> flip-down",
        "second-path -> steeper",
        "flip-down, steeper -> plus",
        "plus -> add-and-lower",
        "add-and-lower -> cut-away",
    )
    return Diagram(words("flow"), rows, ways)


DRAWINGS = {"flow": _flow()}
