#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Before something is published in which the proof-reader found errors, there is a question."""

import sys
from contextlib import contextmanager
from pathlib import Path

from harness.library import MARCH, POST, Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import check, equal, until

# An effect outside of its interval is an error; a p-value of zero is a suggestion, about which nobody is asked.
WRONG = "Walking helped, g = 0.90 [95% CI 0.10, 0.50]."
UNUSUAL = "Sitting helped, t(48) = 6.20, p = .000."


@contextmanager
def publishing():
    with Library().page(MARCH) as library:
        library.cli("new", "-", stdin=POST.format(title="Walking", summary=WRONG))
        library.cli("new", "-", stdin=POST.format(title="Sitting", summary=UNUSUAL))
        library.cli("status", "walking", "sitting", "ready")
        (library.folder / "site").mkdir()
        with Program(library, size=(1100, 800)) as program:
            until("the posts", lambda: len(program.titles()) == 3)
            press("ctrl+i")
            program.wait_for("label", "April 2021")
            yield program


def files(program):
    return sorted(path.name for path in Path(program.library.folder / "site").rglob("*") if path.is_file())


def ask(program):
    program.wait_focus("button", "Publish")
    press("Return")
    return program.wait_for("alert", "Publish with 1 Error?")


@case("the error is in the list of what will be done, the suggestion is not")
def _(program):
    press("ctrl+shift+p")
    program.wait_for("dialog", "Publish").wait_for("button", "Choose a Folder…").click()
    program.choose_file(program.library.folder / "site", "Select")
    dialog = program.wait_for("dialog", "Publish")
    dialog.wait_for("heading", "2 Posts Will Be Published")
    check("the error", dialog.find("list item", "1 error in what will be published"))
    program.picture("publish-with-error")


@case("Escape leaves everything as it is")
def _(program):
    ask(program)
    program.picture("publish-question")
    press("Escape")
    program.wait_gone("alert", "Publish with 1 Error?")
    equal("what is in the folder", files(program), [])
    program.wait_focus("button", "Publish")


@case("who wants to publishes all the same")
def _(program):
    ask(program).wait_for("button", "Publish Anyway").click()
    program.wait_for("dialog", "Publish").wait_for("heading", "2 Posts Published")
    check("the page with the error", "walking.html" in files(program))


@case("what was taken off leaves the site, from the month that has no posts any more")
def _(program):
    press("Escape")
    program.wait_gone("dialog", "Publish")
    for slug, summary in (("walking", WRONG), ("sitting", UNUSUAL)):
        text = POST.format(title=slug.capitalize(), summary=summary)
        check("its month", "2021-04" in text)
        program.library.cli("edit", slug, "-", stdin=text.replace("2021-04", "2021-05"))
        program.library.cli("status", slug, "draft")
    until("no posts of the month", lambda: program.find("list", "Posts of the month") is None)
    program.picture("publish-no-posts")
    press("ctrl+shift+p")
    dialog = program.wait_for("dialog", "Publish")
    program.picture("publish-no-posts-plan")
    program.wait_focus("button", "Publish")
    press("Return")
    dialog.wait_for("button", "Open Folder")
    program.picture("published-no-posts")
    check("the page is not there", "walking.html" not in files(program))
    check("the site is", "index.html" in files(program))


sys.exit(run_story(publishing))
