#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page with the remarks on all posts, and the Retraction Watch file that is imported there."""

import json
import re
import sys
from contextlib import contextmanager
from pathlib import Path

from harness.editor import Editor, wait_focus
from harness.library import POST, Library
from harness.program import Program
from harness.screen import picture, press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

DATA = Path(__file__).resolve().parent.parent / "data" / "retractions"

RETRACTED = "The work was retracted on 2023-05-17."
CONCERN = "There is a notice of concern about the work, of 2024-04-04."


def work(title, family, doi):
    return {"type": "article-journal", "title": title, "author": [{"family": family, "given": "Ada"}],
            "issued": {"date-parts": [[2020]]}, "container-title": "Journal of Lanterns", "volume": "1", "page": "1-9",
            "DOI": doi}


WORKS = [work("Lanterns", "Berg", "10.5555/lantern.2020.1"), work("Windows", "Vik", "10.5555/window"),
         work("Chairs", "Sella", "none")]

# A mistake that no window shows together with the title.
LONG = POST.format(title="A Long Walk", summary="They walked on and talked." + " And on they walked." * 200 + """

Walking helped, g = 0.90 [95% CI 0.10, 0.50].""")


@contextmanager
def reviewing(works=WORKS, size=(1200, 800)):
    with Library() as library:
        if works:
            library.cli("import", library.file("works.json", json.dumps(works)))
            library.cli("new", "-", stdin=LONG)
        else:
            library.cli("sample")
        with Program(library, size=size) as program:
            program.library = library
            until("the posts", lambda: program.titles())
            press("alt+8")
            program.wait_for("label", "Review")
            yield program


def rows(program):
    listed = program.find("list", "Remarks")
    return [row.name for row in listed.find_all("list item")] if listed else []


def of(program, words):
    return [name for name in rows(program) if words in name]


def choose(program, shown, key):
    """Chooses another severity than the one that is shown."""
    press("ctrl+f", "Tab")
    program.wait_focus("toggle button", shown)
    press("space")
    until("the choices", lambda: program.focus is not None and program.focus.role == "list item")
    press(key, "Return")
    program.wait_focus("toggle button")


def go_to(program, words):
    """Goes through the remarks with F8 until it is at the one with these words."""
    for _turn in rows(program) * 2:
        before = program.focus
        press("F8")
        until("another focus", lambda before=before: program.focus is not None and program.focus != before)
        if words in program.focus.name:
            return
    check(f"the remark {words!r}", False)


@case("a remark stands under its check, with its post")
def _(program):
    until("the remark on the DOI", lambda: of(program, "“none” is no DOI."))
    equal("the row", of(program, "“none” is no DOI."), ["Error: “none” is no DOI. In “Chairs”."])
    program.wait_for("label", "DOI")
    program.wait_for("label", re.compile("^No Retraction Watch file was imported"))
    program.picture("review")


@case("the pages about all posts lead to each other, and back to the library")
def _(program):
    for key, shown in (("alt+9", "Coverage"), ("alt+7", "Evidence"), ("alt+6", "My Notes"), ("alt+8", "Review")):
        press(key)
        program.wait_for("grouping", shown)
    press("alt+Left")
    program.wait_gone("grouping", "Review")
    until("the posts", lambda: len(program.rows()) >= len(WORKS))
    press("alt+8")
    program.wait_for("label", "Review")


@case("the Retraction Watch file is imported, and says which posts it concerns")
def _(program):
    press("F10")
    until("a command with the focus", lambda: program.focus is not None and program.focus.role == "menu item")
    press("i")
    program.choose_file(DATA / "good.csv", "Open")
    program.wait_for("alert", "Retraction Watch File Imported")
    program.wait_for("label", re.compile(r"^7 notices were imported, as of 2024-04-05\. 2 are about works in your library:"))
    program.picture("review-imported")
    press("Escape")
    until("the remarks", lambda: of(program, RETRACTED) and of(program, CONCERN))
    equal("the row", of(program, RETRACTED), [f"Error: {RETRACTED} In “Lanterns”."])
    program.wait_for("label", "Retractions are known by the Retraction Watch data as of 2024-04-05.")


@case("the notice goes onto the post with one button, and is taken back with Ctrl+Z")
def _(program):
    listed = program.wait_for("list", "Remarks")
    row = next(row for row in listed.find_all("list item") if RETRACTED in row.name)
    row.wait_for("button", "Show the notice on the post").click()
    until("the remark gone", lambda: not of(program, RETRACTED))
    check("the notice", "The work discussed here was retracted." in program.library.cli("show", "lanterns"))
    press("ctrl+z")
    until("the remark back", lambda: of(program, RETRACTED))
    check("no notice", "retracted" not in program.library.cli("show", "lanterns"))


