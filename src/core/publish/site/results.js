/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of what was found. */

import { make } from './dom.js';
import { tokenize } from './tokenizer.js';

/* As many as fit on two screens; more are made when they are asked for. */
const STEP = 20;

/* The title, with the words in it that were found marked. */
function markedTitle(title, terms) {
  const nodes = [];
  let at = 0;

  for (const { word, start, end } of tokenize(title)) {
    if (!terms.has(word))
      continue;
    nodes.push(title.slice(at, start), make('mark', {}, title.slice(start, end)));
    at = end;
  }
  nodes.push(title.slice(at));
  return nodes;
}

/* Whether two searches have found the same, by the same words. */
function isSame(one, other) {
  return one.length === other.length &&
         one.every(({ post, terms }, i) => post === other[i].post && String([...terms]) === String([...other[i].terms]));
}

export class Results {
  element;

  #root;
  #words;
  #list;
  #more;
  #found = null;

  constructor(root, words) {
    this.#root = root;
    this.#words = words;
    this.#list = make('ol', { class: 'entries', 'aria-label': words.results });
    this.#more = make('button', { type: 'button', class: 'search-more' }, words.more);
    this.#more.addEventListener('click', () => this.#showMore());
    this.element = make('div', { class: 'search-results' }, this.#list, this.#more);
    this.element.addEventListener('keydown', event => this.#move(event));
  }

  /* Told when the reader moves up from the first one. */
  onleave = () => {};

  /* What is found again stays as it is; of what has changed, the reader stays with the post that has the focus. */
  show(found) {
    if (this.#found !== null && isSame(found, this.#found))
      return;
    const focused = this.#links.includes(document.activeElement) ? document.activeElement.getAttribute('href') : null;

    this.#found = found;
    this.#list.replaceChildren();
    this.#add(Math.max(STEP, 1 + found.findIndex(hit => this.#address(hit) === focused)));
    if (focused !== null)
      (this.#links.find(link => link.getAttribute('href') === focused) ?? this.#links[0])?.focus();
  }

  focusFirst() {
    this.#links[0]?.focus();
  }

  openFirst() {
    this.#links[0]?.click();
  }

  get #links() {
    return [...this.#list.querySelectorAll('a')];
  }

  #add(n) {
    const shown = this.#list.children.length;

    for (const hit of this.#found.slice(shown, shown + n))
      this.#list.append(this.#makeEntry(hit));
    this.#list.hidden = this.#found.length === 0;
    this.#more.hidden = this.#list.children.length >= this.#found.length;
  }

  #showMore() {
    const shown = this.#list.children.length;

    this.#add(STEP);
    this.#links[shown]?.focus();
  }

  #address({ post }) {
    return this.#root + post.path;
  }

  #makeEntry({ post, terms }) {
    const about = [post.monthName, post.citation].filter(text => text !== '').join(' · ');
    const link = make('a', { href: this.#address({ post }) }, ...markedTitle(post.title || this.#words.untitled, new Set(terms)));
    const entry = make('li', {}, make('p', { class: 'entry-title', dir: 'auto' }, link));

    if (about !== '')
      entry.append(make('p', { class: 'entry-about' }, about));
    return entry;
  }

  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = this.#links;
    const at = links.indexOf(document.activeElement);

    if (step === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    if (at + step < 0)
      this.onleave();
    else if (at + step < links.length)
      links[at + step].focus();
    else if (!this.#more.hidden)
      this.#showMore();
  }
}
