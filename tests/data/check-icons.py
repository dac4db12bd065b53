#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the icons can be drawn, have the right size and need nothing else.

Usage: check-icons.py FOLDER
"""

import re
import sys
from pathlib import Path

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf, GLib  # noqa: E402


def check(path):
    text = path.read_text(encoding="utf-8")
    size = 16 if "symbolic" in path.name else 128
    try:
        image = GdkPixbuf.Pixbuf.new_from_file(str(path))
    except GLib.Error as error:
        return error.message
    if (image.get_width(), image.get_height()) != (size, size):
        return f"is not {size} × {size}"
    pixels = image.get_pixels()
    painted = sum(1 for alpha in pixels[3::4] if alpha > 127) / (size * size)
    if not .2 < painted < .95:
        return f"paints {painted:.0%} of its square"
    if re.search(r"href|<image|<text|<style|url\((?!#)", text):
        return "needs something outside itself"
    if size == 16 and len(set(re.findall(r'fill="([^"]*)"', text))) != 1:
        return "is symbolic and has more than one colour"
    return None


icons = sorted(Path(sys.argv[1]).rglob("*.svg"))
problems = [f"{path.name}: {problem}" for path in icons if (problem := check(path))]
if len(icons) != 3:
    problems.append(f"there are {len(icons)} icons, not 3")
for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
