#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The author turns signing on and off in the digest's settings; the key is made once, backed up and found again."""

import os
import sqlite3
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import Failure, check, equal, until

PAGE = """March 2021
A Chair by the Window
Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.
Forty clients chose where to sit.
Practice Implications
Let the client choose the chair.
"""


@contextmanager
def author():
    with Library() as library, tempfile.TemporaryDirectory() as data:
        library.page(PAGE)
        surroundings = {"XDG_DATA_HOME": data}
        with Program(library, size=(1200, 800), environment=surroundings) as program:
            program.keys = Path(data) / "praxis" / "keys"
            yield program


def key(program):
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return library.execute("SELECT signing_key FROM digest").fetchall()[0][0]


def go_to(program, name):
    """Moves the keyboard until it is on something with this name."""
    for _ in range(60):
        focus = program.focus
        if focus is not None and focus.name.startswith(name):
            return
        press("Tab")
        try:
            until(f"the focus to leave {focus!r}", lambda before=focus: program.focus not in (None, before), patience=1)
        except Failure:
            # Of a spin row the toolkit does not say that it has the keyboard.
            continue
    raise AssertionError(f"{name!r} is not reached; the focus is on {program.focus!r}")


def turn(program):
    go_to(program, "Sign Archives")
    press("space")


@case("signing is off, and one switch turns it on")
def _(program):
    program.wait_titles("A Chair by the Window")
    press("alt+Return")
    program.wait_for("dialog", "Digest Settings")
    equal("the key", key(program), "")
    turn(program)
    until("a key", lambda: len(key(program)) == 64)
    program.wait_for("button", "Back Up Key…")
    files = list(program.keys.glob("*.key"))
    equal("the file of the key", [oct(os.stat(file).st_mode & 0o777) for file in files], ["0o600"])
    check("the secret is not in the library", files[0].read_text().split()[1].encode() not in program.library.path.read_bytes())
    go_to(program, "Make a New Key…")
    program.picture("digest-signing")
    press("shift+Tab", "shift+Tab", "shift+Tab")


@case("it is backed up into a file, and a new one is made only by who means it")
def _(program):
    before = key(program)
    target = program.library.folder / "backup.key"
    go_to(program, "Back Up Key…")
    press("Return")
    program.choose_file(target, "Save")
    until("the file", target.exists)
    equal("what is in it", target.read_text().split(), next(program.keys.glob("*.key")).read_text().split())
    equal("who may read it", oct(os.stat(target).st_mode & 0o777), "0o600")
    for answer in ("Cancel", "Make a New Key"):
        go_to(program, "Make a New Key…")
        press("Return")
        program.wait_for("label", "Make a New Key?")
        program.picture("digest-new-key")
        program.wait_for("button", answer).click()
        program.wait_gone("label", "Make a New Key?")
        if answer == "Cancel":
            equal("the key", key(program), before)
    until("another key", lambda: key(program) not in ("", before))


@case("the old key comes back from its backup")
def _(program):
    renewed = key(program)
    go_to(program, "Sign Archives")
    press("space")
    until("no key", lambda: key(program) == "")
    go_to(program, "Restore Key…")
    press("Return")
    program.choose_file(program.library.folder / "backup.key", "Open")
    until("the key of before", lambda: key(program) not in ("", renewed))
    check("it is the one that was backed up", key(program) in (program.library.folder / "backup.key").read_text())


@case("off and on again it is the same key")
def _(program):
    before = key(program)
    turn(program)
    until("no key", lambda: key(program) == "")
    turn(program)
    until("the key as before", lambda: key(program) == before)
    press("Escape")
    program.wait_gone("dialog", "Digest Settings")


sys.exit(run_story(author))
