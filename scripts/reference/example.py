"""An example of a docstring stands alone on a page: what it needs is imported first.

A doctest sees the names of its module; a reader who copies it does not.
"""

from __future__ import annotations

import ast
import doctest
import re
from collections.abc import Iterator, Mapping
from typing import Final

_OPTION: Final = re.compile(r"[ \t]*# doctest: .*")


def alone(example: str, imports: Mapping[str, str]) -> str:
    """Return an example after the lines that import what it uses of ``imports``."""
    needed = _needed(example)
    rows = dict.fromkeys(line for name, line in imports.items() if name in needed)
    shown = _OPTION.sub("", example)
    return "\n".join([*(f">>> {row}" for row in _merged(rows)), shown])


def _needed(example: str) -> set[str]:
    code = "".join(one.source for one in doctest.DocTestParser().get_examples(example))
    names = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
    made = {node.id for node in names if isinstance(node.ctx, ast.Store)} | set(_bound(code))
    return {node.id for node in names} - made


def _bound(code: str) -> Iterator[str]:
    """Yield what an example defines or imports itself."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.arg):
            yield node.arg


def _merged(rows: Mapping[str, None]) -> Iterator[str]:
    """Yield the imports, those from one module in one line, the library's own last."""
    plain = sorted(row for row in rows if row.startswith("import "))
    modules: dict[str, list[str]] = {}
    for row in rows:
        if not row.startswith("import "):
            module, _, name = row.removeprefix("from ").partition(" import ")
            modules.setdefault(module, []).append(name)
    yield from plain
    for module, names in sorted(modules.items()):
        yield f"from {module} import {', '.join(sorted(names))}"
