#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An archive is opened, updated and refused, and the author's side of it: the switch that signs."""

import re
import sqlite3
import sys
from contextlib import contextmanager

from harness import screen
from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import check, equal, until


@contextmanager
def reader():
    with Library() as author, Library() as library:
        author.sample()
        author.cli("key", "on", "--file")
        author.archive = author.folder / "sample.praxis"
        author.cli("export", "--as", "archive", "--to", author.archive)
        with Program(library, author.archive, size=(1200, 800)) as program:
            program.author = author
            yield program


def ask(program, query):
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return library.execute(query).fetchall()


@case("an archive that is opened says what it is before anything comes in")
def _(program):
    dialog = program.wait_for("dialog", "Archive")
    dialog.wait_for("label", "Psychotherapy in Practice: a sample")
    dialog.wait_for("label", re.compile("^6 posts in 2 months"))
    dialog.wait_for("label", re.compile("^Signed with the key"))
    check("nothing is in the library", not ask(program, "SELECT 1 FROM digest"))
    program.picture("archive-found")
    screen.resize(program.x11, 370, 650)
    until("a narrow window", lambda: program.window.extents.width < 400)
    program.picture("archive-found-360x640")
    screen.resize(program.x11, 1200, 800)
    until("a wide window", lambda: program.window.extents.width > 1000)


@case("Enter adds it, and its posts are unread and cannot be edited")
def _(program):
    program.wait_focus("button", "Add to Library")
    press("Return")
    program.wait_gone("dialog", "Archive")
    program.wait_for("label", re.compile("^6 new posts in"))
    until("the posts", lambda: len(program.titles()) == 6)
    equal("its origin", ask(program, "SELECT origin FROM digest"), [(2,)])
    equal("unread posts", ask(program, "SELECT count(*) FROM post WHERE own & 1"), [(6,)])
    press("ctrl+Return")
    press("alt+Return")
    program.wait_for("dialog", "Subscription")
    check("no settings", not program.find("dialog", "Digest Settings"))
    press("Escape")
    program.wait_gone("dialog", "Subscription")
    program.picture("archive-added")


@case("a file that was tampered with is refused in words that name the post")
def _(program):
    with sqlite3.connect(program.author.archive) as archive:
        archive.execute("UPDATE post SET document = replace (document, 'negative', 'positive') "
                        "WHERE document LIKE '%How Common%'")
    press("ctrl+shift+o")
    program.choose_file(program.author.archive, "Open")
    dialog = program.wait_for("dialog", "Archive")
    dialog.wait_for("label", re.compile("“How Common Are Negative Effects of Psychotherapy\\?”"))
    program.picture("archive-refused")
    press("Escape")
    program.wait_gone("dialog", "Archive")


@case("another key is the reader's decision")
def _(program):
    program.author.archive.unlink()
    program.author.cli("key", "new", "--replace", "--file")
    program.author.cli("export", "--as", "archive", "--to", program.author.archive)
    press("ctrl+shift+o")
    program.choose_file(program.author.archive, "Open")
    dialog = program.wait_for("dialog", "Archive")
    dialog.wait_for("label", re.compile("^This archive is signed with another key"))
    program.picture("archive-other-key")
    dialog.find("button", "Trust It from Now On").click()
    program.wait_gone("dialog", "Archive")
    until("the new key", lambda: ask(program, "SELECT signing_key FROM subscription")[0][0] in
          program.author.cli("key", "show"))


sys.exit(run_story(reader))
