#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many posts are tagged, moved, made ready and deleted at once, by the keyboard, and each can be undone."""

import re
import sqlite3
import sys
from contextlib import contextmanager

from harness import screen
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")


def page():
    """Ten years of posts, as an author has them."""
    lines = []
    for number in range(120, 0, -1):
        month, year = MONTHS[(number - 1) % 12], 2010 + (number - 1) // 12
        lines += [f"{month} {year}", f"Study {number:03d}",
                  f"Vale, G. H. ({year}). Seating and speech {number}. Journal of Rooms, 7, {number}-{number + 9}.",
                  "Forty clients chose where to sit. Those by the window spoke longer, by some two minutes.",
                  "Practice Implications", "Let the client choose the chair."]
    return "\n".join(lines) + "\n"


@contextmanager
def archive():
    with Library().page(page()) as library:
        with Program(library, size=(1200, 800)) as program:
            yield program


def ask(program, query, *values):
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return library.execute(query, values).fetchall()


def tagged(program, label):
    return ask(program, "SELECT count(*) FROM post_term JOIN term ON term.id = term_id WHERE label = ?", label)[0][0]


def selected(program):
    return [row.name.split(",")[0] for row in program.rows() if "selected" in row.states]


def post(program, title):
    return until(f"the post {title}", lambda: next((row for row in program.rows() if row.name.startswith(title)), None))


@case("Space begins to select, and the reader still follows the arrows")
def _(program):
    program.click(post(program, "Study 120"))
    until("the article", lambda: "Seating and speech 120" in program.article())
    press("space")
    program.wait_for("label", "1 Selected")
    press("Down")
    until("the next article", lambda: "Seating and speech 119" in program.article())
    program.wait_for("label", "1 Selected")
    press("space")
    program.wait_for("label", "2 Selected")
    equal("what is selected", selected(program), ["Study 120", "Study 119"])
    press("shift+Down")
    until("three", lambda: program.find("label", re.compile("^[23] Selected$")))
    program.picture("batch-selected")


@case("Ctrl+A selects all, Escape none")
def _(program):
    press("ctrl+a")
    program.wait_for("label", "120 Selected")
    press("Escape")
    program.wait_gone("label", "120 Selected")
    program.wait_gone("button", re.compile("^Topics"))


@case("a click selects, too, and another one leaves out")
def _(program):
    program.wait_for("toggle button", "Select Posts").click()
    program.wait_for("label", "0 Selected")
    program.click(post(program, "Study 118"))
    program.click(post(program, "Study 117"))
    program.wait_for("label", "2 Selected")
    program.click(post(program, "Study 118"))
    program.wait_for("label", "1 Selected")
    equal("what is selected", selected(program), ["Study 117"])


@case("topics: typing finds one, Enter ticks it, Enter applies them all")
def _(program):
    press("ctrl+a")
    program.wait_for("label", "120 Selected")
    press("ctrl+t")
    dialog = program.wait_for("dialog", "Topics")
    program.wait_focus(None, "Find or add")
    until("the topics", lambda: dialog.find("list item", re.compile("^Attachment, on none")))
    write("attach")
    until("one", lambda: dialog.find("list item", re.compile("^Adherence")) is None)
    press("Return")
    until("it is ticked", lambda: dialog.find("list item", "Attachment, on all selected posts"))
    write("Chairs and Windows")
    dialog.wait_for("button", "Add “Chairs and Windows”")
    press("Return")
    program.picture("batch-topics")
    press("Return")
    program.wait_gone("dialog", "Topics")
    program.wait_for("label", "120 posts changed")
    equal("Attachment", tagged(program, "Attachment"), 120)
    equal("the new one", tagged(program, "Chairs and Windows"), 120)
    program.wait_for("label", "120 Selected")


@case("the toast takes it all back")
def _(program):
    program.wait_for("button", "Undo").click()
    program.wait_for("label", "Undone")
    equal("Attachment", tagged(program, "Attachment"), 0)
    program.wait_for("label", "120 Selected")


@case("what some of the posts have is said, and stays unless it is changed")
def _(program):
    press("Escape")
    program.click(post(program, "Study 120"))
    press("space", "ctrl+t")
    dialog = program.wait_for("dialog", "Topics")
    until("the topics", lambda: dialog.find("list item", re.compile("^Adherence")))
    write("adher")
    press("Return", "Return")
    program.wait_for("label", "1 post changed")
    press("ctrl+a", "ctrl+t")
    dialog = program.wait_for("dialog", "Topics")
    dialog.wait_for("list item", "Adherence, on 1 of 120 selected posts")
    program.picture("batch-topics-some")
    press("Escape")
    program.wait_gone("dialog", "Topics")
    equal("Adherence", tagged(program, "Adherence"), 1)


@case("the month of the selected posts")
def _(program):
    press("Escape")
    program.click(post(program, "Study 120"))
    press("space", "Down", "space")
    program.wait_for("label", "2 Selected")
    press("ctrl+alt+m")
    program.wait_for("label", "Move to Month")
    program.picture("batch-month")
    program.wait_for("button", "Move").click()
    # The other one is in that month already.
    program.wait_for("label", "1 post moved to November 2019")
    equal("months with two posts", ask(program, "SELECT count(*) FROM (SELECT month FROM post GROUP BY month "
                                                "HAVING count(*) = 2)")[0][0], 1)
    press("ctrl+z")
    program.wait_for("label", "Undone")


@case("a status that some posts cannot have is refused for these, plainly")
def _(program):
    press("Escape", "Escape")
    program.click(post(program, "Study 119"))
    press("ctrl+a")
    program.wait_for("label", "120 Selected")
    press("ctrl+alt+r")
    program.wait_for("label", "Not All Are Complete")
    program.picture("batch-refused")
    program.wait_for("button", "Select Them").click()
    program.wait_for("label", "119 Selected")


@case("Delete moves the selected posts to the trash, Undo brings them back")
def _(program):
    until("the list has the keyboard", lambda: program.focus and program.focus.role == "list item")
    press("Delete")
    program.wait_for("label", "119 posts moved to the trash")
    until("one post", lambda: len(program.titles()) == 1)
    program.wait_for("button", "Undo").click()
    until("all posts", lambda: ask(program, "SELECT count(*) FROM post WHERE deleted = 0")[0][0] == 120)
    until("the list", lambda: "Study 119" in program.titles())


@case("on a telephone the bar has room")
def _(program):
    screen.resize(program.x11, 370, 650)
    until("one pane", lambda: program.window.extents.width < 400)
    press("ctrl+f")
    program.wait_for("list", "Posts")
    if program.find("button", re.compile("^Topics")) is None:
        program.wait_for("toggle button", "Select Posts").click()
    program.wait_for("button", re.compile("^Topics"))
    program.picture("batch-360x640")


sys.exit(run_story(archive))
