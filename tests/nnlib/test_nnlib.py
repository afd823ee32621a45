"""Every public name of nnlib explains itself, and its example runs."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import pydoc
from types import ModuleType

import pytest

import nnlib

MODULES = [
    importlib.import_module(f"nnlib.{one.name}") for one in pkgutil.iter_modules(nnlib.__path__)
]
CALLABLE = [name for name in nnlib.__all__ if callable(getattr(nnlib, name))]
EXPLAINED = [
    name
    for name in CALLABLE
    if inspect.isfunction(getattr(nnlib, name)) or inspect.isclass(getattr(nnlib, name))
]


def with_example(module: ModuleType) -> set[str]:
    """The names that doctest itself finds examples for."""
    return {found.name for found in doctest.DocTestFinder().find(module) if found.examples}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_function_class_and_method_has_an_example(module: ModuleType) -> None:
    """What a protocol only promises has none of its own."""
    wanted = set()
    for name, thing in vars(module).items():
        if name.startswith("_") or getattr(thing, "__module__", "") != module.__name__:
            continue
        if inspect.isfunction(thing) or inspect.isclass(thing):
            wanted.add(f"{module.__name__}.{name}")
        if inspect.isclass(thing) and not getattr(thing, "_is_protocol", False):
            methods = [key for key in vars(thing) if not key.startswith("_")]
            made = [key for key in methods if callable(getattr(thing, key, None))]
            made += [key for key in methods if isinstance(vars(thing)[key], property)]
            wanted |= {f"{module.__name__}.{name}.{key}" for key in made}
    assert wanted <= with_example(module)


@pytest.mark.parametrize("name", EXPLAINED)
def test_help_begins_with_a_sentence(name: str) -> None:
    """The fact, with its formula, in one line; the rest says shapes, errors and source."""
    text = inspect.getdoc(getattr(nnlib, name))
    assert text is not None
    first = text.splitlines()[0]
    assert first[0].isupper() or not first[0].isascii()
    assert "." in text.split("\n\n")[0]
    assert first in pydoc.plain(pydoc.render_doc(getattr(nnlib, name)))


def test_the_modules_are_listed_in_the_order_of_teaching() -> None:
    """The package's docstring names each of them."""
    assert nnlib.__doc__ is not None
    for module in MODULES:
        assert f"`{module.__name__.removeprefix('nnlib.')}`" in nnlib.__doc__


def test_names_are_public_once_and_sorted() -> None:
    """Constants, then classes, then functions."""
    assert len(set(nnlib.__all__)) == len(nnlib.__all__)
    order = sorted(nnlib.__all__, key=lambda name: (not name.isupper(), name[0].islower(), name))
    assert nnlib.__all__ == order
