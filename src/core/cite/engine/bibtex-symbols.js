// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands of LaTeX for one sign each that citation-js does not know (The Comprehensive LaTeX Symbol List,
// https://ctan.org/pkg/comprehensive).

export const SYMBOLS = {
  aa: 'å', AA: 'Å', cprime: 'ʹ', LaTeX: 'LaTeX', TeX: 'TeX', BibTeX: 'BibTeX',
  ldots: '…', dots: '…', cdots: '⋯', textellipsis: '…', quotedblbase: '„', quotesinglbase: '‚', slash: '/', hyphen: '-',
  textendash: '–', textemdash: '—', ndash: '–', mdash: '—', textquoteright: '’', textquoteleft: '‘', textquotedblleft: '“',
  textquotedblright: '”', langle: '⟨', rangle: '⟩', lbrack: '[', rbrack: ']', mid: '|', vert: '|',
  newline: ' ', linebreak: ' ', par: ' ', quad: ' ', qquad: ' ', space: ' ', nobreakspace: ' ', enspace: ' ', thinspace: ' ',
  pounds: '£', S: '§', P: '¶', dag: '†', dagger: '†', ddag: '‡', ddagger: '‡', euro: '€', EUR: '€',
  textdegree: '°', degree: '°', circ: '°', textmu: 'µ', micro: 'µ', textpm: '±', texttimes: '×', times: '×', div: '÷',
  pm: '±', mp: '∓', cdot: '·', bullet: '•', star: '⋆', ast: '∗', prime: '′', infty: '∞', propto: '∝', sqrt: '√',
  leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', ne: '≠', approx: '≈', equiv: '≡', simeq: '≃', cong: '≅', ll: '≪', gg: '≫',
  rightarrow: '→', to: '→', leftarrow: '←', leftrightarrow: '↔', Rightarrow: '⇒', Leftarrow: '⇐', uparrow: '↑', downarrow: '↓',
  ell: 'ℓ', hbar: 'ℏ', Re: 'ℜ', Im: 'ℑ', aleph: 'ℵ', sum: '∑', prod: '∏', int: '∫', partial: '∂', nabla: '∇',
  in: '∈', notin: '∉', subset: '⊂', cup: '∪', cap: '∩', emptyset: '∅', forall: '∀', exists: '∃', neg: '¬', wedge: '∧', vee: '∨',
  otimes: '⊗', oplus: '⊕', perp: '⊥', parallel: '∥', angle: '∠',
  // Accents of mathematics, and of MathSciNet, are those of text.
  bar: '\\=', overline: '\\=', hat: '\\^', widehat: '\\^', tilde: '\\~', widetilde: '\\~', dot: '\\.', ddot: '\\"', check: '\\v',
  breve: '\\u', acute: '\\\'', grave: '\\`', ocirc: '\\r',
};
