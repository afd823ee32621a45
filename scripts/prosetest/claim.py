"""A claim is a place where the page says that a value is something; here it gets its verdict.

A literal is *verified* when its claim holds and fails as soon as the literal's last digit is
raised, lowered, or its sign turned: mutation is the definition.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise

from prosetest.comparison import TIE, Verdict, differences, ordered, same
from prosetest.evaluation import PURE_NAMES
from prosetest.expression import (
    Apply,
    Chain,
    Literal,
    Node,
    Symbol,
    is_literal,
    literals,
    pairs,
    rebuilt,
    symbols,
    walk,
)
from prosetest.namespace import Namespace, Problem, Question
from prosetest.value import Number, Thing, Value

Changed = dict[int, Fraction]


@dataclass(frozen=True)
class Fault:
    """Why a claim does not hold: the part to point at, a message, and the rows below it."""

    start: int
    end: int
    message: str
    mend: str
    rule: str
    details: tuple[tuple[str, str], ...] = ()
    value: Value | None = None
    literal: Literal | None = None


@dataclass(frozen=True)
class Proof:
    """A literal that is verified: by which expression, and what that is worth.

    ``tier`` is computed, or arithmetic where no code of the page is involved.
    """

    start: int
    end: int
    tier: str
    expression: str
    value: str


@dataclass(frozen=True)
class Constant:
    """A literal that belongs to a definition: argument ``place`` of ``count`` of ``function``."""

    function: str
    place: int
    count: int
    value: Fraction


@dataclass(frozen=True)
class Judgement:
    """What came of a claim: its verdict, its proofs literal by literal, its faults.

    ``loose`` holds the literals that could change unnoticed; ``unproven`` says why a formula
    could not be decided.
    """

    verdict: Verdict
    proofs: tuple[Proof, ...] = ()
    faults: tuple[Fault, ...] = ()
    loose: tuple[Literal, ...] = ()
    constants: frozenset[Constant] = field(default_factory=frozenset)
    unproven: str = ""


def judge_literal(written: Node, expression: Node, text: str, namespace: Namespace) -> Judgement:
    """Judge a bound number or vector: ``3.6<!--= z -->``."""
    value = namespace.value(expression)
    if isinstance(value, Problem):
        return _cannot(written, text, value)
    found = differences(written, value, {})
    if isinstance(found, str):
        fault = Fault(written.start, written.end, f"{text} {found}", "write its value", "shape",
                      _rows(text, value))  # fmt: skip
        return Judgement(Verdict.FAILS, faults=(fault,))
    flat = literals(written)
    values = _items(value)
    faults = []
    for difference in found:
        literal = difference.literal
        name = _element(text, flat.index(literal), len(flat))
        faults.append(_mismatch(literal, name, difference.value, difference.reason))
    wrong = {difference.literal.start for difference in found}
    tier = "computed" if any(_anchors(expression)) else "arithmetic"
    proofs = tuple(
        Proof(literal.start, literal.end, tier, _element(text, n, len(flat)), item.text)
        for n, (literal, item) in enumerate(zip(flat, values, strict=True))
        if literal.start not in wrong
    )
    return Judgement(Verdict.FAILS if faults else Verdict.HOLDS, proofs, tuple(faults))


def _element(text: str, index: int, count: int) -> str:
    return text if count == 1 else f"{text}[{index}]"


def _items(value: Value) -> tuple[Number, ...]:
    return getattr(value, "items", None) or (value,)  # type: ignore[return-value]


def _rows(text: str, value: Value) -> tuple[tuple[str, str], ...]:
    return (("expression", text), ("value", value.text))


def _mismatch(literal: Literal, text: str, value: Value, reason: str) -> Fault:
    written = literal.numeral.text
    if reason == TIE:
        message = f"{written} is written, {text} is {value.text}, exactly halfway"
        mend = "write one more digit"
    else:
        shown = short(value, literal)
        message = f"{written} is written, {text} is {shown}"
        mend = f"write {shown}, or correct the code"
    rows, wrong = _rows(text, value), None if reason == TIE else literal
    return Fault(literal.start, literal.end, message, mend, "value", rows, value, wrong)


def short(value: Value, literal: Literal | None = None) -> str:
    """Return a value as a reader would write it, at the digits of ``literal`` where that shows."""
    if not isinstance(value, Number) or value.exact is None:
        return value.text
    if literal is not None and literal.numeral.unit:
        percent = literal.numeral.text.rstrip()[-1:] in {"%", "％"}
        shown = rounded(value.exact * (100 if percent else 1),
                        literal.numeral.unit * (100 if percent else 1))  # fmt: skip
        if shown.lstrip("-") != literal.numeral.text.lstrip("-−").rstrip("%％ \\"):
            return shown + ("%" if percent else "")
    return value.text


def rounded(value: Fraction, unit: Fraction) -> str:
    """Return ``value`` in decimals, at the digits that ``unit`` shows."""
    places = 0
    while unit * 10**places < 1 and places < 60:
        places += 1
    steps = round(value / Fraction(1, 10**places))
    digits = str(abs(steps)).rjust(places + 1, "0")
    sign = "-" if steps < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def _cannot(node: Node, text: str, problem: Problem) -> Judgement:
    message = f"{text} has no value: {problem.reason}"
    mend = (
        "define it in example.py or in a block above"
        if problem.unknown
        else ("give a name in example.py to a value that can be computed")
    )
    fault = Fault(node.start, node.end, message, mend, "no-value", (("expression", text),))
    return Judgement(Verdict.CANNOT_TELL, faults=(fault,))


def judge_template(
    written: Node, template: Node, text: str, source: str, namespace: Namespace
) -> Judgement:
    """Judge a span by a binding of the same form; ``text`` is the binding, ``source`` the span."""
    if is_literal(written) and not isinstance(template, Chain):
        return judge_literal(written, template, text, namespace)
    matched = pairs(template, written)
    if matched is None or not _same_relations(template, written):
        fault = Fault(written.start, written.end, f"{source} and {text} have different forms",
                      "write the binding with the same operations in the same order",
                      "template", (("expression", text),))  # fmt: skip
        return Judgement(Verdict.FAILS, faults=(fault,))
    exactly = isinstance(written, Chain) and "≈" not in written.relations
    proofs: list[Proof] = []
    faults = list(_false_template(template, written, text, namespace))
    for leaf, literal in matched:
        name = text[leaf.start : leaf.end].strip()
        value = namespace.value(leaf)
        if isinstance(value, Problem):
            faults += _cannot(literal, name, value).faults
            continue
        found = differences(literal, value, {}, exactly)
        if isinstance(found, str):
            faults.append(Fault(literal.start, literal.end, f"{name} {found}", "name one number",
                                "shape", _rows(name, value)))  # fmt: skip
        elif found:
            faults.append(_mismatch(literal, name, value, found[0].reason))
        else:
            proofs.append(Proof(literal.start, literal.end, "computed", name, value.text))
    if not any(_anchors(template)) and not faults:
        proofs = [replace(proof, tier="arithmetic") for proof in proofs]
    return Judgement(Verdict.FAILS if faults else Verdict.HOLDS, tuple(proofs), tuple(faults))


def _same_relations(template: Node, written: Node) -> bool:
    if not isinstance(template, Chain) or not isinstance(written, Chain):
        return isinstance(template, Chain) == isinstance(written, Chain)
    both = zip(template.relations, written.relations, strict=True)
    return all(one == other or {one, other} == {"=", "≈"} for one, other in both)


def _false_template(
    template: Node, written: Node, text: str, namespace: Namespace
) -> Iterator[Fault]:
    """A template is an equation too, and must be true of the code."""
    if not isinstance(template, Chain) or not isinstance(written, Chain):
        return
    for n, relation in enumerate(template.relations):
        left, right = template.sides[n : n + 2]
        verdict = _compare(left, right, "=" if relation == "≈" else relation, namespace, {})
        if verdict is Verdict.FAILS and not _rounds(left, right, relation, namespace):
            one, other = text[left.start : left.end], text[right.start : right.end]
            side = written.sides[n + 1]
            message = f"{one.strip()} {relation} {other.strip()} is false"
            yield Fault(side.start, side.end, message, "correct the binding", "template",
                        (("expression", text),))  # fmt: skip


def _rounds(left: Node, right: Node, relation: str, namespace: Namespace) -> bool:
    return relation == "≈" and _approximate(left, right, namespace, {}) is Verdict.HOLDS


def judge_formula(statement: Node, text: str, namespace: Namespace) -> Judgement:
    """Judge a statement that checks itself: an equation, or a formula with free variables."""
    if not isinstance(statement, Chain):
        reason = "states no equation" if literals(statement) else ""
        return Judgement(Verdict.CANNOT_TELL, loose=tuple(literals(statement)), unproven=reason)
    free, problem = _free(statement, namespace)
    if problem:
        return Judgement(Verdict.CANNOT_TELL, loose=tuple(literals(statement)), unproven=problem)
    claim = _Claim(statement, text, namespace, free)
    return claim.judgement()


def _free(chain: Chain, namespace: Namespace) -> tuple[tuple[str, ...], str]:
    """The variables that no code defines, or why the chain cannot be read as a formula."""
    names = list(dict.fromkeys(symbol.name for symbol in symbols(chain)))
    values = {name: namespace.value(Symbol(0, 0, name)) for name in names}
    called = {
        part.function.name
        for part in walk(chain)
        if isinstance(part, Apply) and isinstance(part.function, Symbol)
    }
    unknown = [name for name, value in values.items() if isinstance(value, Problem)]
    for name in unknown:
        value = values[name]
        assert isinstance(value, Problem)
        if name in called or not value.unknown:
            return (), value.reason
    things = [n for n, v in values.items() if isinstance(v, Thing) and not v.function]
    if things:
        return (), f"{things[0]} is no number"
    lone = [name for name in unknown if _sides_with(chain, name) < 2]
    if lone or len(unknown) > 3:
        return (), f"{', '.join(lone or unknown)} is not defined in the code of this page"
    return tuple(unknown), ""


def _sides_with(chain: Chain, name: str) -> int:
    return sum(any(symbol.name == name for symbol in symbols(side)) for side in chain.sides)


_SAMPLES = (
    -700.0,
    -20.0,
    -3.0,
    -1.0,
    -0.75,
    -1e-3,
    0.0,
    1e-3,
    0.3,
    0.5,
    1.0,
    1.7,
    4.0,
    25.0,
    700.0,
)


@dataclass(frozen=True)
class _Claim:
    """A chain of sides, its text, and the variables that stand for any number."""

    chain: Chain
    text: str
    namespace: Namespace
    free: tuple[str, ...]

    def judgement(self) -> Judgement:
        verdict, fault = self.verdict(self.chain, {})
        if verdict is Verdict.CANNOT_TELL:
            reason = fault.message if fault else "cannot be decided"
            return Judgement(verdict, loose=tuple(literals(self.chain)), unproven=reason)
        if verdict is Verdict.FAILS:
            assert fault is not None
            return Judgement(verdict, faults=(fault,))
        tier = "computed" if any(_anchors(self.chain)) else "arithmetic"
        proofs, loose = [], []
        for literal in literals(self.chain):
            if self.noticed(literal):
                proofs.append(self.proof(literal, tier))
            else:
                loose.append(literal)
        proofs += [self.index_proof(symbol) for symbol in self.indexed()]
        constants = frozenset(_constants(self.chain)) if self.free else frozenset()
        return Judgement(verdict, tuple(proofs), (), tuple(loose), constants)

    def proof(self, literal: Literal, tier: str) -> Proof:
        leaf = next((leaf for leaf, other in self.leaves() if other == literal), None)
        side = self.other_side(literal)
        node = leaf or side or self.chain
        value = self.namespace.value(leaf) if leaf else None
        shown = (
            value.text
            if value is not None and not isinstance(value, Problem)
            else (literal.numeral.text)
        )
        expression = self.text[node.start : node.end].strip()
        return Proof(literal.start, literal.end, tier, expression, shown)

    def other_side(self, literal: Literal) -> Node | None:
        """The side next to a lone literal, which is the expression that it is the value of."""
        for one, other in pairwise(self.chain.sides):
            if other == literal:
                return one
            if one == literal:
                return other
        return None

    def index_proof(self, symbol: Symbol) -> Proof:
        """A symbol whose index, changed, would be noticed is computed; else it points at a value."""
        base, _, index = symbol.name.rpartition("_")
        tier = "computed"
        for step in (1, -1):
            name = f"{base}_{int(index) + step}"
            changed = _renamed(self.chain, symbol, name)
            if self.verdict(changed, {})[0] is Verdict.HOLDS:
                tier = "structural"
        text = self.text[symbol.start : symbol.end]
        return Proof(symbol.start, symbol.end, tier, text, text)

    def indexed(self) -> Iterator[Symbol]:
        for symbol in symbols(self.chain):
            index = symbol.name.rpartition("_")[2]
            if "_" in symbol.name and index.isascii() and index.isdigit():
                yield symbol

    def noticed(self, literal: Literal) -> bool:
        """Whether every change of the literal's last digit or sign makes the claim fail."""
        return all(
            self.verdict(self.chain, {literal.start: value})[0] is Verdict.FAILS
            for value in literal.numeral.neighbours()
        )

    def verdict(self, chain: Chain, changed: Changed) -> tuple[Verdict, Fault | None]:
        if self.free:
            return self.sampled(chain, changed)
        for leaf, literal in self.leaves(chain):
            if wrong := self.leaf_fault(leaf, literal, changed):
                return Verdict.FAILS, wrong
        doubt: tuple[Verdict, Fault | None] = Verdict.HOLDS, None
        for n, relation in enumerate(chain.relations):
            left, right = chain.sides[n : n + 2]
            verdict = _compare(left, right, relation, self.namespace, changed)
            if verdict is Verdict.FAILS:
                return verdict, self.fault(chain, n, changed)
            if verdict is Verdict.CANNOT_TELL:
                doubt = verdict, self.doubt(chain, n)
        return doubt

    def leaves(self, chain: Chain | None = None) -> Iterator[tuple[Node, Literal]]:
        """Literals beside a side in symbols of the same form, each with the leaf in its place."""
        chain = chain or self.chain
        for n, relation in enumerate(chain.relations):
            if relation not in {"=", "≈"}:
                continue
            for one, other in (chain.sides[n : n + 2], chain.sides[n : n + 2][::-1]):
                if isinstance(other, Literal) or not symbols(one):
                    continue
                for leaf, literal in pairs(one, other) or []:
                    if not isinstance(leaf, Literal):
                        yield leaf, literal

    def leaf_fault(self, leaf: Node, literal: Literal, changed: Changed) -> Fault | None:
        value = self.namespace.value(leaf)
        if isinstance(value, Problem):
            return None
        found = differences(literal, value, changed)
        if isinstance(found, str) or not found:
            return None
        name = self.text[leaf.start : leaf.end]
        return _mismatch(literal, name, value, found[0].reason)

    def fault(self, chain: Chain, n: int, changed: Changed) -> Fault:
        """Point at the side that stands alone against the others, and say what was found."""
        side = self.odd_side(chain, n, changed)
        left, right = chain.sides[n : n + 2]
        other = right if side is left else left
        value, wanted = (self.namespace.value(part, changed) for part in (side, other))
        one, two = (self.text[part.start : part.end].strip() for part in (left, right))
        relation = chain.relations[n]
        if isinstance(side, Literal) and not isinstance(wanted, Problem):
            fault = _mismatch(side, self.text[other.start : other.end].strip(), wanted, "is")
            if relation == "=" and _approximate(other, side, self.namespace, {}) is Verdict.HOLDS:
                return replace(
                    fault,
                    message=f"{fault.message.split(',')[0]} after =, {wanted.text} is the value",
                    mend="write ≈ (\\approx) for a rounded value",
                )
            return fault
        texts = [v.text if not isinstance(v, Problem) else v.reason for v in (value, wanted)]
        shown = texts if side is left else texts[::-1]
        return Fault(side.start, side.end, f"{one} {relation} {two} is false",
                     "correct the side that is wrong", "equation",
                     (("left", shown[0]), ("right", shown[1])))  # fmt: skip

    def odd_side(self, chain: Chain, n: int, changed: Changed) -> Node:
        """Of two sides that disagree, the one that fewer of the other sides agree with."""
        left, right = chain.sides[n : n + 2]

        def friends(side: Node) -> tuple[int, bool, bool]:
            count = sum(
                _compare(side, other, "=", self.namespace, changed) is Verdict.HOLDS
                for other in chain.sides
                if other is not side
            )
            return count, not literals(side), not isinstance(side, Literal)

        return right if friends(left) >= friends(right) else left

    def doubt(self, chain: Chain, n: int) -> Fault:
        for side in chain.sides[n : n + 2]:
            value = self.namespace.value(side)
            if isinstance(value, Problem):
                return Fault(side.start, side.end, value.reason, "define it", "no-value")
        one, two = (self.text[s.start : s.end].strip() for s in chain.sides[n : n + 2])
        message = f"{one} {chain.relations[n]} {two} cannot be decided"
        return Fault(chain.start, chain.end, message, "bind the span", "undecided")

    def sampled(self, chain: Chain, changed: Changed) -> tuple[Verdict, Fault | None]:
        """Compare the sides as functions, on points of both signs and many sizes."""
        seen = 0
        for point in _points(self.free):
            free = tuple(point.items())
            questions = [
                Question(side, tuple(sorted(changed.items())), free) for side in chain.sides
            ]
            values = self.namespace.values(questions)
            for n, relation in enumerate(chain.relations):
                one, other = values[n], values[n + 1]
                if isinstance(one, Problem) or isinstance(other, Problem):
                    continue
                if "nan" in (one.text, other.text) or relation not in {"=", "≈"}:
                    continue
                seen += 1
                if same(_blurred(one), _blurred(other)) is Verdict.FAILS:
                    return Verdict.FAILS, self.sample_fault(chain, n, point, one, other)
        if seen < len(_SAMPLES) // 3:
            name = ", ".join(self.free)
            fault = Fault(chain.start, chain.end, f"{name} is not defined in the code of this page",
                          "define it", "no-value")  # fmt: skip
            return Verdict.CANNOT_TELL, fault
        return Verdict.HOLDS, None

    def sample_fault(
        self, chain: Chain, n: int, point: dict[str, float], one: Value, other: Value
    ) -> Fault:
        left, right = chain.sides[n : n + 2]
        side = right if literals(right) or not literals(left) else left
        texts = [self.text[s.start : s.end].strip() for s in (left, right)]
        at = ", ".join(f"{name} = {value:g}" for name, value in point.items())
        return Fault(side.start, side.end, f"{texts[0]} = {texts[1]} is false at {at}",
                     "correct the formula, or define the symbol in the code", "formula",
                     (("left", one.text), ("right", other.text)))  # fmt: skip


