#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search of exported sites, in headless Chromium, from files.

test-search.py LIBRARY: exports the site of a copy of the library in which
everything is published. What is found there is compared with what praxis-cli
finds; anything that the browser's console complains of, such as a breach of the
Content-Security-Policy, is a failure.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import Browser

FIELD = "document.getElementById('search-field')"
STATUS = "document.querySelector('.search-status').textContent"
LINKS = "document.querySelectorAll('.search-results a')"
ACTIVE = 'document.activeElement'
READY = "document.getElementById('search').getAttribute('aria-busy') === 'false'"

PLAIN = "[...document.getElementById('search').parentElement.children].some(e => /^(H2|SECTION|OL|UL)$/.test(e.tagName) && " \
        "e.offsetParent !== null)"



class Failure(Exception):
    """What is not as it was promised."""


def expect(what, value, expected):
    if value != expected:
        raise Failure(f'{what}: {value!r}, expected {expected!r}')


class Site:
    """A site in a browser, and the library that it is of."""

    def __init__(self, browser, library, folder):
        self.browser = browser
        self.library = library
        self.folder = folder
        with sqlite3.connect(library) as connection:
            self.titles = [title for title, in connection.execute('SELECT title FROM post')]
        connection.close()

    def open(self, page, fragment=''):
        # The same document with another fragment would only be scrolled.
        self.browser.go('about:blank')
        self.browser.go((self.folder / page).as_uri() + fragment)
        self.browser.wait(f'{FIELD} !== null')

    def search(self, text):
        self.browser.run(f'{FIELD}.focus(), {FIELD}.select()')
        self.browser.type(text)
        return self.count()

    def count(self):
        self.browser.wait(READY)
        status = self.browser.run(STATUS)
        return int(status.rsplit(' ', 1)[1]) if status[-1:].isdigit() else 0

    def choose(self, label):
        box = self.box(label)
        self.browser.run(f'{box}.click()')
        self.browser.wait(READY)

    def box(self, label):
        return f"[...document.querySelectorAll('.search-facet label')].find(l => l.textContent.replace(/\\u00a0.*/, '') === " \
               f"{json.dumps(label)}).querySelector('input')"

    def facet_counts(self):
        rows = self.browser.run("[...document.querySelectorAll('.search-facet label')].map(l => l.textContent.split('\\u00a0'))")
        return {label: int(count.strip('()')) for label, count in rows}

    def expected(self, query, *options):
        """What praxis-cli finds: the report of its search."""
        printed = subprocess.run(['praxis-cli', '--library', self.library, 'search', '--json', '--limit', '1', *options,
                                  '--', query], check=True, stdout=subprocess.PIPE, text=True).stdout
        return json.loads(printed)


