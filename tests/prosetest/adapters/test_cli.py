"""The command line: what it reads, what it prints, and how it exits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prosetest.adapters.cli import main
from tests.conftest import Project, environment

SETTINGS = """\
site_name: Site
theme: {name: mkdocs}
plugins: [prosetest]
markdown_extensions:
  - pymdownx.snippets: {check_paths: true}
  - prosetest: {lessons: lessons}
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A site with a right page and a wrong one, the working directory."""
    site = Project(tmp_path)
    site.write("mkdocs.yml", SETTINGS)
    site.write("docs/index.md", "# Home\n")
    site.write("docs/right.md", "It is 3.6<!--= z -->.\n")
    site.write("docs/wrong.md", "It is 3.4<!--= z -->.\n\nAnd 3.6<!--= z -->, 7.\n")
    site.write("lessons/right/example.py", "z = 3.6\n")
    site.write("lessons/wrong/example.py", "z = 3.6\n")
    monkeypatch.chdir(tmp_path)
    return site


WRONG = """\
docs/wrong.md:1:7: 3.4 is written, z is 3.6
    It is 3.4<!--= z -->.
          ^^^
    expression  z
    value       3.6
    code        lessons/wrong/example.py:1  z = 3.6
    to mend     prosetest fix docs/wrong.md
"""


@pytest.mark.parametrize("arguments", [[], ["docs"], ["docs/wrong.md"], ["docs/wrong.md"] * 2])
def test_check_prints_a_finding_once(
    site: Project, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    """A page may be found in several ways, and is checked once; exit 1."""
    assert main(["check", *arguments]) == 1
    assert capsys.readouterr().out.count(WRONG) == 1


def test_check_of_what_is_wrong_alone(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The 7 that is tied to nothing is left out, and a block that does not run."""
    assert main(["check", "--wrong"]) == 1
    assert WRONG in (shown := capsys.readouterr().out)
    assert "7 is not checked" not in shown
    block = "```python\nimport nobody\n```\n"
    site.write("docs/wrong.md", f"It is 3.6<!--= z -->, and 7.\n\n{block}")
    assert main(["check", "--wrong"]) == 0
    assert "1 unchecked" in capsys.readouterr().out


def test_check_of_a_right_page(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a finding the coverage alone is printed; exit 0."""
    assert main(["check", "docs/right.md"]) == 0
    assert capsys.readouterr().out == "1 page, 1 numeral: 1 computed; no finding\n"


def test_check_from_a_folder_within(
    site: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site above the working directory is found, and its inclusions with it."""
    site.write("part.md", "It is 3.6<!--= z -->.\n")
    site.write("docs/right.md", '--8<-- "part.md"\n')
    monkeypatch.chdir(site.root / "docs")
    assert main(["check", "right.md"]) == 0
    assert main(["check"]) == 1
    assert "docs/wrong.md:1:7: 3.4 is written" in capsys.readouterr().out


def test_check_as_json(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON report is one object, as prosetest.json holds it."""
    assert main(["check", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["findings"][0]["path"] == "docs/wrong.md"
    assert report["counts"]["computed"] == 2
    assert report["counts"]["unchecked"] == 2


def test_check_for_github(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding is an annotation of a GitHub workflow."""
    assert main(["check", "--format", "github"]) == 1
    rows = capsys.readouterr().out.splitlines()
    assert rows[0].startswith("::error file=docs/wrong.md,line=1,col=7,endColumn=10,title=")


def test_explain_says_why(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A line is enough: its numerals, their tiers, and where their values are made."""
    assert main(["explain", "docs/right.md:1"]) == 0
    why = "3.6 is computed: z is 3.6, made at lessons/right/example.py:1"
    assert capsys.readouterr().out == f"docs/right.md:1:7: {why}\n"
    assert main(["explain", "docs/right.md:2"]) == 0
    assert "3.6" not in capsys.readouterr().out


def test_explain_shows_how_a_formula_was_read(
    site: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """At a column: its tree, its sides, its mutants; what else the line holds is left out."""
    site.write("docs/right.md", "It is `z = 3.6` and 3.6<!--= z -->.\n")
    assert main(["explain", "docs/right.md:1:8"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("docs/right.md:1:12: 3.6 is computed: z is 3.6")
    assert "docs/right.md:1:8: z = 3.6 holds" in said
    assert "3.7 in its place is noticed: z is 3.6" in said
    assert ":1:21:" not in said
    assert main(["explain", "docs/right.md:1:21"]) == 0
    assert "read as" not in capsys.readouterr().out


def test_explain_shows_findings(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong line is explained by its finding; exit 1."""
    assert main(["explain", "docs/wrong.md:1"]) == 1
    assert WRONG in capsys.readouterr().out


def test_fix_shows_what_it_changes(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """The diff is printed, the rest is left to the author; exit 1 while anything is left."""
    assert main(["fix"]) == 1
    said = capsys.readouterr().out
    assert "-It is 3.4<!--= z -->.\n+It is 3.6<!--= z -->.\n" in said
    assert "These need an author:\n\ndocs/wrong.md:3:21: 7 is not checked" in said
    assert site.read("docs/wrong.md").startswith("It is 3.6<!--= z -->.\n")


def test_a_dry_run_changes_nothing(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """--dry-run prints the diff, and the page stays."""
    before = site.read("docs/wrong.md")
    assert main(["fix", "--dry-run"]) == 1
    assert "+It is 3.6<!--= z -->.\n" in capsys.readouterr().out
    assert site.read("docs/wrong.md") == before


def test_nothing_to_fix(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A right page is left alone; exit 0."""
    assert main(["fix", "docs/right.md"]) == 0
    assert capsys.readouterr().out == "nothing to fix\n"


def test_build_and_verify(site: Project, capfd: pytest.CaptureFixture[str]) -> None:
    """A refused build exits 1; after mending, the site stands where mkdocs.yml says."""
    assert main(["build"]) == 1
    assert not (site.root / "site").exists()
    site.write("docs/wrong.md", "It is 3.6<!--= z -->.\n")
    assert main(["build"]) == 0
    assert f"the site is built and verified: {site.root / 'site'}\n" in capfd.readouterr().out
    assert main(["verify-site"]) == 0
    assert capfd.readouterr().out == "every page was checked\n"


def test_verify_refuses_a_stranger(site: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """A page without a stamp is refused by name; exit 1."""
    site.write("site/index.html", "<p>3.6</p>")
    assert main(["verify-site"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("site/index.html:1:1: this page carries no stamp")
    assert said.endswith("\n1 finding\n")


def test_no_command() -> None:
    """The command alone is a mistake of usage; exit 2."""
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2


def test_a_terminal_without_the_letters(site: Project) -> None:
    """What a terminal cannot show is escaped, not refused."""
    site.write("docs/wrong.md", "Nơ-ron: −3.4<!--= z -->。\n")
    done = _check(site, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert b"N\\u01a1-ron: \\u22123.4" in done.stdout
    assert done.stderr == b""


def test_a_reader_that_leaves(site: Project) -> None:
    """A closed pipe, as of ``head``, ends the command without a traceback."""
    site.write("docs/wrong.md", "\n\n".join(["It is 7."] * 3000))
    command = [sys.executable, "-m", "prosetest.adapters.cli", "check"]
    with subprocess.Popen(
        command, cwd=site.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def _check(site: Project, environ: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "prosetest.adapters.cli", "check"]
    return subprocess.run(
        command, cwd=site.root, env={**environment(), **environ}, capture_output=True, check=False
    )
