#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The author's page of past posts comes in: by the command line, the clipboard and the file dialog."""

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

MAY = "Walking Side by Side"
APRIL = "The First Five Minutes"

PAGE = """<!DOCTYPE html>
<html><head><title>Notes From the Clinic</title></head><body>
<h1>Blog</h1>
<p>These notes began in 2015. They appear once a month.</p>
<h2>Topics</h2>
<ul><li>ALL Topics (clear)</li><li>Client Factors</li><li>Empathy</li></ul>
<h2>May 2021</h2>
<h3>Walking Side by Side</h3>
<p>Amber, C. D., &amp; Reed, E. (2020). Therapy out of doors: A controlled trial. <em>Journal of Open Air</em>,
<em>12</em>(3), 45&ndash;61.</p>
<p onclick="document.title='broken'">Eighty clients met their therapists either in a room or in a park. Those who
walked came to one more session, and liked it. <script>document.title = 'broken'</script></p>
<h4>Practice Implications</h4>
<p>Ask whether a client would rather walk. Some would.</p>
<h2>April 2021</h2>
<h3>The First Five Minutes</h3>
<p>Lark, F. (2019). Openings. <em>Studies of Talk</em>, <em>4</em>, 1&ndash;20.</p>
<p>In 200 first sessions the therapist who began with a question was trusted sooner than one who began with a
rule. The difference was small.</p>
<h4>Practice Implications</h4>
<p>Begin with a question.</p>
</body></html>
"""

TEXT = """June 2021
A Chair by the Window
Vale, G. H. (2018). Seating and speech. Journal of Rooms, 7, 100-110.
Forty clients chose where to sit. Those by the window spoke longer, by some two minutes.
Practice Implications
Let the client choose the chair.
"""

RECORDS = """PMID- 90000009
TI  - Windows and Walls.
FAU - Vale, Greta
FAU - Reed, E
JT  - Journal of Rooms
DP  - 2022 Mar

STAT- A record that says nothing
"""

MORE_RECORDS = """PMID- 90000009
TI  - Windows and Walls.
FAU - Vale, Greta
DP  - 2022 Mar

PMID- 90000010
TI  - Doors and Stairs.
FAU - Vale, Greta
JT  - Journal of Rooms
DP  - 2022 Apr
"""


@contextmanager
def empty():
    with Library() as library:
        page = library.file("page.html", PAGE)
        with Program(library, page, size=(1100, 800)) as program:
            yield program


def library_titles(program):
    return sorted(post["title"] for post in program.library.json("list"))


@case("a page on the command line is understood before anything is imported")
def _(program):
    dialog = program.wait_for("dialog", "Import")
    understood = dialog.wait_for("list", "What was understood")
    until("both posts", lambda: all(understood.find("label", title) for title in (MAY, APRIL)))
    check("both months", all(understood.find("label", month) for month in ("May 2021", "April 2021")))
    check("what is known of an article", understood.find("label", "Amber & Reed, 2020"))
    check("nothing imported yet", not program.library.path.exists() or library_titles(program) == [])
    program.picture("import-preview")


@case("then it is imported at once")
def _(program):
    program.wait_for("button", "Import 2 Posts").click()
    program.wait_titles(MAY, APRIL)
    program.wait_for("label", "2 posts imported")
    equal("what the library lists", library_titles(program), sorted([MAY, APRIL]))
    program.wait_facet("Trash, 0 posts")


@case("the import is undone by the toast")
def _(program):
    program.wait_for("button", "Undo").click()
    until("an empty library", lambda: library_titles(program) == [])
    until("no post in the window", lambda: program.titles() == [])


@case("a page comes from the clipboard")
def _(program):
    screen.copy(TEXT)
    press("ctrl+shift+v")
    dialog = program.wait_for("dialog", "Import")
    understood = dialog.wait_for("list", "What was understood")
    until("the post", lambda: understood.find("label", "A Chair by the Window"))
    program.wait_for("button", "Import 1 Post").click()
    program.wait_titles("A Chair by the Window")
    program.wait_gone("dialog", "Import")


