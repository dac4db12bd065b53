/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Topics and types of research, to be chosen, each with how many posts there would be. Where the page has room they take the
 * place of its plain links beside the text, and otherwise they stand folded above what was found.
 */

import { make } from './dom.js';

const WIDE = '(min-width: 62rem)';

export class Facets {
  element;

  /* Told the vocabulary, the id of the term, and whether it is chosen. */
  onchoose = () => {};

  #boxes = new Map();
  #groups;

  constructor(terms, words) {
    this.#groups = ['topics', 'types'].map(vocabulary => this.#makeGroup(vocabulary, terms, words)).filter(group => group !== null);
    this.element = make('div', { class: 'search-facets' }, ...this.#groups);
  }

  /* @aside: what holds the plain links; @narrow: where the facets stand where there is no room beside the text. */
  place(aside, narrow) {
    const query = matchMedia(WIDE);
    const move = () => {
      const isWide = query.matches && aside !== null;

      for (const child of aside?.children ?? [])
        child.hidden = child !== this.element;
      (isWide ? aside : narrow).append(this.element);
      if (aside !== null)
        aside.hidden = !isWide;
      for (const group of this.#groups)
        group.open = isWide;
    };

    query.addEventListener('change', move);
    move();
  }

  show(state, counts) {
    for (const [id, { box, count, row }] of this.#boxes) {
      const n = counts.get(id) ?? 0;

      box.checked = state.topics.includes(id) || state.types.includes(id);
      count.textContent = `(${n})`;
      row.classList.toggle('search-none', n === 0 && !box.checked);
    }
  }

  #makeGroup(vocabulary, terms, words) {
    const its = terms.filter(term => term.id.startsWith(`${vocabulary}/`));

    if (its.length === 0)
      return null;
    return make('details', { class: 'search-facet' },
                make('summary', {}, words[vocabulary]),
                make('ul', {}, ...its.map(term => this.#makeRow(vocabulary, term))));
  }

  #makeRow(vocabulary, term) {
    const box = make('input', { type: 'checkbox' });
    const count = make('span', { class: 'count' }, `(${term.count})`);
    const row = make('li', {}, make('label', {}, box, make('span', {}, term.label, '\u00a0', count)));

    box.addEventListener('change', () => this.onchoose(vocabulary, term.id, box.checked));
    this.#boxes.set(term.id, { box, count, row });
    return row;
  }
}
