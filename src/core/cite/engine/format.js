// SPDX-License-Identifier: GPL-3.0-or-later
//
// References in a CSL style, by citeproc-js.

import CSL from 'citeproc';
import styles from '@citation-js/plugin-csl/lib-mjs/styles.json';
import locales from '@citation-js/plugin-csl/lib-mjs/locales.json';
import { describe, finish, prepare } from './prepare.js';

// A processor takes longer to make than a reference to format, and is kept: one for each style and locale.
const processors = new Map ();
const MAX_PROCESSORS = 4;

// What the processor asks for while it formats. An item never has the name of another: processors remember them.
let items = new Map ();
let given = {};
let count = 0;

const surroundings = {
  retrieveItem: id => items.get (String (id)),
  retrieveLocale: code => given[code] ?? locales[code] ?? false,
};

function makeProcessor (style, locale) {
  const engine = new CSL.Engine (surroundings, style, locale, true);
  const term = (name, form) => engine.getTerm (name, form) || '';

  return { engine, manner: { ...describe (style), isEnglish: locale.startsWith ('en'), term } };
}

// { key, style, locale, locales }: makes the processor that format() finds by its key. Without a style it is APA 7, which
// the engine brings, like the locales of a few languages.
export function open (request) {
  const style = request.style ?? styles.apa;

  given = request.locales ?? {};
  if (processors.size >= MAX_PROCESSORS)
    processors.delete (processors.keys ().next ().value);
  processors.set (request.key, makeProcessor (style, request.locale));
  return true;
}

// A style without a reference list prints its works in notes.
function note (engine, id) {
  const cluster = { citationItems: [{ id }], properties: { noteIndex: 1 } };

  return engine.previewCitationCluster (cluster, [], [], 'html');
}

function makeEntry (engine, id) {
  const made = engine.bibliography?.tokens.length > 0 ? engine.makeBibliography () : false;

  return made && made[1].length > 0 ? made[1][0].trim () : note (engine, id);
}

// Each item alone: beside others two works of one author and year would become 2020a and 2020b.
function formatOne ({ engine, manner }, item) {
  const id = String (++count);
  const prepared = { ...prepare (item, manner), id };

  items = new Map ([[id, prepared]]);
  engine.updateItems ([id], true);
  return finish (makeEntry (engine, id), prepared, manner);
}

// { key, items } → [html], or null where the engine does not have the processor (any more)
export function format (request) {
  const processor = processors.get (request.key);

  return processor ? request.items.map (item => formatOne (processor, item)) : null;
}
