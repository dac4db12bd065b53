#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Small windows, large text, the dark, and right to left: nothing is cut, all is reached."""

import re
import subprocess
import sys
from contextlib import contextmanager

from harness import screen
from harness.editor import Editor, step
from harness.inspect import gather, outside
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_each
from harness.wait import check, equal, until

# A post that is remarked on, with long fixes, and whose numbers are offered as a finding.
REMARKED = """---
title: Walking and Talking
month: "2020-03"
status: draft
topics: [Client Factors]
types: [Meta-Analysis]
citations:
  - reference: "Amber, C. D. (2020). Therapy out of doors. Journal of Open Air, 12(3), 45-61."
---

Walking helped, g = 0.90 [95% CI 0.10, 0.50]. The borderlines in the groups walked less, t(48) = 2.20, p = .320.

## Practice Implications

Walk.
"""

BORDERLINE = "Treating Borderline Personality Disorder: What the Evidence Supports"


@contextmanager
def sample(size, **options):
    with Library().sample() as library, Program(library, size=size, **options) as program:
        until("the posts", lambda: BORDERLINE in program.titles())
        yield program


def with_border(width, height):
    """Without a compositor a window has a border inside its size; a telephone has none."""
    return width + 10, height + 10


@contextmanager
def large_text():
    subprocess.run(["xrdb", "-merge"], input="Xft.dpi: 192\n", text=True, check=True)
    try:
        yield
    finally:
        subprocess.run(["xrdb", "-remove"], check=True)


def look(program, page, name):
    name = f"{page}-{name}"
    program.picture(name)
    gather(outside(program.window), name)


def visit_all(program, name):
    """Goes to every page and dialog, by the ways that a narrow window has."""
    size = screen.geometry_of(program.x11)[2:]
    look(program, "posts", name)

    program.click(program.rows()[0])
    until("the article", lambda: "Borderline" in program.article())
    look(program, "reader", name)

    back = program.find("button", "Back")
    if back:
        back.click()
        until("the posts", lambda: program.titles())
        until("the reader to go", lambda: program.find("toggle button", "Post Menu") is None)
        back = program.wait_for("button", "Back")
        back.click()
        program.wait_for("list", "Collections and filters")
        look(program, "facets", name)
        program.click(program.facet("All Posts"))
        until("the posts", lambda: program.titles())

    for keys, page in (("ctrl+o", "import"), ("ctrl+e", "export"), ("ctrl+comma", "preferences"), ("ctrl+alt+o", "subscribe")):
        press(keys)
        program.wait_for("dialog")
        look(program, page, name)
        press("Escape")
        program.wait_gone("dialog")

    for keys, page in (("alt+6", "My Notes"), ("alt+7", "Evidence"), ("alt+8", "Review"), ("alt+9", "Coverage")):
        press(keys)
        program.wait_for("grouping", page)
        look(program, page.replace(" ", "-").lower(), name)
    press("alt+Left")
    program.wait_gone("grouping", "Coverage")
    until("the posts", lambda: program.titles())

    press("ctrl+n")
    program.wait_focus("text", "Title")
    look(program, "editor", name)
    press("alt+Left")
    until("the posts", lambda: program.titles())

    press("ctrl+i")
    program.wait_for("list", "Posts of the month")
    look(program, "issue", name)
    press("ctrl+shift+p")
    program.wait_for("dialog")
    look(program, "publish", name)
    press("Escape")
    program.wait_gone("dialog")
    press("Escape")
    program.wait_gone("list", "Posts of the month")

    equal("the size of the window", screen.geometry_of(program.x11)[2:], size)


def visit_remarks(program, name):
    """Goes to what is remarked on a post, in the review and in the editor, and to a finding."""
    size = screen.geometry_of(program.x11)[2:]
    press("alt+8")
    until("the remarks", lambda: program.find("list", "Remarks"))
    look(program, "remarks", name)
    press("End")
    program.wait_for("button", re.compile("^Write “people"))
    look(program, "last-remark", name)
    press("alt+Left")
    program.wait_gone("grouping", "Review")

    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    write("Walking and Talking")
    until("the post", lambda: len(program.titles()) == 1)
    program.click(program.rows()[0])
    until("the article", lambda: "Walking" in program.article())
    press("ctrl+Return")
    editor = Editor(program)
    until("the remarks", lambda: program.find("list", "Remarks of the Proof-Reader"))
    finding = program.list("Findings").find("list item").name
    look(program, "remarked", name)
    press("F8")
    popover = program.wait_for("label", "1 of 3").parent.extents
    check(f"a popover that is no wider than the window: {popover}", popover.width < 340)
    screen.picture(f"popover-{name}")
    press("Escape")
    editor.go("Title", "Post")
    editor.go("Practice Implications")
    step(program, "Tab", finding)
    press("e")
    program.wait_for("dialog", "Finding")
    look(program, "finding", name)
    press("Escape")
    program.wait_gone("dialog", "Finding")
    editor.leave()
    equal("the size of the window", screen.geometry_of(program.x11)[2:], size)


