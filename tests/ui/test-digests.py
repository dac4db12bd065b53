#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A digest is made, its settings change, and its vocabularies are put in order, by the keyboard alone."""

import re
import sqlite3
import sys
from contextlib import contextmanager

from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import Failure, check, equal, until

PAGE = """March 2021
A Chair by the Window
Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.
Forty clients chose where to sit. Those by the window spoke longer, by some two minutes.
Practice Implications
Let the client choose the chair.
"""


@contextmanager
def empty():
    with Library() as library, Program(library, size=(1000, 760)) as program:
        yield program


def ask(program, query, *values):
    """What the library has, read past the program."""
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return library.execute(query, values).fetchall()


def terms(program, vocabulary=0):
    return [label for label, in ask(program, "SELECT label FROM term WHERE vocabulary = ? ORDER BY position",
                                    vocabulary)]


def entry(program, name):
    return until(f"an entry {name!r}",
                 lambda: next((node for node in program.application.walk(web=False)
                               if node.role == "text" and node.name == name), None))


def go_to(program, name, key="Tab"):
    """Moves the keyboard until it is on something with this name."""
    for _ in range(40):
        focus = program.focus
        if focus is not None and focus.name.startswith(name):
            return focus
        press(key)
        try:
            until(f"the focus to leave {focus!r}", lambda: program.focus not in (None, focus), patience=1)
        except Failure:
            # Of a spin row the toolkit does not say that it has the keyboard.
            continue
    raise AssertionError(f"{name!r} is not reached; the focus is on {program.focus!r}")


@case("the first page offers to write a digest")
def _(program):
    program.wait_for("button", "Write a Digest…")
    program.picture("welcome")
    program.wait_focus("button", "Write a Digest…")
    press("Return")
    dialog = program.wait_for("dialog", "New Digest")
    program.wait_focus("text", "Title")
    check("nothing to create yet", "sensitive" not in dialog.find("button", "Create").states)


@case("a title is enough, and what is wrong is said beside the field")
def _(program):
    dialog = program.wait_for("dialog", "New Digest")
    write("Notes from Rooms")
    until("a digest can be created", lambda: "sensitive" in dialog.find("button", "Create").states)
    entry(program, "Web Address").set_text("not an address")
    dialog.wait_for("label", re.compile("^A web address begins with https://"))
    program.picture("digest-new")
    check("the title still stands", entry(program, "Title").text == "Notes from Rooms")
    go_to(program, "Title", "shift+Tab")
    press("Return")
    program.wait_focus("text", "Web Address")
    entry(program, "Web Address").set_text("example.org/rooms/index.html")
    dialog.wait_gone("label", re.compile("^A web address begins with https://"))
    # What is kept is shown as soon as the field is left.
    go_to(program, "Title", "shift+Tab")
    until("the address of the site", lambda: entry(program, "Web Address").text == "https://example.org/rooms/")


@case("Enter creates it, and its first post can be written")
def _(program):
    press("Return")
    program.wait_gone("dialog", "New Digest")
    program.wait_for("button", "Back")
    program.picture("digest-first-post")
    press("alt+Left")
    program.wait_for("label", "Notes from Rooms")
    equal("the digest", ask(program, "SELECT slug, title, base_url, language, word_target FROM digest"),
          [("notes-from-rooms", "Notes from Rooms", "https://example.org/rooms/", "en", 300)])


@case("its settings are written without a button that saves")
def _(program):
    program.library.page(PAGE)
    program.wait_titles("A Chair by the Window")
    press("alt+Return")
    dialog = program.wait_for("dialog", "Digest Settings")
    program.wait_focus("text", "Title")
    check("no button that saves", not dialog.find("button", re.compile("Save|Apply|Create")))
    press("End")
    write(" and Halls")
    until("the title in the library",
          lambda: ask(program, "SELECT title FROM digest WHERE slug = 'notes-from-rooms'") ==
          [("Notes from Rooms and Halls",)])


@case("what changed last is written before the dialog closes")
def _(program):
    with sqlite3.connect(program.library.path) as library:
        library.execute("UPDATE digest SET site_folder = 'file:///srv/other'")
    entry(program, "Author").set_text("G. H. Vale")
    press("Escape")
    program.wait_gone("dialog", "Digest Settings")
    until("the author in the library",
          lambda: ask(program, "SELECT author FROM digest WHERE slug = 'notes-from-rooms'") == [("G. H. Vale",)])
    equal("the folder that was chosen elsewhere",
          ask(program, "SELECT site_folder FROM digest WHERE slug = 'notes-from-rooms'"), [("file:///srv/other",)])


