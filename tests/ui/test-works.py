#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A work is filled from whatever is at hand: a number that is looked up, records, a printed reference, a file."""

import re
import sqlite3
import sys
from contextlib import contextmanager

from harness.editor import Editor, wait_focus
from harness.inspect import gather, nameless
from harness.library import Library
from harness.program import Program
from harness.screen import copy, copy_files, press, write
from harness.service import Service
from harness.tap import case, run_story
from harness.wait import check, equal, until

ENTRY = re.compile("^DOI, PubMed ID")
WAITING = "10.1000/waiting.1"
HOPING = "10.1000/hoping.2"
LATE = "10.1000/late.3"

WORKS = {
    WAITING: {"type": "article-journal", "title": "On waiting", "author": [{"family": "Berg", "given": "Anna"}],
              "container-title": "Journal of Patience", "issued": {"date-parts": [[2021, 5]]}, "volume": "7",
              "page": "1-9", "DOI": WAITING},
    HOPING: {"type": "chapter", "title": "Hoping against hope", "author": [{"family": "Reed", "given": "Else"}],
             "container-title": "The Book of Hope", "issued": {"date-parts": [[2009]]}, "page": "30-44",
             "publisher": "Lamp Press", "DOI": HOPING},
    LATE: {"type": "article-journal", "title": "A late answer", "author": [{"family": "Vale", "given": "Greta"}],
           "container-title": "Journal of Delay", "issued": {"date-parts": [[2020]]}, "DOI": LATE},
}
MEDLINE = {"type": "article-journal", "title": "From PubMed.", "author": [{"family": "Lark", "given": "F"}],
           "container-title": "Studies of talk", "issued": {"date-parts": [[2019]]}, "PMID": "90000009"}
PUBMED = "ctxp/pubmed/?format=csl&id=90000009"

NBIB = """PMID- 90000009
TI  - Windows and walls.
FAU - Vale, Greta
JT  - Journal of Rooms
DP  - 2022 Mar
OT  - Attachment
OT  - something else
"""
TWO = NBIB + """
PMID- 90000010
TI  - Doors.
FAU - Reed, E
JT  - Journal of Rooms
DP  - 2023
"""
REFERENCE = "Writer, A. B., & Reader, C. (2024). On waiting for the next session. Journal of Patience, 12(3), 45-67."

KINDS = (("10.1000/waiting.1", "DOI"), ("https://doi.org/10.1000/waiting.1", "DOI"), ("12345678", "PubMed ID"),
         ("PMC7000001", "PubMed Central ID"), ("978-0-471-04154-2", "ISBN"), ("arXiv:2101.00001", "arXiv ID"),
         ("https://example.org/a", "Web Address"), (REFERENCE, "Printed Reference"))


@contextmanager
def sample():
    with Service() as service, Library().sample() as library:
        library.cli("topics", "--rename", "Attachment", "Bonds")
        for doi, work in WORKS.items():
            service.knows(f"doi/{doi}", work)
        service.knows(PUBMED, MEDLINE)
        settings = {"lookup-doi-address": ("s", service.address("doi")),
                    "lookup-pubmed-address": ("s", service.address("ctxp/"))}
        with Program(library, size=(1000, 880), settings=settings) as program:
            program.service = service
            program.wait_facet("All Posts, shown, 6 posts")
            yield program


def looked_up(program):
    with sqlite3.connect(f"file:{program.library.path}?mode=ro", uri=True) as library:
        return [row[0] for row in library.execute("SELECT doi FROM looked_up")]


def new_post(program):
    press("ctrl+n")
    editor = Editor(program)
    wait_focus(editor.field("Title", "Post"))
    editor.field("Title", "Article")
    return editor


def anew(program):
    """A post of which nothing is known yet."""
    Editor(program).leave()
    return new_post(program)


def enter(editor, text):
    """Types into the entry and presses Enter."""
    entry = editor.field(ENTRY)
    editor.move_to(entry)
    press("ctrl+a")
    write(text)
    until(f"{text!r} in the entry", lambda: entry.text == text)
    press("Return")


def put(editor, text):
    """Pastes into the entry."""
    editor.move_to(editor.field(ENTRY))
    copy(text)
    press("ctrl+v")


def give(editor, *paths):
    """Pastes files into the entry."""
    editor.move_to(editor.field(ENTRY))
    copy_files(*paths)
    press("ctrl+v")


def asked(program):
    return len(program.service.asked)


def values(editor):
    return {name: editor.text(name, "Article") for name in ("Title", "Journal", "Volume", "Pages", "Date", "DOI")}


def remark(program, words):
    return program.wait_for("label", re.compile(words))


def check_box(dialog, name):
    return dialog.wait_for("check box", re.compile(f"^{name}: "))


