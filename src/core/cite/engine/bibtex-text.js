// SPDX-License-Identifier: GPL-3.0-or-later
//
// LaTeX as Unicode. citation-js reads it; what it does not know is prepared for it, or else no command of a package, no sign
// that LaTeX writes with a backslash would come through.

import { parse } from '@citation-js/plugin-bibtex/lib-mjs/input/value.js';
import * as known from '@citation-js/plugin-bibtex/lib-mjs/input/constants.js';
import { SYMBOLS } from './bibtex-symbols.js';
import { plain } from './csl-tidy.js';

// Stand in for signs that mean something in LaTeX while a value is read.
const SIGNS = '\\{}$~^%&#_"-`\'';
const FIRST_SIGN = 0xE000;

const hide = sign => String.fromCharCode (FIRST_SIGN + SIGNS.indexOf (sign));
const show = text => text.replace (/[\u{E000}-\u{E00F}]/gu, sign => SIGNS[sign.charCodeAt (0) - FIRST_SIGN] ?? '');

// What stands for a sign that LaTeX itself needs, and what only says how.
const COMMANDS = {
  ...SYMBOLS, textbackslash: hide ('\\'), backslash: hide ('\\'), textasciitilde: hide ('~'), sim: hide ('~'), textasciicircum: hide ('^'),
  textbraceleft: hide ('{'), textbraceright: hide ('}'), lbrace: hide ('{'), rbrace: hide ('}'), textdollar: hide ('$'),
  textunderscore: hide ('_'), textquotesingle: hide ('\''), textquotedbl: hide ('"'), enquote: '', bibstring: '',
};
const BY_SIGN = { '-': '', '/': '', '@': '', '!': '', ',': ' ', ';': ' ', ':': ' ', ' ': ' ', '\\': ' ', '\n': ' ', '(': '$', ')': '$',
                  '[': '$', ']': '$', '*': '' };

function isKnown (name) {
  return ['formattingEnvs', 'formattingCommands', 'commands', 'mathCommands', 'diacritics', 'argumentCommands', 'mathScriptFormatting']
    .some (table => name in (known[table] ?? {})) || name === 'begin' || name === 'end';
}

// LaTeX swallows the space behind a command; behind a sign people forget that it does.
function prepareCommand (match, name, space) {
  if (Object.hasOwn (SYMBOLS, name) && !/^\p{L}$|\\/u.test (SYMBOLS[name]))
    return SYMBOLS[name] + (/^\s+$/.test (space) ? ' ' : '');
  if (Object.hasOwn (COMMANDS, name))
    return COMMANDS[name];
  return isKnown (name) ? match : space && '';
}

function prepareSign (match, sign) {
  if (SIGNS.includes (sign) && '{}$%&#_'.includes (sign))
    return hide (sign);
  if (sign in BY_SIGN)
    return BY_SIGN[sign];
  return sign in known.diacritics ? match : sign;
}

// One dollar sign alone is money.
function prepareMath (text) {
  return (text.match (/\$/g) ?? []).length % 2 === 1 ? text.replaceAll ('$', hide ('$')) : text;
}

