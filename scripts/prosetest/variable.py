"""The free variables of a formula: which symbols stand for any number, and where those live.

A symbol is free where the code says nothing of it, where NOTATION gives it a domain (``"p": "∈ (0,
1)"``), or where it is the argument of a definition, ``σ(x) = …``. Letters of indices run over all
rows, elements and layers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prosetest.expression import (
    Apply,
    At,
    Chain,
    Derivative,
    Element,
    Integral,
    Interval,
    Limit,
    Node,
    Series,
    Space,
    Symbol,
    Transposed,
)
from prosetest.formula import derivative_name
from prosetest.formula import parse as parse_formula
from prosetest.names import INDICES, index_letters
from prosetest.namespace import Namespace
from prosetest.pure import PURE_NAMES
from prosetest.question import Known, Problem, Question
from prosetest.token import FormulaError
from prosetest.tree import children, symbols, walk
from prosetest.value import Array, Number, Thing, Value

MAX_VARIABLES = 3


@dataclass(frozen=True)
class Variable:
    """A symbol that stands for any number, element of ``domain``; an array where it has a shape."""

    name: str
    shape: tuple[int, ...] = ()
    like: str = ""
    domain: Interval | None = None
    index: bool = False
    unit: bool = False


@dataclass(frozen=True)
class Freedom:
    """The variables of a chain, or why it cannot be read as a formula.

    ``definition`` holds the variables that the code has values for too.
    """

    variables: tuple[Variable, ...] = ()
    definition: tuple[Variable, ...] = ()
    reason: str = ""


def freedom(chain: Chain, namespace: Namespace) -> Freedom:
    """Find the free variables of a chain."""
    known = namespace.known()
    bound = {part.index for part in walk(chain) if isinstance(part, Series)}
    bound |= {part.name for part in walk(chain) if isinstance(part, At | Integral | Limit)}
    letters = sorted(_letters(chain, known) - bound)
    named = [s for s in dict.fromkeys(symbols_of(chain, known)) if s.name not in bound]
    names = list(dict.fromkeys(s.name for s in named))
    try:
        variables = [Variable(letter, index=True) for letter in letters]
        variables += [_declared(name, known, namespace) for name in names if known.domain(name)]
    except FormulaError as error:
        return Freedom(reason=str(error))
    declared = {variable.name for variable in variables}
    counted = set(letters) | bound
    plain = [n for n in names if n not in declared and not counted & index_letters(n)]
    answers = namespace.values([Question(Symbol(0, 0, name)) for name in plain])
    values = dict(zip(plain, answers, strict=True))
    if reason := _refused(chain, values, known):
        return Freedom(reason=reason)
    unknown = [name for name, value in values.items() if _is_unknown(value)]
    lone = [name for name in unknown if _sides_with(chain, name) < 2]
    lone = [] if _bounds(chain, values) else lone
    if lone or len(unknown) > MAX_VARIABLES:
        return Freedom(
            reason=f"{', '.join(lone or unknown)} is not defined in the code of this page"
        )
    variables += [Variable(name) for name in unknown]
    return Freedom(tuple(variables), tuple(_defined(chain, values, known)))


def symbols_of(node: Node, known: Known) -> Iterator[Symbol]:
    """Yield the symbols that need a value; a derivative that NOTATION names needs none."""
    if isinstance(node, Derivative) and known.defines(derivative_name(node)):
        return
    if isinstance(node, Symbol):
        yield node
    for part in children(node):
        yield from symbols_of(part, known)


def _letters(chain: Chain, known: Known) -> set[str]:
    """The letters of indices that stand for any row, element or layer."""
    found: set[str] = set()
    for part in walk(chain):
        if isinstance(part, Symbol) and not _named(part.name, known):
            found |= index_letters(part.name)
        if isinstance(part, Element) and isinstance(part.index, Symbol):
            found |= {part.index.name} & INDICES
        if isinstance(part, Derivative):
            found |= index_letters(derivative_name(part))
    return {letter for letter in found if letter not in known.notation or known.domain(letter)}


def _named(name: str, known: Known) -> bool:
    """Whether the code has this very name, so that its letter is no index."""
    return name in known.names or (name in known.notation and not index_letters(name))


def _declared(name: str, known: Known, namespace: Namespace) -> Variable:
    """A variable with the domain that NOTATION gives it."""
    text = known.domain(name)
    (chain,) = parse_formula(f"x {text.strip()}", code=True)
    domain = chain.sides[1] if isinstance(chain, Chain) else None
    if isinstance(domain, Interval):
        return Variable(name, domain=domain)
    if not isinstance(domain, Space):
        raise FormulaError(f"has {name} {text}, which is no interval and no shape")
    sizes = [namespace.value(size) for size in domain.sizes]
    shape = tuple(int(n.exact) for n in sizes if isinstance(n, Number) and n.exact is not None)
    if len(shape) != len(sizes):
        raise FormulaError(f"has {name} {text}, whose sizes are not known")
    return Variable(name, shape)


def _refused(chain: Chain, values: dict[str, Value | Problem], known: Known) -> str:
    """Why a symbol without a value cannot be a variable."""
    called = {
        part.function.name
        for part in walk(chain)
        if isinstance(part, Apply) and isinstance(part.function, Symbol)
    }
    plain = {part.name for part in _uncalled(chain)}
    unknown = {name: value for name, value in values.items() if isinstance(value, Problem)}
    for name, value in unknown.items():
        if value.kind == "NoElement":
            continue
        if name in called - plain or not value.unknown or " " in name:
            return _why(name, value)
    things = [n for n, v in values.items() if isinstance(v, Thing) and not v.function]
    if things:
        return f"{things[0]} is no number"
    for part in walk(chain):
        whole = part.operand if isinstance(part, Transposed) else None
        if isinstance(part, Derivative) and not known.defines(derivative_name(part)):
            whole = part.of
        if isinstance(whole, Symbol) and whole.name in unknown:
            return f"{whole.name} is not defined in the code of this page"
    return ""


def _is_unknown(value: Value | Problem) -> bool:
    return isinstance(value, Problem) and value.kind != "NoElement"


def _uncalled(node: Node) -> Iterator[Symbol]:
    """The symbols that stand by themselves, not before brackets."""
    if isinstance(node, Symbol):
        yield node
    for part in children(node):
        if not (isinstance(node, Apply) and part is node.function):
            yield from _uncalled(part)


def _why(name: str, value: Problem) -> str:
    if name.endswith(" :="):
        symbol = name.removesuffix(" :=")
        return f"what {symbol} is after one step is not told: NOTATION needs the key {name!r}"
    return value.reason


def _bounds(chain: Chain, values: dict[str, Value | Problem]) -> bool:
    """Whether the chain says between which bounds a function of the code lies."""
    if not set(chain.relations) <= {"∈", "<", "≤", ">", "≥"}:
        return False
    names = [p.function for p in walk(chain) if isinstance(p, Apply)]
    functions = [values.get(name.name) for name in names if isinstance(name, Symbol)]
    return any(isinstance(function, Thing) and function.function for function in functions)


def _sides_with(chain: Chain, name: str) -> int:
    return sum(any(symbol.name == name for symbol in symbols(side)) for side in chain.sides)


def _defined(chain: Chain, values: dict[str, Value | Problem], known: Known) -> Iterator[Variable]:
    """The arguments of ``f(x) = …``, where each side speaks of them and the code has values."""
    for part in walk(chain):
        if not isinstance(part, Apply) or not isinstance(part.function, Symbol):
            continue
        function = values.get(part.function.name)
        if not (isinstance(function, Thing) and function.function):
            continue
        for argument in part.arguments:
            variable = _argument(argument, values, known)
            if variable and _sides_with(chain, variable.name) == len(chain.sides):
                yield variable
        return


def _argument(node: Node, values: dict[str, Value | Problem], known: Known) -> Variable | None:
    if not isinstance(node, Symbol) or node.name not in known.names or node.name in PURE_NAMES:
        return None
    value = values.get(node.name)
    if isinstance(value, Array):
        return Variable(node.name, value.shape, node.name)
    return Variable(node.name) if isinstance(value, Number) else None
