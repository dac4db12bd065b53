#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Beginnings, good and bad: no library yet, one that cannot be read, one that was left in the middle."""

import sqlite3
import sys

from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_each
from harness.wait import check, equal, until


def refused(library, *words):
    """Opens a library that cannot be opened, and looks for the words."""
    with Program(library, size=(800, 600)) as program:
        page = program.wait_for("label", "The Library Cannot Be Opened").parent
        said = " ".join(label.name for label in page.find_all("label"))
        for word in words:
            check(f"{word!r} in {said!r}", word in said)
        check("a way to try again", program.find("button", "Try Again"))
        return program.picture("refused")


@case("the first time it offers a page to import and the sample")
def _():
    with Library() as library, Program(library, size=(1000, 700)) as program:
        program.wait_for("label", "Welcome to Praxis")
        check("posts can be imported", program.find("button", "Import…"))
        program.picture("welcome")
        program.wait_for("button", "Look at the Sample").click()
        program.wait_facet("All Posts, shown, 6 posts")
        equal("what the library lists", len(library.json("list")), 6)

        # It can be taken back.
        press("ctrl+z")
        until("an empty library", lambda: library.json("list") == [])


@case("a library of a newer Praxis is left alone, with words")
def _():
    with Library().sample() as library:
        with sqlite3.connect(library.path) as database:
            database.execute("PRAGMA user_version = 99999")
        database.close()
        before = library.path.read_bytes()
        refused(library, "newer")
        check("not a byte has changed", library.path.read_bytes() == before)


@case("so is a damaged one")
def _():
    with Library().sample() as library:
        content = bytearray(library.path.read_bytes())
        content[0:4096] = b"\0" * 4096
        library.path.write_bytes(content)
        refused(library)
        check("not a byte has changed", library.path.read_bytes() == bytes(content))


@case("and a file that never was a library")
def _():
    with Library() as library:
        library.path.write_text("Milk, bread, two lemons.\n" * 400, encoding="utf-8")
        refused(library)


@case("once the library is whole again, it opens")
def _():
    with Library().sample() as library:
        content = library.path.read_bytes()
        library.path.write_text("Milk, bread, two lemons.\n" * 400, encoding="utf-8")
        with Program(library, size=(1000, 700)) as program:
            program.wait_for("label", "The Library Cannot Be Opened")
            library.path.write_bytes(content)
            program.wait_for("button", "Try Again").click()
            program.wait_facet("All Posts, shown, 6 posts")


@case("killed in the middle, it starts again with everything")
def _():
    with Library().sample() as library:
        with Program(library, size=(1000, 700)) as program:
            program.wait_facet("All Posts, shown, 6 posts")
            program.click(program.rows()[0])
            until("the article", lambda: "Borderline" in program.article())
            press("Delete")
            program.wait_facet("Trash, 1 post")
            program.kill()
        with Program(library, size=(1000, 700)) as program:
            program.wait_facet("All Posts, shown, 5 posts")
            program.wait_facet("Trash, 1 post")
        check("the library is sound", library.json("verify")["ok"])


sys.exit(run_each())
