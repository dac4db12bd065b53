// SPDX-License-Identifier: GPL-3.0-or-later
//
// What records of all forms need after the library has read them: plain text, dates that the caller can read.

const TAGS = /<\/?(?:i|b|sc|sup|sub|u|em|strong)>|<span(?: [^<>]*)?>|<\/span>/g;

// Text without the marks of rich text, on one line.
export function plain (text) {
  return String (text).replace (TAGS, '').replace (/[\s\u{A0}]+/gu, ' ').trim ();
}

export function present (value) {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray (value) && value.length === 0);
}

// A date as text: "in press" stays words, anything with a year in it is read by the caller.
export function rawDate (text) {
  return /\d{4}/.test (text) ? { raw: text } : { literal: text };
}

export function removeEmpty (item) {
  return Object.fromEntries (Object.entries (item).filter (([, value]) => present (value)));
}

// "50(2)" as a volume holds the issue too.
export function splitVolume (item) {
  const parts = /^(\d+) ?\(([\d–-]+)\)$/.exec (item.volume ?? '');

  if (parts && !item.issue)
    [, item.volume, item.issue] = parts;
}

export function firstAddress (texts) {
  for (const text of texts) {
    const found = /(?:https?:|ftp:)?\/\/[^\s<>"]+/.exec (text);

    if (found)
      return found[0].startsWith ('//') ? `https:${found[0]}` : found[0];
  }
  return undefined;
}
