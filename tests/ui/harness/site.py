# SPDX-License-Identifier: GPL-3.0-or-later
"""A web server of this machine that gives out a folder."""

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

from .wait import Failure, until

CONFIGURATION = """daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


class Site:
    def __init__(self, root):
        self.root = Path(root)
        self.folder = Path(tempfile.mkdtemp(prefix="praxis-site."))
        self.process = None
        self.port = 0

    def _listens(self):
        if self.process.poll() is not None:
            raise Failure("nginx ended")
        if not (self.folder / "pid").exists():
            return False
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def start(self):
        """On the port that it had, if any."""
        if self.port == 0:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        configuration = self.folder / "nginx.conf"
        configuration.write_text(CONFIGURATION.format(folder=self.folder, port=self.port, root=self.root), encoding="utf-8")
        (self.folder / "pid").unlink(missing_ok=True)
        program = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        self.process = subprocess.Popen([program, "-c", configuration, "-e", self.folder / "error"],  # pylint: disable=consider-using-with
                                        stderr=subprocess.DEVNULL)
        until("the site to answer", self._listens)

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_error):
        self.stop()
        shutil.rmtree(self.folder)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"
