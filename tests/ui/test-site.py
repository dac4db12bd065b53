#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A digest's site gets a theme, a header and a footer, which are seen at once on a page of it, by the keyboard alone."""

import os
import re
import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path

from harness import screen
from harness.inspect import nameless
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

# The papers of the themes, as a picture has them.
PLAIN, PLAIN_DARK, CLINIC_BAND, NIGHT = "#FDFCFA", "#1A1B1E", "#0D4A7F", "#10132A"


@contextmanager
def one_post():
    with Library() as library:
        library.page(PAGE)
        themes = Path(os.environ["XDG_DATA_HOME"], "praxis", "themes")
        themes.mkdir(parents=True)
        (themes / "broken.css").write_text(":root {\n  --paper: url(https://example.org/x.png);\n}\n", encoding="utf-8")
        (themes / "lake.css").write_text(":root { --paper: #0A5A5C; --color-scheme: dark; }\n", encoding="utf-8")
        with Program(library, size=(1000, 1000)) as program:
            program.wait_titles("A Chair by the Window")
            yield program


def digest(program):
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return library.execute("SELECT site_theme, site_header, site_footer FROM digest").fetchone()


def go_to(program, name, key="Tab"):
    """Moves the keyboard until it is on something with this name."""
    for _ in range(60):
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


def shows(program, colour):
    colours = screen.run("import", "-silent", "-window", program.x11, "-format", "%c", "-depth", "8", "histogram:info:-")
    return any(int(line.split(":")[0]) > 2000 for line in colours.splitlines() if colour in line)


def wait_colour(program, colour):
    until(f"the colour {colour}", lambda: shows(program, colour))


def preview(program):
    """The words on the page in the preview."""
    dialog = program.find("dialog", "Digest Settings")
    found = next((child for node in dialog.walk(web=False) for child in node.children if child.role == "filler"), None)
    return " ".join(node.text for node in found.walk_all() if node.text) if found else ""


def choose(program, name, *keys):
    go_to(program, "Theme")
    press("space")
    program.wait_focus("list item")
    press(*keys, "Return")
    until(f"the theme {name!r}", lambda: digest(program)[0] == name)


@case("the settings show a page of the digest in its theme")
def _(program):
    press("alt+Return")
    dialog = program.wait_for("dialog", "Digest Settings")
    program.wait_focus("text", "Title")
    go_to(program, "Theme")
    until("the post on the page", lambda: "Let the client choose the chair." in preview(program))
    wait_colour(program, PLAIN)
    equal("what has no name", nameless(dialog), [])
    program.picture("site-plain")


@case("another theme is seen at once, and kept")
def _(program):
    choose(program, "clinic", "Down")
    wait_colour(program, CLINIC_BAND)
    program.picture("site-clinic")
    choose(program, "night", "Down")
    wait_colour(program, NIGHT)
    check("the same page", "Let the client choose the chair." in preview(program))
    program.picture("site-night")
    choose(program, "", "Home")
    wait_colour(program, PLAIN)


@case("the page is seen in dark colours too")
def _(program):
    go_to(program, "Light Colors", "shift+Tab")
    press("Right")
    program.wait_focus(None, "Dark Colors")
    press("space")
    wait_colour(program, PLAIN_DARK)
    program.picture("site-dark")
    press("Left", "space")
    wait_colour(program, PLAIN)


@case("a theme of the author's own is there, and one that is wrong says why")
def _(program):
    dialog = program.wait_for("dialog", "Digest Settings")
    choose(program, "lake", "End")
    wait_colour(program, "#0A5A5C")
    choose(program, "broken", "Up")
    dialog.wait_for("label", re.compile(r"broken\.css cannot be used\. Line 2: “url\(https://example\.org/x\.png\)” is no value"))
    program.picture("site-broken")
    choose(program, "clinic", "Home", "Down")
    wait_colour(program, CLINIC_BAND)


@case("a theme is copied to be changed, and the list follows its folder")
def _(program):
    dialog = program.wait_for("dialog", "Digest Settings")
    themes = Path(os.environ["XDG_DATA_HOME"], "praxis", "themes")
    go_to(program, "Copy This Theme")
    press("Return")
    until("the copy to be the theme", lambda: digest(program)[0] == "my-clinic")
    check("the theme in the folder", "--band" in (themes / "my-clinic.css").read_text(encoding="utf-8"))
    wait_colour(program, CLINIC_BAND)
    (themes / "zebra.css").write_text(":root { }\n", encoding="utf-8")
    (themes / "my-clinic.css").write_text(":root { --color-scheme: light; --paper: #0A5A5C; --panel: #0A5A5C; --ink: #333333; }\n",
                                          encoding="utf-8")
    dialog.wait_for("label", re.compile(r"^On light pages --accent on --paper has a contrast of 1\.0:1; text needs at least 4\.5:1\."))
    wait_colour(program, "#0A5A5C")
    program.picture("site-contrast")
    dialog.wait_for("button", "Open the Folder of Your Themes")
    choose(program, "zebra", "End")
    choose(program, "clinic", "Home", "Down")
    go_to(program, "Light Colors", "shift+Tab")
    wait_colour(program, CLINIC_BAND)


@case("what stands above and below every page is cleaned, and what was left out is said")
def _(program):
    dialog = program.wait_for("dialog", "Digest Settings")
    go_to(program, "Above Every Page")
    write("<p>Part of <a href=\"https://example.org/\">Example</a><script>alert(1)</script></p>")
    until("the header on the page", lambda: "Part of" in preview(program))
    dialog.wait_for("label", "Scripts are left out.")
    check("no script", "alert" not in preview(program))
    go_to(program, "Below Every Page")
    write("<img src=x>Bye")
    until("the footer on the page", lambda: "Bye" in preview(program))
    dialog.wait_for("label", "Pictures and frames are left out: pages load nothing.")
    until("both in the library", lambda: digest(program) == (
        "clinic", "<p>Part of <a href=\"https://example.org/\">Example</a><script>alert(1)</script></p>", "<img src=x>Bye"))
    program.picture("site-fragments")


@case("typing is undone by its key")
def _(program):
    press("ctrl+z")
    until("less in the field", lambda: digest(program)[2] != "<img src=x>Bye")
    press("ctrl+shift+z")
    until("the footer again", lambda: digest(program)[2] == "<img src=x>Bye")


@case("there is room for it in a narrow window")
def _(program):
    screen.resize(program.x11, 360, 640)
    go_to(program, "Theme", "shift+Tab")
    wait_colour(program, CLINIC_BAND)
    program.picture("site-narrow")


@case("a theme that is gone is named")
def _(program):
    program.end()
    with sqlite3.connect(program.library.path) as library:
        library.execute("UPDATE digest SET site_theme = 'gone'")
    program.again()
    program.wait_titles("A Chair by the Window")
    press("alt+Return")
    dialog = program.wait_for("dialog", "Digest Settings")
    dialog.wait_for("label", re.compile("^There is no theme “gone”"))
    press("Escape")
    program.wait_gone("dialog", "Digest Settings")
    equal("the theme", digest(program)[0], "gone")


sys.exit(run_story(one_post))