@case("the same page again would add nothing, and says so")
def _(program):
    press("ctrl+shift+v")
    understood = program.wait_for("list", "What was understood")
    until("what is known of it", lambda: understood.find("label", "Already in the digest: “A Chair by the Window”"))
    check("the row says so", understood.find("list item", re.compile("Already in the digest: “A Chair by the Window”$")))
    check("nothing to do", "sensitive" not in program.wait_for("button", "Nothing New to Import").states)
    program.picture("import-known")
    press("Escape")
    program.wait_gone("dialog", "Import")
    equal("what the library lists", library_titles(program), ["A Chair by the Window"])


@case("records of works come from the clipboard, and become drafts")
def _(program):
    screen.copy(RECORDS)
    press("ctrl+shift+v")
    understood = program.wait_for("list", "What was understood")
    until("the work", lambda: understood.find("label", "Windows and Walls"))
    check("what is known of it", understood.find("label", "Vale & Reed, 2022"))
    check("what is left out", understood.find("label", "Left Out"))
    program.picture("import-records")
    program.wait_for("button", "Import 1 Post").click()
    program.wait_titles("Windows and Walls", "A Chair by the Window")
    equal("its status", [post["status"] for post in program.library.json("list") if post["title"] == "Windows and Walls"],
          ["draft"])


@case("of records that come again only the new ones are counted and imported")
def _(program):
    screen.copy(MORE_RECORDS)
    press("ctrl+shift+v")
    understood = program.wait_for("list", "What was understood")
    until("the known one", lambda: understood.find("label", "Already in the digest: “Windows and Walls”"))
    check("the other one is new", len(understood.find_all("label", re.compile("^Already"))) == 1)
    check("summary", program.find("label", re.compile("^Found: 2 works.* 1 post is new. 1 post is there already. ")))
    program.picture("import-known-records")
    screen.resize(program.x11, 370, 650)
    until("a narrow window", lambda: program.window.extents.width < 400)
    program.picture("import-known-records-360x640")
    screen.resize(program.x11, 1100, 800)
    until("a wide window", lambda: program.window.extents.width > 1000)
    program.wait_for("button", "Import 1 Post").click()
    program.wait_titles("Windows and Walls", "Doors and Stairs", "A Chair by the Window")


@case("what another digest has is asked for when that is chosen")
def _(program):
    press("ctrl+shift+v")
    understood = program.wait_for("list", "What was understood")
    program.wait_for("button", "Nothing New to Import")
    # Backwards from the button in a ring: past the button that closes, to the digest.
    press("Tab", "Tab")
    program.wait_focus("combo box", "Add To")
    press("Return")
    until("the digests", lambda: program.find("label", "New Digest"))
    press("Down", "Return")
    program.wait_for("button", "Import 2 Posts")
    check("nothing is known", understood.find("label", re.compile("^Already")) is None)
    press("Escape")
    program.wait_gone("dialog", "Import")
    press("ctrl+z")
    program.wait_titles("Windows and Walls", "A Chair by the Window")
    program.click(program.rows()[0])
    until("the post", lambda: "Windows and Walls" in program.article())
    press("Delete")
    program.wait_titles("A Chair by the Window")


@case("what is no blog page is refused with words")
def _(program):
    screen.copy("Milk\nBread\nTwo lemons\n")
    press("ctrl+shift+v")
    program.wait_for("label", "Nothing Was Imported")
    program.picture("import-refused")
    program.wait_for("button", "Try Something Else").click()
    program.wait_for("label", "Bring In Posts or References")
    program.picture("import")


@case("a file is chosen in the file dialog")
def _(program):
    program.wait_for("button", "Choose a File…").click()
    program.choose_file(program.library.folder / "page.html", "Open")
    understood = program.wait_for("list", "What was understood")
    until("both posts", lambda: all(understood.find("label", title) for title in (MAY, APRIL)))


