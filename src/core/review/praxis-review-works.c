/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "praxis-review-works.h"

#include <string.h>

/* Whether what the prose names is a work that the post is about. */

/* In the sentence. */
static const char * const earlier[] = {
  "earlier", "previous*", "prior", "former*", "older", "original*", "update*", "seminal", "classic", "precursor*", "replicat*", "later",
  "subsequent*", "since", "meanwhile", "ago", "already", "proposed", "introduced", NULL
};

/* In front of the names; "g" is the end of "e.g.". */
static const char * const compared[] = {
  "unlike", "like", "than", "as", "see", "since", "contrast", "contrary", "agreement", "consistent", "line", "cf", "also", "another",
  "other", "first", "after", "before", "with", "to", "from", "eg", "g", NULL
};

/* Anywhere in front of the names: what the work takes up from another one. */
static const char * const taken_up[] = {
  "build*", "built", "extend*", "extension", "based", "basis", "follow*", "method*", "procedure*", "develop*", "using", "use", "uses", "used",
  "describ*", "protocol*", "database*", "draw*", "drew", "adapt*", "borrow*", "apply", "applied", "applies", "repeat*", "continu*", NULL
};

/* Right in front of the names: "the method that Flückiger et al. (2012) proposed". */
static const char * const relative[] = { "that", "which", "what", "where", NULL };

/**
 * praxis_review_work_get_authors:
 * @citation: a work
 *
 * Returns: (transfer full) (element-type PraxisName): who it is by: its authors, or the editors of one without any
 */
GPtrArray *
praxis_review_work_get_authors (PraxisCitation *citation)
{
  g_autoptr(GPtrArray) authors = praxis_citation_get_names (citation, "author");

  return authors->len > 0 ? g_steal_pointer (&authors) : praxis_citation_get_names (citation, "editor");
}

/**
 * praxis_review_mention_is_of:
 * @mention: a mention
 * @authors: (element-type PraxisName): the authors of a work
 *
 * Returns: whether it begins with the work's first author
 */
gboolean
praxis_review_mention_is_of (const PraxisReviewMention *mention,
                             GPtrArray                 *authors)
{
  return authors->len > 0 && praxis_review_mention_names (mention, 0, authors->pdata[0]);
}

/**
 * praxis_review_mention_is_by:
 * @mention: a mention
 * @authors: (element-type PraxisName): the authors of a work
 *
 * Returns: whether its names are the work's first authors, in their order
 */
gboolean
praxis_review_mention_is_by (const PraxisReviewMention *mention,
                             GPtrArray                 *authors)
{
  if (mention->n_names > authors->len)
    return FALSE;
  for (guint i = 0; i < mention->n_names; i++)
    {
      if (!praxis_review_mention_names (mention, i, authors->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * praxis_review_mention_is_of_other:
 * @mention: a mention
 * @words: (element-type PraxisReviewWord): the words of its text
 *
 * Returns: whether the words around it make it that of another work than the one that the text is about: an earlier one, one that it is
 *   compared with, one that it builds on
 */
gboolean
praxis_review_mention_is_of_other (const PraxisReviewMention *mention,
                                   GArray                    *words)
{
  guint from, to, first = mention->first;

  praxis_review_words_get_sentence (words, first, &from, &to);
  return praxis_review_words_has (words, from, to, earlier) ||
         praxis_review_words_has (words, from, first, taken_up) ||
         praxis_review_words_has (words, MAX (from, first > 1 ? first - 1 : 0), first, relative) ||
         praxis_review_words_has (words, MAX (from, first > 3 ? first - 3 : 0), first, compared);
}

/**
 * praxis_review_mention_get_year_in_front:
 * @mention: a mention
 * @words: (element-type PraxisReviewWord): the words of its text
 * @word: (out): the number of the word that is the year
 *
 * Returns: the year with which its sentence begins in front of it: "In 2017, Smith and colleagues", "In their 2017 review, Smith and
 *   colleagues"; 0 where there is none
 */
int
praxis_review_mention_get_year_in_front (const PraxisReviewMention *mention,
                                         GArray                    *words,
                                         guint                     *word)
{
  guint from, to;

  praxis_review_words_get_sentence (words, mention->first, &from, &to);
  if (mention->first < from + 2 || strcmp (praxis_review_words_get (words, from)->fold, "in") != 0)
    return 0;
  *word = from + 1;
  if (praxis_review_words_in (praxis_review_words_get (words, *word)->fold, (const char * const[]) { "their", "a", "his", "her", "the", NULL }))
    (*word)++;
  return *word < mention->first && mention->first - *word <= 3 ? praxis_review_words_get_year (words, *word) : 0;
}
