#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a catalogue of a language that does not exist, from a template.

Every string becomes accented, two fifths longer and stands in brackets: “Open”
is “⟦Óþéñ ~~⟧”. In a window that speaks it, text without brackets is not
translatable, and a bracket that is not to be seen was cut off. What a program
puts in or reads stays as it is: printf directives, {placeholders}, markup,
mnemonics, web addresses.

Usage: pseudo-locale.py TEMPLATE LOCALE-FOLDER
Writes LOCALE-FOLDER/en@pseudo/LC_MESSAGES/praxis.mo; it is spoken under
LC_ALL=en_US.UTF-8 LANGUAGE=en@pseudo.
"""

import re
import subprocess
import sys
from pathlib import Path

LETTERS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
    "ÁáƁƀÇçÐðÉéƑƒĜĝĤĥÍíĴĵĶķĻļṀṁÑñÓóÞþǪǫŔŕŠšŢţÚúṼṽŴŵẊẋÝýŽž")

KEPT = re.compile(r"""
    %(?:\d+\$)?[-+ #0'I]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh?|ll?|[jztLq])?[A-Za-z%]
  | %<PRI\w+>
  | \{[\w.]*\}
  | </?[A-Za-z][^<>]*>
  | &(?:\w+|\#\w+);
  | https?://[^\s<>]+
  | _(?=\w)\w
  """, re.X)


def accented(text):
    result, end = [], 0
    for match in KEPT.finditer(text):
        result += [text[end:match.start()].translate(LETTERS), match[0]]
        end = match.end()
    return "".join(result + [text[end:].translate(LETTERS)])


def pseudo(text):
    body = text.strip("\n")
    if not body:
        return text
    before, after = text.split(body, 1)
    length = max(2, len(KEPT.sub("", body)) * 2 // 5)
    # In pieces, so that a long text can still wrap.
    padding = " ".join("~" * min(7, length - i) for i in range(0, length, 7))
    return f"{before}⟦{accented(body)} {padding}⟧{after}"


def unquoted(lines):
    text = "".join(line[line.index('"') + 1:-1] for line in lines)
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m[1], m[1]), text)


def quoted(text):
    return '"%s"' % (text.replace("\\", "\\\\").replace('"', '\\"')
                     .replace("\n", "\\n").replace("\t", "\\t"))


def field(entry, name):
    match = re.search(rf'^{name} ".*"(?:\n".*")*', entry, re.M)
    return unquoted(match[0].split("\n")) if match else None


def translated(entry):
    """Returns an entry of the template with its strings filled in."""
    one, many = field(entry, "msgid"), field(entry, "msgid_plural")
    if one is None or one == "":
        return None
    head = re.split(r"^msgstr", entry, maxsplit=1, flags=re.M)[0]
    if many is None:
        return f"{head}msgstr {quoted(pseudo(one))}\n"
    return (f"{head}msgstr[0] {quoted(pseudo(one))}\n"
            f"msgstr[1] {quoted(pseudo(many))}\n")


HEADER = r'''msgid ""
msgstr ""
"Language: en@pseudo\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
'''


def main(template, folder):
    entries = Path(template).read_text(encoding="utf-8").strip().split("\n\n")
    made = [text for text in map(translated, entries) if text]
    if not made:
        sys.exit(f"{template} has no string")

    target = Path(folder) / "en@pseudo" / "LC_MESSAGES"
    target.mkdir(parents=True, exist_ok=True)
    source = target / "praxis.po"
    source.write_text("\n".join([HEADER, *made]), encoding="utf-8")
    return subprocess.run(["msgfmt", "--check-format", "--output-file", target / "praxis.mo",
                           source], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