@case("and goes into the digest that is there, or a new one")
def _(program):
    check("the digest to add to", program.find("combo box", "Add To"))
    program.wait_for("button", "Import 2 Posts").click()
    until("all posts", lambda: len(program.titles()) == 3)
    equal("what the library lists", library_titles(program), sorted([MAY, APRIL, "A Chair by the Window"]))


@case("an article has its own words and no script")
def _(program):
    program.click(next(row for row in program.rows() if row.name.startswith(MAY)))
    until("the article", lambda: "Eighty clients" in program.article())
    check("no script in it", "broken" not in program.article())
    check("nor in the title", "broken" not in program.window.name)


@case("Ctrl+Z undoes it, and nobody looks for the post that was read")
def _(program):
    press("ctrl+z")
    program.wait_titles("A Chair by the Window")
    program.wait_for("label", "Choose a Post")


FOLDER = {
    "digest.md": "---\nuuid: 5f0c1b52-7d0a-4f0e-9f0e-0d8a7c1f2b31\ntitle: Notes in Files\nlanguage: en\n---\n\nWords.\n",
    "issues/2021-09.md": "---\nmonth: \"2021-09\"\nposts:\n  - door\n---\n\nThis month doors.\n",
    "posts/door.md": "---\ntitle: \"A Door: {{< open >}}\"\nslug: door\nmonth: \"2021-09\"\nstatus: published\n"
                     "colour: red\n---\n\nIt was {\\{< open >}}.\n",
}


@case("a folder of Markdown files comes in as the digest that it is")
def _(program):
    folder = program.library.folder / "blog"
    for name, text in FOLDER.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    press("ctrl+o")
    dialog = program.wait_for("dialog", "Import")
    program.picture("import-start")
    dialog.wait_for("button", "Markdown Folder…").click()
    program.choose_file(folder, "Select")
    understood = dialog.wait_for("list", "What was understood")
    until("the post", lambda: understood.find("label", "A Door: {{< open >}}"))
    program.picture("import-folder")
    program.wait_for("button", "Import 1 Post").click()
    program.wait_gone("dialog", "Import")
    program.wait_for("label", "1 post imported")
    post = program.library.json("show", "door")
    equal("its text", post["summary"], "It was {{< open >}}.")


@case("the file of the digest stands for the folder, which has nothing new")
def _(program):
    press("ctrl+o")
    dialog = program.wait_for("dialog", "Import")
    dialog.wait_for("button", "Choose a File…").click()
    program.choose_file(program.library.folder / "blog" / "digest.md", "Open")
    understood = dialog.wait_for("list", "What was understood")
    until("what is known of it", lambda: understood.find("label", "Already in the digest: “A Door: {{< open >}}”"))
    until("the keyboard's return from the file dialog", lambda: program.focus is not None)
    press("Escape")
    program.wait_gone("dialog", "Import")


@case("a file that was edited gives its post another text, and Ctrl+Z takes it back")
def _(program):
    uuid = program.library.json("show", "door")["uuid"]
    text = FOLDER["posts/door.md"].replace("---\n", f"---\nuuid: {uuid}\n", 1).replace("It was", "It will be")
    (program.library.folder / "blog" / "posts" / "door.md").write_text(text, encoding="utf-8")
    press("ctrl+o")
    dialog = program.wait_for("dialog", "Import")
    dialog.wait_for("button", "Choose a File…").click()
    program.choose_file(program.library.folder / "blog" / "digest.md", "Open")
    understood = dialog.wait_for("list", "What was understood")
    until("what will become of it", lambda: understood.find("label", "Edited, and maybe the post in the digest too; it will be "
                                                            "updated, and its history keeps the text that it has now"))
    program.picture("import-edited")
    program.wait_for("button", "Import 1 Post").click()
    program.wait_gone("dialog", "Import")
    program.wait_for("label", "1 post updated")
    equal("its text", program.library.json("show", "door")["summary"], "It will be {{< open >}}.")
    press("ctrl+z")
    until("the text from before", lambda: program.library.json("show", "door")["summary"] == "It was {{< open >}}.")


