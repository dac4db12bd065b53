#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""References leave the window: formatted, and for reference managers; of a post, of a search, of chosen posts, of a month."""

import json
import os
import re
import sys
from contextlib import contextmanager

from harness import screen
from harness.editor import find_focused
from harness.library import Library
from harness.program import Program
from harness.screen import paste, press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

TEXT = "text/plain;charset=utf-8"

PAGE = """May 2021
Walking Side by Side
Amber, C. D., & Reed, E. (2020). Therapy out of doors. Journal of Open Air, 12(3), 45-61. https://doi.org/10.1234/doors
Eighty clients met their therapists either in a room or in a park.
Practice Implications
Ask whether a client would rather walk.
April 2021
Walking Again
Amber, C. D., & Reed, E. (2020). Therapy out of doors. Journal of Open Air, 12(3), 45-61. https://doi.org/10.1234/DOORS
The same eighty clients were asked a year later.
Practice Implications
Ask again.
March 2021
A Chair by the Window
Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.
Forty clients chose where to sit. Those by the window spoke longer.
Practice Implications
Let the client choose the chair.
February 2021
The First Five Minutes
Lark, F. (2019). Openings. Studies of Talk, 4, 1-20.
In 200 first sessions the therapist began with a question.
Practice Implications
Begin with a question.
"""

DOORS = "Amber, C. D., & Reed, E. (2020). Therapy out of doors."
OPENINGS = "Lark, F. (2019). Openings."
SEATING = "Vale, G. H. (2018). Seating and speech."


@contextmanager
def page():
    with Library().page(PAGE) as library:
        with Program(library, size=(1200, 900)) as program:
            yield program


def row(program, title):
    return until(f"the post {title}", lambda: next((row for row in program.rows() if row.name.startswith(title)), None))


def read(program, title, word):
    program.click(row(program, title))
    until("the article", lambda: word in program.article())


def is_open(menu):
    """Its items have no names, but the keyboard goes to one of them."""
    return find_focused(menu.find_all("menu item"))


def open_menu(program, button):
    program.wait_for("toggle button", button).click()
    until("the menu", lambda: any(is_open(menu) for menu in program.find_all("menu")))


def show(name):
    """A picture of everything: a menu is no part of its window."""
    screen.wait_until_still()
    screen.picture(name)


def choose(program, button, *letters):
    """Chooses by the letters that are underlined."""
    open_menu(program, button)
    for letter in letters[:-1]:
        press(letter)
        # While one menu slides away, its letters still count.
        screen.wait_until_still()
    press(letters[-1])
    until("the menu to go", lambda: program.find("menu") is None)


def starts(text):
    """What each line of a list of references begins with."""
    return [line[:line.index(").") + 2] for line in text.splitlines()]


@case("a post's citation is copied with its italics")
def _(program):
    read(program, "Walking Side by Side", "Eighty")
    press("ctrl+shift+c")
    program.wait_for("label", "Citation copied")
    check("plain", paste(TEXT).startswith(DOORS))
    check("italics", re.search("<(i|em)>Journal of Open Air", paste("text/html")))


@case("and as BibTeX and RIS, from the menu of the post")
def _(program):
    open_menu(program, "Post Menu")
    show("references-post-menu")
    press("a", "b")
    program.wait_for("label", "1 reference copied as BibTeX")
    found = paste(TEXT)
    check("an article", found.startswith("@article{"))
    check("its title", "Therapy out of doors" in found)
    choose(program, "Post Menu", "a", "r")
    program.wait_for("label", "1 reference copied as RIS")
    found = paste(TEXT)
    check("a journal article", found.startswith("TY  - JOUR"))
    check("its DOI", "DO  - 10.1234/doors" in found)


@case("the list of references is in the order of the alphabet, each work once")
def _(program):
    open_menu(program, "Main Menu")
    show("references-main-menu")
    press("r")
    show("references-menu")
    press("c")
    program.wait_for("label", "3 references copied")
    equal("the lines", starts(paste(TEXT)), ["Amber, C. D., & Reed, E. (2020).", "Lark, F. (2019).", "Vale, G. H. (2018)."])
    html = paste("text/html")
    equal("paragraphs", html.count("<p>"), 3)
    check("italics", re.search("<(i|em)>Studies of Talk", html))


