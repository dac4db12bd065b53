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
  "subsequent*", "ago", "already", "proposed", "introduced", NULL
};

/* In front of the names. */
static const char * const compared[] = {
  "unlike", "like", "than", "as", "see", "since", "contrast", "contrary", "agreement", "consistent", "line", "cf", "also", "another",
  "other", "first", "after", "before", "with", "to", "from", NULL
};

static void
remark (PraxisReviewContext       *context,
        PraxisReviewText          *text,
        const PraxisReviewMention *mention,
        int                        year)
{
  const PraxisReviewWord *word = praxis_review_words_get (praxis_review_context_get_words (context, text), mention->year_word);
  gboolean near = abs (mention->year - year) <= ONLINE_FIRST;
  g_autofree char *message = g_strdup_printf (_("The text says %d, the reference %d."), mention->year, year);

  praxis_review_remark_on_text (context, text, word->start, word->end, &(PraxisRemarkFields) {
    .severity = near ? PRAXIS_SEVERITY_SUGGESTION : PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = near
      ? _("The year beside an author is the one of the reference. One of the two may be when the work was online, the other one when it "
          "was printed.")
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
                PraxisReviewText          *text,
                const PraxisReviewMention *mention)
{
  const PraxisReviewWord *last = praxis_review_words_get (words, mention->last), *year = praxis_review_words_get (words, mention->year_word);
  const char *plain = praxis_review_text_get_plain (text);

  return memchr (plain + last->full_end, ',', year->start - last->full_end) != NULL;
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
  guint from, to;
  gboolean before, behind, right;

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
  if (behind && is_in_brackets (words, text, mention))
    return;
  praxis_review_words_get_sentence (words, mention->first, &from, &to);
  if (!before && !right && !praxis_review_words_has (words, from, to, earlier) &&
      !praxis_review_words_has (words, MAX (from, mention->first > 3 ? mention->first - 3 : 0), mention->first, compared))
    remark (context, text, mention, year);
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
