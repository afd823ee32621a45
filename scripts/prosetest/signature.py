"""A signature shown on a page is compared with the definition that it is read from.

The parameters, their kinds, annotations and defaults have to be those of the file; how they are
spaced, and how lines are broken, does not matter.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy

_Definition = ast.FunctionDef | ast.ClassDef


def is_signature(shown: str, code: str, line: int) -> bool:
    """Whether ``shown`` is how what ``code`` defines on a line is called or made.

    >>> code = "def bend(x, by=0.5):\\n    return by * x"
    >>> is_signature("bend(x, by = 0.5)", code, 1), is_signature("bend(x, by = 0.4)", code, 1)
    (True, False)
    """
    name, opened, rest = shown.strip().partition("(")
    try:
        found = dict(_definitions(ast.parse(code), "")).get((name, line))
        called = ast.parse(f"def shown{opened}{rest}: ...").body[0]
    except (SyntaxError, ValueError):
        return False
    if found is None or not isinstance(called, ast.FunctionDef):
        return False
    return _said(called, "") == _said(_made(found), name.rpartition(".")[0])


def _definitions(
    node: ast.Module | ast.ClassDef, owner: str
) -> Iterator[tuple[tuple[str, int], _Definition]]:
    """Yield what is defined by its name, a method's with its class, and its line."""
    for one in node.body:
        if isinstance(one, _Definition):
            yield (f"{owner}{one.name}", one.lineno), one
        if isinstance(one, ast.ClassDef):
            yield from _definitions(one, f"{owner}{one.name}.")


def _made(node: _Definition) -> ast.FunctionDef:
    """Return the function that calls or makes what a definition defines."""
    if isinstance(node, ast.FunctionDef):
        return node
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and one.name == "__init__":
            made = deepcopy(one)
            made.args.args, made.returns = made.args.args[1:], None
            return made
    fields = [ast.unparse(one) for one in node.body if isinstance(one, ast.AnnAssign)]
    (maker,) = ast.parse(f"def made({', '.join(fields)}): ...").body
    assert isinstance(maker, ast.FunctionDef)
    return maker


def _said(node: ast.FunctionDef, owner: str) -> tuple[str, str]:
    """Return what the arguments and the answer are, a method's own object left out."""
    arguments = deepcopy(node.args)
    if owner:
        arguments.args = arguments.args[1:]
    return ast.dump(arguments), ast.dump(node.returns) if node.returns else ""
