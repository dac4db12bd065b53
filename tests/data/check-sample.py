#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the sources of the sample digest.

The sample speaks about real works, so a wrong figure in it is worse than a
missing one: every number in a text has to be one of the facts listed here,
which were copied from the works' published summaries and not from the texts.

Usage: check-sample.py FOLDER
"""

import json
import re
import sys
import uuid
from pathlib import Path

TOPICS = """\
Adherence
Alliance and Therapeutic Relationship
Anxiety Disorders
Attachment
Attendance, Attrition, and Drop-Out
Client Factors
Client Preferences
Cognitive Therapy (CT) and Cognitive-Behavioural Therapy (CBT)
Combination Therapy
Common Factors
Cost-effectiveness
Depression and Depressive Symptoms
Efficacy of Treatments
Empathy
Feedback and Progress Monitoring
Group Psychotherapy
Illness and Medical Comorbidities
Interpersonal Psychotherapy (IPT)
Long-term Outcomes
Medications/Pharmacotherapy
Miscellaneous
Neuroscience and Brain
Outcomes and Deterioration
Personality Disorders
Placebo Effect
Practice-Based Research and Practice Research Networks
Psychodynamic Therapy (PDT)
Resistance and Reactance
Self-Reflection and Awareness
Suicide and Crisis Intervention
Termination
Therapist Factors
Training
Transference and Countertransference
Trauma and/or PTSD
Treatment Length and Frequency
""".splitlines()

TYPES = """\
Meta-analysis
Systematic review
Narrative review
Randomized controlled trial
Naturalistic or effectiveness study
Process study
Survey
Qualitative study
Case study
Practice guideline
Book or chapter
""".splitlines()

# What each work reports, as numbers without signs. Words such as "one-year"
# stand here as digits; see NUMBER_WORDS.
FACTS = {
    "treating-borderline-personality-disorder":
        "0.7 2.7 30 85 3 75 4507 0.52 95 0.70 0.33 17",
    "mentalizing-in-resistant-depression":
        "57 11.7 1 1.47 .09 .001 16.80 .043",
    "negative-effects-of-psychotherapy":
        "5562 244 6 55.1 63.4 1 41 77 63.1 69.2 67.7 26.6 88.6 19 13.1 11.1 "
        "10.6 10.3 57.8 27.9 36.9 56.6",
    "therapist-and-client-in-the-alliance":
        "300 .29",
    "quality-of-life-in-persistent-depression":
        "14 7.5 0.24 95 0.13 0.34 11 0.21 0.10 0.32 0.35 0.48",
    "how-well-does-cbt-work-for-depression":
        "409 52,702 0.79 95 0.70 0.89 1 4.7 87 0.06 0 0.12 63 6 12 0.34 0.09 "
        "0.58 0.51 0.19 0.84 0.32 0.55",
}

NUMBER_WORDS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "hundred": "100", "thousand": "1000",
}
# "one" is a number only before what can be counted here.
COUNTED_ONE = re.compile(r"\bone[ -](?:year|month|week|session|trial|stud)", re.I)
NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d*\.\d+|\d+)")
HEADING = "## Practice Implications"

problems = []


def problem(path, text):
    problems.append(f"{path.name}: {text}")


def scalar(text):
    """Reads a string, number or truth value; a nested sequence is on one line."""
    if text[0] in '["' or re.fullmatch(r"-?\d+(\.\d+)?|true|false", text):
        return json.loads(text)
    if re.match(r"[-?:,\[\]{}#&*!|>'\"%@`]|\d{4}-\d\d|.*(: | #|:$)", text):
        raise ValueError(f"“{text}” has to be in double quotes")
    return text


def block(lines, indent):
    """Reads the mapping or sequence that begins at this indentation."""
    result = [] if lines[0].startswith(" " * indent + "- ") else {}
    while lines and re.match(" {%d}[^ ]" % indent, lines[0]):
        line = lines[0][indent:]
        if isinstance(result, list):
            item = line.removeprefix("- ")
            if item == line:
                break
            if re.match(r"[A-Za-z_-]+:( |$)", item):
                lines[0] = " " * (indent + 2) + item
                result.append(block(lines, indent + 2))
            else:
                lines.pop(0)
                result.append(scalar(item))
            continue
        key, colon, value = lines.pop(0)[indent:].partition(":")
        if not colon or key in result:
            raise ValueError(f"“{line}” is no key, or is there twice")
        if value:
            result[key] = scalar(value.removeprefix(" "))
        else:
            result[key] = block(lines, indent + 2)
    return result


def front_matter(text):
    """Reads the part of YAML that data/sample/README.md allows, and no more."""
    lines = text.split("\n")
    result = block(lines, 0)
    if lines:
        raise ValueError(f"“{lines[0]}” is not understood")
    return result


def read(path):
    """Returns the front matter and the body of one file."""
    text = path.read_text(encoding="utf-8")
    match = re.match(r"---\n(.*?)\n---\n\n(.+)\Z", text, re.S)
    if not match:
        problem(path, "no front matter between two lines of ---, "
                      "an empty line and a body")
        return {}, ""
    if not text.endswith("\n") or text.endswith("\n\n"):
        problem(path, "does not end with one line end")
    if re.search(r"[ \t]$|\t|\r", text, re.M):
        problem(path, "has tabs, carriage returns or blanks at a line's end")
    try:
        return front_matter(match[1]), match[2]
    except (ValueError, IndexError) as error:
        problem(path, str(error))
        return {}, ""


def check_keys(path, front, needed, allowed=()):
    for key in needed:
        if key not in front:
            problem(path, f"lacks “{key}”")
    for key in front:
        if key not in needed and key not in allowed:
            problem(path, f"has the unknown key “{key}”")
    try:
        if str(uuid.UUID(front["uuid"])) != front["uuid"]:
            raise ValueError
    except (KeyError, ValueError):
        problem(path, "has no UUID in its usual form")


def numbers(text):
    found = NUMBER.findall(text)
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in NUMBER_WORDS and word != "one":
            found.append(NUMBER_WORDS[word])
    found += ["1"] * len(COUNTED_ONE.findall(text))
    return found


def check_vocabulary(path, front, key, vocabulary):
    labels = front.get(key, [])
    if not labels:
        problem(path, f"has no {key}")
    for label in labels:
        if label not in vocabulary:
            problem(path, f"“{label}” is not in the list of {key}")
    if len(set(labels)) != len(labels):
        problem(path, f"names one of its {key} twice")


def check_citation(path, citation):
    if set(citation) != {"csl", "reference"}:
        problem(path, "a citation has other keys than csl and reference")
        return
    csl, reference = citation["csl"], citation["reference"]
    for key in ("volume", "issue", "page", "number", "DOI"):
        value = csl.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            problem(path, f"the citation's {key} is not a string")
        elif value.replace("-", "–") not in reference and value not in reference:
            problem(path, f"the citation's {key} is not in the reference")
    for key in ("title", "container-title"):
        if csl.get(key, "\0") not in reference:
            problem(path, f"the citation's {key} is not in the reference")
    year = csl.get("issued", {}).get("date-parts", [[""]])[0][0]
    if f"({year})" not in reference:
        problem(path, "the citation's year is not in the reference")
    position = 0
    for author in csl.get("author", []):
        position = reference.find(f"{author['family']}, {author['given']}", position)
        if position < 0:
            problem(path, f"{author['family']} is not in the reference, in this order")
            return
    if "page" in csl and "number" in csl:
        problem(path, "the citation has pages and an article number")


def check_post(path):
    front, body = read(path)
    check_keys(path, front, ("uuid", "slug", "title", "month", "status",
                             "topics", "types", "citations"), ("findings",))
    if front.get("slug") != path.stem:
        problem(path, "is not named after its slug")
    if front.get("status") != "published":
        problem(path, "is not published")
    check_vocabulary(path, front, "topics", TOPICS)
    check_vocabulary(path, front, "types", TYPES)
    if not front.get("citations"):
        problem(path, "cites nothing")
    for citation in front.get("citations", []):
        check_citation(path, citation)

    parts = body.split(f"\n{HEADING}\n\n")
    if len(parts) != 2 or not all(part.strip() for part in parts):
        problem(path, "is not a summary, the heading and the implications")
    prose = "\n".join(parts)
    words = len(prose.split())
    if not 150 <= words <= 300:
        problem(path, f"has {words} words, not 150 to 300")
    facts = FACTS.get(path.stem, "").split()
    for number in numbers(prose):
        if number not in facts:
            problem(path, f"{number} is not one of its facts")
    for finding in front.get("findings", []):
        check_finding(path, finding, body)
    return front


def check_finding(path, finding, body):
    """A finding stands in the text, and says what stands there."""
    place = finding["prefix"] + finding["quote"] + finding["suffix"]
    if place not in body:
        problem(path, f"“{place}” is not in the text")
    said, counted = ({float(number.replace(",", "")) for number in numbers(text)} for text in (finding["quote"], body))
    for key in ("estimate", "lower", "upper", "p"):
        if key in finding and abs(finding[key]) not in said:
            problem(path, f"{finding[key]} is not in “{finding['quote']}”")
    for key in ("n", "k", "level"):
        if key in finding and finding[key] not in counted:
            problem(path, f"the finding's {key} {finding[key]} is not in the text")


def check_issue(path, posts):
    front, body = read(path)
    check_keys(path, front, ("uuid", "month"), ("posts",))
    if front.get("month") != path.stem:
        problem(path, "is not named after its month")
    if not body.startswith("This month… I blog about "):
        problem(path, "has another beginning than “This month… I blog about”")
    mine = {post.get("slug") for post in posts if post.get("month") == front.get("month")}
    if set(front.get("posts", [])) != mine:
        problem(path, "does not list the posts of its month")
    return front


def main(folder):
    digest_path = folder / "digest.md"
    digest, introduction = read(digest_path)
    check_keys(digest_path, digest, ("uuid", "slug", "title", "language", "sample"),
               ("author", "licence", "base_url"))
    if digest.get("sample") is not True:
        problem(digest_path, "is not marked as a sample")
    if "not clinical guidance" not in introduction:
        problem(digest_path, "does not say that it is not clinical guidance")

    posts = [check_post(path) for path in sorted(folder.glob("posts/*.md"))]
    issues = [check_issue(path, posts) for path in sorted(folder.glob("issues/*.md"))]
    if len(posts) != 6 or len(issues) != 2:
        problem(folder, f"has {len(posts)} posts and {len(issues)} issues, not 6 and 2")
    ids = [item.get("uuid") for item in [digest, *posts, *issues]]
    if len(set(ids)) != len(ids):
        problem(folder, "a UUID is used twice")

    listed = set(re.findall(r"^  '(.+\.md)',$",
                            (folder / "meson.build").read_text(), re.M))
    there = {str(path.relative_to(folder)) for path in folder.rglob("*.md")}
    if listed != there - {"README.md"}:
        problem(folder, "meson.build lists other files than there are")


main(Path(sys.argv[1]))
for line in problems:
    print(line, file=sys.stderr)
sys.exit(1 if problems else 0)
