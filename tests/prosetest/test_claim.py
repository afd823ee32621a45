"""A bound literal, and a span of the form of its binding, are compared with the code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prosetest.claim import judge_literal, judge_template
from prosetest.code import parse
from prosetest.comparison import Verdict
from prosetest.formula import parse as parse_formula
from prosetest.judgement import Judgement
from prosetest.namespace import Namespace

CODE = """
w, x, b = [0.4, 0.6], [2.0, 3.0], 1.0
z = w[0] * x[0] + w[1] * x[1] + b
swapped = [3.0, 2.0]
swapped_z = 3.4
logits = [1.2, 3.6, 0.65]
dose = [-0.85, -0.51, 0.17]
relu = [0.0, 0.0, 0.17]
accuracy, count, half, passed = 0.9487, 100480, 0.125, True
total = 3.0
def twice(t):
    return 2 * t
class Neuron:
    bias, weight = 1.0, 2.0
neuron = Neuron()
"""

Code = Callable[..., Namespace]


def literal(text: str, binding: str, namespace: Namespace) -> Judgement:
    return judge_literal(parse(text), parse(binding), binding, namespace)


def template(text: str, binding: str, namespace: Namespace) -> Judgement:
    (written,) = parse_formula(text)
    return judge_template(written, parse(binding), binding, text, namespace)


def mutants(text: str) -> list[str]:
    """The text with each digit of its literals changed, one at a time: an oracle of our own."""
    return [
        text[:at] + str((int(text[at]) + step) % 10) + text[at + 1 :]
        for at, character in enumerate(text)
        if character in "0123456789"
        for step in (1, 9)
    ]


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        ("3.6", "z"),
        ("3.60", "z"),
        ("[1.2, 3.6, 0.65]", "logits"),
        ("0.95", "accuracy"),
        ("100480", "count"),
        ("7.2", "twice(z)"),
        ("3.6", "logits[1]"),
        ("1", "neuron.bias"),
        ("-0.51", "dose[1]"),
    ],
)
def test_a_bound_literal_is_computed_and_each_mutant_fails(
    code: Code, text: str, binding: str
) -> None:
    """Every digit of a bound literal counts."""
    judgement = literal(text, binding, code(CODE))
    assert judgement.verdict is Verdict.HOLDS
    assert {proof.tier for proof in judgement.proofs} == {"computed"}
    for mutant in mutants(text):
        if mutant.lstrip("-[").startswith("0") and mutant.lstrip("-[")[1:2].isdigit():
            continue  # 000480 is no Python
        assert literal(mutant, binding, code(CODE)).verdict is Verdict.FAILS, mutant


def test_a_wrong_literal_says_what_the_code_says(code: Code) -> None:
    """The finding shows the literal, the expression and its value at the digits written."""
    (fault,) = literal("3.4", "z", code(CODE)).faults
    assert fault.message == "3.4 is written, z is 3.6"
    assert ("value", "3.6") in fault.details


def test_a_wrong_element_is_named_and_the_others_hold(code: Code) -> None:
    """A vector's faults point at its elements."""
    judgement = literal("[1.2, 3.4, 0.65]", "logits", code(CODE))
    (fault,) = judgement.faults
    assert fault.message.startswith("3.4 is written, logits[1] is 3.6")
    assert (fault.start, fault.end) == (6, 9)
    assert [proof.expression for proof in judgement.proofs] == ["logits[0]", "logits[2]"]


def test_a_tie_asks_for_one_more_digit(code: Code) -> None:
    """0.125 rounds to 0.12 or to 0.13, so neither is accepted."""
    for text in ("0.12", "0.13"):
        (fault,) = literal(text, "half", code(CODE)).faults
        assert fault.mend == "write one more digit"
    assert literal("0.125", "half", code(CODE)).verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("text", "binding", "words"),
    [
        ("1", "passed", "is True, which is no number"),
        ("1", "twice", "no number"),
        ("1", "nobody", "nobody is not defined"),
        ("[1.2, 3.6]", "logits", "has shape (3,), (2,) is written"),
        ("1.2", "logits", "has shape (3,), () is written"),
        ("1", "logits[9]", "IndexError"),
    ],
)
def test_what_has_no_number_never_holds(code: Code, text: str, binding: str, words: str) -> None:
    """Each says why, and none is a pass."""
    judgement = literal(text, binding, code(CODE))
    assert judgement.verdict is not Verdict.HOLDS
    assert not judgement.proofs
    (fault,) = judgement.faults
    assert words in fault.message


def test_a_template_checks_the_literals_that_could_change_unnoticed(code: Code) -> None:
    """Neither the 0 nor the −0.51 of max(0, −0.51) = 0 can be another number any more."""
    binding = "max(0, dose[1]) = relu[1]"
    good = template(r"\max(0, -0.51) = 0", binding, code(CODE))
    assert good.verdict is Verdict.HOLDS
    assert [proof.expression for proof in good.proofs] == ["0", "dose[1]", "relu[1]"]
    for wrong in (r"\max(0, -0.52) = 0", r"\max(0, -0.61) = 0", r"\max(1, -0.51) = 1",
                  r"\max(0, 0.51) = 0.51", r"\max(0, -0.51) = 1"):  # fmt: skip
        assert template(wrong, binding, code(CODE)).verdict is Verdict.FAILS, wrong


