/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Where in the texts of a shard its words stand: the places of all words in one row, post after post and field after field,
 * with a gap wherever a text ends, so that words with places that follow each other stand side by side.
 *
 * A list of places is the distances from each to the next, five bits a character, the lowest first; the sixth bit says that
 * more follow.
 */

const DIGITS = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((digit, i) => [digit, i]));

function unpack(text) {
  const numbers = [];
  let last = 0;
  let number = 0;
  let shift = 0;

  for (const character of text) {
    const digit = DIGITS.get(character);

    number += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit < 32) {
      last += number;
      numbers.push(last);
      number = 0;
      shift = 0;
    }
  }
  return numbers;
}

/* The number of the last start that is not behind a place. */
function findSection(starts, place) {
  let low = 0;
  let high = starts.length - 1;

  while (low < high) {
    const middle = (low + high + 1) >> 1;

    if (starts[middle] <= place)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

export class Places {
  #starts;
  #lists;
  #nFields;

  /* @starts: of each field of each post; @lists: of each word, in the order of the words. */
  constructor(starts, lists, nFields) {
    this.#starts = unpack(starts);
    this.#lists = lists.split(';');
    this.#nFields = nFields;
  }

  /*
   * The posts in which words stand side by side. @words: for each place in the row the numbers of the words that may stand
   * there; @field: the number of the field where they have to, or -1.
   */
  find(words, field) {
    const found = new Set();
    let ends = null;

    for (const numbers of words) {
      const places = numbers.flatMap(number => unpack(this.#lists[number]));
      const before = ends;

      ends = new Set(before === null ? places : places.filter(place => before.has(place - 1)));
    }
    for (const place of ends ?? []) {
      const section = findSection(this.#starts, place);

      if (field < 0 || section % this.#nFields === field)
        found.add(Math.floor(section / this.#nFields));
    }
    return found;
  }
}
