// SPDX-License-Identifier: GPL-3.0-or-later
//
// A record in RIS as a CSL item. citation-js knows what the tags mean for each type of work; databases agree on less than
// that: what they write of names, dates, journals and numbers is told apart here.

import { parseMixed } from '@citation-js/plugin-ris/lib-mjs/ris.js';
import { TYPES } from '@citation-js/plugin-ris/lib-mjs/spec/index.js';
import { firstAddress, plain, present, rawDate, removeEmpty, splitVolume } from './csl-tidy.js';

// Types that the format has not, and programs write.
const OTHER_TYPES = { JOURN: 'JOUR', ARTICLE: 'JOUR', CHAPTER: 'CHAP', REPORT: 'RPRT', THESIS: 'THES', WEBPAGE: 'ELEC' };
const NAME_VARIABLES = ['editor', 'translator', 'collection-editor', 'container-author', 'director', 'performer', 'producer',
                        'recipient', 'reviewed-author', 'illustrator', 'composer', 'interviewer'];
const WHOLE_TYPES = ['book', 'thesis', 'report', 'manuscript', 'dataset', 'software', 'webpage', 'post-weblog'];
// What citation-js gives to variables that are set here.
const OWN_TAGS = ['AU', 'A1', 'ED', 'TI', 'T1', 'CT', 'PY', 'Y1', 'Y2', 'DA', 'KW', 'AB', 'N1', 'N2', 'SN', 'UR', 'L1', 'L2', 'L3', 'L4', 'DO',
                  'SP', 'EP', 'M1', 'M3', 'ID'];
const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

function collect (fields) {
  const tags = new Map ();

  for (const [tag, text] of fields) {
    if (text.trim () === '')
      continue;
    if (!tags.has (tag))
      tags.set (tag, []);
    // Long space would be searched again from each of its places, and no watchdog looks into a search.
    tags.get (tag).push (text.replace (/[^\S\n]+/g, ' '));
  }
  return tags;
}

// The texts of some tags, in the order in which the tags are given.
function all (tags, ...names) {
  return names.flatMap (name => tags.get (name) ?? []);
}

function first (tags, ...names) {
  const texts = all (tags, ...names);

  return texts.length > 0 ? plain (texts[0]) : undefined;
}

function typeOf (tags) {
  const code = first (tags, 'TY')?.toUpperCase () ?? 'GEN';
  const type = OTHER_TYPES[code] ?? code;

  return type in TYPES.RIS ? type : 'GEN';
}

// "Berg, Jane, Jr."; a name without a comma is left to the caller, who knows particles and groups.
function readName (text) {
  const [family, given = '', suffix = ''] = plain (text).replace (/[,;]+$/, '').split (/ *, */);

  if (given === '' && suffix === '')
    return family;
  if (SUFFIX.test (given))
    return removeEmpty ({ family, given: suffix, suffix: given });
  return removeEmpty ({ family, given, suffix });
}

function readNames (texts) {
  return texts.map (readName).filter (present);
}

function setNames (item, tags, code) {
  const authors = readNames (tags.has ('AU') ? all (tags, 'AU', 'A1') : all (tags, 'A1'));

  delete item.author;
  for (const variable of NAME_VARIABLES) {
    if (Array.isArray (item[variable]))
      item[variable] = item[variable].map (name => name.literal ? readName (name.literal) : name);
  }
  if (code === 'EDBOOK')
    item.editor = authors;
  else
    item.author = authors;
  if (tags.has ('ED'))
    item.editor = readNames (all (tags, 'ED'));
}

function journalOf (item, tags) {
  const names = all (tags, 'JF', 'T2', 'JO', 'BT', 'J2', 'JA', 'J1').map (plain);
  const short = first (tags, 'J2', 'JA', 'J1') ?? first (tags, 'JO');

  item['container-title'] = names[0];
  if (short !== names[0])
    item['container-title-short'] = short;
}

function setTitles (item, tags) {
  item.title = first (tags, 'TI', 'T1', 'CT') ?? (WHOLE_TYPES.includes (item.type) ? first (tags, 'BT') : undefined);
  if (item.type.startsWith ('article'))
    journalOf (item, tags);
  else if (!WHOLE_TYPES.includes (item.type))
    item['container-title'] ??= first (tags, 'BT', 'T2', 'JF', 'JO', 'J2');
  if (item['container-title'] === item.title)
    delete item['container-title'];
}