# --- Without a word to anybody ---------------------------------------------------------------------------------


@case("a reader asks nobody")
def _(program):
    program.click(program.rows()[0])
    until("an article", program.article)
    press("Down")
    equal("requests", program.service.asked, [])


@case("the entry says what is being typed")
def _(program):
    editor = new_post(program)
    entry = editor.field(ENTRY)
    group = editor.group("Article")
    for text, kind in KINDS:
        entry.set_text(text)
        group.wait_for("label", kind)
    entry.set_text("Milk and bread")
    group.wait_gone("label", "Printed Reference")
    entry.set_text("")
    equal("requests", program.service.asked, [])


@case("what is nothing is refused in words, and stays to be corrected")
def _(program):
    editor = Editor(program)
    enter(editor, "Milk and bread")
    remark(program, "^This is no identifier")
    entry = editor.field(ENTRY)
    equal("the entry", entry.text, "Milk and bread")
    check("it is marked", "invalid-entry" in entry.states)
    wait_focus(entry)
    write(".")
    program.wait_gone("label", re.compile("^This is no identifier"))


@case("an ISBN makes a book of it, a web address goes into its field, and both say what is next")
def _(program):
    editor = Editor(program)
    enter(editor, "978-0-471-04154-2")
    remark(program, "^The ISBN is noted")
    editor.wait_text("ISBN", "9780471041542")
    press("ctrl+z")
    editor.wait_text("Journal", "")
    enter(editor, "https://example.org/a")
    remark(program, "^The address is in its field")
    editor.wait_text("Web Address", "https://example.org/a")
    press("ctrl+z")
    editor.wait_text("Web Address", "")
    equal("requests", program.service.asked, [])


@case("a DOI goes into its field, and the rest is looked up only when that is agreed to")
def _(program):
    editor = Editor(program)
    enter(editor, "doi:" + WAITING)
    editor.wait_text("DOI", WAITING)
    until("an empty entry", lambda: editor.text(ENTRY) == "")
    button = program.wait_for("button", "Look Up…")
    remark(program, "^The DOI is in its field")
    editor.move_to(button)
    press("space")
    alert = program.wait_for("alert", "Look Up Works in the Network?")
    check("who is asked", alert.find("label", re.compile("127.0.0.1")))
    program.picture("works-consent")
    alert.find("button", "Not Now").click()
    program.wait_gone("alert")
    wait_focus(program.wait_for("button", "Look Up…"))
    equal("the fields", values(editor), {**dict.fromkeys(("Title", "Journal", "Volume", "Pages", "Date"), ""), "DOI": WAITING})
    equal("requests", program.service.asked, [])


@case("agreeing fills what is empty, in one step that can be taken back")
def _(program):
    editor = Editor(program)
    press("space")
    program.wait_for("alert").find("button", "Look Up").click()
    editor.wait_text("Title", "On waiting", "Article")
    remark(program, "^What was found is in the fields")
    equal("the fields", values(editor), {"Title": "On waiting", "Journal": "Journal of Patience", "Volume": "7",
                                         "Pages": "1-9", "Date": "2021-05", "DOI": WAITING})
    wait_focus(editor.field(ENTRY))
    equal("requests", program.service.asked, [f"doi/{WAITING}"])
    until("what the registry said, for the proof-reader", lambda: looked_up(program) == [WAITING])
    program.picture("works-filled")
    press("ctrl+z")
    editor.wait_text("Title", "", "Article")
    equal("the DOI that was typed", editor.text("DOI", "Article"), WAITING)
    press("ctrl+shift+z")
    editor.wait_text("Title", "On waiting", "Article")


# --- With leave to ask -------------------------------------------------------------------------------------------


@case("from then on a number is looked up at once; of a chapter too, without a question")
def _(program):
    editor = anew(program)
    enter(editor, HOPING)
    editor.wait_text("Title", "Hoping against hope", "Article")
    editor.wait_text("Book", "The Book of Hope")
    check("no question", program.find("dialog") is None)
    editor = anew(program)
    enter(editor, "PMID: 90000009")
    editor.wait_text("Title", "From PubMed", "Article")
    equal("the last request", program.service.asked[-1], PUBMED)


@case("the same once more changes nothing, and says so")
def _(program):
    editor = anew(program)
    enter(editor, WAITING)
    editor.wait_text("Title", "On waiting", "Article")
    enter(editor, WAITING)
    remark(program, "^All that was found is in the fields already")
    editor.wait_text(ENTRY, "")


