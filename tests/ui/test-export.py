#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A site, a book, an issue and a post go into folders, and an issue to a newsletter service."""

import sys
from contextlib import contextmanager
from pathlib import Path

from harness import screen
from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import check, equal, until


def folder(program, name):
    return program.library.folder / name


def files(path):
    return sorted(str(file.relative_to(path)) for file in Path(path).rglob("*") if file.is_file())


def choose(program, path):
    """Names a folder in the file dialog."""
    program.find("dialog", "Export").wait_for("button", "Folder").click()
    program.choose_file(path, "Select")
    program.wait_for("label", str(path))


def pick(program, row, index):
    """Chooses from a row of choices that has the focus."""
    program.wait_focus("combo box", row)
    press("space")
    until("the choices", lambda: program.focus is not None and program.focus.role == "list item")
    press("Home", *["Down"] * index, "Return")
    program.wait_focus("combo box", row)


@contextmanager
def sample():
    with Library().sample() as library:
        site = library.folder / "site"
        site.mkdir()
        with Program(library, size=(1100, 800), settings={"last-export-folder": ("s", site.as_uri())}) as program:
            yield program


@case("the site goes into the folder of the last time")
def _(program):
    program.wait_facet("All Posts, shown, 6 posts")
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    dialog.wait_for("label", str(folder(program, "site")))
    program.picture("export")
    dialog.wait_for("button", "Export").click()
    dialog.wait_for("button", "Open")
    check("the way to the folder", dialog.find("button", "Show in Files"))
    program.picture("exported")
    found = files(folder(program, "site"))
    for name in ("index.html", "archive.html", "2023/03/index.html", "style.css",
                 "posts/negative-effects-of-psychotherapy.html"):
        check(f"{name} among {found}", name in found)
    check("its words", "Leichsenring" in (folder(program, "site") / "index.html").read_text(encoding="utf-8")
          or "Borderline" in (folder(program, "site") / "index.html").read_text(encoding="utf-8"))
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("nothing is changed the second time")
def _(program):
    before = {name: (folder(program, "site") / name).stat().st_mtime_ns for name in files(folder(program, "site"))
              if name.endswith(".html")}
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    dialog.wait_for("button", "Export").click()
    dialog.wait_for("button", "Open")
    after = {name: (folder(program, "site") / name).stat().st_mtime_ns for name in before}
    equal("the times of the pages", after, before)
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("a book goes out")
def _(program):
    target = folder(program, "books")
    target.mkdir()
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", 2)
    dialog.wait_for("combo box", "Year")
    choose(program, target)
    program.picture("export-book")
    dialog.wait_for("button", "Export").click()
    dialog.wait_for("button", "Open")
    equal("the book", files(target), [".praxis-manifest.json", "sample.epub"])
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("an issue goes out as an e-mail")
def _(program):
    target = folder(program, "mail")
    target.mkdir()
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", 0)
    dialog.wait_for("combo box", "Issue")
    press("Down", "Down")
    pick(program, "As", 2)
    dialog.wait_for("label", "What is published of the month as a message that your mail program opens. "
                    "Praxis sends nothing itself.")
    choose(program, target)
    program.picture("export-email")
    dialog.wait_for("button", "Export").click()
    dialog.wait_for("button", "Open")
    equal("the message", files(target), [".praxis-manifest.json", "2023-03.eml"])
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("an issue is copied for a newsletter service")
def _(program):
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", 0)
    dialog.wait_for("combo box", "Issue")
    press("Down", "Down")
    pick(program, "As", 3)
    dialog.wait_for("button", "Copy to Clipboard")
    program.picture("export-newsletter")
    dialog.find("button", "Copy to Clipboard").click()
    program.wait_for("label", "Copied as HTML")
    copied = screen.paste("text/html")
    check(f"a whole document with styles in {copied}", "<html" in copied and "style=" in copied)


@case("a folder with other files in it is refused, and left alone")
def _(program):
    full = folder(program, "full")
    full.mkdir()
    (full / "letter.txt").write_text("Dear reader")
    press("ctrl+e")
    choose(program, full)
    program.wait_for("button", "Export").click()
    program.wait_for("label", "Nothing Was Exported")
    program.picture("export-refused")
    equal("what is in it", files(full), ["letter.txt"])
    program.wait_for("button", "Back").click()
    program.wait_for("label", str(full))
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("a post goes out alone")
def _(program):
    target = folder(program, "post")
    target.mkdir()
    program.click(program.rows()[0])
    until("the article", lambda: "Borderline" in program.article())
    press("ctrl+shift+e")
    choose(program, target)
    dialog = program.wait_for("dialog", "Export")
    dialog.wait_for("button", "Export").click()
    dialog.wait_for("button", "Open")
    check(f"the page among {files(target)}",
          "treating-borderline-personality-disorder.html" in files(target)
          or any(name.startswith("treating-") for name in files(target)))
    press("Escape")


sys.exit(run_story(sample))
