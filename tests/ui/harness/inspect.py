# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of everything that is to be seen, whichever page it is on."""

import calendar
import re

from .wait import Failure

# What one can do something with has to say what it is.
USABLE = {"button", "check box", "combo box", "entry", "list item", "radio button", "slider", "spin button",
          "switch", "text", "toggle button", "link"}

# Menu items of a GMenu have no name, whoever makes them: GTK gives them none.

# The words of the toolkit, which has catalogues of its own.
TOOLKIT = {"Back", "Close", "Minimize", "Maximize", "Restore", "Menu", "Clear", "Clear Entry", "Minimize the window",
           "Maximize the window", "Close the window", "Restore the window", "Preferences",
           "Dismiss"}

# Keys, in the words of the toolkit.
KEYS = re.compile(r"^(?:(?:Shift|Ctrl|Alt)\+)*(?:[A-Z]|F\d+|[,?+\-\d]|Return|Space|Delete|Up|Down|Left|Right|Plus|Minus)$")

BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")


def gather(problems, page):
    if problems:
        raise Failure(f"{page}:\n" + "\n".join(problems))


def nameless(root):
    """What can be used but does not say what it is.

    The rows of a combo box and the close button of a search bar are the toolkit's; what reads the keys for a web page
    is WebKit's.
    """
    return [f"{node.role} without a name in {path(node)}"
            for node in root.walk(web=False)
            if node.role in USABLE and not node.name and not re.search("combo box|< form ''", path(node))
            and not is_beside_page(node)]


def is_beside_page(node):
    return node.role == "text" and any(child.role == "filler" for beside in node.parent.children
                                       for child in beside.children)


def path(node):
    parts = []
    while node is not None and len(parts) < 8:
        parts.append(f"{node.role} {node.name[:40]!r}")
        node = node.parent
    return " < ".join(parts)


class Words:
    """Finds text that is not translated, where the translation is bracketed."""

    def __init__(self, data):
        known = {*data, *TOOLKIT, *calendar.month_name, "Praxis"}
        self.known = sorted((text for text in known if text), key=len, reverse=True)

    def foreign(self, text):
        """What of a text is neither translated nor data."""
        if KEYS.match(text):
            return ""
        before = None
        while text != before:
            before, text = text, BRACKETS.sub("", text)
        for known in self.known:
            text = text.replace(known, "")
        return text.strip() if re.search(r"[A-Za-z]", text) else ""

    def untranslated(self, root):
        found = []
        for node in root.walk(web=False):
            for text in {node.name, node.description, node.attributes.get("placeholder-text", "")}:
                if self.foreign(text):
                    found.append(f"not translated: {text!r} ({node.role})")
        return found


# No window is as wide as this.
NONSENSE = 10000


def outside(window):
    """What is wider than the window, or begins or ends beyond it; and, where nothing scrolls, what is below it."""
    frame = window.extents
    # A border on either side, and the paddings that are missing in what a node says of its place.
    slack = 8
    found = []

    def look(node, scrolls):
        for child in node.children:
            if "showing" not in child.states:
                continue
            place = child.extents
            # Of what has no place at all the toolkit says whatever is in its memory.
            # And an empty page keeps the place that it once had. A picture that is too wide can be scrolled.
            if child.role not in ("panel", "grouping") and not (child.role == "image" and scrolls) and \
                    0 < place.width < NONSENSE and 0 < place.height < NONSENSE:
                if place.width > frame.width or place.x < frame.x - slack or \
                        place.x + place.width > frame.x + frame.width + slack:
                    found.append(f"beyond the sides: {path(child)} {place} in {frame}")
                elif not scrolls and place.y + place.height > frame.y + frame.height + slack:
                    found.append(f"below the window: {path(child)} {place} in {frame}")
            # Of a list some rows are made before they are to be seen.
            look(child, scrolls or child.role in ("scroll pane", "list"))

    look(window, False)
    return found
