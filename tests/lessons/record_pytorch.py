"""PyTorch runs the code that the lesson on PyTorch shows, and its answers are recorded.

`make oracle` asks it anew, and fails where an answer differs. To record anew:
`.cache/torch/bin/python -m tests.lessons.record_pytorch`, without `--check`.
"""

from __future__ import annotations

import ast
import json
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.nnlib.record_pytorch import differences

LESSON = Path(__file__).parents[2] / "scripts/lessons/pytorch"
EXAMPLE, RECORD = LESSON / "example.py", LESSON / "recorded.json"
ASKED = "in_pytorch"


def main() -> None:
    """Record the answers, or compare them with those recorded."""
    code = asked_code(EXAMPLE.read_text("utf-8"))
    text = record_text(code, ask(code))
    if "--check" not in sys.argv[1:]:
        RECORD.write_text(text, encoding="utf-8")
        return
    recorded = json.loads(RECORD.read_text("utf-8"))
    different = list(differences("", json.loads(text), recorded))
    if different:
        raise SystemExit("\n".join(["PyTorch answers the lesson otherwise:", *different]))
    print("PyTorch gives the answers that the lesson shows")


def asked_code(example: str) -> str:
    """Return the code that PyTorch is asked to run, as the example has it."""
    functions = (node for node in ast.parse(example).body if isinstance(node, ast.FunctionDef))
    asked = next(node for node in functions if node.name == ASKED)
    return ast.get_source_segment(example, asked) or ""


def ask(code: str) -> Mapping[str, Any]:
    """Run the code, and return what it answers, by the names in it."""
    names: dict[str, Any] = {}
    exec(textwrap.dedent(code), names)
    answers: Mapping[str, Any] = names[ASKED]()
    return answers


def record_text(code: str, answers: Mapping[str, Any]) -> str:
    """Return the record as JSON, the code in one line and each answer in one."""
    rows = [f"    {json.dumps(name)}: {json.dumps(value)}" for name, value in answers.items()]
    inside = ",\n".join(rows)
    return f'{{\n  "code": {json.dumps(code)},\n  "answers": {{\n{inside}\n  }}\n}}\n'


if __name__ == "__main__":
    main()
