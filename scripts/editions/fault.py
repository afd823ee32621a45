"""A formula that cannot be set is a finding at its place in the page's source, with a remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from editions.formula import Fault
from prosetest.finding import Finding, Place

RULE = "formula"


def findings(faults: Iterable[Fault], path: str, text: str) -> Iterator[Finding]:
    """Yield a finding for each fault of the page at ``path``, whose source is ``text``.

    A formula that stands on the page more than once is found at each of its places in turn; one
    that comes from an included file is found at the page's first line.
    """
    seen: dict[str, int] = {}
    for fault in faults:
        nth = seen.get(fault.tex, 0)
        seen[fault.tex] = nth + 1
        message = str(fault).removesuffix(f"; {fault.remedy}")
        yield Finding(_place(fault.tex, path, text, nth), message, fault.remedy, RULE)


def _place(tex: str, path: str, text: str, nth: int) -> Place:
    words = tex.split()
    found = list(re.finditer(r"\s+".join(map(re.escape, words)), text)) if words else []
    if not found:
        return Place(path)
    start = found[min(nth, len(found) - 1)].start()
    first = text[start:].split("\n", 1)[0]
    width = min(len(first), len(tex))
    return Place(path, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), width)
