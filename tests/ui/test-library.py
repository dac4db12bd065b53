#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader's day: the sample is opened, narrowed, searched and read; a post is deleted and comes back."""

import sys
from contextlib import contextmanager

from harness.library import Library
from harness.program import Program
from harness.screen import press, write
from harness.tap import case, run_story
from harness.wait import check, equal, until

BORDERLINE = "Treating Borderline Personality Disorder: What the Evidence Supports"
MENTALIZING = "Mentalizing and Outcome in Inpatient Therapy for Resistant Depression"
NEGATIVE = "How Common Are Negative Effects of Psychotherapy?"
ALLIANCE = "What Therapists and Clients Bring to the Alliance"
QUALITY = "Quality of Life After Therapy for Persistent Depression"
CBT = "How Well Does CBT Work for Depression?"

DEPRESSION = "Depression and Depressive Symptoms"
EFFICACY = "Efficacy of Treatments"


@contextmanager
def sample():
    with Library().sample() as library, Program(library, size=(1200, 1100)) as program:
        yield program


def chips(program):
    return program.wait_for("grouping", "Active filters")


@case("the sample is shown by month, with the words of each month")
def _(program):
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)
    rows = list(program.list("Posts").children)
    equal("what stands first", rows[0].role, "row header")
    check("the month and its blurb", rows[0].name.startswith("March 2023 This month…"))
    check("the second month after three posts", rows[4].name.startswith("February 2023 This month…"))
    program.wait_facet("All Posts, shown, 6 posts")
    program.picture("library")


@case("a topic narrows the list, and the counts follow")
def _(program):
    program.wait_facet("Client Factors, 3 posts")
    program.click(program.facet(DEPRESSION))
    program.wait_titles(MENTALIZING, QUALITY, CBT)
    program.wait_facet(f"{DEPRESSION}, chosen, 3 posts")
    program.wait_facet("Client Factors, 1 post")
    program.wait_facet(f"{EFFICACY}, 2 posts")


@case("with a second topic a post must have both")
def _(program):
    program.click(program.facet(EFFICACY))
    program.wait_titles(QUALITY, CBT)
    program.wait_facet("Client Factors, 0 posts")
    check("both are on", chips(program).find("radio button", "All").states >= {"checked"})
    program.picture("two-topics")


@case("or any of the two, and back")
def _(program):
    chips(program).wait_for("radio button", "Any").click()
    program.wait_titles(BORDERLINE, MENTALIZING, QUALITY, CBT)
    chips(program).wait_for("radio button", "All").click()
    program.wait_titles(QUALITY, CBT)


@case("a chip takes its topic away, Clear takes away all")
def _(program):
    chips(program).wait_for("button", f"Remove Filter “{EFFICACY}”").click()
    program.wait_titles(MENTALIZING, QUALITY, CBT)
    chips(program).wait_gone("button", f"Remove Filter “{EFFICACY}”")
    chips(program).wait_for("button", "Clear").click()
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)
    program.wait_facet(f"{DEPRESSION}, 3 posts")


@case("a topic can be excluded")
def _(program):
    program.click(program.facet(DEPRESSION), button=3)
    program.wait_for("menu")
    press("Down", "Return")
    program.wait_titles(BORDERLINE, NEGATIVE, ALLIANCE)
    program.wait_facet(f"{DEPRESSION}, excluded, 3 posts")
    chips(program).wait_for("button", f"Show Posts with “{DEPRESSION}” Again").click()
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)


@case("a search follows each letter, shows where it matches, and counts")
def _(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    write("depr")
    program.wait_titles(CBT, QUALITY, MENTALIZING, ordered=False)
    write("ession antidepressants")
    program.wait_titles(CBT)
    until("the match in the row",
          lambda: "antidepressants" in program.rows()[0].find_all("label")[-1].name.lower())
    check("no month over ranked posts",
          not [node for node in program.list("Posts").children if node.role == "row header"])
    program.wait_facet("Alliance and Therapeutic Relationship, 0 posts")
    program.wait_facet(f"{DEPRESSION}, 1 post")
    program.picture("search")


@case("a post is read")
def _(program):
    press("Return")
    until("the article", lambda: CBT in program.article())
    article = program.article()
    for words in ("Practice Implications", "World Psychiatry", "Cuijpers"):
        check(f"{words} in the article", words in article)


@case("nothing found says so, and what to do")
def _(program):
    press("ctrl+f")
    write("xylophone")
    program.wait_for("label", "No Posts Found")
    program.picture("nothing-found")
    program.wait_for("button", "Clear Search and Filters").click()
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)


@case("a query of nothing but quotes hurts nobody")
def _(program):
    press("ctrl+f")
    write('"""')
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)
    press("Escape")


@case("the mouse chooses a post, the keyboard goes on to the next")
def _(program):
    program.click(program.rows()[1])
    until("the article", lambda: MENTALIZING in program.article())
    program.picture("reading")
    press("alt+Down")
    until("the next article", lambda: NEGATIVE in program.article())
    press("alt+Up")
    until("the one before", lambda: MENTALIZING in program.article())


@case("a deleted post comes back by the toast")
def _(program):
    program.click(program.rows()[1])
    until("the article", lambda: MENTALIZING in program.article())
    press("Delete")
    program.wait_titles(BORDERLINE, NEGATIVE, ALLIANCE, QUALITY, CBT)
    program.wait_for("label", "Post moved to the trash")
    program.wait_facet("Trash, 1 post")
    equal("what the library lists", len(program.library.json("list")), 5)
    program.picture("deleted")
    program.wait_for("button", "Undo").click()
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)
    equal("what the library lists", len(program.library.json("list")), 6)


@case("and by Ctrl+Z")
def _(program):
    program.click(program.rows()[0])
    until("the article", lambda: BORDERLINE in program.article())
    press("Delete")
    program.wait_titles(MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)
    press("ctrl+z")
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)


@case("and from the trash")
def _(program):
    program.click(program.rows()[2])
    until("the article", lambda: NEGATIVE in program.article())
    press("Delete")
    program.wait_titles(BORDERLINE, MENTALIZING, ALLIANCE, QUALITY, CBT)
    press("alt+3")
    program.wait_titles(NEGATIVE)
    program.click(program.rows()[0])
    until("the article", lambda: NEGATIVE in program.article())
    press("shift+Delete")
    program.wait_for("label", "The Trash Is Empty")
    press("alt+1")
    program.wait_titles(BORDERLINE, MENTALIZING, NEGATIVE, ALLIANCE, QUALITY, CBT)


@case("another process adds posts, and they show soon")
def _(program):
    program.library.page("""June 2024
A Post From Elsewhere
Somebody looked at sixty people who waited. In the end they were calmer than before, and so were their friends.
Practice Implications
Ask them to wait a little.
Writer, A. B. (2024). On waiting. Journal of Patience, 1, 1-10.
""")
    until("the new post", lambda: "A Post From Elsewhere" in program.titles(), patience=10)


@case("Ctrl+Q quits")
def _(program):
    press("ctrl+q")
    equal("the exit status", program.wait_ended(), 0)


sys.exit(run_story(sample))
