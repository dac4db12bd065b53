#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything by the keyboard: not one click."""

import sys
from contextlib import contextmanager

from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import Failure, check, equal, until

DEPRESSION = "Depression and Depressive Symptoms"


@contextmanager
def sample():
    with Library().sample() as library, Program(library, size=(1200, 1100)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        yield program


def go(program, key, role, name, most=40):
    """Presses a key until something has the keyboard."""
    seen = []
    for _ in range(most):
        before = program.focus
        if before is not None and before.role == role and name in before.name:
            return before
        press(key)
        until(f"the focus to leave {before!r} by {key}", lambda: program.focus not in (before, None))
        seen.append(program.focus)
    raise Failure(f"{key} never came to a {role} {name!r}, but to {seen}")


def go_to_posts(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    press("Down")
    until("the focus on a post", lambda: program.focus is not None and program.focus.role == "list item")


@case("Tab goes through everything that can be used, and comes round")
def _(program):
    press("Tab")
    first = until("something with the focus", lambda: program.focus)
    seen = []
    for _ in range(40):
        before = program.focus
        seen.append((before.role, before.name))
        press("Tab")
        until(f"the focus to leave {before!r}", lambda: program.focus not in (before, None))
        if program.focus == first:
            break
    else:
        raise Failure(f"Tab does not come round: {seen}")
    for expected in (("entry", "Filter topics, years, journals"), ("entry", "Search posts"),
                     ("button", "New Post"), ("toggle button", "Main Menu"),
                     ("toggle button", "Reading Appearance")):
        check(f"{expected} among {seen}", expected in seen)
    for part in ("All Posts", "Treating Borderline"):
        check(f"{part} among {seen}", [name for role, name in seen if role == "list item" and part in name])


@case("a topic is chosen, excluded and let go with the space bar")
def _(program):
    go(program, "Tab", "list item", "All Posts")
    go(program, "Down", "list item", DEPRESSION)
    press("space")
    program.wait_facet(f"{DEPRESSION}, chosen, 3 posts")
    program.wait_focus("list item", f"{DEPRESSION}, chosen, 3 posts")
    press("shift+space")
    program.wait_facet(f"{DEPRESSION}, excluded, 3 posts")
    press("shift+space")
    program.wait_facet(f"{DEPRESSION}, 3 posts")


@case("one Tab leaves the filters, and Down leaves the search entry for the posts, past the chips")
def _(program):
    go(program, "shift+Tab", "list item", DEPRESSION)
    press("space")
    program.wait_facet(f"{DEPRESSION}, chosen, 3 posts")
    press("Tab")
    program.wait_focus("button", "New Post")
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    press("Down")
    until("the focus on a post", lambda: program.focus is not None and program.focus.name.startswith(
        program.titles()[0]))
    press("ctrl+shift+k")
    program.wait_facet(f"{DEPRESSION}, 3 posts")


@case("Ctrl+F searches, Enter goes to the best match and opens it")
def _(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    write("negative effects")
    until("one post first", lambda: program.titles()[:1] == ["How Common Are Negative Effects of Psychotherapy?"])
    press("Return")
    until("the focus on the post", lambda: program.focus is not None and program.focus.role == "list item")
    press("Return")
    until("the article", lambda: "Negative Effects" in program.article())


@case("Escape ends the search")
def _(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    press("Escape")
    until("all posts", lambda: len(program.titles()) == 6)


@case("arrows go through the posts, and the reader follows")
def _(program):
    go_to_posts(program)
    press("Home")
    until("the first post", lambda: "Borderline" in program.article())
    press("Down")
    until("the second post", lambda: "Mentalizing" in program.article())


@case("typing on the list searches")
def _(program):
    write("xylo")
    program.wait_for("label", "No Posts Found")
    press("ctrl+shift+k")
    until("all posts", lambda: len(program.titles()) == 6)


@case("j and k go through the posts, from the list and from the article")
def _(program):
    go_to_posts(program)
    press("Home")
    until("the first post", lambda: "Borderline" in program.article())
    press("j")
    until("the second post", lambda: "Mentalizing" in program.article())
    press("F6")
    until("the focus in the article", lambda: program.focus is not None and program.focus.role != "list item")
    press("k")
    until("the first post again", lambda: "Borderline" in program.article())
    equal("what is searched for", program.find("entry", "Search posts").text, "")


@case("/ goes to the search, and there the keys are letters")
def _(program):
    press("slash")
    program.wait_focus("entry", "Search posts")
    write("j/k")
    until("the letters", lambda: program.find("entry", "Search posts").text == "j/k")
    press("Escape")
    until("all posts", lambda: len(program.titles()) == 6)


@case("a word that is typed on the list is not cut short by a key")
def _(program):
    go_to_posts(program)
    write("thinking")
    until("the whole word", lambda: program.find("entry", "Search posts").text == "thinking")
    press("Escape")
    until("all posts", lambda: len(program.titles()) == 6)


@case("while a menu or a dialog is there, the keys do nothing")
def _(program):
    go_to_posts(program)
    press("Home")
    until("the first post", lambda: "Borderline" in program.article())
    press("ctrl+question")
    program.wait_for("dialog", "Keyboard Shortcuts")
    press("j", "Escape")
    program.wait_gone("dialog")
    press("shift+F10")
    program.wait_for("menu")
    press("j", "Escape")
    program.wait_gone("menu")
    program.wait_focus("list item", None)
    check("the first post", "Borderline" in program.article())


@case("the menu of a post opens with Shift+F10, and Escape closes it")
def _(program):
    go_to_posts(program)
    press("shift+F10")
    program.wait_for("menu")
    press("Escape")
    program.wait_gone("menu")
    until("the focus on the post again", lambda: program.focus is not None and program.focus.role == "list item")


@case("Delete deletes, Ctrl+Z brings back")
def _(program):
    press("Delete")
    until("five posts", lambda: len(program.titles()) == 5)
    press("ctrl+z")
    until("six posts", lambda: len(program.titles()) == 6)


@case("find in the post")
def _(program):
    press("alt+Down")
    until("an article", lambda: len(program.article()) > 500)
    press("ctrl+shift+f")
    program.wait_focus("entry", "Find in this post")
    write("the")
    program.wait_for("button", "Next Match")
    press("Escape")
    program.wait_gone("entry", "Find in this post")


@case("the main menu opens with F10")
def _(program):
    press("F10")
    program.wait_for("menu", "Main Menu")
    until("an item with the focus", lambda: program.focus is not None and program.focus.role == "menu item")
    press("Escape")
    program.wait_gone("menu", "Main Menu")


@case("each dialog opens with its keys and closes with Escape")
def _(program):
    for keys, title in (("ctrl+o", "Import"), ("ctrl+e", "Export"), ("ctrl+comma", "Preferences"),
                        ("ctrl+question", "Keyboard Shortcuts")):
        press(keys)
        program.wait_for("dialog", title)
        until(f"the focus in {title}", lambda: program.find("dialog") and program.focus is not None)
        press("Escape")
        program.wait_gone("dialog")


@case("the emptied trash leaves the keyboard in its pane")
def _(program):
    go_to_posts(program)
    press("alt+Down")
    until("an article", lambda: len(program.article()) > 500)
    press("Delete")
    program.wait_facet("Trash, 1 post")
    press("alt+3")
    program.wait_for("button", "Empty Trash…")
    press("ctrl+shift+Delete")
    program.wait_for("label", "Empty the Trash?")
    press("alt+e")
    program.wait_gone("label", "Empty the Trash?")
    program.wait_for("label", "The Trash Is Empty")
    program.wait_focus("entry", "Search posts")
    press("alt+1")
    until("five posts", lambda: len(program.titles()) == 5)


@case("Ctrl+W closes the window, and with it the program")
def _(program):
    press("ctrl+w")
    equal("the exit status", program.wait_ended(), 0)


sys.exit(run_story(sample))
