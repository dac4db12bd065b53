#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader's own: posts become read, stand on a list in the reader's order, and have notes that are found again."""

import sys
from contextlib import contextmanager

from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import equal, until

BORDERLINE = "Treating Borderline Personality Disorder: What the Evidence Supports"
MENTALIZING = "Mentalizing and Outcome in Inpatient Therapy for Resistant Depression"
NEGATIVE = "How Common Are Negative Effects of Psychotherapy?"
ALLIANCE = "What Therapists and Clients Bring to the Alliance"

SLUGS = {BORDERLINE: "treating-borderline-personality-disorder", NEGATIVE: "negative-effects-of-psychotherapy"}


@contextmanager
def sample():
    with Library().sample() as library:
        library.cli("reading", "--mark-unread", SLUGS[BORDERLINE], SLUGS[NEGATIVE])
        library.cli("notes", "--post", SLUGS[NEGATIVE], "--quote", "negative effects", "--add", "Ask in supervision.")
        with Program(library, size=(1200, 800)) as program:
            program.library = library
            yield program


def list_of(program):
    return [post["title"] for post in program.library.json("reading")]


def unread(program):
    return [post["title"] for post in program.library.json("reading", "--unread")]


def row(program, title):
    return next(row for row in program.rows() if title in row.name)


@case("the facets count what is unread, and rows say what the reader has on a post")
def _(program):
    program.wait_facet("Unread, 2 posts")
    program.wait_facet("Reading List, 0 posts")
    until("the row says unread", lambda: row(program, BORDERLINE).name.startswith("unread, "))
    until("the row counts notes", lambda: "1 note" in row(program, NEGATIVE).name)
    program.picture("reading-rows")


@case("an empty Reading List leads to all posts")
def _(program):
    press("alt+5")
    program.wait_for("label", "Nothing on the Reading List")
    program.wait_for("button", "Show All Posts").click()
    program.wait_facet("All Posts, shown, 6 posts")


@case("a post that is looked at becomes read, and stays in the list of the unread")
def _(program):
    press("alt+4")
    program.wait_titles(BORDERLINE, NEGATIVE)
    program.click(row(program, BORDERLINE))
    until("it is read", lambda: unread(program) == [NEGATIVE])
    program.wait_facet("Unread, shown, 1 post")
    program.wait_titles(BORDERLINE, NEGATIVE)


@case("m makes it unread again, and it stays so")
def _(program):
    press("m")
    until("it is unread", lambda: len(unread(program)) == 2)


@case("u goes to the next one that is unread")
def _(program):
    press("u")
    until("the other post", lambda: "selected" in row(program, NEGATIVE).states)
    until("it is read", lambda: unread(program) == [BORDERLINE])


@case("b and Ctrl+D put posts on the reading list, which has its own order")
def _(program):
    press("alt+1")
    program.wait_facet("All Posts, shown, 6 posts")
    for title, key in ((NEGATIVE, "b"), (ALLIANCE, "ctrl+d"), (MENTALIZING, "b")):
        program.click(row(program, title))
        until(f"{title} in the reader", lambda title=title: program.window.name.startswith(title))
        press(key)
        until(f"{title} on the list", lambda title=title: title in list_of(program))
    press("alt+5")
    program.wait_titles(*list_of(program))
    equal("what is listed", list_of(program), [NEGATIVE, ALLIANCE, MENTALIZING])


@case("Alt+Up carries a post along, and dragging does")
def _(program):
    before = list_of(program)
    program.click(row(program, before[2]))
    press("alt+Up")
    program.wait_titles(before[0], before[2], before[1])
    until("the library has it so", lambda: list_of(program) == [before[0], before[2], before[1]])
    program.drag(row(program, before[1]), row(program, before[0]), 0.2)
    program.wait_titles(before[1], before[0], before[2])
    program.picture("reading-list")


@case("moving is taken back, also where it took several steps, and so is taking off the list")
def _(program):
    before = list_of(program)
    program.wait_for("label", "Moved to place 1 of 3")
    program.wait_for("button", "Undo").click()
    program.wait_titles(before[1], before[2], before[0])
    program.click(row(program, before[1]))
    press("alt+Down")
    program.wait_titles(before[2], before[1], before[0])
    press("alt+Down")
    program.wait_titles(before[2], before[0], before[1])
    program.wait_for("label", "Moved to place 3 of 3")
    press("ctrl+z")
    program.wait_titles(before[1], before[2], before[0])
    until("the library has it so", lambda: list_of(program) == [before[1], before[2], before[0]])
    press("b")
    program.wait_titles(before[2], before[0])
    program.wait_for("label", "1 post removed from the reading list")
    press("ctrl+z")
    program.wait_titles(before[1], before[2], before[0])


@case("all notes have a page, where one is found, deleted and brought back")
def _(program):
    press("alt+6")
    until("the note", lambda: any("Ask in supervision" in child.name for child in program.list("My Notes").children))
    program.picture("notes-page")
    item = next(child for child in program.list("My Notes").children if "Ask in supervision" in child.name)
    program.click(item.wait_for("button", "Delete Note"))
    until("it is gone", lambda: program.library.json("notes") == [])
    program.wait_for("label", "Note deleted")
    program.wait_for("button", "Undo").click()
    until("it is back", lambda: len(program.library.json("notes")) == 1)
    until("its row", lambda: any("Ask in supervision" in child.name for child in program.list("My Notes").children))
    press("alt+Left")
    program.wait_titles(*list_of(program))


@case("Ctrl+Q quits")
def _(program):
    press("ctrl+q")
    equal("the exit status", program.wait_ended(), 0)


sys.exit(run_story(sample))
