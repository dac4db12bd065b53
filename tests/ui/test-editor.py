#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A post from its first word until it is ready, and a published one that is changed after all."""

import re
import sys
from contextlib import contextmanager

from harness.editor import Editor, caret, find_focused, wait_focus
from harness.library import Library
from harness.program import Program
from harness.screen import copy, press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

TITLE = "What Waiting Does"
ALLIANCE = "Alliance and Therapeutic Relationship"
REFERENCE = ("Writer, A. B., & Reader, C. (2024). On waiting for the next session. Journal of Patience, 12(3), 45-67. "
             "https://doi.org/10.1000/patience.45")
NEGATIVE = "How Common Are Negative Effects of Psychotherapy?"


@contextmanager
def sample():
    with Library().sample() as library, Program(library, size=(1200, 1000)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        yield program


def stored(program, title=TITLE):
    """What the library has of a post; None where there is none."""
    for post in program.library.json("list"):
        if post["title"] == title:
            return program.library.json("show", post["uuid"])
    return None


@case("Ctrl+N opens an empty post, with the keyboard in its title")
def _(program):
    press("ctrl+n")
    editor = Editor(program)
    wait_focus(editor.field("Title", "Post"))
    until("the window's title", lambda: program.window.name.startswith("New Post"))
    editor.wait_status("Draft")
    equal("posts in the library", len(program.library.json("list")), 6)


@case("marked as ready it says what is missing, and leads there")
def _(program):
    editor = Editor(program)
    press("ctrl+shift+Return")
    dialog = program.wait_for("alert")
    missing = [row.name for row in dialog.find_all("list item")]
    for part in ("title", "topic", "summary", "implications"):
        check(f"{part} in {missing}", [name for name in missing if part in name.lower()])
    press("Tab")
    for row in dialog.find_all("list item"):
        wait_focus(row)
        if "summary" in row.name.lower():
            break
        press("Down")
    press("Return")
    program.wait_gone("alert")
    wait_focus(editor.field("Summary"))


@case("the title is the window's too, and is saved without a word about it")
def _(program):
    editor = Editor(program)
    editor.go("Title", "Post")
    write(TITLE)
    until("the window's title", lambda: program.window.name.startswith(TITLE))
    until("the post in the library", lambda: stored(program))
    editor.wait_saved()
    equal("its status", stored(program)["status"], "draft")
    wait_focus(editor.field("Title", "Post"))
    equal("the title", editor.text("Title", "Post"), TITLE)


@case("a topic is found by its letters")
def _(program):
    Editor(program).move_to(program.find("toggle button", "Add Topic"))
    press("space")
    entry = program.wait_for("entry")
    wait_focus(entry)
    write("therapeutic rel")
    program.wait_for("list item", re.compile(f"^{ALLIANCE}, "))
    press("Return")
    program.wait_for("button", f"Remove “{ALLIANCE}”")
    press("Escape")
    program.wait_gone("entry")
    until("the topic in the library", lambda: stored(program)["topics"] == [ALLIANCE])


@case("a printed reference fills the fields")
def _(program):
    editor = Editor(program)
    editor.move_to(editor.field(re.compile("^DOI, PubMed ID")))
    copy(REFERENCE)
    press("ctrl+v", "Return")
    editor.wait_text("Journal", "Journal of Patience")
    for name, text in (("Title", "On waiting for the next session"), ("Volume", "12"), ("Issue Number", "3"),
                       ("Date", "2024"), ("DOI", "10.1000/patience.45"), ("Authors 1 of 2", "Writer, A. B."),
                       ("Authors 2 of 2", "Reader, C.")):
        equal(name, editor.text(name, "Article"), text)
    program.wait_for("label", re.compile(r"^Writer, A\. B\., & Reader, C\. \(2024\)\. On waiting"))


@case("Alt+Up puts an author first, and the keyboard goes along")
def _(program):
    editor = Editor(program)
    editor.go("Authors 2 of 2")
    press("alt+Up")
    editor.wait_text("Authors 1 of 2", "Reader, C.")
    equal("the other one", editor.text("Authors 2 of 2"), "Writer, A. B.")
    wait_focus(editor.field("Authors 1 of 2"))
    program.wait_for("label", re.compile(r"^Reader, C\., & Writer, A\. B\. \(2024\)"))


@case("a post can be about two works")
def _(program):
    editor = Editor(program)
    program.wait_for("button", "Add Another Work").click()
    second = editor.group("Work 2")
    wait_focus(second.wait_for("text", re.compile("^DOI, PubMed ID")))
    editor.move_to(second.wait_for("text", "Title"))
    write("A second study")
    editor.wait_preview("On waiting for the next session", "A second study")
    until("both works in the library", lambda: len(stored(program)["citations"]) == 2)


@case("summary and implications are written, and seen as they will be")
def _(program):
    editor = Editor(program)
    summary = editor.go("Summary")
    write("Sixty people waited. They were ")
    press("ctrl+b")
    write("calmer")
    until("the mark behind it", lambda: editor.text("Summary").endswith("**calmer**"))
    press("ctrl+End")
    write(" in the end.")
    editor.wait_text("Summary", "Sixty people waited. They were **calmer** in the end.")
    equal("the caret", caret(summary), len(summary.text))
    press("Tab")
    until("Tab leaves the text", lambda: "focused" not in summary.states)
    editor.go("Practice Implications")
    write("Ask them to wait a little.")
    editor.wait_preview("Sixty people waited. They were", "calmer", "in the end.", "Ask them to wait a little.", TITLE)
    check("no marks in the preview", "**" not in editor.preview())
    program.picture("editor")


@case("Ctrl+Z goes back through all fields, Ctrl+Shift+Z forward again")
def _(program):
    editor = Editor(program)
    press("ctrl+z")
    editor.wait_text("Practice Implications", "")
    for _step in range(12):
        if editor.text("Summary") == "":
            break
        before = editor.text("Summary")
        press("ctrl+z")
        until("a step back in the summary", lambda before=before: editor.text("Summary") != before)
    equal("the summary", editor.text("Summary"), "")
    press("ctrl+z")
    until("one work again", lambda: "A second study" not in editor.preview())
    editor.wait_preview("On waiting for the next session")
    while editor.text("Practice Implications") != "Ask them to wait a little.":
        before = [editor.text("Summary"), editor.text("Practice Implications"), editor.preview()]
        press("ctrl+shift+z")
        until("a step forward", lambda before=before:
              [editor.text("Summary"), editor.text("Practice Implications"), editor.preview()] != before)
    editor.wait_text("Summary", "Sixty people waited. They were **calmer** in the end.")
    editor.wait_preview("A second study", "Ask them to wait a little.")


@case("now it is ready")
def _(program):
    editor = Editor(program)
    press("ctrl+shift+Return")
    editor.wait_status("Ready")
    until("the status in the library", lambda: stored(program)["status"] == "ready")


@case("back in the library the post is there")
def _(program):
    Editor(program).leave()
    program.wait_facet("All Posts, shown, 7 posts")
    until("the post", lambda: TITLE in program.titles())
    kept = stored(program)
    equal("the summary", kept["summary"], "Sixty people waited. They were **calmer** in the end.")
    equal("the implications", kept["implications"], "Ask them to wait a little.")


@case("a published post that is changed needs an update")
def _(program):
    program.click(next(row for row in program.rows() if row.find("label", NEGATIVE)))
    until("the article", lambda: NEGATIVE in program.article())
    press("ctrl+Return")
    editor = Editor(program)
    editor.wait_status("Published")
    editor.go("Practice Implications")
    write(" And ask.")
    editor.wait_status("Needs update")
    editor.wait_preview(" And ask.")
    equal("in the library", stored(program, NEGATIVE)["status"], "needs-update")


@case("and is as it was when the change is discarded, in one step")
def _(program):
    editor = Editor(program)
    program.find("toggle button", "Needs update").click()
    menu = program.wait_for("menu")
    # Of its commands only this one makes sense now; the menu itself may have the keyboard before it.
    if until("the focus in it", lambda: find_focused(list(menu.walk()))).role != "menu item":
        press("Tab")
    until("the focus on a command", lambda: find_focused(menu.find_all("menu item")))
    press("Return")
    editor.wait_status("Published")
    check("the text", not editor.text("Practice Implications").endswith("And ask."))
    press("ctrl+z")
    editor.wait_status("Needs update")
    check("the text again", editor.text("Practice Implications").endswith("And ask."))
    press("ctrl+shift+z")
    editor.wait_status("Published")


@case("Ctrl+Q quits")
def _(program):
    press("ctrl+q")
    equal("the exit status", program.wait_ended(), 0)


sys.exit(run_story(sample))
