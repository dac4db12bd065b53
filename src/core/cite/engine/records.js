// SPDX-License-Identifier: GPL-3.0-or-later
//
// Records of works in the forms that other programs have for them. Each method takes many at once; what fails with one of
// them is told in its place.

import { readEntry } from './bibtex-read.js';
import { writeEntry } from './bibtex-write.js';
import { readRecord } from './ris-read.js';

function attempt (read, record) {
  try {
    return { items: [read (record)] };
  } catch (error) {
    return { error: String (error.message).split ('\n')[0] };
  }
}

// { records: [{ type, key, fields: { name: LaTeX } }] } → [{ items: [CSL] } or { error }]
export function readBibtex ({ records }) {
  return records.map (record => attempt (readEntry, record));
}

// { records: [{ fields: [[tag, text]] }] } → [{ items: [CSL] } or { error }]
export function readRis ({ records }) {
  return records.map (record => attempt (readRecord, record));
}

// { items: [CSL], keys: [text] } → the entries of a database in BibTeX, UTF-8
export function writeBibtexEntries ({ items, keys }) {
  return items.map ((item, index) => writeEntry (item, keys[index]));
}

export function writeBibtex (request) {
  return writeBibtexEntries (request).join ('\n');
}