// "2016/10/19/Spring": year, month, day and words. Of several dates of one year the one that says most counts; what is
// marked as the day of something else does not.
function setDate (item, tags) {
  const texts = all (tags, 'PY', 'Y1', 'DA').map (plain).filter (text => !/\/(received|accepted|revised)/i.test (text));
  const dates = texts.map (text => text.split ('/').map (part => part.trim ()).filter (part => part && !/^0+$/.test (part)))
    .filter (parts => parts.length > 0);
  const year = dates.flat ().map (part => /\d{4}/.exec (part)?.[0]).find (present);
  const best = dates.filter (parts => parts.join (' ').includes (year))
    .reduce ((most, parts) => parts.length > most.length ? parts : most, []);

  delete item.issued;
  if (year)
    item.issued = { raw: best.join (' ') };
  else if (texts.length > 0 && /\p{L}/u.test (texts[0]))
    item.issued = rawDate (texts[0]);
}

function setPages (item, tags) {
  const start = first (tags, 'SP');
  const end = first (tags, 'EP');

  delete item['page-first'];
  item.page = start && end && !/\d[-–]+\w/.test (start) && start !== end ? `${start}-${end}` : start ?? end;
  item.page = item.page?.replace (/\s*[-–—]+\s*/g, '-');
  if (item.type.startsWith ('article')) {
    item.number = first (tags, 'C7')?.replace (/^(article|art\.?)( no\.?)? /i, '');
    item.issue = first (tags, 'IS', 'CP');
    delete item.edition;
  }
}

function setNumbers (item, tags) {
  const numbers = all (tags, 'SN').flatMap (text => plain (text).split (/[;,] */));
  const others = all (tags, 'AN', 'U1', 'U2', 'C2', 'ID').map (plain);
  const ofPubmed = /pubmed|medline|nlm/i.test (all (tags, 'DB', 'DP').join (' '));

  item.ISSN = numbers.find (text => /^\d{4}-?\d{3}[\dXx]\b/.test (text) && !/^[\d-]{10,}/.test (text))
    ?.replace (/^(\d{4})-?/, '$1-');
  item.ISBN = numbers.find (text => /^[\dXx -]{10,17}/.test (text));
  item.DOI = [...all (tags, 'DO'), ...all (tags, 'M3', 'L3', 'UR', 'N1').filter (text => /doi/i.test (text))]
    .map (text => /10\.\d{4,}\/\S*[^\s.,;]/.exec (text)?.[0]).find (present);
  item.URL = firstAddress (all (tags, 'UR', 'L2', 'LK'));
  item.PMID = others.map (text => /^(\d+) ?\[pmid\]/i.exec (text)?.[1]).find (present) ??
    (ofPubmed ? others.find (text => /^\d{1,8}$/.test (text)) : undefined);
  item.PMCID = others.map (text => /^PMC\d+/.exec (text)?.[0]).find (present);
}

function setGenre (item, tags) {
  const kind = first (tags, 'M3');

  if (['thesis', 'report'].includes (item.type) && kind && !/doi|^10\./i.test (kind))
    item.genre = kind;
  else
    delete item.genre;
}

function tidyTexts (item) {
  for (const [variable, value] of Object.entries (item)) {
    if (typeof value === 'string')
      item[variable] = plain (value);
  }
}

// Names come as a list, of anything else the first counts.
function givenTo (tags, code) {
  const given = {};

  for (const [tag, texts] of tags) {
    if (!OWN_TAGS.includes (tag))
      given[tag] = /^A\d$/.test (tag) ? texts : texts[0];
  }
  return { ...given, TY: code };
}

// { fields: [[tag, text]] } → CSL
export function readRecord ({ fields }) {
  const tags = collect (fields);
  const code = typeOf (tags);
  const item = parseMixed (givenTo (tags, code));

  item.type = TYPES.RIS[code];
  tidyTexts (item);
  setNames (item, tags, code);
  setTitles (item, tags);
  setDate (item, tags);
  setPages (item, tags);
  setNumbers (item, tags);
  setGenre (item, tags);
  splitVolume (item);
  item.publisher = first (tags, 'PB');
  item['publisher-place'] = first (tags, 'CY', 'PP');
  item.language = first (tags, 'LA');
  item.abstract = first (tags, 'AB', 'N2');
  item.keyword = all (tags, 'KW').flatMap (text => text.split (/[\n;]/)).map (plain).filter (present);
  for (const variable of ['id', 'note', 'annote', 'custom', 'accessed', 'call-number', 'source', 'archive_location'])
    delete item[variable];
  return removeEmpty (item);
}
