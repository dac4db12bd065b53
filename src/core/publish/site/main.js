/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The search of an exported site. It comes into the place that a page has for it, and what follows there, the plain list,
 * gives way to what is found. The data is in files of the site that call praxisSearch; see praxis-site-search.c.
 */

import { make, say } from './dom.js';
import { Facets } from './facets.js';
import { Library, narrow } from './library.js';
import { Results } from './results.js';
import { fromFragment, isSame, toFragment } from './state.js';
import { words as cutWords } from './tokenizer.js';

class Search {
  #mount;
  #words;
  #terms;
  #home;
  #state;
  #library;
  #facets;
  #results;
  #field;
  #status;
  #chosen;
  #help;
  #failed = false;
  /* Whether the address already stands for what is being typed. */
  #typing = false;

  constructor(mount, { words, terms, shards }) {
    this.#mount = mount;
    this.#words = words;
    this.#terms = terms.map(([id, label, count]) => ({ id, label, count }));
    this.#home = { text: '', topics: [], types: [] };
    for (const id of mount.dataset.terms.split(' ').filter(id => id !== ''))
      this.#home[id.split('/')[0]].push(id);
    this.#library = new Library(mount.dataset.root, shards);
    this.#library.onchange = () => this.#show();
    this.#makeControls();
    this.#follow();
    this.#listen();
    /* A site that is in one piece is loaded before it is asked for, but not before the page is there. */
    if (shards.length === 1)
      (window.requestIdleCallback ?? setTimeout)(() => this.#need());
  }

  get library() {
    return this.#library;
  }

  #makeControls() {
    const words = this.#words;

    this.#field = make('input', { type: 'search', id: 'search-field', autocomplete: 'off', spellcheck: 'false',
                                  enterkeyhint: 'search', 'aria-keyshortcuts': '/', 'aria-describedby': 'search-hint',
                                  dir: 'auto' });
    this.#status = make('p', { class: 'search-status', role: 'status', 'aria-live': 'polite' });
    this.#chosen = make('ul', { class: 'search-chosen' });
    this.#help = make('div', { class: 'search-help', hidden: true }, make('p', {}, words.advice));
    this.#results = new Results(this.#mount.dataset.root, words);
    this.#facets = new Facets(this.#terms, words);
    const form = make('form', { role: 'search', class: 'search-form' },
                      make('label', { for: 'search-field' }, words.search), this.#field,
                      make('p', { class: 'search-hint', id: 'search-hint' }, words.syntax));
    const folded = make('div', { class: 'search-folded' });

    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#results.focusFirst();
    });
    this.#mount.append(form, folded, this.#chosen, this.#status, this.#help, this.#results.element);
    this.#facets.place(document.querySelector('.facets'), folded);
    this.#mount.hidden = false;
  }

  #listen() {
    this.#field.addEventListener('focus', () => this.#need(() => this.#library.loadWords()));
    this.#field.addEventListener('input', () => this.#go({ ...this.#state, text: this.#field.value }, true));
    this.#field.addEventListener('keydown', event => this.#fieldKey(event));
    this.#results.onleave = () => this.#field.focus();
    this.#facets.element.addEventListener('focusin', () => this.#need());
    this.#facets.element.addEventListener('pointerenter', () => this.#need());
    this.#facets.onchoose = (vocabulary, id, isChosen) => this.#choose(vocabulary, id, isChosen);
    this.#mount.addEventListener('keydown', event => this.#escape(event));
    document.addEventListener('keydown', event => this.#slash(event));
    window.addEventListener('popstate', () => this.#follow());
    window.addEventListener('hashchange', () => this.#follow());
  }

  /* Keys */

  #slash(event) {
    const isText = event.target instanceof HTMLElement &&
                   (event.target.isContentEditable || /^(input|textarea|select)$/iu.test(event.target.tagName) &&
                    event.target.type !== 'checkbox');

    if (event.key !== '/' || isText || event.altKey || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    this.#field.focus();
    this.#field.select();
  }

  #fieldKey(event) {
    if (event.key !== 'ArrowDown' || event.isComposing)
      return;
    event.preventDefault();
    this.#results.focusFirst();
  }

  /* First the words go, then what was chosen. */
  #escape(event) {
    if (event.key !== 'Escape' || event.isComposing)
      return;
    event.preventDefault();
    if (this.#state.text !== '')
      this.#go({ ...this.#state, text: '' }, false);
    else
      this.#go(this.#home, false);
    this.#field.focus();
  }

  /* What is looked for */

  #choose(vocabulary, id, isChosen) {
    const others = this.#state[vocabulary].filter(other => other !== id);

    this.#go({ ...this.#state, [vocabulary]: isChosen ? [...others, id].sort() : others }, false);
  }

  /* Each search is one step of the browser's history, however many letters were typed for it. */
  #go(state, isTyping) {
    if (isSame(state, this.#state))
      return;
    const address = location.pathname + location.search + toFragment(state, this.#home);

    if (isTyping && this.#typing)
      history.replaceState(null, '', address);
    else
      history.pushState(null, '', address);
    this.#typing = isTyping;
    this.#set(state);
  }

  /* Follows the address. */
  #follow() {
    const state = fromFragment(location.hash, this.#home, this.#terms);

    if (state === null && this.#state !== undefined)
      return;
    this.#typing = false;
    this.#set(state ?? this.#home);
  }

  #set(state) {
    this.#state = state;
    if (this.#field.value !== state.text)
      this.#field.value = state.text;
    if (!isSame(state, this.#home))
      this.#need();
    this.#show();
  }

  async #need(load = () => this.#library.load(this.#state.text)) {
    try {
      await load();
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#show();
  }

  /* What is shown */

  #show() {
    const isAsked = !isSame(this.#state, this.#home);
    const isReady = this.#library.isReady(this.#state.text);
    const { posts: found, similar } = this.#library.find(this.#state.text);
    const { posts, counts } = narrow(found, this.#state, this.#terms);

    this.#mount.setAttribute('aria-busy', String(isAsked && !isReady && !this.#failed));
    this.#showPlain(!isAsked);
    this.#facets.show(this.#state, isReady ? counts : new Map(this.#terms.map(term => [term.id, term.count])));
    this.#showChosen();
    this.#results.show(isAsked ? posts : []);
    this.#help.hidden = !isAsked || !isReady || posts.length > 0;
    this.#say(isAsked ? this.#sayFound(posts.length, isReady, similar) : '');
  }

  #sayFound(n, isReady, similar) {
    if (!isReady)
      return this.#failed ? this.#words.failed : this.#words.loading;
    if (n === 0)
      return this.#words.nothing;
    return say(similar ? this.#words.similar : this.#words.found, { count: n });
  }

  /* What is said again would be read out again. */
  #say(text) {
    if (this.#status.textContent !== text)
      this.#status.textContent = text;
  }

  #showPlain(isShown) {
    for (let next = this.#mount.nextElementSibling; next !== null; next = next.nextElementSibling) {
      if (next.tagName !== 'SCRIPT')
        next.hidden = !isShown;
    }
  }

  #showChosen() {
    const ids = [...this.#state.topics, ...this.#state.types];
    const chips = this.#terms.filter(term => ids.includes(term.id)).map(term => this.#makeChip(term));

    if (chips.length > 0)
      chips.push(make('li', {}, this.#makeButton(this.#words.clear, 'search-clear', () => this.#go(this.#home, false))));
    this.#chosen.replaceChildren(...chips);
    this.#chosen.hidden = chips.length === 0 || isSame(this.#state, this.#home);
  }

  #makeChip(term) {
    const vocabulary = term.id.split('/')[0];
    const button = this.#makeButton(term.label, 'search-chip', () => this.#choose(vocabulary, term.id, false));

    button.setAttribute('aria-label', say(this.#words.without, { label: term.label }));
    return make('li', {}, button);
  }

  /* The button goes with what it takes away; the keyboard stays in the search. */
  #makeButton(text, name, action) {
    const button = make('button', { type: 'button', class: name }, text);

    button.addEventListener('click', () => {
      action();
      this.#field.focus();
    });
    return button;
  }
}

let search = null;

globalThis.praxisSearch = {
  site(data) {
    const mount = document.getElementById('search');

    if (mount !== null && search === null)
      search = new Search(mount, data);
  },
  posts(number, rows) {
    search.library.addPosts(number, rows);
  },
  words(number, frame, text) {
    search.library.addWords(number, frame, text);
  },
  places(number, starts, lists) {
    search.library.addPlaces(number, starts, lists);
  },
  /* For tests: how texts are cut into words. */
  tokenize: cutWords,
};
