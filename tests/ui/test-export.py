#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A site, a book, an issue and a post go into folders, and an issue to a newsletter service."""

import sys
import zipfile
from contextlib import contextmanager
from pathlib import Path

from harness import screen
from harness.choices import pick
from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import check, equal, until


ALLIANCE = "What Therapists and Clients Bring to the Alliance"


def folder(program, name):
    return program.library.folder / name


def files(path):
    return sorted(str(file.relative_to(path)) for file in Path(path).rglob("*") if file.is_file())


def choose(program, path):
    """Names a folder in the file dialog."""
    program.find("dialog", "Export").wait_for("button", "Folder").click()
    program.choose_file(path, "Select")
    program.wait_for("label", str(path))


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


def save(program, target):
    """Saves what is one file under a name of its own."""
    dialog = program.find("dialog", "Export")
    dialog.wait_for("button", "Save As…").click()
    program.choose_file(target, "Save")
    dialog.wait_for("button", "Open")
    check(f"{target} is there", target.stat().st_size > 0)
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("a book goes out, and one of a topic")
def _(program):
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    program.wait_focus("combo box", "What")
    press("Down")
    pick(program, "As", "Book (EPUB)")
    dialog.wait_for("label", "What is published of it, for programs and devices that read books.")
    program.picture("export-book")
    save(program, folder(program, "all.epub"))

    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", "Topic")
    dialog.wait_for("combo box", "Topic")
    program.picture("export-topic")
    press("Down", "Down")
    program.wait_focus("combo box", "As")
    dialog.wait_for("button", "Save As…").click()
    program.wait_for("label", "Nothing Was Exported")
    program.wait_for("label", "Nothing of what was chosen is published.")
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("what a search found goes out as a book and as references")
def _(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    screen.write("alliance bring")
    program.wait_titles(ALLIANCE)
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", "What the List Shows")
    press("Down")
    program.wait_focus("combo box", "As")
    program.picture("export-list")
    book = folder(program, "found.epub")
    save(program, book)
    with zipfile.ZipFile(book) as epub:
        package = epub.read("EPUB/package.opf").decode()
    check(f"its name in {package}", '>alliance bring<' in package)

    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", "What the List Shows")
    press("Down")
    pick(program, "As", "References (RIS)")
    works = folder(program, "found.ris")
    save(program, works)
    equal("the works", works.read_text(encoding="utf-8").count("TY  - "), 1)
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    press("Escape")
    until("all posts", lambda: len(program.titles()) == 6)


@case("everything goes into a folder of Markdown files, with drafts where they are wanted")
def _(program):
    target = folder(program, "markdown")
    target.mkdir()
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    program.wait_focus("combo box", "What")
    press("Down")
    pick(program, "As", "Markdown Folder")
    dialog.wait_for("label", "Include Drafts")
    choose(program, target)
    program.picture("export-markdown")
    dialog.wait_for("button", "Export").click()
    dialog.wait_for("button", "Open")
    check(f"the digest and its posts among {files(target)}",
          {"digest.md", "issues/2023-03.md", "posts/negative-effects-of-psychotherapy.md"} <= set(files(target)))
    press("Escape")
    program.wait_gone("dialog", "Export")


@case("an issue goes out as an e-mail")
def _(program):
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", "Issue")
    dialog.wait_for("combo box", "Issue")
    press("Down", "Down")
    pick(program, "As", "E-Mail")
    dialog.wait_for("label", "What is published of the month as a message that your mail program opens. "
                    "Praxis sends nothing itself.")
    program.picture("export-email")
    save(program, folder(program, "month.eml"))
    check("the message", "X-Unsent: 1" in folder(program, "month.eml").read_text(encoding="utf-8"))


@case("an issue is copied for a newsletter service")
def _(program):
    press("ctrl+e")
    dialog = program.wait_for("dialog", "Export")
    pick(program, "What", "Issue")
    dialog.wait_for("combo box", "Issue")
    press("Down", "Down")
    pick(program, "As", "Newsletter")
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
    program.click(program.rows()[0])
    until("the article", lambda: "Borderline" in program.article())
    press("ctrl+shift+e")
    program.wait_for("dialog", "Export")
    page = folder(program, "post.html")
    save(program, page)
    check("the page", "Borderline" in page.read_text(encoding="utf-8"))


sys.exit(run_story(sample))