@case("what was edited around the posts is imported too, and Ctrl+Z takes it back")
def _(program):
    def introduction():
        with sqlite3.connect(program.library.path) as connection:
            return connection.execute("SELECT introduction FROM digest WHERE title = 'Notes in Files'").fetchone()[0]

    def topics():
        return [topic["label"] for topic in program.library.json("topics", "--digest", "Notes in Files")]

    folder = program.library.folder / "exported"
    program.library.cli("export", "--as", "markdown", "--digest", "Notes in Files", "--to", str(folder))
    before = introduction(), topics()
    text = (folder / "digest.md").read_text(encoding="utf-8") + "\nBy hand.\n"
    text = text.replace("    - label: Empathy\n", "    - label: Humour\n    - label: Empathy\n")
    (folder / "digest.md").write_text(text, encoding="utf-8")
    press("ctrl+o")
    dialog = program.wait_for("dialog", "Import")
    dialog.wait_for("button", "Choose a File…").click()
    program.choose_file(folder / "digest.md", "Open")
    dialog.wait_for("label", "Edited, and taken as well: the introduction and the settings of the digest, the new topic “Humour”.")
    program.picture("import-edits")
    program.wait_for("button", "Import Edits").click()
    program.wait_gone("dialog", "Import")
    program.wait_for("label", "Edits imported")
    check("the edits are there", "By hand." in introduction() and "Humour" in topics())
    press("ctrl+z")
    until("all from before", lambda: (introduction(), topics()) == before)


SAMPLE = "Psychotherapy in Practice: a sample"


@case("what a folder changes in a digest that the library has is said before, and where")
def _(program):
    folder = program.library.folder / "sample"
    program.library.sample().cli("export", "--as", "markdown", "--digest", SAMPLE, "--to", str(folder))
    post = next(folder.glob("posts/*negative-effects*.md"))
    post.write_text(post.read_text(encoding="utf-8") + "\nBy hand.\n", encoding="utf-8")
    press("ctrl+o")
    dialog = program.wait_for("dialog", "Import")
    dialog.wait_for("button", "Choose a File…").click()
    program.choose_file(folder / "digest.md", "Open")
    dialog.wait_for("list", "What was understood")
    dialog.wait_for("label", re.compile("^Found: 6 posts in [0-9] months. 1 post is edited, and will be updated. "
                                        "5 posts are there already. Nothing is in doubt.$"))
    check("the digest", dialog.find("combo box", "Add To").find("label", SAMPLE))
    check("no new one", dialog.find(name="Title of the New Digest") is None)
    program.picture("import-sample")
    program.wait_for("button", "Import 1 Post").click()
    program.wait_gone("dialog", "Import")
    program.wait_for("label", "1 post updated")
    press("ctrl+z")


@case("a folder without anything new has nothing to import")
def _(program):
    press("ctrl+o")
    dialog = program.wait_for("dialog", "Import")
    post = next((program.library.folder / "sample").glob("posts/*negative-effects*.md"))
    post.write_text(post.read_text(encoding="utf-8").replace("\nBy hand.\n", ""), encoding="utf-8")
    dialog.wait_for("button", "Choose a File…").click()
    program.choose_file(program.library.folder / "sample" / "digest.md", "Open")
    dialog.wait_for("label", re.compile("6 posts are there already. Nothing is in doubt.$"))
    check("nothing to do", "sensitive" not in program.wait_for("button", "Nothing New to Import").states)
    until("the keyboard's return from the file dialog", lambda: program.focus is not None)
    press("Escape")
    program.wait_gone("dialog", "Import")


sys.exit(run_story(empty))