def test_a_compensated_slip_is_named_at_its_leaf(code: Code) -> None:
    """0.6·3 + 0.4·2 + 1 is right in sum and wrong in each of its parts."""
    binding = "w[0] * x[0] + w[1] * x[1] + b = z"
    judgement = template(r"0.6 \times 3 + 0.4 \times 2 + 1 = 3.6", binding, code(CODE))
    assert judgement.verdict is Verdict.FAILS
    named = {fault.message for fault in judgement.faults}
    assert "0.6 is written, w[0] is 0.4" in named
    assert "2 is written, x[1] is 3" in named or "2 is written, x[1] is 3.0" in named


@pytest.mark.parametrize(
    ("text", "binding"),
    [
        (r"0.4 \times 2 = 0.8", "w[0] * x[0] = w[0] * x[0]"),
        ("0.4 + 2 = 2.4", "w[0] * x[0] = z"),
        ("3.6 = 3.6 = 3.6", "z = z"),
        ("3.6 < 4", "z > b"),
        (r"3.6 \approx 4", "z < b"),
        (r"\min(0, -0.51) = 0", "max(0, dose[1]) = relu[1]"),
        (r"\exp(3.6) = 7.2", "twice(z) = twice(z)"),
    ],
)
def test_another_form_is_refused(code: Code, text: str, binding: str) -> None:
    """Other operations, relations or functions than those of the span prove nothing of it."""
    judgement = template(text, binding, code(CODE))
    assert judgement.verdict is Verdict.FAILS
    assert not judgement.proofs


def test_another_attribute_is_another_form(code: Code) -> None:
    """``neuron.bias`` in the span is not ``neuron.weight`` of the binding."""
    written = parse("neuron.bias + 1 = 3.0")
    binding = "neuron.weight + b = total"
    judged = judge_template(written, parse(binding), binding, "", code(CODE))
    assert judged.verdict is Verdict.FAILS


@pytest.mark.parametrize(
    ("text", "binding"),
    [("1 = 3.6", "b = z"), ("2 + 1 = 3.6", "x[0] + b = z"), ("3.6 < 1", "z < b")],
)
def test_a_template_must_be_true_of_the_code(code: Code, text: str, binding: str) -> None:
    """Each leaf may be right and the binding nonsense."""
    assert template(text, binding, code(CODE)).verdict is Verdict.FAILS


@pytest.mark.parametrize(
    ("text", "binding"),
    [("1 / 0 = 0", "b / relu[0] = relu[0]"), ("1.2 < 3.6", "logits < z"), ("1 = 1", "b = nobody")],
)
def test_a_template_that_cannot_be_told_is_no_pass(code: Code, text: str, binding: str) -> None:
    """Division by zero, an order of vectors, an unknown name: none holds."""
    judgement = template(text, binding, code(CODE))
    assert judgement.verdict is not Verdict.HOLDS
    assert judgement.faults


def test_a_template_of_literals_alone_is_arithmetic(code: Code) -> None:
    """It is proven, but of nothing in the code."""
    judgement = template("2 + 2 = 4", "2 + 2 = 4", code(CODE))
    assert {proof.tier for proof in judgement.proofs} == {"arithmetic"}
    judgement = template("0.4 + 2 = 2.4", "w[0] + x[0] = w[0] + x[0]", code(CODE))
    assert judgement.verdict is Verdict.FAILS


def test_rounding_needs_the_sign_for_it(code: Code) -> None:
    """After ``=`` 0.95 is not 0.9487; after ``≈`` it is."""
    assert template(r"a \approx 0.95", "accuracy ≈ accuracy", code(CODE)).verdict is Verdict.HOLDS
    assert template("a = 0.95", "accuracy = accuracy", code(CODE)).verdict is Verdict.FAILS


def test_a_bound_span_may_be_a_lone_literal(code: Code) -> None:
    """``$3.6$<!--= z -->`` is a literal like any other."""
    assert template("3.6", "z", code(CODE)).verdict is Verdict.HOLDS
    assert template("-0.51", "dose[1]", code(CODE)).verdict is Verdict.HOLDS
    assert template("0.51", "dose[1]", code(CODE)).verdict is Verdict.FAILS


def test_proofs_point_at_their_literals(code: Code) -> None:
    """The place of a proof is the place of its literal in the span."""
    text = r"0.4 \times 2 + 0.6 \times 3 + 1 = 3.6"
    judged = template(text, "w[0] * x[0] + w[1] * x[1] + b = z", code(CODE))
    spots = [text[proof.start : proof.end] for proof in judged.proofs]
    assert spots == ["0.4", "2", "0.6", "3", "1", "3.6"]


def test_a_symbol_is_not_lent_to_another_value(code: Code) -> None:
    """``z = 3.4`` is refused where z is 3.6 in the code, whatever its binding names."""
    judgement = template("z = 3.4", "swapped_z = swapped_z", code(CODE))
    assert judgement.verdict is Verdict.FAILS
    assert any(fault.rule == "symbol" for fault in judgement.faults)
    assert template("q = 3.4", "swapped_z = swapped_z", code(CODE)).verdict is Verdict.HOLDS
    assert template("z = 3.6", "z = z", code(CODE)).verdict is Verdict.HOLDS


@pytest.mark.parametrize(
    ("text", "binding", "message"),
    [
        (r"0.9 \approx 0.95", "accuracy ≈ accuracy", ""),
        (r"0.94 \approx 0.95", "rough ≈ accuracy", "the numbers on both sides of ≈ disagree"),
        (r"3.6 = z = 3.6", "logits[1] = z = z", ""),
    ],
)
def test_two_literals_that_face_each_other_have_to_agree(
    code: Code, text: str, binding: str, message: str
) -> None:
    """Each may show its own leaf, and yet the two not be near each other."""
    found = template(text, binding, code(CODE + "rough = 0.9449"))
    assert any(message in fault.message for fault in found.faults) if message else not found.faults
