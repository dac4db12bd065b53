#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Follow every link of an exported site.

check-links.py FOLDER looks at all pages, style sheets, feeds and the site map. Faults are:
an address in the site where no file is; a fragment that the page has not got; an id that
two elements have; a link out of the folder, or to a file of this computer; something that
is loaded from the network; a scheme that no page should lead to; and a page to which no
page leads.
"""

import json
import re
import sys
from urllib.parse import urlsplit
from xml.etree import ElementTree

from site_files import CSS_ADDRESS, Link, Site

SCHEMES = {'http', 'https', 'mailto'}

# Nobody is led there by a link: a page that was, and the one that a server shows for a page that is not.
UNLINKED = {'index.html', '404.html'}

ATOM = '{http://www.w3.org/2005/Atom}'
SITEMAP = '{http://www.sitemaps.org/schemas/sitemap/0.9}'


def check_link(site: Site, name: str, link: Link, linked: set[str]):
    place = f'{name}:{link.line}' if link.line else name
    parts = urlsplit(link.address)
    target = site.resolve(name, link.address)
    if target is None:
        if parts.scheme and parts.scheme not in SCHEMES:
            site.fault(place, f'leads to {link.address}')
        elif link.is_loaded:
            site.fault(place, f'loads {link.address} from the network')
        elif parts.scheme in ('http', 'https') and not parts.hostname:
            site.fault(place, f'{link.address} names no host')
        return
    path, fragment = target
    if link.address.startswith('/'):
        site.fault(place, f'{link.address} is meant from the server\'s root, where the site need not be')
    elif path not in site.files:
        site.fault(place, f'there is no {path} ({link.address})')
    elif fragment and path in site.pages and fragment not in site.pages[path].ids and fragment != 'top':
        site.fault(place, f'{path} has no #{fragment}')
    if path != name:
        linked.add(path)


def links_of_style(text: str) -> list[Link]:
    return [Link((match.group(1) or match.group(2)).strip(), text.count('\n', 0, match.start()) + 1, True)
            for match in CSS_ADDRESS.finditer(text)]


def links_of_xml(site: Site, name: str) -> list[Link]:
    try:
        root = ElementTree.fromstring(site.text(name))
    except ElementTree.ParseError as error:
        site.fault(name, f'is no XML: {error}')
        return []
    addresses = [element.get('href', '') for element in root.iter(ATOM + 'link')]
    addresses += [element.text or '' for element in root.iter(SITEMAP + 'loc')]
    return [Link(address.strip(), 0) for address in addresses]


def links_of_json(site: Site, name: str) -> list[Link]:
    try:
        root = json.loads(site.text(name))
    except ValueError as error:
        site.fault(name, f'is no JSON: {error}')
        return []
    if not isinstance(root, dict) or 'jsonfeed.org' not in str(root.get('version')):
        return []
    addresses = [root.get('home_page_url'), root.get('feed_url'), *(item.get('url') for item in root.get('items', []))]
    return [Link(address, 0) for address in addresses if address]


def check_ids(site: Site, name: str):
    ids = site.pages[name].ids
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        site.fault(name, f'two elements have the id {twice}')


def check_robots(site: Site):
    if 'robots.txt' not in site.files:
        return
    for line in site.text('robots.txt').splitlines():
        match = re.match(r'sitemap:\s*(\S+)', line, re.I)
        target = match and site.resolve('robots.txt', match.group(1))
        if match and (target is None or target[0] not in site.files):
            site.fault('robots.txt', f'there is no {match.group(1)}')


def check(site: Site):
    linked = set()
    if 'index.html' not in site.files:
        site.fault('index.html', 'is missing')
    for name, page in site.pages.items():
        check_ids(site, name)
        for link in page.links:
            check_link(site, name, link, linked)
    for name in sorted(site.files):
        links = []
        if name.endswith('.css'):
            links = links_of_style(site.text(name))
        elif name.endswith('.xml'):
            links = links_of_xml(site, name)
        elif name.endswith('.json') and not name.startswith('.'):
            links = links_of_json(site, name)
        for link in links:
            check_link(site, name, link, set())
    check_robots(site)
    for name, page in site.pages.items():
        if name not in linked and name not in UNLINKED and not page.is_redirect:
            site.fault(name, 'no page leads here')


def main(folder: str) -> int:
    site = Site(folder)
    check(site)
    return site.report('links')


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
