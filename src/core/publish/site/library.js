/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What can be found, and how. It comes in shards: of each the posts as lists show them, and the index of their words. They
 * are scripts that call back, since a page that was opened from a file may load nothing else.
 */

import { Index } from './index.js';
import { parse } from './query.js';

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');

    script.src = address;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(address)));
    document.head.append(script);
  });
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
  #indexes = [];
  #loading = new Map();

  constructor(root, keys) {
    this.#root = root;
    this.#keys = keys;
  }

  /* Called by the shards. */

  addPosts(number, rows) {
    this.#posts[number] = rows.map(([path, title, citation, monthName, month, position, terms]) =>
      ({ path, title, citation, monthName, month, position, terms: new Set(terms) }));
  }

  addWords(number, frame, text) {
    this.#indexes[number] = new Index(frame, text);
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

  /* What is asked for is loaded once. */
  loadPosts() {
    return this.#load('posts');
  }

  loadWords() {
    return Promise.all([this.#load('posts'), this.#load('words')]);
  }

  get hasPosts() {
    return this.#keys.every((key, i) => this.#posts[i] !== undefined);
  }

  get hasWords() {
    return this.hasPosts && this.#keys.every((key, i) => this.#indexes[i] !== undefined);
  }

  /*
   * Which posts have the words, best first; without words all of them, newest first. Shards are searched one by one: how rare
   * a word is, is much the same in each, since chance has dealt out the posts.
   */
  find(text) {
    const query = parse(text, false);

    if (query === null)
      return { posts: this.#posts.flat().sort(byDate).map(post => ({ post, terms: [] })), similar: false };
    const exact = this.#search(query);

    if (exact.length > 0 || !this.hasWords)
      return { posts: exact, similar: false };
    return { posts: this.#search(parse(text, true)), similar: true };
  }

  #search(query) {
    const found = [];

    this.#indexes.forEach((index, number) => {
      const posts = this.#posts[number];

      if (posts === undefined)
        return;
      for (const { id, score, terms } of index.search(query))
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
