/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a reader typed, as a query of MiniSearch. It means what it means in Praxis itself:
 *
 * - words all have to be there, in any order; AND is a word that says so;
 * - a OR b: one of both is enough, and binds tighter than the space;
 * - -word and NOT word leave posts out;
 * - the last word, where nothing follows it, may be the beginning of a word, if it is no word to be left out; word* always is;
 * - word~ also finds words that are spelt a little differently;
 * - "words in quotes" are no beginnings of words. That they stand side by side is not known here.
 */

import MiniSearch from 'minisearch';
import { words } from './tokenizer.js';

/* With fewer letters nearly every post would be found. */
const MIN_PREFIX = 3;

/* How many letters of a word may differ: every fourth, and no more than these. */
const FUZZY = 0.25;
export const MAX_DISTANCE = 2;

const PART = /(-?)["“”„‟«»]([^"“”„‟«»]*)(["“”„‟«»]|$)|(\S+)/gu;

function split(text) {
  const parts = [];

  for (const [whole, minus, quoted, closing, plain] of text.matchAll(PART)) {
    if (plain === undefined)
      parts.push({ text: quoted, excluded: minus !== '', quoted: true, open: false });
    else if (plain === 'AND' || plain === 'OR' || plain === 'NOT')
      parts.push({ operator: plain });
    else
      parts.push({
        text: plain.replace(/^-+/u, ''),
        excluded: plain.startsWith('-'),
        quoted: false,
        open: plain.endsWith('*'),
        fuzzy: plain.endsWith('~'),
      });
  }
  return parts;
}

/* The words of one part, of which all have to be there: "self-report" is two of them. */
function makeTerm(part, isLast, similar) {
  const found = words(part.text);

  return {
    combineWith: 'AND',
    queries: found.map((word, i) => {
      const ends = i === found.length - 1;
      const prefix = ends && (part.open || (isLast && !part.quoted && word.length >= MIN_PREFIX));

      return { combineWith: 'AND', queries: [word], prefix, fuzzy: (similar && !part.quoted) || part.fuzzy ? FUZZY : false };
    }),
  };
}

/*
 * A query for MiniSearch; null where nothing was asked. With @similar words that are spelt a little differently are found
 * too.
 */
export function parse(text, similar) {
  const parts = split(text);
  const groups = [];
  const excluded = [];
  let joins = false;
  let negates = false;

  parts.forEach((part, i) => {
    if (part.operator !== undefined) {
      joins = part.operator === 'OR' && groups.length > 0;
      negates = part.operator === 'NOT';
      return;
    }
    const isExcluded = part.excluded || negates;
    const isLast = i === parts.length - 1 && !/\s$/u.test(text);
    const term = makeTerm(part, isLast && !isExcluded, similar && !isExcluded);

    if (term.queries.length > 0) {
      if (isExcluded)
        excluded.push(term);
      else if (joins)
        groups.at(-1).queries.push(term);
      else
        groups.push({ combineWith: 'OR', queries: [term] });
    }
    joins = false;
    negates = false;
  });
  if (groups.length === 0 && excluded.length === 0)
    return null;
  const wanted = groups.length > 0 ? { combineWith: 'AND', queries: groups } : MiniSearch.wildcard;

  return excluded.length > 0 ? { combineWith: 'AND_NOT', queries: [wanted, ...excluded] } : wanted;
}

/* The words that a query names: each with whether it may be a beginning, and how many of its letters may differ. */
export function termsOf(query) {
  if (query === MiniSearch.wildcard)
    return [];
  if (typeof query.queries[0] !== 'string')
    return query.queries.flatMap(termsOf);
  const [word] = query.queries;

  return [{ word, prefix: query.prefix, distance: query.fuzzy ? Math.min(MAX_DISTANCE, Math.round(word.length * query.fuzzy)) : 0 }];
}
