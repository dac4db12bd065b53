#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The citation style of a digest is found, tried on a post, chosen and removed, by the keyboard alone."""

import os
import re
import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path

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

APA = "Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100–110."
STYLES = Path(__file__).resolve().parent.parent / "data" / "csl"
STARS = "http://example.org/styles/stars"


@contextmanager
def one_post():
    # Beside whatever styles there are those of the tests.
    environment = {"XDG_DATA_DIRS": f"{STYLES}:{os.environ['XDG_DATA_DIRS']}"}
    with Library() as library:
        library.page(PAGE)
        with Program(library, size=(1000, 760), environment=environment) as program:
            program.wait_titles("A Chair by the Window")
            yield program


def digest(program):
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return library.execute("SELECT citation_style, citation_locale FROM digest").fetchone()


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


def open_styles(program):
    press("alt+Return")
    dialog = program.wait_for("dialog", "Digest Settings")
    program.wait_focus("text", "Title")
    go_to(program, "Citation Style")
    press("Return")
    program.wait_for("list", "Citation Styles")
    return dialog


def search(program, words, *expected):
    go_to(program, "Find by name", "shift+Tab")
    press("ctrl+a")
    write(words)
    until(f"the styles {expected}",
          lambda: tuple(row.name for row in program.list("Citation Styles").children
                        if row.role == "list item") == expected)


def wait_selected(program, name):
    until(f"{name!r} to be the one that is selected",
          lambda: [row.name for row in program.list("Citation Styles").children if "selected" in row.states] == [name])


def remove(program, dialog):
    dialog.wait_for("button", "Remove").click()
    program.wait_for("label", "Remove Style?")
    press("Tab", "Return")
    program.wait_gone("label", "Remove Style?")


@case("the settings say which style it is, and lead to all of them")
def _(program):
    program.click(program.rows()[0])
    until("the post", lambda: "Vale, G. H. (2018). Seating and speech." in program.article())
    dialog = open_styles(program)
    dialog.wait_for("label", APA)
    dialog.wait_for("label", "From “A Chair by the Window”")
    program.wait_focus("entry", "Find by name")
    wait_selected(program, "American Psychological Association, 7th edition, APA")
    check("nothing to remove", dialog.find("button", "Remove") is None)
    program.picture("styles")


@case("what is found is shown on the post at hand, style by style")
def _(program):
    dialog = program.wait_for("dialog", "Digest Settings")
    search(program, "xq", "Plain & Simple, Plain XQ", "Stars, Stars XQ")
    dialog.wait_for("label", re.compile(r"^Vale, G\.H\. / Seating and speech / 2018 / .* END$"))
    press("Return")
    program.wait_focus("list item", re.compile("^Plain"))
    press("Down")
    dialog.wait_for("label", re.compile(r"^Vale, G\.H\. \* Seating and speech \* 2018 \* .* \*\*\*$"))
    equal("the digest's style", digest(program), ("", ""))


@case("Enter takes it, and the reader follows")
def _(program):
    press("Return")
    program.wait_gone("list", "Citation Styles")
    dialog = program.wait_for("dialog", "Digest Settings")
    dialog.wait_for("label", "Stars")
    until("the style in the library", lambda: digest(program) == (STARS, ""))
    until("the article in the new style", lambda: "***" in program.article())
    program.picture("digest-style")


@case("its references can be in another language")
def _(program):
    go_to(program, "Language of References")
    press("space")
    program.wait_focus("entry")
    write("french (can")
    program.wait_gone("label", "Dutch (Netherlands)")
    press("Down")
    # The toolkit gives its rows no name.
    until("the focus on the language",
          lambda: program.focus.role == "list item" and program.focus.find("label", "French (Canada)"))
    press("Return")
    until("the language in the library", lambda: digest(program) == (STARS, "fr-CA"))
    until("the words of that language", lambda: "vu (Canada)" in program.article())


@case("a style comes from a file, once it was tried")
def _(program):
    source = (STYLES / "citation-style-language" / "styles" / "plain.csl").read_text(encoding="utf-8")
    mine = source.replace("styles/plain", "styles/mine").replace("Plain &amp; Simple", "Mine XQ").replace("<title-short>Plain XQ</title-short>", "")
    good = program.library.file("mine.csl", mine)
    bad = program.library.file("bad.csl", mine.replace('<text variable="title"', '<text macro="gone"'))

    dialog = program.wait_for("dialog", "Digest Settings")
    go_to(program, "Citation Style", "shift+Tab")
    press("Return")
    wait_selected(program, "Stars, Stars XQ")
    dialog.find("button", "Add Style from File…").click()
    program.choose_file(bad, "Open")
    program.wait_for("label", "The Style Was Not Added")
    program.wait_for("label", "The style is not complete: it uses a macro “gone” that is not in it.")
    program.picture("style-refused")
    press("Escape")
    program.wait_gone("label", "The Style Was Not Added")

    dialog.find("button", "Add Style from File…").click()
    program.choose_file(good, "Open")
    wait_selected(program, "Mine XQ, Added by You")
    dialog.wait_for("label", re.compile(r" END$"))
    dialog.wait_for("button", "Remove")
    program.picture("style-added")


@case("what was added is removed, unless a digest has it")
def _(program):
    dialog = program.wait_for("dialog", "Digest Settings")
    dialog.find("button", "Use This Style").click()
    until("the style in the library", lambda: digest(program)[0] == "http://example.org/styles/mine")
    program.wait_gone("list", "Citation Styles")
    go_to(program, "Citation Style", "shift+Tab")
    press("Return")
    wait_selected(program, "Mine XQ, Added by You")
    remove(program, dialog)
    program.wait_for("label", "The Style Was Not Removed")
    press("Escape")
    program.wait_gone("label", "The Style Was Not Removed")

    search(program, "stars xq", "Stars, Stars XQ")
    press("Return", "Return")
    until("another style", lambda: digest(program)[0] == STARS)
    program.wait_gone("list", "Citation Styles")
    go_to(program, "Citation Style", "shift+Tab")
    press("Return")
    program.wait_for("list", "Citation Styles")
    search(program, "mine xq", "Mine XQ, Added by You")
    remove(program, dialog)
    search(program, "xq", "Stars, Stars XQ", "Plain & Simple, Plain XQ")
@case("no style of a name is said")
def _(program):
    go_to(program, "Find by name", "shift+Tab")
    press("ctrl+a")
    write("no such style at all")
    program.wait_for("label", "No Style of That Name")


@case("a style that is not on this computer is named")
def _(program):
    program.end()
    with sqlite3.connect(program.library.path) as library:
        library.execute("UPDATE digest SET citation_style = 'http://example.org/styles/lost'")
    program.again()
    program.wait_titles("A Chair by the Window")
    press("alt+Return")
    dialog = program.wait_for("dialog", "Digest Settings")
    dialog.wait_for("label", re.compile("“http://example.org/styles/lost” is not on this computer"))
    program.picture("style-lost")
    go_to(program, "Citation Style")
    press("Return")
    program.wait_for("list", "Citation Styles")


sys.exit(run_story(one_post))
