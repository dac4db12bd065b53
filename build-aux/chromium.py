# SPDX-License-Identifier: GPL-3.0-or-later
"""A Chromium without a window, told what to do over a pair of pipes.

The protocol is Chromium's own (DevTools, "remote debugging pipe"): JSON with a NUL behind each message, commands on
descriptor 3, answers and events on descriptor 4. No package is needed for it, and no port is open.
"""

import base64
import json
import mimetypes
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Seconds; a page of thousands of posts takes some.
PATIENCE = 300

PROGRAMS = ('chromium', 'chromium-browser', 'google-chrome')

# The pages are our own, and containers do not let root make a sandbox.
OPTIONS = (
    '--headless=new', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
    '--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--disable-extensions', '--hide-scrollbars', '--force-color-profile=srgb',
    '--host-resolver-rules=MAP * ~NOTFOUND',
)


class ChromiumError(Exception):
    """The browser did not do what it was told, and says why."""


class Chromium:
    """One tab of a browser of its own. `address` and what is below it are the files of `folder`; there is no other web."""

    def __init__(self, address: str | None = None, folder: Path | None = None):
        self.address = address
        self.folder = folder
        program = next((path for path in map(shutil.which, PROGRAMS) if path), None)
        if program is None:
            raise ChromiumError('Chromium is not installed')
        self.profile = tempfile.mkdtemp(prefix='praxis-chromium.')
        commands, self.to_browser = os.pipe()
        self.from_browser, answers = os.pipe()
        self.process = subprocess.Popen(
            ['sh', '-c', f'exec "$@" 3<&{commands} 4>&{answers}', 'sh', program, *OPTIONS, f'--user-data-dir={self.profile}'],
            pass_fds=(commands, answers), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.buffer = b''
        self.n_sent = 0
        self.session = None
        self.events = []
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self.session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        self.allowed = None
        self.call('Page.enable')
        self.call('Runtime.enable')
        self.call('Log.enable')
        self.call('Fetch.enable', patterns=[{'urlPattern': '*'}])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.to_browser)
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.from_browser)
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method: str, arguments: dict) -> int:
        self.n_sent += 1
        message = {'id': self.n_sent, 'method': method, 'params': arguments}
        if self.session:
            message['sessionId'] = self.session
        data = json.dumps(message).encode() + b'\0'
        while data:
            data = data[os.write(self.to_browser, data):]
        return self.n_sent

    def receive(self) -> dict:
        while b'\0' not in self.buffer:
            data = os.read(self.from_browser, 1 << 20)
            if not data:
                raise ChromiumError('Chromium has ended')
            self.buffer += data
        message, self.buffer = self.buffer.split(b'\0', 1)
        message = json.loads(message)
        if message.get('method') == 'Fetch.requestPaused':
            self.decide(message['params'])
        elif 'method' in message:
            self.events.append(message)
        return message

    def decide(self, request: dict):
        """A page that leads on at once stays where it is, to be looked at."""
        url = request['request']['url']
        number = {'requestId': request['requestId']}
        path = self.file_of(url)
        if request['resourceType'] == 'Document' and url != self.allowed:
            self.send('Fetch.failRequest', {**number, 'errorReason': 'Aborted'})
        elif path is None:
            self.send('Fetch.continueRequest', number)
        elif path.is_file():
            kind = mimetypes.guess_type(path.name)[0] or 'application/octet-stream'
            self.send('Fetch.fulfillRequest', {
                **number, 'responseCode': 200, 'body': base64.b64encode(path.read_bytes()).decode(),
                'responseHeaders': [{'name': 'Content-Type', 'value': kind}]})
        else:
            self.send('Fetch.fulfillRequest', {**number, 'responseCode': 404})

    def file_of(self, url: str) -> Path | None:
        if self.address is None or not url.startswith(self.address):
            return None
        path = unquote(urlsplit(url).path)[len(urlsplit(self.address).path):]
        return self.folder / (path + 'index.html' if path == '' or path.endswith('/') else path)

    def call(self, method: str, **arguments) -> dict:
        number = self.send(method, arguments)
        while True:
            message = self.receive()
            if message.get('id') == number:
                if 'error' in message:
                    raise ChromiumError(f'{method}: {message["error"]["message"]}')
                return message['result']

    def open(self, url: str):
        """Waits until the page and all it loads are there."""
        self.allowed = url
        self.events.clear()
        answer = self.call('Page.navigate', url=url)
        if answer.get('errorText'):
            raise ChromiumError(f'{url}: {answer["errorText"]}')
        while not any(event['method'] == 'Page.loadEventFired' for event in self.events):
            self.receive()
        world = self.call('Page.createIsolatedWorld', frameId=answer['frameId'], worldName='praxis')
        self.world = world['executionContextId']

    def look(self, width: int, height: int, scheme: str):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call('Emulation.setEmulatedMedia', media='', features=[{'name': 'prefers-color-scheme', 'value': scheme}])

    def evaluate(self, script: str):
        """Runs a script beside the page, whose policy does not apply to it; gives its result, also of a promise."""
        answer = self.call('Runtime.evaluate', expression=script, contextId=self.world, awaitPromise=True,
                           returnByValue=True, timeout=PATIENCE * 1000)
        if 'exceptionDetails' in answer:
            details = answer['exceptionDetails']
            raise ChromiumError(details.get('exception', {}).get('description') or details['text'])
        return answer['result'].get('value')

    def complaints(self) -> list[str]:
        """What the browser said about the page since it was opened: scripts that failed, what its policy forbids."""
        found = []
        for event in self.events:
            arguments = event['params']
            if event['method'] == 'Runtime.exceptionThrown':
                details = arguments['exceptionDetails']
                found.append(details.get('exception', {}).get('description') or details['text'])
            elif event['method'] == 'Log.entryAdded' and arguments['entry']['level'] == 'error':
                found.append(arguments['entry']['text'])
        return found

    def picture(self) -> str:
        """A PNG of what is seen, in base64."""
        return self.call('Page.captureScreenshot', format='png')['data']
