# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which a post is written: its fields by what a screen reader calls them."""

import re

from .node import Atspi, matches
from .screen import press
from .wait import Failure, until

# What Tab stops at; the rest of what can have the keyboard is gone through with the arrows.
STOPS = {"text", "entry", "combo box", "button", "toggle button"}


class Editor:
    def __init__(self, program):
        self.program = program
        self.found = {}
        self.page = None
        program.wait_for("text", "Summary")

    # --- Fields -----------------------------------------------------------------

    def group(self, name):
        """A group of the form: "Post", "Article", "Work 2"."""
        return self.program.wait_for("list", name)

    def field(self, name, group=None):
        """An entry or a text; of two with one name the one in the group. Found once as long as it is there."""
        known = self.found.get((name, group))
        if known is None or "showing" not in known.states or not matches(known.name, name):
            place = self.group(group) if group else self.program.application
            self.found[name, group] = place.wait_for("text", name)
        return self.found[name, group]

    def text(self, name, group=None):
        return self.field(name, group).text

    def wait_text(self, name, expected, group=None):
        # The fields of a work are made anew where it becomes one of another kind.
        try:
            until(f"{expected!r} in {name}", lambda: self.field(name, group).text == expected)
        except Failure:
            raise Failure(f"waited in vain for {name} {expected!r}; it says {self.field(name, group).text!r}") from None

    def stops(self):
        """What can have the keyboard in the form, in the order of Tab."""
        form = self.program.wait_for("scroll pane")
        return [node for node in form.walk(web=False) if node.role in STOPS and "focusable" in node.states]

    def move_to(self, target):
        """Takes the keyboard to something in the form, as somebody does who presses Tab or Shift+Tab often."""
        stops = self.stops()
        goal = stops.index(target)
        for _ in range(10):
            here = until("the focus in the form", lambda: find_focused(stops))
            if here == target:
                return
            steps = goal - stops.index(here)
            press(*["Tab" if steps > 0 else "shift+Tab"] * abs(steps))
            try:
                until(f"the focus on {target!r}", lambda: "focused" in target.states, patience=3)
            except Failure:
                continue
        raise Failure(f"Tab does not come to {target!r}: {stops}")

    def go(self, name, group=None):
        """Takes the keyboard to a field, and the caret to its end."""
        field = self.field(name, group)
        self.move_to(field)
        press("ctrl+End")
        until(f"the caret at the end of {name}", lambda: caret(field) == len(field.text))
        return field

    # --- What is said of the post -----------------------------------------------

    def status(self):
        """The words on the button of the status."""
        return next((button.name for button in self.program.find_all("button")
                     if button.name in ("Draft", "Ready", "Published", "Needs update")), None)

    def wait_status(self, expected):
        until(f"the status {expected!r}", lambda: self.program.find("button", expected))

    def wait_saved(self):
        """The library has everything: the subtitle says since when."""
        return self.program.wait_for("label", re.compile(r"^Saved (\d\d:\d\d|[\d/]+)$"))

    def preview(self):
        """The words of the preview."""
        if self.page is None or not self.page.role:
            self.page = next((child for node in self.program.application.walk(web=False) for child in node.children
                              if child.role == "filler"), None)
        return " ".join(node.text for node in self.page.walk_all() if node.text) if self.page else ""

    def wait_preview(self, *words):
        def is_there():
            shown = self.preview()
            return all(word in shown for word in words)

        until(f"{words} in the preview", is_there)

    # --- Commands ---------------------------------------------------------------

    def leave(self):
        press("alt+Left")
        self.program.wait_gone("text", "Summary")


def caret(node):
    return Atspi.Text.get_caret_offset(node.accessible)


def find_focused(nodes):
    return next((node for node in nodes if "focused" in node.states), None)


def wait_focus(node):
    until(f"the focus on {node!r}", lambda: "focused" in node.states)


def step(program, key, name):
    """Presses a key until something of this name has the keyboard."""
    for _ in range(30):
        before = program.focus
        press(key)
        until("the focus to move", lambda: program.focus != before)  # pylint: disable=cell-var-from-loop
        if program.focus.name == name:
            return
    raise Failure(f"{key} does not come to {name!r}")
