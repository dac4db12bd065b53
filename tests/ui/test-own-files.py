#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes and the reading list go into files by the window's menus, and to another computer and back."""

import sqlite3
import sys
from contextlib import contextmanager

from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import check, equal, until

SLUGS = ["treating-borderline-personality-disorder", "negative-effects-of-psychotherapy"]
VANCOUVER = "http://www.zotero.org/styles/vancouver"


def fill(library):
    library.sample()
    library.cli("notes", "--post", SLUGS[0], "--add", "Ask in supervision.")
    library.cli("reading", "--add", *SLUGS)


def add_other_digest(library):
    """Another digest, which prints its references in another style, with a note on its only post."""
    with sqlite3.connect(library.path) as connection:
        connection.execute("INSERT INTO digest (uuid, slug, title, introduction, author, language, licence, base_url, origin, "
                           "created, modified) VALUES ('another', 'another', 'Another Digest', '', '', 'en', '', '', 0, 0, 0)")
    library.cli("import", "-", "--format", "page", "--digest", "another", stdin="""March 2021
A Chair by the Window
Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.
Forty clients chose where to sit.
Practice Implications
Let the client choose the chair.
""")
    with sqlite3.connect(library.path) as connection:
        connection.execute("UPDATE digest SET citation_style = ? WHERE title = 'Another Digest'", (VANCOUVER,))
        connection.execute("UPDATE library SET change = change + 1, frame_change = change + 1")


@contextmanager
def sample():
    with Library() as library:
        fill(library)
        with Program(library, size=(1000, 760)) as program:
            yield program


def export(program, *letters):
    """Goes through the menu of the notes by the letters of its commands."""
    program.wait_for("toggle button", "Notes Menu")
    press("F10")
    program.wait_for("menu")
    press(*letters)


@case("notes are exported from their page, in each form")
def _(program):
    program.wait_facet("All Posts, shown, 6 posts")
    press("alt+6")
    program.wait_for("list", "My Notes")
    for letter, name, words in (("m", "notes.md", "# My Notes"), ("w", "notes.html", "<h1>My Notes</h1>"),
                                ("t", "notes.csv", "Ask in supervision."), ("b", "notes.txt", "Leichsenring, F., Heim")):
        target = program.library.folder / name
        export(program, "e", letter)
        program.choose_file(target, "Save")
        program.wait_for("label", f"Saved as “{name}”")
        check(f"{words!r} in {name}", words in target.read_text(encoding="utf-8"))


@case("the reading list is exported in its order")
def _(program):
    target = program.library.folder / "list.md"
    export(program, "r", "m")
    program.choose_file(target, "Save")
    program.wait_for("label", "Saved as “list.md”")
    text = target.read_text(encoding="utf-8")
    check("in its order", -1 < text.find("Treating Borderline") < text.find("How Common Are"))


@case("what is saved for another computer comes back without doubling anything")
def _(program):
    target = program.library.folder / "all.praxis-notes"
    export(program, "s")
    program.choose_file(target, "Save")
    program.wait_for("label", "Saved as “all.praxis-notes”")
    export(program, "b")
    program.choose_file(target, "Open")
    program.wait_for("label", "Everything in this file was here already")
    program.library.cli("notes", "--delete", program.library.json("notes")[0]["uuid"])
    with Library() as other:
        fill(other)
        other.cli("notes", "--post", SLUGS[1], "--add", "From the other one.")
        other.cli("notes", "--save", str(program.library.folder / "other.praxis-notes"))
    export(program, "b")
    program.choose_file(program.library.folder / "other.praxis-notes", "Open")
    program.wait_for("label", "Brought in: 2 notes are new or other than before")
    equal("the notes", len(program.library.json("notes")), 2)


@case("where digests print in different styles it is asked in which")
def _(program):
    add_other_digest(program.library)
    slug = next(post["slug"] for post in program.library.json("list") if "Chair" in post["title"])
    program.library.cli("notes", "--post", slug, "--add", "Where do I sit?")
    until("the note in the list", lambda: any("Where do I sit" in row.name for row in program.list("My Notes").children))
    for down, words in ((False, "Vale, G. H. (2018)"), (True, "Vale GH.")):
        target = program.library.folder / f"styled-{down}.txt"
        export(program, "e", "b")
        program.wait_for("label", "Which Citation Style?")
        program.picture("notes-style")
        if down:
            program.wait_focus("combo box", "Citation Style")
            press("space")
            program.wait_focus("list item")
            press("Down", "Return")
            program.wait_focus("combo box", "Citation Style")
        program.wait_for("button", "Continue…").click()
        program.choose_file(target, "Save")
        program.wait_for("label", f"Saved as “{target.name}”")
        check(f"{words!r} in {target.name}", words in target.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(run_story(sample))
