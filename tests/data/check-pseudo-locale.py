#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the pseudo-locale changes words and nothing else.

Usage: check-pseudo-locale.py PSEUDO-LOCALE.PY LOCALE-FOLDER
"""

import gettext
import re
import runpy
import sys

pseudo = runpy.run_path(sys.argv[1])["pseudo"]

# A string, and what has to stand in its translation, in this order.
CASES = {
    "Open": ["⟦", "⟧"],
    "%d of %2$s posts, 100%% and %zu": ["%d", "%2$s", "%%", "%zu"],
    "{count} posts in {journal.title}": ["{count}", "{journal.title}"],
    "<b>Bold</b> &amp; <a href=\"https://example.org/a?b\">link</a>":
        ["<b>", "</b>", "&amp;", "<a href=\"https://example.org/a?b\">", "</a>"],
    "_Import…": ["_I", "…"],
    "See https://www.gnu.org/licenses/.": ["https://www.gnu.org/licenses/."],
    "One line\nand another\n": ["\n", "⟧\n"],
}

problems = []
for text, kept in CASES.items():
    made, position = pseudo(text), 0
    for part in kept:
        position = made.find(part, position)
        if position < 0:
            problems.append(f"{text!r} lost {part!r}: {made!r}")
            break
        position += len(part)
    if len(made) < len(text) + 5:
        problems.append(f"{text!r} is hardly longer: {made!r}")
    if re.search("[a-z]{4}", re.sub(r"<[^>]*>|&\w+;|\{[^}]*\}|https?:\S+", "", made)):
        problems.append(f"{text!r} has plain letters left: {made!r}")

catalogue = gettext.translation("praxis", sys.argv[2], ["en@pseudo"])
if not catalogue.gettext("Width of the window").startswith("⟦"):
    problems.append("the catalogue does not translate")

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
