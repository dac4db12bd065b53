#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A month is put in order, gets its blurb, and is published."""

import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from harness import screen
from harness.editor import Editor, wait_focus
from harness.library import MARCH, Library
from harness.node import Atspi
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import check, equal, until

CHAIR = "A Chair by the Window"
WALK = "Walking Side by Side"
MINUTES = "The First Five Minutes"

POST = """---
title: {title}
month: "2021-04"
status: draft
topics:
{topics}
citations:
  - reference: "{reference}"
---

Forty clients took part, and most of them said so.

## Practice Implications

Ask them.
"""

TOPIC = "  - Client Factors"


def add(library, title, reference, topics=TOPIC):
    library.cli("new", "-", stdin=POST.format(title=title, reference=reference, topics=topics))


@contextmanager
def month():
    with Library().page(MARCH) as library:
        add(library, CHAIR, "Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.")
        add(library, WALK, "Amber, C. D. (2020). Therapy out of doors. Journal of Open Air, 12(3), 45-61.")
        add(library, MINUTES, "Lark, F. (2019). Openings. Studies of Talk, 4, 1-20.", "  []")
        library.cli("status", "a-chair-by-the-window", "ready")
        (library.folder / "site").mkdir()
        with Program(library, size=(1100, 800)) as program:
            yield program


def rows(program):
    return [row for row in program.list("Posts of the month").children if row.role == "list item"]


def order(program):
    return [row.name.split(",")[0] for row in rows(program)]


def wait_order(program, *titles):
    until(f"the order {titles}", lambda: order(program) == list(titles))


def blurb(program):
    return program.wait_for("text", "Blurb")


def saved_blurb(program):
    """As the library's own words have it, whoever asks."""
    script = ("import sqlite3, sys; "
              "print(sqlite3.connect(sys.argv[1]).execute("
              "'SELECT blurb FROM issue WHERE month = 202104').fetchone()[0])")
    return subprocess.run([sys.executable, "-c", script, program.library.path],
                          check=True, capture_output=True, text=True).stdout.strip()


def files(path):
    return sorted(str(file.relative_to(path)) for file in Path(path).rglob("*") if file.is_file())


@case("the month's header leads to its issue")
def _(program):
    until("all posts", lambda: len(program.titles()) == 4)
    program.list("Posts").wait_for("button", "Open Issue").click()
    program.wait_for("label", "April 2021")
    wait_order(program, CHAIR, WALK, MINUTES)
    program.wait_focus("list item", f"{CHAIR}, Vale, 2018, Ready, 1 of 3")
    program.picture("issue")


@case("Alt+Down and Alt+Up move a post, and the keyboard stays on it")
def _(program):
    press("alt+Down")
    wait_order(program, WALK, CHAIR, MINUTES)
    program.wait_focus("list item", f"{CHAIR}, Vale, 2018, Ready, 2 of 3")
    press("alt+Down")
    wait_order(program, WALK, MINUTES, CHAIR)
    press("alt+Down")
    press("alt+Up")
    wait_order(program, WALK, CHAIR, MINUTES)
    program.wait_focus("list item", f"{CHAIR}, Vale, 2018, Ready, 2 of 3")


@case("Ctrl+Z takes each step back, and Ctrl+Shift+Z makes it again")
def _(program):
    press("ctrl+z")
    wait_order(program, WALK, MINUTES, CHAIR)
    press("ctrl+z", "ctrl+z")
    wait_order(program, CHAIR, WALK, MINUTES)
    press("ctrl+shift+z")
    wait_order(program, WALK, CHAIR, MINUTES)


@case("the order is the same when one comes back")
def _(program):
    press("Escape")
    program.wait_for("list", "Posts")
    press("ctrl+i")
    wait_order(program, WALK, CHAIR, MINUTES)


@case("the mouse drags a post below another one")
def _(program):
    screen.wait_until_still(program.x11)
    program.drag(rows(program)[0], rows(program)[2], 0.8)
    wait_order(program, CHAIR, MINUTES, WALK)
    press("ctrl+z")
    wait_order(program, WALK, CHAIR, MINUTES)


@case("what is missing is said, and what is complete is marked as ready")
def _(program):
    todo = program.wait_for("list", "Still to do")
    check("what is missing", todo.find("label", "Missing: A topic"))
    check("the way there", todo.find("button", f"Open “{MINUTES}”"))
    todo.wait_for("button", f"Mark “{WALK}” as Ready").click()
    until("it to leave the list", lambda: program.find("button", f"Mark “{WALK}” as Ready") is None)
    until("the post as ready", lambda: any(row.name.startswith(f"{WALK}, Amber, 2020, Ready") for row in rows(program)))
    program.wait_for("button", "Undo").click()
    todo.wait_for("button", f"Mark “{WALK}” as Ready").click()
    until("the post as ready", lambda: any(row.name.startswith(f"{WALK}, Amber, 2020, Ready") for row in rows(program)))