def _blurred(value: Value) -> Value:
    """Grant sampled floats nine digits, since two formulas round differently."""
    if isinstance(value, Number):
        return replace(value, tolerance=max(value.tolerance, Fraction(1, 10**9)))
    return value


def _points(names: tuple[str, ...]) -> Iterable[dict[str, float]]:
    for n in range(len(_SAMPLES)):
        yield {name: _SAMPLES[(n + 4 * k) % len(_SAMPLES)] for k, name in enumerate(names)}


def _compare(
    left: Node, right: Node, relation: str, namespace: Namespace, changed: Changed
) -> Verdict:
    if relation == "≈":
        return _approximate(left, right, namespace, changed)
    one, other = (
        namespace.value(left, _own(left, changed)),
        namespace.value(right, _own(right, changed)),
    )
    if isinstance(one, Problem) or isinstance(other, Problem):
        return Verdict.CANNOT_TELL
    return same(one, other) if relation == "=" else ordered(one, other, relation)


def _own(node: Node, changed: Changed) -> Changed:
    """The changes that stand inside ``node``, so that other sides keep their answers."""
    return {at: value for at, value in changed.items() if node.start <= at < node.end}


def _approximate(left: Node, right: Node, namespace: Namespace, changed: Changed) -> Verdict:
    """``≈`` wants one side to be the other, rounded at the digits it shows."""
    written, full = _rounded_side(left, right)
    if written is None:
        return Verdict.CANNOT_TELL
    value = namespace.value(full, _own(full, changed))
    if isinstance(value, Problem):
        return Verdict.CANNOT_TELL
    if isinstance(value, Number) and value.integer:
        value = replace(value, integer=False)
    found = differences(written, value, changed)
    if isinstance(found, str):
        return Verdict.FAILS
    return Verdict.FAILS if found else Verdict.HOLDS


