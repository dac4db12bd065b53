/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a reader typed, understood as Praxis itself understands it (praxis-query.c):
 *
 * - words all have to be there, in any order; AND is a word that says so;
 * - "words in quotes" stand side by side, and so do the parts of self-report;
 * - a OR b: one of both is enough, and binds tighter than the space;
 * - -word, -"some words" and NOT word leave posts out;
 * - title:, author:, journal: and topic: look in one place; year:2020, year:2015-2020, year:2015- and year:-2020 compare with
 *   the year of the issue and with those of the works; what looks like a field but is none is plain words;
 * - the last word, where nothing follows it, may be the beginning of a word, if it is no word to be left out.
 *
 * Two things are only here: word* always is a beginning, and word~ also finds words that are spelt a little differently.
 */

import { tokenize } from './tokenizer.js';

/* With fewer letters nearly every post would be found; but a Chinese character is a word, or much of one. */
const MIN_PREFIX = 3;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/* More than a person types; a page pasted by mistake must not make a query of ten thousand terms. */
const MAX_LENGTH = 4096;
const MAX_TERMS = 32;

/* How many letters of a word may differ: every fourth, and no more than these. */
const FUZZY = 0.25;
export const MAX_DISTANCE = 2;

const FIELDS = new Map([
  ['title', 'title'],
  ['author', 'authors'],
  ['authors', 'authors'],
  ['journal', 'journal'],
  ['topic', 'topics'],
  ['topics', 'topics'],
  ['year', 'year'],
]);

const SPACE = /[\s\p{Cc}]/u;
const QUOTED = /["“”„‟«»]([^"“”„‟«»]*)(["“”„‟«»]|$)/yu;
const BARE = /[^\s\p{Cc}"“”„‟«»]+/yu;
const YEARS = /^(?:(\d{1,4})(?:([-–])(\d{1,4})?)?|[-–](\d{1,4}))$/u;

/* The first and the last year of a range; null where it is none. */
function readYears(text) {
  const [, from, dash, to, until] = YEARS.exec(text) ?? [];
  const first = from === undefined ? 1 : Number(from);
  const last = Number(until ?? to ?? (dash === undefined ? from : 9999));

  return first > 0 && last > 0 ? [Math.min(first, last), Math.max(first, last)] : null;
}

function canBePrefix(text, last) {
  return last.end === text.length && (last.word.length >= MIN_PREFIX || WIDE.test(last.word));
}

class Parser {
  groups = [];

  #text;
  #similar;
  #at = 0;
  #n = 0;
  #isNegated = false;
  #isJoined = false;

  constructor(text, similar) {
    this.#text = text.slice(0, MAX_LENGTH);
    this.#similar = similar;
    while (!this.#isAtEnd && this.#n < MAX_TERMS) {
      if (SPACE.test(this.#text[this.#at]))
        this.#at++;
      else
        this.#readOne();
    }
  }

  get #isAtEnd() {
    return this.#at >= this.#text.length;
  }

  #take(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);

    if (found !== null)
      this.#at = pattern.lastIndex;
    return found;
  }

  #readOne() {
    while (this.#text[this.#at] === '-') {
      this.#isNegated = true;
      this.#at++;
    }
    const quoted = this.#take(QUOTED);
    const bare = quoted === null ? this.#take(BARE) : null;

    if (quoted !== null)
      this.#addWords(quoted[1], { isOpen: quoted[2] === '', isQuoted: true });
    else if (bare === null)
      this.#isNegated = false;
    else if (bare[0] === 'OR')
      this.#isJoined = true;
    else if (bare[0] === 'NOT')
      this.#isNegated = true;
    else if (bare[0] !== 'AND')
      this.#addWord(bare[0]);
  }

  #addWord(word) {
    const [name] = word.split(':', 1);
    const field = name.length < word.length ? FIELDS.get(name.toLowerCase()) : undefined;
    const value = word.slice(name.length + 1);
    const quoted = field !== undefined && value === '' ? this.#take(QUOTED) : null;

    if (quoted !== null) {
      if (field !== 'year')
        this.#addWords(quoted[1], { field, isOpen: quoted[2] === '', isQuoted: true });
      else if (!this.#addYears(quoted[1]))
        this.#addWords(quoted[1], { isOpen: quoted[2] === '', isQuoted: true });
    } else if (field !== undefined && field !== 'year' && tokenize(value).length > 0) {
      this.#addWords(value, { field, isOpen: this.#isAtEnd });
    } else if (field !== 'year' || !this.#addYears(value)) {
      this.#addPlain(word);
    }
  }

  /* What colons part is words of their own; the minus before them leaves each of them out. */
  #addPlain(word) {
    const isNegated = this.#isNegated;
    const parts = word.split(':');

    parts.forEach((part, i) => {
      this.#isNegated = isNegated;
      if (this.#n < MAX_TERMS)
        this.#addWords(part, { isOpen: this.#isAtEnd && i === parts.length - 1 });
    });
    this.#isNegated = false;
  }

  #addWords(text, { field, isOpen, isQuoted = false }) {
    const tokens = tokenize(text);
    const isSimilar = !isQuoted && (text.endsWith('~') || (this.#similar && !this.#isNegated));
    const isPrefix = !isQuoted && text.endsWith('*');

    if (tokens.length === 0) {
      this.#isNegated = false;
      this.#isJoined = false;
      return;
    }
    /* Left out is only what was typed in full: half a word would hide more than is meant. */
    const isBeginning = isPrefix || (isOpen && !this.#isNegated && canBePrefix(text, tokens.at(-1)));

    this.#add({
      words: tokens.map(({ word }, i) => ({
        word,
        prefix: isBeginning && i === tokens.length - 1,
        fuzzy: isSimilar ? FUZZY : false,
      })),
      field,
      isPhrase: tokens.length > 1 && !isSimilar,
    });
  }

  #addYears(text) {
    const years = readYears(text);

    if (years !== null)
      this.#add({ words: [], years, isPhrase: false });
    return years !== null;
  }

  #add(term) {
    const isJoined = this.#isJoined && this.groups.length > 0;

    term.isNegated = this.#isNegated;
    if (isJoined)
      this.groups.at(-1).push(term);
    else
      this.groups.push([term]);
    this.#n++;
    this.#isNegated = false;
    this.#isJoined = false;
  }
}

/*
 * The query that was typed: groups that must all hold, each of them terms of which one is enough; none where nothing was
 * asked. With @similar words that are spelt a little differently are found too.
 */
export function parse(text, similar) {
  return new Parser(text, similar).groups;
}

/* Whether words have to stand side by side, so that it must be known where each of them stands. */
export function hasPhrase(groups) {
  return groups.flat().some(term => term.isPhrase);
}

/* How many letters of a word may differ. */
export function distanceOf({ word, fuzzy }) {
  return fuzzy ? Math.min(MAX_DISTANCE, Math.round(word.length * fuzzy)) : 0;
}
