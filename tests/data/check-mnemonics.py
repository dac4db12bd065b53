#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No two commands of a menu have the same letter: check-mnemonics.py SOURCES [CATALOGUE]

A letter that two have takes a second key to reach the one that is meant. In a menu with more commands than there are letters it
is only those of a section that must differ. What a language has not translated is left out: that is for check-po.py to say.
"""

import re
import string
import subprocess
import sys
from pathlib import Path

MENU = re.compile(r"^menu (\w+) \{(.*?)^\}", re.M | re.S)
TOKEN = re.compile(r"(submenu|section|item)\s*\{|(\})|label:\s*(?:_\(\"((?:[^\"\\]|\\.)*)\"\)|C_\(\"([^\"]*)\",\s*\"((?:[^\"\\]|\\.)*)\"\))")
LETTER = re.compile(r"(?<!_)_(?!_)(.)")


def menus_of(text, name):
    """Each menu with the words in it, as (section, context, word); a submenu is a menu of its own, a section is not."""
    found = [(name, [])]
    blocks = [0]
    section = 0
    for kind, end, word, context, word_in_context in (match.groups("") for match in TOKEN.finditer(text)):
        if kind == "submenu":
            found.append((f"{name}, submenu {len(found)}", []))
            blocks.append(-(len(found) - 1))
        elif kind:
            section += kind == "section"
            blocks.append(abs(blocks[-1]))
        elif end:
            if len(blocks) > 1:
                blocks.pop()
        else:
            # The name of a submenu stands in the menu around it.
            place = abs(blocks[-2 if blocks[-1] < 0 else -1])
            found[place][1].append((section, context or None, word or word_in_context))
    return found


def doubles_in(words):
    """The letters that more than one word has, with these words; each is a section and a word."""
    by_letter = {}
    is_long = len(words) > len(string.ascii_lowercase)
    for section, word in words:
        match = LETTER.search(word)
        if match:
            by_letter.setdefault((match[1].casefold(), section if is_long else 0), []).append(word)
    return {letter: found for (letter, _section), found in by_letter.items() if len(found) > 1}


def translations_of(path):
    """What a catalogue has, by context and word; without what is not certain."""
    text = subprocess.run(["msgattrib", "--translated", "--no-fuzzy", "--no-obsolete", "--no-wrap", path], check=True,
                          capture_output=True, text=True).stdout
    entries = re.findall(r'^(?:msgctxt "(.*)"\n)?msgid "(.*)"\nmsgstr "(.*)"$', text, re.M)
    return {(context or None, word): translated for context, word, translated in entries}


def main(sources, catalogue=None):
    menus = []
    for path in sorted((Path(sources) / "src" / "ui").rglob("*.blp")):
        for name, body in MENU.findall(path.read_text(encoding="utf-8")):
            menus += [(path.name, menu, words) for menu, words in menus_of(body, name)]
    if len(menus) < 10:
        return f"only {len(menus)} menus were found"
    known = translations_of(catalogue) if catalogue else None
    wrong = []
    for file, menu, words in menus:
        shown = [(section, word if known is None else known.get((context, word), "")) for section, context, word in words]
        for letter, found in doubles_in(shown).items():
            wrong.append(f"{file}, {menu}: “{letter}” is the letter of {', '.join(found)}")
    return "\n".join(wrong)


sys.exit(main(*sys.argv[1:]) or 0)
