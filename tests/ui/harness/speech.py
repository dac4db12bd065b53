# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Speech Dispatcher of the test's own, with a voice that writes down what it is to say and goes on when it may."""

import os
import subprocess
import tempfile
from pathlib import Path

from .wait import until

# The one way to sound that asks nobody when it is opened.
SERVER = """\
LogLevel 3
LogDir "{folder}"
DefaultVolume 100
Timeout 0
AudioOutputMethod "libao"
AddModule "written" "sd_generic" "written.conf"
DefaultModule written
"""

VOICE = """\
Debug 0
GenericExecuteSynth "printf '%s|%s|%s\\\\n' $LANGUAGE $RATE \\'$DATA\\' >>{folder}/said; until [ -e {folder}/go ]; do sleep 0.05; done"
GenericMaxChunkLength 20000
GenericDelimiters ""
GenericStripPunctChars ""
GenericRateAdd 0
GenericRateMultiply 100
GenericRateForceInteger 1
GenericLanguage "en" "en" "utf-8"
AddVoice "en" "MALE1" "one"
DefaultVoice "one"
"""


class Speech:
    def __init__(self):
        self.holder = tempfile.TemporaryDirectory(prefix="praxis-speech.")
        self.folder = Path(self.holder.name)
        self.socket = self.folder / "socket"
        (self.folder / "modules").mkdir()
        (self.folder / "speechd.conf").write_text(SERVER.format(folder=self.folder))
        (self.folder / "modules" / "written.conf").write_text(VOICE.format(folder=self.folder))
        self.log = open(self.folder / "log", "w", encoding="utf-8")
        self.process = subprocess.Popen(
            ["speech-dispatcher", "-s", "-t", "0", "-c", "unix_socket", "-S", str(self.socket), "-P",
             str(self.folder / "pid"), "-L", str(self.folder), "-C", str(self.folder)],
            stdout=self.log, stderr=subprocess.STDOUT)
        until("Speech Dispatcher", self.socket.exists)

    @property
    def environment(self):
        return {"SPEECHD_ADDRESS": f"unix_socket:{self.socket}"}

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()
        self.holder.cleanup()

    def said(self):
        """What the voice was to say up to now: language, speed and words."""
        path = self.folder / "said"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [tuple(line.split("|", 2)) for line in lines]

    def may_speak(self, may=True):
        """Whether the voice comes to the end of what it says."""
        if may:
            (self.folder / "go").touch()
        else:
            os.unlink(self.folder / "go")


NOWHERE = {"SPEECHD_ADDRESS": "unix_socket:/nonexistent/speech", "SPEECHD_CMD": "/nonexistent/speech-dispatcher"}
