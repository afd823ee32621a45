"""What a drawing costs: `make bench` prints the times; a plain test run only sees that they run."""

from __future__ import annotations

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from drawings.diagram import Diagram
from drawings.drawing import draw
from drawings.label import read_labels
from drawings.lesson import Workshop
from drawings.markup import figure
from drawings.value import values_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "scripts/lessons/layer"
WORKSHOP = Workshop(ROOT, "scripts/lessons")


def test_draw_the_flow(benchmark: BenchmarkFixture) -> None:
    """The flow through a layer is drawn in Chinese, its example run already."""
    diagram = WORKSHOP._diagrams(FOLDER / "diagrams.py")["flow"]
    assert isinstance(diagram, Diagram)
    labels = read_labels(FOLDER / "labels.toml", "zh", ROOT)
    with values_of(FOLDER / "example.py", ROOT, 10) as values:
        drawing = benchmark(lambda: draw("layer/flow", diagram, labels, values))
    assert drawing.columns <= 80


def test_draw_cold(benchmark: BenchmarkFixture) -> None:
    """All of it: description, labels, a process for the example, the fonts' list."""
    from drawings.signs import UNICODE

    drawing = benchmark.pedantic(lambda: WORKSHOP.make("layer/flow", "vi", UNICODE), rounds=5)
    assert drawing.rows


def test_draw_again(benchmark: BenchmarkFixture) -> None:
    """What has not changed is remembered; that it has not is asked each time."""
    assert figure(benchmark(lambda: WORKSHOP.draw("layer/flow", "en")))
