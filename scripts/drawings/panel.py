"""A panel is a box with its words and numbers filled in: the lines to draw, and those to read out.

What is drawn is aligned in columns; what is read out is not, and a matrix is one line of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from drawings.diagram import Box, Content, Each, Matrix, Shown, Sign, Sums, Words
from drawings.label import Labels
from drawings.phrase import Phrase, Piece, is_wide, phrase_width, plain, width, words
from drawings.value import Values, indexed


@dataclass(frozen=True)
class Panel:
    """A box filled in; ``spoken`` says what ``lines`` show."""

    box: Box
    title: Phrase
    lines: tuple[Phrase, ...]
    spoken: tuple[Phrase, ...]

    @property
    def name(self) -> str:
        """The name by which arrows know it."""
        return self.box.name

    @property
    def width(self) -> int:
        """The cells it needs, its frame included; a full box breaks its lines to fit."""
        lines = () if self.box.full else self.lines
        title = phrase_width(self.title) + 6 if self.title else 0
        return max(title, *(phrase_width(line) + 4 for line in lines), 5)


@dataclass(frozen=True)
class Writer:
    """Fills boxes with words of one language and the values of an example."""

    labels: Labels
    values: Values

    def panel(self, box: Box) -> Panel:
        """Fill a box."""
        lines: list[Phrase] = []
        spoken: list[Phrase] = []
        for content in box.contents:
            drawn, said = self.written(content)
            lines += drawn
            spoken += said
        title = self.label(box.title) if box.title else ()
        return Panel(box, title, tuple(lines), tuple(spoken))

    def label(self, label: Words) -> Phrase:
        """Return a label with its numbers."""
        given = {name: (self.values.shown(value),) for name, value in label.values}
        return self.labels.phrase(label.key, given)

    def written(self, content: Content) -> tuple[list[Phrase], list[Phrase]]:
        """Return the lines that content draws, and those that it is read out as."""
        match content:
            case Words():
                line = self.label(content)
            case Sign(text):
                return [words(text)], []
            case Shown(expression, name):
                lead = words(f"{name} = ") if name else ()
                line = (*lead, self.values.shown(expression))
            case Matrix(expression):
                return self.matrix(expression), [(self.values.shown(expression),)]
            case Sums():
                return self.each(self.equations_of(content))
            case Each():
                return self.each(content)
        return [line], [line]

    def matrix(self, name: str) -> list[Phrase]:
        """Return the rows of a matrix, its columns aligned to the right."""
        rows, columns = self.values.array(name, 2).shape
        cells = [
            [self.values.shown(f"{name}[{i}, {j}]") for j in range(columns)] for i in range(rows)
        ]
        wide = [max(width(row[j].text) for row in cells) for j in range(columns)]
        return [_matrix_row(row, wide) for row in cells]

    def equations_of(self, sums: Sums) -> Each:
        """Return weighted sums as equations: one product per input."""
        inputs, _ = self.values.array(sums.weights, 2).shape
        products = [f"{sums.inputs}[{k}] * {sums.weights}[{k}, i]" for k in range(inputs)]
        equation = f"{' + '.join(products)} = {sums.results}[i]"
        return Each(equation, sums.results, sums.label)

    def each(self, content: Each) -> tuple[list[Phrase], list[Phrase]]:
        """Return one equation per element, the signs of equality below each other."""
        (count,) = self.values.array(content.over, 1).shape
        labels = [self._numbered(content.label, n) for n in range(count)]
        pieces = [self.values.equation(indexed(content.equation, n)) for n in range(count)]
        wide = max((width(piece.text.partition(" = ")[0]) for piece in pieces), default=0)
        drawn = [
            (*label, _aligned(piece, wide)) for label, piece in zip(labels, pieces, strict=True)
        ]
        return drawn, [(*label, piece) for label, piece in zip(labels, pieces, strict=True)]

    def _numbered(self, label: Words | None, index: int) -> Phrase:
        if label is None:
            return ()
        values = tuple((name, indexed(value, index)) for name, value in label.values)
        phrase = self.label(Words(label.key, values))
        return phrase if is_wide(plain(phrase)[-1]) else (*phrase, *words(" "))


def _matrix_row(row: list[Piece], wide: list[int]) -> Phrase:
    found = words("[ ")
    for piece, cells in zip(row, wide, strict=True):
        blanks = "  " if plain(found) != "[ " else ""
        found += (*words(blanks + " " * (cells - width(piece.text))), piece)
    return found + words(" ]")


def _aligned(piece: Piece, wide: int) -> Piece:
    left, _, right = piece.text.partition(" = ")
    return Piece(f"{left}{' ' * (wide - width(left))} = {right}", piece.expression)
