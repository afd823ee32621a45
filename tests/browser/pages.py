"""Pages beside the first lessons, so that search and switch are tested among many."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Project

EDITIONS = ("vi", "zh", "en")
LESSONS = ("activation", "scaling", "loss", "backpropagation", "training")
FOLDER = Path(__file__).parent / "pages"


def add_pages(project: Project) -> Project:
    """Add the lessons in ``pages/`` to each edition and its navigation."""
    rows = project.read("mkdocs.yml").split("\n")
    for code in EDITIONS:
        for lesson in LESSONS:
            project.write(f"docs/{code}/{lesson}.md", (FOLDER / code / f"{lesson}.md").read_bytes())
        last = max(at for at, row in enumerate(rows) if row.lstrip().startswith(f"- {code}/"))
        indent = rows[last][: rows[last].index("-")]
        rows[last + 1 : last + 1] = [f"{indent}- {code}/{lesson}.md" for lesson in LESSONS]
    project.write("mkdocs.yml", "\n".join(rows))
    return project
