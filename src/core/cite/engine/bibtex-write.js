// SPDX-License-Identifier: GPL-3.0-or-later
//
// A CSL item as an entry of BibTeX, in UTF-8. citation-js knows which variable is which field of biblatex; where BibTeX has
// the same under an older name, that one is written, since biblatex reads both. What no type of theirs says is told in
// "entrysubtype", so that what was written here is read again as what it was.

import { format as map } from '@citation-js/plugin-bibtex/lib-mjs/mapping/index.js';
import { CSL_TYPES, GENRES } from './bibtex-types.js';
import { readEntry } from './bibtex-read.js';
import { plain, present } from './csl-tidy.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const OLDER_NAMES = { journaltitle: 'journal', location: 'address' };
const ORDER = ['author', 'editor', 'translator', 'title', 'journal', 'booktitle', 'bookauthor', 'maintitle', 'year', 'month', 'day', 'date',
               'volume', 'number', 'eid', 'pages', 'edition', 'type', 'series', 'publisher', 'institution', 'school', 'address'];
const TITLES = ['title', 'booktitle', 'maintitle', 'shorttitle', 'eventtitle'];
const VERBATIM = ['doi', 'url', 'eprint'];
const NAMES = { author: 'author', editor: 'editor', translator: 'translator', bookauthor: 'container-author' };
const DROPPED = ['entrysubtype', 'note', 'custom', 'date', 'urldate', 'keywords', 'eventdate', 'origdate', 'annotation'];
const SIGNS = { '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}',
                '^': '\\textasciicircum{}', '&': '\\&', '%': '\\%', $: '\\$', '#': '\\#', _: '\\_' };

