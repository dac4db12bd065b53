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

from harness import screen
from harness.inspect import Words, gather, nameless
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_each
from harness.wait import until

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
    found = {str(library.path), str(library.folder), "A Chair by the Window", "Vale, 2018", "June 2021",
             "io.github.pprnet.Praxis"}
    if library.path.exists():
        posts = library.json("list")
        found |= set(strings(posts))
        for post in posts:
            found |= set(strings(json.loads(library.cli("show", post["uuid"], "--as", "json"))))
        with sqlite3.connect(library.path) as database:
            found |= {blurb for (blurb,) in database.execute("SELECT blurb FROM issue")}
            found |= {title for (title,) in database.execute("SELECT title FROM digest")}
        database.close()
        for journal in library.json("search", "therapy")["facets"]["journals"]:
            found.add(journal)
        # "Leichsenring et al., 2023": the words of a citation are not translated.
        found |= {"et al.", *(word for text in set(found) for word in re.findall(r"\w[\w’'-]*", text) if len(word) > 2
                              and word[0].isupper())}
    return found


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


def sample(steps):
    with Library().sample() as library, \
            Program(library, size=(1280, 860), environment=PSEUDO,
                    settings={"last-export-folder": ("s", library.folder.as_uri())}) as program:
        posts = until("the posts", lambda: next((found for found in program.find_all("list")
                                                 if found.find("row header")), None))
        steps(Tour(program, Words(data_of(library))), posts)


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
