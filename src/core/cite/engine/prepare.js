// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a library keeps of a work, as a style expects it, and what the printed reference has that no style can say.
// Rules of APA are those of its Publication Manual, 7th edition; the section is named with each.

// How lists of authors end of which a printed reference says only that there are more.
const ELLIPSIS = '…';
const ET_AL = 'et al.';

// Stand in for these two while a processor formats: no name has them.
const ELLIPSIS_MARK = '\u{E000}';
const ET_AL_MARK = '\u{E001}';

// A style that knows numbers of articles is one of APA's family: the term is theirs.
export function describe (style) {
  return { isApa: style.includes ('article-locator') };
}

// "BE" is "B. E.": databases give initials without periods.
function prepareGiven (given) {
  return /^\p{Lu}{2,3}$/u.test (given) ? [...given].join ('. ') + '.' : given;
}

function prepareName (name) {
  if (name.literal === ELLIPSIS)
    return { literal: ELLIPSIS_MARK };
  if (name.literal === ET_AL)
    return { literal: ET_AL_MARK };
  // The processor joins groups to persons without a comma, which no style means.
  if (name.literal)
    return { family: name.literal };
  return name.given ? { ...name, given: prepareGiven (name.given) } : name;
}

function prepareNames (item) {
  for (const [variable, value] of Object.entries (item)) {
    if (Array.isArray (value) && value.every (name => name.family !== undefined || name.literal !== undefined))
      item[variable] = value.map (prepareName);
  }
}

// The one author as a group; '' where there are persons or several.
function groupOf (names) {
  return names?.length === 1 && names[0].literal ? names[0].literal : '';
}

// Who published what they wrote is named once (section 9.29), and so is a web site by its author (section 10.16).
function prepareSource (item) {
  const group = groupOf (item.author ?? item.editor);

  if (group && item.publisher === group)
    delete item.publisher;
  if (group && item.type === 'webpage' && item['container-title'] === group)
    delete item['container-title'];
}

// "e0158753" is the number of an article: no page begins so. Styles of APA print it as such (section 9.27), the others
// know pages only.
function prepareLocator (item, { isApa }) {
  if (!item.type.startsWith ('article-'))
    return;
  if (isApa && !item.number && /^\p{L}{1,4}\d+$/u.test (item.page ?? ''))
    item.number = item.page;
  if (!isApa && !item.page && item.number)
    item.page = item.number;
  if (isApa && item.number)
    delete item.page;
}

// An article that is in no issue yet (section 10.1, example 7).
function prepareStatus (item, { isApa }, locale) {
  const places = ['volume', 'issue', 'page', 'number', 'status'];

  if (isApa && locale.startsWith ('en') && item.type === 'article-journal' && item.DOI && item.issued?.['date-parts'] &&
      places.every (place => !item[place]))
    item.status = 'Advance online publication';
}

// A year that is not one yet is what a style calls the status.
function prepareDate (item) {
  if (item.issued?.literal && !item.status) {
    item.status = item.issued.literal;
    delete item.issued;
  }
}

// Styles put "No." before what they take for a number, and nothing before "SMA 17-5044".
function prepareReport (item) {
  if (item.type === 'report' && item.number && !item.genre)
    item.genre = /^\S*\d\S*$/.test (item.number) ? 'Report' : 'Report No.';
}

// A DOI is its name alone, and has no markup in it.
function prepareDoi (item) {
  if (item.DOI)
    item.DOI = item.DOI.replace (/^\s*(https?:\/\/(dx\.)?doi\.org\/|doi\.org\/|doi:)\s*/i, '')
      .replace (/[<>]/g, sign => sign === '<' ? '%3C' : '%3E');
}

export function prepare (given, style, locale) {
  const item = { ...given };

  prepareSource (item);
  prepareNames (item);
  prepareLocator (item, style);
  prepareDate (item);
  prepareStatus (item, style, locale);
  prepareReport (item);
  prepareDoi (item);
  return item;
}

// Puts back into a formatted reference what stood for those who are left out. APA prints the ellipsis of a long list of
// authors with spaces (section 9.8), its style does not.
export function finish (html, item, { isApa }) {
  const ellipsis = isApa ? '. . .' : ELLIPSIS;
  let text = html
    .replace (new RegExp (`,?\\s*${ELLIPSIS_MARK},?\\s*(&#38;\\s*)?`, 'u'), `, ${ellipsis} `)
    .replace (new RegExp (`,?\\s*(&#38;\\s*)?${ET_AL_MARK}`, 'u'), `, ${ET_AL}`)
    .replace (`${ET_AL}.`, ET_AL);

  if (isApa && (item.author?.length ?? 0) > 20)
    text = text.replace (', … ', ', . . . ');
  return text;
}
