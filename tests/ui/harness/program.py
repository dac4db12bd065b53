# SPDX-License-Identifier: GPL-3.0-or-later
"""Praxis, running with a library of its own.

What it writes to its standard error is read at the end: a warning of GLib or of
a library is a failure, whatever else the test found.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from gi.repository import GLib

from . import screen
from .node import Atspi, Node, matches
from .wait import Failure, until

COMPLAINT = re.compile(r"-(?:WARNING|CRITICAL|ERROR) \*\*|runtime error:|AddressSanitizer")

# What is not of Praxis's making.
BLAMELESS = re.compile("|".join([
    # WebKit's helpers, each the second process of a sandbox and without a name, when their bus or the window goes first.
    r"^\(process:2\): ",
    # The toolkit's own file dialog, where there is no portal.
    r"gtk_tree_store_",
    # There is no portal in a display session, and no desktop's settings.
    r"Unable to acquire session bus|org\.freedesktop\.portal|version of the OpenURI portal",
]))

# Nothing in these can have the keyboard.
CLOSED = {"row header", "label", "image", "scroll bar"}

# The long lists; what is in their rows is asked for by their rows.
LISTS = ("Posts", "Collections and filters")

# So often a node is seen in the same place before it counts as one that stays there.
LOOKS = 6


def closed_for(role):
    """Where one need not look for nodes of a role: a menu may hang on a row."""
    return () if role in (None, "menu") else LISTS


def write_settings(settings):
    """The values that GSettings has when the program starts."""
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0" / "settings" / "keyfile"
    path.parent.mkdir(parents=True, exist_ok=True)
    group = os.environ["PRAXIS_APP_ID"].replace(".", "/")
    lines = [f"{key}={GLib.Variant(kind, value).print_(False)}" for key, (kind, value) in settings.items()]
    path.write_text("\n".join([f"[{group}]", *lines, ""]), encoding="utf-8")

class Program:
    def __init__(self, library, *arguments, size=None, environment=None, settings=None):
        values = dict(settings or {})
        if size is not None:
            values["window-width"] = ("i", size[0])
            values["window-height"] = ("i", size[1])
        write_settings(values)

        self.log = tempfile.NamedTemporaryFile(prefix="praxis-log.")
        self.application = None
        self.window = None
        self.x11 = None
        self.library = library
        self.lists = {}
        surroundings = {**os.environ, "PRAXIS_LIBRARY": str(library.path), "GSETTINGS_BACKEND": "keyfile",
                        **(environment or {})}
        self.command = [os.environ["PRAXIS_PROGRAM"], *map(str, arguments)]
        self.surroundings = surroundings
        self._start()

    def _start(self):
        # A file that may not grow is an error of the write, not the end of the program.
        self.process = subprocess.Popen(self.command, env=self.surroundings, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=subprocess.STDOUT, restore_signals=False)

    def again(self):
        """Starts it anew with the same library, after its end."""
        self.lists = {}
        self._start()
        self.__enter__()

    def __enter__(self):
        try:
            self.application = until("the program on the accessibility bus", self._find)
            self.application.accessible.set_cache_mask(Atspi.Cache.NONE)
            self.window = self.application.wait_for("frame")
            self.x11 = until("the window on the display", lambda: screen.windows_of(self.process.pid))[0]
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, kind, error, _trace):
        if kind is not None:
            self.describe()
        self.end()
        complaints = self.complaints()
        self.log.close()
        if complaints and kind is None:
            raise Failure("the program complained:\n" + "\n".join(complaints))

    def _find(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}:\n{self.output()}")
        desktop = Atspi.get_desktop(0)
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for node in Node(desktop).children:
            try:
                if node.accessible.get_process_id() == self.process.pid:
                    return node if any(True for _ in node.children) else None
            except GLib.GError:
                continue
        return None

    # --- Its end ----------------------------------------------------------------

    def is_running(self):
        return self.process.poll() is None

    def wait_ended(self):
        until("the end of the program", lambda: not self.is_running())
        return self.process.returncode

    def kill(self):
        """The way that nothing can be done about."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def end(self):
        if not self.is_running():
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def output(self):
        return Path(self.log.name).read_text(encoding="utf-8", errors="replace")

    def complaints(self):
        return [line for line in self.output().splitlines()
                if COMPLAINT.search(line) and not BLAMELESS.search(line)]

    def describe(self):
        """For the log of a test that failed: what was to be seen, and what it said."""
        try:
            name = Path(sys.argv[0]).stem
            print("# picture:", screen.picture(f"failed-{name}"))
            lines = [*self.application.outline(), *self.output().splitlines()[-40:]]
        except Exception as error:  # pylint: disable=broad-except
            lines = [f"nothing to show: {error!r}; the program has ended with {self.process.poll()}",
                     *self.output().splitlines()[-40:]]
        for line in lines:
            print("#", line)

    # --- What is in it ----------------------------------------------------------

    def find(self, role=None, name=None):
        return self.application.find(role, name, closed=closed_for(role))

    def find_all(self, role=None, name=None):
        return self.application.find_all(role, name)

    def wait_for(self, role=None, name=None):
        return self.application.wait_for(role, name, closed=closed_for(role))

    def wait_gone(self, role=None, name=None):
        self.application.wait_gone(role, name, closed=closed_for(role))

    # --- What Praxis calls its things -------------------------------------------

    def list(self, name):
        """A list by its name, found once as long as it is there."""
        return until(f"the list {name!r}", lambda: self.find_list(name))

    def find_list(self, name):
        if name not in self.lists or "showing" not in self.lists[name].states:
            self.lists[name] = self.find("list", name)
            if self.lists[name] is None:
                del self.lists[name]
        return self.lists.get(name)

    def rows(self):
        """The rows of the list of posts that have been made."""
        shown = self.find_list("Posts")
        return [row for row in shown.children if row.role == "list item"] if shown else []

    def titles(self):
        """Their titles, as far as they are there already."""
        return [label.name for label in (row.find("label") for row in self.rows()) if label]

    def wait_titles(self, *expected, ordered=True):
        """Waits until these posts are shown, and no others."""
        def order(titles):
            return list(titles) if ordered else sorted(titles)

        try:
            until("the posts", lambda: order(self.titles()) == order(expected))
        except Failure:
            raise Failure(f"waited in vain for the posts {expected}; there are {self.titles()}") from None

    def facet(self, label):
        """The row of a topic, type, year, journal or collection."""
        pattern = re.compile(rf"^{re.escape(label)}(, |$)")
        return until(f"a filter {label!r}",
                     lambda: next((row for row in self.list("Collections and filters").children
                                   if row.role == "list item" and pattern.search(row.name)), None))

    def wait_facet(self, description):
        """Waits for a row with these words: "Alliance, chosen, 2 posts"."""
        until(f"a filter that says {description!r}",
              lambda: any(row.name == description for row in self.list("Collections and filters").children))

    # --- The keyboard and the mouse ---------------------------------------------

    @property
    def focus(self):
        """What has the keyboard: the innermost one."""
        return self.find_focus(CLOSED | {"list item"}) or self.find_focus(CLOSED)

    def find_focus(self, closed):
        found, nodes = None, [self.application]
        while nodes:
            node = nodes.pop()
            states = node.states
            if "focused" in states:
                found = node
            if ("showing" in states or node == self.application) and node.role not in closed:
                nodes += node.children
        return found

    def wait_focus(self, role=None, name=None):
        def has_focus():
            focus = self.focus
            return focus is not None and matches(focus.role, role) and matches(focus.name, name)

        until(f"the focus on a {role or 'node'} {name!r}", has_focus)

    def wait_for_place(self, node):
        """Waits until a node stays where it is: lists are made bit by bit, and what comes above moves it."""
        seen = []

        def stays():
            seen.append(node.extents)
            return seen[-1].width > 0 and seen[-LOOKS:] == [seen[-1]] * LOOKS

        until(f"{node!r} to stay in its place", stays)

    def click(self, node, button=1):
        """Clicks into the middle of something large."""
        self.wait_for_place(node)
        left, top = screen.geometry_of(self.x11)[:2]
        # A frame without shadows says that it begins at minus the width of its
        # border, and so does all that is in it.
        border = self.window.extents
        found = node.extents
        screen.click(left + found.x - 2 * border.x + found.width // 2,
                     top + found.y - 2 * border.y + found.height * 3 // 5, button)

    def place_of(self, node, height):
        """Where on the display a node is, at this part of its height, away from what may be at its ends."""
        left, top = screen.geometry_of(self.x11)[:2]
        border, found = self.window.extents, node.extents
        return (left + found.x - 2 * border.x + found.width // 3,
                top + found.y - 2 * border.y + int(found.height * height))

    def drag(self, node, target, height):
        """Drags a node to a part of the height of another one."""
        screen.drag(self.place_of(node, 0.5), self.place_of(target, height))

    def choose_file(self, path, button):
        """Names a file or a folder in the file dialog of the toolkit."""
        answer = self.wait_for("button", button)
        # A slash begins to name a place. The rest at once: at every letter the
        # toolkit would look for names that begin so.
        screen.copy(str(path))
        screen.press("slash", "ctrl+a", "ctrl+v", "Delete")
        until(f"{path} in the file dialog", lambda: self.is_named(path))
        answer.click()
        until(f"the file dialog to go after {path}", lambda: self.find("button", button) is None)

    def is_named(self, path):
        """Whether a file dialog has the name, without what the toolkit proposes behind it, sooner or later."""
        names = [node.text for node in self.application.walk(web=False)
                 if node.role in ("text", "entry") and node.text.startswith(str(path))]
        if any(name.removesuffix("/") == str(path) for name in names):
            return True
        if names:
            screen.press("Delete")
        return False

    def article(self):
        """The words of the post that the reader shows."""
        for node in self.application.walk(web=False):
            for child in node.children:
                if child.role == "filler":
                    return " ".join(found.text for found in child.walk_all() if found.text)
        return ""

    def picture(self, name):
        screen.wait_until_still(self.x11)
        return screen.picture(name, self.x11)
