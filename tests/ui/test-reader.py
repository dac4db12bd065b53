#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a post is read: what is found in it, how it looks, how it is printed and read aloud."""

import re
import subprocess
import sys
from contextlib import contextmanager

from harness import screen
from harness.library import Library
from harness.program import Program, write_settings
from harness.screen import copy, press
from harness.tap import case, run_story
from harness.wait import check, equal, until

FIRST = "Treating Borderline"


@contextmanager
def sample():
    with Library().sample() as library, Program(library, size=(1200, 800)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        yield program


def open_first(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    press("Down")
    until("the focus on a post", lambda: program.focus is not None and program.focus.role == "list item")
    press("Home")
    until("the first post", lambda: "Borderline" in program.article())


def wait_found(program, words):
    program.wait_for("label", words)


@case("what is found is counted, and Ctrl+G goes on and past the end")
def _(program):
    open_first(program)
    press("ctrl+shift+f")
    program.wait_focus("entry", "Find in this post")
    # Neither case nor the accents of what is typed matter.
    copy("Thérap")
    press("ctrl+v")
    first = program.wait_for("label", re.compile("^1 of [0-9]+$"))
    n = int(first.name.split()[-1])
    check("several places", n > 2)
    program.picture("reader-find")
    for place in range(2, n + 1):
        press("ctrl+g")
        wait_found(program, f"{place} of {n}")
    press("ctrl+g")
    wait_found(program, f"1 of {n}\nFrom the top")
    press("ctrl+shift+g")
    wait_found(program, f"{n} of {n}\nFrom the end")
    press("ctrl+shift+g")
    wait_found(program, f"{n - 1} of {n}")


def first_in_sight(program):
    """The paragraph at the top of the page; WebKit counts from there."""
    page = next(node for node in program.application.walk() if node.role == "document web")
    return next((node for node in page.walk_all()
                 if node.role in ("paragraph", "heading") and node.extents.y + node.extents.height > 0), None)


@case("another appearance shows at once, and keeps the place")
def _(program):
    press("Escape")
    program.wait_gone("entry", "Find in this post")
    press("F6")
    until("the focus in the article", lambda: program.focus is not None and program.focus.role != "list item")
    press("Page_Down")
    until("the page to be scrolled", lambda: not first_in_sight(program).text.startswith("March"))
    before = first_in_sight(program)
    text, place = before.text, before.extents
    check("the middle of the page", len(text) > 60)

    for name, settings in (("sepia", {"reader-scheme": ("s", "sepia")}),
                           ("night", {"reader-scheme": ("s", "night"), "reader-justified": ("b", True)}),
                           ("dark", {"reader-scheme": ("s", "dark"), "reader-line-spacing": ("i", 200)}),
                           ("light", {"reader-scheme": ("s", "light"), "reader-size": ("i", 140)})):
        paper = screen.colour_of(program.x11, -40, -40)
        write_settings(settings)
        until(f"another paper in {name}", lambda: screen.colour_of(program.x11, -40, -40) != paper)
        equal("the paragraph at the top", first_in_sight(program).text, text)
        program.picture(f"reader-{name}")
    until("longer lines", lambda: first_in_sight(program).extents.height > place.height)
    write_settings({})
    until("the first size", lambda: first_in_sight(program).extents.height == place.height)
    equal("the paragraph at the top", first_in_sight(program).text, text)
    check("nearly the same line at the top", abs(first_in_sight(program).extents.y - place.y) < 60)


def do(program, action):
    """A command of whatever has it."""
    next(node for node in program.window.walk(web=False) if action in node.actions).do(action)


def words_of(path):
    """The words of a PDF, without the line breaks of the paper."""
    return " ".join(subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout.split())


def facts_of(path):
    said = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    return dict(re.split(r":\s*", line, maxsplit=1) for line in said.splitlines())


def save_pdf(program, action, path):
    do(program, action)
    program.choose_file(path, "Save")
    program.wait_for("label", "PDF saved")
    program.wait_for("button", "Open")
    program.picture("reader-pdf-saved")


@case("a post is saved as PDF, black on white whatever the screen")
def _(program):
    write_settings({"reader-scheme": ("s", "night")})
    path = program.library.folder / "post.pdf"
    save_pdf(program, "win.save-pdf", path)
    words = words_of(path)
    for part in ("Treating Borderline Personality Disorder: What the Evidence Supports", "Practice Implications",
                 "Journal of the American Medical Association, 329(8)", "better position to avoid splitting.", "Written by"):
        check(f"{part!r} among {words}", part in words)
    equal("its title", facts_of(path)["Title"], "Treating Borderline Personality Disorder: What the Evidence Supports – The Praxis project")


@case("Ctrl+P asks for a printer, and Escape prints nothing")
def _(program):
    press("ctrl+p")
    until("the print dialog", lambda: any(node.name == "Print" for node in program.application.children))
    press("Escape")
    until("the dialog to go", lambda: not any(node.name == "Print" for node in program.application.children))


@case("a month is saved as one PDF")
def _(program):
    press("ctrl+i")
    program.wait_for("list", "Posts of the month")
    path = program.library.folder / "month.pdf"
    save_pdf(program, "issue.save-pdf", path)
    words = words_of(path)
    for part in ("March 2023", "This month… I blog about the treatment", "Treating Borderline Personality Disorder",
                 "Mentalizing and Outcome", "How Common Are Negative Effects"):
        check(f"{part!r} among {words}", part in words)
    equal("its title", facts_of(path)["Title"], "March 2023 – Psychotherapy in Practice: a sample")


sys.exit(run_story(sample))
