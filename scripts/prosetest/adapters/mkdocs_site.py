"""A MkDocs site as its ``mkdocs.yml`` declares it: its settings, its pages and how it renders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort as MkDocsAbort
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.utils.meta import get_data

from prosetest.adapters.markdown_extension import ProsetestExtension
from prosetest.settings import Settings, SettingsError
from prosetest.site import Renderer
from prosetest.title import Title, nav_titles

NAME = "prosetest"


@dataclass(frozen=True)
class MkDocsSite:
    """A site, ready to be checked: ``pages`` from the root, ``titles`` as in the navigation."""

    settings: Settings
    renderer: Renderer
    pages: tuple[str, ...]
    titles: tuple[Title, ...] = ()


def read_site(config_file: Path) -> MkDocsSite:
    """Read a site.

    Raises ``SettingsError`` with MkDocs' own words where the configuration is bad.
    """
    file = config_file.resolve()
    with chdir(file.parent):  # extensions look for their files from where they are made
        try:
            config = load_config(str(file))
        except (ConfigurationError, MkDocsAbort) as error:
            raise SettingsError(f"{file.name} cannot be used: {error}") from error
        return site_of(config)


def site_of(config: MkDocsConfig) -> MkDocsSite:
    """Return the site of a configuration that MkDocs has loaded."""
    add_extension(config)
    options = options_of(config)
    root = Path(config.config_file_path).resolve().parent
    options.setdefault("root", str(root))
    options["docs"] = docs_of(config, root)
    extension = extension_of(config)
    renderer = extension.renderer()
    files = get_files(config).documentation_pages()
    pages = tuple(
        f"{options['docs']}/{file.src_uri}" for file in files if _is_markdown(file.src_uri)
    )
    return MkDocsSite(
        extension.settings,
        Renderer(renderer.render, renderer.expand, body_of),
        pages,
        titles_of(config, options["docs"]),
    )


def titles_of(config: MkDocsConfig, docs: str) -> tuple[Title, ...]:
    """Return the titles of its navigation, where they are written."""
    file = Path(config.config_file_path)
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return nav_titles(list(_entries(config.nav or [], docs)), text, file.name)


def _entries(item: Any, docs: str) -> Iterator[tuple[str, str]]:
    """Yield the titles of an entry, each with the path of its page; a section has none."""
    if isinstance(item, list):
        for inner in item:
            yield from _entries(inner, docs)
    elif isinstance(item, dict):
        for words, inner in item.items():
            yield str(words), f"{docs}/{inner}" if isinstance(inner, str) else ""
            yield from _entries(inner, docs)


def _is_markdown(path: str) -> bool:
    return path.endswith((".md", ".markdown", ".mkdn", ".mkd"))


def add_extension(config: MkDocsConfig) -> None:
    """List the extension where the site lists only the plugin."""
    if NAME not in config.markdown_extensions:
        config.markdown_extensions.append(NAME)


def options_of(config: MkDocsConfig) -> dict[str, Any]:
    """Return the options of the extension, to be read and added to."""
    options: dict[str, Any] = config.mdx_configs.setdefault(NAME, {})
    return options


def docs_of(config: MkDocsConfig, root: Path) -> str:
    """Return the folder of the pages, relative to the root."""
    try:
        return Path(config.docs_dir).resolve().relative_to(root).as_posix()
    except ValueError as error:
        message = f"docs_dir {config.docs_dir} lies outside the folder of mkdocs.yml"
        raise SettingsError(message) from error


def extension_of(config: MkDocsConfig) -> ProsetestExtension:
    """Return the extension within a Markdown instance made as MkDocs makes its own."""
    try:
        md = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
    except (KeyError, ValueError) as error:
        raise SettingsError(f"markdown_extensions cannot be used: {error}") from error
    return find_extension(md.registeredExtensions)


def find_extension(extensions: Iterable[Any]) -> ProsetestExtension:
    """Return ours among the extensions of a Markdown instance."""
    for extension in extensions:
        if isinstance(extension, ProsetestExtension):
            return extension
    raise SettingsError("prosetest is not among markdown_extensions")


def body_of(text: str) -> str:
    """Return what MkDocs renders of a page: its text without the front matter."""
    body: str = get_data(text)[0]
    return body
