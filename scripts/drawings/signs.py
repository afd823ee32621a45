"""Signs are what a drawing is written with: Unicode's box lines, or ASCII for any terminal.

ASCII changes lines, arrows and mathematical signs and leaves words alone: Han characters are two
cells wide in every terminal, while box lines are one or two, as the terminal pleases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from drawings.joint import Arms, ascii_joint, unicode_joint
from drawings.phrase import Phrase


@dataclass(frozen=True)
class Signs:
    """How lines, the heads of arrows and the signs within texts are written."""

    joint: Callable[[Arms], str]
    heads: Mapping[str, str]
    translation: Mapping[int, str]

    def text(self, text: str) -> str:
        """Return ``text`` with its signs replaced."""
        return text.translate(self.translation)

    def phrase(self, phrase: Phrase) -> Phrase:
        """Return ``phrase`` with its signs replaced; expressions stay as they are."""
        return tuple(replace(piece, text=self.text(piece.text)) for piece in phrase)


UNICODE = Signs(
    unicode_joint,
    MappingProxyType({"down": "▼", "right": "▶", "left": "◀", "up": "▲"}),
    MappingProxyType({}),
)
ASCII = Signs(
    ascii_joint,
    MappingProxyType({"down": "v", "right": ">", "left": "<", "up": "^"}),
    MappingProxyType(
        str.maketrans(
            {
                "\u202f": " ",
                "−": "-",
                "·": "*",
                "×": "x",
                "→": "->",
                "←": "<-",
                "≈": "~",
                "≤": "<=",
                "≥": ">=",
                "“": '"',
                "”": '"',
                "‘": "'",
                "’": "'",
                "–": "-",
                "—": "-",
                "…": "...",
                "φ": "phi",
                "σ": "sigma",
                "ℝ": "R",
            }
        )
    ),
)
