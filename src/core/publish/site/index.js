/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The index of a shard. It comes in two parts: what MiniSearch needs to know of the posts, and one text with all words and
 * where each of them stands. To make a MiniSearch of all of them would take a second and 10 MB for every thousand posts; so
 * one is made of the few words that a query can mean, which ranks as the whole one would.
 */

import MiniSearch from 'minisearch';
import { MAX_DISTANCE, termsOf } from './query.js';
import { words } from './tokenizer.js';

const OPTIONS = {
  fields: ['title', 'authors', 'journal', 'topics', 'text'],
  tokenize: words,
  processTerm: word => word,
  searchOptions: {
    boost: { title: 6, topics: 3, authors: 3, journal: 2 },
    combineWith: 'AND',
    maxFuzzy: MAX_DISTANCE,
  },
};

/* Whether one word becomes the other by at most so many letters put in, left out or exchanged (Levenshtein). */
function isNear(a, b, distance) {
  if (Math.abs(a.length - b.length) > distance)
    return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);

  for (let i = 1; i <= a.length; i++) {
    const next = [i];

    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    if (Math.min(...next) > distance)
      return false;
    row = next;
  }
  return row[b.length] <= distance;
}

export class Index {
  #frame;
  /* By their first letters. */
  #lines = new Map();

  constructor(frame, text) {
    this.#frame = frame;
    for (const line of text.split(';')) {
      const lines = this.#lines.get(line[0]);

      if (lines === undefined)
        this.#lines.set(line[0], [line]);
      else
        lines.push(line);
    }
  }

  search(query) {
    const lines = new Set();

    for (const term of termsOf(query)) {
      for (const line of this.#match(term))
        lines.add(line);
    }
    const index = [...lines].map(line => {
      const end = line.indexOf('{');

      return [line.slice(0, end), JSON.parse(line.slice(end))];
    });

    return MiniSearch.loadJS({ ...this.#frame, index }, OPTIONS).search(query);
  }

  #match({ word, prefix, distance }) {
    const start = prefix ? word : `${word}{`;
    const found = (this.#lines.get(word[0]) ?? []).filter(line => line.startsWith(start));

    if (distance === 0)
      return found;
    for (const lines of this.#lines.values())
      found.push(...lines.filter(line => isNear(word, line.slice(0, line.indexOf('{')), distance)));
    return found;
  }
}
