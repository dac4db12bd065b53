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

// Makes of a number one that is none for the processor.
const TEXT_MARK = '\u{E002}';

// Each step is given the manner in which the item will be printed: isApa, isEnglish, and term (name, form), a word of the
// locale. A style that knows numbers of articles is one of APA's family: the term is theirs.
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

// For APA, who published what they wrote is named once (section 9.29), and so is a web site by its author (section 10.16).
function prepareSource (item, { isApa }) {
  const group = groupOf (item.author ?? item.editor);

  if (isApa && group && item.publisher === group)
    delete item.publisher;
  if (group && item.type === 'webpage' && item['container-title'] === group)
    delete item['container-title'];
}

// "e0158753" is the number of an article: pages that begin with a letter are those of newspapers ("A1") and supplements
// ("S12"). Styles of APA print it as such (section 9.27), the others know pages only.
function prepareLocator (item, { isApa }) {
  if (!item.type.startsWith ('article-'))
    return;
  if (isApa && item.type === 'article-journal' && !item.number && /^(?!S\d)\p{L}{1,4}\d+$/ui.test (item.page ?? ''))
    item.number = item.page;
  if (!isApa && !item.page && item.number)
    item.page = item.number;
  if (isApa && item.number)
    delete item.page;
}

// Words that only names in other languages than English have.
const FOREIGN = /(^|\s)(de|des|du|la|le|les|et|für|und|der|y|el|los|della|di|e|het|van|och|og)\s/u;

// Styles write the names of journals with capitals, which other languages do not; nor does "npj Digital Medicine".
function prepareContainer (item) {
  const title = item['container-title'];

  if (title && (FOREIGN.test (title) || /^\p{Ll}\S*\s\p{Lu}/u.test (title)))
    item['container-title'] = `<span class="nocase">${title}</span>`;
}

// "3rd" and "3rd ed." are the number 3, for which a style has its own words. "Rev." is what a catalogue calls "Rev. ed.".
function prepareEdition (item, { isEnglish }) {
  const edition = String (item.edition ?? '').replace (/^(\d+)(st|nd|rd|th)(\s+ed(n|ition)?\.?)?$/i, '$1');

  if (edition)
    item.edition = edition;
  if (isEnglish && edition && !/^\d+$/.test (edition) && !/\bed(n|ition)?\b/i.test (edition))
    item.edition = `${edition} ed.`;
}

// What journals call an article that is in no issue yet.
const ONLINE_FIRST = /^(online ?first|first view|early view|advance|article in press|.*ahead of print)/i;

// APA has one name for it (section 10.1, example 7). A database has no issues (example 13).
function prepareStatus (item, { isApa, term }) {
  const places = ['volume', 'issue', 'page', 'number', 'status'];
  const isPlaceless = item.type === 'article-journal' && item.DOI && item.issued?.['date-parts'] &&
    places.every (place => !item[place]) && !/\bdatabase\b/i.test (item['container-title'] ?? '');

  if (isApa && (isPlaceless || ONLINE_FIRST.test (item.status ?? '')))
    item.status = term ('advance-online-publication');
}

// A year that is not one yet is what a style calls the status. Without any date it has words of its own, and says when the
// work was looked up.
function prepareDate (item, { term }) {
  const words = item.issued?.literal;

  if (!words)
    return;
  if (/^in press$/i.test (words))
    item.status ??= term ('in press');
  else if (!/^n\.\s?d\.?$/i.test (words))
    item.status ??= words;
  delete item.issued;
}

// "Retrieved from" goes with a day only (section 9.16): APA's style leaves it out where there is a date, and takes the
// status for one.
function prepareRetrieval (item, { isApa, term }) {
  if (isApa && item.URL && !item.issued && !item.accessed)
    item.status ??= term ('no date', 'short');
}

// What APA's style calls the medium stands in square brackets; the genre stands with the number, where there is one, which
// is right for reports alone (section 9.21).
function prepareDescription (item, { isApa }) {
  const types = ['article', 'broadcast', 'dataset', 'motion_picture', 'software', 'song'];

  if (isApa && types.includes (item.type) && item.number && item.genre && !item.medium) {
    item.medium = item.genre;
    delete item.genre;
  }
}

