# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for a state, never for a time."""

import time

# When to give up. A machine that is busy with other tests is slow; a test that
# passes never waits this long.
PATIENCE = 30

# Between two looks.
PAUSE = 0.05


class Failure(Exception):
    """What a test found wrong."""


def until(what, condition, patience=PATIENCE):
    """Waits until `condition` returns something true, and returns that."""
    deadline = time.monotonic() + patience
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failure(f"waited {patience} s in vain: {what}")
        time.sleep(PAUSE)


def check(what, found):
    if not found:
        raise Failure(what)
    return found


def equal(what, found, expected):
    if found != expected:
        raise Failure(f"{what}: {found!r}, not {expected!r}")
