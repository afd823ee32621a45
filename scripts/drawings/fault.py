"""A fault says what is wrong with a drawing, where that is written, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong; ``at`` is its place as ``path:line``, empty where nobody knows."""

    message: str
    mend: str
    at: str = ""


class DrawingError(ValueError):
    """A drawing cannot be made, for the reasons in ``faults``."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(fault.message for fault in faults))
        self.faults = faults

    def within(self, where: str, at: str = "") -> DrawingError:
        """Return the same error with ``where`` before each message, and ``at`` as its place."""
        return DrawingError(
            *(
                replace(fault, message=f"{where}: {fault.message}", at=fault.at or at)
                for fault in self.faults
            )
        )


def refuse(message: str, mend: str, at: str = "") -> DrawingError:
    """Return the error of one fault."""
    return DrawingError(Fault(message, mend, at))