@case("a post goes to another month, and comes back to its place")
def _(program):
    rows(program)[0].parent.select(1)
    press("ctrl+m")
    dialog = program.wait_for(None, "Move to Month")
    program.wait_focus("combo box", "Month")
    program.picture("issue-month")
    press("Tab", "ctrl+a")
    screen.write("2022")
    press("Tab")
    dialog.wait_for("button", "Move").click()
    wait_order(program, WALK, MINUTES)
    program.wait_for("label", "Post moved to April 2022")
    program.wait_focus("list item", re.compile(f"^{MINUTES}.*2 of 2$"))
    press("ctrl+z")
    wait_order(program, WALK, CHAIR, MINUTES)


@case("a blurb is proposed from the titles, and can be undone")
def _(program):
    press("ctrl+shift+b")
    until("the proposal", lambda: WALK in blurb(program).text and MINUTES in blurb(program).text)
    program.wait_focus("text", "Blurb")
    until("it to be saved", lambda: WALK in saved_blurb(program))
    press("ctrl+z")
    until("an empty blurb", lambda: blurb(program).text == "")


@case("what the author wrote is not overwritten unasked")
def _(program):
    screen.write("Mine.")
    press("ctrl+shift+b")
    dialog = program.wait_for(None, "Replace Blurb?")
    equal("the blurb meanwhile", blurb(program).text if program.find("text", "Blurb") else "Mine.", "Mine.")
    dialog.wait_for("button", "Keep Mine").click()
    until("the question to go", lambda: program.find(None, "Replace Blurb?") is None)
    equal("the blurb", blurb(program).text, "Mine.")


@case("the caret stays where it is while saves run and the library changes")
def _(program):
    press("ctrl+Home")
    screen.write("All ")
    until("it to be saved", lambda: saved_blurb(program) == "All Mine.")
    program.library.cli("status", "a-chair-by-the-window", "draft")
    until("the other program's change", lambda: any(row.name.startswith(f"{CHAIR}, Vale, 2018, Draft")
                                                    for row in rows(program)))
    program.library.cli("status", "a-chair-by-the-window", "ready")
    equal("the caret", Atspi.Text.get_caret_offset(blurb(program).accessible), len("All "))
    check("the keyboard", program.focus.name == "Blurb")
    screen.write("is ")
    equal("the blurb", blurb(program).text, "All is Mine.")


@case("nothing but the last two seconds is lost by kill -9")
def _(program):
    press("ctrl+End")
    screen.write(" Kept.")
    time.sleep(2)
    screen.write(" Lost, perhaps.")
    program.kill()
    check(f"what is kept: {saved_blurb(program)}", saved_blurb(program).startswith("All is Mine. Kept."))


@case("after the crash the month is as it was")
def _(program):
    program.again()
    press("ctrl+i")
    wait_order(program, WALK, CHAIR, MINUTES)
    until("the blurb", lambda: blurb(program).text.startswith("All is Mine. Kept."))


@case("Enter opens a post for editing, and one comes back to it")
def _(program):
    program.wait_focus("list item", f"{WALK}, Amber, 2020, Ready, 1 of 3")
    press("Return")
    program.wait_gone("list", "Posts of the month")
    until("the post's title", lambda: any(node.text == WALK or node.name == WALK for node in program.application.walk()))
    program.picture("issue-editing")
    press("alt+Left")
    wait_order(program, WALK, CHAIR, MINUTES)
    program.wait_focus("list item", f"{WALK}, Amber, 2020, Ready, 1 of 3")


@case("the first time a folder is chosen, and what will change is shown")
def _(program):
    press("ctrl+shift+p")
    dialog = program.wait_for("dialog", "Publish")
    dialog.wait_for("button", "Choose a Folder…").click()
    program.choose_file(program.library.folder / "site", "Select")
    dialog = program.wait_for("dialog", "Publish")
    dialog.wait_for("heading", "2 Posts Will Be Published")
    check("who stays back", dialog.find("label", "1 post stays back"))
    check("what is new", dialog.find("list item", "2 posts to publish"))
    equal("what is in the folder", files(program.library.folder / "site"), [])
    program.picture("publish-plan")


@case("it is published, and what was changed is shown")
def _(program):
    program.wait_focus("button", "Publish")
    press("Return")
    dialog = program.wait_for("dialog", "Publish")
    dialog.wait_for("heading", "2 Posts Published")
    check("the way to the folder", dialog.find("button", "Open Folder"))
    program.picture("published")
    found = files(program.library.folder / "site")
    for name in ("index.html", "2021/04/index.html", "posts/walking-side-by-side.html"):
        check(f"{name} among {found}", name in found)
    check("the draft is not there", "posts/the-first-five-minutes.html" not in found)
    page = (program.library.folder / "site" / "2021/04/index.html").read_text(encoding="utf-8")
    check("the blurb on the page", "All is Mine. Kept." in page)
    check("the order on the page", page.index(WALK) < page.index(CHAIR))
    press("Escape")
    until("the posts as published", lambda: sum("Published" in row.name for row in rows(program)) == 2)