@case("a digest without a title keeps the one it had")
def _(program):
    press("alt+Return")
    dialog = program.wait_for("dialog", "Digest Settings")
    program.wait_focus("text", "Title")
    press("ctrl+a", "Delete")
    dialog.wait_for("label", re.compile("^A digest needs a title"))
    until("the title in the library",
          lambda: ask(program, "SELECT title FROM digest WHERE slug = 'notes-from-rooms'") ==
          [("Notes from Rooms and Halls",)])
    press("ctrl+z")
    dialog.wait_gone("label", re.compile("^A digest needs a title"))


@case("topics: one is added, and the toast takes it back")
def _(program):
    go_to(program, "Topics")
    press("Return")
    program.wait_for("list", "Topics")
    until("the topics", lambda: program.list("Topics").find("list item", re.compile("^Adherence")))
    before = terms(program)
    entry(program, "Add a topic")
    go_to(program, "Add a topic", "shift+Tab")
    write("Walk and Talk")
    press("Return")
    program.wait_for("label", "“Walk and Talk” added")
    equal("the topics", terms(program), [*before, "Walk and Talk"])
    program.wait_for("button", "Undo").click()
    program.wait_for("label", "“Walk and Talk” removed")
    equal("the topics", terms(program), before)


@case("a name that is in the list is not added twice")
def _(program):
    write("adherance")
    program.wait_for("label", "That name is in the list already.")
    press("ctrl+a", "Delete")
    program.wait_gone("label", "That name is in the list already.")


@case("Alt+Down moves a topic, and the keyboard goes with it; Ctrl+Z moves it back")
def _(program):
    before = terms(program)
    go_to(program, before[0])
    press("alt+Down")
    program.wait_for("label", f"“{before[0]}” moved")
    program.wait_focus("list item", re.compile(f"^{before[0]}"))
    equal("the topics", terms(program), [before[1], before[0], *before[2:]])
    program.picture("vocabulary")
    press("ctrl+z")
    until("the topics as before", lambda: terms(program) == before)


@case("a topic is renamed, its old name is kept, and the toast takes it back")
def _(program):
    before = terms(program)
    go_to(program, before[0])
    press("Return")
    program.wait_focus("text", "Name")
    press("ctrl+a")
    write("Keeping to It")
    press("Return")
    program.wait_for("label", f"“{before[0]}” renamed to “Keeping to It”")
    equal("the topics", terms(program)[0], "Keeping to It")
    until("the other names", lambda: before[0] in entry(program, "Other Names").text)
    program.picture("term")
    program.wait_for("button", "Undo").click()
    until("the topics as before", lambda: terms(program) == before)
    check("the new name is gone", not ask(program, "SELECT 1 FROM term_name WHERE name = 'Keeping to It'"))


@case("a topic is retired and brought back")
def _(program):
    label = terms(program)[0]
    go_to(program, "Offered for New Posts")
    press("space")
    program.wait_for("label", f"“{label}” is no longer offered")
    equal("retired", ask(program, "SELECT label FROM term WHERE retired"), [(label,)])
    press("ctrl+z")
    program.wait_for("label", f"“{label}” is offered again")
    equal("retired", ask(program, "SELECT label FROM term WHERE retired"), [])


@case("a topic is merged into another, which asks first")
def _(program):
    before = terms(program)
    go_to(program, "Merge into Another")
    press("Return")
    program.wait_for("list", "Merge Into")
    go_to(program, "Find by name", "shift+Tab")
    write("attach")
    until("one topic", lambda: [row.name for row in program.list("Merge Into").children
                                if row.role == "list item"] == ["Attachment, 0 posts"])
    press("Return")
    program.wait_focus("list item", "Attachment, 0 posts")
    press("Return")
    program.wait_for("label", "Merge Topics?")
    program.picture("merge")
    program.wait_for("button", "Merge").click()
    program.wait_for("label", f"“{before[0]}” merged into “Attachment”")
    equal("the topics", terms(program), before[1:])
    program.wait_for("list", "Topics")


@case("Escape leads back, page by page")
def _(program):
    press("Escape")
    program.wait_gone("list", "Topics")
    program.wait_for("dialog", "Digest Settings")
    until("the dialog to go", lambda: press("Escape") or program.find("dialog", "Digest Settings") is None)


@case("a second digest of the same title has a name of its own in addresses")
def _(program):
    press("ctrl+alt+n")
    program.wait_for("dialog", "New Digest")
    program.wait_focus("text", "Title")
    write("Notes from Rooms")
    press("Return")
    program.wait_gone("dialog", "New Digest")
    until("both digests", lambda: {slug for slug, in ask(program, "SELECT slug FROM digest")} >=
          {"notes-from-rooms", "notes-from-rooms-2"})


sys.exit(run_story(empty))
