#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare the statistics that praxis-cli finds in made-up sentences with those of statcheck.

compare.py PRAXIS-CLI [SENTENCES [SEED]]
"""

import csv
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

# statcheck takes a thin or no-break space before a number for a minus; Praxis has tests of its own for those.
SPACES = ["", " ", " "]
MINUS = ["-", "-", "\u2212", "\u2013"]
COMPARISONS = ["=", "=", "=", "=", "=", "<", ">"]
AROUND = [
    "The difference was significant, {}.",
    "Groups did not differ ({}), as expected.",
    "There was an effect of time, {}, but none of the group.",
    "As predicted, {}; the effect held one year later.",
    "Clients changed more in the first weeks [{}].",
    "Alliance and outcome were related ({}) in both samples, and therapists mattered.",
]


def number(chance, low, high, decimals):
    text = f"{chance.uniform(low, high):.{decimals}f}"
    if chance.random() < 0.3 and text.startswith("0."):
        text = text[1:]
    return text


def space(chance):
    return chance.choice(SPACES)


def degrees(chance):
    return str(chance.randint(1, 400)) if chance.random() < 0.85 else f"{chance.uniform(2, 200):.2f}"


def p_value(chance, computed):
    """How a paper would print it: right mostly, rounded wrong or copied wrong now and then."""
    kind = chance.random()
    if kind < 0.12:
        return "ns" if chance.random() < 0.5 else "p > .05"
    if kind < 0.3:
        limit = chance.choice([".05", ".01", ".001", "0.05", ".10"])
        return f"p{space(chance)}<{space(chance)}{limit}"
    if kind < 0.34:
        return "p = .000"
    if kind < 0.7 and computed is not None:
        decimals = chance.choice([2, 3, 3, 4])
        text = f"{computed:.{decimals}f}"
    else:
        text = f"{chance.choice([chance.uniform(0, 0.1), chance.random()]):.{chance.choice([2, 3])}f}"
    if text.startswith("0.") and chance.random() < 0.7:
        text = text[1:]
    if text.startswith("1"):
        text = ".99"
    comparison = chance.choice(COMPARISONS)
    return f"p{space(chance)}{comparison}{space(chance)}{text}"


def test(chance):
    """A test as it is printed, with about the p-value that it has."""
    kind = chance.choice(["t", "t", "F", "F", "r", "z", "chi", "Q"])
    decimals = chance.choice([0, 1, 2, 2, 2, 3])
    comparison = chance.choice(["=", "=", "=", "=", "=", "=", "<", ">"])
    sign = chance.choice(["", "", "", chance.choice(MINUS)])
    value = chance.choice([chance.uniform(0, 3), chance.uniform(0, 8)])
    normal = math.erfc(value / math.sqrt(2))
    gap = space(chance)
    equals = f"{space(chance)}{comparison}{space(chance)}"
    if kind == "t":
        return f"t{gap}({degrees(chance)}){equals}{sign}{value:.{decimals}f}", normal
    if kind == "F":
        return f"F{gap}({chance.randint(1, 6)},{space(chance)}{degrees(chance)}){equals}{value * value:.{decimals}f}", normal
    if kind == "r":
        df = chance.randint(5, 300)
        r = math.tanh(value / math.sqrt(df))
        text = f"{r:.{max(decimals, 2)}f}"
        return f"r{gap}({df}){equals}{sign}{text[1:] if chance.random() < 0.7 else text}", normal
    if kind == "z":
        return f"{chance.choice('zZ')}{equals}{sign}{value:.{decimals}f}", normal
    if kind == "chi":
        name = chance.choice(["\u03c7\u00b2", "\u03c72", "\u03c7 2", "X2", "x2", "c2", "chi2", "G2"])
        counted = f", {chance.choice('Nn')} = {chance.choice(['57', '904', '1204', '1,204'])}" if chance.random() < 0.4 else ""
        return f"{name}{gap}({chance.randint(1, 6)}{counted}){equals}{value * value:.{decimals}f}", normal
    name = chance.choice(["Q", "Qb", "Qw", "QB", "QW", "Q b", "Q-between", "Q-within", "Qbetween", "Qwithin"])
    return f"{name}{gap}({chance.randint(1, 30)}){equals}{value * value * 3:.{decimals}f}", normal


def make_edges():
    """Values whose rounding reaches over a level, every comparison with every other one."""
    heads = {"t(28)": "2 2.0 2.05 2.048 -2.05 0.0 0.5", "z": "2 2.0 1.96 -2.05 0.0", "F(2, 45)": "3 3.2 3.21 0.0 0.5",
             "\u03c72(1)": "4 3.8 3.84 0.0", "r(28)": ".4 .36 .361 -.35 .00", "Q(12)": "21 21.0 21.03"}
    values = "= .05|= .04|= .051|= .000|= 1.00|< .05|< .001|< .000|> .05|> .01|ns".split("|")
    for head, numbers in heads.items():
        for value, comparison, p in itertools.product(numbers.split(), "=<>", values):
            yield f"It was {head} {comparison} {value}, {p if p == 'ns' else 'p ' + p}."


def make_sentences(count, seed):
    chance = random.Random(seed)
    sentences = [line for line in (HERE / "shapes.txt").read_text(encoding="utf-8").splitlines()
                 if line and not line.startswith("#")]
    sentences += make_edges()
    while len(sentences) < count:
        statistic, computed = test(chance)
        words = f"{statistic}, {p_value(chance, computed)}"
        if chance.random() < 0.1:
            words += " (one-tailed)"
        sentences.append(chance.choice(AROUND).format(words))
    return sentences


def ask_statcheck(sentences, folder):
    """statcheck's table of each sentence, as lists of rows; it numbers its sources."""
    (folder / "sentences.txt").write_text("\n".join(sentences) + "\n", encoding="utf-8")
    subprocess.run(["Rscript", "--vanilla", str(HERE / "statcheck.R"), "sentences.txt", "table.csv"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL, env=dict(os.environ, LC_ALL="en_US.UTF-8"))
    found = [[] for _ in sentences]
    with open(folder / "table.csv", encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            found[int(row["source"]) - 1].append(row)
    return found


def ask_praxis(program, sentences, folder):
    """What praxis-cli finds. The sentences are paragraphs of one text, which is cut again by what stands between them."""
    text = "\n\n".join(sentences) + "\n"
    file = folder / "text.txt"
    file.write_text(text, encoding="utf-8")
    answer = json.loads(subprocess.run([program, "--json", "check", "--text", str(file)], check=True, capture_output=True,
                                       text=True).stdout)
    found = [[] for _ in sentences]
    ends, place = [], 0
    for sentence in sentences:
        place += len(sentence) + 2
        ends.append(place)
    which = 0
    for statistic in answer["statistics"]:
        while statistic["start"] >= ends[which]:
            which += 1
        found[which].append(statistic)
    return found


def as_number(text):
    return None if text in ("", "NA", None) else float(text)


def same(mine, theirs):
    """Where the two differ; None where they do not."""
    for name, limit in (("df1", 1e-9), ("df2", 1e-9), ("test_value", 1e-9), ("reported_p", 1e-12), ("computed_p", 1e-6)):
        one, other = mine[name], as_number(theirs[name])
        if (one is None) != (other is None) or (one is not None and abs(one - other) > limit):
            return f"{name}: {one} and {other}"
    for name in ("test_comp", "p_comp"):
        if mine[name] != theirs[name]:
            return f"{name}: {mine[name]} and {theirs[name]}"
    if mine["type"] != theirs["test_type"]:
        return f"type: {mine['type']} and {theirs['test_type']}"
    for name in ("error", "decision_error"):
        if mine[name] != (theirs[name] == "TRUE"):
            return f"{name}: {mine[name]} and {theirs[name]}"
    return None


def find_partner(row, candidates):
    differences = [same(mine, row) for mine in candidates]
    if None in differences:
        return None
    return differences[0] if differences else "not found"


def main():
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    sentences = make_sentences(count, sys.argv[3] if len(sys.argv) > 3 else "praxis")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        theirs = ask_statcheck(sentences, folder)
        mine = ask_praxis(program, sentences, folder)
    passed = failed = more = 0
    for sentence, own, other in zip(sentences, mine, theirs):
        more += max(0, len(own) - len(other))
        for row in other:
            difference = find_partner(row, own)
            if difference is None:
                passed += 1
            else:
                failed += 1
                print(f"not ok - {sentence}\n  {difference}")
    print(f"{len(sentences)} sentences; statcheck finds {passed + failed} results, Praxis {more} more.")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
