#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check the JSON-LD in the pages of an exported site.

check-linked-data.py FOLDER reads every block of it. The rules, after JSON-LD 1.1 and the
definitions at https://schema.org:

- it is JSON without a key twice in one object;
- its context is https://schema.org, said once, at the top;
- every object has a @type that is known below, and only properties that this type has;
- a property holds what schema.org says that it may hold: a text, a date, a time, an
  address, a language, a number, or an object of a type that is one of those it may hold;
  an author may be a name alone (https://schema.org/docs/datamodel.html, Conformance),
  where nobody knows whether it is a person's or an organization's;
- nothing is empty, and what search engines need of a type is there;
- an address in the site itself leads to a file of it.

Every page of a post must have one.
"""

import json
import re
import sys
from urllib.parse import urlsplit

from site_files import Site

# What each type is a kind of.
PARENTS = {
    'Thing': None,
    'CreativeWork': 'Thing', 'Article': 'CreativeWork', 'ScholarlyArticle': 'Article', 'SocialMediaPosting': 'Article',
    'BlogPosting': 'SocialMediaPosting', 'Report': 'Article', 'Review': 'CreativeWork', 'Book': 'CreativeWork',
    'Chapter': 'CreativeWork', 'Thesis': 'CreativeWork', 'WebPage': 'CreativeWork', 'CollectionPage': 'WebPage',
    'Dataset': 'CreativeWork', 'Blog': 'CreativeWork', 'WebSite': 'CreativeWork', 'CreativeWorkSeries': 'CreativeWork',
    'Periodical': 'CreativeWorkSeries', 'PublicationVolume': 'CreativeWork', 'PublicationIssue': 'CreativeWork',
    'DefinedTermSet': 'CreativeWork',
    'Intangible': 'Thing', 'ItemList': 'Intangible', 'BreadcrumbList': 'ItemList', 'ListItem': 'Intangible',
    'DefinedTerm': 'Intangible', 'PropertyValue': 'Intangible',
    'Person': 'Thing', 'Organization': 'Thing',
    'Action': 'Thing', 'SearchAction': 'Action', 'EntryPoint': 'Intangible',
}

TEXT, DATE, URL, LANGUAGE, NUMBER, DURATION = 'text', 'date', 'address', 'language', 'number', 'duration'

# What a type's properties may hold.
PROPERTIES = {
    'Thing': {
        'name': (TEXT,), 'alternateName': (TEXT,), 'description': (TEXT,), 'url': (URL,), 'sameAs': (URL,),
        'identifier': (TEXT, URL, 'PropertyValue'), 'mainEntityOfPage': (URL, 'CreativeWork'), 'image': (URL,),
        'potentialAction': ('Action',),
    },
    'CreativeWork': {
        'headline': (TEXT,), 'author': (TEXT, 'Person', 'Organization'), 'creator': ('Person', 'Organization'),
        'editor': ('Person',), 'publisher': ('Person', 'Organization'), 'datePublished': (DATE,), 'dateModified': (DATE,),
        'dateCreated': (DATE,), 'inLanguage': (LANGUAGE,), 'keywords': (TEXT, 'DefinedTerm'), 'about': ('Thing',),
        'abstract': (TEXT,), 'isPartOf': (URL, 'CreativeWork'), 'hasPart': ('CreativeWork',), 'license': (URL, 'CreativeWork'),
        'citation': (TEXT, 'CreativeWork'), 'mainEntity': ('Thing',), 'text': (TEXT,), 'genre': (TEXT, URL),
        'itemReviewed': ('Thing',), 'timeRequired': (DURATION,), 'wordCount': (NUMBER,), 'version': (TEXT, NUMBER),
        'isBasedOn': (URL, 'CreativeWork'), 'issn': (TEXT,), 'copyrightHolder': ('Person', 'Organization'),
    },
    'Article': {'articleBody': (TEXT,), 'articleSection': (TEXT,), 'pagination': (TEXT,), 'pageStart': (TEXT, NUMBER),
                'pageEnd': (TEXT, NUMBER), 'wordCount': (NUMBER,)},
    'Review': {'reviewBody': (TEXT,)},
    'Book': {'isbn': (TEXT,), 'bookEdition': (TEXT,), 'numberOfPages': (NUMBER,)},
    'Chapter': {'pagination': (TEXT,), 'pageStart': (TEXT, NUMBER), 'pageEnd': (TEXT, NUMBER)},
    'Report': {'reportNumber': (TEXT,)},
    'Thesis': {'inSupportOf': (TEXT,)},
    'WebPage': {'breadcrumb': (TEXT, 'BreadcrumbList'), 'lastReviewed': (DATE,)},
    'Blog': {'blogPost': ('BlogPosting',), 'issn': (TEXT,)},
    'PublicationVolume': {'volumeNumber': (TEXT, NUMBER), 'pagination': (TEXT,)},
    'PublicationIssue': {'issueNumber': (TEXT, NUMBER), 'pagination': (TEXT,)},
    'ItemList': {'itemListElement': (TEXT, 'ListItem', 'Thing'), 'numberOfItems': (NUMBER,), 'itemListOrder': (TEXT,)},
    'ListItem': {'position': (NUMBER,), 'item': (URL, 'Thing')},
    'DefinedTerm': {'termCode': (TEXT,), 'inDefinedTermSet': (URL, 'DefinedTermSet')},
    'PropertyValue': {'propertyID': (TEXT, URL), 'value': (TEXT, NUMBER)},
    'Person': {'givenName': (TEXT,), 'familyName': (TEXT,), 'affiliation': ('Organization',)},
    'SearchAction': {'target': (TEXT, URL, 'EntryPoint'), 'query-input': (TEXT,)},
    'EntryPoint': {'urlTemplate': (TEXT,)},
}

# Without these a type says nothing.
NEEDED = {
    'Person': {'name'}, 'Organization': {'name'}, 'Periodical': {'name'}, 'Blog': {'name'}, 'WebSite': {'name'},
    'Review': {'name', 'itemReviewed', 'isPartOf', 'inLanguage'}, 'BlogPosting': {'headline', 'isPartOf', 'inLanguage'},
    'ListItem': {'position'}, 'BreadcrumbList': {'itemListElement'}, 'DefinedTerm': {'name'}, 'ScholarlyArticle': {'name'},
    'Book': {'name'},
}

DATE_FORM = re.compile(r'\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?')
LANGUAGE_FORM = re.compile(r'[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*')
DURATION_FORM = re.compile(r'P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?')


def is_address(value: str) -> bool:
    parts = urlsplit(value)
    return parts.scheme in ('http', 'https') and bool(parts.hostname) and not re.search(r'[\s<>"{}|\\^`]', value)


# A text may stand for each of them, but then it has a form.
FORMS = {
    TEXT: lambda value: isinstance(value, str),
    DATE: lambda value: isinstance(value, str) and DATE_FORM.fullmatch(value),
    URL: lambda value: isinstance(value, str) and is_address(value),
    LANGUAGE: lambda value: isinstance(value, str) and LANGUAGE_FORM.fullmatch(value),
    DURATION: lambda value: isinstance(value, str) and DURATION_FORM.fullmatch(value),
    NUMBER: lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}


def line_of(name: str):
    """A type and all that it is a kind of."""
    while name is not None:
        yield name
        name = PARENTS.get(name)


def find_property(name: str, key: str):
    for one in line_of(name):
        if key in PROPERTIES.get(one, {}):
            return PROPERTIES[one][key]
    return None


def refuse_twice(pairs):
    keys = [key for key, _ in pairs]
    if len(keys) != len(set(keys)):
        raise ValueError('an object has a key twice')
    return dict(pairs)


class Checker:
    def __init__(self, site: Site, name: str):
        self.site = site
        self.name = name

    def fault(self, path: str, what: str):
        self.site.fault(self.name, f'{path or "@"}: {what}')

    def check_block(self, text: str):
        try:
            root = json.loads(text, object_pairs_hook=refuse_twice)
        except ValueError as error:
            return self.fault('', f'is no JSON: {error}')
        if not isinstance(root, dict) or root.get('@context') != 'https://schema.org':
            return self.fault('', 'its context is not https://schema.org')
        root = {key: value for key, value in root.items() if key != '@context'}
        if '@graph' in root:
            if set(root) != {'@graph'} or not isinstance(root['@graph'], list) or not root['@graph']:
                return self.fault('', '@graph must be all there is, and a list')
            for i, one in enumerate(root['@graph']):
                self.check_object(one, f'@graph[{i}]')
            return None
        return self.check_object(root, '')

    def check_object(self, value, path: str):
        kind = value.get('@type') if isinstance(value, dict) else None
        if kind not in PARENTS:
            if isinstance(value, dict) and set(value) == {'@id'} and is_address(str(value['@id'])):
                return
            self.fault(path, f'@type {kind!r} is not known here')
            return
        for key, item in value.items():
            if key == '@id':
                self.check_one(item, (URL,), f'{path}.@id')
            elif not key.startswith('@'):
                self.check_property(kind, key, item, f'{path}.{key}'.lstrip('.'))
            elif key != '@type':
                self.fault(path, f'{key} cannot stand here')
        needed = set().union(*(NEEDED.get(one, set()) for one in line_of(kind)))
        for key in sorted(needed - value.keys()):
            self.fault(path, f'a {kind} needs {key}')

    def check_property(self, kind: str, key: str, value, path: str):
        expected = find_property(kind, key)
        if expected is None:
            self.fault(path, f'a {kind} has no {key}')
            return
        values = value if isinstance(value, list) else [value]
        if not values:
            self.fault(path, 'is an empty list')
        for i, one in enumerate(values):
            self.check_one(one, expected, f'{path}[{i}]' if isinstance(value, list) else path)

    def check_one(self, value, expected: tuple, path: str):
        if isinstance(value, dict):
            kind = value.get('@type')
            if kind in PARENTS and not set(line_of(kind)) & set(expected):
                self.fault(path, f'cannot be a {kind}')
            self.check_object(value, path)
            return
        if value is None or (isinstance(value, str) and not value.strip()):
            self.fault(path, 'is empty')
        elif not any(form in FORMS and FORMS[form](value) for form in expected):
            self.fault(path, f'{value!r} is no {" or ".join(expected)}')
        elif URL in expected and self.is_lost(value):
            self.fault(path, f'there is no {value} in the site')

    def is_lost(self, value) -> bool:
        target = self.site.resolve(self.name, value) if isinstance(value, str) and is_address(value) else None
        return target is not None and target[0] not in self.site.files


def check(site: Site):
    for name, page in site.pages.items():
        for line, text in page.data:
            Checker(site, f'{name}:{line}').check_block(text)
        if 'site-post' in page.kind.split() and not page.data:
            site.fault(name, 'the page of a post says nothing of itself')


def main(folder: str) -> int:
    site = Site(folder)
    check(site)
    return site.report('JSON-LD')


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
