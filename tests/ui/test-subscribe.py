#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader subscribes to a digest, gets its news, is asked about a new key, and removes it."""

import re
import sqlite3
import sys
from contextlib import contextmanager

from harness.author import TITLE, Author
from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.site import Site
from harness.tap import case, run_story
from harness.wait import check, equal, until


@contextmanager
def between():
    with Library() as written, Library() as library:
        author = Author(written)
        with Site(written.folder / "site") as site, Program(library, size=(1000, 760)) as program:
            program.author = author
            program.site = site
            yield program


def ask(program, query):
    """What the library has, read past the program."""
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return library.execute(query).fetchall()


def entry(program, name):
    return until(f"an entry {name!r}",
                 lambda: next((node for node in program.application.walk(web=False)
                               if node.role == "text" and node.name == name), None))


def check_for_updates(program):
    press("F5")


@case("the first page offers to subscribe")
def _(program):
    program.picture("subscribe-welcome")
    program.wait_for("button", "Subscribe to a Digest…").click()
    dialog = program.wait_for("dialog", "Subscribe")
    program.wait_focus("text", "Address of the Site")
    check("nothing to look for yet", "sensitive" not in dialog.find("button", "Continue").states)
    program.picture("subscribe-start")


@case("an address where there is nothing says so, and can be changed")
def _(program):
    entry(program, "Address of the Site").set_text(program.site.address + "/none.praxis")
    press("Return")
    program.wait_for("label", re.compile("^There is nothing at “http://127.0.0.1:"))
    program.picture("subscribe-failed")
    program.wait_for("button", "Change the Address").click()
    program.wait_focus("text", "Address of the Site")


@case("what is there is shown before it comes in")
def _(program):
    entry(program, "Address of the Site").set_text(program.site.address + "/digest.praxis")
    press("Return")
    program.wait_for("heading", TITLE)
    program.wait_for("label", "The Praxis project")
    program.wait_for("label", re.compile("^6 posts, February 2023 to March 2023$"))
    program.wait_for("label", re.compile("^Signed. .*[0-9A-F]{4}$"))
    program.picture("subscribe-found")
    equal("nothing is in the library yet", ask(program, "SELECT count(*) FROM digest"), [(0,)])


@case("it comes in unread")
def _(program):
    program.wait_focus("button", "Add to Library")
    press("Return")
    program.wait_gone("dialog", "Subscribe")
    program.wait_for("label", f"“{TITLE}” is in your library")
    until("posts", lambda: len(program.titles()) >= 4)
    equal("all unread", ask(program, "SELECT count(*) FROM reading WHERE unread"), [(6,)])
    program.picture("subscribe-added")


@case("where there is nothing new that is said")
def _(program):
    check_for_updates(program)
    program.wait_for("label", "Nothing new")


@case("a post that has changed is told of, and can be shown")
def _(program):
    program.author.correct("Corrected.")
    check_for_updates(program)
    program.wait_for("label", f"{TITLE}: 1 changed")
    program.picture("subscribe-news")
    program.wait_for("button", "Show").click()
    until("the post to be shown", lambda: "Corrected." in program.article())


@case("what changed is said since the reader read it, however often it did")
def _(program):
    until("the post to be read", lambda: ask(program, "SELECT count(*) FROM reading WHERE unread") == [(5,)])
    for words in ("A second word.", "A third word."):
        program.author.correct(words)
        check_for_updates(program)
        program.wait_for("label", f"{TITLE}: 1 changed")
        until("the post to be shown", lambda: words in program.article())
    program.wait_for("button", "What Changed").click()
    dialog = program.wait_for("dialog")
    row = dialog.wait_for("list item", re.compile("second word.*third word", re.S))
    check("not what was read", "added: Corrected" not in row.name)
    program.picture("subscribe-changes")
    press("Escape")
    program.wait_gone("dialog")


@case("a site that is away is told of, and the digest stays")
def _(program):
    program.site.stop()
    check_for_updates(program)
    program.wait_for("label", "A Digest Was Not Updated")
    program.wait_for("label", re.compile("takes no connections"))
    program.find("button", "Close").click()
    program.wait_gone("label", "A Digest Was Not Updated")
    program.site.start()
    equal("all posts are there", ask(program, "SELECT count(*) FROM post"), [(6,)])


@case("another key is refused as long as the reader does not agree")
def _(program):
    program.author.change_key()
    program.author.correct("Corrected again.")
    check_for_updates(program)
    program.wait_for("label", "Trust Another Signature?")
    program.wait_for("label", "Key so far")
    program.picture("subscribe-key")
    program.wait_focus("button", "Leave It as It Is")
    press("Return")
    program.wait_gone("label", "Trust Another Signature?")
    equal("as before", ask(program, "SELECT count(*) FROM post_text WHERE summary LIKE '%Corrected again%'"), [(0,)])
    check_for_updates(program)
    program.wait_for("button", "Trust It").click()
    program.wait_for("label", f"{TITLE}: 1 changed")
    equal("what came", ask(program, "SELECT count(*) FROM post_text WHERE summary LIKE '%Corrected again%'"), [(1,)])


@case("its settings say where it comes from, and remove it")
def _(program):
    press("alt+Return")
    dialog = program.wait_for("dialog", "Subscription")
    dialog.wait_for("label", program.site.address + "/digest.praxis")
    program.picture("subscription")
    program.click(dialog.find("button", "Remove Subscription…"))
    program.wait_for("label", "Remove This Subscription?")
    program.find("button", "Cancel").click()
    program.wait_gone("label", "Remove This Subscription?")
    program.click(program.find("button", "Remove Subscription…"))
    program.wait_for("button", "Remove").click()
    program.wait_for("button", "Write a Digest…")
    equal("what was read is remembered", ask(program, "SELECT count(*) > 0 FROM reading"), [(1,)])
    equal("no posts", ask(program, "SELECT count(*) FROM post"), [(0,)])


@case("a digest that was removed comes back with Undo, also without its site")
def _(program):
    program.site.stop()
    program.wait_for("button", "Undo").click()
    until("the posts", lambda: len(program.titles()) >= 4)
    equal("all of them", ask(program, "SELECT count(*) FROM post"), [(6,)])
    equal("and where it comes from", ask(program, "SELECT address FROM subscription"), [(program.site.address + "/digest.praxis",)])


if __name__ == "__main__":
    sys.exit(run_story(between))
