"""A widget on a page is whole before any script runs: figures, numbers, and controls.

A script only makes it answer, so nothing moves; without it the figures and numbers stand there,
each number in an element with ``data-expr``, by which prosetest checks it. ``data-out`` says where
the script writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape

from drawings.form import Button, Field, Form, Place, Row, Said
from drawings.markup import inlined, phrased, pieced
from drawings.phrase import plain
from drawings.picture import Picture
from drawings.widget import Choice, Number, Switch


def formed(form: Form) -> str:
    """Return a widget as HTML; the custom element that its script defines is ``nn-kind``."""
    own = form.name.partition("/")[2]
    tag = f"nn-{form.widget.kind}"
    words = "".join(f' data-words-{key}="{escape(plain(said))}"' for key, said in form.words)
    return (
        f'<figure class="drawing widget" data-drawing="{escape(form.name)}">'
        f'<{tag} id="{escape(own)}" data-search-exclude=""{words}>'
        f'<div class="stages">{"".join(_stage(form, one) for one in form.pictures)}</div>'
        f'<div class="lines">{"".join(map(_row, form.rows))}</div>'
        f'<div class="controls" role="group" aria-label="{escape(plain(form.title))}">'
        f"{_controls(form, own)}</div></{tag}>"
        f"<figcaption>{phrased(form.title)}</figcaption></figure>"
    )


def _controls(form: Form, own: str) -> str:
    """Return what can be used, in the order of Tab; what is said stands below what did it."""
    actions = _buttons(one for one in form.buttons if one.action)
    presets = _buttons(one for one in form.buttons if not one.action)
    status = '<p role="status"></p>'
    fields = "".join(_field(own, one) for one in form.fields)
    return f"{actions}{status}{fields}{presets}" if actions else f"{fields}{presets}{status}"


def _stage(form: Form, picture: Picture) -> str:
    prefix = f"widget-{form.name}-{picture.name}".replace("/", "-")
    svg = inlined(picture, prefix).replace('data-axis="', f'data-axis="{prefix}-')
    for expression, name in form.widget.places.items():
        bound = f'data-expr="{escape(expression)}"'
        svg = svg.replace(bound, f'{bound} data-out="{escape(name)}"')
    wide = re.search(r'viewBox="0 0 (\S+) ', svg)
    units = f' style="--units: {wide[1]}"' if wide else ""
    return f'<div class="stage"{units}>{svg}</div>'


def _row(row: Row) -> str:
    live = ' aria-live="polite" aria-atomic="true"' if row.live else ""
    step = f' data-step="{escape(row.step)}"' if row.step else ""
    return f"<p{live}{step}>{_said(row.said)}</p>"


def _said(said: Said) -> str:
    return "".join(_place(one) if isinstance(one, Place) else pieced(one) for one in said)


def _place(place: Place) -> str:
    enclosed = ' data-enclosed=""' if place.enclosed else ""
    text, expression = escape(place.piece.text), escape(place.piece.expression)
    return f'<span data-out="{escape(place.name)}"{enclosed} data-expr="{expression}">{text}</span>'


def _field(own: str, field: Field) -> str:
    control, known = field.control, f"{own}-{field.control.name}"
    if isinstance(control, Number):
        inside = _number(known, field, control)
    elif isinstance(control, Choice):
        options = "".join(
            f'<option value="{escape(one)}"{" selected" if one == field.first else ""}>'
            f"{escape(plain(said))}</option>"
            for one, said in field.options
        )
        inside = f'<select id="{known}" name="{control.name}" autocomplete="off">{options}</select>'
    else:
        inside = _switch(known, control)
    kind = type(control).__name__.lower()
    label = f'<label id="{known}-label" for="{known}">{phrased(field.label)}</label>'
    return f'<div class="{kind}">{label}{inside}</div>'


def _number(known: str, field: Field, control: Number) -> str:
    ends = f'min="{control.low:g}" max="{control.high:g}"'
    whole = ' data-whole=""' if control.step == 1 else ""
    shared = f'name="{control.name}" value="{field.first}" {ends} autocomplete="off"{whole}'
    box = f'<input type="number" id="{known}" {shared} step="any">'
    if not control.slides:
        return box
    slider = f'type="range" {shared} step="{control.step:g}" aria-labelledby="{known}-label"'
    return f"{box}<input {slider}>"


def _switch(known: str, control: Switch) -> str:
    on = " checked" if control.on else ""
    key = '<span class="key"></span>' if control.keyed else ""
    shared = f'name="{control.name}" autocomplete="off"{on}'
    return f'{key}<input type="checkbox" id="{known}" {shared}>'


def _buttons(buttons: Iterable[Button]) -> str:
    made = "".join(map(_button, buttons))
    return f'<div class="buttons">{made}</div>' if made else ""


def _button(button: Button) -> str:
    if button.action:
        does = f'data-do="{escape(button.action)}"'
    else:
        does = f'data-set="{escape(json.dumps(_typed(button)))}"'
    return f'<button type="button" class="md-button" {does}>{phrased(button.label)}</button>'


def _typed(button: Button) -> dict[str, object]:
    """Return what a button sets, numbers as numbers."""
    return {name: _read(value) for name, value in button.values}


def _read(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value
