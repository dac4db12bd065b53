# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/count-tests: cases, whole tests, and tests that broke off."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

REPORT = '''<testsuites>
<testsuite name="praxis.praxis:core / test-a"><testcase name="one"/>
  <testcase name="two"><failure/></testcase><testcase name="three"><skipped/></testcase></testsuite>
<testsuite name="praxis.praxis:core / test-b"><testcase name="one"/></testsuite>
<testsuite name="praxis"><testcase name="praxis:data / c"/>
  <testcase name="praxis:data / d"><failure/></testcase></testsuite>
</testsuites>'''

TESTS = [
    ('praxis:core / test-a', 'FAIL', '# a line\n# Failure: it is three, not two\n'),
    ('praxis:core / test-b', 'ERROR', ''),      # broke off after its first case
    ('praxis:data / c', 'OK', 'Error: of no importance'),
    ('praxis:data / d', 'TIMEOUT', ''),
    ('praxis:data / e', 'SKIP', ''),
]

# Passed: a's first case, b's, c. Failed: a's second, b itself, d.
SAID = '''failed: praxis:core / test-a: two
failed: praxis:core / test-a: Failure: it is three, not two
failed: praxis:core / test-b: error
failed: praxis:data / d: timeout
3 passed, 3 failed
'''


def main(command: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        logs = Path(folder) / 'meson-logs'
        logs.mkdir()
        (logs / 'testlog.junit.xml').write_text(REPORT, encoding='utf-8')
        (logs / 'testlog.json').write_text(
            ''.join(json.dumps({'name': name, 'result': result, 'stdout': stdout}) + '\n' for name, result, stdout in TESTS),
            encoding='utf-8')
        said = subprocess.run([sys.executable, command, folder], capture_output=True, text=True, check=True).stdout
        assert said == SAID, said


if __name__ == '__main__':
    main(sys.argv[1])