@case("a remark is ignored with the keyboard, and that is taken back")
def _(program):
    until("the remark", lambda: of(program, CONCERN))
    go_to(program, CONCERN)
    press("Delete")
    program.wait_focus("text", "Reason, for Yourself")
    write("It is settled")
    press("Return")
    until("the remark gone", lambda: not of(program, CONCERN))
    press("ctrl+z")
    until("the remark back", lambda: of(program, CONCERN))


@case("errors alone, and words that are searched for")
def _(program):
    choose(program, "All Remarks", "Down")
    until("errors alone", lambda: rows(program) and all(name.startswith("Error") for name in rows(program)))
    press("ctrl+f")
    write("chairs")
    until("one post", lambda: rows(program) and all("Chairs" in name for name in rows(program)))
    write("xyzzy")
    program.wait_for("label", "No Remarks Found")
    press("Escape")
    choose(program, "Errors", "Up")
    until("all remarks", lambda: of(program, CONCERN))


@case("Return opens the post at the place, and the way back leads to the remarks as they are then")
def _(program):
    go_to(program, "“none” is no DOI.")
    press("Return")
    editor = Editor(program)
    program.wait_for("button", "Next Remark")
    press("Escape")
    wait_focus(editor.field("DOI"))
    press("ctrl+a")
    write("10.5555/chair")
    until("the new DOI in the library", lambda: "10.5555/chair" in program.library.cli("show", "chairs", "--as", "json"))
    press("alt+Left")
    program.wait_for("label", "Review")
    until("the remark gone", lambda: rows(program) and not of(program, "“none” is no DOI."))


@case("Return scrolls to what is remarked on far down in a post, and shows the remark beside it")
def _(program):
    go_to(program, "does not hold its estimate")
    press("Return")
    program.wait_for("button", "Next Remark")
    program.wait_for("label", "1 of 1")
    picture("review-far-down")
    press("Escape")
    wait_focus(Editor(program).field("Summary"))
    press("alt+Left")
    program.wait_for("label", "Review")


@case("the author takes a notice off the post again")
def _(program):
    until("the remark", lambda: of(program, CONCERN))
    go_to(program, CONCERN)
    press("ctrl+Return")
    until("the remark gone", lambda: not of(program, CONCERN))
    press("alt+Left")
    row = until("the post", lambda: next((row for row in program.rows() if "Windows" in row.name), None))
    program.click(row)
    until("the notice in the reader", lambda: "There is a notice of concern" in program.article())
    program.picture("notice-reader")
    press("ctrl+Return")
    program.wait_for("label", "Readers see them above the summary.")
    program.picture("notice-editor")
    program.wait_for("button", "Take Off").click()
    program.wait_gone("label", "Readers see them above the summary.")
    until("no notice in the library", lambda: "notice of concern" not in program.library.cli("show", "windows"))


@case("a file without PubMed IDs and dates says what it lacks")
def _(program):
    scarce = program.library.folder / "scarce.csv"
    scarce.write_text("OriginalPaperDOI,RetractionNature,RetractionDate\n10.5555/window; 10.5555/lantern.2020.1,Correction,\n")
    age = "None of its rows has a date: it is no newer than "
    press("alt+Left")
    until("the posts", lambda: program.titles())
    press("alt+8")
    program.wait_for("label", "Review")
    until("the remarks", lambda: rows(program))
    press("F10")
    until("a command with the focus", lambda: program.focus is not None and program.focus.role == "menu item")
    press("i")
    program.choose_file(scarce, "Open")
    program.wait_for("alert", "Retraction Watch File Imported")
    said = program.wait_for("label", re.compile("^2 notices were imported, as of an unknown day"))
    check("its age", age in said.name)
    check("what it is matched by", "no column “OriginalPaperPubMedID”: works were matched by DOI only." in said.name)
    check("both works", "2 are about works in your library:" in said.name)
    program.picture("review-imported-scarce")
    press("Escape")
    program.wait_for("label", re.compile(f"^Retractions are known by the Retraction Watch data as of an unknown day. {age}"))
    program.picture("review-scarce")


@case("posts without remarks say so")
def _(_program):
    with reviewing(works=[]) as program:
        until("an answer", lambda: program.find("label", "No Remarks") or rows(program))


sys.exit(run_story(reviewing))
