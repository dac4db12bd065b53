// SPDX-License-Identifier: GPL-3.0-or-later
//
// An entry of BibTeX or biblatex as a CSL item. citation-js knows which field is which variable; values are read here
// (bibtex-text.js), and so are those of which programs have customs of their own.

import { parse as map } from '@citation-js/plugin-bibtex/lib-mjs/mapping/index.js';
import { fieldTypes } from '@citation-js/plugin-bibtex/lib-mjs/input/constants.js';
import { firstAddress, plain, present, rawDate, removeEmpty, splitVolume } from './csl-tidy.js';
import { readList, readNames, readText, readVerbatim, split } from './bibtex-text.js';
import { ARCHIVES, CSL_TYPES, GENRES } from './bibtex-types.js';

const ALIASES = { 'article-number': 'eid', articleno: 'eid', keyword: 'keywords', 'journal-iso': 'shortjournal', lastchecked: 'urldate',
                  translators: 'translator', editors: 'editor', authors: 'author', tags: 'keywords' };
const DATES = ['date', 'year', 'month', 'day'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// Fields whose value is one thing where citation-js expects a list.
const ORGANIZATIONS = ['publisher', 'institution', 'school', 'organization'];

function readValue (name, latex) {
  const [list, type] = fieldTypes[name] ?? [];

  if (type === 'name')
    return readNames (latex);
  if (list === 'separated')
    return split (latex, latex.includes (';') ? /;/y : /,/y).map (readText);
  if (list === 'list')
    return readList (latex).join (' and ');
  if (['verbatim', 'uri'].includes (type))
    return readVerbatim (latex);
  return readText (latex);
}

function readFields (fields) {
  const values = {};

  for (const [given, latex] of Object.entries (fields)) {
    const name = ALIASES[given] ?? given;
    // biblatex's annotations, "author+an", say something of a field.
    const value = DATES.includes (name) || name.includes ('+') ? undefined : readValue (name, latex);

    if (present (value))
      values[name] ??= value;
  }
  return values;
}

// "Sociology: an introduction"; a title that ends in "?" has its sign already.
function joinTitles (values) {
  for (const prefix of ['', 'book', 'main', 'journal', 'issue']) {
    const title = values[`${prefix}title`];
    const subtitle = values[`${prefix}subtitle`];

    if (title && subtitle)
      values[`${prefix}title`] = title + (/[?!:.]$/.test (title) ? ' ' : ': ') + subtitle;
    else
      values[`${prefix}title`] ??= subtitle;
    delete values[`${prefix}subtitle`];
    if (values[`${prefix}title`] === undefined)
      delete values[`${prefix}title`];
  }
}

function isoParts (text) {
  const parts = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d.*)?[?~%]?$/.exec (text.trim ());

  return parts?.slice (1).filter (present).map (Number).filter ((part, i) => i !== 1 || (part >= 1 && part <= 12));
}

// biblatex's dates are ISO 8601-2, "2020-05/2020-06"; others come as words.
function readDate (latex) {
  const text = readText (latex);
  const parts = text.split ('/').map (isoParts);

  if (parts[0] && parts.length <= 2)
    return { 'date-parts': parts.filter (part => part && part.length > 0) };
  return rawDate (text);
}

// "may", "05", "15 May", "May--June"
function readMonth (text) {
  const words = text.toLowerCase ().match (/\p{L}+|\d+/gu) ?? [];
  const month = words.map (word => MONTHS.indexOf (word.slice (0, 3)) + 1).find (number => number > 0);
  const numbers = words.filter (word => /^\d+$/.test (word)).map (Number);

  return month ? [month, numbers.find (number => number >= 1 && number <= 31)]
    : numbers[0] >= 1 && numbers[0] <= 12 ? [numbers[0]] : [];
}

function issuedOf (fields) {
  const year = readText (fields.year ?? '');
  const [month, day = Number (readText (fields.day ?? '')) || undefined] = readMonth (readText (fields.month ?? ''));

  if (fields.date && readText (fields.date) !== '')
    return readDate (fields.date);
  if (/^\d{4}$/.test (year))
    return { 'date-parts': [[Number (year), month, month ? day : undefined].filter (present)] };
  return year !== '' ? rawDate (year) : undefined;
}

function archiveOf (values) {
  return ARCHIVES[(values.eprinttype ?? values.archiveprefix ?? '').toLowerCase ()];
}

