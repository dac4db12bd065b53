#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, dialog and popover, in a language that does not exist.

All its strings are bracketed and two fifths longer: what has no brackets cannot
be translated. And all that can be used has a name. The pictures, in the build
folder, show what such long words do to the window.
"""

import json
import re
import sqlite3
import sys
from importlib import import_module

from harness import screen
from harness.findings import SAMPLE, clear_findings, set_findings
from harness.inspect import Words, gather, is_beside_page, nameless
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_each
from harness.wait import Failure, until

accented = import_module("pseudo-locale").accented

PSEUDO = {"LC_ALL": "en_US.UTF-8", "LANGUAGE": "en@pseudo"}

PAGE = """June 2021
A Chair by the Window
Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.
Forty clients chose where to sit. Those by the window spoke longer, by some two minutes.
Practice Implications
Let the client choose the chair.
"""


def strings(value):
    """All strings in a JSON document, and its keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def data_of(library):
    """Whatever is somebody's words and not the program's."""
    found = {str(library.path), str(library.folder), "A Chair by the Window", "Vale, 2018", "June 2021", "Milk",
             "io.github.pprnet.Praxis", "English", "American Psychological Association, 7th edition"}
    if library.path.exists():
        posts = library.json("list")
        found |= set(strings(posts))
        for post in posts:
            found |= set(strings(json.loads(library.cli("show", post["uuid"], "--as", "json"))))
        with sqlite3.connect(library.path) as database:
            found |= {blurb for (blurb,) in database.execute("SELECT blurb FROM issue")}
            found |= {title for (title,) in database.execute("SELECT title FROM digest")}
            found |= {name for (name,) in database.execute("SELECT name FROM term_name")}
        database.close()
        for journal in library.json("search", "therapy")["facets"]["journals"]:
            found.add(journal)
        # "Leichsenring et al., 2023": the words of a citation are not translated.
        found |= {"et al.", *(word for text in set(found) for word in re.findall(r"\w[\w’'-]*", text) if len(word) > 2
                              and word[0].isupper())}
    # The symbols of statistics.
    return found | {"CI", "SMD", "NNT", "g =", "k =", "N ="}


class Tour:
    def __init__(self, program, words):
        self.program = program
        self.words = words

    def look(self, page, root=None):
        """Inspects what is shown now."""
        screen.wait_until_still(self.program.x11)
        screen.picture(f"words-{page}", self.program.x11)
        root = root or self.program.window
        gather(self.words.untranslated(root) + nameless(root), page)

    def dialog(self, keys, page):
        press(keys)
        found = self.program.wait_for("dialog")
        self.look(page, found)
        return found

    def close(self):
        press("Escape")
        self.program.wait_gone("dialog")

    def do(self, action):
        """An action of whatever has it."""
        next(node for node in self.program.window.walk(web=False) if action in node.actions).do(action)

    def open(self, text, page):
        """Opens the page behind a row that says @text, in English, of the dialog."""
        words = accented(text).replace("_", "")
        row = self.program.wait_for("dialog").wait_for(re.compile("^(list item|button)$"), re.compile(words))
        self.tab_to(row)
        self.enter(page)

    def tab_to(self, row):
        """Presses Tab until the row has the keyboard, each time only when the last one has had its effect."""
        for _ in range(60):
            here = self.program.focus
            if here == row:
                return
            press("Tab")
            try:
                until("the next stop", lambda: self.program.focus != here, patience=3)
            except Failure:
                # Some of the toolkit's fields do not say that they have the keyboard.
                continue
        raise Failure(f"Tab does not come to {row!r}")

    def enter(self, page):
        """Opens the page behind the row that has the keyboard."""
        title = self.title
        press("Return")
        until(f"the page {page}", lambda: self.title != title)
        self.look(page, self.program.wait_for("dialog"))

    @property
    def title(self):
        """What the page of the dialog is called."""
        pages = [node for node in self.program.wait_for("dialog").walk(web=False) if "navigation.pop" in node.actions]
        return [child.name for page in pages for child in page.children if "showing" in child.states]


