/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "praxis-checks.h"
#include "praxis-review-quantity.h"
#include "praxis-review-works.h"

/*
 * A title that says of how many studies or people a work is: "A meta-analysis of 75 trials". The text has other numbers of them for
 * parts of it, so that only a number for the whole is one to compare; and where the title's number is given as well, all is well.
 */

/* What makes a number that of the whole, and how many words before it. */
static const char * const whole[] = {
  "included", "includes", "including", "gathered", "reviewed", "reviewing", "analysed", "analyzed", "analysing", "analyzing", "pooled",
  "pooling", "combined", "combining", "synthesized", "synthesised", "summarized", "summarised", "collected", "examined", "covered",
  "covering", "comprised", "comprising", "meta-analysis", "meta-analyzed", "meta-analysed", "review", "based", "total", "survey",
  "surveyed", "sample", "brought", "drew", "searched", NULL
};
#define WHOLE_WORDS 9

/* What makes it that of a part. */
static const char * const part[] = {
  "which", "subset", "only", "these", "those", "remaining", "another", "other", "further", "additional", "excluded", "dropped", "earlier",
  "previous", "prior", "newer", "older", "whereas", "subgroup", "where", "when", "per", "each", "half", "because",
  "median", "average", "typical", "largest", "smallest", "single", NULL
};

/* The same, anywhere in the sentence. */
static const char * const part_of_sentence[] = {
  "screened", "screening", "assessed", "contacted", "invited", "approached", "referred", "responded", "completed", "completer*", "completing",
  "final", "arm", "arms", "each", "per", "apiece", "respectively", "ongoing", "intention-to-treat", NULL
};

/* The same of people, of whom an analysis has some; of studies it has all. */
static const char * const part_of_people[] = { "analysis", "analyses", "follow-up", "dropouts", "drop-outs", NULL };

/* Behind it: "60 patients in the control group". */
static const char * const part_behind[] = { "group", "groups", "condition", "conditions", "site", "sites", "control*", NULL };
#define BEHIND_WORDS 6

/* Right behind it: what only some of them did, "a total of 26 studies reported". */
static const char * const part_verbs[] = {
  "report*", "used", "compar*", "measur*", "follow*", "gave", "looked", "tested", "had", "found", "show*", "assess*", "provid*", "answered",
  "named", "told", "left", "stayed", "finished", "improved", "recovered", "dropped", NULL
};

/* In front of a round number, which is then none to compare. */
static const char * const approximate[] = {
  "about", "almost", "nearly", "around", "roughly", "approximately", "over", "under", "some", "circa", "ca", "than", "close", "to", "least",
  "most", NULL
};

typedef struct
{
  PraxisReviewContext  *context;
  /* What the titles say, and in which words. */
  GPtrArray            *said;
  GPtrArray            *titles;
} Search;

static void
read_title (Search     *self,
            const char *title)
{
  g_autoptr(GArray) words = NULL;
  g_autoptr(GPtrArray) quantities = NULL;

  if (title == NULL)
    return;
  words = praxis_review_words_new (title);
  quantities = praxis_review_quantities_find (words, title);
  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];
      gsize start = praxis_review_words_get (words, quantity->first)->start;

      g_ptr_array_add (self->titles, g_strndup (title + start, praxis_review_words_get (words, quantity->last)->end - start));
    }
  g_ptr_array_extend_and_steal (self->said, g_steal_pointer (&quantities));
}

static gboolean
is_of_whole (GArray                     *words,
             const PraxisReviewQuantity *quantity)
{
  guint from, to;

  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  from = MAX (from, quantity->first > WHOLE_WORDS ? quantity->first - WHOLE_WORDS : 0);
  return praxis_review_words_has (words, from, quantity->first, whole) && !praxis_review_words_has (words, from, quantity->first, part);
}

/* "the analysis of dropouts included": an analysis of one thing among others has some of the studies. */
static gboolean
is_of_one_analysis (GArray *words,
                    guint   from,
                    guint   to)
{
  for (guint i = from; i + 1 < to; i++)
    {
      if (praxis_review_words_in (praxis_review_words_get (words, i)->fold, (const char * const[]) { "analysis", "analyses", NULL }) &&
          praxis_review_words_in (praxis_review_words_get (words, i + 1)->fold, (const char * const[]) { "of", "for", "on", NULL }))
        return TRUE;
    }
  return FALSE;
}

/* Whether the sentence has the number for some of the people or studies. */
static gboolean
is_of_part (GArray                     *words,
            const PraxisReviewQuantity *quantity)
{
  guint from, to;

  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  return praxis_review_words_has (words, from, to, part_of_sentence) || is_of_one_analysis (words, from, quantity->first) ||
         (!praxis_review_quantity_is_of_studies (quantity) && praxis_review_words_has (words, from, to, part_of_people)) ||
         praxis_review_words_has (words, quantity->last + 1, MIN (to, quantity->last + 1 + BEHIND_WORDS), part_behind) ||
         praxis_review_words_has (words, quantity->last + 1, MIN (to, quantity->last + 2), part_verbs);
}

