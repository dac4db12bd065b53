#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The effects of a post are offered as findings, confirmed, corrected, rejected and added by hand."""

import sys
from contextlib import contextmanager

from harness.choices import pick
from harness.editor import Editor, step
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import equal, until

POST = """---
title: What Waiting Does
month: 2031-03
topics: [Empathy]
---
Waiting helped a little, *g* = 0.21, 95% CI [0.10, 0.32], in seventeen trials. Talking helped more, *g* = 0.79.

## Practice Implications

Do not wait.
"""
WAITING = "g = 0.21, 95% CI [0.10, 0.32], k = 17"
TALKING = "g = 0.79"
BY_HAND = "OR = 2.00, CI [1.50, 3.00]"


@contextmanager
def editing():
    with Library() as library:
        library.sample()
        uuid = library.cli("new", "-", stdin=POST).split()[0]
        with Program(library, size=(1200, 1000)) as program:
            program.uuid = uuid
            row = until("the post", lambda: next((row for row in program.rows() if row.name.startswith("What Waiting")), None))
            program.click(row)
            until("the article", lambda: "Talking" in program.article())
            press("ctrl+Return")
            Editor(program)
            yield program


def stored(program):
    return [finding["estimate"] for finding in program.library.json("show", program.uuid).get("findings", [])]


def rows(program):
    return [row for row in program.list("Findings").children if row.role == "list item"]


def wait_stored(program, *expected):
    until(f"the findings {expected}", lambda: stored(program) == list(expected))


@case("the effects of the texts are offered, in their order")
def _(program):
    until("two rows", lambda: [row.name for row in rows(program)] == [WAITING, TALKING])
    equal("findings of the post", stored(program), [])


@case("Y confirms, and U takes it back")
def _(program):
    Editor(program).go("Practice Implications")
    step(program, "Tab", WAITING)
    press("y")
    wait_stored(program, 0.21)
    program.picture("findings")
    press("u")
    wait_stored(program)
    press("Return")
    wait_stored(program, 0.21)


@case("N rejects, which the post remembers, and U takes that back")
def _(program):
    step(program, "Down", TALKING)
    press("n")
    until("one row", lambda: [row.name for row in rows(program)] == [WAITING])
    press("u")
    until("two rows", lambda: len(rows(program)) == 2)


@case("E corrects, and says beside a field what is no number")
def _(program):
    step(program, "Down", TALKING)
    press("e")
    dialog = program.wait_for("dialog", "Finding")
    estimate = dialog.wait_for("text", "Estimate")
    estimate.set_text("0.7x")
    dialog.wait_for("button", "Confirm").click()
    dialog.wait_for("label", "This is no number.")
    estimate.set_text("0.80")
    lower, upper, level = (dialog.wait_for("text", name) for name in (
        "Lower Bound of the Interval", "Upper Bound of the Interval", "Level of the Interval, in Percent"))
    lower.set_text("0.9")
    level.set_text("950")
    dialog.wait_for("button", "Confirm").click()
    dialog.wait_for("label", "An interval has two bounds.")
    dialog.wait_for("label", "A level is between 1 and 100 percent: 95.")
    upper.set_text("0.7")
    level.set_text("")
    dialog.wait_for("button", "Confirm").click()
    dialog.wait_for("label", "The lower bound is greater than the upper one.")
    equal("findings of the post", stored(program), [0.21])
    lower.set_text("")
    upper.set_text("")
    dialog.wait_for("button", "Confirm").click()
    program.wait_gone("dialog", "Finding")
    wait_stored(program, 0.21, 0.8)


@case("a finding that no text has is added by hand, and U takes it back")
def _(program):
    press("Up")
    program.wait_focus("list item", WAITING)
    program.wait_for("button", "Add Finding…").click()
    dialog = program.wait_for("dialog", "Finding")
    step(program, "Tab", "Measure")
    pick(program, "Measure", "Odds ratio")
    estimate, lower, upper, comparison = (dialog.wait_for("text", name) for name in (
        "Estimate", "Lower Bound of the Interval", "Upper Bound of the Interval", "What Was Compared"))
    dialog.wait_for("button", "Confirm").click()
    dialog.wait_for("label", "A finding has an estimate.")
    estimate.set_text("-0.45")
    dialog.wait_for("button", "Confirm").click()
    dialog.wait_for("label", "A ratio is greater than 0.")
    equal("findings of the post", stored(program), [0.21, 0.8])
    estimate.set_text("5")
    lower.set_text("1.5")
    upper.set_text("3")
    dialog.wait_for("button", "Confirm").click()
    dialog.wait_for("label", "The interval does not hold the estimate.")
    equal("findings of the post", stored(program), [0.21, 0.8])
    estimate.set_text("2.0")
    comparison.set_text("Talking vs. waiting")
    dialog.wait_for("button", "Confirm").click()
    program.wait_gone("dialog", "Finding")
    wait_stored(program, 0.21, 0.8, 2)
    until("the row", lambda: [row.name for row in rows(program)][-1] == BY_HAND)
    program.wait_focus("list item", WAITING)
    press("u")
    wait_stored(program, 0.21, 0.8)
    until("the rows without it", lambda: BY_HAND not in [row.name for row in rows(program)])


@case("another number in the text asks what is right")
def _(program):
    editor = Editor(program)
    summary = editor.field("Summary")
    summary.set_text(summary.text.replace("0.21", "0.25"))
    until("the question", lambda: any("The text says" in row.name for row in
                                      program.wait_for("list", "Remarks of the Proof-Reader").find_all("list item")))


if __name__ == "__main__":
    sys.exit(run_story(editing))