def common_words(site):
    """Words of every kind: some that many posts have, and some that few have."""
    words = site.browser.run("(titles => { const counts = new Map(); for (const title of titles) "
                             "for (const w of praxisSearch.tokenize(title)) counts.set(w, (counts.get(w) ?? 0) + 1); "
                             "return [...counts].filter(([w]) => w.length > 3).sort((a, b) => b[1] - a[1] || "
                             f"(a[0] < b[0] ? -1 : 1)).map(([w]) => w) }})({json.dumps(site.titles)})")
    return words[:3] + words[len(words) // 2:len(words) // 2 + 2] + words[-3:]


def total(report):
    return report['total']


def most_frequent(report, facet):
    return sorted(report['facets'][facet], key=lambda label: -report['facets'][facet][label])[:2]


def expect_counts(site, report, when):
    counts = site.facet_counts()
    for facet in ('topics', 'types'):
        for label, count in report['facets'][facet].items():
            expect(f'the count of {label} {when}', counts.get(label, 0), count)


def test_counts(site):
    site.open('archive.html')
    words = common_words(site)
    for query in [*words, f'{words[0]} {words[1]}', f'{words[0]} OR {words[-1]}', f'{words[0]} -{words[1]}',
                  words[0][:4], f'"{words[2]}"', f'{words[1].upper()}']:
        expect_found(site, query)


def expect_found(site, query):
    """That as many posts are found as in Praxis itself; their number, without those with similar words."""
    site.search(query)
    found = 0 if site.browser.run(STATUS).startswith('No post') else site.count()
    expect(f'what is found of {query}', found, total(site.expected(query)))
    return found


def pairs(site):
    """Words that stand side by side in titles."""
    words = site.browser.run(f'{json.dumps(site.titles)}.map(title => praxisSearch.tokenize(title))')
    return [(a, b) for title in words for a, b in zip(title, title[1:])]


def test_phrases(site):
    site.open('archive.html')
    a, b = pairs(site)[0]
    n = expect_found(site, f'"{a} {b}" ')
    if n == 0:
        raise Failure(f'“{a} {b}” is not found')
    for query in [f'{a}-{b} ', f'“{a} {b}”', f'"{a} {b[:4]}', f'"{b} {a}"', f'-"{a} {b}" ', f'{a} -"{a} {b}"',
                  f'"{a} {b}" OR "{b} {a}"', f'title:"{a} {b}"', f'author:"{a} {b}"', f'"{a} {b} {a}"']:
        expect_found(site, query)


def test_fields(site):
    site.open('archive.html')
    words = common_words(site)
    with sqlite3.connect(site.library) as connection:
        authors, journals = connection.execute("SELECT group_concat(authors, ' '), group_concat(journal, ' ') FROM post_text").fetchone()
        years = [year for year, in connection.execute('SELECT DISTINCT year FROM citation WHERE year > 0 ORDER BY year')]
    connection.close()
    author, journal = (max(text.split(), key=len).strip('.,()') for text in (authors, journals))
    first, last = years[0], years[-1]
    found = [expect_found(site, query) for query in (
        f'title:{words[0]} ', f'author:{author} ', f'journal:"{journal}"', f'year:{last}', f'year:{first}-{last}', f'year:{last}-')]
    if 0 in found:
        raise Failure(f'a field finds nothing: {found}')
    for query in [f'title:{author} ', f'Authors:{author.lower()} ', f'author:{words[0]} ', f'topic:{words[0]} ', f'topics:{words[1]} ',
                  f'year:-{first} {words[0]} ', f'{words[0]} -year:{last} ', f'year:"{first}" OR title:{words[1]} ',
                  f'-title:{words[0]} ', f'NOT author:{author} ', f'year:soon ', f'unknown:{words[0]} ', f'{words[0]}: ',
                  f'{words[0]} OR -{words[1]} ']:
        expect_found(site, query)


def test_facets(site):
    site.open('archive.html')
    word = common_words(site)[0]
    site.search(word)
    report = site.expected(word)
    expect_counts(site, report, 'among all')
    topics, types = most_frequent(report, 'topics'), most_frequent(report, 'types')
    site.choose(topics[0])
    expect('one topic', site.count(), total(site.expected(word, '--topic', topics[0])))
    site.choose(types[0])
    expect('and a type', site.count(), total(site.expected(word, '--topic', topics[0], '--type', types[0])))
    expect_counts(site, site.expected(word, '--topic', topics[0], '--type', types[0]), 'among these')
    site.choose(types[1])
    expect('and another type', site.count(),
           total(site.expected(word, '--topic', topics[0], '--type', types[0], '--type', types[1])))
    site.choose(topics[1])
    expect('and another topic', site.count(),
           total(site.expected(word, '--topic', topics[0], '--topic', topics[1], '--type', types[0], '--type', types[1])))
    expect('the chosen ones', site.browser.run("document.querySelectorAll('.search-chip').length"), 4)
    site.browser.run("document.querySelector('.search-clear').click()")
    expect('the plain list is back', site.browser.run(PLAIN), True)


def test_keyboard(site):
    site.open('archive.html')
    word = common_words(site)[0]
    site.browser.press('/')
    expect('/ leads to the field', site.browser.run(f'{ACTIVE}.id'), 'search-field')
    site.browser.type(word)
    site.count()
    expect('the plain list gives way', site.browser.run(PLAIN), False)
    site.browser.press('ArrowDown')
    expect('down leads to the first', site.browser.run(f'{ACTIVE} === {LINKS}[0]'), True)
    site.browser.run("window.dispatchEvent(new Event('hashchange'))")
    expect('it stays there when the same is found again', site.browser.run(f'{ACTIVE} === {LINKS}[0]'), True)
    site.browser.press('ArrowDown')
    expect('and to the second', site.browser.run(f'{ACTIVE} === {LINKS}[1]'), True)
    site.browser.press('ArrowUp')
    site.browser.press('ArrowUp')
    expect('up leads back', site.browser.run(f'{ACTIVE}.id'), 'search-field')
    site.browser.press('Escape')
    expect('Escape clears', site.browser.run(f'{FIELD}.value + {STATUS}'), '')
    expect('the plain list is back', site.browser.run(PLAIN), True)
    expect('nothing stays in the address', site.browser.run('location.hash'), '')


def test_marks(site):
    site.open('archive.html')
    word = common_words(site)[-1]
    site.search(word.upper())
    marked = site.browser.run("[...document.querySelectorAll('.search-results mark')].map(m => m.textContent.toLowerCase())")
    if word not in marked:
        raise Failure(f'{word} is not marked: {marked}')


def test_history(site):
    site.open('archive.html')
    word = common_words(site)[0]
    n = site.search(word)
    address = site.browser.run('location.href')
    title = site.browser.run(f'{LINKS}[0].textContent')
    site.browser.run(f'{LINKS}[0].click()')
    site.browser.wait("document.querySelector('article') !== null")
    site.browser.run('history.back()')
    site.browser.wait(f'{FIELD} !== null && {READY} && {LINKS}.length > 0')
    expect('Back leads to what was found', (site.browser.run(f'{FIELD}.value'), site.count()), (word, n))
    site.open('archive.html', address[address.index('#'):])
    expect('a link to what was found', site.count(), n)
    expect('its first post', site.browser.run(f'{LINKS}[0].textContent'), title)
    site.open('archive.html')
    site.search(word)
    site.browser.run('history.back()')
    site.browser.wait(f"{FIELD}.value === ''")
    expect('Back from a search leads to the page', site.browser.run(PLAIN), True)


def test_preselected(site):
    page = sorted((site.folder / 'topics').glob('*.html'))[0]
    site.open(page.relative_to(site.folder))
    label = site.browser.run("document.querySelector('h1').textContent")
    site.browser.wait(f'{site.box(label)}.checked')
    expect('the plain list is there', site.browser.run(PLAIN), True)
    shown = site.browser.run("document.querySelectorAll('ol.entries > li').length")
    n = site.search('the') or site.search(common_word_of_list(site))
    if n > shown:
        raise Failure(f'{n} posts of {shown} were found')


def common_word_of_list(site):
    return site.browser.run("praxisSearch.tokenize(document.querySelector('.entry-title').textContent)[0]")


def test_nothing(site):
    site.open('archive.html')
    expect('what nobody wrote', site.search('qqqqqqqqqqqqqq'), 0)
    expect('is explained', site.browser.run("document.querySelector('.search-help').offsetParent !== null"), True)
    word = next(word for word in common_words(site) if len(word) > 5)
    # A letter too many in the middle.
    slip = word[:3] + 'x' + word[3:]
    if total(site.expected(slip)) == 0:
        found = site.search(slip + ' ')
        if found == 0 or not site.browser.run(STATUS).startswith('No post has exactly'):
            raise Failure(f'{slip} does not find {word}')


def test_narrow(site):
    site.browser.resize(360, 640)
    site.open('archive.html')
    expect('nothing scrolls sideways', site.browser.run('document.documentElement.scrollWidth <= innerWidth'), True)
    expect('the facets are folded', site.browser.run("document.querySelector('.search-folded details').open"), False)
    site.search(common_words(site)[0])
    expect('nothing scrolls sideways', site.browser.run('document.documentElement.scrollWidth <= innerWidth'), True)
    site.browser.resize(1200, 800)
    site.browser.wait("document.querySelector('.facets details')?.open")


def first_topic(site):
    """The page of a topic: the first file may be one that leads on, of a name that the topic had."""
    pages = sorted((site.folder / 'topics').glob('*.html'))
    return next(page for page in pages if 'http-equiv="refresh"' not in page.read_text(encoding='utf-8')).relative_to(site.folder)


def test_without_scripts(site):
    site.browser.allow_scripts(False)
    for page in ('archive.html', first_topic(site)):
        site.browser.go('about:blank')
        site.browser.go((site.folder / page).as_uri())
        expect('the search is not seen', site.browser.run("document.getElementById('search').offsetParent"), None)
        expect('nothing of it', site.browser.run("document.getElementById('search').innerHTML"), '')
        expect('the plain list is there', site.browser.run(PLAIN), True)
        expect('and the plain links', site.browser.run("document.querySelector('.facets nav a').offsetParent !== null"), True)
    site.browser.allow_scripts(True)


TESTS = [test_counts, test_phrases, test_fields, test_facets, test_keyboard, test_marks, test_history, test_preselected,
         test_nothing, test_narrow, test_without_scripts]


def prepare(original, folder):
    """A copy of a library with everything published, and its site."""
    library, site = folder / 'library.db', folder / 'site'
    shutil.copy(original, library)
    with sqlite3.connect(library) as connection:
        connection.execute('UPDATE post SET status = 2, published_revision_id = revision_id, published = modified')
        connection.execute('UPDATE library SET change = change + 1')
    connection.close()
    subprocess.run(['praxis-cli', '--library', str(library), 'export', '--as', 'site', '--to', str(site)], check=True,
                   stdout=subprocess.DEVNULL)
    return str(library), site


def main(original):
    failed = 0
    print(f'1..{len(TESTS)}')
    with tempfile.TemporaryDirectory(prefix='praxis-search-') as folder, Browser() as browser:
        site = Site(browser, *prepare(original, Path(folder)))
        for number, test in enumerate(TESTS, 1):
            try:
                browser.complaints.clear()
                test(site)
                expect('the console', browser.complaints, [])
                print(f'ok {number} - {test.__name__}', flush=True)
            except Exception as error:
                failed += 1
                print(f'not ok {number} - {test.__name__}: {type(error).__name__}: {error}', flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