/* "more than 30,000 patients" */
static gboolean
is_approximate (GArray                     *words,
                const PraxisReviewQuantity *quantity)
{
  guint significant = quantity->number;

  while (significant > 0 && significant % 10 == 0)
    significant /= 10;
  return significant != quantity->number && significant < 100 && quantity->first > 0 &&
         praxis_review_words_in (praxis_review_words_get (words, quantity->first - 1)->fold, approximate);
}

/* Whether the sentence names another work than the one of the post: other people, or another year. */
static gboolean
is_of_other_work (Search                     *self,
                  PraxisReviewText           *text,
                  const PraxisReviewQuantity *quantity)
{
  GPtrArray *mentions = praxis_review_context_get_mentions (self->context, text);
  GArray *words = praxis_review_context_get_words (self->context, text);
  PraxisCitation *work = praxis_draft_get_citations (praxis_review_context_get_draft (self->context))->pdata[0];
  g_autoptr(GPtrArray) authors = praxis_review_work_get_authors (work);
  guint from, to;

  praxis_review_words_get_sentence (words, quantity->first, &from, &to);
  for (guint i = 0; i < mentions->len; i++)
    {
      const PraxisReviewMention *mention = mentions->pdata[i];

      if (mention->first < from || mention->first >= to)
        continue;
      if ((mention->year != 0 && mention->year != praxis_citation_get_year (work)) || !praxis_review_mention_is_of (mention, authors))
        return TRUE;
    }
  return FALSE;
}

static void
remark (Search                     *self,
        PraxisReviewText           *text,
        const PraxisReviewQuantity *quantity,
        const char                 *title)
{
  GArray *words = praxis_review_context_get_words (self->context, text);
  gsize start = praxis_review_words_get (words, quantity->first)->start, end = praxis_review_words_get (words, quantity->last)->end;
  g_autofree char *found = g_strndup (praxis_review_text_get_plain (text) + start, end - start);
  /* Translators: both are a number with what is counted: "57 trials" */
  g_autofree char *message = g_strdup_printf (_("The text says “%s”, the title of the work “%s”."), found, title);

  praxis_review_remark_on_text (self->context, text, start, end, &(PraxisRemarkFields) {
    .severity = PRAXIS_SEVERITY_DOUBT,
    .message = message,
    .reason = _("What a work's title counts is counted the same in the text, and the number from the title is nowhere in it."),
  });
}

/* Whether the text has what a title says. */
static gboolean
is_given (GPtrArray                  *quantities,
          const PraxisReviewQuantity *said)
{
  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];

      if (quantity->number == said->number && g_str_equal (quantity->noun, said->noun))
        return TRUE;
    }
  return FALSE;
}

static void
check_text (Search           *self,
            PraxisReviewText *text,
            GPtrArray        *quantities,
            gboolean         *given)
{
  GArray *words = praxis_review_context_get_words (self->context, text);

  for (guint i = 0; i < quantities->len; i++)
    {
      const PraxisReviewQuantity *quantity = quantities->pdata[i];

      for (guint j = 0; j < self->said->len; j++)
        {
          const PraxisReviewQuantity *said = self->said->pdata[j];

          if (given[j] || !praxis_review_quantity_is_same (quantity, said))
            continue;
          if (is_of_part (words, quantity) || is_approximate (words, quantity) || is_of_other_work (self, text, quantity))
            continue;
          if (is_of_whole (words, quantity) || praxis_review_numbers_are_near (quantity->number, said->number))
            {
              remark (self, text, quantity, self->titles->pdata[j]);
              given[j] = TRUE;
            }
        }
    }
}

static void
check_texts (Search *self)
{
  GPtrArray *texts = praxis_review_context_get_texts (self->context);
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree gboolean *given = g_new0 (gboolean, self->said->len);

  for (guint i = 0; i < texts->len; i++)
    {
      GArray *words = praxis_review_context_get_words (self->context, texts->pdata[i]);

      g_ptr_array_add (found, praxis_review_quantities_find (words, praxis_review_text_get_plain (texts->pdata[i])));
    }
  for (guint j = 0; j < self->said->len; j++)
    {
      for (guint i = 0; i < found->len; i++)
        given[j] = given[j] || is_given (found->pdata[i], self->said->pdata[j]);
    }
  for (guint i = 0; i < texts->len; i++)
    check_text (self, texts->pdata[i], found->pdata[i], given);
}

static void
run (PraxisReviewContext *context)
{
  GPtrArray *citations = praxis_draft_get_citations (praxis_review_context_get_draft (context));
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) praxis_review_quantity_free);
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  Search search = { context, said, titles };

  /* Of several works the text says which is which in ways that are not to be read. */
  if (citations->len != 1)
    return;
  read_title (&search, praxis_citation_get_field (citations->pdata[0], "title"));
  if (said->len > 0)
    check_texts (&search);
}

const PraxisCheck praxis_check_counts = {
  .name = "counts",
  .label = N_("Numbers in the title of the work"),
  .rule = N_("The text counts the same studies and people as the title of the work."),
  .source = NULL,
  .fields = PRAXIS_CHECK_READS_TEXTS | PRAXIS_CHECK_READS (CITATIONS),
  .run = run,
};
