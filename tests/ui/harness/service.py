# SPDX-License-Identifier: GPL-3.0-or-later
"""A service that knows works, on this machine: what it answers a test says, and what it was asked it remembers."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from .wait import Failure

CSL = "application/vnd.citationstyles.csl+json"


class Service:
    def __init__(self):
        self.asked = []
        self.answers = {}
        self.may_answer = threading.Event()
        self.port = 0
        self.start()

    def start(self):
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):  # pylint: disable=invalid-name
                service.answer(self)

            def log_message(self, format, *arguments):  # pylint: disable=redefined-builtin
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def stop(self):
        """Nobody answers at its address any more."""
        self.server.shutdown()
        self.server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.may_answer.set()
        self.stop()

    def address(self, path=""):
        return f"http://127.0.0.1:{self.port}/{path}"

    def knows(self, path, work):
        """Behind its address and this path there is a work."""
        self.answers[path] = (200, CSL, json.dumps(work), False)

    def says(self, path, status, kind, text):
        self.answers[path] = (status, kind, text, False)

    def keeps_waiting(self, path, work):
        """As knows(), but the answer comes only when may_answer is set."""
        self.may_answer.clear()
        self.answers[path] = (200, CSL, json.dumps(work), True)

    def answer(self, request):
        path = unquote(request.path).lstrip("/")
        self.asked.append(path)
        status, kind, text, waits = self.answers.get(path, (404, "text/html", "<html>Not here.</html>", False))
        if waits and not self.may_answer.wait(60):
            raise Failure("nobody let the service answer")
        body = text.encode()
        try:
            request.send_response(status)
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(body)))
            request.send_header("Connection", "close")
            request.end_headers()
            request.wfile.write(body)
        except OSError:
            # Whoever asked has given up.
            pass
