#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with a post while it is written: it is deleted, discarded, gets works and suggested topics."""

import sys
from contextlib import contextmanager

from harness.editor import Editor, find_focused
from harness.library import Library
from harness.program import Program
from harness.screen import copy, press, write
from harness.tap import case, run_story
from harness.wait import equal, until


@contextmanager
def sample():
    with Library().sample() as library, Program(library, size=(1200, 1000)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        yield program


@case("a new post goes to the trash before the library has it")
def _(program):
    press("ctrl+n")
    Editor(program).go("Title", "Post")
    with program.library.busy():
        write("Short")
        program.wait_for("toggle button", "Post Menu").click()
        menu = program.wait_for("menu")
        # The only one that can be given: nothing is stored, and nothing suggested.
        until("its commands", lambda: find_focused(menu.find_all("menu item")))
        press("Return")
        until("the menu to go", lambda: program.find("menu") is None)
        equal("posts in the library", len(program.library.json("list")), 6)
    program.wait_gone("text", "Summary")
    program.wait_for("label", "Post moved to the trash")
    equal("posts in the library", len(program.library.json("list")), 6)


@case("and comes back from there")
def _(program):
    program.wait_for("button", "Undo").click()
    until("the post", lambda: any(post["title"] == "Short" for post in program.library.json("list")))


@case("a work that nothing was typed into is removed")
def _(program):
    press("ctrl+n")
    editor = Editor(program)
    editor.go("Title", "Article")
    write("Waiting")
    program.wait_for("button", "Add Another Work").click()
    editor.group("Work 2")
    program.wait_for("button", "Remove This Work").click()
    program.wait_gone("list", "Work 2")
    until("the keyboard in the first work", lambda: find_focused(list(editor.group("Article").walk())))


@case("each move of an author is taken back alone")
def _(program):
    editor = Editor(program)

    def names():
        return [editor.text(f"Authors {i} of 3", "Article") for i in (1, 2, 3)]

    editor.go("Authors 1 of 1", "Article")
    copy("Amber, A., Brook, B., & Cliff, C.")
    press("ctrl+v")
    until("three authors", lambda: program.find("text", "Authors 3 of 3"))
    equal("their order", names(), ["Amber, A.", "Brook, B.", "Cliff, C."])
    press("alt+Up", "alt+Up")
    until("the last one first", lambda: names() == ["Cliff, C.", "Amber, A.", "Brook, B."])
    press("ctrl+z")
    until("one move taken back", lambda: names() == ["Amber, A.", "Cliff, C.", "Brook, B."])
    press("ctrl+z")
    until("the other one, too", lambda: names() == ["Amber, A.", "Brook, B.", "Cliff, C."])


def buttons(program, beginning):
    return [button.name for button in program.find_all("button") if button.name.startswith(beginning)]


@case("two presses accept two suggestions, and the keyboard stays with the others")
def _(program):
    Editor(program).go("Title", "Post")
    write("The alliance, dropout, depression and feedback in group psychotherapy")
    until("suggestions", lambda: len(buttons(program, "Add suggested")) >= 5)
    names = buttons(program, "Add suggested")
    press("ctrl+shift+t", "ctrl+shift+t")
    until("two topics", lambda: len(buttons(program, "Remove “")) == 2)
    until("the rest", lambda: buttons(program, "Add suggested") == names[2:])

    # They are made anew with every answer, so they are named each time.
    for _ in range(20):
        press("Tab")
        if until("the keyboard somewhere", lambda: program.focus).name == names[2]:
            break
    press("Return")
    until("three topics", lambda: len(buttons(program, "Remove “")) == 3)
    program.wait_focus("button", names[3])


sys.exit(run_story(sample))
