# SPDX-License-Identifier: GPL-3.0-or-later
"""What assistive technology sees of a program: a tree of nodes.

Nothing is kept on this side, so that a node says what is true now. A node that
has gone while one looks at it is an empty one: no role, no name, no children.
"""

import re
import warnings
from collections import namedtuple

import gi

gi.require_version("Atspi", "2.0")
# pylint: disable=wrong-import-position
from gi.repository import Atspi, GLib  # noqa: E402

from .wait import Failure, until  # noqa: E402

warnings.filterwarnings("ignore", category=DeprecationWarning)
Atspi.init()
Atspi.set_timeout(5000, 15000)

Extents = namedtuple("Extents", "x y width height")


def when_gone(value):
    """What a property says of a node that has gone."""
    def decorate(function):
        def guarded(self, *arguments):
            try:
                return function(self, *arguments)
            except GLib.GError:
                return value
        return guarded
    return decorate


def matches(text, pattern):
    if pattern is None:
        return True
    if isinstance(pattern, re.Pattern):
        return pattern.search(text or "") is not None
    return text == pattern


class Node:
    def __init__(self, accessible):
        self.accessible = accessible

    def __eq__(self, other):
        return isinstance(other, Node) and self.accessible == other.accessible

    def __hash__(self):
        return hash(self.accessible)

    def __repr__(self):
        return f"{self.role or 'gone'} {self.name!r}"

    # --- What it is -----------------------------------------------------------

    @property
    @when_gone("")
    def role(self):
        return self.accessible.get_role_name() or ""

    @property
    @when_gone("")
    def name(self):
        return self.accessible.get_name() or ""

    @property
    @when_gone("")
    def description(self):
        return self.accessible.get_description() or ""

    @property
    @when_gone({})
    def attributes(self):
        return self.accessible.get_attributes() or {}

    @property
    @when_gone(frozenset())
    def states(self):
        return frozenset(state.value_nick for state in self.accessible.get_state_set().get_states())

    @property
    @when_gone(frozenset())
    def interfaces(self):
        return frozenset(self.accessible.get_interfaces())

    @property
    @when_gone("")
    def text(self):
        """The text of a label, an entry or a paragraph."""
        if "Text" not in self.interfaces:
            return ""
        # Of an entry GTK gives nothing up to the end that is -1.
        return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible)) or ""

    @property
    @when_gone(Extents(0, 0, 0, 0))
    def extents(self):
        """Where it is in its window. Each padding on the way is missing in x and y."""
        found = self.accessible.get_extents(Atspi.CoordType.WINDOW)
        return Extents(found.x, found.y, found.width, found.height)

    @property
    @when_gone(None)
    def parent(self):
        found = self.accessible.get_parent()
        return Node(found) if found else None

    @property
    def children(self):
        try:
            count = self.accessible.get_child_count()
        except GLib.GError:
            return
        for index in range(count):
            try:
                child = self.accessible.get_child_at_index(index)
            except GLib.GError:
                return
            if child is not None:
                yield Node(child)

    # --- What is in it --------------------------------------------------------

    def walk(self, web=True, closed=()):
        """Itself and what is in it, as far as it is to be seen; not what is in lists of these names."""
        yield self
        if closed and self.role == "list" and self.name in closed:
            return
        for child in self.children:
            if "showing" in child.states:
                yield from child.walk(web, closed)
            elif web and child.role == "filler":
                # The plug of a web page, of which GTK knows nothing.
                yield from child.walk_all()

    def walk_all(self):
        yield self
        for child in self.children:
            yield from child.walk_all()

    def find_all(self, role=None, name=None, web=False):
        return [node for node in self.walk(web)
                if matches(node.role, role) and matches(node.name, name)]

    def find(self, role=None, name=None, web=False, closed=()):
        """The first that is to be seen now; None for none."""
        for node in self.walk(web, closed):
            if matches(node.role, role) and matches(node.name, name):
                return node
        return None

    def wait_for(self, role=None, name=None, **options):
        return until(f"a {role or 'node'} {name!r} in {self!r}", lambda: self.find(role, name, **options))

    def wait_gone(self, role=None, name=None, **options):
        until(f"no {role or 'node'} {name!r} in {self!r}", lambda: self.find(role, name, **options) is None)

    def outline(self, depth=0):
        """The tree as lines, for the log of a failure."""
        states = " ".join(sorted(self.states & {"focused", "selected", "checked", "pressed", "expanded"}))
        line = "{}{} {!r} {} {}".format("  " * depth, self.role, self.name, self.text[:80], states)
        yield line.rstrip()
        for child in self.children:
            if "showing" in child.states or child.role == "filler":
                yield from child.outline(depth + 1)

    # --- What one does with it ------------------------------------------------

    @property
    @when_gone(())
    def actions(self):
        if "Action" not in self.interfaces:
            return ()
        return tuple(Atspi.Action.get_action_name(self.accessible, index)
                     for index in range(Atspi.Action.get_n_actions(self.accessible)))

    def do(self, action):
        """Does one of its actions; a button's is "click"."""
        if action not in self.actions:
            raise Failure(f"{self!r} cannot {action}: {self.actions}")
        if "sensitive" not in self.states:
            raise Failure(f"{self!r} is insensitive")
        Atspi.Action.do_action(self.accessible, self.actions.index(action))

    def click(self):
        self.do("click")

    def set_text(self, text):
        Atspi.EditableText.set_text_contents(self.accessible, text)

    def select(self, index):
        """Selects a row of a list."""
        Atspi.Selection.select_child(self.accessible, index)

    @property
    @when_gone([])
    def selected(self):
        count = Atspi.Selection.get_n_selected_children(self.accessible)
        return [Node(Atspi.Selection.get_selected_child(self.accessible, i)) for i in range(count)]