@case("where nothing is yet")
def _():
    with Library() as library, Program(library, size=(1200, 800), environment=PSEUDO) as program:
        until("the first page", lambda: len(program.find_all("button", re.compile("⟦"))) >= 2)
        Tour(program, Words(data_of(library))).look("welcome")


@case("where a library cannot be opened")
def _():
    with Library() as library:
        library.path.write_text("Milk, bread, two lemons.\n" * 400, encoding="utf-8")
        with Program(library, size=(1200, 800), environment=PSEUDO) as program:
            until("the page", lambda: program.find("label", re.compile("⟦")))
            words = Words({str(library.path), *(library.path.name,)})
            Tour(program, words).look("refused")


def tour_of(library, steps):
    with library, \
            Program(library, size=(1280, 860), environment=PSEUDO,
                    settings={"last-export-folder": ("s", library.folder.as_uri())}) as program:
        posts = until("the posts", lambda: next((found for found in program.find_all("list")
                                                 if found.find("row header")), None))
        steps(Tour(program, Words(data_of(library))), posts)


def sample(steps):
    tour_of(Library().sample(), steps)


def own(steps):
    """A digest with settings of its own, which a sample has not."""
    tour_of(Library().page(PAGE), steps)


@case("among the posts")
def _():
    def steps(tour, posts):
        program = tour.program
        tour.look("library")

        # A topic and a type, chosen and excluded, for the chips.
        boxes = program.find_all("check box")
        program.click(boxes[2])
        until("a chip", lambda: program.find("button", re.compile("⟦.*“")))
        program.click(program.find_all("check box")[5])
        until("the switch", lambda: program.find("radio button"))
        tour.look("chips")
        press("ctrl+shift+k")
        until("no chip", lambda: not program.find("button", re.compile("⟦.*“")))

        press("ctrl+f")
        write("therapy")
        write("xyz")
        until("no post", lambda: not any(posts.children))
        tour.look("nothing-found")
        press("ctrl+shift+k")
        for number, page in ((3, "trash"), (2, "drafts")):
            press(f"alt+{number}")
            until(f"no post in {page}", lambda: not any(posts.children))
            tour.look(page)
        press("alt+1")
        until("posts", lambda: any(posts.children))

        program.click(next(row for row in posts.children if row.role == "list item"))
        until("an article", lambda: len(program.article()) > 300)
        tour.look("reader")
        press("ctrl+shift+f")
        write("zzz")
        tour.look("find")
        press("Escape")

        press("alt+Down")
        program.window.do("win.delete")
        until("a toast", lambda: program.find("alert"))
        tour.look("toast")

    sample(steps)


@case("where a post is written")
def _():
    def steps(tour, posts):
        program = tour.program
        program.click(next(row for row in posts.children if row.role == "list item"))
        until("an article", lambda: len(program.article()) > 300)
        press("ctrl+Return")
        until("the editor", lambda: len(program.find_all("text")) > 10)
        until("the page of the preview", lambda: any(map(is_beside_page, program.window.walk(web=False))))
        tour.look("editor")
        program.wait_for("toggle button", re.compile(accented("Add _Topic").replace("_", ""))).click()
        program.wait_focus(None, re.compile(accented("Type to find")))
        tour.look("editor-topics")
        write("Milk")
        until("a new one", lambda: program.find("button", re.compile("⟦.*Milk")))
        tour.look("editor-new-topic")
        press("Escape")
        until("the chooser to go", lambda: not program.find("button", re.compile("⟦.*Milk")))
        tour.do("editor.add-work")
        write("Milk")
        press("Return")
        until("the doubt", lambda: len(program.find_all("label", re.compile(accented("This is no identifier")))) > 0)
        tour.look("editor-work")
        tour.dialog("ctrl+shift+h", "history")
        tour.close()
        press("alt+Left")
        until("the library", lambda: len(program.find_all("text")) < 10)

        press("ctrl+n")
        until("the editor", lambda: len(program.find_all("text")) > 10)
        tour.look("editor-empty")
        press("ctrl+shift+Return")
        tour.look("editor-missing", program.wait_for("alert"))

    sample(steps)


