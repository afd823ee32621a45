"""pytest collects an item for each claim of a page, and one for each finding."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

PAGE = """\
# Page

```python
z = 3.6
```

It is 3.6<!--= z --> and $z = {}$.
"""


@pytest.fixture(autouse=True)
def _settings(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\nprosetest_pages = *.md docs/**/*.md\naddopts = -p no:cacheprovider")


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """Run pytest in a process of its own."""
    return pytester.runpytest_subprocess(*arguments, "--color=no")


def test_each_claim_is_an_item(pytester: pytest.Pytester) -> None:
    """Items are named by line, column and what is claimed."""
    pytester.makefile(".md", page=PAGE.format("3.6"))
    result = run(pytester, "--collect-only", "-q")
    result.stdout.fnmatch_lines(
        ["page.md::7:7 3.6 is z", "page.md::7:*3.6 is z", "2 tests collected*"]
    )


def test_claims_pass(pytester: pytest.Pytester) -> None:
    """A sound page passes."""
    pytester.makefile(".md", page=PAGE.format("3.6"))
    run(pytester).assert_outcomes(passed=2)


def test_a_finding_fails_with_its_words(pytester: pytest.Pytester) -> None:
    """A wrong number fails alone, with the finding as every host words it."""
    pytester.makefile(".md", page=PAGE.format("3.4"))
    result = run(pytester)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "page.md:7:31: 3.4 is written, z is 3.6",
            "    It is 3.6<!--= z --> and $z = 3.4$.",
            "                                  ^^^",
            "    to mend     prosetest fix page.md",
        ]
    )
    assert "Traceback" not in result.stdout.str()


def test_a_folder_is_searched_for_the_pages_of_the_setting(pytester: pytest.Pytester) -> None:
    """Pages in folders match; those that the setting does not name are left."""
    pytester.mkdir("docs")
    pytester.mkdir("other")
    for path in ("docs/sub/a.md", "docs/b.md", "other/c.md"):
        file = pytester.path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(PAGE.format("3.6"), encoding="utf-8")
    result = run(pytester, "--collect-only", "-q")
    assert "docs/sub/a.md::7:7" in result.stdout.str().replace("\\", "/")
    assert "other/c.md" not in result.stdout.str()


def test_a_named_page_is_collected(pytester: pytest.Pytester) -> None:
    """A page named on the command line is checked, whatever the setting."""
    pytester.makeini("[pytest]\n")
    pytester.makefile(".md", page=PAGE.format("3.4"))
    run(pytester, "page.md").assert_outcomes(passed=1, failed=1)
    assert run(pytester).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_a_page_that_is_not_utf8_fails(pytester: pytest.Pytester) -> None:
    """What keeps a page from being checked is a finding too."""
    (pytester.path / "page.md").write_bytes(b"caf\xe9 3.6\n")
    result = run(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["page.md:1:4: byte 0xe9 is not UTF-8"])


def test_bad_settings_are_an_error_in_a_sentence(pytester: pytest.Pytester) -> None:
    """A mkdocs.yml that cannot be used stops the collection of its pages."""
    (pytester.path / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    pytester.mkdir("docs").joinpath("a.md").write_text("# A\n", encoding="utf-8")
    result = run(pytester)
    assert result.ret != 0
    result.stdout.fnmatch_lines(["*mkdocs.yml cannot be used: *"])
    assert "Traceback" not in result.stdout.str()


def test_nothing_is_imported_without_a_page(pytester: pytest.Pytester) -> None:
    """A project that installs the engine and has no page pays nothing for it."""
    code = """
        import sys

        def test():
            assert not {"prosetest.check", "markdown"} & set(sys.modules)
    """
    pytester.makepyfile(code)
    run(pytester).assert_outcomes(passed=1)
