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
_SIGNATURE = ' ok="the signature, as the code has it"'


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


def write_module(module: Module, proofs: Sequence[Proof], links: Links) -> str:
    """Return the Markdown of a module.

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
    return "\n\n".join(blocks)


def _module(module: Module, proofs: Sequence[Proof], links: Links) -> Iterator[str]:
    yield f"## {module.name} {{#{address(module)}}}"
    parts = prove(MODULE, list(read_parts(module.docstring)), proofs)
    yield from _parts(parts, module, links, "")


def _member(module: Module, member: Member, proofs: Sequence[Proof], links: Links) -> Iterator[str]:
    level = "####" if "." in member.name else "###"
    yield f"{level} {member.name} {{#{address(module, member.name)}}}"
    if member.signature:
        reason = _SIGNATURE if re.search(r"\d", member.signature) else ""
        yield f'```python run="no"{reason}\n{member.signature}\n```'
    parts = prove(member.name, list(read_parts(member.docstring)), proofs)
    yield from _parts(parts, module, links, member.name.partition(".")[0])


def _parts(parts: Sequence[Part], module: Module, links: Links, owner: str) -> Iterator[str]:
    """Yield prose as paragraphs, labelled lines as one list, examples as sessions."""
    labelled = [part for part in parts if part.kind not in (PROSE, EXAMPLE)]
    for part in parts:
        if part.kind == PROSE:
            yield links(part.text, owner)
        elif part.kind == EXAMPLE:
            unrun = f' ok="{part.note}"' if part.note else ""
            yield f"```pycon{unrun}\n{alone(part.text, dict(module.imports))}\n```"
        elif part is labelled[0]:
            yield "\n".join(f"- **{one.kind}:** {links(one.text, owner)}" for one in labelled)