@case("of a search they are those of the posts that it found")
def _(program):
    press("ctrl+f")
    write("began OR window")
    until("two posts", lambda: sorted(program.titles()) == ["A Chair by the Window", "The First Five Minutes"])
    choose(program, "Main Menu", "r", "b")
    program.wait_for("label", "2 references copied as BibTeX")
    found = paste(TEXT)
    equal("entries", found.count("@article{"), 2)
    check("the one", "Openings" in found)
    check("the other", "Seating and speech" in found)
    check("no other", "Therapy out of doors" not in found)
    choose(program, "Main Menu", "r", "i")
    program.wait_for("label", "2 references copied as RIS")
    equal("records", paste(TEXT).count("TY  - JOUR"), 2)
    press("ctrl+f", "Escape")
    until("all posts", lambda: len(program.titles()) == 4)


@case("of chosen posts they are those of these")
def _(program):
    program.wait_for("toggle button", "Select Posts").click()
    program.wait_for("label", "0 Selected")
    # The toolkit says this of the button's outer part alone.
    check("nothing to copy", "sensitive" not in program.wait_for("toggle button", re.compile("^References")).parent.states)
    program.click(row(program, "Walking Again"))
    program.click(row(program, "The First Five Minutes"))
    program.wait_for("label", "2 Selected")
    choose(program, re.compile("^References"), "c")
    program.wait_for("label", "2 references copied")
    equal("the lines", starts(paste(TEXT)), ["Amber, C. D., & Reed, E. (2020).", "Lark, F. (2019)."])
    program.picture("references-batch")
    choose(program, re.compile("^References"), "i")
    program.wait_for("label", "2 references copied as RIS")
    check("the one", "TI  - Openings" in paste(TEXT))
    program.wait_for("toggle button", "Select Posts").click()
    program.wait_gone("label", "2 Selected")


def export(program, name):
    path = program.library.folder / name
    choose(program, "Main Menu", "r", "e")
    program.choose_file(path, "Save")
    program.wait_for("label", "3 references exported")
    program.wait_gone("label", "3 references exported")
    return path.read_text(encoding="utf-8")


@case("the ending of the file's name says what is written")
def _(program):
    equal("BibTeX", export(program, "all.bib").count("@article{"), 3)
    equal("RIS", export(program, "all.RIS").count("TY  - JOUR"), 3)
    equal("CSL-JSON", sorted(work["title"] for work in json.loads(export(program, "all.json"))),
          ["Openings", "Seating and speech", "Therapy out of doors"])
    check("no other ending is BibTeX", export(program, "works").startswith("@article{"))


@case("a folder that cannot be written to is spoken of, and nothing is left in it")
def _(program):
    folder = program.library.folder / "closed"
    folder.mkdir()
    (folder / "all.bib").write_text("Mine", encoding="utf-8")
    os.chmod(folder, 0o500)
    os.chmod(folder / "all.bib", 0o400)
    if os.access(folder, os.W_OK):
        # Who may write everywhere: a folder where the file should be.
        os.chmod(folder, 0o700)
        (folder / "all.bib").unlink()
        (folder / "all.bib" / "inner").mkdir(parents=True)
        return
    choose(program, "Main Menu", "r", "e")
    program.choose_file(folder / "all.bib", "Save")
    program.wait_for("label", "The References Could Not Be Exported")
    press("Escape")
    equal("what was there", (folder / "all.bib").read_text(encoding="utf-8"), "Mine")


@case("a month's list, from its page")
def _(program):
    read(program, "A Chair by the Window", "Forty")
    press("ctrl+i")
    program.wait_for("toggle button", "Issue Menu")
    choose(program, "Issue Menu", "l")
    program.wait_for("label", "1 reference copied")
    equal("the line", starts(paste(TEXT)), ["Vale, G. H. (2018)."])
    press("Escape")
    until("the library", lambda: program.find("list", "Posts"))


@case("a narrow window has the same menus")
def _(program):
    screen.resize(program.x11, 370, 650)
    until("one pane", lambda: program.window.extents.width < 400)
    press("ctrl+f")
    program.wait_for("list", "Posts")
    open_menu(program, "Main Menu")
    press("r")
    show("references-menu-360x640")
    press("c")
    program.wait_for("label", "3 references copied")
    read(program, "Walking Again", "same eighty")
    open_menu(program, "Post Menu")
    press("a")
    show("references-post-menu-360x640")
    press("b")
    program.wait_for("label", "1 reference copied as BibTeX")
    check("the post that is read", "Therapy out of doors" in paste(TEXT))


sys.exit(run_story(page))
