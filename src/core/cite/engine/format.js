// SPDX-License-Identifier: GPL-3.0-or-later
//
// References in a CSL style, by citeproc-js.

import CSL from 'citeproc';
import styles from '@citation-js/plugin-csl/lib-mjs/styles.json';
import locales from '@citation-js/plugin-csl/lib-mjs/locales.json';

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

function getProcessor ({ key, style, locale }) {
  let processor = processors.get (key);

  if (processor)
    return processor;
  processor = new CSL.Engine (surroundings, style ?? styles.apa, locale, true);
  processor.opt.development_extensions.wrap_url_and_doi = false;
  if (processors.size >= MAX_PROCESSORS)
    processors.delete (processors.keys ().next ().value);
  processors.set (key, processor);
  return processor;
}

// Each item alone: beside others two works of one author and year would become 2020a and 2020b.
function formatOne (processor, item) {
  const id = String (++count);

  items = new Map ([[id, { ...item, id }]]);
  if (processor.bibliography.tokens.length > 0) {
    processor.updateItems ([id], true);
    const made = processor.makeBibliography ();
    if (made && made[1].length > 0)
      return made[1][0].trim ();
  }
  return note (processor, id);
}

// A style without a reference list prints its works in notes.
function note (processor, id) {
  processor.updateItems ([], true);
  const cluster = { citationItems: [{ id }], properties: { noteIndex: 1 } };
  return processor.previewCitationCluster (cluster, [], [], 'html');
}

// { key, style, locale, locales, items } → [html]
export function format (request) {
  given = request.locales ?? {};
  const processor = getProcessor (request);
  return request.items.map (item => formatOne (processor, item));
}