@case("the DOI of another work brings doubts, and nothing is chosen beforehand")
def _(program):
    editor = Editor(program)
    before = values(editor)
    enter(editor, HOPING)
    dialog = program.wait_for("dialog", "What Was Found")
    for doubt in ("The title is another one", "The first author is another one", "The year is another one"):
        check(doubt, dialog.find("label", re.compile(doubt)))
    boxes = dialog.find_all("check box")
    check("several fields", len(boxes) > 4)
    check("none is chosen", not [box for box in boxes if "checked" in box.states])
    check("nothing to use", "sensitive" not in dialog.find("button", "Use Selected").states)
    gather(nameless(dialog), "the dialog")
    program.picture("works-doubts")
    press("Escape")
    program.wait_gone("dialog", "What Was Found")
    equal("the fields", values(editor), before)
    wait_focus(editor.field(ENTRY))
    equal("the entry", editor.text(ENTRY), HOPING)


@case("two fields that are chosen are taken, and these alone")
def _(program):
    editor = Editor(program)
    before = values(editor)
    press("Return")
    dialog = program.wait_for("dialog", "What Was Found")
    title, pages = check_box(dialog, "Title"), check_box(dialog, "Pages")
    check("both values are said", title.name == "Title: Hoping against hope instead of On waiting")
    until("the keyboard at the first field", lambda: "focused" in check_box(dialog, "Kind of Work").states)
    for box in (title, pages):
        for _step in range(20):
            if "focused" in box.states:
                break
            focus = next(node for node in dialog.walk() if "focused" in node.states and node.role == "check box")
            press("Tab")
            until("the keyboard elsewhere", lambda focus=focus: "focused" not in focus.states)
        press("space")
        until(f"{box!r} chosen", lambda box=box: "checked" in box.states)
    check("some of them", "indeterminate" in dialog.find("check box", "All Fields").states)
    dialog.find("button", "Use Selected").click()
    program.wait_gone("dialog", "What Was Found")
    editor.wait_text("Title", "Hoping against hope", "Article")
    equal("the fields", values(editor), {**before, "Title": "Hoping against hope", "Pages": "30-44"})
    wait_focus(editor.field(ENTRY))
    press("ctrl+z")
    editor.wait_text("Title", "On waiting", "Article")
    equal("the fields again", values(editor), before)


@case("what is chosen as a whole is taken as a whole")
def _(program):
    editor = Editor(program)
    enter(editor, HOPING)
    dialog = program.wait_for("dialog", "What Was Found")
    until("the keyboard at the first field", lambda: "focused" in check_box(dialog, "Kind of Work").states)
    press("shift+Tab")
    wait_focus(dialog.find("check box", "All Fields"))
    press("space")
    boxes = dialog.find_all("check box")
    until("all of them", lambda: all("checked" in box.states for box in boxes))
    dialog.find("button", "Use Selected").click()
    editor.wait_text("Book", "The Book of Hope")
    editor.wait_text("Title", "Hoping against hope", "Article")
    editor.wait_text("DOI", HOPING)


# --- When it fails -----------------------------------------------------------------------------------------------


@case("who knows nothing, or sends a page, is told of in words")
def _(program):
    editor = anew(program)
    enter(editor, "10.1000/nobody")
    remark(program, "10.1000/nobody")
    check("another try", program.find("button", "Try Again"))
    check("the number stays", editor.text("DOI", "Article") == "10.1000/nobody")
    program.picture("works-fault")
    program.service.says("doi/10.1000/page", 200, "text/html", "<!DOCTYPE html><html></html>")
    editor = anew(program)
    enter(editor, "10.1000/page")
    remark(program, "sent a web page instead of data")


@case("Cancel ends the waiting, and so does Escape")
def _(program):
    program.service.keeps_waiting(f"doi/{LATE}", WORKS[LATE])
    editor = anew(program)
    count = asked(program)
    enter(editor, LATE)
    cancel = program.wait_for("button", "Cancel")
    check("what is done", program.find("label", f"Looking up {LATE}…"))
    until("the request", lambda: asked(program) == count + 1)
    # No more is waited than ten seconds.
    press("Tab")
    wait_focus(cancel)
    press("space")
    program.wait_gone("label", re.compile("^Looking up"))
    wait_focus(editor.field(ENTRY))
    equal("the title", editor.text("Title", "Article"), "")
    enter(editor, LATE)
    program.wait_for("button", "Cancel")
    press("Escape")
    program.wait_gone("label", re.compile("^Looking up"))
    wait_focus(editor.field(ENTRY))
    program.service.may_answer.set()


@case("what comes back after the author went on takes nothing from her")
def _(program):
    program.service.keeps_waiting(f"doi/{LATE}", WORKS[LATE])
    editor = anew(program)
    enter(editor, LATE)
    program.wait_for("button", "Cancel")
    title = editor.go("Title", "Article")
    write("My own title")
    program.service.may_answer.set()
    button = program.wait_for("button", "Compare…")
    wait_focus(title)
    equal("the title", title.text, "My own title")
    check("no dialog", program.find("dialog") is None)
    write("!")
    editor.move_to(button)
    press("space")
    dialog = program.wait_for("dialog", "What Was Found")
    check("the title as it is now", check_box(dialog, "Title").name.endswith("instead of My own title!"))
    press("Escape")
    program.wait_gone("dialog", "What Was Found")
    equal("the journal", editor.text("Journal", "Article"), "")


