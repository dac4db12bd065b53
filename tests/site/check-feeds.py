#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the feeds of an exported site.

check-feeds.py FOLDER holds every Atom feed against the schema of RFC 4287 (atom.rng, with
xmllint) and against what the RFC says beside it: an author of the feed or of every entry,
no id twice, no two links of one kind, content that is HTML where it says so. Every JSON
Feed is held against https://www.jsonfeed.org/version/1.1/, and against the Atom feed beside
it: both have the same entries. Addresses are whole ones, unless the site has none itself.
"""

import json
import re
import subprocess
import sys
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from site_files import Site

SCHEMA = Path(__file__).with_name('atom.rng')
ATOM = '{http://www.w3.org/2005/Atom}'
TIME = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)')

# HTML elements without an end tag.
VOID = {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'}
OPTIONAL_END = {'p', 'li', 'dt', 'dd', 'tr', 'td', 'th', 'thead', 'tbody', 'option'}

# How many files xmllint gets at once.
BATCH = 200


def is_time(value) -> bool:
    if not isinstance(value, str) or not TIME.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def is_iri(value) -> bool:
    return isinstance(value, str) and bool(urlsplit(value).scheme) and not re.search(r'\s', value)


class FragmentReader(HTMLParser):
    """Whether a piece of HTML stands for itself, loads nothing and runs nothing."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.wrong = None

    def handle_starttag(self, tag, attributes):
        if tag in ('script', 'style', 'iframe', 'object', 'embed', 'link', 'meta'):
            self.wrong = f'it has a <{tag}>'
        if any(name.startswith('on') for name, _ in attributes):
            self.wrong = f'its <{tag}> does something by itself'
        for name, value in attributes:
            if name == 'src' or (name == 'href' and not is_iri(value) and not (value or '').startswith('#')):
                self.wrong = f'{value} leads nowhere from a feed reader'
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        while self.open and self.open[-1] != tag and self.open[-1] in OPTIONAL_END:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in VOID:
            self.wrong = f'</{tag}> ends nothing'

    def close(self):
        super().close()
        if [tag for tag in self.open if tag not in OPTIONAL_END]:
            self.wrong = f'<{self.open[-1]}> does not end'


def check_fragment(site: Site, name: str, entry: str, html: str):
    reader = FragmentReader()
    reader.feed(html)
    reader.close()
    if reader.wrong:
        site.fault(name, f'the content of {entry}: {reader.wrong}')


def check_schema(site: Site, names: list[str]):
    for start in range(0, len(names), BATCH):
        batch = names[start:start + BATCH]
        result = subprocess.run(['xmllint', '--noout', '--nonet', '--relaxng', SCHEMA, *batch], cwd=site.root,
                                capture_output=True, text=True)
        if result.returncode == 0:
            continue
        for line in result.stderr.splitlines():
            if not line.endswith(' validates') and line.strip():
                site.faults.append(line)
        if not any(name in fault for name in batch for fault in site.faults):
            site.fault(batch[0], f'xmllint ended with {result.returncode}')


def check_links(site: Site, name: str, parent: ElementTree.Element, what: str):
    kinds = [(link.get('rel', 'alternate'), link.get('type'), link.get('hreflang')) for link in parent.findall(ATOM + 'link')]
    if any(kind[0] in ('alternate', 'self') and kinds.count(kind) > 1 for kind in kinds):
        site.fault(name, f'{what} has two links of one kind')
    for link in parent.findall(ATOM + 'link'):
        if site.base and not is_iri(link.get('href', '')):
            site.fault(name, f'{what} links to {link.get("href")}, which is no whole address')


def text_of(element: ElementTree.Element, tag: str) -> str:
    return element.findtext(ATOM + tag) or ''


