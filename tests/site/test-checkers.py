#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checkers of sites find what they are there for: a small site that is right, and then with one fault at a time."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent

BASE = 'https://example.org/blog/'

INDEX = f'''<!DOCTYPE html>
<html lang="en"><head><title>A digest</title><link rel="canonical" href="{BASE}">
<link rel="stylesheet" href="style.css"><link rel="alternate" type="application/atom+xml" href="feed.xml"></head>
<body class="home"><a href="#content">Skip</a><main id="content"><h1>A digest</h1>
<p><a href="posts/one.html#end">One</a> <a href="mailto:post@example.org">Mail</a> <a href="https://example.com/">Out</a></p>
</main></body></html>
'''

DATA = {
    '@context': 'https://schema.org', '@type': 'Review', 'name': 'One', 'inLanguage': 'en', 'datePublished': '2023-03',
    'url': BASE + 'posts/one.html', 'author': {'@type': 'Person', 'name': 'Ann Vale'},
    'isPartOf': {'@type': 'Blog', 'name': 'A digest', 'url': BASE},
    'itemReviewed': [{'@type': 'ScholarlyArticle', 'name': 'A work', 'sameAs': 'https://doi.org/10.1/2'}],
    'keywords': ['Empathy'],
}

POST = '''<!DOCTYPE html>
<html lang="en"><head><title>One</title><link rel="stylesheet" href="../style.css">
<script type="application/ld+json">%s</script></head>
<body class="site-post"><main id="content"><h1>One</h1><p id="end"><a href="../index.html">Back</a></p></main></body></html>
'''

ATOM = f'''<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:uuid:1</id><title>A digest</title>
<updated>2023-03-01T00:00:00Z</updated><author><name>Ann Vale</name></author>
<link rel="self" href="{BASE}feed.xml"/>
<entry><id>urn:uuid:2</id><title>One</title><published>2023-03-01T00:00:00Z</published><updated>2023-03-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="{BASE}posts/one.html"/>
<category term="empathy" label="Empathy"/><content type="html">&lt;p&gt;One&lt;br&gt;two&lt;/p&gt;</content></entry></feed>
'''

JSON_FEED = {
    'version': 'https://jsonfeed.org/version/1.1', 'title': 'A digest', 'home_page_url': BASE, 'feed_url': BASE + 'feed.json',
    'authors': [{'name': 'Ann Vale'}],
    'items': [{'id': 'urn:uuid:2', 'url': BASE + 'posts/one.html', 'title': 'One', 'content_html': '<p>One<br>two</p>',
               'date_published': '2023-03-01T00:00:00Z', 'tags': ['Empathy']}],
}

RIGHT = {
    'index.html': INDEX,
    'posts/one.html': POST % json.dumps(DATA),
    'style.css': 'p { color: #000; }',
    'feed.xml': ATOM,
    'feed.json': json.dumps(JSON_FEED),
}


def run(check: str, files: dict) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        result = subprocess.run([sys.executable, HERE / f'check-{check}.py', folder], capture_output=True, text=True)
    return result.returncode, result.stdout + result.stderr


n_wrong = 0


def expect(check: str, words: str | None, files: dict):
    """`words` is what the checker must say; None: nothing."""
    global n_wrong
    status, said = run(check, {**RIGHT, **files})
    if (status == 0) == (words is None) and (words is None or words in said):
        return
    n_wrong += 1
    print(f'check-{check}: expected {words!r}, but it ended with {status}:\n{said}', file=sys.stderr)


def changed(name: str, old: str, new: str) -> dict:
    assert old in RIGHT[name], old
    return {name: RIGHT[name].replace(old, new, 1)}


def with_data(**changes) -> dict:
    data = {**DATA, **changes}
    return {'posts/one.html': POST % json.dumps({key: value for key, value in data.items() if value is not None})}


def with_item(**changes) -> dict:
    return {'feed.json': json.dumps({**JSON_FEED, 'items': [{**JSON_FEED['items'][0], **changes}]})}


for name in ('links', 'feeds', 'linked-data'):
    expect(name, None, {})