@case("where digests are made")
def _():
    def steps(tour, _posts):
        program = tour.program
        tour.dialog("ctrl+alt+n", "digest-new")
        tour.close()
        tour.dialog("alt+Return", "digest-settings")
        tour.open("T_opics", "vocabulary")
        until("a topic with the keyboard", lambda: program.focus.role == "list item" or press("Tab"))
        tour.enter("term")
        tour.open("_Merge into Another…", "merge")

    own(steps)


@case("where many posts are changed at once")
def _():
    def steps(tour, posts):
        program = tour.program
        press("ctrl+alt+s", "ctrl+a")
        until("all posts", lambda: all("selected" in row.states for row in posts.children if row.role == "list item"))
        tour.look("batch")
        for key, page in ("ctrl+t", "batch-topics"), ("ctrl+shift+t", "batch-types"):
            tour.dialog(key, page)
            tour.close()
        press("ctrl+alt+m")
        tour.look("batch-month", program.wait_for("alert"))

    sample(steps)


@case("where a month is put together")
def _():
    def steps(tour, _posts):
        program = tour.program
        press("ctrl+i")
        until("the issue", lambda: program.find("text"))
        tour.look("issue")
        tour.dialog("ctrl+shift+p", "publish")
        tour.close()
        press("ctrl+m")
        tour.look("issue-month", program.wait_for("alert"))
        press("Escape")
        program.wait_gone("alert")
        press("alt+Left")
        until("the library", lambda: program.find("text") is None)
        press("ctrl+i")
        until("the issue", lambda: program.find("text"))

    sample(steps)


@case("among the findings")
def _():
    with Library().sample() as library:
        clear_findings(library.path)
        words = data_of(library) | {finding[key] for findings in SAMPLE.values() for finding in findings
                                    for key in ("comparison", "time_point") if key in finding}
        with Program(library, size=(1280, 860), environment=PSEUDO) as program:
            tour = Tour(program, Words(words))
            until("the posts", lambda: any(found.find("row header") for found in program.find_all("list")))
            press("alt+7")
            until("that there are none", lambda: any(accented("No Findings Yet") in node.name for node in program.find_all("label")))
            tour.look("evidence-empty")
            set_findings(library.path, SAMPLE)
            press("alt+Left")
            program.wait_gone("label", re.compile(accented("No Findings Yet")))
            press("alt+7")
            until("the findings", lambda: program.find("list item", re.compile("0.79")))
            tour.look("evidence")
            program.find("toggle button", re.compile(accented("Show as a Table"))).click()
            until("the table", lambda: program.find("table row", re.compile("0.79")))
            tour.look("evidence-table")

@case("in the dialogs")
def _():
    def steps(tour, posts):
        program = tour.program
        tour.dialog("ctrl+comma", "preferences")
        tour.close()

        tour.dialog("ctrl+e", "export")
        tour.close()

        tour.dialog("ctrl+o", "import")
        tour.close()
        screen.copy("Milk\nBread\nTwo lemons\n")
        press("ctrl+shift+v")
        until("the refusal", lambda: program.find("dialog") and len(program.find_all("label", re.compile("⟦"))) >= 2)
        tour.look("import-refused", program.wait_for("dialog"))
        tour.close()
        screen.copy(PAGE)
        press("ctrl+shift+v")
        until("the preview", lambda: program.find("label", "A Chair by the Window"))
        tour.look("import-preview", program.find("dialog"))
        tour.close()

        press("ctrl+question")
        until("the shortcuts", lambda: len(program.application.find_all("frame")) + len(program.find_all("dialog")) > 1)
        frames = [*program.application.find_all("frame")[1:], *program.find_all("dialog")]
        tour.look("shortcuts", frames[0])

    sample(steps)


sys.exit(run_each())
