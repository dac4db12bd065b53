#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The findings of all posts: drawn and as a table, narrowed, sorted, opened and exported."""

import subprocess
import sys
from contextlib import contextmanager

from harness import screen
from harness.findings import SAMPLE, clear_findings, set_findings, set_notices
from harness.inspect import outside
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_each
from harness.wait import check, equal, until

CBT = "Cuijpers et al., 2023, CBT vs. care as usual or no treatment: g = 0.79, 95% CI [0.70, 0.89]"
OTHERS = "Cuijpers et al., 2023, CBT vs. other psychotherapies: g = 0.06, 95% CI [0.00, 0.12], k = 87"
QUALITY = "McPherson & Senra, 2022, Quality of life\u00a0· end of treatment: g = 0.24, 95% CI [0.13, 0.34], k = 11"
BORDERLINE = ("Leichsenring et al., 2023, Psychotherapy vs. control, symptoms: SMD = −0.52, 95% CI [−0.70, −0.33], k = 75, N = 4507")
NEEDED = "Cuijpers et al., 2023, CBT vs. care as usual or no treatment: NNT = 4.7"


@contextmanager
def evidence(size=(1200, 800), findings=SAMPLE, notice=None, **options):
    with Library().sample() as library:
        clear_findings(library.path)
        set_findings(library.path, findings)
        if notice:
            set_notices(library.path, *notice)
        with Program(library, size=size, **options) as program:
            until("the posts", lambda: len(program.titles()) >= 3)
            press("alt+7")
            program.wait_for("toggle button", "Show as a Table")
            yield program


def rows(program, role="list"):
    shown = program.find(role, "Findings")
    return [row.name for row in shown.walk() if row.role in ("list item", "table row") and row.name] if shown else []


def wait_rows(program, *expected, role="list"):
    until(f"the findings {expected}", lambda: rows(program, role) == list(expected))


@case("every finding is a row that says all of it, measure by measure")
def _():
    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        for measure in ("Hedges’ g", "Standardized mean difference", "Number needed to treat"):
            program.wait_for("label", measure)
        until("why there is no sum", lambda: any("not pooled" in label.name for label in program.find_all("label")))
        equal("what is cut off", outside(program.window), [])
        program.picture("evidence-wide")


@case("the arrow keys go over the rows, and Return opens the post")
def _():
    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        until("the focus on the first row", lambda: program.focus is not None and program.focus.name == CBT)
        press("Down", "Down")
        until("the focus on the third row", lambda: program.focus is not None and program.focus.name == QUALITY)
        press("Return")
        until("the post", lambda: "Quality of Life After Therapy" in program.article())
        check("the evidence has gone", program.find("list", "Findings") is None)


@case("the keyboard stays where it is when the window becomes narrow, and wide again")
def _():
    def has_focus(program, name):
        until(f"the keyboard on {name}", lambda: program.focus is not None and program.focus.name == name)

    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        press("Down", "Down")
        has_focus(program, QUALITY)
        for width, height in ((500, 640), (1200, 800), (600, 400), (1200, 800)):
            screen.resize(program.x11, width, height)
            until("the panes", lambda narrow=width < 700: (program.find("button", "Back") is not None and
                                                           (program.find_list("Collections and filters") is None) == narrow))
            screen.wait_until_still()
            has_focus(program, QUALITY)
        press("Up")
        has_focus(program, OTHERS)
        press("ctrl+f")
        program.wait_focus("entry", "Search posts")
        screen.resize(program.x11, 500, 640)
        until("one pane", lambda: program.find_list("Collections and filters") is None)
        screen.wait_until_still()
        program.wait_focus("entry", "Search posts")


@case("the facets and the search beside it are the library's")
def _():
    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        program.click(program.facet("Personality Disorders"))
        wait_rows(program, BORDERLINE)
        program.picture("evidence-narrowed")
        program.find("button", "Clear").click()
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        press("ctrl+f")
        program.wait_focus("entry", "Search posts")
        write("quality of life")
        wait_rows(program, QUALITY)
        write(" nowhere")
        program.wait_for("label", "No Findings Here")
        program.picture("evidence-none")
        program.find("button", "Clear Search and Filters").click()
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)


