"""The Markdown of a module: each public name with its signature, its docstring and its examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reference.docstring import EXAMPLE, PROSE, Part, read_parts
from reference.example import alone
from reference.member import Member, Module, ReferenceFault
from reference.proof import MODULE, Proof, prove

_CODE = re.compile(r"(?<!`)`(?P<name>[A-Za-z_][\w.]*)`(?!`)")


@dataclass(frozen=True)
class Links:
    """Where public names and modules stand: ``layer.md#nnlib.layer.Dense``, or an anchor alone."""

    places: Mapping[str, str]

    def __call__(self, text: str, owner: str) -> str:
        """Return ``text`` with a link at each public name in backquotes; ``owner`` may be one's."""
        return _CODE.sub(lambda code: self._link(code, owner), text)

    def _link(self, code: re.Match[str], owner: str) -> str:
        names = (f"{owner}.{code['name']}", code["name"])
        place = next((self.places[name] for name in names if name in self.places), "")
        return f"[{code[0]}]({place})" if place and code["name"] != owner else code[0]


def address(module: Module, name: str = "") -> str:
    """Return the anchor of a module or of a public name in it: its dotted path in full."""
    return f"{module.name}.{name}" if name else module.name


@dataclass(frozen=True)
class Block:
    """A block of Markdown, and for each of its rows the line of the module that it shows."""

    text: str
    lines: tuple[int, ...]


def write_module(module: Module, proofs: Sequence[Proof], links: Links) -> str:
    """Return the Markdown of a module; see ``write_blocks``."""
    return "\n\n".join(block.text for block in write_blocks(module, proofs, links))


def write_blocks(module: Module, proofs: Sequence[Proof], links: Links) -> list[Block]:
    """Return the Markdown of a module, block by block.

    Raises:
        ReferenceFault: a proof names nothing that is public here.
    """
    known = {MODULE, *(member.name for member in module.members)}
    for proof in proofs:
        if proof.name not in known:
            raise ReferenceFault(f"'{proof.name}' is no public name of {module.name}")
    blocks = list(_module(module, proofs, links))
    for member in module.members:
        blocks += _member(module, member, proofs, links)
    return blocks


def _module(module: Module, proofs: Sequence[Proof], links: Links) -> Iterator[Block]:
    yield _block(f"## {module.name} {{#{address(module)}}}", module.start)
    parts = prove(MODULE, list(read_parts(module.docstring)), proofs)
    yield from _parts(parts, module, links, "", module.start)


def _member(
    module: Module, member: Member, proofs: Sequence[Proof], links: Links
) -> Iterator[Block]:
    level = "####" if "." in member.name else "###"
    yield _block(f"{level} {member.name} {{#{address(module, member.name)}}}", member.line)
    if member.signature:
        yield _block(f'```python run="no"\n{member.signature}\n```', member.line)
    parts = prove(member.name, list(read_parts(member.docstring)), proofs)
    yield from _parts(parts, module, links, member.name.partition(".")[0], member.start)


def _parts(
    parts: Sequence[Part], module: Module, links: Links, owner: str, start: int
) -> Iterator[Block]:
    """Yield prose as paragraphs, labelled lines as one list, examples as sessions."""
    labelled = [part for part in parts if part.kind not in (PROSE, EXAMPLE)]
    for part in parts:
        if part.kind == PROSE:
            yield _block(links(part.text, owner), start + part.row)
        elif part.kind == EXAMPLE:
            yield _session(part, module, start + part.row)
        elif part is labelled[0]:
            rows = [f"- **{one.kind}:** {links(one.text, owner)}" for one in labelled]
            yield Block("\n".join(rows), tuple(start + one.row for one in labelled))


def _block(text: str, line: int) -> Block:
    return Block(text, (line,) * (text.count("\n") + 1))


def _session(part: Part, module: Module, line: int) -> Block:
    """An example, whose lines count on from those of the imports put before it."""
    unrun = f' ok="{part.note}"' if part.note else ""
    session = alone(part.text, dict(module.imports))
    own = part.text.count("\n") + 1
    put = session.count("\n") + 1 - own
    lines = (line, *range(line - put, line + own), line + own - 1)
    return Block(f"```pycon{unrun}\n{session}\n```", lines)
