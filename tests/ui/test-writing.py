#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing in particular: pasted pages, saves while one types, two windows, a narrow one, the keyboard alone."""

import re
import sys

from harness import screen
from harness.editor import STOPS, Editor, caret, find_focused, wait_focus
from harness.inspect import gather, nameless, outside
from harness.library import Library
from harness.program import Program
from harness.screen import copy, press, write
from harness.tap import case, run_each
from harness.wait import check, equal, until

NEGATIVE = "How Common Are Negative Effects of Psychotherapy?"

# Of a work that a post of the sample is about.
CBT_DOI = "10.1002/wps.21035"

# As a word processor puts it on the clipboard.
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head>
<body lang=EN-US><!--StartFragment--><p class=MsoNormal><b><span style='font-size:12.0pt'>Sixty people</span></b>
<span style='font-size:12.0pt'> waited,<o:p></o:p></span></p><p class=MsoNormal>and <i>all</i> of them were
<a href="https://example.org/calm">calmer</a>.<o:p></o:p></p><!--EndFragment--></body></html>"""
MARKDOWN = "**Sixty people** waited,\n\nand *all* of them were [calmer](<https://example.org/calm>)."


def open_sample(library, size=(1200, 1000)):
    return Program(library.sample(), size=size)


def new_post(program):
    program.wait_facet("All Posts, shown, 6 posts")
    press("ctrl+n")
    editor = Editor(program)
    wait_focus(editor.field("Title", "Post"))
    return editor


def edit(program, title):
    program.click(next(row for row in program.rows() if row.find("label", title)))
    until("the article", lambda: title in program.article())
    press("ctrl+Return")
    return Editor(program)


@case("what is pasted from a word processor is clean Markdown, or plain text if asked for")
def _():
    with Library() as library, open_sample(library) as program:
        editor = new_post(program)
        editor.go("Summary")
        copy("Sixty people waited, and all of them were calmer.", html=WORD)
        press("ctrl+v")
        until("the words", lambda: "calmer" in editor.text("Summary"))
        equal("the summary", editor.text("Summary").strip(), MARKDOWN)
        press("ctrl+z")
        editor.wait_text("Summary", "")
        press("ctrl+shift+v")
        editor.wait_text("Summary", "Sixty people waited, and all of them were calmer.")


@case("saves while one types move no caret and lose no letter")
def _():
    with Library() as library, open_sample(library) as program:
        editor = new_post(program)
        write("Typed")
        field = editor.go("Summary")
        write("The end.")
        press("ctrl+Home")
        until("the caret at the beginning", lambda: caret(field) == 0)

        # In the middle of a text, for as long as several saves take.
        typed, saves = "", set()
        while len(saves) < 3:
            check("three saves in so many words", len(typed) < 2000)
            write("so and so ")
            typed += "so and so "
            editor.wait_text("Summary", typed + "The end.")
            equal("the caret", caret(field), len(typed))
            check("the keyboard", "focused" in field.states)
            saves |= {library.json("history", post["uuid"])[0]["revision"] for post in library.json("list")
                      if post["title"] == "Typed"}
        until("all in the library", lambda: [post for post in library.json("list") if post["title"] == "Typed" and
                                             library.json("show", post["uuid"])["summary"] == typed + "The end."])
        equal("the caret at last", caret(field), len(typed))
        editor.wait_preview(typed.strip())


@case("a post that is open in one window is shown there when another window asks for it")
def _():
    with Library() as library, open_sample(library) as program:
        editor = edit(program, NEGATIVE)
        press("ctrl+shift+n")
        until("a second window", lambda: len(frames(program)) == 2)
        second = next(frame for frame in frames(program) if frame != program.window)
        until("the second window in front", lambda: "active" in second.states)
        until("its posts", lambda: second.find("list item", re.compile(f"^{re.escape(NEGATIVE)}")))
        press("ctrl+f")
        write("negative effects")
        posts = second.wait_for("list", "Posts")
        until("the post first", lambda: [label.name for label in posts.find_all("label")][:1] == [NEGATIVE])
        press("Return")
        until("the article in the second window", lambda: second.name.startswith(NEGATIVE))
        press("ctrl+Return")
        until("the first window in front", lambda: "active" in program.window.states)
        equal("editors", len([node for node in program.find_all("text", "Summary")]), 1)
        check("it is called by its post", program.window.name.startswith(NEGATIVE))
        editor.go("Title", "Post")
        write("!")
        until("the window's title", lambda: program.window.name.startswith(NEGATIVE + "!"))


def frames(program):
    return [node for node in program.application.children if node.role == "frame"]


@case("a narrow window shows the form or the preview, and F9 changes them")
def _():
    with Library() as library, open_sample(library) as program:
        editor = new_post(program)
        write("Narrow")
        editor.wait_text("Title", "Narrow", "Post")
        screen.resize(program.x11, 360, 640)
        program.wait_gone("toggle button", "Width of a Phone")
        gather(nameless(program.window) + outside(program.window), "the form")
        program.picture("editor-narrow")
        press("F9")
        program.wait_gone("text", "Summary")
        editor.wait_preview("Narrow")
        gather(nameless(program.window) + outside(program.window), "the preview")
        program.picture("preview-narrow")
        press("F9")
        program.wait_for("text", "Summary")
        editor.wait_text("Title", "Narrow", "Post")

        # With more room both are there.
        screen.resize(program.x11, 1200, 800)
        until("both", lambda: program.find("text", "Summary") and program.find("toggle button", "Width of a Phone"))


@case("Tab goes through the whole page, forwards and backwards, and comes round")
def _():
    with Library() as library, open_sample(library) as program:
        editor = new_post(program)
        expected = {node.name for node in editor.stops()}
        stops = [node for node in program.window.walk(web=False) if node.role in STOPS | {"panel", "radio button"} and "focusable" in node.states]
        for key in ("Tab", "shift+Tab"):
            first = find_focused(stops)
            seen = set()
            for _step in range(60):
                before = find_focused(stops)
                seen.add(before.name if before else "the preview")
                press(key)
                # What is none of these is the page of the preview, or a choice of its colours.
                until(f"the focus to leave {before!r} by {key}", lambda before=before: find_focused(stops) != before)
                if find_focused(stops) == first:
                    break
            equal(f"where {key} ends", find_focused(stops), first)
            gather(sorted(expected - seen), f"not reached by {key}")


@case("the chooser of topics, a fault in a field and a work that was reviewed before: all by the keyboard")
def _():
    with Library() as library, open_sample(library) as program:
        editor = new_post(program)
        editor.move_to(program.find("toggle button", "Add Topic"))
        press("space")
        wait_focus(program.wait_for("entry"))
        write("Something new")
        program.wait_for("button", "Add “Something new”")
        press("Return", "Return")
        program.wait_for("button", "Remove “Something new”")
        press("Escape")
        program.wait_gone("entry")
        editor.go("DOI")
        write("10.1192")
        press("Tab")
        program.wait_for("label", re.compile("^A DOI begins with"))
        editor.go("DOI")
        write("/bjo.2021.1025")
        program.wait_gone("label", re.compile("^A DOI begins with"))
        press("ctrl+a")
        write(CBT_DOI)
        program.wait_for("label", re.compile("is about this work already"))
        check("a way to it", program.find("button", "Open Post"))
        check("something has the focus", find_focused(editor.stops()))


sys.exit(run_each())