LINK_FAULTS = (
    ('there is no posts/two.html', changed('index.html', 'posts/one.html#end', 'posts/two.html')),
    ('posts/one.html has no #start', changed('index.html', '#end', '#start')),
    ('index.html has no #main', changed('index.html', '"#content"', '"#main"')),
    ('two elements have the id content', changed('index.html', '<p>', '<p id="content">')),
    ('no page leads here', changed('index.html', 'posts/one.html#end', 'https://example.com/')),
    ('there is no ../x.html', changed('index.html', 'posts/one.html#end', '../x.html')),
    ('leads to javascript:', changed('index.html', 'mailto:post@example.org', 'javascript:alert(1)')),
    ('leads to file:', changed('index.html', 'mailto:post@example.org', 'file:///etc/passwd')),
    ('from the network', changed('index.html', 'href="style.css"', 'href="https://example.com/style.css"')),
    ('from the network', changed('index.html', '<h1>', '<img src="https://example.com/x.png" alt="">')),
    ('from the network', {'style.css': 'p { background: url(https://example.com/x.png); }'}),
    ('there is no x.woff', {'style.css': '@font-face { src: url("x.woff"); }'}),
    ('from the server', changed('index.html', 'posts/one.html#end', '/blog/posts/one.html')),
    ('there is no posts/two.html', changed('feed.xml', 'posts/one.html', 'posts/two.html')),
    ('there is no posts/two.html', with_item(url=BASE + 'posts/two.html')),
    ('is no XML', {'sitemap.xml': '<urlset>'}),
    ('there is no two.html', {'sitemap.xml': '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>'
                              f'{BASE}two.html</loc></url></urlset>'}),
    ('there is no https://example.org/blog/sitemap.xml', {'robots.txt': f'Sitemap: {BASE}sitemap.xml'}),
    ('there is no posts/two.html', {'posts/old.html': '<meta http-equiv="refresh" content="0; url=two.html">'}),
)
for words, files in LINK_FAULTS:
    expect('links', words, files)

FEED_FAULTS = (
    ('feed.xml', changed('feed.xml', '<id>urn:uuid:1</id>', '')),
    ('feed.xml', changed('feed.xml', '<title>One</title>', '<title>One</title><title>Two</title>')),
    ('feed.xml', changed('feed.xml', '<updated>2023-03-01T00:00:00Z</updated>', '<updated>2023-03-01</updated>')),
    ('feed.xml', changed('feed.xml', 'term="empathy"', '')),
    ('feed.xml', changed('feed.xml', '<title>A digest</title>', '<title>A digest</title><unknown/>')),
    ('feed.xml', changed('feed.xml', '<content type="html">', '<content type="markup">')),
    ('feed.xml', changed('feed.xml', '<name>Ann Vale</name>', '<name> </name>')),
    ('has no author', changed('feed.xml', '<author><name>Ann Vale</name></author>', '')),
    ('no whole address', changed('feed.xml', '<id>urn:uuid:2</id>', '<id>two</id>')),
    ('two links of one kind', changed('feed.xml', '<category', f'<link rel="alternate" type="text/html" href="{BASE}"/><category')),
    ('does not end', changed('feed.xml', '&lt;p&gt;One', '&lt;em&gt;One')),
    ('has a <script>', changed('feed.xml', '&lt;p&gt;One', '&lt;script&gt;&lt;/script&gt;&lt;p&gt;One')),
    ('leads nowhere', changed('feed.xml', '&lt;br&gt;', '&lt;a href="one.html"&gt;x&lt;/a&gt;')),
    ('before it was published', changed('feed.xml', '<published>2023-03-01', '<published>2023-04-01')),
    ('has other entries', with_item(id='urn:uuid:3')),
    ('is no time', with_item(date_published='2023-03-01')),
    ('is no time', with_item(date_published='2023-02-30T00:00:00Z')),
    ('unknown key', with_item(colour='red')),
    ('has no content', {'feed.json': json.dumps({**JSON_FEED, 'items': [{'id': 'urn:uuid:2'}]})}),
    ('has no title', {'feed.json': json.dumps({key: value for key, value in JSON_FEED.items() if key != 'title'})}),
)
for words, files in FEED_FAULTS:
    expect('feeds', words, files)

DATA_FAULTS = (
    ('is no JSON', {'posts/one.html': POST % '{'}),
    ('a key twice', {'posts/one.html': POST % '{"@context": "https://schema.org", "name": "a", "name": "b"}'}),
    ('says nothing of itself', {'posts/one.html': POST.replace('application/ld+json', 'text/plain')}),
    ('its context', with_data(**{'@context': 'https://example.org'})),
    ("@type 'Revue'", with_data(**{'@type': 'Revue'})),
    ('a Review has no title', with_data(title='One')),
    ('a Review needs itemReviewed', with_data(itemReviewed=None)),
    ('is an empty list', with_data(keywords=[])),
    ('is empty', with_data(name='')),
    ('is no date', with_data(datePublished='March 2023')),
    ('is no date', with_data(datePublished='2023-13')),
    ('is no language', with_data(inLanguage='English language')),
    ('is no address', with_data(url='posts/one.html')),
    ('there is no https://example.org/blog/posts/two.html', with_data(url=BASE + 'posts/two.html')),
    ('cannot be a Blog', with_data(author={'@type': 'Blog', 'name': 'A digest'})),
    ('a Person needs name', with_data(author={'@type': 'Person'})),
    ('@value cannot stand here', with_data(author={'@type': 'Person', 'name': 'A', '@value': 'x'})),
)
for words, files in DATA_FAULTS:
    expect('linked-data', words, files)

sys.exit(1 if n_wrong else 0)
