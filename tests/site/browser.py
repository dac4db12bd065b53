# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a headless Chromium from outside, through the pipe that it has for that.

Messages are JSON, ended by a NUL (https://chromedevtools.github.io/devtools-protocol/);
nothing but Python's own library is needed, and no port is opened.
"""

import json
import os
import select
import subprocess
import tempfile
import time


class BrowserError(Exception):
    """What the browser refused, or what did not come true in time."""


class Browser:
    """One browser with one page. What its console complains of is in `complaints`."""

    PATIENCE = 60

    def __init__(self, program='chromium', width=1200, height=800, arguments=()):
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        self._profile = tempfile.TemporaryDirectory(prefix='praxis-browser-', ignore_cleanup_errors=True)
        self._buffer = b''
        self._last = 0
        self.complaints = []

        # The pipe is looked for at 3 and 4, where what was there is moved away from first.
        def place():
            ends = os.dup(to_browser), os.dup(from_browser)
            high = [os.dup2(end, 100 + i) for i, end in enumerate(ends)]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self._process = subprocess.Popen(
            [program, '--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
             '--disable-background-networking', '--disable-component-update', '--remote-debugging-pipe',
             f'--user-data-dir={self._profile.name}', f'--window-size={width},{height}', *arguments, 'about:blank'],
            preexec_fn=place, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self._session = None
        target = self.call('Target.createTarget', url='about:blank')['targetId']
        self._session = self.call('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log', 'Network'):
            self.call(f'{domain}.enable')
        self.resize(width, height)

    def close(self):
        self._process.terminate()
        self._process.wait()
        os.close(self._in)
        os.close(self._out)
        self._profile.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # --- The pipe ---

    def _read(self, end):
        while b'\0' not in self._buffer:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self._in], [], [], left)[0]:
                raise BrowserError('the browser does not answer')
            data = os.read(self._in, 1 << 16)
            if not data:
                raise BrowserError('the browser has ended')
            self._buffer += data
        message, self._buffer = self._buffer.split(b'\0', 1)
        message = json.loads(message)
        self._note(message)
        return message

    def _note(self, message):
        method, params = message.get('method'), message.get('params', {})
        if method == 'Log.entryAdded' and params['entry']['level'] in ('error', 'warning'):
            self.complaints.append(params['entry']['text'])
        elif method == 'Runtime.exceptionThrown':
            details = params['exceptionDetails']
            self.complaints.append(details.get('exception', {}).get('description', details['text']))
        elif method == 'Runtime.consoleAPICalled' and params['type'] in ('error', 'warning', 'assert'):
            self.complaints.append(str([value.get('value') for value in params['args']]))

    def call(self, method, **params):
        self._last += 1
        number = self._last
        message = {'id': number, 'method': method, 'params': params}
        if self._session is not None:
            message['sessionId'] = self._session
        os.write(self._out, json.dumps(message).encode() + b'\0')
        end = time.monotonic() + self.PATIENCE
        while True:
            answer = self._read(end)
            if answer.get('id') == number:
                if 'error' in answer:
                    raise BrowserError(f'{method}: {answer["error"]["message"]}')
                return answer['result']

    # --- The page ---

    def resize(self, width, height):
        self.call('Emulation.setDeviceMetricsOverride', width=width, height=height, deviceScaleFactor=1, mobile=False)

    def emulate(self, **features):
        self.call('Emulation.setEmulatedMedia',
                  features=[{'name': name.replace('_', '-'), 'value': value} for name, value in features.items()])

    def allow_scripts(self, allowed):
        self.call('Emulation.setScriptExecutionDisabled', value=not allowed)

    def go(self, address):
        answer = self.call('Page.navigate', url=address)
        if 'errorText' in answer:
            raise BrowserError(f'{address}: {answer["errorText"]}')
        self.wait("document.readyState === 'complete'")

    def run(self, expression):
        """The value of an expression of JavaScript in the page; of a promise what comes of it."""
        answer = self.call('Runtime.evaluate', expression=expression, returnByValue=True, awaitPromise=True)
        if 'exceptionDetails' in answer:
            raise BrowserError(answer['exceptionDetails'].get('exception', {}).get('description', expression))
        return answer['result'].get('value')

    def wait(self, expression):
        """Waits until an expression is true, and returns its value."""
        end = time.monotonic() + self.PATIENCE
        while time.monotonic() < end:
            try:
                value = self.run(expression)
            except BrowserError:
                value = None
            if value:
                return value
            time.sleep(0.01)
        raise BrowserError(f'never true: {expression}')

    # --- The keyboard ---

    KEYS = {'ArrowDown': 40, 'ArrowUp': 38, 'Escape': 27, 'Enter': 13, 'Tab': 9}

    def press(self, key):
        text = key if len(key) == 1 else '\r' if key == 'Enter' else None
        event = {'key': key, 'windowsVirtualKeyCode': self.KEYS.get(key, 0)}
        if text is not None:
            event['text'] = text
        self.call('Input.dispatchKeyEvent', type='keyDown', **event)
        self.call('Input.dispatchKeyEvent', type='keyUp', **event)

    def type(self, text):
        self.call('Input.insertText', text=text)

    def picture(self, path):
        import base64
        with open(path, 'wb') as file:
            file.write(base64.b64decode(self.call('Page.captureScreenshot')['data']))
