#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that are being written while the program, the disk or the permissions fail.

PRAXIS_KILLS says how often the program is killed (10).
"""

import hashlib
import os
import random
import re
import resource
import sys
import threading
import time
from contextlib import contextmanager

from harness.editor import Editor
from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_each
from harness.wait import check, equal, until

KILLS = int(os.environ.get("PRAXIS_KILLS", "10"))

# What may be lost (s).
MOST = 2

TITLE = "Written in Haste"
WORDS = [f"word{number} " for number in range(60)]


def new_post(program):
    press("ctrl+n")
    editor = Editor(program)
    write(TITLE)
    editor.wait_text("Title", TITLE, "Post")
    return editor


def stored(library):
    """The summary that the library has of the post; None where it has no such post."""
    for post in library.json("list"):
        if post["title"] == TITLE:
            return library.json("show", post["uuid"])["summary"]
    return None


class Witness:
    """Looks at a field while somebody types into it, and remembers when it showed how much."""

    def __init__(self, field):
        self.field = field
        self.seen = [(time.monotonic(), field.text)]

    def look(self):
        text = self.field.text
        self.seen.append((time.monotonic(), text))
        return text

    def shown_until(self, moment):
        return [text for when, text in self.seen if when <= moment][-1:] or [self.seen[0][1]]


def type_words(stop):
    """Types a word after the other, each to its end: a key that is left down would go on by itself."""
    for word in WORDS:
        if stop.is_set():
            return
        write(word)


def type_and_kill(program, editor, count):
    """Types, and kills the program as soon as so many letters have come. Returns what it must not lose, and all."""
    witness = Witness(editor.go("Summary"))
    before = len(witness.seen[0][1])
    stop = threading.Event()
    typing = threading.Thread(target=type_words, args=(stop,))
    typing.start()
    try:
        until(f"{count} letters", lambda: len(witness.look()) >= before + count)
        program.kill()
        killed = time.monotonic()
    finally:
        stop.set()
        typing.join()
    return witness.shown_until(killed - MOST)[0], witness.seen[-1][1]


def go_on(program):
    """Starts it again and takes up the post where it was left."""
    program.again()
    program.wait_for("label", f"You were writing “{TITLE}”")
    program.wait_for("button", "Go On").click()
    editor = Editor(program)
    editor.wait_text("Title", TITLE, "Post")
    return editor


@case(f"killed {KILLS} times while somebody types: two seconds are lost at most, and the library is sound")
def _():
    chance = random.Random(KILLS)
    with Library().sample() as library, Program(library, size=(1200, 1000)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        editor = new_post(program)
        editor.wait_saved()
        lost = []
        for number in range(KILLS):
            # Some seconds at first, then any time from the first letter on.
            least, most = type_and_kill(program, editor, chance.randint(3, 200) if number else 250)
            check(f"kill {number}: the library is sound", library.json("verify")["ok"])
            kept = stored(library)
            check(f"kill {number}: {kept!r} begins with {least!r}", kept is not None and kept.startswith(least))
            # What was typed between the last look and the end may be there as well.
            check(f"kill {number}: {kept!r} and {most!r} are one text", kept.startswith(most) or most.startswith(kept))
            lost.append(max(len(most) - len(kept), 0))
            editor = go_on(program)
            editor.wait_text("Summary", kept)
        print("# letters lost:", *sorted(lost))
        press("ctrl+q")
        equal("the exit status", program.wait_ended(), 0)


@case("a program that ended as it should offers nothing to go on with")
def _():
    with Library().sample() as library, Program(library, size=(1200, 1000)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        editor = new_post(program)
        editor.wait_saved()
        press("ctrl+q")
        equal("the exit status", program.wait_ended(), 0)
        program.again()
        program.wait_facet("All Posts, shown, 7 posts")
        program.picture("started-again")
        check("no offer", program.find("button", "Go On") is None)


def closing_keeps(program, editor, words):
    """Closing the window says what would be lost, and Escape keeps it."""
    press("ctrl+w")
    program.wait_for("alert", "The Last Words Are Not Saved")
    press("Escape")
    program.wait_gone("alert")
    check("it runs", program.is_running())
    editor.wait_text("Summary", words)


@contextmanager
def full_disk(program):
    """No file of the library can grow any more."""
    log = program.library.path.with_name("library.db-wal")
    number = 0
    # What the program itself needs for a moment is smaller than this.
    while log.stat().st_size < 400000:
        number += 1
        program.library.page(f"June 2024\nPost {number} From Elsewhere\n{'They waited. ' * 2000}\n"
                             "Practice Implications\nAsk.\nWriter, A. B. (2024). On waiting. Journal, 1, 1-10.\n")
    usual = resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (log.stat().st_size, usual[1]))
    yield
    resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, usual)


@case("on a full disk the words stay, the page says why, and they are saved when there is room")
def _():
    with Library().sample() as library, Program(library, size=(1200, 1000)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        editor = new_post(program)
        editor.wait_saved()
        editor.go("Summary")
        with full_disk(program):
            write("Not a word is lost.")
            program.wait_for("label", re.compile("^Not saved: The disk .* is full"))
            program.wait_for("button", "Try Again")
            program.picture("full-disk")
            write(" Not one.")
            closing_keeps(program, editor, "Not a word is lost. Not one.")
            equal("what is stored", stored(library), "")
        program.wait_gone("button", "Try Again")
        editor.wait_saved()
        until("the words in the library", lambda: stored(library) == "Not a word is lost. Not one.")
        check("the library is sound", library.json("verify")["ok"])


def set_writable(library, writable):
    """SQLite takes a file for read-only whose header names a newer way of writing: also where permissions do not bind."""
    with open(library.path, "r+b") as file:
        file.seek(18)
        file.write(b"\2" if writable else b"\3")


@case("so they do where the library is read-only, until it is not")
def _():
    with Library().sample() as library:
        set_writable(library, False)
        with Program(library, size=(1200, 1000)) as program:
            program.wait_facet("All Posts, shown, 6 posts")
            editor = new_post(program)
            program.wait_for("label", re.compile("^Not saved: .* cannot be written"))
            editor.go("Summary")
            write("Kept.")
            closing_keeps(program, editor, "Kept.")
            set_writable(library, True)
            until("the words in the library", lambda: stored(library) == "Kept.")
            program.wait_gone("button", "Try Again")
            press("ctrl+w")
            equal("the exit status", program.wait_ended(), 0)


@case("a window that is closed all the same goes")
def _():
    with Library().sample() as library:
        set_writable(library, False)
        with Program(library, size=(1200, 1000)) as program:
            program.wait_facet("All Posts, shown, 6 posts")
            new_post(program)
            program.wait_for("button", "Try Again")
            press("ctrl+w")
            program.wait_for("button", "Close and Lose Them").click()
            equal("the exit status", program.wait_ended(), 0)


@case("what an export that was killed has left half done is finished at the next start")
def _():
    with Library().sample() as library:
        site = library.folder / "site"
        library.cli("export", "--as", "site", "--to", site)
        # As it is when the process ends before the journal is written.
        (site / ".praxis-export").mkdir()
        note = library.path.with_name(library.path.name + ".exporting-" + hashlib.md5(str(site).encode()).hexdigest())
        note.write_text(str(site), encoding="utf-8")
        library.cli("list")
        check("who reads changes nothing", (site / ".praxis-export").exists())
        with Program(library) as program:
            program.wait_for("label", "An export that was interrupted is whole now")
            check("nothing is left", not (site / ".praxis-export").exists() and not note.exists())


sys.exit(run_each())
