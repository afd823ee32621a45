"""The page of findings: each that is described is what the engine says, and none lacks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown

from prosetest.adapters.markdown_extension import DEFAULT_EXTENSIONS, ProsetestExtension
from prosetest.settings import read_settings
from prosetest.site import check_site
from tests.conftest import ROOT

PAGE = (ROOT / "docs/reference/findings.md").read_text("utf-8")
CODE = PAGE[PAGE.index("```python") : PAGE.index("\n## ")]
SECTION = re.compile(r"^### (?P<rule>[a-z-]+) \{#(?P=rule)\}\n(?P<body>.*?)(?=^##|\Z)", re.M | re.S)
WRONG = re.compile(
    r"^(?P<f>`{3,})markdown ok=[^\n]*\n(?P<text>.*?)\n(?P=f)\n\n```text[^\n]*\n(?P<said>.*?)\n```",
    re.M | re.S,
)
TOLD_ELSEWHERE = {"navigation"}
MAKES = {"Finding", "Fault", "find", "_finding", "_fault_remark"}


def sections() -> dict[str, str]:
    return {found["rule"]: found["body"] for found in SECTION.finditer(PAGE)}


def examples() -> Iterator[tuple[str, str, str]]:
    for rule, body in sections().items():
        if found := WRONG.search(body):
            yield rule, found["text"], found["said"]


def test_each_wrong_example_gets_the_finding_that_is_shown(tmp_path: Path) -> None:
    """Under its rule, in these words; all examples are checked in one run."""
    (tmp_path / "docs").mkdir()
    for rule, text, _ in examples():
        file = tmp_path / f"docs/{rule}.md"
        file.write_text(f"# Page {{#page}}\n\n{CODE}\n\n{text}\n", encoding="utf-8")
    ours = ProsetestExtension(root=str(tmp_path))
    Markdown(extensions=[*DEFAULT_EXTENSIONS, ours], extension_configs=DEFAULT_EXTENSIONS)
    paths = [f"docs/{rule}.md" for rule, _, _ in examples()]
    report = check_site(paths, read_settings(tmp_path, {}), ours.renderer())
    for rule, _, said in examples():
        path = f"docs/{rule}.md"
        own = [(one.rule, one.message) for one in report.findings if one.place.path == path]
        assert (rule, said) in own


def rules_of_the_engine() -> set[str]:
    """The last word of each call that makes a finding, where it is one word without a blank."""
    found = set()
    for file in (ROOT / "scripts/prosetest").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                plain = [w for w in words if isinstance(w, str) and re.fullmatch(r"[a-z-]+", w)]
                found |= set(plain if name in MAKES else []) - {"img"}
    return found


def test_every_rule_is_described() -> None:
    """A rule that the engine can name has a section, and every section is such a rule."""
    described = set(sections())
    assert rules_of_the_engine() <= described
    source = "".join(f.read_text("utf-8") for f in (ROOT / "scripts/prosetest").glob("*.py"))
    assert [one for one in described - TOLD_ELSEWHERE if f'"{one}"' not in source] == []
