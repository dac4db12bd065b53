/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The index of a shard. It comes in two parts: what MiniSearch needs to know of the posts, and one text with all words and
 * where each of them stands. To make a MiniSearch of all of them would take a second and 10 MB for every thousand posts; so
 * one is made of the few words that a query can mean, which ranks as the whole one would. It is asked for one term of the
 * query after the other, since it knows nothing of phrases and years.
 */

import MiniSearch from 'minisearch';
import { Places } from './places.js';
import { distanceOf, MAX_DISTANCE } from './query.js';
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

/* Adds what @more found of a post to what @hits has of it. */
function addHit(hits, id, more) {
  const hit = hits.get(id);

  hits.set(id, hit === undefined ? more : { score: hit.score + more.score, n: hit.n + more.n, terms: [...hit.terms, ...more.terms] });
}

export class Index {
  #frame;
  /* In the order in which their places come, and by their first letters. */
  #lines;
  #byLetter = new Map();
  #places = null;

  constructor(frame, text) {
    this.#frame = frame;
    this.#lines = text.split(';');
    this.#lines.forEach((line, number) => {
      const entries = this.#byLetter.get(line[0]);

      if (entries === undefined)
        this.#byLetter.set(line[0], [{ line, number }]);
      else
        entries.push({ line, number });
    });
  }

  addPlaces(starts, lists) {
    this.#places = new Places(starts, lists, OPTIONS.fields.length);
  }

  get hasPlaces() {
    return this.#places !== null;
  }

  /* What a query finds, as rows of id, score and the words that were found. @years: of each post, the years that it is of. */
  search(groups, years) {
    const mini = this.#makeMini(groups.flat().flatMap(term => term.words));
    const results = groups.map(group => this.#findGroup(mini, group, years));
    const [first, ...others] = results;
    const found = [];

    for (const [id, hit] of first) {
      const hits = [hit, ...others.map(result => result.get(id))];

      if (hits.includes(undefined))
        continue;
      /* As MiniSearch ranks: a post counts the more, the more of the words that were typed it has. */
      const n = hits.reduce((sum, { n }) => sum + n, 0);

      found.push({ id, score: hits.reduce((sum, { score }) => sum + score, 0) * (n || 1), terms: hits.flatMap(({ terms }) => terms) });
    }
    return found;
  }

  #makeMini(words) {
    const lines = new Set(words.flatMap(word => this.#match(word).map(({ line }) => line)));
    const index = [...lines].map(line => {
      const end = line.indexOf('{');

      return [line.slice(0, end), JSON.parse(line.slice(end))];
    });

    return MiniSearch.loadJS({ ...this.#frame, index }, OPTIONS);
  }

  #findGroup(mini, group, years) {
    const found = new Map();

    for (const term of group) {
      for (const [id, hit] of term.isNegated ? this.#leaveOut(mini, term, years) : this.#findTerm(mini, term, years))
        addHit(found, id, hit);
    }
    return found;
  }

  #leaveOut(mini, term, years) {
    const hits = this.#findTerm(mini, term, years);

    return this.#choose(id => !hits.has(id));
  }

  #choose(isChosen) {
    const found = new Map();

    for (let id = 0; id < this.#frame.documentCount; id++) {
      if (isChosen(id))
        found.set(id, { score: 0, n: 0, terms: [] });
    }
    return found;
  }

  #findTerm(mini, term, years) {
    if (term.years !== undefined)
      return this.#choose(id => years[id].some(year => year >= term.years[0] && year <= term.years[1]));

    const fields = term.field === undefined ? OPTIONS.fields : [term.field];
    const inRow = term.isPhrase ? this.#findPhrase(term) : null;
    const query = {
      combineWith: 'AND',
      queries: term.words.map(({ word, prefix, fuzzy }) => ({ combineWith: 'AND', queries: [word], prefix, fuzzy, fields })),
    };
    const found = new Map();

    for (const { id, score, terms, queryTerms } of mini.search(query)) {
      if (inRow === null || inRow.has(id))
        found.set(id, { score: score / (queryTerms.length || 1), n: queryTerms.length, terms });
    }
    return found;
  }

  #findPhrase(term) {
    const words = term.words.map(word => this.#match(word).map(({ number }) => number));

    return this.#places?.find(words, OPTIONS.fields.indexOf(term.field)) ?? new Set();
  }

  #match({ word, prefix, fuzzy }) {
    const start = prefix ? word : `${word}{`;
    const distance = distanceOf({ word, fuzzy });
    const found = (this.#byLetter.get(word[0]) ?? []).filter(({ line }) => line.startsWith(start));

    if (distance === 0)
      return found;
    for (const entries of this.#byLetter.values())
      found.push(...entries.filter(({ line }) => isNear(word, line.slice(0, line.indexOf('{')), distance)));
    return found;
  }
}
