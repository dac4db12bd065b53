#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wants it is told once a day what is new, and who does not is not."""

import os
import re
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from harness.author import TITLE, Author
from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.site import Site
from harness.tap import case, run_each
from harness.wait import equal, until

DAY = 24 * 60 * 60


@contextmanager
def reader(daily, checked, away=False):
    """A reader of a digest that has changed since, with these settings."""
    with Library() as written, Library() as library:
        author = Author(written)
        with Site(written.folder / "site") as site:
            library.cli("subscribe", site.address + "/digest.praxis")
            author.correct("Corrected.")
            if away:
                site.stop()
            settings = {"updates-daily": ("b", daily), "updates-checked": ("x", checked)}
            # A machine without a network is one that could be asked nothing; here the site is on the machine itself.
            with Program(library, size=(1000, 760), settings=settings,
                         environment={"GIO_USE_NETWORK_MONITOR": "base"}) as program:
                program.author = author
                program.site = site
                yield program


def last_check():
    """When the program says that it has asked last."""
    text = (Path(os.environ["XDG_CONFIG_HOME"]) / "glib-2.0" / "settings" / "keyfile").read_text(encoding="utf-8")
    return int(re.search(r"updates-checked=(?:int64 )?(\d+)", text)[1])


@case("a day after the last time it asks by itself, once")
def _():
    with reader(True, int(time.time()) - DAY - 1) as program:
        program.wait_for("label", f"{TITLE}: 1 changed")
        until("it is noted when", lambda: time.time() - last_check() < 60 * 60)
        program.picture("daily-news")
        program.author.correct("Corrected again.")
        press("ctrl+q")
        equal("the exit status", program.wait_ended(), 0)
        program.again()
        program.wait_facet("All Posts, shown, 6 posts")
        press("F5")
        program.wait_for("label", f"{TITLE}: 1 changed")


@case("a clock that was put back does not keep it from asking")
def _():
    with reader(True, int(time.time()) + 30 * DAY) as program:
        program.wait_for("label", f"{TITLE}: 1 changed")


@case("who has not asked for it is not asked for")
def _():
    with reader(False, 0) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        equal("it has not asked", last_check(), 0)
        press("F5")
        program.wait_for("label", f"{TITLE}: 1 changed")


@case("a site that is away is told of only to who asks")
def _():
    with reader(True, 0, away=True) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        press("F5")
        program.wait_for("label", "A Digest Was Not Updated")
        program.find("button", "Close").click()
        program.wait_gone("label", "A Digest Was Not Updated")
        equal("it is to be asked again", last_check(), 0)


if __name__ == "__main__":
    sys.exit(run_each())
