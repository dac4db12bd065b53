#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the posts cover: the picture, the table beside it, and the posts whose evidence has aged."""

import re
import sys
from contextlib import contextmanager

from harness.library import Library
from harness.program import Program
from harness.screen import press
from harness.tap import case, run_story
from harness.wait import check, until

POST = """---
title: "{title}"
month: "{month}"
status: published
topics:
{topics}
types:
  - {kind}
citations:
  - csl:
      type: article-journal
      title: "{title}"
      author: [{{family: Berg, given: Ada}}]
      issued: {{date-parts: [[{year}]]}}
---

Lanterns were lit.
"""

POSTS = [("Old lanterns", "2021-03", ["Alliance", "Empathy"], "Survey", 2004),
         ("New lanterns", "2023-05", ["Alliance"], "Meta-Analysis", 2022),
         ("Newer lanterns", "2023-06", ["Alliance", "Empathy"], "Survey", 2023)]


@contextmanager
def covering(size=(1200, 800), **options):
    with Library() as library:
        library.cli("sample")
        for title, month, topics, kind, year in POSTS:
            library.cli("new", "-", stdin=POST.format(title=title, month=month, kind=kind, year=year,
                                                      topics="\n".join(f"  - {topic}" for topic in topics)))
        with Program(library, size=size, **options) as program:
            program.library = library
            program.wait_facet("All Posts, shown, 9 posts")
            yield program


def picture_of(program):
    return program.wait_for("image", re.compile("^Posts by topic and year"))


@case("the picture tells each cell, and the keys go from one to the next")
def _(program):
    press("alt+9")
    program.wait_focus("image")
    press("Home")
    until("the first cell", lambda: re.search(r"[^,]+, \d{4}: \d", picture_of(program).name))
    first = picture_of(program).name
    press("Down")
    until("the next topic", lambda: picture_of(program).name != first)
    press("End")
    until("all years", lambda: "all years" in picture_of(program).name)
    program.picture("coverage")


@case("a cell leads to its posts")
def _(program):
    press("Home", "ctrl+Home")
    for _turn in range(60):
        if picture_of(program).name.startswith("Posts by topic and year. Alliance,"):
            break
        press("Down")
    check("the topic", ". Alliance," in picture_of(program).name)
    for _turn in range(20):
        if "Alliance, 2023: 2 posts" in picture_of(program).name:
            break
        press("Right")
    check("the cell", "Alliance, 2023: 2 posts" in picture_of(program).name)
    press("Return")
    program.wait_titles("New lanterns", "Newer lanterns", ordered=False)


@case("a topic without posts is in the picture, and said to have none")
def _(program):
    press("alt+9")
    until("the picture", lambda: picture_of(program))
    press("ctrl+Home", "End")
    until("the empty topic", lambda: picture_of(program).name == "Posts by topic and year. Adherence, all years: 0 posts")
    program.picture("coverage-empty-topic")
    press("alt+Left")


@case("the table says the same, with the types of research")
def _(program):
    press("alt+9")
    until("the picture", lambda: picture_of(program))
    program.wait_for("page tab", "Table").click()
    table = program.wait_for("tree table", "Posts by topic and year")
    until("its rows", lambda: table.find("table row", "Alliance 2023 2 Meta-analysis\u00a01, Survey\u00a01"))
    program.picture("coverage-table")


@case("posts whose evidence has aged lead to the newer ones")
def _(program):
    program.wait_for("page tab", "Aged Evidence").click()
    listed = program.wait_for("list", "Posts whose evidence has aged")
    until("the post", lambda: any(row.name.startswith("Old lanterns. Newest work of 2004; ")
                                  for row in listed.find_all("list item")))
    program.picture("coverage-aged")
    row = next(row for row in listed.find_all("list item") if row.name.startswith("Old lanterns"))
    row.wait_for("button", re.compile("^2023: Newer lanterns$")).click()
    until("the post in the reader", lambda: "Newer lanterns" in program.article())


sys.exit(run_story(covering))
