"""A bound claim: a literal, or a span of the same form as its binding, is compared leaf by leaf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prosetest.comparison import Verdict, differences, same
from prosetest.expression import Apply, Chain, Node, Sequence, Symbol
from prosetest.form import pairs
from prosetest.judgement import Fault, Judgement, Proof, cannot, mismatch, rows
from prosetest.namespace import Namespace
from prosetest.pure import PURE_NAMES
from prosetest.question import Problem, Question
from prosetest.relation import anchors, approximate, compare
from prosetest.tree import children, is_literal, literals
from prosetest.value import Array, Number, Value


def judge_literal(
    written: Node, expression: Node, text: str, namespace: Namespace, exactly: bool = False
) -> Judgement:
    """Judge a bound number or vector: ``3.6<!--= z -->``; ``exactly`` wants equality."""
    value = namespace.value(expression)
    if isinstance(value, Problem):
        return cannot(written, text, value)
    found = differences(written, value, {}, exactly)
    if isinstance(found, str):
        fault = Fault(written.start, written.end, f"{text} {found}", "write its value", "shape",
                      rows(text, value))  # fmt: skip
        return Judgement(Verdict.FAILS, faults=(fault,))
    flat = literals(written)
    values = _items(value)
    faults = []
    for difference in found:
        literal = difference.literal
        name = _element(text, flat.index(literal), len(flat))
        faults.append(mismatch(literal, name, difference.value, difference.reason))
    wrong = {difference.literal.start for difference in found}
    tier = "computed" if any(anchors(expression, namespace.known())) else "arithmetic"
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


def judge_template(
    written: Node, template: Node, text: str, source: str, namespace: Namespace
) -> Judgement:
    """Judge a span by a binding of the same form; ``text`` is the binding, ``source`` the span."""
    written = _sizes(written)
    if is_literal(written) and not isinstance(template, Chain):
        return judge_literal(written, template, text, namespace)
    matched = pairs(template, written)
    if (
        matched is None
        or not _same_relations(template, written)
        or _other_function(template, written)
    ):
        fault = Fault(written.start, written.end, f"{source} and {text} have different forms",
                      "write the binding with the same operations in the same order",
                      "template", (("expression", text),))  # fmt: skip
        return Judgement(Verdict.FAILS, faults=(fault,))
    sides = template.sides if isinstance(template, Chain) else ()
    namespace.values([Question(part) for part in (*sides, *(leaf for leaf, _ in matched))])
    exactly = isinstance(written, Chain) and "≈" not in written.relations
    proofs: list[Proof] = []
    faults = [
        *_false_literals(written, source, namespace),
        *_false_template(template, written, text, namespace),
        *_false_symbols(template, written, text, namespace),
    ]
    for leaf, literal in matched:
        name = text[leaf.start : leaf.end].strip()
        value = namespace.value(leaf)
        if isinstance(value, Problem):
            faults += cannot(literal, name, value).faults
            continue
        found = differences(literal, value, {}, exactly)
        if isinstance(found, str):
            faults.append(Fault(literal.start, literal.end, f"{name} {found}", "name one number",
                                "shape", rows(name, value)))  # fmt: skip
        elif found:
            faults.append(mismatch(literal, name, value, found[0].reason))
        else:
            proofs.append(Proof(literal.start, literal.end, "computed", name, value.text))
    if not any(anchors(template, namespace.known())) and not faults:
        proofs = [replace(proof, tier="arithmetic") for proof in proofs]
    return Judgement(Verdict.FAILS if faults else Verdict.HOLDS, tuple(proofs), tuple(faults))


def _sizes(written: Node) -> Node:
    """A chain of sizes, ``784 → 128 → 10``, is a vector of them."""
    arrows = isinstance(written, Chain) and set(written.relations) == {"→"}
    if isinstance(written, Chain) and arrows and all(map(is_literal, written.sides)):
        return Sequence(written.start, written.end, written.sides)
    return written


def _false_symbols(
    template: Node, written: Node, text: str, namespace: Namespace
) -> Iterator[Fault]:
    """A symbol that the code defines is not lent to another value: ``a = 3.4`` by swapped_a."""
    if not isinstance(written, Symbol):
        called = isinstance(written, Apply)
        both = list(zip(children(template), children(written), strict=False))
        for one, other in both[1:] if called else both:
            yield from _false_symbols(one, other, text, namespace)
        return
    own, bound = namespace.value(written), namespace.value(template)
    if not isinstance(own, Number | Array) or not isinstance(bound, Number | Array):
        return
    if same(own, bound) is Verdict.FAILS:
        leaf = text[template.start : template.end].strip()
        message = f"{written.name} is {own.text} in the code, {leaf} is {bound.text}"
        mend = "write another symbol, or bind this one to its own value"
        yield Fault(written.start, written.end, message, mend, "symbol", (("expression", text),))


def _other_function(template: Node, written: Node) -> bool:
    """Whether a function that readers know, ``min``, stands where the binding has another."""
    if isinstance(template, Apply) and isinstance(written, Apply):
        one, other = template.function, written.function
        if isinstance(one, Symbol) and isinstance(other, Symbol) and other.name in PURE_NAMES:
            names = {one.name, other.name}
            if len(names) > 1 and names != {"log", "ln"}:
                return True
    both = zip(children(template), children(written), strict=False)
    return any(_other_function(*parts) for parts in both)


def _same_relations(template: Node, written: Node) -> bool:
    if not isinstance(template, Chain) or not isinstance(written, Chain):
        return isinstance(template, Chain) == isinstance(written, Chain)
    both = zip(template.relations, written.relations, strict=True)
    return all(one == other or {one, other} == {"=", "≈"} for one, other in both)


def _false_literals(written: Node, source: str, namespace: Namespace) -> Iterator[Fault]:
    """Two literals that face each other are a statement too: 0.97 ≈ 0.98 is false of any code."""
    if not isinstance(written, Chain):
        return
    for n, relation in enumerate(written.relations):
        left, right = written.sides[n : n + 2]
        if not (is_literal(left) and is_literal(right)) or relation == "→":
            continue
        apart = _apart(left, right) if relation == "≈" else None
        if apart or (
            apart is None and compare(left, right, relation, namespace, {}) is Verdict.FAILS
        ):
            message = f"the numbers on both sides of {relation} disagree in {source}"
            yield Fault(right.start, right.end, message, "correct one of them", "equation")


def _apart(left: Node, right: Node) -> bool:
    """Whether no number rounds to both of two literals, or of two vectors place by place."""
    both = zip(literals(left), literals(right), strict=False)
    numerals = [(one.numeral, other.numeral) for one, other in both]
    return any(
        one.value != other.value
        and 2 * abs(one.value - other.value) >= (one.unit or 0) + (other.unit or 0)
        for one, other in numerals
    )


def _false_template(
    template: Node, written: Node, text: str, namespace: Namespace
) -> Iterator[Fault]:
    """A template is an equation too, and must be true of the code."""
    if not isinstance(template, Chain) or not isinstance(written, Chain):
        return
    for n, relation in enumerate(template.relations):
        left, right = template.sides[n : n + 2]
        verdict = compare(left, right, "=" if relation == "≈" else relation, namespace, {})
        if verdict is not Verdict.HOLDS and not _rounds(left, right, relation, namespace):
            one, other = text[left.start : left.end], text[right.start : right.end]
            side = written.sides[n + 1]
            found = "is false" if verdict is Verdict.FAILS else "cannot be decided"
            message = f"{one.strip()} {relation} {other.strip()} {found}"
            yield Fault(side.start, side.end, message, "correct the binding", "template",
                        (("expression", text),))  # fmt: skip


def _rounds(left: Node, right: Node, relation: str, namespace: Namespace) -> bool:
    return relation == "≈" and approximate(left, right, namespace, {}) is Verdict.HOLDS