// Two hyphens or quotation marks are one sign in LaTeX.
function escape (text) {
  return plain (text).replace (/[\\{}~^&%$#_]/g, sign => SIGNS[sign]).replace (/([-'`])(?=\1)/g, '$1{}');
}

// A style may write titles small: words with a capital of their own are kept from that. The first letter is safe.
function escapeTitle (text) {
  return escape (text).split (' ')
    .map ((word, i) => /\p{Lu}/u.test (i === 0 ? word.slice (1) : word) && !/[{}\\]/.test (word) ? `{${word}}` : word).join (' ');
}

function escapeVerbatim (text) {
  return String (text).replace (/\s/g, '').replace (/[{}\\]/g, sign => encodeURIComponent (sign));
}

function writeName (name) {
  const { 'non-dropping-particle': particle, 'dropping-particle': dropping, suffix } = name;
  const given = [name.given, dropping].filter (present).map (escape).join (' ');
  const family = escape (name.family ?? '');
  const safe = /^\p{Ll}|,|=| and /u.test (family) ? `{${family}}` : family;

  if (name.literal === 'et al.')
    return 'others';
  if (name.literal || (family.includes (' ') && !given && !particle))
    return `{${escape (name.literal ?? family)}}`;
  return [[particle && escape (particle), safe].filter (present).join (' '), suffix && escape (suffix), given].filter (present).join (', ');
}

function isoDate (parts) {
  return parts.map ((part, i) => String (part).padStart (i === 0 ? 4 : 2, '0')).join ('-');
}

function writeIssued (fields, issued) {
  const [start, end] = issued?.['date-parts'] ?? [];
  const words = issued?.literal ?? issued?.raw;

  if (start && !end) {
    const [year, month, day] = start;

    Object.assign (fields, { year: String (year), month: MONTHS[month - 1], day: day && String (day) });
  } else if (start) {
    fields.date = `${isoDate (start)}/${isoDate (end)}`;
  } else if (words) {
    fields.year = escape (words);
  }
}

function writeAccessed (fields, accessed) {
  const [parts] = accessed?.['date-parts'] ?? [];

  if (parts)
    fields.urldate = isoDate (parts);
}

// The type of the entry, and the variable that BibTeX has as a type.
function typeOf (item, mapped) {
  const type = Object.keys (GENRES).find (name => /thesis$/.test (name) && GENRES[name] === item.genre);

  if (item.type === 'thesis')
    return ['phdthesis', 'mastersthesis'].includes (type) ? type : 'thesis';
  if (item.type === 'chapter')
    return item['container-title'] ? 'incollection' : 'inbook';
  return item.type === 'report' ? 'techreport' : mapped;
}

function writeValue (name, value) {
  if (VERBATIM.includes (name))
    return escapeVerbatim (value);
  if (name === 'pages')
    return plain (value).split (/[-–]+/).map (escape).join ('--');
  return TITLES.includes (name) ? escapeTitle (value) : escape (value);
}

function setPublisher (fields, item, type) {
  const name = { techreport: 'institution', phdthesis: 'school', mastersthesis: 'school', thesis: 'institution' }[type] ?? 'publisher';

  for (const other of ['publisher', 'institution', 'organization', 'howpublished', 'school'])
    delete fields[other];
  if (present (item.publisher))
    fields[name] = escape (item.publisher);
}

// "number" is that of an issue or of a series where the type of work has one; the number of the work itself is "eid" then.
function setNumbers (fields, item, type) {
  const inSeries = ['article', 'periodical', 'inproceedings', 'book', 'incollection', 'inbook'].includes (type);
  const outer = item.issue ?? item['collection-number'];

  delete fields.issue;
  delete fields.eid;
  fields.number = [inSeries ? outer : item.number, outer].filter (present).map (escape)[0];
  if (inSeries && present (item.number))
    fields.eid = escape (item.number);
}

function setOthers (fields, item) {
  for (const [field, variable] of Object.entries (NAMES))
    fields[field] = item[variable]?.map (writeName).join (' and ');
  writeIssued (fields, item.issued);
  writeAccessed (fields, item.accessed);
  fields.keywords = item.keyword && escape ([item.keyword].flat ().join ('; '));
  fields.note = item.note && escape (item.note);
  fields.shortjournal = item['container-title-short'] && escape (item['container-title-short']);
  fields.pmcid = item.PMCID;
  fields.pubstate = item.status && escape (item.status);
}

function fieldsOf (item, properties) {
  const fields = {};

  for (const [name, value] of Object.entries (properties)) {
    const [text] = [value].flat ();

    if (present (text) && !DROPPED.includes (name))
      fields[OLDER_NAMES[name] ?? name] = writeValue (name, text);
  }
  return fields;
}

function writeFields (fields) {
  const names = Object.keys (fields).filter (name => present (fields[name]));
  const ordered = [...ORDER.filter (name => names.includes (name)), ...names.filter (name => !ORDER.includes (name))];

  return ordered.map (name => `  ${name} = ${name === 'month' ? fields[name] : `{${fields[name]}}`},\n`).join ('');
}

function cleanKey (key) {
  return String (key ?? '').normalize ('NFC').replace (/[\s,{}"#%'()=~\\@]/g, '') || 'work';
}

// CSL, and what to cite it by → "@article{key, …}"
export function writeEntry (given, key) {
  const item = { ...given, type: CSL_TYPES.includes (given.type) ? given.type : 'document' };
  const simple = Object.fromEntries (Object.entries (item).filter (([, value]) => typeof value !== 'object'));
  const [{ type: mapped, properties }] = map ([{ ...simple, id: 'work' }]);
  const type = typeOf (item, mapped);
  const fields = fieldsOf (item, properties);

  fields.type = item.genre && GENRES[type] !== item.genre ? escape (item.genre) : undefined;
  setPublisher (fields, item, type);
  setNumbers (fields, item, type);
  setOthers (fields, item);
  const written = Object.fromEntries (Object.entries (fields).filter (([, value]) => present (value)));
  if (readEntry ({ type, key: 'work', fields: written }).type !== item.type)
    written.entrysubtype = item.type;
  return `@${type}{${cleanKey (key)},\n${writeFields (written)}}\n`;
}
