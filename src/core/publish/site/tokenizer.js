/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Cuts texts into words as the index of the site does, which is made with the tokenizer of SQLite, "unicode61
 * remove_diacritics 2": its tables are here, since those of browsers grow with every edition of Unicode.
 */

import { folds, joining, letters } from './tokens.js';

/* Rows of numbers in base 36. Each begins at so much beyond the end of the one before, and its end is so much beyond that. */
function unpack(text) {
  let end = 0;

  return text.split(' ').map(row => {
    const [first, last, ...others] = row.split(',').map(number => parseInt(number, 36));
    const from = end + first;

    end = from + last;
    return [from, end, ...others];
  });
}

function makeFolds() {
  const map = new Map();

  for (const [first, last, step, change] of unpack(folds)) {
    for (let code = first; code <= last; code += step || 1)
      map.set(code, code + change);
  }
  return map;
}

const letterRows = unpack(letters);
const joiningRows = unpack(joining);
const foldMap = makeFolds();

function isIn(rows, code) {
  let low = 0;
  let high = rows.length - 1;

  while (low <= high) {
    const middle = (low + high) >> 1;

    if (code < rows[middle][0])
      high = middle - 1;
    else if (code > rows[middle][1])
      low = middle + 1;
    else
      return true;
  }
  return false;
}

function isLetter(code) {
  if (code < 0x80)
    return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isIn(letterRows, code);
}

function fold(code) {
  if (code < 0x80)
    return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
  return foldMap.get(code) ?? code;
}

/* The words of a text: what is searched, and where in the text it stands. */
export function tokenize(text) {
  const tokens = [];
  let token = null;

  for (let at = 0; at < text.length;) {
    const code = text.codePointAt(at);
    const next = at + (code > 0xffff ? 2 : 1);

    if (isLetter(code)) {
      token ??= { word: '', start: at, end: at };
      token.word += String.fromCodePoint(fold(code));
      token.end = next;
    } else if (token !== null && isIn(joiningRows, code)) {
      token.end = next;
    } else if (token !== null) {
      tokens.push(token);
      token = null;
    }
    at = next;
  }
  if (token !== null)
    tokens.push(token);
  return tokens;
}

export function words(text) {
  return tokenize(text).map(token => token.word);
}
