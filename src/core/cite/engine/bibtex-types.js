// SPDX-License-Identifier: GPL-3.0-or-later
//
// The types of works: CSL's, and what BibTeX has in fields of its own.

// https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
export const CSL_TYPES = [
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection',
  'dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview',
  'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent',
  'performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book',
  'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage',
];

// Keys of biblatex's field "type", and entry types that say the same.
export const GENRES = {
  phdthesis: 'Doctoral dissertation', mastersthesis: 'Master’s thesis', mathesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis', candthesis: 'Candidate thesis', techreport: undefined,
  resreport: 'Research report',
};

// Archives of preprints as they write themselves.
export const ARCHIVES = { arxiv: 'arXiv', biorxiv: 'bioRxiv', medrxiv: 'medRxiv', psyarxiv: 'PsyArXiv' };
