# SPDX-License-Identifier: GPL-3.0-or-later
"""Findings for the posts of a test's library, as if an author had confirmed them there."""

import hashlib
import json
import sqlite3

COLUMNS = ("measure", "estimate", "lower", "upper", "level", "n", "k", "comparison", "time_point")


def interval(measure, estimate, lower, upper, comparison, **others):
    return {"measure": measure, "estimate": estimate, "lower": lower, "upper": upper, "level": 95.0, "comparison": comparison,
            **others}


def value_of(finding, column):
    return finding.get(column, 0 if column in ("n", "k") else "" if column in ("comparison", "time_point") else None)


def set_findings(path, posts):
    """Gives each post of `posts`, by its slug, these findings and no others."""
    library = sqlite3.connect(path)
    with library:
        for slug, findings in posts.items():
            post, revision, content = library.execute(
                "SELECT post.id, revision.id, content FROM post JOIN revision ON revision.id = revision_id WHERE slug = ?",
                (slug,)).fetchone()
            changed = json.dumps({**json.loads(content), "findings": findings}, ensure_ascii=False)
            library.execute("UPDATE revision SET content = ?, hash = ? WHERE id = ?",
                            (changed, hashlib.sha256(changed.encode()).hexdigest(), revision))
            library.execute("DELETE FROM finding WHERE post_id = ?", (post,))
            for position, finding in enumerate(findings):
                library.execute(f"INSERT INTO finding (post_id, position, {', '.join(COLUMNS)}) VALUES (?, ?{', ?' * len(COLUMNS)})",
                                (post, position, *(value_of(finding, column) for column in COLUMNS)))
    library.close()


def set_notices(path, slug, state, doi=""):
    """Lets a post show that the publisher of its first work has said `state` of it."""
    library = sqlite3.connect(path)
    with library:
        revision, content = library.execute(
            "SELECT revision.id, content FROM post JOIN revision ON revision.id = revision_id WHERE slug = ?", (slug,)).fetchone()
        notice = {"state": state, "doi": doi, "pmid": "", "date": "", "notice_doi": ""}
        changed = json.dumps({**json.loads(content), "notices": [notice]}, ensure_ascii=False)
        library.execute("UPDATE revision SET content = ?, hash = ? WHERE id = ?",
                        (changed, hashlib.sha256(changed.encode()).hexdigest(), revision))
    library.close()


def clear_findings(path):
    """Takes all findings away."""
    library = sqlite3.connect(path)
    slugs = [slug for (slug,) in library.execute("SELECT slug FROM post")]
    library.close()
    set_findings(path, {slug: [] for slug in slugs})


SAMPLE = {
    "how-well-does-cbt-work-for-depression": [
        interval("g", 0.79, 0.7, 0.89, "CBT vs. care as usual or no treatment"),
        interval("g", 0.06, 0.0, 0.12, "CBT vs. other psychotherapies", k=87),
        {"measure": "nnt", "estimate": 4.7, "comparison": "CBT vs. care as usual or no treatment"},
    ],
    "quality-of-life-in-persistent-depression": [
        interval("g", 0.24, 0.13, 0.34, "Quality of life", time_point="end of treatment", k=11),
    ],
    "treating-borderline-personality-disorder": [
        interval("smd", -0.52, -0.7, -0.33, "Psychotherapy vs. control, symptoms", n=4507, k=75),
    ],
}
