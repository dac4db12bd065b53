/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What can be found, and how. It comes in shards: of each the posts as lists show them, the index of their words, and, where
 * words have to stand side by side, the places of the words. They are scripts that call back, since a page that was opened from a file may load nothing else.
 */

import { Index } from './index.js';
import { hasPhrase, parse } from './query.js';

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');

    script.src = address;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(address)));
    document.head.append(script);
  });
}

/* A post is of a year by its issue or by a work that it cites. */
function yearsOf(month, years) {
  return month > 0 ? [Math.floor(month / 100), ...years] : years;
}

function byDate(a, b) {
  return b.month - a.month || a.position - b.position || (a.path < b.path ? -1 : 1);
}

export class Library {
  /* Told after each shard that arrives. */
  onchange = () => {};

  #root;
  #keys;
  #posts = [];
  #years = [];
  #indexes = [];
  /* What came before the index that it belongs to. */
  #waiting = new Map();
  #loading = new Map();

  constructor(root, keys) {
    this.#root = root;
    this.#keys = keys;
  }

  /* Called by the shards. */

  addPosts(number, rows) {
    this.#posts[number] = rows.map(([path, title, citation, monthName, month, position, terms]) =>
      ({ path, title, citation, monthName, month, position, terms: new Set(terms) }));
    this.#years[number] = rows.map(row => yearsOf(row[4], row[7]));
  }

  addWords(number, frame, text) {
    this.#indexes[number] = new Index(frame, text);
    if (this.#waiting.has(number))
      this.addPlaces(number, ...this.#waiting.get(number));
  }

  addPlaces(number, starts, lists) {
    if (this.#indexes[number] === undefined)
      this.#waiting.set(number, [starts, lists]);
    else
      this.#indexes[number].addPlaces(starts, lists);
  }

  #load(kind) {
    if (!this.#loading.has(kind)) {
      const scripts = this.#keys.map((key, i) =>
        loadScript(`${this.#root}search/${kind}-${i}.js?${key}`).then(() => this.onchange()));
      const all = Promise.all(scripts);

      all.catch(() => this.#loading.delete(kind));
      this.#loading.set(kind, all);
    }
    return this.#loading.get(kind);
  }

  /* Loads what a text needs to be found; each file once. */
  load(text) {
    const kinds = ['posts'];

    if (text !== '')
      kinds.push('words');
    if (hasPhrase(parse(text, false)))
      kinds.push('places');
    return Promise.all(kinds.map(kind => this.#load(kind)));
  }

  /* What every search with words needs. */
  loadWords() {
    return Promise.all([this.#load('posts'), this.#load('words')]);
  }

  /* Whether everything is there that a text needs. */
  isReady(text) {
    const needsPlaces = hasPhrase(parse(text, false));

    return this.#keys.every((key, i) => this.#posts[i] !== undefined &&
                                        (text === '' || this.#indexes[i] !== undefined) &&
                                        (!needsPlaces || this.#indexes[i].hasPlaces));
  }

  /*
   * Which posts have the words, best first; without words all of them, newest first. Shards are searched one by one: how rare
   * a word is, is much the same in each, since chance has dealt out the posts.
   */
  find(text) {
    const query = parse(text, false);

    if (query.length === 0)
      return { posts: this.#posts.flat().sort(byDate).map(post => ({ post, terms: [] })), similar: false };
    const exact = this.#search(query);

    if (exact.length > 0 || !this.isReady(text))
      return { posts: exact, similar: false };
    return { posts: this.#search(parse(text, true)), similar: true };
  }

  #search(query) {
    const found = [];

    this.#indexes.forEach((index, number) => {
      const posts = this.#posts[number];

      if (posts === undefined)
        return;
      for (const { id, score, terms } of index.search(query, this.#years[number]))
        found.push({ post: posts[id], score, terms });
    });
    return found.sort((a, b) => b.score - a.score || byDate(a.post, b.post));
  }
}

/* Topics narrow: a post must have all of them. A post is of one type of research, so that one of the types is enough. */
function fits(post, topics, types) {
  return topics.every(id => post.terms.has(id)) && (types.length === 0 || types.some(id => post.terms.has(id)));
}

/*
 * Narrows what was found, and counts beside each term how many posts there would be if it were chosen too.
 */
export function narrow(found, { topics, types }, terms) {
  const counts = new Map(terms.map(term => [term.id, 0]));
  const posts = [];

  for (const hit of found) {
    const isShown = fits(hit.post, topics, types);
    const fitsTopics = isShown || fits(hit.post, topics, []);

    if (isShown)
      posts.push(hit);
    for (const id of hit.post.terms) {
      if (counts.has(id) && (id.startsWith('types/') ? fitsTopics : isShown))
        counts.set(id, counts.get(id) + 1);
    }
  }
  return { posts, counts };
}
