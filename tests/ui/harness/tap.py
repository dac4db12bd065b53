# SPDX-License-Identifier: GPL-3.0-or-later
"""Test Anything Protocol: a line a case, and above it what was wrong with it.

    @case("the sample is shown")
    def _(program): …

    sys.exit(run_story(fixture))    # the cases are the steps of one story
    sys.exit(run_each())            # each case stands alone, and takes nothing
"""

import traceback

cases = []


def case(title):
    def register(function):
        cases.append((title, function))
        return function
    return register


def explain(text):
    for line in text.splitlines():
        print("#", line)


class Report:
    def __init__(self, count):
        self.number = 0
        self.good = True
        print(f"TAP version 13\n1..{count}", flush=True)

    def tell(self, good, title):
        self.number += 1
        self.good = self.good and good
        print(f"{'ok' if good else 'not ok'} {self.number} - {title}", flush=True)

    def step(self, title, function, *arguments):
        try:
            function(*arguments)
        except Exception:  # pylint: disable=broad-except
            explain(traceback.format_exc())
            for program in arguments:
                program.describe()
            self.tell(False, title)
        else:
            self.tell(True, title)


def run_each():
    report = Report(len(cases))
    for title, function in cases:
        report.step(title, function)
    return 0 if report.good else 1


def run_story(fixture):
    """Runs the cases on the program that the fixture, a context manager, gives and ends.

    After a failure the rest is not reached.
    """
    report = Report(len(cases) + 1)
    try:
        with fixture() as program:
            for title, function in cases:
                report.step(title, function, program)
                if not report.good:
                    break
    except Exception:  # pylint: disable=broad-except
        explain(traceback.format_exc())
        report.good = False
    good = report.good
    for title, _function in cases[report.number:]:
        report.tell(False, f"{title} (not reached)")
    report.tell(good, "it starts, ends and complains of nothing")
    return 0 if report.good else 1
