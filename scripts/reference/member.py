"""A member is a public name of a module: its signature and its docstring, read from the source.

The source is read, not imported, so that ``mkdocs serve`` shows a docstring as it was just saved.
Public is what the package's ``__init__.py`` imports from the module.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_LONGEST = 76
_INDENT = "    "


class ReferenceFault(ValueError):
    """A reference that cannot be made; the message is a sentence."""


@dataclass(frozen=True)
class Member:
    """A public name: ``Neuron`` or ``Neuron.forward``; a constant has no signature.

    ``line`` is where it is defined, ``start`` where its docstring begins.
    """

    name: str
    signature: str
    docstring: str
    line: int
    start: int


@dataclass(frozen=True)
class Module:
    """A module by its dotted name, its docstring and its public members in their order.

    ``start`` is the line on which its docstring begins.
    """

    name: str
    docstring: str
    start: int
    members: tuple[Member, ...]
    imports: tuple[tuple[str, str], ...]
    """Each name that the module knows, with the line that imports it elsewhere."""

    @property
    def path(self) -> str:
        """The file of the module, as findings name it."""
        return f"{self.name.replace('.', '/')}.py"


def read_module(name: str, root: Path) -> Module:
    """Read a module of a package that lies in ``root``.

    Raises:
        ReferenceFault: it is not there, is no Python, or its package imports nothing from it.
    """
    file = root.joinpath(*name.split(".")).with_suffix(".py")
    package = root / name.partition(".")[0] / "__init__.py"
    try:
        return _module(name, file.read_text("utf-8"), package.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReferenceFault(f"the module '{name}' cannot be read: {error}") from error
    except SyntaxError as error:
        raise ReferenceFault(f"the module '{name}' is no Python: {error}") from error


@lru_cache(maxsize=64)
def _module(name: str, source: str, package: str) -> Module:
    tree = ast.parse(source)
    public = _imported(ast.parse(package), name)
    if not public:
        raise ReferenceFault(f"the package imports nothing from '{name}', so nothing is public")
    members = tuple(one for one in _members(tree.body) if one.name.partition(".")[0] in public)
    imports = tuple(_imports(tree, name))
    return Module(name, ast.get_docstring(tree) or "", _start(tree), members, imports)


def _imported(package: ast.Module, name: str) -> set[str]:
    rows = (node for node in package.body if isinstance(node, ast.ImportFrom))
    return {alias.name for node in rows if node.module == name for alias in node.names}


def _imports(tree: ast.Module, name: str) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                one = type(node)(**{**vars(node), "names": [alias]})
                yield alias.asname or alias.name, ast.unparse(one)
        else:
            for own in _names(node):
                yield own, f"from {name} import {own}"


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def _members(body: Sequence[ast.stmt]) -> Iterator[Member]:
    """Yield what is defined, in its order; a constant is documented by the string after it."""
    following = [*body[1:], ast.Pass()]
    for node, after in zip(body, following, strict=True):
        if isinstance(node, ast.FunctionDef):
            yield _member(node.name, _call(node.name, node), node)
        elif isinstance(node, ast.ClassDef):
            yield _member(node.name, _made(node), node)
            yield from _methods(node)
        else:
            for name in _names(node):
                yield Member(name, "", _string(after), node.lineno, _first(after, node.lineno))


def _member(name: str, signature: str, node: ast.FunctionDef | ast.ClassDef) -> Member:
    return Member(name, signature, ast.get_docstring(node) or "", node.lineno, _start(node))


def _start(node: ast.Module | ast.FunctionDef | ast.ClassDef) -> int:
    """The line on which the words of a docstring begin."""
    return _first(node.body[0], 1) if node.body else 1


def _first(node: ast.stmt, otherwise: int) -> int:
    text = _string(node)
    blank = text[: len(text) - len(text.lstrip())]
    return node.lineno + blank.count("\n") if text else otherwise


def _methods(node: ast.ClassDef) -> Iterator[Member]:
    for one in node.body:
        if not isinstance(one, ast.FunctionDef) or one.name.startswith("_"):
            continue
        name = f"{node.name}.{one.name}"
        signature = _call(name, one, bound=True)
        if any(isinstance(d, ast.Name) and d.id == "property" for d in one.decorator_list):
            signature = f"{name}: {ast.unparse(one.returns)}" if one.returns else name
        yield _member(name, signature, one)


def _string(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _made(node: ast.ClassDef) -> str:
    """How an object is made: by ``__init__``, else by the fields of a dataclass."""
    for one in node.body:
        if isinstance(one, ast.FunctionDef) and one.name == "__init__":
            return _call(node.name, one, bound=True, returns=False)
    fields = [ast.unparse(one) for one in node.body if isinstance(one, ast.AnnAssign)]
    return _wrapped(node.name, fields, "") if fields else f"class {node.name}"


def _call(name: str, node: ast.FunctionDef, *, bound: bool = False, returns: bool = True) -> str:
    arguments = node.args
    plain = [*arguments.posonlyargs, *arguments.args][1 if bound else 0 :]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + list(arguments.defaults)
    parts = [_argument(*pair) for pair in zip(plain, defaults, strict=True)]
    if arguments.kwonlyargs:
        parts.append("*")
    pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    parts += [_argument(*pair) for pair in pairs]
    answer = f" -> {ast.unparse(node.returns)}" if returns and node.returns else ""
    return _wrapped(name, parts, answer)


def _argument(argument: ast.arg, default: ast.expr | None) -> str:
    kind = f": {ast.unparse(argument.annotation)}" if argument.annotation else ""
    return argument.arg + kind + (f" = {ast.unparse(default)}" if default else "")


def _wrapped(name: str, parts: Sequence[str], answer: str) -> str:
    line = f"{name}({', '.join(parts)}){answer}"
    if len(line) <= _LONGEST:
        return line
    return "\n".join([f"{name}(", *(f"{_INDENT}{part}," for part in parts), f"){answer}"])