@case("360 × 640, a telephone")
def _():
    with sample(with_border(360, 640)) as program:
        equal("the window", screen.geometry_of(program.x11)[2:], with_border(360, 640))
        visit_all(program, "360x640")


@case("360 × 294, the smallest")
def _():
    with sample(with_border(360, 294)) as program:
        equal("the window", screen.geometry_of(program.x11)[2:], with_border(360, 294))
        visit_all(program, "360x294")


@case("a wide window that becomes narrow keeps what it shows")
def _():
    with sample((1200, 800)) as program:
        program.click(program.rows()[1])
        until("the article", lambda: "Mentalizing" in program.article())
        screen.resize(program.x11, 400, 700)
        until("one pane", lambda: program.find("button", "Back"))
        look(program, "resized", "400x700")
        check("the article is still there", "Mentalizing" in program.article())
        screen.resize(program.x11, 1200, 800)
        until("three panes", lambda: program.titles() and program.find_list("Collections and filters"))
        look(program, "resized", "1200x800")


@case("the keyboard stays where it is when the window becomes narrow, and wide again")
def _():
    with sample((1200, 800)) as program:
        def stays(role, name):
            for width, n_panes in ((800, 2), (1200, 3), (600, 1), (1200, 3)):
                screen.resize(program.x11, width, 700)
                until(f"{n_panes} panes", lambda n=n_panes: (program.find_list("Collections and filters") is not None) == (n == 3))
                screen.wait_until_still()
                until(f"the keyboard on {name}", lambda: program.focus is not None and
                      (program.focus.role, program.focus.name) == (role, name))

        press("Down", "Down")
        row = program.rows()[1]
        until("the second post", lambda: program.focus is not None and program.focus.name == row.name)
        stays("list item", row.name)
        press("ctrl+f")
        program.wait_focus("entry", "Search posts")
        stays("entry", "Search posts")


@case("text of twice the size")
def _():
    with large_text():
        with sample((1200, 850)) as program:
            visit_all(program, "200-percent")


@case("text of twice the size on a telephone")
def _():
    with large_text():
        with sample(with_border(360, 640)) as program:
            visit_all(program, "200-percent-360x640")


@case("remarks and findings, with text of twice the size on a telephone")
def _():
    with large_text(), Library().sample() as library:
        library.cli("new", "-", stdin=REMARKED)
        with Program(library, size=with_border(360, 640)) as program:
            until("the posts", lambda: BORDERLINE in program.titles())
            visit_remarks(program, "200-percent-360x640")


@case("a note of two lines is seen as a whole, in the pane and in the sheet")
def _():
    slug = "treating-borderline-personality-disorder"
    for size, pane in (((1200, 800), "pane"), (with_border(360, 640), "sheet")):
        with Library().sample() as library:
            library.cli("notes", "--post", slug, "--add", "Short.")
            library.cli("notes", "--post", slug, "--add", "To be read again, " + "with the whole team, " * 6 + "soon.")
            with Program(library, size=size) as program:
                until("the posts", lambda: BORDERLINE in program.titles())
                program.click(next(row for row in program.rows() if BORDERLINE in row.name))
                until("the article", lambda: "Borderline" in program.article())
                press("F7")
                until("two notes", lambda: len(program.wait_for("list", "Notes").find_all("text", "Note")) == 2)
                screen.wait_until_still()
                program.picture(f"notes-{pane}")
                short, long = sorted(note.extents.height for note in program.list("Notes").find_all("text", "Note"))
                check(f"a long note of {long} px beside a short one of {short}", long > 1.6 * short)


@case("right to left, the panes change sides")
def _():
    with sample((1200, 800), environment={"LC_ALL": "ar_EG.UTF-8", "LANG": "ar_EG.UTF-8"}) as program:
        facets, posts = program.list("Collections and filters").extents, program.list("Posts").extents
        check(f"the filters {facets} at the right of the posts {posts}", facets.x > posts.x)
        visit_all(program, "rtl")


@case("in the dark everything is dark, the page too")
def _():
    with sample((1200, 800), environment={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}) as program:
        program.click(program.rows()[0])
        until("the article", lambda: "Borderline" in program.article())
        picture = program.picture("dark")
        for what, region in (("the posts", "300x600+300+150"), ("the article", "450x600+720+150")):
            brightness = float(screen.run("convert", str(picture), "-crop", region, "-colorspace", "Gray",
                                          "-format", "%[fx:mean]", "info:"))
            check(f"{what} have a brightness of {brightness}", brightness < 0.4)


sys.exit(run_each())
