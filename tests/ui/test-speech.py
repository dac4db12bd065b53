#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A post is read aloud, by a Speech Dispatcher that is really there."""

import sys
from contextlib import contextmanager

from harness.library import Library
from harness.program import Program, write_settings
from harness.screen import press
from harness.speech import NOWHERE, Speech
from harness.tap import case, run_story
from harness.wait import check, equal, until


@contextmanager
def sample():
    with Speech() as speech, Library().sample() as library, \
            Program(library, size=(1200, 800), environment=speech.environment) as program:
        program.wait_facet("All Posts, shown, 6 posts")
        program.speech = speech
        yield program


def open_first(program):
    press("ctrl+f")
    program.wait_focus("entry", "Search posts")
    press("Down")
    until("the focus on a post", lambda: program.focus is not None and program.focus.role == "list item")
    press("Home")
    until("the first post", lambda: "Borderline" in program.article())


def wait_said(program, *words):
    said = program.speech.said
    until(f"{words} said last, and not {said()}", lambda: tuple(line[2] for line in said()[-len(words):]) == words)


TITLE = "Treating Borderline Personality Disorder: What the Evidence Supports"
FIRST = ("Between 0.7% and 2.7% of adults live with borderline personality disorder, and between 30% and 85% of them have a "
         "further disorder.")


@case("F8 reads the post in its language, from the top")
def _(program):
    open_first(program)
    press("F8")
    wait_said(program, "March 2023")
    equal("language and speed", program.speech.said()[0][:2], ("en", "0"))
    program.wait_for("button", "Pause")


@case("one goes on to the next sentence, and references are left out")
def _(program):
    program.wait_for("button", "Next Sentence").click()
    wait_said(program, TITLE)
    program.wait_for("button", "Next Sentence").click()
    wait_said(program, FIRST)
    program.picture("reader-speech")


@case("after a pause the sentence is said again")
def _(program):
    press("F8")
    program.wait_for("button", "Continue")
    program.wait_for("button", "Continue").click()
    program.wait_for("button", "Pause")
    wait_said(program, FIRST, FIRST)


@case("another speed is heard at once")
def _(program):
    write_settings({"speech-rate": ("i", 50)})
    until("the sentence at another speed", lambda: program.speech.said()[-1] == ("en", "50", FIRST))


@case("it goes on by itself to the end, and the bar goes")
def _(program):
    program.speech.may_speak()
    program.wait_gone("button", "Pause")
    wait_said(program, "A team whose members talk to each other is in a better position to avoid splitting.")
    said = [line[2] for line in program.speech.said()]
    check("the reference was left out", not any("Leichsenring, F." in words for words in said))
    check("the topics were left out", not any("Efficacy of Treatments" in words for words in said))
    equal("no sentence twice", len(said[4:]), len(set(said[4:])))


@case("another post ends it")
def _(program):
    program.speech.may_speak(False)
    n = len(program.speech.said())
    press("F8")
    program.wait_for("button", "Pause")
    until("words", lambda: len(program.speech.said()) > n)
    check("from what is in sight on", program.speech.said()[n][2] != "March 2023")
    press("alt+Down")
    program.wait_gone("button", "Pause")
    until("the second post", lambda: "Mentalizing" in program.article())


@case("who stops it stays in the reader")
def _(program):
    press("F8")
    program.wait_for("button", "Pause")
    program.click(program.find("button", "Stop Reading Aloud"))
    program.wait_gone("button", "Pause")
    until("the next focus", lambda: program.focus is not None)
    # K is a key of the reader, and a letter in the fields of the other panes.
    press("k")
    until("the first post again", lambda: "Borderline" in program.article())
    press("j")
    until("the second post", lambda: "Mentalizing" in program.article())


@case("the window closes while it speaks")
def _(program):
    press("F8")
    program.wait_for("button", "Pause")
    press("ctrl+w")
    equal("the exit status", program.wait_ended(), 0)


@case("where nobody can speak, that is said")
def _(program):
    with Library().sample() as library, Program(library, size=(1200, 800), environment=NOWHERE) as other:
        other.wait_facet("All Posts, shown, 6 posts")
        open_first(other)
        press("F8")
        other.wait_for("label", "The Post Cannot Be Read Aloud")
        other.wait_gone("button", "Pause")
        other.picture("reader-no-speech")
        press("Escape")
        other.wait_gone("label", "The Post Cannot Be Read Aloud")


sys.exit(run_story(sample))
