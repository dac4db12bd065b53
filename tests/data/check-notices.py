#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-notices.py SOURCE: everything that is bundled is named in NOTICES.md, in the version that the lock file names."""

import json
import pathlib
import sys

# Builds the bundle, or is left out of it.
NOT_BUNDLED = {'esbuild', 'sync-fetch-undici', 'whatwg-mimetype'}

source = pathlib.Path(sys.argv[1])
notices = (source / 'NOTICES.md').read_text()
lock = json.loads((source / 'src/core/cite/engine/package-lock.json').read_text())
missing = []

for path, package in lock['packages'].items():
    name = path.removeprefix('node_modules/')
    if name and name not in NOT_BUNDLED and not name.startswith('@esbuild/') and \
            f'{name} {package["version"]}' not in notices:
        missing.append(f'{name} {package["version"]}')

for line in missing:
    print(f'NOTICES.md does not name {line}.')
sys.exit(1 if missing else 0)