// What a style puts "No." before; nothing stands before "NASA/CR-2018" or "SMA 17-5044".
const NUMBER = /^\p{L}*\d+\p{L}*(-\p{L}*\d+\p{L}*)*$/u;

// Hyphens in the number of a work do not make it a range.
function keepHyphens (number) {
  return number.replace (/(?<!\\)-/g, '\\-');
}

// APA has "No." before the number of every report (section 9.19).
function prepareReport (item, { isApa, isEnglish }) {
  const number = String (item.number ?? '');

  if (item.type !== 'report' || !number)
    return;
  item.number = keepHyphens (number);
  if (!isEnglish)
    return;
  item.genre ??= NUMBER.test (number) ? 'Report' : 'Report No.';
  if (isApa) {
    item.genre = item.genre.replace (/(\s+no\.?)?$/i, ' No.');
    item.number += TEXT_MARK;
  }
}

// Archives have numbers without a word before them (section 10.8, example 74).
function prepareManuscript (item, { isApa }) {
  if (isApa && item.type === 'article' && item.number)
    item.number = keepHyphens (String (item.number)) + TEXT_MARK;
}

// What changes from day to day has its day in an encyclopedia, too (section 10.3, example 49).
function prepareEntry (item, { isApa }) {
  if (isApa && item.type.startsWith ('entry-') && item.issued?.['date-parts']?.[0]?.length === 3)
    item.type = 'document';
}

// A press release has its day, which reports do not have (section 10.4, example 60).
function prepareRelease (item, { isApa }) {
  if (isApa && item.type === 'report' && /^press release$/i.test (item.genre ?? ''))
    item.type = 'document';
}

// A DOI is its name alone, and has no markup in it.
function prepareDoi (item) {
  if (item.DOI)
    item.DOI = item.DOI.replace (/^\s*(https?:\/\/(dx\.)?doi\.org\/|doi\.org\/|doi:)\s*/i, '')
      .replace (/[<>]/g, sign => sign === '<' ? '%3C' : '%3E');
}

export function prepare (given, manner) {
  const item = { ...given };
  const steps = [prepareNames, prepareSource, prepareLocator, prepareDate, prepareRetrieval, prepareDescription, prepareStatus,
    prepareContainer, prepareEdition, prepareReport, prepareManuscript, prepareEntry, prepareRelease, prepareDoi];

  for (const step of steps)
    step (item, manner);
  return item;
}

// A group with one person has a comma before the ampersand, like a second person (section 9.8).
function joinGroup (html, [first, second, ...others]) {
  return first?.family && second?.literal && others.length === 0 ? html.replace (/^(.*?[^,]) &#38; /, '$1, &#38; ') : html;
}

// Puts back into a formatted reference what stood for those who are left out. APA prints the ellipsis of a long list of
// authors with spaces (section 9.8), its style does not.
export function finish (html, item, { isApa }) {
  const ellipsis = isApa ? '. . .' : ELLIPSIS;
  let text = html
    .replaceAll (TEXT_MARK, '')
    .replace (new RegExp (`,?\\s*${ELLIPSIS_MARK},?\\s*(&#38;\\s*)?`, 'u'), `, ${ellipsis} `)
    .replace (new RegExp (`,?\\s*(&#38;\\s*)?${ET_AL_MARK}`, 'u'), `, ${ET_AL}`)
    .replace (`${ET_AL}.`, ET_AL);

  if (isApa && (item.author?.length ?? 0) > 20)
    text = text.replace (', … ', ', . . . ');
  // What is missing leaves its punctuation behind in some styles; the end of an entity is none.
  text = text.replace (/(?<!&#?\w+)[,;:]((\s*<\/[^>]+>)*\s*)$/, '.$1');
  return isApa ? joinGroup (text, item.author ?? []) : text;
}
