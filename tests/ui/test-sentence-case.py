#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The title of a work in title case: how it stands in a reference is said, and done where somebody wants it."""

import json
import re
import sys
from contextlib import contextmanager

from harness.editor import Editor, wait_focus
from harness.library import Library
from harness.node import Atspi, Node
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

TITLE = "What Waiting Does to People"
SENTENCE = "What waiting does to people"
WORDS = re.compile("sentence case: “What waiting does to people”")


@contextmanager
def sample():
    with Library().sample() as library, Program(library, size=(1200, 1000)) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        yield program


def is_stored(program, title):
    """Whether the library has a post about a work with this title."""
    return any(f'"{title}"' in json.dumps(program.library.json("show", post["uuid"])["citations"])
               for post in program.library.json("list") if not post["title"])


def descriptions(node):
    """What a screen reader says of a field after its name."""
    return [Node(relation.get_target(i)).name for relation in node.accessible.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.DESCRIBED_BY for i in range(relation.get_n_targets())]


@case("a title in title case is told, and the keyboard stays where it is")
def _(program):
    press("ctrl+n")
    editor = Editor(program)
    editor.go("Title", "Article")
    write(TITLE)
    program.wait_for("label", WORDS)
    field = editor.field("Title", "Article")
    wait_focus(field)
    equal("the title", field.text, TITLE)
    check("the words in what describes the field", any(WORDS.search(text) for text in descriptions(field)))


@case("a button that Tab comes to writes it so, and gives the keyboard back to the title")
def _(program):
    editor = Editor(program)
    editor.move_to(program.find("button", "Use Sentence Case"))
    press("space")
    editor.wait_text("Title", SENTENCE, "Article")
    program.wait_gone("label", WORDS)
    wait_focus(editor.field("Title", "Article"))
    until("the title in the library", lambda: is_stored(program, SENTENCE))


@case("one step back, the title is as it was")
def _(program):
    editor = Editor(program)
    press("ctrl+z")
    editor.wait_text("Title", TITLE, "Article")
    program.wait_for("label", WORDS)
    press("ctrl+shift+z")
    editor.wait_text("Title", SENTENCE, "Article")
    program.wait_gone("label", WORDS)
    press("ctrl+z")
    editor.wait_text("Title", TITLE, "Article")


@case("while the title is typed, nothing is said of what it was")
def _(program):
    editor = Editor(program)
    program.wait_for("label", WORDS)
    editor.go("Title", "Article")
    write(" und der Rest")
    program.wait_gone("label", WORDS)
    press(*["BackSpace"] * len(" und der Rest"))
    program.wait_for("label", WORDS)


@case("a title that is to stay is not spoken of again")
def _(program):
    editor = Editor(program)
    editor.move_to(program.find("button", "Keep Title"))
    press("space")
    program.wait_gone("label", WORDS)
    wait_focus(editor.field("Title", "Article"))
    equal("the title", editor.text("Title", "Article"), TITLE)
    write(" in Therapy")
    until("the title in the library", lambda: is_stored(program, TITLE + " in Therapy"))
    editor.wait_saved()
    check("nothing is said", program.find("button", "Keep Title") is None)


@case("Ctrl+Q quits")
def _(program):
    press("ctrl+q")
    equal("the exit status", program.wait_ended(), 0)


sys.exit(run_story(sample))