def _rounded_side(left: Node, right: Node) -> tuple[Node | None, Node]:
    sides: list[Callable[[], tuple[Node | None, Node]]] = []
    if is_literal(right):
        sides.append(lambda: (right, left))
    if is_literal(left):
        sides.append(lambda: (left, right))
    if len(sides) == 2 and _coarse(left) > _coarse(right):
        sides.reverse()
    return sides[0]() if sides else (None, left)


def _coarse(node: Node) -> Fraction:
    return max(
        (literal.numeral.unit or Fraction(0) for literal in literals(node)), default=Fraction(0)
    )


def _anchors(node: Node) -> Iterator[Symbol]:
    """The names of the page's code in ``node``."""
    return (symbol for symbol in symbols(node) if symbol.name not in PURE_NAMES)


def _constants(chain: Chain) -> Iterator[Constant]:
    for part in walk(chain):
        if isinstance(part, Apply) and isinstance(part.function, Symbol):
            for place, argument in enumerate(part.arguments):
                if isinstance(argument, Literal):
                    count, value = len(part.arguments), argument.numeral.value
                    yield Constant(part.function.name, place, count, value)


def defined(literal: Literal, statement: Node, constants: frozenset[Constant]) -> bool:
    """Whether ``literal`` stands where a definition checked on the page has the same constant."""
    for part in walk(statement):
        if isinstance(part, Apply) and isinstance(part.function, Symbol):
            for place, argument in enumerate(part.arguments):
                if argument == literal:
                    count, value = len(part.arguments), literal.numeral.value
                    return Constant(part.function.name, place, count, value) in constants
    return False


def _renamed(chain: Chain, symbol: Symbol, name: str) -> Chain:
    """The chain with another name in the place of one symbol."""

    def rename(node: Node) -> Node:
        return replace(symbol, name=name) if node is symbol else rebuilt(node, rename)

    renamed = rebuilt(chain, rename)
    assert isinstance(renamed, Chain)
    return renamed
