#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the commands of a case and compare what they print with what is written there.

run-case.py [--update] PROGRAM CASE…

A case is a text file. What is indented by two spaces is a test:

  $ praxis-cli --help >/dev/full
  ! praxis-cli: The output could not be written: No space left on device.
  [1]

`$ ` begins a command for bash, `> ` continues it; then come the lines of
standard output, those of standard error behind `! `, and the exit status in
brackets, where it is not 0. A line that ends in ` (re)` is a regular
expression. All other lines are for the reader.

The commands of a case share a folder of its own, where they run, and a home
in it. In what they print that folder is written $DIR, the home ~ and every
UUID is written UUID. With --update the case is rewritten with what was printed.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent
TIMEOUT = 120
UUID = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')


@dataclass
class Step:
    """One command with what it should print, or lines for the reader."""
    line: int
    comment: list[str] = field(default_factory=list)
    command: str = ''
    expected: list[str] = field(default_factory=list)


def read_case(path: Path) -> list[Step]:
    steps = [Step(1)]
    blank = []
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if line.startswith('  $ '):
            steps.append(Step(number, blank, line[4:]))
            blank = []
        elif line.startswith('  > ') and steps[-1].command and not steps[-1].expected:
            steps[-1].command += '\n' + line[4:]
        elif line.startswith('  '):
            # Empty lines belong to the output where it goes on behind them.
            steps[-1].expected += blank + [line[2:]]
            blank = []
        elif line:
            steps.append(Step(number, blank + [line]))
            blank = []
        else:
            blank.append('')
    steps.append(Step(0, blank))
    return steps


def environment(program: Path, folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items()
            if name.startswith(('ASAN_', 'LSAN_', 'UBSAN_', 'G_DEBUG')) or name in ('LOCPATH', 'PRAXIS_LOCALEDIR')}
    return kept | {
        'PATH': f'{program.parent}:{os.environ["PATH"]}',
        'HOME': str(folder / 'home'),
        'XDG_DATA_HOME': str(folder / 'home' / 'data'),
        'TMPDIR': str(folder / 'tmp'),
        'LC_ALL': 'en_US.UTF-8',
        'TZ': 'UTC',
        'TESTS': str(HERE),
        'SOURCE': str(SOURCE),
    }


def run(command: str, folder: Path, env: dict[str, str]) -> list[str]:
    """What a command prints, in the form of a case."""
    result = subprocess.run(['bash', '-c', command], cwd=folder / 'work', env=env, timeout=TIMEOUT,
                            stdin=subprocess.DEVNULL, capture_output=True, check=False)

    def lines(output: bytes) -> list[str]:
        text = output.decode('utf-8', 'backslashreplace').replace(str(folder / 'work'), '$DIR').replace(str(folder / 'home'), '~')
        return [line.rstrip() for line in UUID.sub('UUID', text).splitlines()]

    printed = lines(result.stdout) + ['! ' + line for line in lines(result.stderr)]
    return printed + ([f'[{result.returncode}]'] if result.returncode else [])


def matches(expected: list[str], printed: list[str]) -> bool:
    return len(expected) == len(printed) and all(
        re.fullmatch(want[:-5], line) if want.endswith(' (re)') else want == line
        for want, line in zip(expected, printed))


def write_case(path: Path, steps: list[Step]) -> None:
    lines = []
    for step in steps:
        lines += step.comment
        if step.command:
            first, *rest = step.command.split('\n')
            lines += [f'  $ {first}'] + [f'  > {line}' for line in rest]
        lines += [f'  {line}'.rstrip() for line in step.expected]
    path.write_text('\n'.join(lines).rstrip() + '\n', encoding='utf-8')


def run_case(program: Path, path: Path, update: bool) -> bool:
    steps = read_case(path)
    good = True
    number = 0
    with tempfile.TemporaryDirectory(prefix='praxis-cli-') as name:
        folder = Path(name).resolve()
        for child in 'work', 'home', 'tmp':
            (folder / child).mkdir()
        env = environment(program, folder)
        for step in steps:
            if not step.command:
                continue
            number += 1
            printed = run(step.command, folder, env)
            same = matches(step.expected, printed)
            good = good and same
            summary = step.command.split('\n')[0].replace('#', '')
            print(f'{"ok" if same else "not ok"} {number} - {path.name}:{step.line} {summary}')
            if not same:
                for kind, block in ('expected', step.expected), ('printed', printed):
                    print(f'# {kind}:')
                    for line in block:
                        print(f'#   {line}')
                if update:
                    step.expected = printed
    print(f'1..{number}')
    if update:
        write_case(path, steps)
    return good


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--update', action='store_true')
    parser.add_argument('program', type=Path)
    parser.add_argument('case', type=Path, nargs='+')
    arguments = parser.parse_args()
    results = [run_case(arguments.program.resolve(), case, arguments.update) for case in arguments.case]
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