function prepare (latex) {
  const text = latex.replace (/[\u{E000}-\u{E0FF}]/gu, '')
    .replace (/\\([~^'"`=.])\s*\{\s*\}/g, (match, sign) => SIGNS.includes (sign) ? hide (sign) : sign)
    .replace (/\\verb(.)(.*?)\1/g, '$2')
    .replace (/\\href\s*(\{[^{}]*\})\s*(?=\{)/g, '')
    .replace (/\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replace (/\\(?:[hv]space|vskip|cite[a-z]*|footnote(?:mark)?|label|ref)\*?\s*\{[^{}]*\}/g, '')
    .replace (/\\([a-zA-Z]+)(\*?[ \t\n]*(?:\{\})?)/g, prepareCommand)
    .replace (/\\([^a-zA-Z])/gs, prepareSign)
    .replace (/\\$/, '');

  return prepareMath (text);
}

// LaTeX that nobody can read, without what is surely none of the text.
function strip (text) {
  return text.replace (/\\[a-zA-Z]+\s*/g, '').replace (/\\./g, '').replace (/[{}$]/g, '').replaceAll ('~', ' ');
}

// A backslash that is left is a command that came to nothing.
function finish (text) {
  return show (plain (text.replace (/\\[a-zA-Z]*/g, '').replace (/ı(?=[\u{300}-\u{36F}])/gu, 'i').replace (/ȷ(?=[\u{300}-\u{36F}])/gu, 'j').normalize ('NFC')));
}

export function readText (latex) {
  const alone = /^\s*\\([a-zA-Z]+)\s*$/.exec (latex)?.[1];

  // A journal that some style has a command for.
  if (alone && !isKnown (alone) && !Object.hasOwn (COMMANDS, alone))
    return alone;

  const text = prepare (latex);

  try {
    return finish (parse (text, 'title'));
  } catch {
    return finish (strip (text));
  }
}

// The parts of a list, which stand between separators that no brace encloses.
export function split (latex, separator) {
  const parts = [];
  let depth = 0, start = 0;

  for (let i = 0; i < latex.length; i++) {
    if (latex[i] === '\\') {
      i++;
      continue;
    }
    depth += (latex[i] === '{') - (latex[i] === '}');
    separator.lastIndex = i;
    const found = depth === 0 ? separator.exec (latex) : null;
    if (found) {
      parts.push (latex.slice (start, i));
      start = i + found[0].length;
      i = start - 1;
    }
  }
  return [...parts, latex.slice (start)].map (part => part.trim ()).filter (part => part !== '');
}

export function readList (latex) {
  return split (latex, /\s+and\s+/iy).map (readText).filter (part => part !== '');
}

// Addresses and numbers are as they are written, but for what LaTeX cannot have.
export function readVerbatim (latex) {
  return latex.replace (/\\url\s*/g, '').replace (/\\([%&#_{}~$])(?:\{\})?/g, '$1').replace (/\\(?:text)?asciitilde(?:\{\})?|\$\\sim\$/g, '~')
    .replace (/\\text(?:underscore|_)(?:\{\})?/g, '_').replace (/[{}]/g, '').replace (/\s+/g, '').trim ();
}

// Whether braces enclose all of it: "{World Health Organization}".
function isEnclosed (latex) {
  let depth = 0;

  if (!latex.startsWith ('{'))
    return false;
  for (let i = 0; i < latex.length; i++) {
    if (latex[i] === '\\')
      i++;
    depth += (latex[i] === '{') - (latex[i] === '}');
    if (depth === 0)
      return i === latex.length - 1;
  }
  return false;
}

const NAME_PARTS = { family: 'family', given: 'given', prefix: 'non-dropping-particle', suffix: 'suffix' };

function nameOf (parts) {
  const name = {};

  for (const [part, value] of Object.entries (parts)) {
    if (part in NAME_PARTS && value)
      name[NAME_PARTS[part]] = finish (value);
  }
  return name;
}

// "Smith Jr., Bob" is what Jr. Smith is called by people who do not know the three parts of a name in BibTeX.
function moveSuffix (name) {
  const parts = /^(.+?),? (Jr\.?|Sr\.?|I{2,3}|IV)$/.exec (name.family ?? '');

  if (parts && !name.suffix && name.given)
    [, name.family, name.suffix] = parts;
  return name;
}

function readName (latex) {
  if (/^(?:others|et al\.?)$/i.test (latex))
    return { literal: 'et al.' };
  if (isEnclosed (latex) && !/^\{\\/.test (latex))
    return { literal: readText (latex) };
  try {
    const name = nameOf (parse (prepare (latex.replace (/,\s*$/, '')), 'author')[0]);

    if (name.family)
      return moveSuffix (name);
  } catch {
  }
  return readText (latex);
}

export function readNames (latex) {
  return split (latex.replace (/\s+and\s*$/i, ''), /\s+and\s+/iy).map (readName).filter (name => name !== '');
}