def check_atom(site: Site, name: str, root: ElementTree.Element) -> list[str]:
    ids = []
    if not is_iri(text_of(root, 'id')):
        site.fault(name, 'the id of the feed is no whole address')
    check_links(site, name, root, 'the feed')
    for entry in root.findall(ATOM + 'entry'):
        its_id = text_of(entry, 'id')
        content = entry.find(ATOM + 'content')
        ids.append(its_id)
        if not is_iri(its_id):
            site.fault(name, f'the id {its_id} is no whole address')
        if root.find(ATOM + 'author') is None and entry.find(ATOM + 'author') is None:
            site.fault(name, f'{its_id} has no author, nor has the feed')
        check_links(site, name, entry, its_id)
        if content is None and not any(link.get('rel', 'alternate') == 'alternate' for link in entry.findall(ATOM + 'link')):
            site.fault(name, f'{its_id} has neither content nor a link')
        if content is not None and content.get('type') == 'html':
            check_fragment(site, name, its_id, content.text or '')
        if text_of(entry, 'published') > text_of(entry, 'updated'):
            site.fault(name, f'{its_id} was changed before it was published')
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        site.fault(name, f'two entries have the id {twice}')
    return ids


# The keys of JSON Feed 1.1, and what each holds.
FEED_KEYS = {
    'version': str, 'title': str, 'home_page_url': str, 'feed_url': str, 'description': str, 'user_comment': str,
    'next_url': str, 'icon': str, 'favicon': str, 'authors': list, 'language': str, 'expired': bool, 'hubs': list, 'items': list,
}
ITEM_KEYS = {
    'id': str, 'url': str, 'external_url': str, 'title': str, 'content_html': str, 'content_text': str, 'summary': str,
    'image': str, 'banner_image': str, 'date_published': str, 'date_modified': str, 'authors': list, 'tags': list,
    'language': str, 'attachments': list,
}


def check_keys(site: Site, name: str, value: dict, keys: dict, what: str):
    for key, item in value.items():
        if key.startswith('_'):
            continue
        if key not in keys:
            site.fault(name, f'{what} has the unknown key {key}')
        elif not isinstance(item, keys[key]):
            site.fault(name, f'{what}: {key} is no {keys[key].__name__}')
        elif key.endswith('_url') or key == 'url':
            if site.base and not is_iri(item):
                site.fault(name, f'{what}: {key} is no whole address')
        elif key == 'authors' and not all(isinstance(one, dict) and set(one) & {'name', 'url', 'avatar'} for one in item):
            site.fault(name, f'{what}: an author without a name')
        elif key == 'tags' and not all(isinstance(one, str) and one for one in item):
            site.fault(name, f'{what}: a tag is no text')


def check_json(site: Site, name: str, root: dict) -> list[str]:
    if root.get('version') != 'https://jsonfeed.org/version/1.1':
        site.fault(name, 'its version is not 1.1')
    check_keys(site, name, root, FEED_KEYS, 'the feed')
    for key in ('title', 'items'):
        if key not in root:
            site.fault(name, f'the feed has no {key}')
    ids = []
    for item in root.get('items', []):
        ids.append(item.get('id'))
        check_keys(site, name, item, ITEM_KEYS, f'the item {item.get("id")}')
        if not item.get('id'):
            site.fault(name, 'an item has no id')
        if 'content_html' not in item and 'content_text' not in item:
            site.fault(name, f'{item.get("id")} has no content')
        check_fragment(site, name, item.get('id'), item.get('content_html', ''))
        for key in ('date_published', 'date_modified'):
            if key in item and not is_time(item[key]):
                site.fault(name, f'{item.get("id")}: {key} is no time')
    if len(ids) != len(set(ids)):
        site.fault(name, 'two items have one id')
    return ids


def check(site: Site):
    atom, feeds = [], {}
    for name in sorted(site.files):
        if name.endswith('.xml'):
            root = ElementTree.fromstring(site.text(name))
            if root.tag == ATOM + 'feed':
                atom.append(name)
                feeds[name] = check_atom(site, name, root)
        elif name.endswith('.json') and not name.startswith('.'):
            root = json.loads(site.text(name))
            if isinstance(root, dict) and 'jsonfeed.org' in str(root.get('version')):
                feeds[name] = check_json(site, name, root)
    check_schema(site, atom)
    for name in atom:
        other = name.removesuffix('.xml') + '.json'
        if other in feeds and feeds[other] != feeds[name]:
            site.fault(name, f'{other} has other entries')
    if not atom:
        site.fault('index.html', 'the site has no feed')


def main(folder: str) -> int:
    site = Site(folder)
    check(site)
    return site.report('feeds')


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