@case("leaving the post ends the waiting without a word")
def _(program):
    program.service.keeps_waiting(f"doi/{LATE}", WORKS[LATE])
    editor = anew(program)
    count = asked(program)
    enter(editor, LATE)
    until("the request", lambda: asked(program) == count + 1)
    editor.leave()
    program.service.may_answer.set()
    new_post(program)
    check("nothing is said", program.find("label", re.compile("^Looking up")) is None)


@case("where nobody answers it says so, and tries again when told to")
def _(program):
    program.service.stop()
    editor = anew(program)
    enter(editor, WAITING)
    button = program.wait_for("button", "Try Again")
    program.service.start()
    editor.move_to(button)
    press("space")
    editor.wait_text("Title", "On waiting", "Article")
    wait_focus(editor.field(ENTRY))


# --- Records and files -------------------------------------------------------------------------------------------


@case("a record that is pasted fills the fields and brings its topic by another name, in one step")
def _(program):
    editor = anew(program)
    count = asked(program)
    put(editor, NBIB)
    editor.wait_text("Title", "Windows and walls", "Article")
    editor.wait_text("Journal", "Journal of Rooms")
    program.wait_for("button", "Remove “Bonds”")
    equal("requests", asked(program), count)
    wait_focus(editor.field(ENTRY))
    press("ctrl+z")
    editor.wait_text("Title", "", "Article")
    program.wait_gone("button", "Remove “Bonds”")


@case("of two works the first is used, or all are imported, or neither")
def _(program):
    editor = anew(program)
    put(editor, TWO)
    alert = program.wait_for("alert", "2 Works")
    program.picture("works-many")
    press("Escape")
    program.wait_gone("alert")
    equal("the title", editor.text("Title", "Article"), "")
    wait_focus(editor.field(ENTRY))
    press("ctrl+v")
    program.wait_for("alert", "2 Works").find("button", "Use the First").click()
    editor.wait_text("Title", "Windows and walls", "Article")
    press("ctrl+z")
    editor.wait_text("Title", "", "Article")
    press("ctrl+v")
    program.wait_for("alert", "2 Works").find("button", "Import All…").click()
    understood = program.wait_for("list", "What was understood")
    until("both works", lambda: all(understood.find("label", title) for title in ("Windows and walls", "Doors")))
    press("Escape")
    program.wait_gone("list", "What was understood")


def pdf(title, doi):
    """The bytes of a PDF with a title, and a DOI on its page."""
    page = f"BT /F 12 Tf 72 700 Td (https://doi.org/{doi}) Tj ET" if doi else "BT /F 12 Tf 72 700 Td (Words) Tj ET"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
               f"<< /Length {len(page)} >>\nstream\n{page}\nendstream",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", f"<< /Title ({title}) >>"]
    text, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    text += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return text.encode()


@case("a PDF says its DOI, and the rest is looked up")
def _(program):
    library = program.library
    editor = anew(program)
    count = asked(program)
    give(editor, library.file("paper.pdf", pdf("On waiting", WAITING)))
    editor.wait_text("Journal", "Journal of Patience")
    equal("requests", program.service.asked[count:], [f"doi/{WAITING}"])
    editor = anew(program)
    give(editor, library.file("titled.pdf", pdf("A title of its own", "")))
    remark(program, "^The title of the PDF is in its field")
    editor.wait_text("Title", "A title of its own", "Article")
    give(editor, library.file("broken.pdf", b"%PDF-1.4 nothing"))
    until("a fault", lambda: "invalid-entry" in editor.field(ENTRY).states)


@case("files of records and of one reference are read, a folder and a shopping list are refused")
def _(program):
    library = program.library
    editor = anew(program)
    give(editor, library.file("export.nbib", NBIB))
    editor.wait_text("Title", "Windows and walls", "Article")
    editor = anew(program)
    give(editor, library.file("reference.txt", REFERENCE))
    editor.wait_text("Title", "On waiting for the next session", "Article")
    editor = anew(program)
    give(editor, library.file("list.txt", "Milk\nBread\n"))
    remark(program, "^There is nothing in this file")
    give(editor, library.folder)
    remark(program, "is a folder")
    give(editor, library.file("list.txt", "Milk\n"), library.file("export.nbib", NBIB))
    remark(program, "^These are several files")
    equal("the title", editor.text("Title", "Article"), "")


sys.exit(run_story(sample))
