#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs the build into a folder that goes away, and tries what is there.

Nothing of the source or build folder is in the environment of the installed
programs: a file that is not installed is missed here, and not by a user.

Usage: check-install.py BUILD-FOLDER APP-ID PREFIX HELPER-FOLDER PROGRAM…
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gi.repository import Gio, GLib

build, app_id, prefix, helpers, programs = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:]
source = Path(__file__).resolve().parent.parent.parent
problems = []


# A page with nothing on it, whose title is in its data.
PDF = """%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>> endobj
4 0 obj <</Title(What waiting does)>> endobj
trailer <</Root 1 0 R/Info 4 0 R>>
%%EOF
"""


def run(*command, **environment):
    result = subprocess.run(command, env=environment or None, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        problems.append(f"{command[0]} ended with {result.returncode}: {result.stdout}{result.stderr}")
    return result.stdout


def expect_file(path):
    if not path.is_file():
        problems.append(f"{path} is not installed")


def languages(folder):
    return [word for line in (source / folder / "LINGUAS").read_text(encoding="utf-8").splitlines()
            if not line.startswith("#") for word in line.split()]


def check_files(root):
    share = root / "share"
    for name in (f"applications/{app_id}.desktop", f"metainfo/{app_id}.metainfo.xml",
                 f"mime/packages/{app_id}.xml", f"dbus-1/services/{app_id}.service",
                 f"glib-2.0/schemas/{app_id}.gschema.xml", "man/man1/praxis-cli.1", "man/man5/praxis-cli-json.5",
                 f"icons/hicolor/scalable/apps/{app_id}.svg",
                 f"icons/hicolor/symbolic/apps/{app_id}-symbolic.svg"):
        expect_file(share / name)
    for language in languages("po"):
        expect_file(share / "locale" / language / "LC_MESSAGES" / "praxis.mo")
    for language in ["C", *languages("help")]:
        for page in (source / "help" / "C").iterdir():
            if page.suffix in (".page", ".xml"):
                expect_file(share / "help" / language / "praxis" / page.name)

    service = GLib.KeyFile()
    service.load_from_file(str(share / f"dbus-1/services/{app_id}.service"), GLib.KeyFileFlags.NONE)
    program = service.get_string("D-BUS Service", "Exec").split()[0]
    if program != f"{prefix}/bin/praxis":
        problems.append(f"D-Bus starts {program}, which is not what is installed")


# What is done on the real system once the files are in their places.
def check_settings(share):
    schemas = share / "glib-2.0" / "schemas"
    run("glib-compile-schemas", "--strict", str(schemas), **os.environ)
    if Gio.SettingsSchemaSource.new_from_directory(str(schemas), None, False).lookup(app_id, False) is None:
        problems.append(f"there are no settings for {app_id}")


def check_programs(root, home):
    environment = {
        "PATH": f"{root}/bin:/usr/bin:/bin", "HOME": str(home), "LC_ALL": "en_US.UTF-8",
        "XDG_DATA_DIRS": f"{root}/share:/usr/share", "PRAXIS_LOCALEDIR": f"{root}/share/locale",
    }
    environment |= {name: value for name, value in os.environ.items() if name == "LOCPATH"}
    for program in programs:
        version = run(program, "--version", **environment)
        if not version.lower().startswith("praxis"):
            problems.append(f"{program} --version says “{version}”")

    run("praxis-cli", "sample", **environment)
    listed = run("praxis-cli", "list", **environment)
    if len(listed.splitlines()) < 6:
        problems.append(f"the sample is not there: “{listed}”")
    french = run("praxis-cli", "--help", **environment | {"LC_ALL": "fr_FR.UTF-8"})
    if french == run("praxis-cli", "--help", **environment):
        problems.append("praxis-cli speaks no French")

    completion = root / "share" / "bash-completion" / "completions" / "praxis-cli"
    if "praxis-cli" not in run("bash", "-c", f". '{completion}' && complete -p praxis-cli", **environment):
        problems.append("nothing completes praxis-cli")


def check_helpers(folder, home):
    pdf = home / "waiting.pdf"
    pdf.write_text(PDF, encoding="ascii")
    answer = run(f"{folder}/praxis-pdf-info", str(pdf), PATH="/usr/bin:/bin")
    if '"What waiting does"' not in answer:
        problems.append(f"praxis-pdf-info says “{answer}”")


with tempfile.TemporaryDirectory(prefix="praxis-install-") as folder:
    run("meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", f"{folder}/system", **os.environ)
    installed = Path(f"{folder}/system{prefix}")
    check_files(installed)
    if not problems:
        check_settings(installed / "share")
        check_programs(installed, Path(folder) / "home")
        check_helpers(f"{folder}/system{helpers}", Path(folder))

for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
