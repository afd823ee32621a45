"""A drawing is a diagram drawn: its rows of text, its canvas, and its steps as a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from drawings.canvas import Canvas
from drawings.diagram import Diagram, Sign, Words
from drawings.fault import refuse
from drawings.graph import Graph, Node
from drawings.label import Labels
from drawings.layout import Layout, lay_out
from drawings.panel import Panel, Writer
from drawings.phrase import Phrase, Piece, joined, phrase_width, plain, words
from drawings.signs import UNICODE, Signs
from drawings.value import Values
from drawings.way import Place
from drawings.wiring import Filled, wired


@dataclass(frozen=True)
class Drawing:
    """What one description gives in one language, with one set of signs."""

    name: str
    language: str
    title: str
    heading: str
    canvas: Canvas
    rows: tuple[Phrase, ...]
    steps: tuple[Phrase, ...]

    @property
    def text(self) -> str:
        """The drawing as lines, as it is copied and as a terminal shows it."""
        return "\n".join(plain(row) for row in self.rows) + "\n"

    @property
    def columns(self) -> int:
        """How many cells wide it is."""
        return self.canvas.columns


def draw(
    name: str, diagram: Diagram, labels: Labels, values: Values, signs: Signs = UNICODE
) -> Drawing:
    """Draw a diagram with words of one language and the values of an example."""
    writer = Writer(labels, values)
    panels = {box.name: writer.panel(box) for box in diagram.boxes}
    if len(panels) != len(diagram.boxes):
        raise refuse("two boxes have one name", "name each box once")
    title = _title(diagram.title, writer)
    steps = tuple(_steps(diagram, panels, labels, title))
    drawn = {key: _signed(panel, signs) for key, panel in panels.items()}
    canvas = _drawn(lay_out(diagram, drawn), signs)
    heading = plain(labels.phrase("steps", {}))
    return Drawing(name, labels.language, plain(title), heading, canvas, canvas.rows(), steps)


def draw_graph(
    name: str, graph: Graph, labels: Labels, values: Values, signs: Signs = UNICODE
) -> Drawing:
    """Draw a computational graph with words of one language and the values of an example."""
    writer = Writer(labels, values)
    filled = {node.name: _filled(node, writer, graph.decimals) for node in graph.nodes}
    title = _title(graph.title, writer)
    steps = tuple(_node_steps(graph, filled, labels))
    signed = {
        key: Filled(signs.phrase(one.shown), signs.phrase(one.value), signs.phrase(one.gradient))
        for key, one in filled.items()
    }
    canvas = wired(graph, signed, signs)
    heading = plain(labels.phrase("steps", {}))
    return Drawing(name, labels.language, plain(title), heading, canvas, canvas.rows(), steps)


def _filled(node: Node, writer: Writer, decimals: int) -> Filled:
    shown = words(node.shown.text) if isinstance(node.shown, Sign) else writer.label(node.shown)
    value, *gradient = (
        (writer.values.shown(expression, decimals),)
        for expression in (node.value, node.gradient)
        if expression
    )
    return Filled(shown, value, gradient[0] if gradient else ())


def _node_steps(graph: Graph, filled: Mapping[str, Filled], labels: Labels) -> Iterator[Phrase]:
    """Yield what each node takes, what it is worth, and its gradient."""
    between, then = (plain(labels.phrase(key, {})) for key in ("and", "then"))
    for node in graph.nodes:
        one = filled[node.name]
        said = [labels.phrase("forward", {"value": one.value})]
        if one.gradient:
            said.append(labels.phrase("backward", {"gradient": one.gradient}))
        given = {"title": one.shown, "content": joined(said, then)}
        sources = joined((filled[source.name].shown for source in graph.sources(node)), between)
        if sources:
            yield labels.phrase("step_from", given | {"sources": sources})
        else:
            yield labels.phrase("step", given)


def _title(label: Words, writer: Writer) -> Phrase:
    title = writer.label(label)
    if any(piece.expression for piece in title):
        raise refuse(
            f"its title “{plain(title)}” holds a number",
            "put the number into a box: titles are read out",
        )
    return title


def _signed(panel: Panel, signs: Signs) -> Panel:
    lines = tuple(signs.phrase(line) for line in panel.lines)
    return replace(panel, title=signs.phrase(panel.title), lines=lines)


def _drawn(layout: Layout, signs: Signs) -> Canvas:
    canvas = Canvas(layout.columns, signs)
    for place in layout.places.values():
        _frame(canvas, place)
    for way in layout.ways:
        canvas.line(way.points, 1)
    for head in {(way.head, way.direction) for way in layout.ways}:
        canvas.head(*head)
    return canvas


def _frame(canvas: Canvas, place: Place) -> None:
    panel = place.panel
    canvas.frame(place.top, place.left, place.bottom, place.right, panel.box.weight)
    if panel.title:
        canvas.write(place.top, place.left + 2, (Piece(" "), *panel.title, Piece(" ")))
    room = place.right - place.left - 3
    for number, line in enumerate(place.lines, place.top + 1):
        lead = (room - phrase_width(line)) // 2 if _centred(panel) else 0
        canvas.write(number, place.left + 2 + lead, line)


def _centred(panel: Panel) -> bool:
    return panel.box.weight > 1


def _steps(
    diagram: Diagram, panels: Mapping[str, Panel], labels: Labels, title: Phrase
) -> Iterator[Phrase]:
    """Yield what each panel says, and where its arrows come from; the title is said already."""
    between, then = (plain(labels.phrase(key, {})) for key in ("and", "then"))
    for box in diagram.boxes:
        panel = panels[box.name]
        content = joined(panel.spoken, then)
        sources = joined(_sources(box.name, diagram, panels), between)
        if not panel.title:
            yield from [content] if content and content != title else []
            continue
        given = {"title": panel.title, "content": content}
        if sources:
            yield labels.phrase("step_from", given | {"sources": sources})
        else:
            yield labels.phrase("step", given)


def _sources(name: str, diagram: Diagram, panels: Mapping[str, Panel]) -> Iterator[Phrase]:
    """Yield the titles of the panels whose arrows lead here, through those that have none."""
    for arrow in diagram.arrows:
        if arrow.target == name:
            title = panels[arrow.source].title
            yield from [title] if title else _sources(arrow.source, diagram, panels)
