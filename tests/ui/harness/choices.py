# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows from which one of several is chosen."""

from .screen import press
from .wait import check, until


def pick(program, row, name):
    """Chooses from a row of choices that has the focus."""
    program.wait_focus("combo box", row)
    press("space")
    until("the choices", lambda: program.focus is not None and program.focus.role == "list item")
    names = [label.name for item in program.focus.parent.children for label in item.find_all("label")[:1]]
    check(f"{name} among {names}", name in names)
    press("Home", *["Down"] * names.index(name), "Return")
    program.wait_focus("combo box", row)