// A preprint is no web page, and no article of a journal.
function isPreprint (type, values) {
  return ['article', 'misc', 'online', 'unpublished'].includes (type) && !values.journal && !values.journaltitle && !values.booktitle &&
    archiveOf (values) !== undefined;
}

// In BibTeX "inbook" may be a part of a book that has no title of its own.
function isPartWithoutTitle (type, values) {
  return type === 'inbook' && !values.booktitle && !values.maintitle;
}

function typeOf (type, values, mapped) {
  if (CSL_TYPES.includes (values.entrysubtype))
    return values.entrysubtype;
  if (type === 'article' && ['magazine', 'newspaper'].includes (values.entrysubtype))
    return `article-${values.entrysubtype}`;
  if (isPreprint (type, values))
    return 'article';
  if (isPartWithoutTitle (type, values))
    return 'book';
  return mapped;
}

function setPublisher (item, values) {
  const how = values.howpublished;

  item.publisher ??= ORGANIZATIONS.map (name => values[name]).find (present);
  if (!item.publisher && how && !/https?:|www\./.test (how) && !item.type.startsWith ('article'))
    item.publisher = how;
  if (item.type === 'article' && !item.publisher)
    item.publisher = archiveOf (values);
  item['publisher-place'] ??= values.location ?? values.address;
}

function setContainer (item, values) {
  item['container-title'] ??= values.journaltitle ?? values.journal ?? values.booktitle ?? values.maintitle;
  item['container-title-short'] ??= values.shortjournal;
  if (item['container-title'] === item.title)
    delete item['container-title'];
}

function setNumbers (item, type, values) {
  const isArticle = item.type.startsWith ('article');

  if (item.page)
    item.page = item.page.replace (/^pp?\. ?/, '').replace (/\s*[-–—‐]+\s*/g, '-');
  if (values.number && ![item.number, item.issue, item['collection-number']].includes (values.number))
    item[isArticle ? 'issue' : 'number'] ??= values.number;
  if (isArticle && values.issue && !item.issue)
    item.issue = values.issue;
  item.number = (isArticle ? values.eid : undefined) ?? item.number ?? values.eid;
  if (item.type === 'article' && values.eprint && archiveOf (values))
    item.number ??= values.eprint;
  item.PMID ??= /PMID:? *(\d+)/.exec (values.note ?? '')?.[1];
  splitVolume (item);
}

function setAddress (item, values) {
  const address = firstAddress ([values.url, values.howpublished, values.note].filter (present));

  item.URL = address ?? values.url;
  if (item.DOI === undefined && /doi\.org\/10\./.test (values.url ?? ''))
    item.DOI = values.url.replace (/^.*?doi\.org\//, '');
}

function setGenre (item, type, values) {
  const genre = values.type ?? type;

  item.genre = GENRES[genre.toLowerCase ()] ?? values.type;
  if (!['thesis', 'report'].includes (item.type) && item.genre === undefined && !CSL_TYPES.includes (values.entrysubtype))
    item.genre = undefined;
}

// Long space would be searched again from each of its places, and no watchdog looks into a search.
function squeeze (fields) {
  return Object.fromEntries (Object.entries (fields).map (([name, latex]) => [name, latex.replace (/\s+/g, ' ')]));
}

// { type, key, fields: { name: LaTeX } } → CSL
export function readEntry ({ type, key, fields: given }) {
  const fields = squeeze (given);
  const values = readFields (fields);

  joinTitles (values);
  // Lists, of names and keywords, are set here, and so are dates.
  const properties = Object.fromEntries (Object.entries (values).filter (([name, value]) => !Array.isArray (value) && name !== 'urldate'));
  const [item] = map ([{ type, label: key, properties }]);

  item.type = typeOf (type, values, item.type);
  for (const [field, variable] of [['author', 'author'], ['editor', 'editor'], ['translator', 'translator'], ['bookauthor', 'container-author']])
    item[variable] = values[field];
  item.issued = issuedOf (fields);
  item.accessed = fields.urldate ? readDate (fields.urldate) : undefined;
  item.keyword = values.keywords;
  setPublisher (item, values);
  setContainer (item, values);
  setNumbers (item, type, values);
  setAddress (item, values);
  setGenre (item, type, values);
  for (const variable of ['id', 'citation-key', 'annote', 'custom', 'call-number'])
    delete item[variable];
  for (const [variable, value] of Object.entries (item)) {
    if (typeof value === 'string')
      item[variable] = plain (value);
  }
  return removeEmpty (item);
}
