#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that the files that name the program agree on its name.

D-Bus starts Praxis, and the desktop finds its icon and its entry, by nothing
but equal names in several files; none of the usual validators compares them.

Usage: check-identity.py APP-ID BUILT-DATA-FOLDER ICON-FOLDER
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from gi.repository import Gio, GLib

app_id, data, icons = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
problems = []


def expect(what, found, expected):
    if found != expected:
        problems.append(f"{what} is “{found}”, not “{expected}”")


def key_file(name):
    keys = GLib.KeyFile()
    keys.load_from_file(str(data / name), GLib.KeyFileFlags.NONE)
    return keys


if not Gio.Application.id_is_valid(app_id) or not Gio.dbus_is_name(app_id):
    problems.append(f"{app_id} is not the id of an application")

desktop = key_file(f"{app_id}.desktop")
program = desktop.get_string("Desktop Entry", "Exec").split()[0]
expect("the desktop entry's icon", desktop.get_string("Desktop Entry", "Icon"), app_id)
expect("DBusActivatable", desktop.get_boolean("Desktop Entry", "DBusActivatable"), True)

service = key_file(f"{app_id}.service")
command = service.get_string("D-BUS Service", "Exec").split()
expect("the service's name", service.get_string("D-BUS Service", "Name"), app_id)
expect("the service's program", Path(command[0]).name, program)
expect("the service's arguments", command[1:], ["--gapplication-service"])
if not command[0].startswith("/"):
    problems.append("the service's program has no absolute path")

metainfo = ElementTree.parse(data / f"{app_id}.metainfo.xml")
expect("the metainfo's id", metainfo.findtext("id"), app_id)
expect("the metainfo's launchable", metainfo.findtext("launchable"), f"{app_id}.desktop")
expect("the metainfo's gettext domain", metainfo.findtext("translation"), "praxis")
if program not in [binary.text for binary in metainfo.iterfind("provides/binary")]:
    problems.append(f"the metainfo does not provide {program}")

mime = ElementTree.parse(data / f"{app_id}.xml").getroot()
media_types = {element.get("type") for element in mime if element.tag.endswith("mime-type")}
expect("the metainfo's file types",
       {element.text for element in metainfo.iterfind("provides/mediatype")}, media_types)

schemas = Gio.SettingsSchemaSource.new_from_directory(str(data), None, False)
schema = schemas.lookup(app_id, False)
if schema is None:
    problems.append(f"there are no settings for {app_id}")
else:
    expect("the settings' path", schema.get_path(), f"/{app_id.replace('.', '/')}/")

if not (icons / "hicolor" / "scalable" / "apps" / f"{app_id}.svg").is_file():
    problems.append(f"there is no icon for {app_id}")

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
