/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is looked for, as it stands in the page's address behind "#", so that what was found can be linked and the browser's
 * Back leads to it: "#q=alliance&topic=empathy&type=survey".
 */

const NAMES = { topics: 'topic', types: 'type' };

export function isSame(a, b) {
  return a.text === b.text && String(a.topics) === String(b.topics) && String(a.types) === String(b.types);
}

/* The state that a fragment names; null where it names something else, such as a heading of the page. */
export function fromFragment(fragment, home, terms) {
  const parameters = new URLSearchParams(fragment.replace(/^#/u, ''));
  const known = new Set(terms.map(term => term.id));
  const list = vocabulary =>
    [...new Set(parameters.getAll(NAMES[vocabulary]).map(slug => `${vocabulary}/${slug}`))].filter(id => known.has(id)).sort();

  if (fragment.length <= 1)
    return home;
  if (!['q', 'topic', 'type'].some(name => parameters.has(name)))
    return null;
  return { text: parameters.get('q') ?? '', topics: list('topics'), types: list('types') };
}

/* @home: what the page shows without a fragment. */
export function toFragment(state, home) {
  const parameters = new URLSearchParams();

  if (isSame(state, home))
    return '';
  if (state.text !== '' || state.topics.length + state.types.length === 0)
    parameters.set('q', state.text);
  for (const vocabulary of Object.keys(NAMES)) {
    for (const id of state[vocabulary])
      parameters.append(NAMES[vocabulary], id.slice(vocabulary.length + 1));
  }
  return `#${parameters}`;
}
