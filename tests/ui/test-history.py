#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a post was is listed, compared word by word, and brought back."""

import re
import sys
from contextlib import contextmanager

from harness import screen
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

POST = """---
title: A Chair by the Window
month: 2031-03
topics: [Empathy]
---
{}

## Practice Implications

Let the client choose the chair.
"""


@contextmanager
def three_saves():
    with Library() as library:
        library.sample()
        uuid = library.cli("new", "-", stdin=POST.format("Forty clients chose where to sit.")).split()[0]
        library.cli("edit", uuid, "-", stdin=POST.format("Forty clients chose where they sit."))
        library.cli("edit", uuid, "-", stdin=POST.format("Forty-one clients chose where they sit."))
        with Program(library, size=(1200, 800)) as program:
            program.uuid = uuid
            yield program


def revisions(program):
    return [row for row in program.list("Revisions").children if row.role == "list item"]


def changes(program):
    return [row.name for row in program.list("Changes").children if row.role == "list item"]


@case("the history lists what was saved, the newest first")
def _(program):
    row = until("the post", lambda: next((row for row in program.rows()
                                          if row.name.startswith("A Chair by the Window")), None))
    program.click(row)
    until("the article", lambda: "Forty-one" in program.article())
    press("ctrl+alt+h")
    program.wait_for("dialog", "History")
    until("three revisions", lambda: len(revisions(program)) == 3)
    check("the newest is now", revisions(program)[0].name.endswith(", Now"))
    check("it is selected", "selected" in revisions(program)[0].states)


@case("what a save changed is said in words, too")
def _(program):
    equal("the changes", until("changes", lambda: changes(program)),
          ["Summary: [removed: Forty] [added: Forty-one] clients chose where they sit. "])
    program.picture("history")


@case("and what has changed since")
def _(program):
    press("Down")
    until("the save before", lambda: "selected" in revisions(program)[1].states)
    until("its changes", lambda: any("[removed: to]" in text for text in changes(program)))
    program.wait_for("radio button", "Since Then").click()
    until("the changes since", lambda: any("[added: Forty-one]" in text for text in changes(program)))


@case("the newest cannot be restored, an older one can")
def _(program):
    restore = program.wait_for("button", "Restore")
    check("the older one", "sensitive" in restore.states)
    program.list("Revisions").select(0)
    until("the newest", lambda: "sensitive" not in restore.states)
    program.list("Revisions").select(2)
    until("the oldest", lambda: "sensitive" in restore.states)
    restore.click()
    program.wait_gone("dialog", "History")
    program.wait_for("label", "Restored; the text until now is in the history")
    until("the old text", lambda: "choose where to sit" in program.article() or
          "chose where to sit" in program.article())


@case("what was restored is a revision more")
def _(program):
    press("ctrl+alt+h")
    until("four revisions", lambda: len(revisions(program)) == 4)
    press("Escape")
    program.wait_gone("dialog", "History")


@case("a published post gets another address, and the old one leads to it")
def _(program):
    row = until("a published post", lambda: next((row for row in program.rows()
                                                  if row.name.startswith("How Common Are")), None))
    program.click(row)
    until("the article", lambda: "Strauss" in program.article())
    program.wait_for("toggle button", "Post Menu").click()
    until("its commands", lambda: program.focus is not None and program.focus.role == "menu item")
    press("b")
    program.wait_for("alert", "Change the Web Address?")
    program.wait_focus("text", "Name in the Address")
    press("ctrl+a")
    write("Negative Effects!")
    program.picture("history-address")
    press("Return")
    program.wait_for("label", "The address is “negative-effects” once the site is published")
    slug = "negative-effects-of-psychotherapy"
    title = "How Common Are Negative Effects of Psychotherapy?"
    equal("the post at its old address", program.library.json("show", slug)["title"], title)
    equal("its new one", program.library.json("show", "negative-effects")["slug"], "negative-effects")
    press("ctrl+z")
    until("the old address again", lambda: program.library.json("show", slug)["slug"] == slug)
    program.click(program.rows()[0])
    until("the article", lambda: "Forty" in program.article())


@case("a published post is a draft again, and published again with Undo")
def _(program):
    slug = "negative-effects-of-psychotherapy"
    row = until("a published post", lambda: next((row for row in program.rows()
                                                  if row.name.startswith("How Common Are")), None))
    program.click(row)
    until("the article", lambda: "Strauss" in program.article())
    program.wait_for("toggle button", "Post Menu").click()
    until("its commands", lambda: program.focus is not None and program.focus.role == "menu item")
    program.picture("history-menu")
    press("k")
    program.wait_for("label", "1 post: Draft")
    equal("its status", program.library.json("show", slug)["status"], "draft")
    program.wait_for("button", "Undo").click()
    until("published again", lambda: program.library.json("show", slug)["status"] == "published")
    program.click(program.rows()[0])
    until("the article", lambda: "Forty" in program.article())


@case("on a telephone the list leads to the changes and back")
def _(program):
    screen.resize(program.x11, 370, 650)
    press("ctrl+alt+h")
    dialog = program.wait_for("dialog", "History")
    until("four revisions", lambda: len(revisions(program)) == 4)
    check("the list alone", program.find("list", "Changes") is None)
    program.picture("history-360x640-list")
    press("Return")
    program.wait_for("list", "Changes")
    program.picture("history-360x640")
    dialog.wait_for("button", "Back").click()
    program.wait_for("list", "Revisions")
    press("Escape")


sys.exit(run_story(three_saves))
