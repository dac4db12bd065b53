# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks of a site have in common: its files, its pages read once, and where an address leads."""

import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes that hold an address, and elements whose address is loaded with the page.
ADDRESSES = {'href', 'src', 'action', 'poster', 'data', 'cite', 'formaction', 'background', 'longdesc'}
LOADED_RELATIONS = {'stylesheet', 'icon', 'preload', 'modulepreload', 'manifest', 'apple-touch-icon', 'mask-icon'}
CSS_ADDRESS = re.compile(r'url\(\s*["\']?([^"\')]+)|@import\s+["\']([^"\']+)')


@dataclass
class Link:
    address: str
    line: int
    is_loaded: bool = False


@dataclass
class Page:
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    data: list[tuple[int, str]] = field(default_factory=list)
    canonical: str | None = None
    is_redirect: bool = False
    kind: str = ''


class PageReader(HTMLParser):
    """Collects what a page leads to, what leads into it, and the data in it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.data = None

    def handle_starttag(self, tag, attributes):
        attributes = {name: value or '' for name, value in attributes}
        line = self.getpos()[0]
        relations = set(attributes.get('rel', '').lower().split())
        loaded = 'src' in attributes or tag == 'object' or (tag == 'link' and bool(relations & LOADED_RELATIONS))
        for name in attributes.keys() & ADDRESSES:
            self.page.links.append(Link(attributes[name].strip(), line, loaded))
        for part in attributes.get('srcset', '').split(','):
            if part.strip():
                self.page.links.append(Link(part.split()[0], line, True))
        if 'id' in attributes:
            self.page.ids.append(attributes['id'])
        if tag == 'body':
            self.page.kind = attributes.get('class', '')
        if tag == 'link' and 'canonical' in relations:
            self.page.canonical = attributes['href']
        if tag == 'meta':
            self.read_meta(attributes, line)
        if tag == 'script' and attributes.get('type') == 'application/ld+json':
            self.data = (line, [])

    def read_meta(self, attributes: dict, line: int):
        content = attributes.get('content', '')
        if attributes.get('http-equiv', '').lower() == 'refresh':
            self.page.is_redirect = True
            match = re.search(r'url\s*=\s*["\']?([^"\']+)', content, re.I)
            if match:
                self.page.links.append(Link(match.group(1).strip(), line))
        if attributes.get('property') in ('og:url', 'og:image'):
            self.page.links.append(Link(content, line))

    def handle_data(self, data):
        if self.data:
            self.data[1].append(data)

    def handle_endtag(self, tag):
        if tag == 'script' and self.data:
            self.page.data.append((self.data[0], ''.join(self.data[1])))
            self.data = None


class Site:
    """A folder with a site in it."""

    def __init__(self, folder: str):
        self.root = Path(folder).resolve()
        self.files = {path.relative_to(self.root).as_posix()
                      for path in self.root.rglob('*') if path.is_file()}
        self.pages = {name: self.read_page(name) for name in sorted(self.files) if name.endswith('.html')}
        self.base = self.find_base()
        self.faults = []

    def read_page(self, name: str) -> Page:
        reader = PageReader()
        reader.feed(self.text(name))
        reader.close()
        return reader.page

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding='utf-8')

    def find_base(self) -> str | None:
        """Where the site is on the web, as its first page says."""
        canonical = self.pages['index.html'].canonical if 'index.html' in self.pages else None
        return canonical.removesuffix('index.html') if canonical else None

    def fault(self, name: str, what: str):
        self.faults.append(f'{name}: {what}')

    def resolve(self, name: str, address: str) -> tuple[str, str] | None:
        """The file that an address in the file `name` means, and the fragment in it; None where it leads out."""
        if self.base and address.startswith(self.base):
            address = address[len(self.base):] or 'index.html'
            name = ''
        elif urlsplit(address).scheme or address.startswith('//'):
            return None
        parts = urlsplit(address)
        path = unquote(parts.path)
        if path.startswith('/'):
            path = path.lstrip('/')
        elif path:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) + ('/' if path.endswith('/') else '')
        else:
            path = name
        # A folder's page, where a server stands in between.
        if path.endswith('/'):
            path += 'index.html'
        return path, unquote(parts.fragment)

    def report(self, what: str) -> int:
        """Prints the faults; the status to end with."""
        for fault in self.faults:
            print(fault)
        print(f'{what}: {len(self.faults)} faults in {len(self.files)} files.')
        return 1 if self.faults else 0
