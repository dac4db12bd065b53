#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The proof-reader in the editor: what it says, where it leads, what is mended and what is ignored."""

import re
import sys
from contextlib import contextmanager

from harness.editor import Editor, step, wait_focus
from harness.library import Library
from harness.program import Program
from harness.screen import picture, press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

ALLIANCE = "What Therapists and Clients Bring to the Alliance"


def open_post(program, title):
    row = until(f"the post {title!r}", lambda: next((row for row in program.rows() if title in row.name), None))
    program.click(row)
    until("the post in the reader", lambda: title in program.article())
    press("ctrl+Return")


@contextmanager
def editing():
    with Library().sample() as library, Program(library, size=(1200, 1000)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        open_post(program, ALLIANCE)
        Editor(program)
        yield program


def count(program, words):
    return program.wait_for("button", words)


def rows(program):
    listed = program.find("list", "Remarks of the Proof-Reader")
    return [row.name for row in listed.find_all("list item")] if listed else []


@case("a post that is in order has no remarks")
def _(program):
    count(program, "No Remarks")
    program.wait_for("label", re.compile("^Nothing to remark"))


@case("what is no DOI is remarked on, in the header and below the form")
def _(program):
    editor = Editor(program)
    editor.go("DOI")
    press("ctrl+a")
    write("none")
    count(program, "1 error, 0 doubts, 0 suggestions")
    until("the row", lambda: len(rows(program)) == 1)
    check("its words", "is no DOI" in rows(program)[0])


@case("F8 leads to its place and says why")
def _(program):
    editor = Editor(program)
    editor.go("Title", "Post")
    press("F8")
    program.wait_for("label", "1 of 1")
    program.wait_for("label", "Rule: ISO 26324:2022")
    # There is no fix, and Return does not ask to ignore it.
    program.wait_focus("button", "Next Remark")
    picture("checks-popover")
    press("Escape")
    wait_focus(editor.field("DOI"))


@case("F8 goes through all remarks, also where several are about one place")
def _(program):
    editor = Editor(program)
    volume = editor.text("Volume")
    words = " It helped, g = 0.71 [0.80, 1.20]."
    editor.go("Volume")
    press("ctrl+a", "Delete")
    editor.go("Practice Implications")
    write(words)
    until("the remarks", lambda: len(rows(program)) == 4)
    editor.go("Title", "Post")
    for turn, number in enumerate((1, 2, 3, 4, 1)):
        # With the remark still open, and from its words.
        if turn == 2:
            press("Escape")
            program.wait_gone("label", "2 of 4")
        press("F8")
        program.wait_for("label", f"{number} of 4")
    press("shift+F8")
    program.wait_for("label", "4 of 4")
    press("Escape")
    program.wait_gone("label", "4 of 4")
    editor.go("Practice Implications")
    press(*["BackSpace"] * len(words))
    editor.go("Volume")
    write(volume)
    until("the remark on the DOI alone", lambda: len(rows(program)) == 1)


@case("a remark is ignored with a reason, which stays while the post is edited")
def _(program):
    editor = Editor(program)
    listed = program.wait_for("list", "Remarks of the Proof-Reader")
    listed.wait_for("button", "Ignore…").click()
    program.wait_for("alert")
    program.wait_focus("text", "Reason, for Yourself")
    write("There is none")
    press("Return")
    count(program, "No Remarks")
    editor.go("Summary")
    write(" More words.")
    editor.wait_saved()
    count(program, "No Remarks")
    post = next(post for post in program.library.json("list") if post["title"] == ALLIANCE)
    equal("remarks on the command line",
          program.library.json("check", post["uuid"])["posts"][0]["remarks"], [])


@case("what was ignored can be remarked on again")
def _(program):
    ignored = program.wait_for("list item", "1 ignored remark")
    Editor(program).go("Practice Implications")
    step(program, "Tab", ignored.name)
    press("Return")
    program.wait_for("button", "Remark on It Again").click()
    count(program, "1 error, 0 doubts, 0 suggestions")


@case("a check that is switched off says nothing")
def _(program):
    program.wait_for("button", "Settings of the Checks").click()
    dialog = program.wait_for("dialog", "Settings of the Checks")
    dialog.wait_for("check box", "DOI")
    step(program, "Tab", "p-values of tests")
    step(program, "Down", "DOI")
    press("space")
    press("Escape")
    program.wait_gone("dialog", "Settings of the Checks")
    count(program, "No Remarks")
    check("the library", "doi" not in str(program.library.json("check")))


if __name__ == "__main__":
    sys.exit(run_story(editing))