@case("they are sorted by size, and shown as a table")
def _():
    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        press("F10")
        program.wait_for("menu")
        press("Down", "Return")
        wait_rows(program, OTHERS, QUALITY, CBT, BORDERLINE, NEEDED)
        program.find("toggle button", "Show as a Table").click()
        until("the table", lambda: rows(program, "tree table")[1:4] == [OTHERS, QUALITY, CBT])
        for column in ("Study", "Comparison", "Measure", "Effect", "Interval", "Studies", "People"):
            check(column, program.find("label", column) is not None)
        program.picture("evidence-table")


@case("a post shows its own, and what is drawn is not read out")
def _():
    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        press("Return")
        until("the post", lambda: "Evidence at a Glance" in program.article())
        press("ctrl+shift+f")
        program.wait_focus("entry", "Find in this post")
        write("at a glance")
        program.wait_for("label", "1 of 1")
        program.picture("evidence-article")
        press("ctrl+a")
        # The title of the picture.
        write("forest plot")
        program.wait_for("label", "Not found")


NOTICE = ("treating-borderline-personality-disorder", "retracted")


@case("a work that was retracted is told beside its numbers, in the picture, the table and the files")
def _():
    retracted = BORDERLINE.replace("2023, ", "2023, retracted, ", 1)
    with evidence(notice=NOTICE) as program:
        wait_rows(program, CBT, OTHERS, QUALITY, retracted, NEEDED)
        equal("what is cut off", outside(program.window), [])
        program.picture("evidence-retracted")
        program.find("toggle button", "Show as a Table").click()
        until("the table", lambda: retracted in rows(program, "tree table"))
        check("a column of notices", program.find("label", "Notice") is not None)
        check("a cell", program.find("label", "retracted") is not None)
        program.picture("evidence-retracted-table")
    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        program.find("toggle button", "Show as a Table").click()
        program.wait_for("label", "Comparison")
        check("no column for nothing", program.find("label", "Notice") is None)


@case("where nobody has confirmed anything, it says how that is done")
def _():
    with evidence(findings={}) as program:
        program.wait_for("label", "No Findings Yet")
        check("nothing to clear", program.find("button", "Clear Search and Filters") is None)
        program.picture("evidence-empty")


@case("on a telephone, in the dark, with large text and right to left it is whole")
def _():
    ways = {
        "narrow": {"size": (370, 650)},
        "dark": {"environment": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}},
        "rtl": {"environment": {"LC_ALL": "ar_EG.UTF-8"}},
    }
    for name, options in ways.items():
        with evidence(**options) as program:
            until("the findings, from their header on",
                  lambda: len(rows(program)) >= 3 and program.find("label", "Hedges’ g") is not None)
            equal(f"what is cut off, {name}", outside(program.window), [])
            program.picture(f"evidence-{name}")
    subprocess.run(["xrdb", "-merge"], input="Xft.dpi: 192\n", text=True, check=True)
    try:
        with evidence(size=(740, 800)) as program:
            until("the findings, from their header on", lambda: rows(program) and program.find("label", "Hedges’ g") is not None)
            equal("what is cut off, large text", outside(program.window), [])
            program.picture("evidence-large")
    finally:
        subprocess.run(["xrdb", "-remove"], check=True)


@case("it is exported as a picture and as a table")
def _():
    with evidence() as program:
        wait_rows(program, CBT, OTHERS, QUALITY, BORDERLINE, NEEDED)
        for ending, beginning in (("svg", b"<?xml"), ("png", b"\x89PNG"), ("csv", b'"measure","study"')):
            target = program.library.folder / f"out.{ending}"
            press("F10")
            program.wait_for("menu")
            press("Down", "Down", "Down", "Return")
            # The first item of a menu in a menu leads back.
            press(*["Down"] * (1 + ("svg", "png", "csv").index(ending)), "Return")
            program.choose_file(target, "Save")
            until(f"the file {target.name}", lambda: target.exists() and target.read_bytes().startswith(beginning))


sys.exit(run_each())
