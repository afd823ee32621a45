"""A site adds commands of its own: ``mkdocs.yml`` says which module carries each out.

    - prosetest:
        commands: {draw: drawings.command}

The module has a function ``main`` that takes the arguments after the command's name and the
settings of the site, and returns an exit status. The engine so knows no package of any site.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from prosetest.settings import Settings, SettingsError

Main = Callable[[Sequence[str], Settings], int]


def run_site_command(arguments: Sequence[str], config: Path | None) -> int | None:
    """Carry out the command that a site adds; ``None`` where it adds none of that name.

    Raises ``SettingsError`` where its module cannot be imported.
    """
    if config is None or not arguments or arguments[0].startswith("-"):
        return None
    from prosetest.adapters.mkdocs_site import read_site

    settings = read_site(config).settings
    name, *rest = arguments
    module = settings.commands.get(name)
    return _main(name, module)(rest, settings) if module else None


def _main(name: str, module: str) -> Main:
    try:
        main: Main = import_module(module).main
    except (ImportError, AttributeError) as error:
        message = f"option commands: {name} cannot be had from {module}: {error}"
        raise SettingsError(message) from error
    return main
