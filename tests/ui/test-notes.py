#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a reader writes on a post: notes, highlighted passages, and that nothing of it is lost."""

import re
import subprocess
import sys
from contextlib import contextmanager

from harness import screen
from harness.inspect import outside
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until


@contextmanager
def sample():
    with Library().sample() as library, Program(library, size=(1200, 800)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        yield program


def open_first(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    press("Down")
    until("the focus on a post", lambda: program.focus is not None and program.focus.role == "list item")
    press("Home")
    until("the first post", lambda: "Borderline" in program.article())


def notes(program):
    """What is in the library: quote and text of each note, without those that are deleted."""
    found = subprocess.run(["sqlite3", "-separator", "|", str(program.library.path),
                            "SELECT quote, text FROM note WHERE deleted = 0 ORDER BY id"],
                           check=True, capture_output=True, text=True).stdout
    return [tuple(line.split("|")) for line in found.splitlines()]


def paragraph(program, beginning):
    return next(node for node in program.application.walk() if node.role == "paragraph" and node.text.startswith(beginning))


def place_in(program, node, x, y):
    """Where on the display a place of a paragraph is, while the page is at its top."""
    for found in program.application.walk(web=False):
        for child in found.children:
            if child.role == "filler":
                view = found.extents
    left, top = screen.geometry_of(program.x11)[:2]
    border, inside = program.window.extents, node.extents
    return (left + view.x - 2 * border.x + inside.x + x, top + view.y - 2 * border.y + inside.y + y)


def select(program, beginning):
    """Drags over the first line of a paragraph."""
    node = paragraph(program, beginning)
    screen.drag(place_in(program, node, 2, 14), place_in(program, node, 260, 14))
    program.wait_for("button", "Highlight")


def rows(program):
    return [row for row in program.wait_for("list", "Notes").children if row.role == "list item"]


@case("n writes a note on the post, which is in the library soon")
def _(program):
    open_first(program)
    press("n")
    program.wait_focus("text", "Note")
    write("To be read again")
    until("the note in the library", lambda: notes(program) == [("", "To be read again")])
    program.wait_for("label", "1 Note")
    program.picture("notes-first")


@case("n and / are letters there")
def _(program):
    write(" n/j")
    until("the letters", lambda: notes(program) == [("", "To be read again n/j")])
    check("the post has not changed", "Borderline" in program.article())


@case("a passage is highlighted, and a click on it leads to its note")
def _(program):
    select(program, "Between 0.7%")
    program.picture("notes-selection")
    program.wait_for("button", "Highlight").click()
    until("the highlight in the library", lambda: len(notes(program)) == 2)
    quote = notes(program)[1][0]
    check(f"the words of the passage, not {quote!r}", quote.startswith("Between 0.7% and"))
    program.wait_gone("button", "Highlight")
    until("two notes", lambda: len(rows(program)) == 2)
    screen.click(*place_in(program, paragraph(program, "Between 0.7%"), 60, 14))
    program.wait_focus("text", "Note")
    program.picture("notes-passage")
    write("A wide range")
    until("the note in the library", lambda: notes(program)[1][1] == "A wide range")


@case("n with a selection writes a note on it, in the order of the places")
def _(program):
    press("F7")
    program.wait_gone("list", "Notes")
    select(program, "Psychotherapy helps")
    press("n")
    program.wait_focus("text", "Note")
    write("How much?")
    until("the third note", lambda: len(notes(program)) == 3 and notes(program)[2][1] == "How much?")
    equal("their order", [row.name[:14] for row in rows(program)], ["Note on the po", "“Between 0.7% ", "“Psychotherapy"])
    program.picture("notes-three")


@case("what is typed last is saved when another post comes")
def _(program):
    write(" Really")
    press("alt+Down")
    until("the second post", lambda: "Mentalizing" in program.article())
    until("all words", lambda: notes(program)[2][1] == "How much? Really")
    program.wait_for("label", "Notes")


@case("the notes are there again with the post")
def _(program):
    press("alt+Up")
    until("the first post", lambda: "Borderline" in program.article())
    until("three notes", lambda: program.find("list", "Notes") and len(rows(program)) == 3)


@case("a deleted note comes back")
def _(program):
    rows(program)[1].wait_for("button", "Delete Note").click()
    program.wait_for("label", "Note deleted")
    until("two notes", lambda: len(notes(program)) == 2)
    program.wait_for("button", "Undo").click()
    until("three notes", lambda: len(notes(program)) == 3 and len(rows(program)) == 3)


@case("F7 hides the notes and shows them")
def _(program):
    press("F7")
    program.wait_gone("list", "Notes")
    press("F7")
    program.wait_for("list", "Notes")


@case("a passage that is not there any more is kept and marked")
def _(program):
    subprocess.run(["sqlite3", str(program.library.path), "UPDATE note SET quote = 'Words that nobody ever wrote in this "
                    "article at all' WHERE text = 'A wide range'; UPDATE library SET change = change + 1"], check=True)
    press("alt+Down", "alt+Up")
    until("the mark", lambda: program.find("label", "Passage not found"))
    check("it is the last", "Words that nobody" in rows(program)[-1].name)
    program.picture("notes-lost")


@case("a small window has room for them")
def _(program):
    screen.resize(program.x11, 360, 640)
    until("one pane", lambda: program.find("list", "Collections and filters") is None)
    press("ctrl+f", "Down", "Return")
    until("the article alone", lambda: program.find("list", "Posts") is None)
    check("the notes are not in its way", program.find("list", "Notes") is None)
    program.wait_for("toggle button", "Notes").click()
    program.wait_for("list", "Notes")
    equal("what is cut off", outside(program.window), [])
    program.picture("notes-narrow")
    until("a passage", lambda: rows(program)[1].find("button", re.compile("Psychotherapy"))).click()
    program.wait_gone("list", "Notes")
    press("F7")
    program.wait_for("list", "Notes")
    press("Escape")
    program.wait_gone("list", "Notes")
    press("n")
    program.wait_focus("text", "Note")
    screen.resize(program.x11, 1200, 800)
    program.wait_for("list", "Posts")
    program.wait_for("list", "Notes")
    program.wait_focus("text", "Note")
    press("F7")
    program.wait_gone("list", "Notes")
    press("F7")
    program.wait_for("list", "Notes")


@case("the window closes with words just typed, and none is lost")
def _(program):
    program.wait_for("button", "Add Note").click()
    program.wait_focus("text", "Note")
    write("The last words")
    press("ctrl+w")
    equal("the exit status", program.wait_ended(), 0)
    check("the words", ("", "The last words") in notes(program))


@case("a post that changed, and one that is gone from its digest, say so")
def _(_program):
    with Library().sample() as library:
        subprocess.run(["sqlite3", str(library.path), "UPDATE post SET own = 8, withdrawn = 1 WHERE slug LIKE "
                        "'%borderline%'"], check=True)
        with Program(library, size=(1200, 800)) as program:
            program.wait_facet("All Posts, shown, 6 posts")
            open_first(program)
            program.wait_for("label", "This post has changed since you read it.")
            program.wait_for("label", re.compile("^This post is no longer in the digest"))
            screen.picture("notes-banners")
            program.wait_for("button", "What Changed").click()
            dialog = program.wait_for("dialog")
            check("nothing is restored from there", dialog.find("button", "Restore") is None)
            press("Escape")
            program.wait_gone("dialog")
            press("alt+Down")
            program.wait_gone("label", "This post has changed since you read it.")


sys.exit(run_story(sample))
