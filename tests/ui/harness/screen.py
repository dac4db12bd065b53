# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard, the clipboard and the pictures of the display."""

import atexit
import os
import subprocess
import sys
from pathlib import Path

from .wait import Failure, until

# The programs that hold a text for the clipboard.
holders = []


@atexit.register
def let_go():
    for holder in holders:
        holder.terminate()
        holder.wait()


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def press(*keys):
    """Presses keys, one after the other: press("ctrl+f"), press("Down", "Return")."""
    run("xdotool", "key", "--clearmodifiers", *keys)


def write(text):
    run("xdotool", "type", "--clearmodifiers", "--delay", "12", text)


def windows_of(pid):
    """The windows of a program that are to be seen, as X11 numbers them."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(pid), "--name", "."],
                           check=False, capture_output=True, text=True)
    return found.stdout.split()


def geometry_of(window):
    """Where a window is, and its size."""
    said = run("xdotool", "getwindowgeometry", "--shell", window)
    numbers = dict(line.split("=") for line in said.split())
    return tuple(int(numbers[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))


def resize(window, width, height):
    run("xdotool", "windowsize", window, str(width), str(height))


def hold(code, *arguments):
    """Runs a program that holds something for others, until it lets go of it itself or the test ends."""
    holder = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)
    holders.append(holder)
    if holder.stdout.readline() != "ready\n":
        raise Failure("what should be held cannot be")
    return holder


def copy(text, html=""):
    """Puts a text on the clipboard, as HTML too where there is some, and holds it there until something else is put on
    it."""
    code = ("import sys, gi; "
            "gi.require_version('Gdk', '4.0'); gi.require_version('Gtk', '4.0'); from gi.repository import Gdk, GLib, Gtk; Gtk.init();"
            "text, html = (Gdk.ContentProvider.new_for_bytes(kind, GLib.Bytes.new(value.encode()))"
            "              for kind, value in zip(('text/plain;charset=utf-8', 'text/html'), sys.argv[1:]));"
            "board = Gdk.Display.get_default().get_clipboard(); loop = GLib.MainLoop();"
            "board.set_content(Gdk.ContentProvider.new_union([html, text])) if sys.argv[2] else board.set(sys.argv[1]);"
            "board.connect('notify::local', lambda *_: board.is_local() or loop.quit());"
            "print('ready', flush=True); loop.run()")
    hold(code, text, html)


def copy_files(*paths):
    """Puts files on the clipboard, as a file manager does."""
    code = ("import sys, gi; "
            "gi.require_version('Gdk', '4.0'); gi.require_version('Gtk', '4.0'); from gi.repository import Gdk, Gio, GLib, Gtk; Gtk.init();"
            "files = Gdk.FileList.new_from_list([Gio.File.new_for_path(path) for path in sys.argv[1:]]);"
            "board = Gdk.Display.get_default().get_clipboard(); loop = GLib.MainLoop(); board.set(files);"
            "board.connect('notify::local', lambda *_: board.is_local() or loop.quit());"
            "print('ready', flush=True); loop.run()")
    hold(code, *map(str, paths))


def paste(kind):
    """What is on the clipboard as one of its media types."""
    code = ("import sys, gi; "
            "gi.require_version('Gdk', '4.0'); gi.require_version('Gtk', '4.0'); from gi.repository import Gdk, Gio, GLib, Gtk; Gtk.init();"
            "board = Gdk.Display.get_default().get_clipboard(); loop = GLib.MainLoop(); found = [];"
            "board.read_async([sys.argv[1]], 0, None, lambda source, result: (found.append(result), loop.quit()));"
            "loop.run(); stream = board.read_finish(found[0])[0]; out = Gio.MemoryOutputStream.new_resizable();"
            "out.splice(stream, Gio.OutputStreamSpliceFlags.CLOSE_TARGET, None);"
            "sys.stdout.buffer.write(out.steal_as_bytes().get_data())")
    found = subprocess.run([sys.executable, "-c", code, kind], check=False, capture_output=True, text=True)
    return found.stdout if found.returncode == 0 else ""


def click(x, y, button=1):
    """Clicks on a place of the display."""
    run("xdotool", "mousemove", str(x), str(y), "click", str(button))


def drag(start, end, steps=10):
    """Drags from a place of the display to another one, by way of those between them."""
    run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
    for step in range(1, steps + 1):
        place = [int(a + (b - a) * step / steps) for a, b in zip(start, end)]
        run("xdotool", "mousemove", *map(str, place), "sleep", "0.05")
    run("xdotool", "sleep", "0.3", "mouseup", "1")


def is_beyond_edge(window):
    """Whether a part of a window is not on the display."""
    left, top, width, height = geometry_of(window) if window != "root" else (0, 0, 0, 0)
    whole_width, whole_height = map(int, run("xdotool", "getdisplaygeometry").split())
    return left < 0 or top < 0 or left + width > whole_width or top + height > whole_height


def picture(name, window="root"):
    """Writes a picture of a window, or of everything, into the build folder."""
    folder = Path(os.environ["PRAXIS_PICTURES"])
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}.png"
    # A window manager that has just got a window puts it into its frame, and it is not to be seen meanwhile. Of one that it
    # has put partly beyond the edge there is no picture but that of the display.
    until(f"a picture of the window {window}",
          lambda: any(subprocess.run(["import", "-silent", "-window", shown, str(target)], check=False,
                                     capture_output=True).returncode == 0
                      for shown in (window, *(["root"] if is_beyond_edge(window) else []))))
    return target


def colour_of(window, x, y):
    """The colour of one place of a window, counted from its right and lower edge where that is negative."""
    _, _, width, height = geometry_of(window)
    return run("import", "-silent", "-window", window, "-crop", f"1x1+{x % width}+{y % height}", "txt:-").split()[-1]


def wait_until_still(window="root", times=3):
    """Waits until a window does not change any more."""
    seen = []

    def is_still():
        shown = subprocess.run(["import", "-silent", "-window", window, "rgb:-"],
                               check=False, capture_output=True).stdout
        seen.append(hash(shown))
        del seen[:-times]
        return len(seen) == times and len(set(seen)) == 1

    until(f"window {window} at rest", is_still)