@case("the second time there is nothing to change")
def _(program):
    press("ctrl+shift+p")
    dialog = program.wait_for("dialog", "Publish")
    dialog.wait_for("heading", "Nothing to Change")
    check("the folder of the last time", dialog.find("label", str(program.library.folder / "site")))
    check("no button to publish", dialog.find("button", "Publish") is None)
    program.picture("publish-nothing")
    press("Escape")
    program.wait_gone("dialog", "Publish")


@case("a folder of somebody else's is refused, and left alone")
def _(program):
    full = program.library.folder / "full"
    full.mkdir()
    (full / "letter.txt").write_text("Dear reader")
    press("ctrl+shift+p")
    dialog = program.wait_for("dialog", "Publish")
    dialog.wait_for("button", "Folder").click()
    program.choose_file(full, "Select")
    program.wait_for("label", "Nothing Was Published")
    program.picture("publish-refused")
    equal("what is in it", files(full), ["letter.txt"])
    press("Escape")
    program.wait_gone("dialog", "Publish")


@case("the month is copied as HTML, and as its source")
def _(program):
    press("ctrl+shift+h")
    program.wait_for("label", "Copied as HTML")
    for kind in ("text/html", "text/plain;charset=utf-8"):
        copied = screen.paste(kind)
        check(f"an article in {copied}", "<article" in copied and WALK in copied and CHAIR in copied)
        check("no page around it", "<html" not in copied)


@case("a post is, too, from where it is read")
def _(program):
    press("Escape")
    program.wait_for("list", "Posts")
    program.click(next(row for row in program.rows() if row.name.startswith(CHAIR)))
    until("the article", lambda: "Forty clients" in program.article())
    press("ctrl+shift+h")
    until("it on the clipboard", lambda: CHAIR in screen.paste("text/html") and WALK not in screen.paste("text/html"))


@case("a fragment is exported into a file")
def _(program):
    target = program.library.folder / "fragment.html"
    press("ctrl+shift+e")
    dialog = program.wait_for("dialog", "Export")
    program.wait_focus("combo box", "What")
    press("Down", "Down")
    program.wait_focus("combo box", "As")
    press("space", "Down", "Return")
    dialog.wait_for("button", "Copy to Clipboard")
    program.picture("export-fragment")
    dialog.wait_for("button", "Save As…").click()
    program.choose_file(target, "Save")
    program.wait_for("label", "1 File Written")
    written = target.read_text(encoding="utf-8")
    check(f"an article in {written}", written.lstrip().startswith("<article") and CHAIR in written)
    press("Escape")
    program.wait_gone("dialog", "Export")


def go_to_blurb(program):
    program.list("Posts of the month")
    for _step in range(6):
        if program.focus.role == "text":
            break
        press("shift+Tab")
        until("the next focus", lambda: program.focus)
    press("ctrl+End")


@case("a blurb that cannot be saved is not left: the page comes back")
def _(program):
    press("ctrl+i")
    go_to_blurb(program)
    with program.library.busy():
        screen.write(" Stay.")
        until("the blurb", lambda: blurb(program).text.endswith(" Stay."))
        program.wait_for("button", "Back").click()
        program.wait_gone("text", "Blurb")
        program.wait_for("label", re.compile("^Not saved: Another program holds"))
        check("the words in the blurb", blurb(program).text.endswith(" Stay."))
        check("not in the library", not saved_blurb(program).endswith(" Stay."))
    until("the blurb in the library", lambda: saved_blurb(program).endswith(" Stay."))
    program.wait_for("label", re.compile("^Saved "))
    program.wait_for("button", "Back").click()
    program.wait_for("list", "Posts")


@case("a new post of the month is in the library with its first word")
def _(program):
    press("ctrl+i")
    program.wait_focus("list item")
    press("ctrl+n")
    editor = Editor(program)
    program.wait_for("label", "April 2021")
    wait_focus(editor.field("Title", "Post"))
    equal("posts in the library", len(program.library.json("list")), 4)
    program.wait_for("button", "Back").click()
    program.wait_focus("list item")
    equal("posts in the library", len(program.library.json("list")), 4)
    press("ctrl+n")
    wait_focus(Editor(program).field("Title", "Post"))
    screen.write("Passing")
    until("the post", lambda: [post["month"] for post in program.library.json("list")
                               if post["title"] == "Passing"] == ["2021-04"])
    program.wait_for("button", "Back").click()
    until("it in the month", lambda: "Passing" in order(program))
    press("Escape")
    program.wait_for("list", "Posts")


@case("what was typed a moment before the end is kept")
def _(program):
    press("ctrl+i")
    go_to_blurb(program)
    screen.write(" Last.")
    until("the blurb", lambda: blurb(program).text.endswith(" Last."))
    press("ctrl+q")
    program.wait_ended()
    check("the blurb in the library", saved_blurb(program).endswith(" Last."))


sys.exit(run_story(month))
