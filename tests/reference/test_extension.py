"""A directive puts a module's reference into its page, and prosetest checks what it puts there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from markdown import Markdown

import nnlib
from prosetest.adapters.mkdocs_site import read_site
from prosetest.finding import Finding
from prosetest.site import check_site
from reference.member import ReferenceFault
from tests.conftest import Project
from tests.reference.conftest import expanded, write


def test_a_directive_is_replaced_with_its_proofs(site: Path) -> None:
    """The lines around it stay, and so does a line that only looks like one."""
    text = "A\n\n::: pack.bend\n    Bender: by 3<!--= n -->\n\n    code\n\n:::: no\n"
    page = expanded(site, text)
    assert "bends by 3<!--= n -->." in page
    assert page.startswith("A\n")
    assert "    code" in page
    assert ":::: no" in page
    assert "::: pack" not in page.replace(":::: no", "")


def test_links_lead_to_the_page_that_documents_a_name(site: Path) -> None:
    """On its own page an anchor, from another page the file too."""
    assert "[`Bender`](#pack.bend.Bender)" in expanded(site, "::: pack.bend\n")
    other = expanded(site, "::: pack.bend\n", "docs/reference/other.md")
    assert "[`Bender`](bend.md#pack.bend.Bender)" in other


def test_what_cannot_be_made_is_refused(site: Path) -> None:
    """With the module in the sentence."""
    with pytest.raises(ReferenceFault, match=r"'pack\.lend' cannot be read"):
        expanded(site, "::: pack.lend\n")


def test_without_the_engine_it_is_made_all_the_same(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a page has no stamp, and the built site is refused."""
    monkeypatch.chdir(site)
    page = Markdown(extensions=["reference.extension"]).convert("::: pack.bend\n")
    assert "A bend is by·x" in page


CONFIG = """site_name: Site
plugins: [prosetest]
markdown_extensions: [attr_list, pymdownx.superfences, prosetest, reference.extension]
"""


@pytest.mark.parametrize(
    ("old", "new", "said", "path"),
    [
        (
            "by 3.",
            "by 4.",
            "'by 3' does not stand once in the docstring of Bender",
            "docs/reference/bend.md",
        ),
        ("(1.0, 2)", "(1.5, 2)", "1.5 is written, the code prints 1.0", "pack/bend.py"),
        ("All are bent.", "All 7 are bent.", "7 is not checked", "pack/bend.py"),
        ("Where a bend", "Where 8 bends", "8 is not checked", "pack/bend.py"),
        ("the answer ().", "the answer (9,).", "9 is not checked", "pack/bend.py"),
    ],
)
def test_a_wrong_docstring_is_found(site: Path, old: str, new: str, said: str, path: str) -> None:
    """A changed number, a wrong output and a number without a proof; each where it is written.

    A paragraph is one line of its page, so its numbers stand where it begins.
    """
    write(site / "mkdocs.yml", CONFIG)
    page = (
        "# Bend\n\n```python\nthree, zero = 3, 0\n```\n\n::: pack.bend\n"
        "    Bender: by 3<!--= three -->\n    module: from 0<!--= zero --> on\n"
    )
    write(site / "docs/reference/bend.md", page)
    assert [f.message for f in findings(site)] == []
    source = (site / "pack/bend.py").read_text("utf-8")
    assert source.count(old) == 1
    write(site / "pack/bend.py", source.replace(old, new))
    (found,) = findings(site)
    assert said in found.message
    assert found.place.path == path
    if path == "pack/bend.py":
        row = (site / path).read_text("utf-8").split("\n")[found.place.line - 1]
        assert row.strip() in {new, f'"""{new}"""', '"""Where 8 bends ends."""', "Shapes: x () and"}


def findings(root: Path) -> list[Finding]:
    """Check the site in ``root``."""
    site = read_site(root / "mkdocs.yml")
    return list(check_site(site.pages, site.settings, site.renderer).findings)


def test_the_course_documents_every_public_name(built: Project) -> None:
    """Each name of ``nnlib.__all__`` has its anchor, once in the whole reference."""
    folder = built.root / "site/reference"
    pages = "".join(file.read_text("utf-8") for file in sorted(folder.rglob("*.html")))
    wanted = set(nnlib.__all__) - {"Array"}  # NumPy's, told of in the conventions
    anchors = Counter(re.findall(r'id="nnlib\.\w+\.(\w+)"', pages))
    assert [name for name in sorted(wanted) if anchors[name] != 1] == []
    assert all(count == 1 for count in Counter(re.findall(r' id="(nnlib[^"]*)"', pages)).values())
