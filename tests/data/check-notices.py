#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-notices.py SOURCE: everything that is bundled is named in NOTICES.md, in the version that the lock files name."""

import json
import pathlib
import sys

# Builds the bundle, or is left out of it.
NOT_BUNDLED = {'esbuild', 'sync-fetch-undici', 'whatwg-mimetype'}

FOLDERS = ['src/core/cite/engine', 'src/core/publish/site']

source = pathlib.Path(sys.argv[1])
notices = (source / 'NOTICES.md').read_text()
missing = []

for folder in FOLDERS:
    lock = json.loads((source / folder / 'package-lock.json').read_text())
    for path, package in lock['packages'].items():
        name = path.removeprefix('node_modules/')
        if name and name not in NOT_BUNDLED and not name.startswith('@esbuild/') and \
                f'{name} {package["version"]}' not in notices:
            missing.append(f'{name} {package["version"]}')

# The script that every site gets holds the notice itself.
lock = json.loads((source / 'src/core/publish/site/package-lock.json').read_text())
version = lock['packages']['node_modules/minisearch']['version']
if f'MiniSearch {version}' not in (source / 'src/core/publish/site/banner.txt').read_text():
    missing.append(f'MiniSearch {version} in banner.txt')

for line in missing:
    print(f'NOTICES.md does not name {line}.')
sys.exit(1 if missing else 0)
