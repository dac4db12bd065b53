#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare what praxis-cli prints with --json with the page that describes it.

check-json.py PROGRAM PAGE STEPS SOURCE-FOLDER

The page is mdoc. Under SHARED OBJECTS each .Ss describes one object, under VERBS the documents of one verb, of
which each begins with "an object" or "an array of objects". A member is

  .It Va NAME Pq TYPE[ or TYPE…][, optional]

in a list of its own object, and .Sx names a shared object whose members are there, too.

STEPS has scripts for bash, each of which begins with a comment behind an empty line. Each `json VERB …` in one
prints one document. A member that is
printed and not described, of another type or not there is a failure, and so is one that is described and never
printed, or that no source file writes.
"""

import importlib
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

environment = importlib.import_module('run-case').environment

TIMEOUT = 120
PRELUDE = 'json () { praxis-cli "$@" --json; }; export -f json\n'
SCALARS = {'string': str, 'boolean': bool, 'null': type(None), 'number': (int, float), 'object': dict,
           'CSL-JSON item': dict}


# --- The page ---------------------------------------------------------------


@dataclass(eq=False)
class Node:
    """A value that the page describes: a document, or a member of an object."""
    name: str
    types: list[str]
    optional: bool = False
    members: dict[str, 'Node'] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)


@dataclass
class Page:
    """The shared objects by their titles, and the documents of each verb."""
    shared: dict[str, Node] = field(default_factory=dict)
    verbs: dict[str, list[Node]] = field(default_factory=dict)

    def members(self, node: Node) -> dict[str, Node]:
        found = {}
        for title in node.shared:
            found |= self.members(self.shared[title])
        return found | node.members

    def nodes(self) -> list[tuple[str, Node]]:
        """All members, with the part of the page that they stand in."""
        found = []

        def walk(part: str, node: Node) -> None:
            for member in node.members.values():
                found.append((part, member))
                walk(part, member)

        for title, node in self.shared.items():
            walk(title, node)
        for verb, documents in self.verbs.items():
            for node in documents:
                walk(verb, node)
        return found


class Reader:
    """Goes through the page line by line."""

    def __init__(self) -> None:
        self.page = Page()
        self.section = ''
        self.documents: list[Node] = []
        self.current = Node('', [])
        self.owners: list[Node] = []

    def begin(self, title: str) -> None:
        self.owners = []
        self.current = Node(title, ['object'])
        if self.section == 'SHARED OBJECTS':
            self.page.shared[title] = self.current
        elif self.section == 'VERBS':
            self.documents = self.page.verbs.setdefault(title, [])

    def add_member(self, name: str, types: str) -> None:
        types, comma, word = types.partition(', ')
        if comma and word != 'optional':
            sys.exit(f'“{word}” is said of {name}, and not known')
        if name in self.owners[-1].members:
            sys.exit(f'{name} is described twice in {self.owners[-1].name}')
        self.current = Node(name, types.split(' or '), bool(comma))
        self.owners[-1].members[name] = self.current

    def take(self, line: str) -> None:
        if line.startswith('.Sh '):
            self.section = line[4:]
        elif line.startswith('.Ss '):
            self.begin(line[4:])
        elif line.startswith('.Bl -tag'):
            self.owners.append(self.current)
        elif line == '.El' and self.owners:
            self.current = self.owners.pop()
        elif match := re.fullmatch(r'\.It Va (\S+) Pq (.+)', line):
            self.add_member(*match.groups())
        elif match := re.fullmatch(r'\.Sx (.+?)(?: [.,;:])?', line):
            self.current.shared.append(match[1])
        elif (match := re.search(r'\ban (object|array of objects)\b', line, re.IGNORECASE)) \
                and self.section == 'VERBS' and not self.owners:
            self.current = Node('a document', [match[1].lower()])
            self.documents.append(self.current)


def read_page(path: Path) -> Page:
    reader = Reader()
    for line in path.read_text(encoding='utf-8').splitlines():
        reader.take(line)
    return reader.page


# --- A document beside the page ------------------------------------------------


def is_scalar(value: object, name: str) -> bool:
    return isinstance(value, SCALARS[name]) and (name != 'number' or not isinstance(value, bool))


def fits(value: object, name: str) -> bool:
    """Whether a value is of a type, in the words of the page."""
    if name.startswith('array of '):
        return isinstance(value, list) and all(fits(item, name[9:].removesuffix('s')) for item in value)
    if name.startswith('object of '):
        return isinstance(value, dict) and all(fits(item, name[10:].removesuffix('s')) for item in value.values())
    return is_scalar(value, name)


class Comparison:
    """What a document has that the page has not, and which members of the page it has."""

    def __init__(self, page: Page, value: object, node: Node) -> None:
        self.page = page
        self.problems: list[str] = []
        self.seen: set[Node] = set()
        self.compare(value, node, '')

    def compare(self, value: object, node: Node, place: str) -> None:
        names = [name for name in node.types if fits(value, name)]
        if not names:
            self.problems.append(f'{place or "the document"} is no {" or ".join(node.types)}')
        for item in {'object': [value], 'array of objects': value}.get(names[0] if names else '', []):
            self.compare_object(item, node, place)

    def compare_object(self, item: dict, node: Node, place: str) -> None:
        members = self.page.members(node)
        for name, value in item.items():
            where = f'{place}.{name}' if place else name
            if name in members:
                self.seen.add(members[name])
                self.compare(value, members[name], where)
            else:
                self.problems.append(f'{where} is not described')
        for name, member in members.items():
            if name not in item and not member.optional:
                self.problems.append(f'{place + "." if place else ""}{name} is not there, and not optional')


# --- The runs ------------------------------------------------------------------


def run_step(step: str, folder: Path, env: dict[str, str]) -> list[tuple[str, str, object]]:
    """The documents that a step prints, with its calls and their verbs."""
    result = subprocess.run(['bash', '-c', PRELUDE + step], cwd=folder / 'work', env=env, timeout=TIMEOUT,
                            stdin=subprocess.DEVNULL, capture_output=True, check=False)
    text = result.stdout.decode('utf-8').strip()
    calls = re.findall(r'\bjson (([a-z]+)[^;\n]*)', step)
    documents = []
    while text:
        value, end = json.JSONDecoder().raw_decode(text)
        documents.append(value)
        text = text[end:].strip()
    if len(documents) != len(calls):
        sys.exit(f'{step}\nprinted {len(documents)} documents, and said: {result.stderr.decode("utf-8")}')
    return [(call, verb, document) for (call, verb), document in zip(calls, documents)]


def run_steps(program: Path, path: Path) -> list[tuple[str, str, object]]:
    """All documents, with their calls and verbs."""
    found = []
    with tempfile.TemporaryDirectory(prefix='praxis-json-') as name:
        folder = Path(name).resolve()
        for child in 'work', 'home', 'tmp':
            (folder / child).mkdir()
        env = environment(program, folder)
        for step in re.split(r'\n\n(?=# )', path.read_text(encoding='utf-8')):
            found += run_step(step, folder, env)
    return found


def compare_verb(page: Page, verb: str, documents: list[tuple[str, object]], seen: set[Node]) -> list[str]:
    problems = [] if documents else ['no step prints a document of it']
    for call, value in documents:
        comparisons = [Comparison(page, value, node) for node in page.verbs.get(verb, [])]
        if not comparisons:
            return ['it is not described']
        best = min(comparisons, key=lambda comparison: len(comparison.problems) - len(comparison.seen))
        seen |= best.seen
        problems += [f'{problem} ({call})' for problem in dict.fromkeys(best.problems)]
    return problems


# --- The page beside the program ------------------------------------------------


def list_verbs(program: Path) -> list[str]:
    env = os.environ | {'LC_ALL': 'C'}
    text = subprocess.run([program, '--help'], env=env, capture_output=True, text=True, check=True).stdout
    return re.findall(r'^  ([a-z]+) ', text, re.MULTILINE)


def find_unwritten(page: Page, source: Path) -> list[str]:
    """The members that are no string of a source file that makes JSON."""
    texts = [path.read_text(encoding='utf-8') for path in sorted((source / 'src').glob('*/**/*.c'))]
    makers = '\n'.join(text for text in texts if 'yyjson_mut_' in text or 'praxis_json_add_' in text)
    return [f'{node.name} of “{part}”' for part, node in page.nodes() if f'"{node.name}"' not in makers]


def main() -> int:
    program, page_path, steps, source = (Path(word).resolve() for word in sys.argv[1:])
    page = read_page(page_path)
    documents = run_steps(program, steps)
    seen: set[Node] = set()
    results = {}
    for verb in list_verbs(program):
        results[verb] = compare_verb(page, verb, [(call, value) for call, name, value in documents if name == verb], seen)
    results['no other verb is described'] = sorted(set(page.verbs) - set(results))
    results['what is described is printed'] = [f'{node.name} of “{part}”' for part, node in page.nodes() if node not in seen]
    results['what is described is written by src'] = find_unwritten(page, source)

    for number, (name, problems) in enumerate(results.items(), 1):
        print(f'{"not ok" if problems else "ok"} {number} - {name}')
        for problem in problems:
            print(f'#   {problem}')
    print(f'1..{len(results)}')
    return 1 if any(results.values()) else 0


if __name__ == '__main__':
    sys.exit(main())
