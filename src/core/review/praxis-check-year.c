/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "praxis-checks.h"
#include "praxis-review-works.h"

/*
 * Another year beside the authors of the post's work. People write more than one work, so that only the first time that they are named
 * counts, where nothing says that it is an earlier one.
 */

/* A work is online in one year and printed in the next. */
#define ONLINE_FIRST 1

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

static void
remark (PraxisReviewContext       *context,
        PraxisReviewText          *text,
        const PraxisReviewMention *mention,
        int                        year,
        gboolean                   in_brackets)
{
  const PraxisReviewWord *word = praxis_review_words_get (praxis_review_context_get_words (context, text), mention->year_word);
  gboolean near = abs (mention->year - year) <= ONLINE_FIRST;
  g_autofree char *message = g_strdup_printf (_("The text says %d, the reference %d."), mention->year, year);

  praxis_review_remark_on_text (context, text, word->start, word->end, &(PraxisRemarkFields) {
    .severity = near || in_brackets ? PRAXIS_SEVERITY_SUGGESTION : PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = near
      ? _("The year beside an author is the one of the reference. One of the two may be when the work was online, the other one when it "
          "was printed.")
      : in_brackets
      ? _("The year beside an author is the one of the reference. In brackets it may be the one of another work by the same people.")
      : _("The year beside an author is the one of the reference."),
  });
}

/* Whether authors are named in front of a mention, whether behind it, and whether anywhere with the right year. */
static void
look_around (PraxisReviewContext       *context,
             const PraxisReviewMention *mention,
             GPtrArray                 *authors,
             int                        year,
             gboolean                  *before,
             gboolean                  *behind,
             gboolean                  *right)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);
  gboolean reached = FALSE;

  *before = *behind = *right = FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *mentions = praxis_review_context_get_mentions (context, texts->pdata[i]);

      for (guint j = 0; j < mentions->len; j++)
        {
          const PraxisReviewMention *other = mentions->pdata[j];

          reached = reached || other == mention;
          if (!praxis_review_mention_is_of (other, authors))
            continue;
          *before = *before || !reached;
          *behind = *behind || (reached && other != mention);
          *right = *right || other->year == year;
        }
    }
}

/* "(Flückiger et al., 2018)": names and year in brackets, which is how works are cited that the text is not about. */
static gboolean
is_in_brackets (GArray                    *words,
                const char                *plain,
                const PraxisReviewMention *mention)
{
  const PraxisReviewWord *last = praxis_review_words_get (words, mention->last), *year = praxis_review_words_get (words, mention->year_word);

  return memchr (plain + last->full_end, ',', year->start - last->full_end) != NULL;
}

/* Whether only a comma, a semicolon or "and" stands between a word and a later one. */
static gboolean
are_listed (GArray     *words,
            const char *plain,
            guint       word,
            guint       later)
{
  gsize length;

  if (later <= word || later - word > 2)
    return FALSE;
  if (later - word == 2 && !praxis_review_words_in (praxis_review_words_get (words, word + 1)->fold,
                                                    (const char * const[]) { "and", "or", "but", "then", "by", NULL }))
    return FALSE;
  length = praxis_review_words_get (words, word + 1)->start - praxis_review_words_get (words, word)->full_end;
  return g_strstr_len (plain + praxis_review_words_get (words, word)->full_end, (gssize) length, ".") == NULL;
}

/* "Martin et al. (2000) and Flückiger et al. (2012)": one of several works that are named in a row. */
static gboolean
is_in_list (PraxisReviewContext       *context,
            PraxisReviewText          *text,
            const PraxisReviewMention *mention)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (context, text);
  GArray *words = praxis_review_context_get_words (context, text);
  const char *plain = praxis_review_text_get_plain (text);

  for (guint i = 0; i < mentions->len; i++)
    {
      const PraxisReviewMention *other = mentions->pdata[i];

      if (other != mention && other->n_years > 0 &&
          (are_listed (words, plain, other->year_word + other->n_years - 1, mention->first) ||
           are_listed (words, plain, mention->year_word, other->first)))
        return TRUE;
    }
  return FALSE;
}

/* Whether the words around a mention make it that of another work. */
static gboolean
is_of_other (GArray                    *words,
             const PraxisReviewMention *mention)
{
  guint from, to, first = mention->first;

  praxis_review_words_get_sentence (words, first, &from, &to);
  return praxis_review_words_has (words, from, to, earlier) ||
         praxis_review_words_has (words, from, first, taken_up) ||
         praxis_review_words_has (words, MAX (from, first > 1 ? first - 1 : 0), first, relative) ||
         praxis_review_words_has (words, MAX (from, first > 3 ? first - 3 : 0), first, compared);
}

static void
check_mention (PraxisReviewContext       *context,
               PraxisReviewText          *text,
               const PraxisReviewMention *mention)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  GArray *words = praxis_review_context_get_words (context, text);
  g_autoptr(GPtrArray) found = NULL;
  int year = 0;
  gboolean before, behind, right, in_brackets;

  if (mention->n_years != 1)
    return;
  for (guint i = 0; i < citations->len; i++)
    {
      g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (citations->pdata[i]);
      int other = praxis_citation_get_year (citations->pdata[i]);

      if (other == 0 || !praxis_review_mention_is_by (mention, authors))
        continue;
      if (other == mention->year)
        return;
      year = other;
      g_clear_pointer (&found, g_ptr_array_unref);
      found = g_steal_pointer (&authors);
    }
  if (found == NULL)
    return;
  /* Three names in full, or one alone of many, is how another work of fewer authors is named. */
  if (!mention->has_others && mention->n_names != found->len)
    return;
  look_around (context, mention, found, year, &before, &behind, &right);
  in_brackets = is_in_brackets (words, praxis_review_text_get_plain (text), mention);
  if (before || right || (behind && in_brackets) || is_of_other (words, mention) || is_in_list (context, text, mention))
    return;
  remark (context, text, mention, year, in_brackets);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *texts = praxis_review_context_get_texts (context);

  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *mentions = praxis_review_context_get_mentions (context, texts->pdata[i]);

      for (guint j = 0; j < mentions->len; j++)
        check_mention (context, texts->pdata[i], mentions->pdata[j]);
    }
}

const PraxisCheck praxis_check_year = {
  .name = "year",
  .label = N_("Year of the work"),
  .rule = N_("The year beside the authors is the one of the reference."),
  .source = "APA 7, 8.10",
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
