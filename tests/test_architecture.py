"""The house keeps its rules: who may import whom, and where everything has its place."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = {
    "nnlib": ROOT / "nnlib",
    "prosetest": ROOT / "scripts/prosetest",
    "drawings": ROOT / "scripts/drawings",
    "editions": ROOT / "scripts/editions",
    "reference": ROOT / "scripts/reference",
}
NNLIB = [
    "boundary",
    "average",
    "elu",
    "gelu",
    "idx",
    "optimizer",
    "softmax",
    "activation",
    "silu",
    "cross_entropy",
    "curve",
    "loss",
    "neuron",
    "layer",
    "network",
    "backpropagation",
    "initialization",
    "storage",
    "dataset",
    "gradient_check",
    "training",
]
"""In the order of import; the docstring of nnlib has the order of teaching."""

HOSTS = {"markdown", "mkdocs", "pytest", "numpy", "matplotlib", "pymdownx", "material"}


def modules(package: str) -> list[Path]:
    """Return the modules of a package, its ``__init__`` files aside."""
    files = sorted(PACKAGES[package].rglob("*.py"))
    return [file for file in files if file.name != "__init__.py"]


def imports(file: Path) -> Iterator[str]:
    """Yield the dotted names that a file imports, within functions and for types too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: a relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def roots(file: Path) -> set[str]:
    """Return the packages that a file imports."""
    return {name.partition(".")[0] for name in imports(file)}


def order(package: str) -> list[str]:
    """Return the modules of a package, each below those that it may import."""
    return NNLIB if package == "nnlib" else listed(PACKAGES[package] / "__init__.py")


def listed(file: Path) -> list[str]:
    """Return the modules in the order in which a package's docstring lists them."""
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return re.findall(r"^    (\w+)  +\S", docstring, re.MULTILINE)


def shown(file: Path) -> str:
    """Return a path as the repository has it."""
    return file.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("file", modules("prosetest"), ids=shown)
def test_only_adapters_know_a_host(file: Path) -> None:
    """Outside adapters/ the engine imports no host, neither NumPy nor Matplotlib."""
    if file.parent.name != "adapters":
        assert not roots(file) & HOSTS


@pytest.mark.parametrize("file", modules("prosetest"), ids=shown)
def test_the_engine_is_of_use_to_any_site(file: Path) -> None:
    """prosetest imports none of the course's own packages."""
    assert not roots(file) & {"nnlib", "drawings", "editions", "reference", "tests"}


@pytest.mark.parametrize("package", ["nnlib", "prosetest", "reference"])
def test_the_list_of_modules_is_whole(package: str) -> None:
    """The order holds each module of a package once."""
    found = [file.stem for file in modules(package) if file.parent == PACKAGES[package]]
    assert sorted(order(package)) == sorted(found)


@pytest.mark.parametrize("package", ["nnlib", "prosetest", "reference"])
def test_modules_import_only_downwards(package: str) -> None:
    """A module imports only modules that the list has above it."""
    names = order(package)
    upwards = [
        f"{name} imports {other}"
        for at, name in enumerate(names)
        for other in names[at:]
        if f"{package}.{other}" in set(imports(PACKAGES[package] / f"{name}.py"))
    ]
    assert upwards == []


def test_nothing_below_imports_an_adapter() -> None:
    """Adapters import the engine, never the other way round."""
    below = [file for file in modules("prosetest") if file.parent.name != "adapters"]
    assert not [file for file in below if any("adapters" in name for name in imports(file))]


@pytest.mark.parametrize("file", modules("nnlib"), ids=shown)
def test_the_mathematics_needs_numpy_alone(file: Path) -> None:
    """nnlib imports NumPy, itself and the standard library."""
    assert roots(file) <= {"numpy", "nnlib", *sys.stdlib_module_names}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_has_its_test(package: str) -> None:
    """``x/y.py`` is tested by ``tests/x/test_y.py``."""
    missing = []
    for file in modules(package):
        inner = file.relative_to(PACKAGES[package])
        test = ROOT / "tests" / package / inner.with_name(f"test_{file.name}")
        if not test.is_file():
            missing.append(shown(test))
    assert missing == []


def test_scripts_holds_folders_only() -> None:
    """There are no loose scripts: every command is a subcommand."""
    assert [path.name for path in (ROOT / "scripts").iterdir() if not path.is_dir()] == []


def test_nobody_imports_scripts() -> None:
    """The packages are imported by their own names, since a second copy would be another module."""
    files = [file for package in PACKAGES for file in modules(package)]
    files += (ROOT / "tests").rglob("*.py")
    assert not [shown(file) for file in files if "scripts" in roots(file)]


def test_every_module_says_what_it_is() -> None:
    """Each module begins with a sentence."""
    files = [file for package in PACKAGES for file in modules(package)]
    docstrings = {file: ast.get_docstring(ast.parse(file.read_text("utf-8"))) for file in files}
    silent = [shown(file) for file, words in docstrings.items() if not words or "." not in words]
    assert silent == []


def test_each_concept_has_one_name() -> None:
    """Every lesson has its page in every edition, and every edition the same pages."""
    pages = {
        edition: {path.name for path in (ROOT / "docs" / edition).glob("*.md")}
        for edition in ("vi", "zh", "en")
    }
    assert pages["vi"] == pages["zh"] == pages["en"]
    for lesson in (ROOT / "scripts/lessons").iterdir():
        if (lesson / "example.py").is_file():
            assert f"{lesson.name}.md" in pages["en"]
